//! What was measured and read, put together for one case. No evidence is valid evidence: what needs it is
//! then an open point.

mod gauge;

pub use gauge::{Gauge, GaugeKind, Overlay, OverlayKind, OverlayShape, Verdict, gauges, overlays};

use crate::filing::{Filing, Principal};
use crate::picture::{Picture, PictureError, decode};
use crate::scan::{ScanFacts, measure, measure_closely};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that is known of a case beyond what was typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Per scan, by its path in the case.
    pub scans: BTreeMap<String, ScanEvidence>,
    /// What the other cases on this machine use; built in memory by the shell, never written.
    pub neighbours: Vec<Neighbour>,
}

/// What another case on this machine uses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Neighbour {
    /// Name by which the person knows the case: its folder's.
    pub case: String,
    /// Name of its subject.
    pub subject: String,
    /// Certificate number of its subject.
    pub subject_number: String,
    /// Mobiles and telephones of its principals.
    pub phones: Vec<String>,
    /// E-mail addresses of its principals.
    pub emails: Vec<String>,
    /// Certificate numbers of its principals.
    pub numbers: Vec<String>,
    /// Names of its websites.
    pub site_names: Vec<String>,
}

impl Neighbour {
    /// What a filing is to the other cases, under the name of its folder.
    pub fn of(filing: &Filing, case: &str) -> Self {
        let own = filing.websites.iter().filter_map(|site| site.principal.other());
        let persons: Vec<&Principal> = std::iter::once(&filing.principal).chain(own).collect();
        let collect = |text: fn(&Principal) -> Vec<&String>| -> Vec<String> {
            let all = persons.iter().flat_map(|person| text(person));
            all.filter(|text| !text.trim().is_empty()).cloned().collect()
        };
        Self {
            case: case.to_owned(),
            subject: filing.subject.name.clone(),
            subject_number: filing.subject.certificate.number.clone(),
            phones: collect(|person| vec![&person.mobile, &person.emergency_phone]),
            emails: collect(|person| vec![&person.email]),
            numbers: collect(|person| vec![&person.certificate.number]),
            site_names: filing.websites.iter().map(|site| site.name.clone()).filter(|name| !name.trim().is_empty()).collect(),
        }
    }
}

/// What is known of one scan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanEvidence {
    /// It was measured.
    Measured(Box<ScanFacts>),
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
    /// It is a picture of a format that this program does not read: HEIC, where it was built without.
    NotRead,
    /// It opens with a password only.
    Locked,
    /// To open it takes more time or memory than it is given.
    TooDemanding,
    /// It has more pixels than are decoded.
    TooManyPixels,
    /// It is damaged.
    Damaged,
}

/// Examines the bytes of a scan; gives the picture too where there is one, so that it can be shown.
pub fn examine(bytes: &[u8]) -> (ScanEvidence, Option<Picture>) {
    examine_decoded(decode(bytes))
}

/// Examines what was decoded, or why it was not.
pub fn examine_decoded(decoded: Result<Picture, PictureError>) -> (ScanEvidence, Option<Picture>) {
    match decoded {
        Ok(picture) => (ScanEvidence::Measured(Box::new(measure(&picture))), Some(picture)),
        Err(error) => (ScanEvidence::Unreadable(Unreadable::from(&error)), None),
    }
}

impl ScanEvidence {
    /// Adds what a closer look at the picture gives. It takes longer than all the rest.
    #[must_use]
    pub fn looked_at_closely(mut self, picture: &Picture) -> Self {
        if let Self::Measured(facts) = &mut self {
            facts.closely = Some(measure_closely(picture));
        }
        self
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
            PictureError::Locked => Self::Locked,
            PictureError::TooDemanding => Self::TooDemanding,
            PictureError::Damaged(_) | PictureError::NoSuchPage { .. } => Self::Damaged,
        }
    }
}
