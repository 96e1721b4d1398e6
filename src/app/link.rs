//! Persons that are one: the principal is the applicant or the legal representative until the link is cut.

use super::OpenCase;
use crate::filing::{Filing, Principal, path};

/// What two persons that are one have in common, below each.
const OF_ONE_PERSON: [&str; 5] = ["name", "certificate.kind", "certificate.number", "certificate.valid_from", "certificate.valid_until"];

/// The person whom the principal is usually: the applicant of a personal filing, else the legal representative.
pub fn usual_principal(filing: &Filing) -> &'static str {
    if filing.is_individual() { "subject" } else { "subject.legal_representative" }
}

/// Whether the principal is that person: everything they have in common is alike.
pub fn is_linked(filing: &Filing) -> bool {
    let values = path::to_value(filing);
    let person = usual_principal(filing);
    OF_ONE_PERSON.iter().all(|part| path::get(&values, &format!("{person}.{part}")) == path::get(&values, &format!("principal.{part}")))
}

/// The principal's field that changes along with a field, while the two persons are one.
pub(super) fn twin_of(filing: &Filing, field: &str) -> Option<String> {
    let part = field.strip_prefix(usual_principal(filing))?.strip_prefix('.').filter(|part| OF_ONE_PERSON.contains(part))?;
    is_linked(filing).then(|| format!("principal.{part}"))
}

impl OpenCase {
    /// Makes the principal that person: what they have in common is taken over.
    pub(super) fn link_principal(&mut self) {
        let values = path::to_value(&self.filing);
        let person = usual_principal(&self.filing);
        for part in OF_ONE_PERSON {
            let Some(value) = path::get(&values, &format!("{person}.{part}")) else { continue };
            if let Ok(changed) = path::set(&self.filing, &format!("principal.{part}"), value.clone()) {
                self.filing = changed;
            }
        }
    }

    /// Makes the principal another person, who is to be typed. Phones and mail stay: they may be the same.
    pub(super) fn cut_principal(&mut self) {
        let empty = Principal::default();
        self.filing.principal.name = empty.name;
        self.filing.principal.certificate = empty.certificate;
    }
}
