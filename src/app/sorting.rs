//! A folder brought at once: which file is which paper, guessed from its name, and confirmed by the person.

use super::history::Place;
use super::jobs::{begin_attaching, examine};
use super::update::changed;
use super::{Action, Effect, Notice, State, Ticket};
use crate::knowledge::{Situation, Step, slot_of_file};
use crate::word;
use std::path::PathBuf;

/// A slot of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotPlace {
    /// Slot.
    pub slot: String,
    /// Website that it is for.
    pub website: Option<String>,
}

/// A folder whose files are being sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorting {
    /// The folder.
    pub folder: PathBuf,
    /// Its pictures.
    pub rows: Vec<SortRow>,
}

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortRow {
    /// Where it is.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Where it goes; nowhere if none.
    pub target: Option<SlotPlace>,
}

/// What can happen to the sorting.
#[derive(Debug, Clone)]
pub enum SortAction {
    /// A folder was brought.
    Found {
        /// Case.
        root: PathBuf,
        /// The folder.
        folder: PathBuf,
        /// Its pictures, by name.
        files: Vec<PathBuf>,
    },
    /// Put a file elsewhere, or nowhere.
    Put(usize, Option<SlotPlace>),
    /// Attach the files.
    Confirm,
    /// Attach none.
    Cancel,
    /// Files were copied into the case.
    Attached {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slots and paths in the case.
        files: Vec<(SlotPlace, String)>,
    },
}

impl From<SortAction> for Action {
    fn from(action: SortAction) -> Self {
        Self::Sort(action)
    }
}

impl Sorting {
    /// How many files go somewhere.
    pub fn n_placed(&self) -> usize {
        self.rows.iter().filter(|row| row.target.is_some()).count()
    }
}

/// Changes the sorting.
pub(super) fn act(state: &mut State, action: SortAction) -> Vec<Effect> {
    match action {
        SortAction::Found { root, folder, files } => found(state, &root, folder, files),
        SortAction::Put(row, target) => {
            if let Some(row) = state.sorting.as_mut().and_then(|sorting| sorting.rows.get_mut(row)) {
                row.target = target;
            }
        }
        SortAction::Confirm => return confirm(state),
        SortAction::Cancel => state.sorting = None,
        SortAction::Attached { ticket, root, files } => return attached(state, ticket, &root, files),
    }
    Vec::new()
}

fn found(state: &mut State, root: &std::path::Path, folder: PathBuf, files: Vec<PathBuf>) {
    let Some(case) = state.case.as_ref().filter(|case| case.root == root) else { return };
    if files.is_empty() {
        let text = word!(state.settings.locale, "sorting.empty", folder = folder.display());
        state.notices.push(Notice { text, is_fault: true });
        return;
    }
    let knowledge = state.knowledge.clone();
    let situation = Situation::new(&case.filing, &knowledge, state.today);
    let slots = knowledge.slots_for(&situation);
    let row = |path: PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let place = slot_of_file(&name, &slots);
        let target = place.map(|place| SlotPlace { slot: place.slot.id.clone(), website: place.website.map(str::to_owned) });
        SortRow { path, name, target }
    };
    let rows = files.into_iter().map(row).collect();
    state.sorting = Some(Sorting { folder, rows });
}

fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(sorting) = state.sorting.take_if(|sorting| sorting.n_placed() > 0) else { return Vec::new() };
    let files: Vec<_> = sorting.rows.into_iter().filter_map(|row| Some((row.target?, row.path))).collect();
    let Some((ticket, root)) = begin_attaching(state, files.len()) else { return Vec::new() };
    vec![Effect::AttachSorted { ticket, root, files }]
}

/// All at once: one step of undo.
fn attached(state: &mut State, ticket: Ticket, root: &std::path::Path, files: Vec<(SlotPlace, String)>) -> Vec<Effect> {
    let knowledge = state.knowledge.clone();
    let Some(case) = &mut state.case else { return Vec::new() };
    case.jobs.attached(ticket);
    if case.root != root || files.is_empty() {
        return Vec::new();
    }
    let before = case.filing.clone();
    let paths = files.iter().map(|(_, path)| path.clone()).collect();
    for (place, path) in files {
        case.attach(&place.slot, place.website, vec![path], &knowledge);
    }
    case.history.keep(before, Place::Step(Step::Material), false);
    let mut effects = examine(state, paths);
    effects.extend(changed(state));
    effects
}
