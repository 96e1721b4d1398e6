//! Words of names: which, where, for whom and by which source. `assets/lists/name_words.toml`.

use super::list::WordList;
use super::province_papers::Party;
use crate::text::{Hit, Plain, find_words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All word lists for names that more than one question is asked of.
#[derive(Debug, Clone, Deserialize)]
pub struct NameWords {
    /// Lists that hold everywhere, by name; the loader moves them to [`super::Knowledge::word_lists`].
    #[serde(flatten)]
    pub(super) lists: BTreeMap<String, WordList>,
    /// Lists by province, provider and kind of subject.
    pub scoped: Vec<ScopedWords>,
    /// Words of companies and trades.
    pub industry: Vec<WordList>,
    /// Words and characters on which sources contradict each other.
    #[serde(rename = "conflict")]
    pub conflicts: Vec<WordConflict>,
    /// Longer words that hold a listed word by chance or with another meaning, by the listed word.
    pub harmless_by_word: BTreeMap<String, Vec<String>>,
}

/// One source's list for some cases.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopedWords {
    /// Codes of the provinces; everywhere where empty.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Keys of the providers that match them; all where empty.
    #[serde(default)]
    pub providers: Vec<String>,
    /// Whose names; everybody's where left out.
    #[serde(default)]
    pub of: Option<Party>,
    /// What the source says of them.
    pub kind: NameWordKind,
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// The words.
    pub words: Vec<String>,
}

/// What a source says of a word in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum NameWordKind {
    /// A name may not hold it.
    Banned,
    /// A name may not be it.
    BannedExact,
    /// A name may not begin with it, bodies of the state aside.
    BannedPrefix,
    /// A name may not hold it, whoever files.
    Sensitive,
    /// A name with it needs an approval.
    NeedsApproval,
    /// A name had better not hold it.
    Avoid,
    /// A name ends with one of the list.
    RequiredForm,
    /// The website's remark may not hold it.
    BannedInRemark,
}

/// Words or characters on which sources contradict each other.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordConflict {
    /// Whether it is about words or about single symbols.
    pub about: ConflictAbout,
    /// Whose names; everybody's where left out.
    #[serde(default)]
    pub of: Option<Party>,
    /// Codes of the provinces; everywhere where empty.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// The words or symbols.
    pub words: Vec<String>,
    /// What each source says, the newest or the more special first.
    #[serde(rename = "side")]
    pub sides: Vec<ConflictSide>,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictAbout {
    /// Words.
    Words,
    /// Single characters that are no letters.
    Symbols,
}

/// One source's side of a conflict.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConflictSide {
    /// What it says.
    pub says: ConflictSaying,
    /// Date of the text.
    pub as_of: String,
    /// Key of the source.
    pub source: String,
    /// Detail for people.
    #[serde(default)]
    pub note: String,
}

/// What one side of a conflict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ConflictSaying {
    /// They may stand in a name.
    Allowed,
    /// One of them has to stand in a name.
    Wanted,
    /// They may not stand in a name.
    Banned,
    /// A name with them needs an approval.
    NeedsApproval,
}

impl ScopedWords {
    /// Whether the list is for a case of this province, provider and kind of subject.
    pub fn is_for(&self, province: &str, provider: &str, is_individual: bool) -> bool {
        is_among(&self.provinces, province) && is_among(&self.providers, provider) && is_of(self.of, is_individual)
    }
}

impl WordConflict {
    /// Whether the conflict is about a case of this province and kind of subject.
    pub fn is_for(&self, province: &str, is_individual: bool) -> bool {
        is_among(&self.provinces, province) && is_of(self.of, is_individual)
    }
}

impl NameWords {
    /// The lists of one kind for a case, each with its own source and date.
    pub fn for_case(&self, province: &str, provider: &str, is_individual: bool, kind: NameWordKind) -> impl Iterator<Item = &ScopedWords> {
        self.scoped.iter().filter(move |list| list.kind == kind && list.is_for(province, provider, is_individual))
    }

    /// The conflicts that a case is about.
    pub fn conflicts_for(&self, province: &str, is_individual: bool) -> impl Iterator<Item = &WordConflict> {
        self.conflicts.iter().filter(move |conflict| conflict.is_for(province, is_individual))
    }

    /// Longer words in which a listed word is harmless.
    pub fn harmless(&self, word: &str) -> &[String] {
        self.harmless_by_word.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words of a list that stand in a name.
    pub fn find<'a>(&'a self, name: &Plain, words: &'a [String]) -> Vec<Hit<'a>> {
        find_words(name.as_str(), words.iter().map(|word| (word.as_str(), self.harmless(word))))
    }
}

/// Whether an empty list, which means everything, or one with the key.
pub(super) fn is_among(keys: &[String], key: &str) -> bool {
    keys.is_empty() || keys.iter().any(|known| known == key)
}

fn is_of(of: Option<Party>, is_individual: bool) -> bool {
    of.is_none_or(|of| of.is_of(is_individual))
}
