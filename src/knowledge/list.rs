//! Lists of words and suffixes: `assets/lists/`.

use serde::Deserialize;

/// Words that a name may not hold or begin with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Whether the source gives it as examples, so that absence means nothing.
    pub partial: bool,
    /// The words.
    pub words: Vec<String>,
    /// Longer words that hold one of them by chance and are harmless.
    #[serde(default)]
    pub harmless: Vec<String>,
}

/// Top-level domains that the ministry had approved at a date.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuffixList {
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Suffixes with their dot, in Unicode.
    pub approved: Vec<String>,
}
