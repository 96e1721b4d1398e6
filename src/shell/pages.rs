//! Pages of a document: shown to be chosen from, and made files.

use super::case_folder::read_bounded;
use super::examine::pixels;
use super::fault;
use super::job::Watch;
use super::runner::Outbox;
use crate::app::{Action, MAX_SHOWN_PAGES, MadeFile, PageView, PagesAction, Ticket};
use crate::i18n::Locale;
use crate::picture::MAX_BYTES;
use crate::word;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Longest side of a page to choose from: 150 points at a scale of 200 %.
const THUMBNAIL_PX: u32 = 300;

/// Counts the pages of a document, then shows them one after the other.
pub fn show_job(ticket: Ticket, document: &Path, outbox: &Outbox, watch: Watch) -> Action {
    let read = read_bounded(document, MAX_BYTES).ok();
    let n_pages = read.as_ref().and_then(|bytes| watch.decoder.n_pages(bytes, watch.is_cancelled).ok());
    outbox.send(PagesAction::Counted { ticket, n_pages }.into());
    let (Some(bytes), Some(n_pages)) = (read, n_pages.filter(|&n_pages| n_pages > 1)) else { return PagesAction::Ended.into() };
    for page in 0..n_pages.min(MAX_SHOWN_PAGES) {
        if (watch.is_cancelled)() {
            break;
        }
        let decoded = watch.decoder.decode(&bytes, page, watch.is_cancelled);
        let view = decoded.map_or(PageView::Unreadable, |picture| PageView::Shown(Arc::new(pixels(&picture, THUMBNAIL_PX))));
        outbox.send(PagesAction::Shown { ticket, page, view }.into());
    }
    PagesAction::Ended.into()
}

/// The pages that a person chose, and where they belong.
pub struct Wanted {
    /// Ticket of the job.
    pub ticket: Ticket,
    /// Case.
    pub root: PathBuf,
    /// Slot.
    pub slot: String,
    /// Website that it is for.
    pub website: Option<String>,
    /// The file.
    pub document: PathBuf,
    /// Pages, from 0, and the names that they get, without an ending.
    pub pages: Vec<(usize, String)>,
    /// Language of messages.
    pub locale: Locale,
}

/// Takes pages out of a document. What cannot be taken is said, and the others are taken all the same.
pub fn take_job(wanted: Wanted, outbox: &Outbox, watch: Watch) -> Action {
    let Wanted { ticket, root, slot, website, document, pages, locale } = wanted;
    let say = |text| outbox.send(Action::Notify { text, is_fault: true });
    let mut files = Vec::new();
    match read_bounded(&document, MAX_BYTES) {
        Err(error) => say(fault::words(&error, locale)),
        Ok(bytes) => {
            let total = pages.len();
            for (done, (page, stem)) in pages.into_iter().enumerate() {
                if (watch.is_cancelled)() {
                    break;
                }
                (watch.report)(done, total);
                match watch.decoder.take_page(&bytes, page, watch.is_cancelled) {
                    Ok(taken) => files.push(MadeFile { name: format!("{stem}.{}", taken.format.extension()), bytes: taken.bytes.into() }),
                    Err(_) if (watch.is_cancelled)() => break,
                    Err(error) => say(word!(locale, "pages.not_taken", number = page + 1, source = error)),
                }
            }
        }
    }
    PagesAction::Taken { ticket, root, slot, website, files }.into()
}
