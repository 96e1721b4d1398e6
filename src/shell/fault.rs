//! What went wrong outside, in the person's language. The errors' own messages are English, for the command line.

use super::case_folder::CaseError;
use super::export::WriteError;
use crate::bundle::ExportError;
use crate::filing::VERSION;
use crate::filing::saved::LoadError;
use crate::i18n::{Locale, megabytes};
use crate::picture::PictureError;
use crate::word;
use std::io;
use std::path::Path;

/// A fault of a case folder: what, which file, what to do.
pub fn words(error: &CaseError, locale: Locale) -> String {
    match error {
        CaseError::NotFound(path) => word!(locale, "fault.not_found", path = path.display()),
        CaseError::Read { path, source } => word!(locale, "fault.read", path = path.display(), source = source),
        CaseError::TooLarge { path, bytes } => word!(locale, "fault.too_large", path = path.display(), megabytes = megabytes(*bytes)),
        CaseError::Content { path, source } => word!(locale, "fault.content", path = path.display(), what = content(source, locale)),
        CaseError::Write { path, source } => word!(locale, "fault.write", path = path.display(), source = source),
        CaseError::Remove { path, source } => word!(locale, "fault.remove", path = path.display(), source = source),
        CaseError::Exists(path) => word!(locale, "fault.exists", path = path.display()),
        CaseError::Locked(path) => word!(locale, "fault.locked", path = path.display()),
    }
}

/// Why a folder is not listed.
pub fn folder_words(place: &Path, error: &io::Error, locale: Locale) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => word!(locale, "fault.no_folder", path = place.display()),
        io::ErrorKind::PermissionDenied => word!(locale, "fault.folder_denied", path = place.display()),
        _ => word!(locale, "fault.read", path = place.display(), source = error),
    }
}

/// Why a pasted picture is not kept.
pub fn picture_words(error: &PictureError, locale: Locale) -> String {
    match error {
        PictureError::TooManyPixels { width_px, height_px } => {
            word!(locale, "fault.pasted_too_large", width = width_px, height = height_px)
        }
        error => word!(locale, "fault.pasted", source = error),
    }
}

/// A fault of an export.
pub fn export_words(error: &WriteError, locale: Locale) -> String {
    match error {
        WriteError::Cancelled => word!(locale, "export.cancelled"),
        WriteError::Case(error) => words(error, locale),
        WriteError::Bundle(ExportError::Blockers(count)) => word!(locale, "export.first_mend", count = count),
        WriteError::Bundle(error) => word!(locale, "fault.bundle", source = error),
    }
}

fn content(error: &LoadError, locale: Locale) -> String {
    match error {
        LoadError::Empty => word!(locale, "fault.empty"),
        LoadError::NotText => word!(locale, "fault.not_text"),
        LoadError::NotJson { source } => word!(locale, "fault.not_json", source = source),
        LoadError::WrongShape { path, source } => word!(locale, "fault.wrong_shape", path = path, source = source),
        LoadError::UnknownVersion { found } => word!(locale, "fault.unknown_version", found = found),
        LoadError::NewerVersion { found } => word!(locale, "fault.newer", found = found, known = VERSION),
        LoadError::PathOutside { path, file } => word!(locale, "fault.outside", path = path, file = file),
    }
}
