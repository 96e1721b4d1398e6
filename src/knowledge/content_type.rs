//! Content types of the ministry's dictionary. `assets/lists/content_types.toml`.

use super::cell::Statement;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The dictionary of content types.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentTypes {
    /// Date of the dictionary.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Content types by key. Those that `content_types` of `lists/choices.toml` does not hold are newer than the form.
    #[serde(rename = "type")]
    pub types: BTreeMap<String, ContentType>,
}

/// One content type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentType {
    /// The ministry's name.
    pub name: String,
    /// Its number in the dictionary.
    pub seq: u8,
    /// Its bit in the interface.
    pub bit: u64,
    /// Its group, where it has one.
    #[serde(default)]
    pub group: String,
    /// Whether individuals may choose it, where a source says.
    #[serde(default)]
    pub personal: Option<Statement<PersonalChoice>>,
}

/// Whether individuals may choose a content type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PersonalChoice {
    /// They may.
    Yes,
    /// They may not.
    No,
    /// It depends on the province; see the cells of each.
    Disputed,
}
