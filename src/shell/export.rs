//! Writing a bundle: whole or not at all.

use super::case_folder::{CaseError, read_bounded, replace};
use super::examine::evidence_of;
use crate::app::ExportJob;
use crate::bundle::{Bundle, ExportError, Request, build, to_zip};
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use crate::picture::MAX_BYTES;
use crate::report::Speaker;
use crate::rules;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
pub fn export(root: &Path, filing: &Filing, speaker: Speaker, today: Date, out: &Path, is_draft: bool) -> Result<(), WriteError> {
    if out.exists() {
        return Err(CaseError::Exists(out.to_owned()).into());
    }
    let evidence = evidence_of(root, filing);
    let report = rules::check(filing, &evidence, speaker.knowledge, today);
    let scans = scans_of(root, filing);
    let bundle = build(Request { filing, evidence: &evidence, report: &report, speaker, today, scans: &scans, is_draft })?;
    let is_zip = out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let written = if is_zip { replace(out, &to_zip(&bundle)?) } else { write_folder(out, &bundle) };
    written.map_err(|source| CaseError::Write { path: out.to_owned(), source }.into())
}

/// The export that the window asks for.
///
/// # Errors
/// What went wrong, in words.
pub fn export_job(job: &ExportJob, knowledge: &Knowledge) -> Result<PathBuf, String> {
    let speaker = Speaker::new(knowledge, job.locale);
    export(&job.root, &job.filing, speaker, job.today, &job.out, job.is_draft).map_err(|error| error.to_string())?;
    Ok(job.out.clone())
}

/// Bytes of the scans that can be read; the others are findings.
fn scans_of(root: &Path, filing: &Filing) -> BTreeMap<String, Vec<u8>> {
    let files = filing.materials.iter().flat_map(|material| &material.files);
    files.filter_map(|file| Some((file.clone(), read_bounded(&root.join(file), MAX_BYTES).ok()?))).collect()
}

/// Writes a folder beside and renames it, so that a full disk leaves nothing half-written at the target.
fn write_folder(out: &Path, bundle: &Bundle) -> io::Result<()> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let aside = parent.join(format!(".{name}.{}.new", std::process::id()));
    let written = write_entries(&aside, bundle).and_then(|()| fs::rename(&aside, out));
    if written.is_err() {
        // What is half-written beside is of no use; if it cannot be removed either, the first error counts.
        let _ = fs::remove_dir_all(&aside);
    }
    written
}

fn write_entries(folder: &Path, bundle: &Bundle) -> io::Result<()> {
    for entry in &bundle.entries {
        let path: PathBuf = folder.join(&entry.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        replace(&path, &entry.bytes)?;
    }
    Ok(())
}
