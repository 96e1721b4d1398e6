//! The glossary: what the words of a filing mean, for those who meet them first: `assets/glossary.toml`.

use super::{Knowledge, LoadError, Source, SourceRef};
use crate::i18n::Locale;
use crate::text::fold;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The file that it stands in.
pub(super) const FILE: &str = "glossary.toml";

/// A word that is explained.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id, which related terms refer to.
    pub id: String,
    /// Other Simplified Chinese names under which it stands in labels, findings and questions.
    #[serde(default)]
    pub also: Vec<String>,
    /// Ids of terms that help to understand it, or that it is confused with.
    #[serde(default)]
    pub related: Vec<String>,
    /// Who says so; none for plain vocabulary.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceRef>,
    /// Words in Simplified Chinese.
    #[serde(rename = "zh-CN")]
    zh_cn: TermWords,
    /// Words in Traditional Chinese.
    #[serde(rename = "zh-TW")]
    zh_tw: TermWords,
    /// Words in English.
    en: TermWords,
}

/// A term's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermWords {
    /// The term.
    pub name: String,
    /// What it is, where one finds it and what it is confused with.
    pub text: String,
}

impl Term {
    /// The term's words in a language.
    pub fn words(&self, locale: Locale) -> &TermWords {
        match locale {
            Locale::ZhCn => &self.zh_cn,
            Locale::ZhTw => &self.zh_tw,
            Locale::En => &self.en,
        }
    }

    /// Its names in Simplified Chinese, in which texts are looked through.
    fn chinese_names(&self) -> impl Iterator<Item = &str> {
        [&self.zh_cn.name].into_iter().chain(&self.also).map(String::as_str)
    }

    /// How well it answers to a folded query, the best first; none where nothing in it does. Names of all languages
    /// count: who reads English still sees the Chinese ones at the provider.
    fn rank(&self, query: &str, locale: Locale) -> Option<u8> {
        let mut names = [&self.zh_cn.name, &self.zh_tw.name, &self.en.name].into_iter().chain(&self.also).map(|name| fold(name));
        if fold(&self.words(locale).name).starts_with(query) {
            Some(0)
        } else if names.any(|name| name.contains(query)) {
            Some(1)
        } else {
            fold(&self.words(locale).text).contains(query).then_some(2)
        }
    }
}

impl Knowledge {
    /// The term of an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.id == id)
    }

    /// The terms that stand in a text in Simplified Chinese, those of the longest names first, and of two that are as
    /// long the one that comes first.
    pub fn terms_in(&self, text: &str) -> Vec<&Term> {
        let names = self.glossary.iter().flat_map(|term| term.chinese_names().map(move |name| (name, term)));
        let mut found: Vec<(usize, &str, &Term)> = names.filter_map(|(name, term)| Some((text.find(name)?, name, term))).collect();
        found.sort_by_key(|(at, name, _)| (Reverse(name.chars().count()), *at));
        let mut rest = text.to_owned();
        let mut terms: Vec<&Term> = Vec::new();
        for (_, name, term) in found {
            // What a longer name takes up is not looked at again: 网站负责人 holds no 负责人.
            if rest.contains(name) {
                rest = rest.replace(name, "\n");
                if terms.iter().all(|known| known.id != term.id) {
                    terms.push(term);
                }
            }
        }
        terms
    }

    /// The terms that answer to a query in any language, those named so first; all for an empty one.
    pub fn terms_for(&self, query: &str, locale: Locale) -> Vec<&Term> {
        let query = fold(query);
        let mut ranked: Vec<(u8, &Term)> = self.glossary.iter().filter_map(|term| Some((term.rank(&query, locale)?, term))).collect();
        if !query.is_empty() {
            ranked.sort_by_key(|(rank, _)| *rank);
        }
        ranked.into_iter().map(|(_, term)| term).collect()
    }
}

/// Whether ids and names are given once, and whether related terms and sources are there.
///
/// # Errors
/// [`LoadError`], for the first term that is at fault.
pub(super) fn check(glossary: &[Term], sources: &BTreeMap<String, Source>) -> Result<(), LoadError> {
    let twice = |what, name: &str| Err(LoadError::Twice { file: FILE, what, name: name.to_owned() });
    let dangling = |what, name: &str| Err(LoadError::Dangling { file: FILE.to_owned(), what, name: name.to_owned() });
    let mut ids = BTreeSet::new();
    if let Some(term) = glossary.iter().find(|term| !ids.insert(term.id.as_str())) {
        return twice("term", &term.id);
    }
    let mut names = BTreeSet::new();
    if let Some(name) = glossary.iter().flat_map(Term::chinese_names).find(|name| !names.insert(*name)) {
        return twice("name", name);
    }
    if let Some(id) = glossary.iter().flat_map(|term| &term.related).find(|id| !ids.contains(id.as_str())) {
        return dangling("term", id);
    }
    match glossary.iter().flat_map(|term| &term.sources).find(|source| !sources.contains_key(&source.doc)) {
        Some(source) => dangling("source", &source.doc),
        None => Ok(()),
    }
}
