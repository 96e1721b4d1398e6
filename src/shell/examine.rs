//! Examining the scans of a case on disk.

use super::case_folder::{CaseError, read_bounded};
use crate::evidence::{Evidence, ScanEvidence, Unreadable, examine};
use crate::filing::Filing;
use crate::picture::{MAX_BYTES, Picture};
use std::path::Path;

/// Examines every attached scan, one after the other.
pub fn evidence_of(root: &Path, filing: &Filing) -> Evidence {
    let mut evidence = Evidence::default();
    for file in filing.materials.iter().flat_map(|material| &material.files) {
        if !evidence.scans.contains_key(file) {
            evidence.scans.insert(file.clone(), examine_file(&root.join(file)).0);
        }
    }
    evidence
}

/// Examines one file; what cannot be read is evidence too.
pub fn examine_file(path: &Path) -> (ScanEvidence, Option<Picture>) {
    match read_bounded(path, MAX_BYTES) {
        Ok(bytes) => examine(&bytes),
        Err(CaseError::TooLarge { .. }) => (ScanEvidence::Unreadable(Unreadable::TooManyBytes), None),
        Err(_) => (ScanEvidence::Unreadable(Unreadable::Missing), None),
    }
}
