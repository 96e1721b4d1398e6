//! Number formats, one a module: shape, date and check character.
//!
//! Nothing here knows whether a number was issued, nor which province it belongs to: that is knowledge.
//! Parsers accept what people type (spaces, hyphens, full width, lower case) and give the canonical form.

pub mod credit_code;
pub mod domain;
pub mod email;
pub mod filing_number;
pub mod foreign_permanent_id;
pub mod landline;
pub mod mobile;
pub mod organisation_code;
pub mod passport;
pub mod registration_number;
pub mod resident_id;
pub mod travel_permit;

use crate::text::nfkc;
use serde::Serialize;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Fault {
    /// It has too few or too many characters.
    Length,
    /// It holds a character that cannot stand at its place.
    Characters,
    /// It opens with digits that no such number has.
    Prefix,
    /// The date in it does not exist or lies in the future.
    Date,
    /// Its check character does not follow from the others.
    CheckCharacter,
}

/// `typed` without white space and hyphens, half width, upper case.
fn canonical(typed: &str) -> String {
    nfkc(typed).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—')).flat_map(char::to_uppercase).collect()
}
