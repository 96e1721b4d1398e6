//! Words of names and business scopes that lead to a special paper. `assets/lists/scope_words.toml`.

use super::name_words::is_among;
use crate::text::{Hit, Plain, find_words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All words of business scopes, and who asks for a pledge because of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeWords {
    /// Words by topic and province.
    pub words: Vec<TopicWords>,
    /// Pledges that provinces ask for.
    #[serde(rename = "pledge")]
    pub pledges: Vec<Pledge>,
    /// Longer words that hold a listed word by chance, with another meaning, or to say that it is left out.
    pub harmless_by_word: BTreeMap<String, Vec<String>>,
}

/// One source's words of one topic.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// The topic.
    pub topic: Topic,
    /// Codes of the provinces; everywhere where empty.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// The words.
    pub words: Vec<String>,
}

/// Provinces that ask for a pledge where a word of a topic stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// The topic.
    pub topic: Topic,
    /// Which text it has to have.
    pub form: PledgeForm,
    /// Codes of the provinces.
    pub provinces: Vec<String>,
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
}

/// What a word of a business scope is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Topic {
    /// Finance.
    Finance,
    /// Education and training.
    Education,
    /// Culture.
    Culture,
    /// Medicine.
    Medical,
    /// Religion.
    Religion,
    /// Travel agencies.
    Travel,
    /// Games.
    Games,
}

/// Which text a pledge has to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PledgeForm {
    /// The province's own template.
    Own,
    /// The template that several provinces share.
    Shared,
    /// A statement in own words (情况说明).
    Statement,
}

impl ScopeWords {
    /// The lists of a topic for a province, each with its own source and date.
    pub fn for_case(&self, topic: Topic, province: &str) -> impl Iterator<Item = &TopicWords> {
        self.words.iter().filter(move |list| list.topic == topic && is_among(&list.provinces, province))
    }

    /// The pledge that a province asks for because of a topic.
    pub fn pledge(&self, topic: Topic, province: &str) -> Option<&Pledge> {
        self.pledges.iter().find(|pledge| pledge.topic == topic && pledge.provinces.iter().any(|code| code == province))
    }

    /// Longer words in which a listed word is harmless.
    pub fn harmless(&self, word: &str) -> &[String] {
        self.harmless_by_word.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words of a list that stand in a name or scope.
    pub fn find<'a>(&'a self, text: &Plain, list: &'a TopicWords) -> Vec<Hit<'a>> {
        find_words(text.as_str(), list.words.iter().map(|word| (word.as_str(), self.harmless(word))))
    }
}
