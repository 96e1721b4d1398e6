//! Choosing pages: of a PDF or TIFF with several, a person says which are the scan, and those become files of the case.

use super::jobs::begin_attaching;
use super::{Action, Effect, Pixels, State, Ticket};
use crate::word;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Most pages that are shown. What is attached is a few sheets; a book was taken by mistake.
pub const MAX_SHOWN_PAGES: usize = 100;

/// A document some of whose pages are to be attached.
#[derive(Debug, Clone)]
pub struct PageChoice {
    /// Ticket of the job that shows its pages.
    pub ticket: Ticket,
    /// Slot that the pages are for.
    pub slot: String,
    /// Website that the slot is for.
    pub website: Option<String>,
    /// The file.
    pub document: PathBuf,
    /// All pages of the file. None while they are not counted.
    pub n_pages: usize,
    /// The first of them, at most [`MAX_SHOWN_PAGES`], as far as they can be seen yet.
    pub pages: Vec<PageView>,
    /// Those that are chosen.
    pub picked: BTreeSet<usize>,
}

/// What is seen of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageView {
    /// Nothing yet.
    Awaited,
    /// It, made small.
    Shown(Arc<Pixels>),
    /// It cannot be opened.
    Unreadable,
}

/// What can happen to the choice of pages.
#[derive(Debug, Clone)]
pub enum PagesAction {
    /// A file was brought that may have several pages.
    Found {
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// The file.
        document: PathBuf,
    },
    /// Its pages were counted; none if it could not be opened.
    Counted {
        /// Ticket of the job.
        ticket: Ticket,
        /// Pages.
        n_pages: Option<usize>,
    },
    /// A page can be seen, or cannot be opened.
    Shown {
        /// Ticket of the job.
        ticket: Ticket,
        /// Page, from 0.
        page: usize,
        /// What is seen.
        view: PageView,
    },
    /// All that can be seen was shown.
    Ended,
    /// Choose a page, or leave it out again.
    Toggle(usize),
    /// Choose all pages that are shown.
    PickAll,
    /// Attach the chosen pages.
    Confirm,
    /// Attach none.
    Cancel,
    /// The chosen pages were made files, as far as they could be.
    Taken {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// The files.
        files: Vec<MadeFile>,
    },
}

/// A file that is not on disk yet.
#[derive(Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// Name that it is to have, with its ending.
    pub name: String,
    /// Content.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for MadeFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MadeFile({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Changes the choice of pages.
pub(super) fn act(state: &mut State, action: PagesAction) -> Vec<Effect> {
    match action {
        PagesAction::Found { root, slot, website, document } => {
            if state.case.as_ref().is_none_or(|case| case.root != root) {
                return Vec::new();
            }
            let ticket = state.next_ticket();
            let (n_pages, pages, picked) = (0, Vec::new(), BTreeSet::new());
            state.page_choices.push(PageChoice { ticket, slot, website, document: document.clone(), n_pages, pages, picked });
            return vec![Effect::ShowPages { ticket, document }];
        }
        PagesAction::Counted { ticket, n_pages } => return counted(state, ticket, n_pages),
        PagesAction::Shown { ticket, page, view } => {
            let choice = state.page_choices.iter_mut().find(|choice| choice.ticket == ticket);
            if let Some(place) = choice.and_then(|choice| choice.pages.get_mut(page)) {
                *place = view;
            }
        }
        PagesAction::Ended => {}
        PagesAction::Toggle(page) => {
            if let Some(choice) = open(state).filter(|choice| page < choice.pages.len())
                && !choice.picked.remove(&page)
            {
                choice.picked.insert(page);
            }
        }
        PagesAction::PickAll => {
            if let Some(choice) = open(state) {
                choice.picked = (0..choice.pages.len()).collect();
            }
        }
        PagesAction::Confirm => return confirm(state),
        PagesAction::Cancel => return take_first(state).map(|choice| Effect::Cancel(choice.ticket)).into_iter().collect(),
        PagesAction::Taken { ticket, root, slot, website, files } => return taken(state, ticket, root, slot, website, files),
    }
    Vec::new()
}

impl State {
    /// The document whose pages are being chosen.
    pub fn page_choice(&self) -> Option<&PageChoice> {
        self.page_choices.iter().find(|choice| choice.n_pages > 0)
    }
}

fn open(state: &mut State) -> Option<&mut PageChoice> {
    state.page_choices.iter_mut().find(|choice| choice.n_pages > 0)
}

fn take_first(state: &mut State) -> Option<PageChoice> {
    let first = state.page_choices.iter().position(|choice| choice.n_pages > 0)?;
    Some(state.page_choices.remove(first))
}

/// One page needs no choice, and what cannot be opened is for the rules to speak of: the file goes in as it is.
fn counted(state: &mut State, ticket: Ticket, n_pages: Option<usize>) -> Vec<Effect> {
    let Some(at) = state.page_choices.iter().position(|choice| choice.ticket == ticket) else { return Vec::new() };
    if let Some(n_pages) = n_pages.filter(|&n_pages| n_pages > 1) {
        if let Some(choice) = state.page_choices.get_mut(at) {
            choice.n_pages = n_pages;
            choice.pages = vec![PageView::Awaited; n_pages.min(MAX_SHOWN_PAGES)];
        }
        return Vec::new();
    }
    let PageChoice { slot, website, document, .. } = state.page_choices.remove(at);
    let Some((ticket, root)) = begin_attaching(state, 1) else { return Vec::new() };
    vec![Effect::Attach { ticket, root, slot, website, files: vec![document], is_whole: true }]
}

fn confirm(state: &mut State) -> Vec<Effect> {
    if open(state).is_none_or(|choice| choice.picked.is_empty()) {
        return Vec::new();
    }
    let Some(PageChoice { ticket: shown, slot, website, document, picked, .. }) = take_first(state) else { return Vec::new() };
    let Some((ticket, root)) = begin_attaching(state, picked.len()) else { return vec![Effect::Cancel(shown)] };
    let locale = state.settings.locale;
    let stem = document.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let pages = picked.into_iter().map(|page| (page, word!(locale, "pages.file", file = stem, number = page + 1))).collect();
    vec![Effect::Cancel(shown), Effect::TakePages { ticket, root, slot, website, document, pages, locale }]
}

fn taken(state: &mut State, ticket: Ticket, root: PathBuf, slot: String, website: Option<String>, files: Vec<MadeFile>) -> Vec<Effect> {
    let Some(case) = state.case.as_mut().filter(|case| case.root == root) else { return Vec::new() };
    if files.is_empty() {
        case.jobs.attached(ticket);
        return Vec::new();
    }
    vec![Effect::KeepFiles { ticket, root, slot, website, files }]
}

/// What the choice of pages says to the rest of the program.
impl From<PagesAction> for Action {
    fn from(action: PagesAction) -> Self {
        Self::Pages(action)
    }
}
