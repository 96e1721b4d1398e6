//! Keeps the open case: the one place that writes its folder.

use super::case_folder::{CaseError, CaseFolder, is_locked, last_change, load, root_of};
use super::neighbours::{case_folders, neighbours};
use super::places::Places;
use super::{example, fault, settings, upkeep};
use crate::app::{Action, CaseEntry, CaseHealth, Effect, Example, HomeAction, Opened, Upkeep};
use crate::filing::Filing;
use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::word;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Keeps the open case and the program's own folder.
pub struct Keeper {
    places: Places,
    knowledge: Arc<Knowledge>,
    folder: Option<CaseFolder>,
    /// Language of messages: that of the settings.
    locale: Locale,
}

impl Keeper {
    /// A keeper with no case open.
    pub fn new(places: Places, knowledge: Arc<Knowledge>) -> Self {
        let locale = settings::load(&places.settings).locale;
        Self { places, knowledge, folder: None, locale }
    }

    /// Does what an effect asks for.
    pub fn run(&mut self, effect: Effect) -> Vec<Action> {
        match effect {
            Effect::ListCases { recent, today } => vec![Action::Listed(self.list(&recent, today))],
            Effect::Upkeep(what) => vec![Action::Home(self.keep_up(what))],
            Effect::Create(filing) => vec![Action::Opened(self.create(&filing))],
            Effect::WriteExample(which) => vec![Action::Opened(self.write_example(which))],
            Effect::Open(place) => vec![Action::Opened(self.open(&place))],
            Effect::Close => {
                self.folder = None;
                Vec::new()
            }
            Effect::Save { root, revision, filing } => {
                let result = self.save(&root, &filing);
                vec![Action::Saved { root, revision, result }]
            }
            Effect::Attach { root, slot, website, files } => {
                let (copied, faults): (Vec<_>, Vec<_>) = files.iter().map(|file| self.attach(&root, file)).partition(Result::is_ok);
                let files = copied.into_iter().filter_map(Result::ok).collect();
                let told = faults.into_iter().filter_map(Result::err).map(|text| Action::Notify { text, is_fault: true });
                std::iter::once(Action::Attached { root, slot, website, files }).chain(told).collect()
            }
            Effect::SaveSettings(kept) => {
                self.locale = kept.locale;
                let fault = settings::save(&self.places.settings, &kept).err();
                fault
                    .map(|error| Action::Notify { text: format!("{}: {error}", self.places.settings.display()), is_fault: true })
                    .into_iter()
                    .collect()
            }
            // Dialogs and picture work run elsewhere.
            Effect::AskOpen | Effect::AskFiles { .. } | Effect::AskExport { .. } | Effect::Examine { .. } | Effect::Export(_) => Vec::new(),
        }
    }

    fn list(&self, recent: &[PathBuf], today: Date) -> Vec<CaseEntry> {
        case_folders(&self.places.cases, recent).into_iter().map(|root| self.entry(root, today)).collect()
    }

    fn entry(&self, root: PathBuf, today: Date) -> CaseEntry {
        let health = match load(&root) {
            Ok(filing) => CaseHealth::of(&filing, &self.knowledge, today),
            Err(error) => CaseHealth::Broken(self.say(&error)),
        };
        let is_own = self.folder.as_ref().is_some_and(|open| open.root() == root);
        let (is_locked, changed) = (!is_own && is_locked(&root), last_change(&root));
        CaseEntry::new(root, health, is_locked, changed)
    }

    fn keep_up(&self, what: Upkeep) -> HomeAction {
        match what {
            Upkeep::Rename { root, label } => HomeAction::Renamed(upkeep::rename(&root, &label).map_err(|error| self.say(&error))),
            Upkeep::Duplicate { root, label } => {
                let copied = upkeep::duplicate(&root, &self.free_folder("case"), &label);
                HomeAction::Duplicated { result: copied.map_err(|error| self.say(&error)), label }
            }
            Upkeep::Delete(root) => {
                let result = upkeep::delete(&root).map_err(|error| self.say(&error));
                HomeAction::Deleted { root, result }
            }
        }
    }

    fn create(&mut self, filing: &Filing) -> Result<Opened, String> {
        let root = self.free_folder("case");
        let folder = CaseFolder::create(&root, filing).map_err(|error| self.say(&error))?;
        let opened = self.opened(&folder, filing.clone(), true);
        self.folder = Some(folder);
        Ok(opened)
    }

    fn write_example(&mut self, which: Example) -> Result<Opened, String> {
        let root = self.free_folder(&format!("example-{}", which.as_ref()));
        example::write(which, &root).map_err(|error| self.say(&error))?;
        self.open(&root)
    }

    /// Opens a case. The one that is open stays so until then, unless it is the same, whose lock it holds.
    fn open(&mut self, place: &Path) -> Result<Opened, String> {
        let root = root_of(place).map_err(|error| self.say(&error))?;
        self.folder = self.folder.take().filter(|open| open.root() != root);
        let (folder, filing) = CaseFolder::open(place).map_err(|error| self.say(&error))?;
        let opened = self.opened(&folder, filing, false);
        self.folder = Some(folder);
        Ok(opened)
    }

    fn opened(&self, folder: &CaseFolder, filing: Filing, is_new: bool) -> Opened {
        let recent = settings::load(&self.places.settings).recent;
        Opened {
            root: folder.root().to_owned(),
            is_read_only: folder.is_read_only(),
            filing: Box::new(filing),
            is_new,
            neighbours: neighbours(&self.places.cases, &recent, folder.root()),
        }
    }

    fn save(&self, root: &Path, filing: &Filing) -> Result<(), String> {
        self.folder_of(root)?.save(filing).map_err(|error| self.say(&error))
    }

    fn attach(&self, root: &Path, file: &Path) -> Result<String, String> {
        self.folder_of(root)?.attach(file).map_err(|error| self.say(&error))
    }

    /// The open folder, if it is still that of the case that is meant.
    fn folder_of(&self, root: &Path) -> Result<&CaseFolder, String> {
        let open = self.folder.as_ref().filter(|folder| folder.root() == root);
        open.ok_or_else(|| word!(self.locale, "fault.closed", path = root.display()))
    }

    fn say(&self, error: &CaseError) -> String {
        fault::words(error, self.locale)
    }

    /// A folder below the program's own that is not there yet. Its name tells nothing about the case.
    fn free_folder(&self, stem: &str) -> PathBuf {
        let numbered = (1..).map(|number| self.places.cases.join(format!("{stem}-{number}")));
        numbered.into_iter().find(|root| !root.exists()).unwrap_or_else(|| self.places.cases.join(stem))
    }
}
