//! A cell: everything that sources say about one question, and how far it can be relied on.
//!
//! An empty cell means that no source says anything: rules treat it as unknown and never guess. Statements that differ
//! stand side by side with their sources; see [`Cell::settled`].

use super::{Knowledge, Province, Severity, SourceRef};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Age in years from which a document counts as old. Ours: the oldest provincial pages that providers still show are
/// of 2021 and 2022, what they replaced is of 2019.
const RECENT_YEARS: i16 = 5;

/// One thing that one source says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement<T> {
    /// What it says.
    pub value: T,
    /// Key of the source in `assets/sources.toml`.
    pub by: String,
    /// Detail that no rule decides on, quoted for people.
    #[serde(default)]
    pub note: String,
}

impl<T> Statement<T> {
    /// Who says it of a province.
    pub fn source(&self, province: &Province) -> SourceRef {
        SourceRef { doc: self.by.clone(), at: province.name.zh_cn.clone() }
    }
}

/// Everything that sources say about one question; empty where none says anything.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Cell<T>(Vec<Statement<T>>);

impl<T> Default for Cell<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// How far the sources of a cell agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Settled<'a, T> {
    /// No source says anything.
    Unknown,
    /// All sources say the same.
    Agreed(&'a T),
    /// They differ; the statements stand in the cell.
    Conflict,
}

impl<T> Cell<T> {
    /// Every statement, in the order of the file (newest source first by convention).
    pub fn statements(&self) -> &[Statement<T>] {
        &self.0
    }
}

impl Cell<bool> {
    /// Whether any source says yes, whatever others say.
    pub fn says_yes(&self) -> bool {
        self.0.iter().any(|said| said.value)
    }
}

impl<T: PartialEq> Cell<T> {
    /// Whether the sources agree, and on what.
    pub fn settled(&self) -> Settled<'_, T> {
        let Some(first) = self.0.first() else { return Settled::Unknown };
        if self.0.iter().all(|statement| statement.value == first.value) { Settled::Agreed(&first.value) } else { Settled::Conflict }
    }

    /// The value, only where all sources that speak agree.
    pub fn agreed(&self) -> Option<&T> {
        match self.settled() {
            Settled::Agreed(value) => Some(value),
            Settled::Unknown | Settled::Conflict => None,
        }
    }
}

impl Knowledge {
    /// How strong a finding may be that rests on what a cell says: a blocker where two sources or more agree and one is
    /// recent, likely where they agree and are all old or where one recent source says it, advice where sources differ,
    /// where one old source says it, or where none does. Old is more than `RECENT_YEARS` before the knowledge's date.
    pub fn weight<T: PartialEq>(&self, cell: &Cell<T>) -> Severity {
        if !matches!(cell.settled(), Settled::Agreed(_)) {
            return Severity::Advice;
        }
        self.weight_of(cell.statements().iter().map(|said| said.by.as_str()))
    }

    /// The same for statements that were picked from a cell that adds up: their sources all say it.
    pub fn weight_of<'a>(&self, sources: impl IntoIterator<Item = &'a str>) -> Severity {
        let sources: BTreeSet<&str> = sources.into_iter().collect();
        let is_recent = sources.iter().any(|by| self.is_recent(by));
        match (sources.len() > 1, is_recent) {
            (true, true) => Severity::Blocker,
            (true, false) | (false, true) => Severity::Likely,
            (false, false) => Severity::Advice,
        }
    }

    /// Whether a source's text is at most `RECENT_YEARS` older than the knowledge; of unknown date it is not.
    pub fn is_recent(&self, source: &str) -> bool {
        let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i16>().ok());
        let written = self.sources.get(source).and_then(|source| year(&source.as_of));
        matches!((written, year(&self.edition.as_of)), (Some(written), Some(now)) if now - written <= RECENT_YEARS)
    }
}
