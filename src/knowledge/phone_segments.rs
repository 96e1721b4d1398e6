//! Segments of mobile numbers: `assets/lists/phone_segments.toml`.

use crate::number::mobile::Mobile;
use serde::Deserialize;

/// Segments (first three digits) that receive the ministry's verification message, and those of virtual operators.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneSegments {
    /// Date of the provider's table.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Licence of the list.
    pub licence: String,
    /// Segments that receive the message.
    pub listed: Vec<String>,
    /// Segments of the numbering plan that the table leaves out.
    pub not_listed: Vec<String>,
    /// Segments that virtual operators give out, in part.
    pub virtual_operators: Vec<VirtualOperators>,
}

/// Segments of virtual operators by one source.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VirtualOperators {
    /// The segments.
    pub prefixes: Vec<String>,
    /// Date of the statement.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
}

impl PhoneSegments {
    /// Whether a number receives the ministry's message; none if the table does not speak of its segment.
    pub fn receives_message(&self, mobile: &Mobile) -> Option<bool> {
        let is_in = |segments: &[String]| segments.iter().any(|segment| mobile.as_str().starts_with(segment));
        if is_in(&self.listed) {
            Some(true)
        } else if is_in(&self.not_listed) {
            Some(false)
        } else {
            None
        }
    }

    /// Who says that virtual operators give out numbers of this segment, if anybody does.
    pub fn virtual_operator(&self, mobile: &Mobile) -> Option<&VirtualOperators> {
        self.virtual_operators.iter().find(|said| said.prefixes.iter().any(|prefix| mobile.as_str().starts_with(prefix)))
    }
}
