//! The home page: which cases it shows in which order, and what can be done to a case without opening it.

use super::{CaseEntry, Effect, Notice, Settings, State};
use crate::text::reading_order;
use crate::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::path::{Path, PathBuf};

/// Cases whose last export the settings remember.
const MOST_EXPORTED: usize = 50;

/// Longest name that a person gives a case, in characters: more than a line shows.
const LONGEST_LABEL: usize = 80;

/// What the home page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeState {
    /// What is searched for.
    pub search: String,
    /// Which cases are shown.
    pub filter: CaseFilter,
    /// Whether the cases of this machine were listed once.
    pub is_listed: bool,
}

/// Which cases are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, strum::EnumIter, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum CaseFilter {
    /// All.
    #[default]
    All,
    /// Those that will be refused.
    Blocked,
    /// Those with questions that nobody has answered.
    Open,
    /// Those in which nothing was found that is refused or often sent back.
    Clear,
    /// Those that were exported.
    Exported,
    /// Those that cannot be read.
    Broken,
}

/// In which order cases are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CaseOrder {
    /// The one changed last first.
    #[default]
    Changed,
    /// The one whose next deadline is nearest first.
    Deadline,
    /// By name.
    Name,
    /// The one with the most blockers first.
    Blockers,
}

/// What can happen on the home page.
#[derive(Debug, Clone)]
pub enum HomeAction {
    /// Search for something.
    Search(String),
    /// Show other cases.
    Filter(CaseFilter),
    /// Show them in another order.
    Sort(CaseOrder),
    /// Give a case a name, or take it back.
    Rename {
        /// Case.
        root: PathBuf,
        /// Name as typed.
        label: String,
    },
    /// Copy a case.
    Duplicate(PathBuf),
    /// Delete a case with its scans.
    Delete(PathBuf),
    /// A case was given a name, or could not be.
    Renamed(Result<(), String>),
    /// A case was copied, or could not be.
    Duplicated {
        /// Name of the copy.
        label: String,
        /// How many of its scans were not copied.
        result: Result<usize, String>,
    },
    /// A case was deleted, or could not be.
    Deleted {
        /// Case.
        root: PathBuf,
        /// How many files that are not the case's own stay in its folder.
        result: Result<usize, String>,
    },
}

/// What the outside has to do to a case that no window has open.
#[derive(Debug, Clone)]
pub enum Upkeep {
    /// Give it a name.
    Rename {
        /// Case.
        root: PathBuf,
        /// Name, or empty.
        label: String,
    },
    /// Copy it into the program's own folder.
    Duplicate {
        /// Case.
        root: PathBuf,
        /// Name of the copy.
        label: String,
    },
    /// Delete it with its scans.
    Delete(PathBuf),
}

impl Upkeep {
    /// Folder of the case.
    pub fn root(&self) -> &Path {
        match self {
            Self::Rename { root, .. } | Self::Duplicate { root, .. } | Self::Delete(root) => root,
        }
    }
}

/// Changes the state in answer to what happened on the home page.
pub fn update_home(state: &mut State, action: HomeAction) -> Vec<Effect> {
    match action {
        HomeAction::Search(text) => state.home.search = text,
        HomeAction::Filter(filter) => state.home.filter = filter,
        HomeAction::Sort(order) => {
            state.settings.order = order;
            return vec![Effect::SaveSettings(state.settings.clone())];
        }
        HomeAction::Rename { root, label } => return rename(state, root, &label),
        HomeAction::Duplicate(root) => {
            let label = word!(state.settings.locale, "home.copy_label", name = name_of(state, &root));
            return upkeep(state, Upkeep::Duplicate { root, label });
        }
        HomeAction::Delete(root) => return upkeep(state, Upkeep::Delete(root)),
        HomeAction::Renamed(Ok(())) => {}
        HomeAction::Duplicated { label, result: Ok(n_missing) } => {
            let locale = state.settings.locale;
            let text = match n_missing {
                0 => word!(locale, "home.copied", name = label),
                _ => word!(locale, "home.copied_without", name = label, count = n_missing),
            };
            state.notices.push(Notice { text, is_fault: n_missing > 0 });
        }
        HomeAction::Deleted { root, result: Ok(n_left) } => return deleted(state, &root, n_left),
        HomeAction::Renamed(Err(text))
        | HomeAction::Duplicated { result: Err(text), .. }
        | HomeAction::Deleted { result: Err(text), .. } => {
            state.notices.push(Notice { text, is_fault: true });
        }
    }
    Vec::new()
}

/// The cases that search and filter leave, in order.
pub fn visible_cases(state: &State) -> Vec<&CaseEntry> {
    let mut cases: Vec<&CaseEntry> = found(state, state.home.filter).collect();
    // The list comes with the cases opened last first, which stays the order of those that are equal otherwise.
    cases.sort_by_key(|entry| Reverse(entry.changed));
    match state.settings.order {
        CaseOrder::Changed => {}
        CaseOrder::Deadline => {
            let deadline = |entry: &&CaseEntry| entry.facts().and_then(|facts| facts.deadline);
            cases.sort_by_key(|entry| (deadline(entry).is_none(), deadline(entry)));
        }
        CaseOrder::Name => cases.sort_by_cached_key(|entry| reading_order(&entry.name(state.settings.locale))),
        CaseOrder::Blockers => {
            let faults = |entry: &&CaseEntry| entry.facts().map_or((usize::MAX, 0), |facts| (facts.summary.blocker, facts.summary.likely));
            cases.sort_by_key(|entry| Reverse(faults(entry)));
        }
    }
    cases
}

/// How many of the cases that are searched for a filter would show.
pub fn n_cases(state: &State, filter: CaseFilter) -> usize {
    found(state, filter).count()
}

/// Whether any case would show under a filter, whatever is searched for.
pub fn has_cases(state: &State, filter: CaseFilter) -> bool {
    state.cases.iter().any(|entry| passes(&state.settings, entry, filter))
}

/// Asks for the cases of this machine.
pub fn list(state: &State) -> Effect {
    Effect::ListCases { recent: state.settings.recent.clone(), today: state.today }
}

/// Remembers that a case was exported; of many the latest only.
pub fn note_export(settings: &mut Settings, root: PathBuf, on: Date) {
    settings.exported.insert(root, on);
    while settings.exported.len() > MOST_EXPORTED {
        let Some(oldest) = settings.exported.iter().min_by_key(|(_, day)| **day).map(|(root, _)| root.clone()) else { return };
        settings.exported.remove(&oldest);
    }
}

fn found(state: &State, filter: CaseFilter) -> impl Iterator<Item = &CaseEntry> {
    let is_found = move |entry: &&CaseEntry| entry.is_found_by(&state.home.search) && passes(&state.settings, entry, filter);
    state.cases.iter().filter(is_found)
}

fn passes(settings: &Settings, entry: &CaseEntry, filter: CaseFilter) -> bool {
    let facts = entry.facts();
    match filter {
        CaseFilter::All => true,
        CaseFilter::Blocked => facts.is_some_and(|facts| facts.summary.blocker > 0),
        CaseFilter::Open => facts.is_some_and(|facts| facts.n_questions > 0),
        CaseFilter::Clear => facts.is_some_and(super::CaseFacts::is_clear),
        CaseFilter::Exported => settings.exported.contains_key(&entry.root),
        CaseFilter::Broken => facts.is_none(),
    }
}

fn rename(state: &mut State, root: PathBuf, label: &str) -> Vec<Effect> {
    let typed: String = label.trim().chars().take(LONGEST_LABEL).collect();
    let Some(facts) = state.cases.iter().find(|entry| entry.root == root).and_then(CaseEntry::facts) else { return Vec::new() };
    // The subject's own name is shown without a label, and follows when the subject is renamed.
    let label = if typed == facts.title { String::new() } else { typed };
    if label == facts.label { Vec::new() } else { upkeep(state, Upkeep::Rename { root, label }) }
}

/// Asks for the upkeep of a case, and for the list after it; not of one that this window still keeps open because it
/// is not saved.
fn upkeep(state: &mut State, what: Upkeep) -> Vec<Effect> {
    if let Some(case) = state.case.as_ref().filter(|case| case.root == what.root()) {
        let text = case.save_error.clone().unwrap_or_else(|| word!(state.settings.locale, "saved.soon"));
        state.notices.push(Notice { text, is_fault: true });
        return Vec::new();
    }
    vec![Effect::Upkeep(what), list(state)]
}

fn deleted(state: &mut State, root: &Path, n_left: usize) -> Vec<Effect> {
    let (locale, name) = (state.settings.locale, name_of(state, root));
    let text = match n_left {
        0 => word!(locale, "home.deleted", name = name),
        _ => word!(locale, "home.deleted_left", name = name, count = n_left, path = root.display()),
    };
    state.notices.push(Notice { text, is_fault: false });
    state.settings.recent.retain(|known| known != root);
    state.settings.exported.remove(root);
    vec![Effect::SaveSettings(state.settings.clone())]
}

fn name_of(state: &State, root: &Path) -> String {
    let entry = state.cases.iter().find(|entry| entry.root == root);
    entry.map_or_else(|| root.display().to_string(), |entry| entry.name(state.settings.locale))
}
