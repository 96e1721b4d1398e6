//! Keeps the open case: the one place that writes its folder.

use super::case_folder::{CASE_FILE, CaseFolder, load};
use super::places::Places;
use super::{example, settings};
use crate::app::{Action, CaseEntry, CaseHealth, Effect, Example, Opened};
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Keeps the open case and the program's own folder.
pub struct Keeper {
    places: Places,
    knowledge: Arc<Knowledge>,
    folder: Option<CaseFolder>,
}

impl Keeper {
    /// A keeper with no case open.
    pub fn new(places: Places, knowledge: Arc<Knowledge>) -> Self {
        Self { places, knowledge, folder: None }
    }

    /// Does what an effect asks for.
    pub fn run(&mut self, effect: Effect) -> Vec<Action> {
        match effect {
            Effect::ListCases { recent, today } => vec![Action::Listed(self.list(&recent, today))],
            Effect::Create(filing) => vec![Action::Opened(self.create(&filing))],
            Effect::WriteExample(which) => vec![Action::Opened(self.write_example(which))],
            Effect::Open(place) => vec![Action::Opened(self.open(&place))],
            Effect::Close => {
                self.folder = None;
                Vec::new()
            }
            Effect::Save { revision, filing } => vec![Action::Saved { revision, result: self.save(&filing) }],
            Effect::Attach { root, slot, website, files } => {
                let result = self.attach(&files);
                vec![Action::Attached { root, slot, website, result }]
            }
            Effect::SaveSettings(kept) => {
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
        let own = fs::read_dir(&self.places.cases).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut roots: Vec<PathBuf> = own.filter(|root| root.join(CASE_FILE).exists()).collect();
        roots.sort();
        for root in recent.iter().rev().filter(|root| root.join(CASE_FILE).exists()) {
            roots.retain(|known| known != root);
            roots.insert(0, root.clone());
        }
        let health = |root: &Path| match load(root) {
            Ok(filing) => CaseHealth::of(&filing, &self.knowledge, today),
            Err(error) => CaseHealth::Broken(error.to_string()),
        };
        roots.into_iter().map(|root| CaseEntry { health: health(&root), root }).collect()
    }

    fn create(&mut self, filing: &Filing) -> Result<Opened, String> {
        let root = self.free_folder("case");
        self.folder = None;
        let folder = CaseFolder::create(&root, filing).map_err(|error| error.to_string())?;
        let opened = Opened { root, is_read_only: folder.is_read_only(), filing: Box::new(filing.clone()), is_new: true };
        self.folder = Some(folder);
        Ok(opened)
    }

    fn write_example(&mut self, which: Example) -> Result<Opened, String> {
        let root = self.free_folder(&format!("example-{}", which.as_ref()));
        example::write(which, &root).map_err(|error| error.to_string())?;
        self.open(&root)
    }

    fn open(&mut self, place: &Path) -> Result<Opened, String> {
        self.folder = None;
        let (folder, filing) = CaseFolder::open(place).map_err(|error| error.to_string())?;
        let opened =
            Opened { root: folder.root().to_owned(), is_read_only: folder.is_read_only(), filing: Box::new(filing), is_new: false };
        self.folder = Some(folder);
        Ok(opened)
    }

    fn save(&self, filing: &Filing) -> Result<(), String> {
        let folder = self.folder.as_ref().ok_or("no case is open")?;
        folder.save(filing).map_err(|error| error.to_string())
    }

    fn attach(&self, files: &[PathBuf]) -> Result<Vec<String>, String> {
        let folder = self.folder.as_ref().ok_or("no case is open")?;
        files.iter().map(|file| folder.attach(file).map_err(|error| error.to_string())).collect()
    }

    /// A folder below the program's own that is not there yet. Its name tells nothing about the case.
    fn free_folder(&self, stem: &str) -> PathBuf {
        let numbered = (1..).map(|number| self.places.cases.join(format!("{stem}-{number}")));
        numbered.into_iter().find(|root| !root.exists()).unwrap_or_else(|| self.places.cases.join(stem))
    }
}
