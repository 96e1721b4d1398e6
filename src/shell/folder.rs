//! Listing a folder for the own file chooser.

use super::case_folder::CASE_FILE;
use crate::app::{EntryKind, FolderEntry, Listing};
use crate::picture::Format;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf, absolute};

/// Most entries of a folder that are looked at.
pub const MAX_ENTRIES: usize = 5000;

/// Lists a folder; of a file, the folder that it is in. What is neither file nor folder, or cannot be looked at, is left
/// out.
///
/// # Errors
/// What the system says.
pub fn list(place: &Path) -> io::Result<Listing> {
    let place = absolute(place)?;
    let is_folder = fs::metadata(&place)?.is_dir();
    let (folder, picked) = match place.parent().filter(|_| !is_folder) {
        Some(parent) => (parent.to_owned(), Some(place)),
        None => (place, None),
    };
    let mut entries = Vec::new();
    let mut is_cut = false;
    for (number, entry) in fs::read_dir(&folder)?.enumerate() {
        if number == MAX_ENTRIES {
            is_cut = true;
            break;
        }
        entries.extend(entry.ok().and_then(|entry| entry_of(entry.path())));
    }
    entries.sort_by_cached_key(|entry: &FolderEntry| (!entry.kind.is_folder(), entry.name.to_lowercase(), entry.name.clone()));
    Ok(Listing { folder, entries, is_cut, picked })
}

fn entry_of(path: PathBuf) -> Option<FolderEntry> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    // Of a link, what it leads to.
    let found = fs::metadata(&path).ok()?;
    let kind = kind_of(&path, &name, &found)?;
    Some(FolderEntry { name, kind, bytes: found.len(), modified: modified(&found), path })
}

fn kind_of(path: &Path, name: &str, found: &Metadata) -> Option<EntryKind> {
    if found.is_dir() {
        let holds_case = path.join(CASE_FILE).is_file();
        return Some(if holds_case { EntryKind::CaseFolder } else { EntryKind::Folder });
    }
    let is_picture = || path.extension().and_then(|ending| Format::of_extension(&ending.to_string_lossy())).is_some();
    found.is_file().then(|| match name {
        CASE_FILE => EntryKind::CaseFile,
        _ if is_picture() => EntryKind::Picture,
        _ => EntryKind::Other,
    })
}

fn modified(found: &Metadata) -> Option<Date> {
    let changed = Timestamp::try_from(found.modified().ok()?).ok()?;
    Some(changed.to_zoned(TimeZone::system()).date())
}
