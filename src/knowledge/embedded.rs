//! The data files of `assets/`, embedded by `build.rs`.

/// Path below `assets/` and content, sorted by path.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The same of the files that hold packed numbers.
pub const BYTES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded_bytes.rs"));
