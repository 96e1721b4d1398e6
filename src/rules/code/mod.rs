//! Rules that need code of their own: `<family>::<name>`, one file a family.

mod contact;
mod domain;
mod filing;
mod material;
mod person;
mod scan;
mod subject;

use super::{Case, Report};
use crate::knowledge::Rule;

type CodeRule = fn(&Rule, &Case, &mut Report);

/// Runs the function of a rule.
pub fn run(rule: &Rule, case: &Case, report: &mut Report) {
    if let Some(function) = function(&rule.id) {
        function(rule, case, report);
    }
}

/// Whether a rule has a function here; a test asks for every rule whose check is `code`.
pub fn is_known(id: &str) -> bool {
    function(id).is_some()
}

fn function(id: &str) -> Option<CodeRule> {
    Some(match id {
        "contact.email_malformed" => contact::email_malformed,
        "contact.emergency_phone_same" => contact::emergency_phone_same,
        "contact.phone_malformed" => contact::phone_malformed,
        "domain.expires_soon" => domain::expires_soon,
        "domain.malformed" => domain::malformed,
        "domain.owner_differs_individual" => domain::owner_differs_individual,
        "domain.owner_differs_organisation" => domain::owner_differs_organisation,
        "filing.deadline" => filing::deadline,
        "material.missing" => material::missing,
        "person.not_legal_representative" => person::not_legal_representative,
        "person.under_age" => person::under_age,
        "scan.too_large" => scan::too_large,
        "scan.unreadable" => scan::unreadable,
        "subject.cross_province_individual" => subject::cross_province_individual,
        "subject.nature_mismatch" => subject::nature_mismatch,
        "subject.number_invalid" => subject::number_invalid,
        _ => return None,
    })
}
