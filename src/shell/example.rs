//! The two example cases that the program carries.

use super::case_folder::{CASE_FILE, CaseError, SCANS, replace};
use crate::app::Example;
use std::fs;
use std::io;
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
    write_files(example, out).map_err(|source| CaseError::Write { path: out.to_owned(), source })
}

fn write_files(example: Example, out: &Path) -> io::Result<()> {
    let (case, scans) = match example {
        Example::Sound => (SOUND_CASE, SOUND_SCANS),
        Example::Faulty => (FAULTY_CASE, FAULTY_SCANS),
    };
    fs::create_dir_all(out.join(SCANS))?;
    for (name, bytes) in scans {
        replace(&out.join(SCANS).join(name), bytes)?;
    }
    replace(&out.join(CASE_FILE), case)
}
