//! Writing a bundle: whole or not at all.

use super::case_folder::{CaseError, replace, replace_folder};
use super::examine::{examine_read, read_scan};
use super::fault::export_words;
use super::job::Watch;
use crate::app::{ExportEnd, ExportJob, Exported};
use crate::bundle::{Change, ExportError, Pictures, Request, build, fit_scan, thumbnail, to_zip};
use crate::evidence::{Evidence, ScanEvidence, examine};
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use crate::report::Speaker;
use crate::rules;
use std::collections::BTreeMap;
use std::io;
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
    /// It was to stop.
    #[error("the export was cancelled")]
    Cancelled,
}

/// Checks a case anew and exports it to a folder, or to a ZIP where `out` ends in `.zip`.
///
/// # Errors
/// [`WriteError`]; nothing is then left at `out`.
pub fn export(job: &ExportJob, knowledge: &Knowledge) -> Result<(), WriteError> {
    export_watched(job, knowledge, Watch::UNWATCHED)
}

/// Exports like [`export`]. Every scan is a part of the job, and the writing is one.
///
/// # Errors
/// [`WriteError`], as [`export`].
pub fn export_watched(job: &ExportJob, knowledge: &Knowledge, watch: Watch) -> Result<(), WriteError> {
    let ExportJob { root, filing, locale, today, out, is_draft, pictures, neighbours } = job;
    let (speaker, today, is_draft) = (Speaker::new(knowledge, *locale), *today, *is_draft);
    if out.exists() {
        return Err(CaseError::Exists(out.clone()).into());
    }
    let of_knowledge = (*pictures == Pictures::Provider).then_some(knowledge);
    let Examined { mut evidence, scans, changes, thumbnails } = Examined::of(root, filing, of_knowledge, watch)?;
    evidence.neighbours.clone_from(neighbours);
    let report = rules::check(filing, &evidence, speaker.knowledge, today);
    let (scans, changes, thumbnails) = (&scans, &changes, &thumbnails);
    let request = Request { filing, evidence: &evidence, report: &report, speaker, today, scans, changes, thumbnails, is_draft };
    let bundle = build(request)?;
    go_on(watch)?;
    if let Some(parent) = out.parent() {
        std::fs::create_dir_all(parent).map_err(|source| CaseError::Write { path: parent.to_owned(), source })?;
    }
    let is_zip = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let written = if is_zip {
        replace(out, &to_zip(&bundle)?)
    } else {
        // A folder of many pictures takes long on a slow disk: it can be stopped between them.
        let go_on = || if (watch.is_cancelled)() { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) };
        replace_folder(out, bundle.entries.iter().map(|entry| go_on().map(|()| (entry.path.as_str(), entry.bytes.as_slice()))))
    };
    written.map_err(|source| match source.kind() {
        io::ErrorKind::Interrupted => WriteError::Cancelled,
        _ => CaseError::Write { path: out.clone(), source }.into(),
    })?;
    (watch.report)(n_parts(filing), n_parts(filing));
    Ok(())
}

fn n_parts(filing: &Filing) -> usize {
    filing.scans().count() + 1
}

fn go_on(watch: Watch) -> Result<(), WriteError> {
    if (watch.is_cancelled)() { Err(WriteError::Cancelled) } else { Ok(()) }
}

/// The export that the window asks for.
pub fn export_job(job: &ExportJob, knowledge: &Knowledge, watch: Watch) -> ExportEnd {
    match export_watched(job, knowledge, watch) {
        Ok(()) => ExportEnd::Done(Exported { root: job.root.clone(), out: job.out.clone(), is_draft: job.is_draft, on: job.today }),
        Err(WriteError::Cancelled) => ExportEnd::Cancelled,
        Err(error) => ExportEnd::Failed(export_words(&error, job.locale)),
    }
}

/// The scans of a case, as they are exported.
#[derive(Default)]
struct Examined {
    evidence: Evidence,
    scans: BTreeMap<String, Vec<u8>>,
    changes: BTreeMap<String, Change>,
    thumbnails: BTreeMap<String, Vec<u8>>,
}

impl Examined {
    /// Reads and examines them; fits them to the provider where knowledge is given.
    fn of(root: &Path, filing: &Filing, knowledge: Option<&Knowledge>, watch: Watch) -> Result<Self, WriteError> {
        let mut all = Self::default();
        let total = n_parts(filing);
        for (done, file) in filing.scans().enumerate() {
            go_on(watch)?;
            (watch.report)(done, total);
            if all.evidence.scans.contains_key(file) {
                continue;
            }
            let read = read_scan(root, file);
            let (mut evidence, picture) = examine_read(read.as_deref(), watch);
            evidence = picture.iter().fold(evidence, ScanEvidence::looked_at_closely);
            let mut exported = read.ok();
            if let (Some(bytes), Some(picture), Some(knowledge)) = (&mut exported, &picture, knowledge)
                && let Some((fitted, change)) = fit_scan(filing, knowledge, file, bytes, picture)
            {
                evidence = of_fitted(evidence, &fitted.bytes);
                *bytes = fitted.bytes;
                all.changes.insert(file.clone(), change);
            }
            all.evidence.scans.insert(file.clone(), evidence);
            all.thumbnails.extend(picture.and_then(|picture| Some((file.clone(), thumbnail(&picture)?))));
            all.scans.extend(exported.map(|bytes| (file.clone(), bytes)));
        }
        go_on(watch)?;
        (watch.report)(total - 1, total);
        Ok(all)
    }
}

/// What is measured on the picture that is handed in; how the original came about stays known.
fn of_fitted(original: ScanEvidence, bytes: &[u8]) -> ScanEvidence {
    match (original, examine(bytes).0) {
        (ScanEvidence::Measured(original), ScanEvidence::Measured(mut facts)) => {
            (facts.metadata, facts.hash, facts.closely) = (original.metadata, original.hash, original.closely);
            ScanEvidence::Measured(facts)
        }
        (_, evidence) => evidence,
    }
}
