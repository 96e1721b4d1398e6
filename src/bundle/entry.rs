//! What goes into a bundle.

use super::{Change, page};
use crate::evidence::Evidence;
use crate::filing::{Filing, Material, saved};
use crate::i18n::Locale;
use crate::knowledge::Step;
use crate::report::{Speaker, case_json};
use crate::rules::Report;
use crate::word;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Everything that an export needs.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The case.
    pub filing: &'a Filing,
    /// What was measured.
    pub evidence: &'a Evidence,
    /// What checking gave.
    pub report: &'a Report,
    /// Words.
    pub speaker: Speaker<'a>,
    /// Today.
    pub today: Date,
    /// Bytes of the scans, fitted or not, by their path in the case; a scan that is not here is left out.
    pub scans: &'a BTreeMap<String, Vec<u8>>,
    /// What was done to the scans that were fitted, by the same paths.
    pub changes: &'a BTreeMap<String, Change>,
    /// Thumbnails of the scans as [`thumbnail`](super::thumbnail) makes them, by the same paths.
    pub thumbnails: &'a BTreeMap<String, Vec<u8>>,
    /// Whether blockers may stay: the first page then says that it is a draft.
    pub is_draft: bool,
}

/// The files of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Sorted by path.
    pub entries: Vec<Entry>,
}

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path with `/`, relative.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// Whether it is compressed already.
    pub is_picture: bool,
}

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Blockers are neither mended nor waived.
    #[error("{0} blockers are left; mend them, waive them with a reason, or export a draft")]
    Blockers(usize),
    /// A file could not be put together.
    #[error("{0}")]
    Form(#[from] serde_json::Error),
    /// The archive could not be put together.
    #[error("{0}")]
    Archive(#[from] zip::result::ZipError),
    /// The archive could not be put together.
    #[error("{0}")]
    Write(#[from] std::io::Error),
}

/// Puts a bundle together.
///
/// # Errors
/// [`ExportError::Blockers`] unless it is a draft.
pub fn build(request: Request) -> Result<Bundle, ExportError> {
    let blockers = request.report.summary().blocker;
    if blockers > 0 && !request.is_draft {
        return Err(ExportError::Blockers(blockers));
    }
    let names = names(request);
    let mut entries: Vec<Entry> = Vec::new();
    for (file, name) in &names {
        if let Some(bytes) = request.scans.get(file) {
            entries.push(Entry { path: name.clone(), bytes: bytes.clone(), is_picture: true });
        }
    }
    let text = |path: &str, bytes: Vec<u8>| Entry { path: path.to_owned(), bytes, is_picture: false };
    entries.push(text("case.json", saved::to_bytes(&renamed(request, &names))?));
    let report = case_json(request.filing.title(), request.report, request.speaker, request.today);
    let mut report = serde_json::to_vec_pretty(&report)?;
    report.push(b'\n');
    entries.push(text("report.json", report));
    entries.push(text("pictures.json", pictures(request, &names)?));
    entries.push(text("index.html", page::render(request, &names).into_bytes()));
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    entries.push(text("manifest-sha256.txt", manifest(&entries)));
    Ok(Bundle { entries })
}

/// Name in the bundle of every attached scan: folder of the step, then the slot's name.
fn names(request: Request) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for material in &request.filing.materials {
        for (index, file) in material.files.iter().enumerate() {
            let number = if material.files.len() > 1 { format!("-{}", index + 1) } else { String::new() };
            let changed = request.changes.get(file).map(|change| change.after.format.extension().to_owned());
            let extension = changed.unwrap_or_else(|| extension(file));
            let path = format!("{}/{}{number}.{extension}", folder_of(request, material), stem_of(request, material));
            // A case changed by hand may have two materials of one slot.
            let is_free = |path: &String| names.values().all(|taken| taken != path);
            let numbered = (2..=names.len() + 2).map(|number| path.replacen('.', &format!("-{number}."), 1));
            if let Some(path) = std::iter::once(path.clone()).chain(numbered).find(is_free) {
                names.entry(file.clone()).or_insert(path);
            }
        }
    }
    names
}

/// What was done to each picture, by its name in the bundle.
fn pictures(request: Request, names: &BTreeMap<String, String>) -> Result<Vec<u8>, serde_json::Error> {
    let changes: BTreeMap<&String, &Change> =
        request.changes.iter().filter_map(|(file, change)| Some((names.get(file)?, change))).collect();
    let mut list = serde_json::to_vec_pretty(&changes)?;
    list.push(b'\n');
    Ok(list)
}

fn folder_of(request: Request, material: &Material) -> String {
    let step = request.speaker.knowledge.slot(&material.slot).map_or(Step::Material, |slot| slot.step);
    let number = match step {
        Step::Subject => 1,
        Step::Website => 2,
        Step::Material | Step::Preview => 3,
    };
    // Names of files are Chinese in every language: reviewers read them.
    format!("{number}-{}", word!(Locale::ZhCn, &format!("step.{}", step.as_ref())))
}

fn stem_of(request: Request, material: &Material) -> String {
    let name = request.speaker.knowledge.slot(&material.slot).map_or(material.slot.as_str(), |slot| slot.name.get(Locale::ZhCn));
    let website = material.website.as_ref().and_then(|id| request.filing.websites.iter().position(|site| &site.id == id));
    let prefix = website.map_or(String::new(), |index| format!("网站{}-", index + 1));
    // The slot's id comes from a file: only characters that every system takes in names may pass.
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect();
    format!("{prefix}{plain}")
}

fn extension(file: &str) -> String {
    let extension = file.rsplit_once('.').map_or("bin", |(_, extension)| extension);
    let plain: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.is_empty() { "bin".to_owned() } else { plain.to_lowercase() }
}

/// The case with its scans under their names in the bundle, without the person's own name for it and without how it stood
/// before. Missing scans keep their names.
fn renamed(request: Request, names: &BTreeMap<String, String>) -> Filing {
    let mut filing = request.filing.clone();
    filing.label.clear();
    for rejection in &mut filing.procedure.rejections {
        rejection.as_filed = None;
    }
    for file in filing.materials.iter_mut().flat_map(|material| &mut material.files) {
        if let Some(name) = names.get(file.as_str()).filter(|_| request.scans.contains_key(file.as_str())) {
            file.clone_from(name);
        }
    }
    filing
}

/// The form that `sha256sum -c` reads.
fn manifest(entries: &[Entry]) -> Vec<u8> {
    let mut lines = String::new();
    for entry in entries {
        for byte in Sha256::digest(&entry.bytes) {
            // Writing to a String cannot fail.
            let _ = write!(lines, "{byte:02x}");
        }
        let _ = writeln!(lines, "  {}", entry.path);
    }
    lines.into_bytes()
}
