//! The settings file. It holds no personal data but the paths of cases.

use super::case_folder::{read_bounded, replace};
use crate::app::Settings;
use std::fs;
use std::io;
use std::path::Path;

/// No settings file is larger.
const MAX_BYTES: u64 = 1024 * 1024;

/// The settings kept, or the first ones where there are none or they cannot be read.
pub fn load(path: &Path) -> Settings {
    let bytes = read_bounded(path, MAX_BYTES).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps the settings.
///
/// # Errors
/// What the system says.
pub fn save(path: &Path, settings: &Settings) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    replace(path, &serde_json::to_vec_pretty(settings)?)
}
