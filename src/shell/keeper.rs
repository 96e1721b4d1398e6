//! Keeps the open case: the one place that writes its folder.

use super::case_folder::{CaseError, CaseFolder, is_locked, last_change, load, read_bounded, root_of};
use super::instance::Instance;
use super::job::{Cancelled, Watch};
use super::neighbours::{case_folders, neighbours};
use super::places::Places;
use super::runner::Outbox;
use super::{example, fault, folder, settings, upkeep};
use crate::app::{
    Action, CaseEntry, CaseHealth, ChooserAction, Effect, EntryKind, Example, FolderEntry, HomeAction, InspectAction, InspectEffect,
    Listing, MadeFile, Opened, PagesAction, PastedPicture, Place, Purpose, SlotPlace, SortAction, Ticket, Upkeep,
};
use crate::filing::Filing;
use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::picture::{Format, MAX_BYTES, n_pages, to_png};
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
            Effect::Attach { ticket, root, slot, website, files, is_whole } => {
                let brought = self.cancelled.watched(ticket, &self.outbox, |watch| self.attach_all(&root, &files, is_whole, watch));
                let found = |document| PagesAction::Found { root: root.clone(), slot: slot.clone(), website: website.clone(), document };
                let mut actions: Vec<Action> = brought.documents.into_iter().map(|document| found(document).into()).collect();
                let sort = |(folder, files)| SortAction::Found { root: root.clone(), folder, files }.into();
                actions.extend(brought.folders.into_iter().map(sort));
                actions.extend(attached(Action::Attached { ticket, root, slot, website, files: brought.kept }, brought.faults));
                actions
            }
            Effect::AttachSorted { ticket, root, files } => {
                self.cancelled.watched(ticket, &self.outbox, |watch| self.attach_sorted(ticket, &root, files, watch))
            }
            Effect::KeepFiles { ticket, root, slot, website, files } => {
                let keep = |file: &MadeFile| self.folder_of(&root)?.keep(&file.name, &file.bytes).map_err(|error| self.say(&error));
                let (kept, faults): (Vec<_>, Vec<_>) = files.iter().map(keep).partition(Result::is_ok);
                let files = kept.into_iter().filter_map(Result::ok).collect();
                attached(Action::Attached { ticket, root, slot, website, files }, faults.into_iter().filter_map(Result::err).collect())
            }
            Effect::AttachPicture { ticket, root, slot, website, picture } => {
                let kept = self.cancelled.watched(ticket, &self.outbox, |watch| self.attach_picture(&root, &picture, watch));
                let (files, faults) = kept.map_or_else(|text| (Vec::new(), vec![text]), |file| (file.into_iter().collect(), Vec::new()));
                attached(Action::Attached { ticket, root, slot, website, files }, faults)
            }
            Effect::Inspect(effect) => self.inspect(effect),
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
            Effect::Examine { .. }
            | Effect::ExamineClosely { .. }
            | Effect::Compress { .. }
            | Effect::ShowPages { .. }
            | Effect::TakePages { .. }
            | Effect::Export { .. }
            | Effect::Cancel(_) => Vec::new(),
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

    /// Copies files, each for its slot, until it is to stop.
    fn attach_sorted(&self, ticket: Ticket, root: &Path, files: Vec<(SlotPlace, PathBuf)>, watch: Watch) -> Vec<Action> {
        let (mut kept, mut actions, total) = (Vec::new(), Vec::new(), files.len());
        for (done, (place, file)) in files.into_iter().enumerate() {
            if (watch.is_cancelled)() {
                break;
            }
            (watch.report)(done, total);
            let brought = self.attach_all(root, &[file], false, Watch::UNWATCHED);
            kept.extend(brought.kept.into_iter().map(|path| (place.clone(), path)));
            actions.extend(brought.documents.into_iter().map(|document| {
                let SlotPlace { slot, website } = place.clone();
                Action::from(PagesAction::Found { root: root.to_owned(), slot, website, document })
            }));
            actions.extend(brought.faults.into_iter().map(|text| Action::Notify { text, is_fault: true }));
        }
        actions.push(SortAction::Attached { ticket, root: root.to_owned(), files: kept }.into());
        actions
    }

    /// Copies files one after the other until it is to stop. Documents that may have several pages are not copied, unless
    /// they are to go in whole.
    fn attach_all(&self, root: &Path, files: &[PathBuf], is_whole: bool, watch: Watch) -> Brought {
        let mut brought = Brought::default();
        for (done, file) in files.iter().enumerate() {
            if (watch.is_cancelled)() {
                break;
            }
            (watch.report)(done, files.len());
            if file.is_dir() {
                match self.list_folder(file) {
                    Ok(listing) => brought.folders.push((file.clone(), pictures_of(listing))),
                    Err(text) => brought.faults.push(text),
                }
                continue;
            }
            let attach = |folder: &CaseFolder| {
                let bytes = read_bounded(file, MAX_BYTES)?;
                let is_document = !is_whole && may_have_pages(&bytes);
                if is_document { Ok(None) } else { folder.attach_read(file, &bytes).map(Some) }
            };
            match self.folder_of(root).and_then(|folder| attach(folder).map_err(|error| self.say(&error))) {
                Ok(Some(path)) => brought.kept.push(path),
                Ok(None) => brought.documents.push(file.clone()),
                Err(text) => brought.faults.push(text),
            }
        }
        brought
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

    /// Writes a file in place of a scan, or asks for one.
    fn inspect(&self, effect: InspectEffect) -> Vec<Action> {
        let kept = match effect {
            InspectEffect::Keep { ticket, root, file, other, name, mended } => {
                let kept = self.folder_of(&root).and_then(|folder| folder.keep(&name, &mended.bytes).map_err(|error| self.say(&error)));
                InspectAction::Kept { ticket, root, file, other, result: kept }
            }
            InspectEffect::Replace { ticket, root, file, with } => {
                let kept = self.folder_of(&root).and_then(|folder| folder.attach(&with).map_err(|error| self.say(&error)));
                InspectAction::Kept { ticket, root, file, other: None, result: kept }
            }
            InspectEffect::AskReplacement { file } => {
                return vec![self.chooser(Purpose::Replacement { file }, String::new(), Place::Pictures)];
            }
            // Picture work runs elsewhere.
            InspectEffect::Decode { .. } | InspectEffect::Try { .. } | InspectEffect::Make { .. } => return Vec::new(),
        };
        vec![Action::Inspect(kept)]
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

/// What came of files that were brought.
#[derive(Default)]
struct Brought {
    /// Paths in the case of those that were copied.
    kept: Vec<String>,
    /// Those whose pages are to be chosen from.
    documents: Vec<PathBuf>,
    /// Folders, and the pictures in them.
    folders: Vec<(PathBuf, Vec<PathBuf>)>,
    /// What went wrong.
    faults: Vec<String>,
}

/// The pictures of a folder, but hidden ones.
fn pictures_of(listing: Listing) -> Vec<PathBuf> {
    let is_shown = |entry: &FolderEntry| entry.kind == EntryKind::Picture && !entry.name.starts_with('.');
    listing.entries.into_iter().filter(is_shown).map(|entry| entry.path).collect()
}

/// Whether a file may have several pages. To count those of a PDF takes its decoder, which is not started here: saving waits
/// for this thread.
fn may_have_pages(bytes: &[u8]) -> bool {
    match Format::of_content(bytes) {
        Some(Format::Pdf) => true,
        Some(Format::Tiff) => n_pages(bytes).is_ok_and(|n_pages| n_pages > 1),
        _ => false,
    }
}

/// What was copied, then what was not.
fn attached(copied: Action, faults: Vec<String>) -> Vec<Action> {
    let told = faults.into_iter().map(|text| Action::Notify { text, is_fault: true });
    std::iter::once(copied).chain(told).collect()
}
