//! What was measured and read, put together for one case. No evidence is valid evidence: what needs it is
//! then an open point.

use crate::picture::{Picture, PictureError, decode};
use crate::scan::{ScanFacts, measure};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that is known of a case beyond what was typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Per scan, by its path in the case.
    pub scans: BTreeMap<String, ScanEvidence>,
}

/// What is known of one scan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanEvidence {
    /// It was measured.
    Measured(ScanFacts),
    /// It could not be made a picture.
    Unreadable(Unreadable),
}

/// Why a scan could not be made a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Unreadable {
    /// The file is not there, or cannot be opened.
    Missing,
    /// It has no bytes.
    Empty,
    /// It has more bytes than are read.
    TooManyBytes,
    /// It is no picture.
    NotAPicture,
    /// It is a document or picture of a format that this program does not read (PDF, HEIC).
    NotRead,
    /// It has more pixels than are decoded.
    TooManyPixels,
    /// It is damaged.
    Damaged,
}

/// Examines the bytes of a scan; gives the picture too where there is one, so that it can be shown.
pub fn examine(bytes: &[u8]) -> (ScanEvidence, Option<Picture>) {
    match decode(bytes) {
        Ok(picture) => (ScanEvidence::Measured(measure(&picture)), Some(picture)),
        Err(error) => (ScanEvidence::Unreadable(Unreadable::from(&error)), None),
    }
}

impl From<&PictureError> for Unreadable {
    fn from(error: &PictureError) -> Self {
        match error {
            PictureError::Empty => Self::Empty,
            PictureError::TooManyBytes(_) => Self::TooManyBytes,
            PictureError::NotAPicture => Self::NotAPicture,
            PictureError::NotRead(_) => Self::NotRead,
            PictureError::TooManyPixels { .. } => Self::TooManyPixels,
            PictureError::Damaged(_) => Self::Damaged,
        }
    }
}
