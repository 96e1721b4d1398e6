//! What was typed into a number field, as certificates and forms write it.

use super::Knowledge;
use crate::filing::{CertificateKind, path};
use crate::number::domain::Domain;
use crate::number::email::Email;
use crate::number::filing_number::FilingNumber;
use crate::number::landline::Landline;
use crate::number::mobile::Mobile;
use serde_json::Value;

impl Knowledge {
    /// The canonical form of the number at a path, where what was typed is right but written otherwise: with spaces, in
    /// full width, in lower case, with a country code.
    pub fn normalised(&self, case: &Value, field: &str) -> Option<String> {
        let typed = path::text(case, field);
        let (parent, name) = field.rsplit_once('.')?;
        let canonical = match name {
            "number" if parent.ends_with("certificate") => {
                let kind: CertificateKind = path::text(case, &format!("{parent}.kind")).parse().ok()?;
                self.certificate(kind).filter(|info| !info.numbers.is_empty())?.parse_number(typed).ok()?
            }
            "number" | "subject_number" => FilingNumber::parse(typed).ok()?.to_string(),
            "mobile" | "emergency_phone" | "office_phone" => match Mobile::parse(typed) {
                Ok(mobile) => mobile.as_str().to_owned(),
                Err(_) => Landline::parse(typed).ok()?.to_string(),
            },
            "email" => Email::parse(typed).ok()?.as_str().to_owned(),
            "name" if parent.contains(".domains[") => Domain::parse(typed).ok()?.as_str().to_owned(),
            _ => return None,
        };
        (canonical != typed).then_some(canonical)
    }
}
