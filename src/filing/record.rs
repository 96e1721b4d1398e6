//! What is attached to a filing: materials, answers, waivers, notes.

use super::{TypedDate, path};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An attached material.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Slot, a key of the material list.
    pub slot: String,
    /// Id of the website that it is for, where the slot is one a website.
    #[serde(rename = "for")]
    pub website: Option<String>,
    /// Which document was put into the slot, a key.
    pub document: String,
    /// Date on the paper.
    pub issued_on: TypedDate,
    /// Last day on which it is valid.
    pub valid_until: TypedDate,
    /// Scans, as paths relative to the case folder with `/` between names.
    pub files: Vec<String>,
}

impl Material {
    /// Its path in findings.
    pub fn path(&self) -> String {
        path::material(&self.slot, self.website.as_deref())
    }
}

/// The person's answer to a question that nobody can answer offline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Rule that asks.
    pub rule: String,
    /// Field that it asks about.
    pub field: String,
    /// Yes: the fault named is there.
    #[expect(clippy::struct_field_names, reason = "the key of the case file")]
    pub answer: Answered,
    /// Note of the person.
    pub note: String,
    /// Day of the answer.
    pub on: TypedDate,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// The fault named is there.
    Yes,
    /// It is not.
    No,
    /// Not looked yet.
    Unknown,
}

/// A blocker that the person lets pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Rule that speaks.
    pub rule: String,
    /// Field at which it speaks.
    pub field: String,
    /// Why the person lets it pass.
    pub reason: String,
    /// Day of the waiver.
    pub on: TypedDate,
}

/// A free note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Day of the note.
    pub on: TypedDate,
    /// Its text.
    pub text: String,
}
