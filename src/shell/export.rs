//! Writing a bundle: whole or not at all.

use super::case_folder::{CaseError, replace, replace_folder};
use super::examine::{examine_read, read_scan};
use super::fault::export_words;
use crate::app::{ExportJob, Exported};
use crate::bundle::{ExportError, Request, build, thumbnail, to_zip};
use crate::evidence::Evidence;
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use crate::report::Speaker;
use crate::rules;
use std::collections::BTreeMap;
use std::path::Path;

/// Why there is no export on disk.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The bundle could not be put together.
    #[error(transparent)]
    Bundle(#[from] ExportError),
    /// There is something at the target, or it cannot be written.
    #[error(transparent)]
    Case(#[from] CaseError),
}

/// Checks a case anew and exports it to a folder, or to a ZIP where `out` ends in `.zip`.
///
/// # Errors
/// [`WriteError`]; nothing is then left at `out`.
pub fn export(job: &ExportJob, knowledge: &Knowledge) -> Result<(), WriteError> {
    let ExportJob { root, filing, locale, today, out, is_draft, neighbours } = job;
    let (speaker, today, is_draft) = (Speaker::new(knowledge, *locale), *today, *is_draft);
    if out.exists() {
        return Err(CaseError::Exists(out.clone()).into());
    }
    let Examined { mut evidence, scans, thumbnails } = Examined::of(root, filing);
    evidence.neighbours.clone_from(neighbours);
    let report = rules::check(filing, &evidence, speaker.knowledge, today);
    let request =
        Request { filing, evidence: &evidence, report: &report, speaker, today, scans: &scans, thumbnails: &thumbnails, is_draft };
    let bundle = build(request)?;
    if let Some(parent) = out.parent() {
        std::fs::create_dir_all(parent).map_err(|source| CaseError::Write { path: parent.to_owned(), source })?;
    }
    let is_zip = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let written = if is_zip {
        replace(out, &to_zip(&bundle)?)
    } else {
        replace_folder(out, bundle.entries.iter().map(|entry| (entry.path.as_str(), entry.bytes.as_slice())))
    };
    written.map_err(|source| CaseError::Write { path: out.clone(), source }.into())
}

/// The export that the window asks for.
///
/// # Errors
/// What went wrong, in words.
pub fn export_job(job: &ExportJob, knowledge: &Knowledge) -> Result<Exported, String> {
    export(job, knowledge).map_err(|error| export_words(&error, job.locale))?;
    Ok(Exported { root: job.root.clone(), out: job.out.clone(), is_draft: job.is_draft, on: job.today })
}

/// The scans of a case, read and decoded once.
#[derive(Default)]
struct Examined {
    evidence: Evidence,
    scans: BTreeMap<String, Vec<u8>>,
    thumbnails: BTreeMap<String, Vec<u8>>,
}

impl Examined {
    fn of(root: &Path, filing: &Filing) -> Self {
        let mut all = Self::default();
        for file in filing.scans() {
            if all.evidence.scans.contains_key(file) {
                continue;
            }
            let read = read_scan(root, file);
            let (evidence, picture) = examine_read(read.as_deref());
            all.evidence.scans.insert(file.clone(), evidence);
            all.thumbnails.extend(picture.and_then(|picture| Some((file.clone(), thumbnail(&picture)?))));
            all.scans.extend(read.ok().map(|bytes| (file.clone(), bytes)));
        }
        all
    }
}
