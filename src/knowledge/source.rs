//! Cited documents: `assets/sources.toml`.

use serde::{Deserialize, Serialize};

/// A cited document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title, in the document's language.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Date of its text, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or `unknown`.
    pub as_of: String,
}

/// What kind of document a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A national standard.
    Standard,
    /// A document of the ministry or an authority.
    Ministry,
    /// A cloud provider's own documentation.
    Provider,
    /// A copy of such a document elsewhere, or this program's own reasoning.
    Copy,
}
