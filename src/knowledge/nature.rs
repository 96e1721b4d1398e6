//! Natures and certificates: `assets/lists/natures.toml`, `assets/lists/certificates.toml`.

use super::Words;
use crate::filing::{CertificateKind, Nature};
use serde::Deserialize;

/// What is known of a nature.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatureInfo {
    /// The nature.
    pub id: Nature,
    /// Its name.
    pub name: Words,
    /// What it means, for somebody who has to choose.
    pub hint: Words,
    /// Certificates that such a subject may file with, the usual one first.
    pub certificates: Vec<CertificateKind>,
    /// First two characters of the credit codes that such bodies have; empty where not known.
    #[serde(default)]
    pub code_categories: Vec<String>,
}

/// What is known of a kind of certificate.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the keys of a data file, independent of each other")]
pub struct CertificateInfo {
    /// The kind.
    pub id: CertificateKind,
    /// Its name.
    pub name: Words,
    /// The format of its number, where it is one that can be checked.
    #[serde(default)]
    pub number: Option<NumberFormat>,
    /// Whether it is a certificate of a person.
    #[serde(default)]
    pub of_person: bool,
    /// Whether the person's residence stands on it.
    #[serde(default)]
    pub shows_residence: bool,
    /// Whether it has one side only that has to be shown.
    #[serde(default)]
    pub one_sided: bool,
}

/// A number format that can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberFormat {
    /// `number::resident_id`
    ResidentId,
    /// `number::credit_code`; fifteen digits are an old registration number and not judged.
    CreditCode,
}
