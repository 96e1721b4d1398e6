//! Which listed words stand in a website's name, and who lists them.

use crate::knowledge::{Knowledge, NameWordKind, ScopedWords, Severity, SourceRef, WordList};
use crate::rules::{Arg, Case};
use crate::text::{Hit, Plain, find_words};
use std::cmp::Reverse;
use std::ops::Range;

/// What a list says of its words, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saying {
    /// They had better not stand in a name.
    Avoid,
    /// They need an approval.
    NeedsApproval,
    /// They may not stand in a name.
    Banned,
}

/// A list of words as it is for one case.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    /// What it says of them.
    pub says: Saying,
    /// The words.
    pub words: &'a [String],
    /// Longer words that hold one of them by chance.
    pub harmless: &'a [String],
    /// Key of its source.
    pub source: &'a str,
    /// Date of the list.
    pub as_of: &'a str,
}

/// A listed word that stands in a name.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The word as it is listed.
    pub word: &'a str,
    /// Where it stands in the folded name.
    pub range: Range<usize>,
    /// What was typed for it.
    pub typed: String,
    /// Whether it stands apart from the Han characters around it, so that it is surely meant.
    pub stands_alone: bool,
    /// The lists that name it, or a shorter word inside of it.
    pub said: Vec<List<'a>>,
}

impl<'a> List<'a> {
    /// A list that holds everywhere.
    pub fn general(list: &'a WordList, says: Saying) -> Self {
        Self { says, words: &list.words, harmless: &list.harmless, source: &list.source, as_of: &list.as_of }
    }

    /// One source's list for some cases.
    pub fn scoped(list: &'a ScopedWords, says: Saying) -> Self {
        Self { says, words: &list.words, harmless: &[], source: &list.source, as_of: &list.as_of }
    }

    /// Its words that stand in a name and are meant.
    fn hits(&self, knowledge: &'a Knowledge, name: &Plain) -> Vec<Hit<'a>> {
        let meant = knowledge.name_words.find(name, self.words);
        let harmless = self.harmless;
        let hits = find_words(name.as_str(), self.words.iter().map(|word| (word.as_str(), harmless)));
        hits.into_iter().filter(|hit| meant.iter().any(|other| other.range == hit.range)).collect()
    }
}

impl Found<'_> {
    /// How strong a finding may be that rests on the lists which refuse the word: advice where it may come about by chance.
    pub fn weight(&self, knowledge: &Knowledge) -> Severity {
        let refusing = self.said.iter().filter(|list| list.says != Saying::Avoid).map(|list| list.source);
        if self.stands_alone { knowledge.weight_of(refusing) } else { Severity::Advice }
    }

    /// The strongest that a list says of it.
    pub fn says(&self) -> Saying {
        self.said.iter().map(|list| list.says).max().unwrap_or(Saying::Avoid)
    }

    /// Who lists it.
    pub fn sources(&self) -> impl Iterator<Item = SourceRef> {
        self.said.iter().map(move |list| SourceRef { doc: list.source.to_owned(), at: format!("“{}”", self.word) })
    }
}

/// The words of several lists that stand in a name, in the order of the name. One inside of a longer one counts as that.
pub fn find<'a>(knowledge: &'a Knowledge, name: &Plain, lists: &[List<'a>]) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for list in lists {
        for hit in list.hits(knowledge, name) {
            let stands_alone = hit.stands_alone || is_after_particle(name.as_str(), &hit.range);
            if let Some(known) = found.iter_mut().find(|one| one.range == hit.range) {
                known.stands_alone |= stands_alone;
                known.said.push(*list);
            } else {
                let typed = name.typed(&hit.range).to_owned();
                found.push(Found { word: hit.word, range: hit.range, typed, stands_alone, said: vec![*list] });
            }
        }
    }
    found.sort_by_key(|one| (one.range.start, Reverse(one.range.end)));
    let mut longest: Vec<Found<'a>> = Vec::new();
    for one in found {
        match longest.last_mut() {
            Some(longer) if one.range.end <= longer.range.end => longer.said.extend(one.said),
            _ => longest.push(one),
        }
    }
    longest
}

/// 我的论坛记录: after 的 a word begins.
fn is_after_particle(name: &str, range: &Range<usize>) -> bool {
    name.get(..range.start).is_some_and(|before| before.ends_with('的'))
}

/// The lists of words that are kept from individuals. Words for which everybody everywhere needs an approval are another
/// rule's.
pub fn for_individuals<'a>(case: &Case<'a>) -> Vec<List<'a>> {
    let (filing, knowledge) = (case.filing, case.knowledge);
    let says = |list: &ScopedWords| match list.kind {
        NameWordKind::Banned => Some(Saying::Banned),
        NameWordKind::NeedsApproval if list.of.is_some() || !list.provinces.is_empty() => Some(Saying::NeedsApproval),
        NameWordKind::Avoid => Some(Saying::Avoid),
        _ => None,
    };
    let scoped = knowledge.name_words.scoped.iter().filter(|list| list.is_for(&filing.province, &filing.provider, true));
    let scoped = scoped.filter_map(|list| Some(List::scoped(list, says(list)?)));
    let government = knowledge.word_lists.get("government_words").map(|list| List::general(list, Saying::Banned));
    scoped.chain(government).collect()
}

/// The lists of words of companies and trades.
pub fn of_industry<'a>(case: &Case<'a>) -> Vec<List<'a>> {
    let knowledge = case.knowledge;
    knowledge.name_words.industry.iter().map(|list| List::general(list, Saying::Banned)).collect()
}

/// A list that holds everywhere, and what single sources list to the same end.
pub fn with_scoped<'a>(case: &Case<'a>, list: &'a WordList, kind: NameWordKind) -> Vec<List<'a>> {
    let (filing, knowledge) = (case.filing, case.knowledge);
    let scoped = knowledge.name_words.scoped.iter().filter(|list| list.kind == kind);
    let scoped = scoped.filter(|list| list.is_for(&filing.province, &filing.provider, filing.is_individual()));
    std::iter::once(List::general(list, Saying::Banned)).chain(scoped.map(|list| List::scoped(list, Saying::Banned))).collect()
}

/// The newest of several dates of lists; the own word `undated` where none is known.
pub fn newest<'a>(dates: impl IntoIterator<Item = &'a str>) -> Arg {
    let known = dates.into_iter().filter(|date| date.starts_with(|c: char| c.is_ascii_digit()));
    known.max().map_or(Arg::Own("undated"), Arg::from)
}

/// A name without the words that no such subject may use in it: what is left of it, as typed.
pub fn without_faults(case: &Case, name: &Plain) -> String {
    let knowledge = case.knowledge;
    let of = |list: &str, kind| knowledge.word_lists.get(list).map(|list| with_scoped(case, list, kind)).unwrap_or_default();
    let sensitive = find(knowledge, name, &of("sensitive_words", NameWordKind::Sensitive));
    let prefixes = find(knowledge, name, &of("state_prefixes", NameWordKind::BannedPrefix));
    let mut found: Vec<Found> = prefixes.into_iter().filter(|one| one.range.start == 0).chain(sensitive).collect();
    if case.filing.is_individual() {
        found.extend(find(knowledge, name, &for_individuals(case)));
        found.extend(find(knowledge, name, &of_industry(case)));
    }
    found.sort_by_key(|one| one.range.start);
    let (mut rest, mut at) = (String::new(), 0);
    for one in &found {
        rest.push_str(name.typed(&(at..one.range.start)));
        at = at.max(one.range.end);
    }
    rest.push_str(name.typed(&(at..name.as_str().len())));
    rest
}
