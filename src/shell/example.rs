//! The two example cases that the program carries.

use super::case_folder::{CASE_FILE, CaseError, SCANS, replace_folder};
use crate::app::Example;
use std::fs;
use std::path::Path;

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../assets/examples/", $folder, "/scans/", $name)))),+]
    };
}

const SOUND_CASE: &[u8] = include_bytes!("../../assets/examples/sound/case.json");
const FAULTY_CASE: &[u8] = include_bytes!("../../assets/examples/faulty/case.json");
const SOUND_SCANS: &[(&str, &[u8])] = files!("sound": "licence.jpg", "id-front.jpg", "id-back.jpg", "commitment.jpg");
const FAULTY_SCANS: &[(&str, &[u8])] = files!("faulty": "id-front.jpg", "id-back.jpg", "commitment.jpg");

/// Writes an example case into a new folder.
///
/// # Errors
/// [`CaseError::Exists`] if there is something at the target, [`CaseError::Write`] if the system refuses.
pub fn write(example: Example, out: &Path) -> Result<(), CaseError> {
    if out.exists() {
        return Err(CaseError::Exists(out.to_owned()));
    }
    let (case, scans) = match example {
        Example::Sound => (SOUND_CASE, SOUND_SCANS),
        Example::Faulty => (FAULTY_CASE, FAULTY_SCANS),
    };
    let scans: Vec<(String, &[u8])> = scans.iter().map(|(name, bytes)| (format!("{SCANS}/{name}"), *bytes)).collect();
    let files = scans.iter().map(|(path, bytes)| (path.as_str(), *bytes)).chain([(CASE_FILE, case)]).map(Ok);
    if let Some(parent) = out.parent() {
        fs::create_dir_all(parent).map_err(|source| CaseError::Write { path: parent.to_owned(), source })?;
    }
    replace_folder(out, files).map_err(|source| CaseError::Write { path: out.to_owned(), source })
}
