//! Natures and certificates: `assets/lists/natures.toml`, `assets/lists/certificates.toml`.

use super::Words;
use crate::filing::{CertificateKind, Nature};
use crate::number::Fault;
use crate::number::credit_code::CreditCode;
use crate::number::organisation_code::OrganisationCode;
use crate::number::registration_number::RegistrationNumber;
use crate::number::resident_id::ResidentId;
use crate::number::{foreign_permanent_id, passport, travel_permit};
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
    /// Formats that its number may have, the present one first; empty where none is known.
    #[serde(default)]
    pub numbers: Vec<NumberFormat>,
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
    /// `number::resident_id`, of a citizen.
    ResidentId,
    /// `number::resident_id` with division 81 or 82.
    HkMacauResidence,
    /// `number::resident_id` with division 83.
    TaiwanResidence,
    /// `number::travel_permit::parse_hk_macau`
    HkMacauTravel,
    /// `number::travel_permit::parse_taiwan`
    TaiwanTravel,
    /// `number::foreign_permanent_id`
    ForeignPermanent,
    /// `number::passport`
    Passport,
    /// `number::credit_code`
    CreditCode,
    /// `number::organisation_code`
    OrganisationCode,
    /// `number::registration_number`
    RegistrationNumber,
}

impl NumberFormat {
    /// Reads what was typed; gives its canonical form.
    ///
    /// # Errors
    /// The [`Fault`] of the number's own module; [`Fault::Prefix`] where the number is of another certificate.
    pub fn parse(self, typed: &str) -> Result<String, Fault> {
        let resident = |divisions: &dyn Fn(&str) -> bool| {
            let id = ResidentId::parse(typed)?;
            if divisions(id.province_code()) { Ok(id.as_str().to_owned()) } else { Err(Fault::Prefix) }
        };
        match self {
            Self::ResidentId => resident(&|code| !code.starts_with(['8', '9'])),
            Self::HkMacauResidence => resident(&|code| matches!(code, "81" | "82")),
            Self::TaiwanResidence => resident(&|code| code == "83"),
            Self::HkMacauTravel => travel_permit::parse_hk_macau(typed),
            Self::TaiwanTravel => travel_permit::parse_taiwan(typed),
            Self::ForeignPermanent => foreign_permanent_id::parse(typed),
            Self::Passport => passport::parse(typed),
            Self::CreditCode => CreditCode::parse(typed).map(|code| code.as_str().to_owned()),
            Self::OrganisationCode => OrganisationCode::parse(typed).map(|code| code.to_string()),
            Self::RegistrationNumber => RegistrationNumber::parse(typed).map(|number| number.as_str().to_owned()),
        }
    }
}

impl CertificateInfo {
    /// Reads a number of this certificate; gives its canonical form, or what was typed where no format is known.
    ///
    /// # Errors
    /// The fault by the format that came furthest, so that an old number is not judged by the length of the new one.
    pub fn parse_number(&self, typed: &str) -> Result<String, Fault> {
        let mut furthest = None;
        for format in &self.numbers {
            match format.parse(typed) {
                Ok(canonical) => return Ok(canonical),
                Err(fault) => furthest = furthest.filter(|&best| best != Fault::Length).or(Some(fault)),
            }
        }
        furthest.map_or_else(|| Ok(typed.trim().to_owned()), Err)
    }
}
