//! Lists of words and suffixes: `assets/lists/`.

use crate::text::fold;
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
    /// Suffixes of which a source says that they are not taken; dated and partial.
    #[serde(default)]
    pub refused: Vec<RefusedSuffix>,
}

/// A suffix of which a source says that it is not taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedSuffix {
    /// The suffix with its dot, in Unicode.
    pub suffix: String,
    /// Codes of the provinces of which the source speaks; none for all.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// What the source says, in Chinese.
    pub evidence: String,
    /// Key of the source.
    pub by: String,
    /// Whether the source expects that it is taken soon.
    #[serde(default)]
    pub expected: bool,
}

impl SuffixList {
    /// Whether the top-level domain of a suffix had been approved at the date of the list. A no may only mean that it
    /// is newer.
    pub fn is_approved(&self, suffix: &str) -> bool {
        let suffix = Self::folded(suffix);
        let top_level = suffix.rfind('.').map_or("", |dot| &suffix[dot..]);
        self.approved.iter().any(|approved| approved == top_level)
    }

    /// What a source says against a suffix.
    pub fn refused(&self, suffix: &str) -> Option<&RefusedSuffix> {
        let suffix = Self::folded(suffix);
        self.refused.iter().find(|refused| refused.suffix == suffix)
    }

    /// `.中国` for `.中國`, `.XN--FIQS8S`, `中国。` and the like.
    pub fn folded(suffix: &str) -> String {
        let typed = fold(suffix).replace('。', ".");
        let (unicode, _) = idna::domain_to_unicode(typed.trim_matches('.'));
        format!(".{}", unicode.replace("中國", "中国"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_is_found_however_it_is_typed() {
        let list = SuffixList {
            as_of: String::new(),
            source: String::new(),
            approved: vec![".中国".to_owned(), ".cn".to_owned()],
            refused: Vec::new(),
        };
        for typed in [".中国", "中國", ".XN--FIQS8S", "。中国", ".xn--fiqz9s", ".com.cn", "ＣＮ"] {
            assert!(list.is_approved(typed), "{typed}");
        }
        assert!(!list.is_approved(".io") && !list.is_approved(""));
    }
}
