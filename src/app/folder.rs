//! Folders of the machine as the own file chooser shows them.

use jiff::civil::Date;
use std::path::PathBuf;

/// What stands in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A folder that holds a case.
    CaseFolder,
    /// A case file.
    CaseFile,
    /// A picture, by its ending.
    Picture,
    /// Another file.
    Other,
}

impl EntryKind {
    /// Whether it can be gone into.
    pub fn is_folder(self) -> bool {
        matches!(self, Self::Folder | Self::CaseFolder)
    }
}

/// A file or folder in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// Where it is.
    pub path: PathBuf,
    /// Name as it is shown.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
    /// Size in bytes.
    pub bytes: u64,
    /// Day of the last change, if the system says.
    pub modified: Option<Date>,
}

/// A folder as it was listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The folder, absolute; empty before the first is listed.
    pub folder: PathBuf,
    /// What stands in it: folders first, then by name.
    pub entries: Vec<FolderEntry>,
    /// Whether there is more that is not listed.
    pub is_cut: bool,
    /// The file in it that was asked for.
    pub picked: Option<PathBuf>,
}

/// A place that most people keep files in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Place {
    /// The person's own folder.
    Home,
    /// Documents.
    Documents,
    /// Desktop.
    Desktop,
    /// Pictures.
    Pictures,
    /// Downloads.
    Downloads,
}

/// A place and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcut {
    /// Which.
    pub place: Place,
    /// Where.
    pub path: PathBuf,
}
