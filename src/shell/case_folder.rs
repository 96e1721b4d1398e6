//! A case on disk: `case.json`, `scans/`, the generation before, and the lock.

use crate::filing::saved::{self, LoadError, MAX_BYTES};
use crate::filing::{Filing, path};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Name of the case file.
pub const CASE_FILE: &str = "case.json";
/// Name under which the generation before is kept.
pub const PREVIOUS_FILE: &str = "case.json.previous";
/// Name of the lock file. Not the case file itself: locks are mandatory on some systems.
pub(super) const LOCK_FILE: &str = ".case.lock";
/// How long to wait for a lock that another window took only to see whether it can be had.
const GLANCE: Duration = Duration::from_millis(20);
/// Scans of one name that a case keeps apart by numbers.
const MAX_NAMESAKES: u32 = 10_000;
/// Folder for scans.
pub const SCANS: &str = "scans";

/// Why a case folder cannot be read or written. Each message says what, which file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is no such file.
    #[error("no case at {0}; name a case folder or its case.json")]
    NotFound(PathBuf),
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is larger than any case.
    #[error("{path} has {bytes} bytes, more than the {MAX_BYTES} of any case file; name another file")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The content is no case.
    #[error("{path}: {source}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: LoadError,
    },
    /// The file cannot be written; what was there is unchanged.
    #[error("cannot write {path}: {source}; nothing was changed")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be deleted.
    #[error("cannot delete {path}: {source}; what was not deleted is still there")]
    Remove {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is something at the target already.
    #[error("{0} is there already; choose another place")]
    Exists(PathBuf),
    /// The case is open elsewhere.
    #[error("{0} is open in another window; close it there first")]
    Locked(PathBuf),
}

/// An open case folder. While it lives and is writable, it holds the lock.
#[derive(Debug)]
pub struct CaseFolder {
    root: PathBuf,
    lock: Option<File>,
}

impl CaseFolder {
    /// Opens a case for writing, or read-only where another window has it.
    ///
    /// # Errors
    /// [`CaseError`] if there is no case or it cannot be read.
    pub fn open(place: &Path) -> Result<(Self, Filing), CaseError> {
        let root = root_of(place)?;
        // The lock comes first, so that nobody saves between reading and locking. Where none can be made (a
        // read-only disk), saving would fail too: read-only it is.
        let lock = try_lock(&root).ok().flatten();
        let filing = load(&root)?;
        Ok((Self { root, lock }, filing))
    }

    /// Makes a new case folder with a first case file.
    ///
    /// # Errors
    /// [`CaseError::Exists`] if the folder holds a case, otherwise what the system says.
    pub fn create(root: &Path, filing: &Filing) -> Result<Self, CaseError> {
        if root.join(CASE_FILE).exists() {
            return Err(CaseError::Exists(root.to_owned()));
        }
        fs::create_dir_all(root.join(SCANS)).map_err(|source| CaseError::Write { path: root.to_owned(), source })?;
        let lock = try_lock(root).map_err(|source| CaseError::Write { path: root.to_owned(), source })?;
        let folder = Self { root: root.to_owned(), lock };
        folder.save(filing)?;
        Ok(folder)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether another window has the case, or the disk takes no lock.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// Saves: written aside, synced, renamed over; the generation before is kept.
    ///
    /// # Errors
    /// [`CaseError::Locked`] if it is read-only, [`CaseError::Write`] if the system refuses; the case file is
    /// then as it was.
    pub fn save(&self, filing: &Filing) -> Result<(), CaseError> {
        if self.is_read_only() {
            return Err(CaseError::Locked(self.root.clone()));
        }
        let path = self.root.join(CASE_FILE);
        let bytes = saved::to_bytes(filing).map_err(|source| CaseError::Write { path: path.clone(), source: source.into() })?;
        replace_keeping(&path, &bytes, &self.root.join(PREVIOUS_FILE)).map_err(|source| CaseError::Write { path, source })
    }

    /// Copies a file into `scans/` under a free name; gives its path in the case.
    ///
    /// # Errors
    /// [`CaseError`] if the original cannot be read or the copy not be written.
    pub fn attach(&self, original: &Path) -> Result<String, CaseError> {
        self.attach_read(original, &read_bounded(original, crate::picture::MAX_BYTES)?)
    }

    /// The same, where the original was read already.
    ///
    /// # Errors
    /// [`CaseError`] if the copy cannot be written.
    pub fn attach_read(&self, original: &Path, bytes: &[u8]) -> Result<String, CaseError> {
        self.keep(&original.file_name().map_or_else(|| "scan".into(), |name| name.to_string_lossy()), bytes)
    }

    /// Keeps a picture in `scans/` under a free name like the one given, made plain; gives its path in the case.
    ///
    /// # Errors
    /// [`CaseError`] if it cannot be written.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<String, CaseError> {
        if self.is_read_only() {
            return Err(CaseError::Locked(self.root.clone()));
        }
        let scans = self.root.join(SCANS);
        let write = |source| CaseError::Write { path: scans.clone(), source };
        fs::create_dir_all(&scans).map_err(write)?;
        let free = free_name(&scans, &plain_name(name));
        replace(&scans.join(&free), bytes).map_err(write)?;
        Ok(format!("{SCANS}/{free}"))
    }
}

/// The folder of a case: a folder with a case file, or the folder of a case file itself.
///
/// # Errors
/// [`CaseError::NotFound`] if there is neither.
pub fn root_of(place: &Path) -> Result<PathBuf, CaseError> {
    let not_found = || CaseError::NotFound(place.to_owned());
    if place.is_dir() {
        return if place.join(CASE_FILE).exists() { Ok(place.to_owned()) } else { Err(not_found()) };
    }
    if !place.is_file() || place.file_name().is_none_or(|name| name != CASE_FILE) {
        return Err(not_found());
    }
    let parent = place.parent().ok_or_else(not_found)?;
    Ok(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() })
}

/// Takes the lock of a case for as long as the file lives.
///
/// # Errors
/// [`CaseError::Locked`] if another window has it, [`CaseError::Write`] where none can be made.
pub fn lock(root: &Path) -> Result<File, CaseError> {
    let taken = try_lock(root).map_err(|source| CaseError::Write { path: root.join(LOCK_FILE), source })?;
    taken.ok_or_else(|| CaseError::Locked(root.to_owned()))
}

/// Whether somebody has the lock of a case. Makes no file, and lets the lock go at once.
pub fn is_locked(root: &Path) -> bool {
    let place = root.join(LOCK_FILE);
    if !fs::symlink_metadata(&place).is_ok_and(|found| found.is_file()) {
        return false;
    }
    let file = File::options().write(true).open(place);
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// When the case file was changed last, in the machine's time zone.
pub fn last_change(root: &Path) -> Option<DateTime> {
    let changed = fs::metadata(root.join(CASE_FILE)).and_then(|file| file.modified()).ok()?;
    Some(Timestamp::try_from(changed).ok()?.to_zoned(TimeZone::system()).datetime())
}

/// Reads the case file of a folder.
///
/// # Errors
/// [`CaseError`] with the file and what is wrong.
pub fn load(root: &Path) -> Result<Filing, CaseError> {
    load_file(&root.join(CASE_FILE))
}

/// Reads a case file under any name.
///
/// # Errors
/// [`CaseError`] with the file and what is wrong.
pub fn load_file(path: &Path) -> Result<Filing, CaseError> {
    let bytes = read_bounded(path, MAX_BYTES)?;
    saved::parse(&bytes).map_err(|source| CaseError::Content { path: path.to_owned(), source })
}

/// The place of a scan on disk. A link that leads out of the case folder is treated as missing.
///
/// # Errors
/// [`CaseError::NotFound`] if there is no such file inside of the folder.
pub fn scan_path(root: &Path, file: &str) -> Result<PathBuf, CaseError> {
    let place = root.join(file);
    let is_inside = |real: &PathBuf| fs::canonicalize(root).is_ok_and(|root| real.starts_with(root));
    fs::canonicalize(&place).ok().filter(is_inside).ok_or(CaseError::NotFound(place))
}

/// Reads a file that may not have more than so many bytes.
///
/// # Errors
/// [`CaseError::TooLarge`] without reading it, [`CaseError::Read`] otherwise.
pub fn read_bounded(path: &Path, max_bytes: u64) -> Result<Vec<u8>, CaseError> {
    let read = |source| CaseError::Read { path: path.to_owned(), source };
    // Looked at before it is opened: opening a pipe would wait for somebody to write to it.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(read(io::Error::other("not a regular file")));
    }
    let file = File::open(path)
        .map_err(|source| if source.kind() == io::ErrorKind::NotFound { CaseError::NotFound(path.to_owned()) } else { read(source) })?;
    let bytes = file.metadata().map_err(read)?.len();
    if bytes > max_bytes {
        return Err(CaseError::TooLarge { path: path.to_owned(), bytes });
    }
    let mut content = Vec::new();
    file.take(max_bytes).read_to_end(&mut content).map_err(read)?;
    Ok(content)
}

/// Writes a file aside, syncs it, renames it over, and syncs the folder.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = beside(path);
    let written = write_synced(&aside, bytes).and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        // The half-written file beside is of no use; if it cannot be removed either, the first error counts.
        let _ = fs::remove_file(&aside);
    }
    written?;
    sync_folder(path);
    Ok(())
}

/// Replaces a file like [`replace`], keeping what it held as `previous`. Both are written aside before either is
/// renamed, so that a full disk costs neither generation.
fn replace_keeping(path: &Path, bytes: &[u8], previous: &Path) -> io::Result<()> {
    let (aside, fresh) = (beside(previous), beside(path));
    let kept = match fs::read(path) {
        Ok(held) => write_synced(&aside, &held).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    };
    let written = kept.and_then(|kept| {
        write_synced(&fresh, bytes)?;
        if kept {
            fs::rename(&aside, previous)?;
        }
        fs::rename(&fresh, path)
    });
    if written.is_err() {
        // What is half-written beside is of no use; if it cannot be removed either, the first error counts.
        let _ = (fs::remove_file(&aside), fs::remove_file(&fresh));
    }
    written?;
    sync_folder(path);
    Ok(())
}

/// A hidden name in the same folder, so that a rename stays on one disk; of this process alone.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

/// Not every file system lets a folder be synced; the rename itself is done.
pub(super) fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Writes a folder aside and renames it, so that a full disk leaves nothing half-written at the target. The files
/// are given by their path in the folder, with `/`; an error among them ends the writing.
///
/// # Errors
/// That error, or what the system says; nothing is then at the target.
pub fn replace_folder<'a>(target: &Path, files: impl Iterator<Item = io::Result<(&'a str, &'a [u8])>>) -> io::Result<()> {
    let aside = beside(target);
    let written = write_files(&aside, files).and_then(|()| fs::rename(&aside, target));
    if written.is_err() {
        // What is half-written beside is of no use; if it cannot be removed either, the first error counts.
        let _ = fs::remove_dir_all(&aside);
    }
    written
}

fn write_files<'a>(folder: &Path, files: impl Iterator<Item = io::Result<(&'a str, &'a [u8])>>) -> io::Result<()> {
    for file in files {
        let (path, bytes) = file?;
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        replace(&path, bytes)?;
    }
    Ok(())
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn try_lock(root: &Path) -> io::Result<Option<File>> {
    let file = File::options().create(true).write(true).truncate(false).open(root.join(LOCK_FILE))?;
    let tried = file.try_lock().or_else(|_| {
        thread::sleep(GLANCE);
        file.try_lock()
    });
    match tried {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// A file name that every system takes and that stays inside of the case.
fn plain_name(name: &str) -> String {
    let cleaned: String = name.chars().map(|c| if c.is_control() || "\\/:*?\"<>|%".contains(c) { '_' } else { c }).collect();
    let cleaned = cleaned.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned();
    if cleaned.is_empty() || !path_is_plain(&cleaned) { "scan".to_owned() } else { cleaned }
}

fn path_is_plain(name: &str) -> bool {
    saved::stays_inside(name) && path::pattern(name) == name
}

/// `name`, or `name-2`, `name-3` … where that is taken.
fn free_name(folder: &Path, name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(stem, extension)| (stem, format!(".{extension}")));
    std::iter::once(name.to_owned())
        .chain((2..=MAX_NAMESAKES).map(|number| format!("{stem}-{number}{extension}")))
        .find(|candidate| !folder.join(candidate).exists())
        .unwrap_or_else(|| name.to_owned())
}
