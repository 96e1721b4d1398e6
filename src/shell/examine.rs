//! Examining the scans of a case on disk.

use super::case_folder::{CaseError, read_bounded, scan_path};
use super::job::Watch;
use crate::app::{Action, Pixels, Preview, Ticket};
use crate::evidence::{Evidence, ScanEvidence, Unreadable, examine_decoded};
use crate::filing::Filing;
use crate::picture::{MAX_BYTES, Picture, reduced};
use crate::scan::measure_closely;
use image::RgbImage;
use std::path::Path;
use std::sync::Arc;

/// Longest side of the picture that is shown: a screen's width, and a texture that every card takes.
const PREVIEW_PX: u32 = 2048;
/// Longest side on a card: its 112 points at a scale of 400 %.
const THUMBNAIL_PX: u32 = 448;

/// Examines every attached scan, one after the other.
pub fn evidence_of(root: &Path, filing: &Filing, watch: Watch) -> Evidence {
    let mut evidence = Evidence::default();
    for file in filing.scans() {
        if !evidence.scans.contains_key(file) {
            let (examined, picture) = examine_scan(root, file, watch);
            let examined = picture.iter().fold(examined, ScanEvidence::looked_at_closely);
            evidence.scans.insert(file.clone(), examined);
        }
    }
    evidence
}

/// Examines a page of one file, counted from 0; what cannot be read is evidence too.
pub fn examine_file(path: &Path, page: usize, watch: Watch) -> (ScanEvidence, Option<Picture>) {
    let (examined, picture) = examine_page(read_bounded(path, MAX_BYTES).as_deref(), page, watch);
    (picture.iter().fold(examined, ScanEvidence::looked_at_closely), picture)
}

/// Examines a scan of a case.
fn examine_scan(root: &Path, file: &str, watch: Watch) -> (ScanEvidence, Option<Picture>) {
    examine_read(read_scan(root, file).as_deref(), watch)
}

/// Reads a scan of a case.
///
/// # Errors
/// [`CaseError`] if it is not there, leads out of the folder, or cannot be read.
pub fn read_scan(root: &Path, file: &str) -> Result<Vec<u8>, CaseError> {
    read_bounded(&scan_path(root, file)?, MAX_BYTES)
}

/// Examines what was read of a file, or why it was not.
pub fn examine_read(read: Result<&[u8], &CaseError>, watch: Watch) -> (ScanEvidence, Option<Picture>) {
    examine_page(read, 0, watch)
}

fn examine_page(read: Result<&[u8], &CaseError>, page: usize, watch: Watch) -> (ScanEvidence, Option<Picture>) {
    match read {
        Ok(bytes) => examine_decoded(watch.decoder.decode(bytes, page, watch.is_cancelled)),
        Err(CaseError::TooLarge { .. }) => (ScanEvidence::Unreadable(Unreadable::TooManyBytes), None),
        Err(_) => (ScanEvidence::Unreadable(Unreadable::Missing), None),
    }
}

/// Examines one scan of a case and makes it ready to be shown.
pub fn picture_job(ticket: Ticket, root: &Path, file: String, watch: Watch) -> Action {
    // Nobody waits for the outcome of a cancelled job: its ticket is not known any more.
    if (watch.is_cancelled)() {
        return Action::Examined { ticket, file, evidence: ScanEvidence::Unreadable(Unreadable::Missing), preview: None };
    }
    let (evidence, picture) = examine_scan(root, &file, watch);
    let preview = picture.filter(|_| !(watch.is_cancelled)()).map(|picture| Arc::new(preview_of(&picture)));
    Action::Examined { ticket, file, evidence, preview }
}

/// Looks closer at a scan of a case that was examined before.
pub fn close_job(ticket: Ticket, root: &Path, file: String, watch: Watch) -> Action {
    let read = if (watch.is_cancelled)() { None } else { read_scan(root, &file).ok() };
    let picture = read.and_then(|bytes| watch.decoder.decode(&bytes, 0, watch.is_cancelled).ok());
    let facts = picture.filter(|_| !(watch.is_cancelled)()).map(|picture| measure_closely(&picture));
    Action::ExaminedClosely { ticket, file, facts }
}

fn preview_of(picture: &Picture) -> Preview {
    Preview { thumbnail: pixels(picture, THUMBNAIL_PX), large: pixels(picture, PREVIEW_PX) }
}

/// A picture made small enough to show.
pub fn pixels(picture: &Picture, longest_px: u32) -> Pixels {
    pixels_of(&reduced(&picture.pixels, longest_px))
}

/// A picture as it is shown.
pub fn pixels_of(picture: &RgbImage) -> Pixels {
    let rgba = picture.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect();
    Pixels { width_px: picture.width() as usize, height_px: picture.height() as usize, rgba }
}
