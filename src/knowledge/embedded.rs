//! The data files of `assets/`, embedded by `build.rs`.

/// Path below `assets/` and content, sorted by path.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
