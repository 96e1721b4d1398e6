//! The saved form of a case: strict reading, canonical writing, its JSON Schema.
//!
//! Writing is canonical (fields in the order of the types, two spaces, a final line feed), so that
//! reading and writing again gives the same bytes.

use super::{Filing, VERSION};
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::Value;

/// Largest case file that is read. A case is a few kilobytes; WHOIS texts and notices are pasted into it.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Why a case file cannot be read. Lines and columns count from 1.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file is empty.
    #[error("the file is empty; case.json.previous beside it may hold the case before")]
    Empty,
    /// It is not text in UTF-8.
    #[error("the file is not UTF-8 text; save it as UTF-8 or name another")]
    NotText,
    /// It is not JSON.
    #[error("not JSON: {source}; mend it there, or take case.json.previous")]
    NotJson {
        /// What the reader says, with line and column.
        source: serde_json::Error,
    },
    /// It is JSON of another shape.
    #[error("{path}: {source}; mend it there (`schema` prints what may stand where)")]
    WrongShape {
        /// Where in the case.
        path: String,
        /// What the reader says, with line and column.
        source: serde_json::Error,
    },
    /// It has a version that there never was.
    #[error("version {found} does not exist; the first is 1")]
    UnknownVersion {
        /// Version in the file.
        found: u64,
    },
    /// It was written by a newer program.
    #[error("version {found} is newer than version {VERSION}, which this program reads; update the program")]
    NewerVersion {
        /// Version in the file.
        found: u64,
    },
    /// A path in it leads out of the case folder.
    #[error("{path}: {file} leads out of the case folder; put the file into scans/ and name it there")]
    PathOutside {
        /// Field that holds the path.
        path: String,
        /// The path.
        file: String,
    },
}

/// Reads a case file.
///
/// # Errors
/// [`LoadError`], with the path and the line where it is one of shape.
pub fn parse(bytes: &[u8]) -> Result<Filing, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LoadError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    refuse_other_version(text)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let filing: Filing = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let source = error.into_inner();
        if source.is_data() { LoadError::WrongShape { path, source } } else { LoadError::NotJson { source } }
    })?;
    deserializer.end().map_err(|source| LoadError::NotJson { source })?;
    refuse_lists_for_objects(text, &filing)?;
    refuse_paths_outside(&filing)?;
    Ok(filing)
}

/// The canonical bytes of a case.
///
/// # Errors
/// Never in practice: every type of the case has a JSON form, which a test holds.
pub fn to_bytes(filing: &Filing) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(filing)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// JSON Schema of the case file, from the types.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Filing)
}

/// Whether `file` is a relative path that stays inside of the case folder on every system.
pub fn stays_inside(file: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.ends_with(['.', ' ']);
    !file.contains(['\\', ':', '\0']) && file.split('/').all(is_plain)
}

/// A file of a newer program is named as such instead of failing on a key that this one does not know.
fn refuse_other_version(text: &str) -> Result<(), LoadError> {
    #[derive(Deserialize)]
    struct OnlyVersion {
        version: u64,
    }
    match serde_json::from_str::<OnlyVersion>(text) {
        Ok(OnlyVersion { version: found @ 0 }) => Err(LoadError::UnknownVersion { found }),
        Ok(OnlyVersion { version: found }) if found > u64::from(VERSION) => Err(LoadError::NewerVersion { found }),
        _ => Ok(()),
    }
}

/// serde takes a list for an object, by position. A case file names its fields.
fn refuse_lists_for_objects(text: &str, filing: &Filing) -> Result<(), LoadError> {
    let as_written: Value = serde_json::from_str(text).map_err(|source| LoadError::NotJson { source })?;
    match list_for_object(&as_written, &super::path::to_value(filing), String::new()) {
        Some(path) => Err(LoadError::WrongShape { path, source: serde_json::Error::custom("a list stands where fields have names") }),
        None => Ok(()),
    }
}

fn list_for_object(written: &Value, read: &Value, path: String) -> Option<String> {
    match (written, read) {
        (Value::Array(_), Value::Object(_)) => Some(path),
        (Value::Array(written), Value::Array(read)) => written
            .iter()
            .zip(read)
            .enumerate()
            .find_map(|(index, (written, read))| list_for_object(written, read, format!("{path}[{index}]"))),
        (Value::Object(written), Value::Object(read)) => written.iter().find_map(|(key, written)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            list_for_object(written, read.get(key)?, path)
        }),
        _ => None,
    }
}

fn refuse_paths_outside(filing: &Filing) -> Result<(), LoadError> {
    let scans = filing
        .materials
        .iter()
        .enumerate()
        .flat_map(|(m, material)| material.files.iter().enumerate().map(move |(f, file)| (format!("materials[{m}].files[{f}]"), file)));
    let pages =
        filing.websites.iter().enumerate().filter_map(|(w, site)| Some((format!("websites[{w}].saved_page"), site.saved_page.as_ref()?)));
    let filed = filing
        .filed_sites
        .iter()
        .enumerate()
        .filter_map(|(s, site)| Some((format!("filed_sites[{s}].saved_page"), site.saved_page.as_ref()?)));
    if let Some((path, file)) = scans.chain(pages).chain(filed).find(|(_, file)| !stays_inside(file)) {
        return Err(LoadError::PathOutside { path, file: file.clone() });
    }
    filing.procedure.rejections.iter().filter_map(|rejection| rejection.as_filed.as_deref()).try_for_each(refuse_paths_outside)
}
