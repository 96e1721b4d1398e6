//! Pages of a TIFF. `image` decodes the first one; another becomes the first when the header names its directory.

use super::PictureError;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Most pages that are counted: what a feeder of a scanner takes twice over. Directories may form a ring.
const MAX_PAGES: usize = 1000;
/// TIFF 6.0, section 8: `NewSubfileType`, whose lowest bit says that it is a smaller copy of another picture.
const SUBFILE_TYPE: u16 = 254;

/// Where the pages of a TIFF have their directories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    directories: Vec<Directory>,
    kind: Kind,
}

/// The directory of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Directory {
    at: u64,
    /// Where it says where the next one is, and what it says there.
    next: (usize, u64),
    is_small_copy: bool,
}

/// How numbers lie in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    is_little_endian: bool,
    /// Offsets of eight bytes instead of four.
    is_big: bool,
}

impl Pages {
    /// Walks through the directories. Small copies of a page are none.
    ///
    /// # Errors
    /// [`PictureError::Damaged`] if not even the first directory can be found. One that is broken later ends the pages.
    pub fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        let broken = || PictureError::Damaged("no directory".to_owned());
        let kind = Kind { is_little_endian: bytes.starts_with(b"II"), is_big: bytes.get(2..4).is_some_and(|magic| magic.contains(&b'+')) };
        let mut next = kind.offset(bytes, kind.header_at()).ok_or_else(broken)?;
        let (mut directories, mut seen) = (Vec::new(), BTreeSet::new());
        while next != 0 && directories.len() < MAX_PAGES && seen.insert(next) {
            let Some(directory) = kind.directory(bytes, next) else { break };
            directories.push(directory);
            next = directory.next.1;
        }
        if directories.iter().any(|directory| !directory.is_small_copy) {
            directories.retain(|directory| !directory.is_small_copy);
        } else {
            directories.truncate(1);
        }
        if directories.is_empty() { Err(broken()) } else { Ok(Self { directories, kind }) }
    }

    /// How many there are, at least one.
    pub fn len(&self) -> usize {
        self.directories.len()
    }

    /// A file that has this page only.
    ///
    /// # Errors
    /// [`PictureError::NoSuchPage`].
    pub fn alone<'a>(&self, bytes: &'a [u8], page: usize) -> Result<Cow<'a, [u8]>, PictureError> {
        let Some(&directory) = self.directories.get(page) else { return Err(PictureError::NoSuchPage { page, n_pages: self.len() }) };
        let at = self.kind.header_at();
        if self.kind.offset(bytes, at) == Some(directory.at) && directory.next.1 == 0 {
            return Ok(Cow::Borrowed(bytes));
        }
        let mut alone = bytes.to_vec();
        for (at, offset) in [(at, directory.at), (directory.next.0, 0)] {
            for (place, byte) in alone.iter_mut().skip(at).zip(self.kind.written(offset)) {
                *place = byte;
            }
        }
        Ok(Cow::Owned(alone))
    }
}

impl Kind {
    fn header_at(self) -> usize {
        if self.is_big { 8 } else { 4 }
    }

    fn written(self, offset: u64) -> Vec<u8> {
        let mut bytes = offset.to_le_bytes().to_vec();
        bytes.truncate(if self.is_big { 8 } else { 4 });
        if !self.is_little_endian {
            bytes.reverse();
        }
        bytes
    }

    fn number(self, bytes: &[u8], at: usize, length: usize) -> Option<u64> {
        let bytes = bytes.get(at..at.checked_add(length)?)?;
        let joined = |number: u64, byte: &u8| (number << 8) | u64::from(*byte);
        Some(if self.is_little_endian { bytes.iter().rev().fold(0, joined) } else { bytes.iter().fold(0, joined) })
    }

    fn offset(self, bytes: &[u8], at: usize) -> Option<u64> {
        self.number(bytes, at, if self.is_big { 8 } else { 4 })
    }

    /// The directory at an offset. TIFF 6.0, section 2: a count, entries of tag,
    /// type, count and value, the next offset. A file of more than four gigabytes has wider counts and values.
    fn directory(self, bytes: &[u8], offset: u64) -> Option<Directory> {
        let at = usize::try_from(offset).ok()?;
        let (count_bytes, entry_bytes, value_at) = if self.is_big { (8, 20, 12) } else { (2, 12, 8) };
        let n_entries = usize::try_from(self.number(bytes, at, count_bytes)?).ok()?;
        let first = at.checked_add(count_bytes)?;
        let end = first.checked_add(n_entries.checked_mul(entry_bytes)?)?;
        let entries = bytes.get(first..end)?;
        let of_type = entries.chunks_exact(entry_bytes).find(|entry| self.number(entry, 0, 2) == Some(u64::from(SUBFILE_TYPE)));
        let is_small_copy = of_type.and_then(|entry| self.number(entry, value_at, 4)).is_some_and(|value| value & 1 == 1);
        Some(Directory { at: offset, next: (end, self.offset(bytes, end).unwrap_or(0)), is_small_copy })
    }
}
