//! A bundle as a ZIP: fixed date and order, pictures stored, names in UTF-8.

use super::{Bundle, ExportError};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Deflate level of texts, pinned so that the bytes stay the same.
const TEXT_LEVEL: i64 = 6;

/// The bytes of a ZIP. The same bundle gives the same bytes.
///
/// # Errors
/// [`ExportError::Archive`] or [`ExportError::Write`], for an archive over four gigabytes.
pub fn to_zip(bundle: &Bundle) -> Result<Vec<u8>, ExportError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let date = DateTime::from_date_and_time(1980, 1, 1, 0, 0, 0).unwrap_or_default();
    for entry in &bundle.entries {
        let options = SimpleFileOptions::DEFAULT.last_modified_time(date).unix_permissions(0o644);
        let options = if entry.is_picture {
            options.compression_method(CompressionMethod::Stored)
        } else {
            options.compression_method(CompressionMethod::Deflated).compression_level(Some(TEXT_LEVEL))
        };
        writer.start_file(entry.path.as_str(), options)?;
        writer.write_all(&entry.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
