//! Data files of the person's own, laid over those that the program carries.

use super::case_folder::{CaseError, read_bounded};
use crate::knowledge::{Knowledge, LoadError};
use std::fs;
use std::path::{Path, PathBuf};

/// No data file is larger.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Folders below the one named: `rules/<family>` is the deepest.
const MAX_DEPTH: usize = 3;

/// Why data files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// The folder or a file in it cannot be read.
    #[error(transparent)]
    File(#[from] CaseError),
    /// A list is not text.
    #[error("{0} is not UTF-8 text")]
    NotText(PathBuf),
    /// What they hold does not fit.
    #[error("{0}; the file is compared with those in assets/ of the program's source")]
    Content(#[from] LoadError),
}

/// The built-in knowledge with the `.toml`, `.txt` and `.bin` files of a folder laid over it.
///
/// # Errors
/// [`OverlayError`], for the first file that is at fault.
pub fn overlaid(folder: &Path) -> Result<Knowledge, OverlayError> {
    let mut found = Vec::new();
    collect(folder, 0, &mut found)?;
    found.sort();
    let (mut text, mut packed) = (Vec::new(), Vec::new());
    for file in found {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let bytes = read_bounded(&file, MAX_BYTES)?;
        if has_extension(&file, "bin") {
            packed.push((name, bytes));
        } else {
            text.push((name, String::from_utf8(bytes).map_err(|_| OverlayError::NotText(file))?));
        }
    }
    Ok(Knowledge::overlaid(&text, &packed)?)
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), CaseError> {
    let read = |source| CaseError::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        if path.is_dir() && depth < MAX_DEPTH {
            collect(&path, depth + 1, found)?;
        } else if ["toml", "txt", "bin"].iter().any(|extension| has_extension(&path, extension)) {
            found.push(path);
        }
    }
    Ok(())
}

fn has_extension(file: &Path, wanted: &str) -> bool {
    file.extension().is_some_and(|extension| extension == wanted)
}
