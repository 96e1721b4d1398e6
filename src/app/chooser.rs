//! The program's own file chooser, for desktops that have none: which folder is shown, what is chosen in it, and what
//! that comes to.

use super::{Action, Effect, EntryKind, ExportForm, FolderEntry, InspectAction, Listing, Place, Shortcut, State, Ticket, update};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// Ending of an export in one file.
const ZIP: &str = ".zip";

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A case to open.
    Case,
    /// Pictures for a slot.
    Pictures {
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
    },
    /// A picture in place of a scan.
    Replacement {
        /// The scan's path in the case.
        file: String,
    },
    /// A place for an export.
    Export {
        /// Whether blockers may stay.
        is_draft: bool,
        /// Folder or ZIP.
        form: ExportForm,
    },
}

/// Which entries are shown beyond the usual ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those whose name begins with a dot.
    pub hidden: bool,
    /// Where pictures are chosen, other files too.
    pub all: bool,
}

/// How a row is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// It alone.
    Only,
    /// It too, or not any more.
    Toggle,
    /// Everything from the row that was selected before up to it.
    UpTo,
}

/// What can happen in the chooser.
#[derive(Debug, Clone)]
pub enum ChooserAction {
    /// It opens.
    Open {
        /// What is chosen.
        purpose: Purpose,
        /// Name that is proposed for an export.
        name: String,
        /// Places to go to.
        shortcuts: Vec<Shortcut>,
        /// Folder that is shown first, unless something was chosen before.
        first: PathBuf,
    },
    /// A folder was listed, or could not be, in words.
    Listed {
        /// Ticket of the job.
        ticket: Ticket,
        /// Outcome.
        result: Result<Listing, String>,
    },
    /// Show a folder.
    Enter(PathBuf),
    /// Show what was typed: a folder, or the folder of a file.
    Type(String),
    /// Show the folder that this one is in.
    ToParent,
    /// Select the row so many below, or above; with those between if it extends the selection.
    Move {
        /// Rows.
        by: isize,
        /// Whether what is selected stays so.
        extends: bool,
    },
    /// Select a row.
    Select(usize, Pick),
    /// Select every file.
    SelectAll,
    /// Open a row: go into a folder, choose a file.
    Activate(usize),
    /// Choose what is selected.
    Confirm,
    /// Name the export.
    Name(String),
    /// Show other entries.
    Show(Filter),
    /// Close it without choosing.
    Cancel,
}

/// What a choice comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Nothing that could be chosen is selected.
    Nothing,
    /// A folder is shown.
    Enter(PathBuf),
    /// A case is opened.
    Open(PathBuf),
    /// Pictures are attached.
    Attach(Vec<PathBuf>),
    /// An export is written.
    Export(PathBuf),
}

/// Why nothing can be written under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is none yet.
    Empty,
    /// It is none that a file can have.
    NotAName,
    /// Something of this name is there.
    Taken,
}

/// The chooser, while it is open.
#[derive(Debug, Clone)]
pub struct Chooser {
    /// What is chosen.
    pub purpose: Purpose,
    /// Places to go to.
    pub shortcuts: Vec<Shortcut>,
    /// The folder that is shown.
    pub listing: Listing,
    /// Ticket of the listing that is awaited.
    pub awaited: Option<Ticket>,
    /// Why the last folder asked for is not shown.
    pub fault: Option<String>,
    /// Which entries are shown.
    pub filter: Filter,
    /// What is shown, as indices of the entries.
    pub rows: Vec<usize>,
    /// The row that the keyboard is at.
    pub cursor: usize,
    /// Rows that are selected.
    pub selected: BTreeSet<usize>,
    /// Name of the export.
    pub name: String,
    /// How many folders were listed so far: with another number, another folder is shown, or the same anew.
    pub n_listed: usize,
    /// The row from which a selection is extended.
    anchor: usize,
}

impl Chooser {
    /// The entry of a row.
    pub fn entry(&self, row: usize) -> Option<&FolderEntry> {
        self.listing.entries.get(*self.rows.get(row)?)
    }

    /// What opening a row comes to.
    pub fn choice_of(&self, row: usize) -> Choice {
        let Some(entry) = self.entry(row) else { return Choice::Nothing };
        let path = entry.path.clone();
        match (&self.purpose, entry.kind) {
            (Purpose::Case, EntryKind::CaseFolder | EntryKind::CaseFile) => Choice::Open(path),
            (_, kind) if kind.is_folder() => Choice::Enter(path),
            (Purpose::Pictures { .. } | Purpose::Replacement { .. }, _) => Choice::Attach(vec![path]),
            (Purpose::Case | Purpose::Export { .. }, _) => Choice::Nothing,
        }
    }

    /// What confirming comes to.
    pub fn choice(&self) -> Choice {
        if let Purpose::Export { .. } = self.purpose {
            return self.target().map_or(Choice::Nothing, Choice::Export);
        }
        let mut rows = self.selected.iter();
        match (rows.next(), rows.next()) {
            (Some(&row), None) => self.choice_of(row),
            (Some(_), Some(_)) => {
                let entries = self.selected.iter().filter_map(|&row| self.entry(row)).filter(|entry| !entry.kind.is_folder());
                let files: Vec<PathBuf> = entries.map(|entry| entry.path.clone()).collect();
                if files.is_empty() { Choice::Nothing } else { Choice::Attach(files) }
            }
            (None, _) => Choice::Nothing,
        }
    }

    /// Where an export would be written.
    ///
    /// # Errors
    /// [`NameFault`], as far as the listed folder tells.
    pub fn target(&self) -> Result<PathBuf, NameFault> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(NameFault::Empty);
        }
        if name.contains(['/', '\\']) || name.chars().any(char::is_control) || name.trim_matches('.').is_empty() {
            return Err(NameFault::NotAName);
        }
        let is_zip = matches!(self.purpose, Purpose::Export { form: ExportForm::Zip, .. });
        let name = if is_zip && !is_zip_name(name) { format!("{name}{ZIP}") } else { name.to_owned() };
        let is_taken = self.listing.entries.iter().any(|entry| entry.name == name);
        if is_taken { Err(NameFault::Taken) } else { Ok(self.listing.folder.join(name)) }
    }

    /// Whether an entry is shown.
    fn shows(&self, entry: &FolderEntry) -> bool {
        let is_wanted = match &self.purpose {
            _ if entry.kind.is_folder() => true,
            Purpose::Case => entry.kind == EntryKind::CaseFile,
            Purpose::Pictures { .. } | Purpose::Replacement { .. } => self.filter.all || entry.kind == EntryKind::Picture,
            Purpose::Export { form, .. } => *form == ExportForm::Zip && is_zip_name(&entry.name),
        };
        is_wanted && (self.filter.hidden || !entry.name.starts_with('.'))
    }

    /// Puts the rows together anew, with the keyboard at an entry if it is shown.
    fn arrange(&mut self, at: Option<&Path>) {
        let entries = self.listing.entries.iter().enumerate();
        self.rows = entries.filter(|(_, entry)| self.shows(entry)).map(|(index, _)| index).collect();
        let is_at = |&row: &usize| self.entry(row).is_some_and(|entry| Some(entry.path.as_path()) == at);
        let row = (0..self.rows.len()).find(is_at);
        self.cursor = row.unwrap_or(0);
        self.anchor = self.cursor;
        self.selected.clear();
    }

    fn show(&mut self, listing: Listing) {
        let before = std::mem::replace(&mut self.listing, listing);
        self.n_listed += 1;
        let picked = self.listing.picked.take();
        let is_back = before.folder.parent() == Some(self.listing.folder.as_path());
        let at = picked.clone().or_else(|| is_back.then_some(before.folder));
        self.arrange(at.as_deref());
        let is_picked = picked.is_some() && self.entry(self.cursor).map(|entry| &entry.path) == picked.as_ref();
        if is_picked {
            self.select(self.cursor, Pick::Only);
        }
    }

    fn select(&mut self, row: usize, how: Pick) {
        let Some(entry) = self.entry(row) else { return };
        if matches!(self.purpose, Purpose::Export { .. }) && !entry.kind.is_folder() {
            self.name = entry.name.clone();
        }
        let several = matches!(self.purpose, Purpose::Pictures { .. });
        match how {
            Pick::Toggle if several => {
                if !self.selected.remove(&row) {
                    self.selected.insert(row);
                }
                self.anchor = row;
            }
            Pick::UpTo if several => self.selected = (self.anchor.min(row)..=self.anchor.max(row)).collect(),
            Pick::Only | Pick::Toggle | Pick::UpTo => {
                self.selected = BTreeSet::from([row]);
                self.anchor = row;
            }
        }
        self.cursor = row;
    }

    fn move_by(&mut self, by: isize, extends: bool) {
        let Some(last) = self.rows.len().checked_sub(1) else { return };
        let row = self.cursor.saturating_add_signed(by).min(last);
        self.select(row, if extends { Pick::UpTo } else { Pick::Only });
    }

    fn select_all(&mut self) {
        if matches!(self.purpose, Purpose::Pictures { .. }) {
            let is_file = |row: &usize| self.entry(*row).is_some_and(|entry| !entry.kind.is_folder());
            self.selected = (0..self.rows.len()).filter(is_file).collect();
        }
    }
}

/// Changes the chooser.
pub(super) fn act(state: &mut State, action: ChooserAction) -> Vec<Effect> {
    if let ChooserAction::Open { purpose, name, shortcuts, first } = action {
        state.chooser = Some(Chooser {
            purpose,
            shortcuts,
            listing: Listing::default(),
            awaited: None,
            fault: None,
            filter: Filter::default(),
            rows: Vec::new(),
            cursor: 0,
            selected: BTreeSet::new(),
            name,
            n_listed: 0,
            anchor: 0,
        });
        let first = state.last_folder.clone().unwrap_or(first);
        return list(state, first);
    }
    let Some(chooser) = &mut state.chooser else { return Vec::new() };
    match action {
        ChooserAction::Listed { ticket, result } => {
            if chooser.awaited == Some(ticket) {
                chooser.awaited = None;
                chooser.fault = result.map(|listing| chooser.show(listing)).err();
            }
        }
        ChooserAction::Enter(place) => return list(state, place),
        ChooserAction::Type(text) => {
            let place = typed_place(&text, chooser);
            return place.map(|place| list(state, place)).unwrap_or_default();
        }
        ChooserAction::ToParent => {
            let parent = chooser.listing.folder.parent().map(Path::to_owned);
            return parent.map(|parent| list(state, parent)).unwrap_or_default();
        }
        ChooserAction::Move { by, extends } => chooser.move_by(by, extends),
        ChooserAction::Select(row, how) => chooser.select(row, how),
        ChooserAction::SelectAll => chooser.select_all(),
        ChooserAction::Activate(row) => {
            let is_of_several = chooser.selected.len() > 1 && chooser.selected.contains(&row);
            let choice = if is_of_several { chooser.choice() } else { chooser.choice_of(row) };
            return choose(state, choice);
        }
        ChooserAction::Confirm => {
            let choice = chooser.choice();
            return choose(state, choice);
        }
        ChooserAction::Name(name) => chooser.name = name,
        ChooserAction::Show(filter) => {
            chooser.filter = filter;
            let at = chooser.entry(chooser.cursor).map(|entry| entry.path.clone());
            chooser.arrange(at.as_deref());
        }
        ChooserAction::Cancel => state.chooser = None,
        ChooserAction::Open { .. } => {}
    }
    Vec::new()
}

fn list(state: &mut State, place: PathBuf) -> Vec<Effect> {
    let ticket = state.next_ticket();
    let Some(chooser) = &mut state.chooser else { return Vec::new() };
    chooser.awaited = Some(ticket);
    vec![Effect::ListFolder { ticket, place }]
}

/// Does what was chosen, and closes the chooser unless a folder is gone into.
fn choose(state: &mut State, choice: Choice) -> Vec<Effect> {
    let Some(chooser) = &state.chooser else { return Vec::new() };
    let action = match (choice, chooser.purpose.clone()) {
        (Choice::Enter(folder), _) => return list(state, folder),
        (Choice::Open(place), _) => Action::Open(place),
        (Choice::Attach(files), Purpose::Pictures { slot, website }) => Action::Attach { slot, website, files },
        (Choice::Attach(files), Purpose::Replacement { file }) => {
            let Some(with) = files.into_iter().next() else { return Vec::new() };
            Action::Inspect(InspectAction::Replace { file, with })
        }
        (Choice::Export(out), Purpose::Export { is_draft, .. }) => Action::Export { out, is_draft },
        (Choice::Nothing | Choice::Attach(_) | Choice::Export(_), _) => return Vec::new(),
    };
    state.last_folder = Some(chooser.listing.folder.clone());
    state.chooser = None;
    update(state, action)
}

/// What a typed path means: absolute, below the person's own folder with `~`, or below the folder that is shown.
fn typed_place(text: &str, chooser: &Chooser) -> Option<PathBuf> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    let home = chooser.shortcuts.iter().find(|shortcut| shortcut.place == Place::Home).map(|shortcut| shortcut.path.as_path());
    let below_home = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\']));
    let place = match (below_home, home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => chooser.listing.folder.join(text),
    };
    (!text.is_empty()).then(|| without_dots(&place))
}

/// A path without `.` and `..`, as it reads.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

fn is_zip_name(name: &str) -> bool {
    name.len() > ZIP.len() && name.get(name.len() - ZIP.len()..).is_some_and(|ending| ending.eq_ignore_ascii_case(ZIP))
}
