//! Keeps the open case: the one place that writes its folder.

use super::case_folder::{CaseError, CaseFolder, is_locked, last_change, load, root_of};
use super::instance::Instance;
use super::job::{Cancelled, Watch};
use super::neighbours::{case_folders, neighbours};
use super::places::Places;
use super::runner::Outbox;
use super::{example, fault, folder, settings, upkeep};
use crate::app::{
    Action, CaseEntry, CaseHealth, ChooserAction, Effect, Example, HomeAction, Listing, Opened, PastedPicture, Place, Purpose, Upkeep,
};
use crate::filing::Filing;
use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::picture::to_png;
use crate::word;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of a pasted picture in the case.
const PASTED: &str = "pasted.png";

/// How other windows that are started on a case are listened for.
type Listen = fn(&Path, Outbox) -> Option<Instance>;

/// Keeps the open case and the program's own folder.
pub struct Keeper {
    outbox: Outbox,
    cancelled: Cancelled,
    places: Places,
    knowledge: Arc<Knowledge>,
    folder: Option<CaseFolder>,
    /// What listens for other windows that are started on it.
    instance: Option<Instance>,
    listen: Listen,
    /// Language of messages: that of the settings.
    locale: Locale,
}

impl Keeper {
    /// A keeper with no case open.
    pub fn new(places: Places, knowledge: Arc<Knowledge>, outbox: Outbox, cancelled: Cancelled) -> Self {
        let locale = settings::load(&places.settings).locale;
        Self { outbox, cancelled, places, knowledge, folder: None, instance: None, listen: |_, _| None, locale }
    }

    /// The same, listening for other windows that are started on the open case.
    #[must_use]
    pub fn listening(self, listen: Listen) -> Self {
        Self { listen, ..self }
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
                (self.folder, self.instance) = (None, None);
                Vec::new()
            }
            Effect::Save { root, revision, filing } => {
                let result = self.save(&root, &filing);
                vec![Action::Saved { root, revision, result }]
            }
            Effect::Attach { ticket, root, slot, website, files } => {
                let (files, faults) = self.cancelled.watched(ticket, &self.outbox, |watch| self.attach_all(&root, &files, watch));
                attached(Action::Attached { ticket, root, slot, website, files }, faults)
            }
            Effect::AttachPicture { ticket, root, slot, website, picture } => {
                let kept = self.cancelled.watched(ticket, &self.outbox, |watch| self.attach_picture(&root, &picture, watch));
                let (files, faults) = kept.map_or_else(|text| (Vec::new(), vec![text]), |file| (file.into_iter().collect(), Vec::new()));
                attached(Action::Attached { ticket, root, slot, website, files }, faults)
            }
            Effect::ListFolder { ticket, place } => {
                vec![Action::Chooser(ChooserAction::Listed { ticket, result: self.list_folder(&place) })]
            }
            Effect::SaveSettings(kept) => {
                self.locale = kept.locale;
                let fault = settings::save(&self.places.settings, &kept).err();
                fault
                    .map(|error| Action::Notify { text: format!("{}: {error}", self.places.settings.display()), is_fault: true })
                    .into_iter()
                    .collect()
            }
            // Where the system has dialogs, they come from there.
            Effect::AskOpen => vec![self.chooser(Purpose::Case, String::new(), Place::Documents)],
            Effect::AskFiles { slot, website } => {
                vec![self.chooser(Purpose::Pictures { slot, website }, String::new(), Place::Pictures)]
            }
            Effect::AskExport { name, is_draft, form } => {
                vec![self.chooser(Purpose::Export { is_draft, form }, name, Place::Documents)]
            }
            // Picture work runs elsewhere.
            Effect::Examine { .. } | Effect::Compress { .. } | Effect::Export { .. } | Effect::Cancel(_) => Vec::new(),
        }
    }

    /// The own chooser, first at one of the person's places if it is there.
    fn chooser(&self, purpose: Purpose, name: String, place: Place) -> Action {
        let mut shortcuts = self.places.shortcuts.clone();
        shortcuts.retain(|shortcut| shortcut.path.is_dir());
        let found = shortcuts.iter().find(|shortcut| shortcut.place == place).or(shortcuts.first());
        let first = found.map_or_else(|| PathBuf::from("."), |shortcut| shortcut.path.clone());
        Action::Chooser(ChooserAction::Open { purpose, name, shortcuts, first })
    }

    fn list_folder(&self, place: &Path) -> Result<Listing, String> {
        folder::list(place).map_err(|error| fault::folder_words(place, &error, self.locale))
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
        self.keep(folder);
        Ok(opened)
    }

    /// Keeps an open case, and listens where it is this window's.
    fn keep(&mut self, folder: CaseFolder) {
        self.instance = None;
        self.instance = if folder.is_read_only() { None } else { (self.listen)(folder.root(), self.outbox.clone()) };
        self.folder = Some(folder);
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
        self.keep(folder);
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

    /// Copies files one after the other until it is to stop: paths in the case, and what went wrong.
    fn attach_all(&self, root: &Path, files: &[PathBuf], watch: Watch) -> (Vec<String>, Vec<String>) {
        let (mut kept, mut faults) = (Vec::new(), Vec::new());
        for (done, file) in files.iter().enumerate() {
            if (watch.is_cancelled)() {
                break;
            }
            (watch.report)(done, files.len());
            match self.folder_of(root).and_then(|folder| folder.attach(file).map_err(|error| self.say(&error))) {
                Ok(path) => kept.push(path),
                Err(text) => faults.push(text),
            }
        }
        (kept, faults)
    }

    /// Writes a pasted picture; gives its path in the case, or none if it was to stop.
    fn attach_picture(&self, root: &Path, picture: &PastedPicture, watch: Watch) -> Result<Option<String>, String> {
        if (watch.is_cancelled)() {
            return Ok(None);
        }
        let folder = self.folder_of(root)?;
        let bytes = to_png(picture.width_px, picture.height_px, &picture.rgba);
        let bytes = bytes.map_err(|error| fault::picture_words(&error, self.locale))?;
        folder.keep(PASTED, &bytes).map(Some).map_err(|error| self.say(&error))
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

/// What was copied, then what was not.
fn attached(copied: Action, faults: Vec<String>) -> Vec<Action> {
    let told = faults.into_iter().map(|text| Action::Notify { text, is_fault: true });
    std::iter::once(copied).chain(told).collect()
}
