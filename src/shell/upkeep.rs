//! Renaming, copying and deleting cases that no window has open. Links are never followed: what they lead to is not
//! the case's.

use super::case_folder::{
    CASE_FILE, CaseError, CaseFolder, LOCK_FILE, PREVIOUS_FILE, SCANS, beside, load, lock, read_bounded, replace, root_of, sync_folder,
};
use crate::filing::{Filing, saved};
use crate::picture;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Most files that a copy takes along, and bytes after which it takes no further one. Far beyond any filing; a case file may name anything.
const MOST_COPIED: usize = 1000;
const MOST_COPIED_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Folders in folders that are looked into when files are counted.
const MAX_DEPTH: usize = 16;

/// Gives a case a name; an empty one takes it back.
///
/// # Errors
/// [`CaseError`] if the case cannot be read, is open in another window, or cannot be written.
pub fn rename(root: &Path, label: &str) -> Result<(), CaseError> {
    let (folder, mut filing) = CaseFolder::open(root)?;
    label.clone_into(&mut filing.label);
    folder.save(&filing)
}

/// Copies a case to a folder that is not there yet: what was typed, and the files that it names. Answers, waivers and
/// rejections belong to the order before and are left out. Gives how many files could not be read and are missing.
///
/// # Errors
/// [`CaseError`] if the case cannot be read or the copy not be written; there is then no copy.
pub fn duplicate(root: &Path, target: &Path, label: &str) -> Result<usize, CaseError> {
    let mut filing = load(root)?;
    label.clone_into(&mut filing.label);
    filing.answers.clear();
    filing.waivers.clear();
    filing.procedure.rejections.clear();
    let aside = beside(target);
    let written = write_copy(root, &aside, &filing).and_then(|n_missing| fs::rename(&aside, target).map(|()| n_missing));
    if written.is_err() {
        // What is half-written beside is of no use; if it cannot be removed either, the first error counts.
        let _ = fs::remove_dir_all(&aside);
    }
    let n_missing = written.map_err(|source| CaseError::Write { path: target.to_owned(), source })?;
    sync_folder(target);
    Ok(n_missing)
}

/// The case file comes last, so that a kill leaves nothing that would be taken for a case.
fn write_copy(root: &Path, aside: &Path, filing: &Filing) -> io::Result<usize> {
    fs::create_dir_all(aside.join(SCANS))?;
    let (mut n_missing, mut n_bytes) = (0, 0_u64);
    for (index, file) in named_files(filing).into_iter().enumerate() {
        let place = own_file(root, file).filter(|_| index < MOST_COPIED && n_bytes < MOST_COPIED_BYTES);
        let Some(bytes) = place.and_then(|place| read_bounded(&place, picture::MAX_BYTES).ok()) else {
            n_missing += 1;
            continue;
        };
        n_bytes += bytes.len() as u64;
        let place = aside.join(file);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        replace(&place, &bytes)?;
    }
    replace(&aside.join(CASE_FILE), &saved::to_bytes(filing)?)?;
    Ok(n_missing)
}

/// Deletes a case: its file, the generation before, everything in `scans/`, the lock, and the folder if nothing else
/// is in it. Gives how many files stay because they are not the case's own.
///
/// # Errors
/// [`CaseError`] if there is no case, it is open in another window, or a file cannot be deleted.
pub fn delete(root: &Path) -> Result<usize, CaseError> {
    let root = root_of(root)?;
    let held = lock(&root)?;
    let scans = root.join(SCANS);
    // The case file goes after the scans, so that the case stays in the list until they are gone. A link in place of the
    // folder stays, and of one in it only the link goes.
    if fs::symlink_metadata(&scans).is_ok_and(|found| found.is_dir()) {
        fs::remove_dir_all(&scans).map_err(|source| removal(&scans, source))?;
    }
    for name in names_in(&root).map_err(|source| removal(&root, source))? {
        let is_half_written = name.starts_with(&format!(".{CASE_FILE}.")) && Path::new(&name).extension().is_some_and(|end| end == "new");
        if is_half_written || name == PREVIOUS_FILE {
            delete_file(&root.join(name))?;
        }
    }
    delete_file(&root.join(CASE_FILE))?;
    delete_file(&root.join(LOCK_FILE))?;
    drop(held);
    // A folder in which something is left cannot be removed, and shall not be.
    let n_left = n_files(&root, 0);
    if n_left == 0 {
        let _ = fs::remove_dir(&root);
    }
    Ok(n_left)
}

/// Every file that a case names, once.
fn named_files(filing: &Filing) -> BTreeSet<&String> {
    let pages = filing.websites.iter().filter_map(|site| site.saved_page.as_ref());
    let filed = filing.filed_sites.iter().filter_map(|site| site.saved_page.as_ref());
    filing.scans().chain(pages).chain(filed).collect()
}

/// The place of a file of a case, if it is one and no link is on the way to it.
fn own_file(root: &Path, file: &str) -> Option<PathBuf> {
    let mut place = root.to_owned();
    for part in file.split('/') {
        place.push(part);
        if fs::symlink_metadata(&place).ok()?.file_type().is_symlink() {
            return None;
        }
    }
    place.is_file().then_some(place)
}

/// Deletes a file, or a link and not what it leads to. One that is gone already is as wanted.
fn delete_file(path: &Path) -> Result<(), CaseError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(removal(path, source)),
        _ => Ok(()),
    }
}

fn removal(path: &Path, source: io::Error) -> CaseError {
    CaseError::Remove { path: path.to_owned(), source }
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Files below a folder; a folder that cannot be looked into, or is empty, counts as one.
fn n_files(folder: &Path, depth: usize) -> usize {
    let of_entry = |entry: fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_dir() && depth < MAX_DEPTH => n_files(&entry.path(), depth + 1).max(1),
        _ => 1,
    };
    fs::read_dir(folder).map_or(1, |entries| entries.flatten().map(of_entry).sum())
}
