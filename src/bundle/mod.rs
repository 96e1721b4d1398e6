//! The export: what goes into it under which names, as a folder's files or a ZIP's bytes.
//!
//! Pure: scans come in as bytes, entries go out. The bundle is itself a case folder: its `case.json` names
//! the scans as they are called here, so that it can be opened and checked again.

mod archive;
mod entry;
mod page;
mod pictures;

pub use archive::to_zip;
pub use entry::{Bundle, Entry, ExportError, Request, build};
pub use page::thumbnail;
pub use pictures::{Change, Pictures, Size, fit_scan, limits_of};
