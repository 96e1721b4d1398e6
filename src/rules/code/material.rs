//! Rules about which materials are there, and about proofs of residence.

use crate::filing::Material;
use crate::knowledge::{Asks, Residence, Rule, Severity};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};

/// A material that something asks for is not attached.
pub fn missing(rule: &Rule, case: &Case, report: &mut Report) {
    for slot in case.slots() {
        let Some(asks) = slot.needed.as_ref().filter(|asks| asks.judged_by().is_none()) else { continue };
        if case.has_material(&slot.slot.id, slot.website) {
            continue;
        }
        let why = match asks {
            Asks::Fact(_, place) => Arg::Needed(slot.slot.id.clone(), *place),
            Asks::Province(_, asked) => Arg::Asked(asked.province.code.clone(), asked.occasion),
        };
        let found = finding(rule, slot.path()).arg("material", Arg::Slot(slot.slot.id.clone())).arg("why", why);
        report.findings.push(found.at_most(asks.severity()).said_by(asks.sources()));
    }
}

/// Documents that show residence by an address and an end of validity.
const PERMITS: [&str; 2] = ["residence_permit", "temporary_residence_permit"];

/// Proofs of residence that the office which issues them stamps.
const STAMPED: [&str; 2] = ["social_security_proof", "property_certificate"];

/// Which document a material is: the one chosen, or the one that its slot is for.
pub(super) fn key_of(material: &Material) -> &str {
    let document = material.document.trim();
    if document.is_empty() || document == "other" { &material.slot } else { document }
}

/// The attached materials of the slots that a rule asks about, with their fields.
pub(super) fn attached<'a>(rule: &Rule, case: &Case<'a>) -> Vec<(String, &'a Material)> {
    let slots = rule.ask.as_ref().map(|ask| ask.slots.as_slice()).unwrap_or_default();
    case.filing.attached().filter(|material| slots.contains(&material.slot)).map(|material| (material.path(), material)).collect()
}

/// Whether a document is attached, in whichever slot.
pub(super) fn is_attached(case: &Case, document: &str) -> bool {
    let is_it = |material: &Material| material.slot == document || material.document == document;
    case.filing.attached().any(is_it)
}

/// A residence permit with another household address than the identity card, without proof of the change.
pub fn residence_address_differs(rule: &Rule, case: &Case, report: &mut Report) {
    if !case.filing.is_individual() || is_attached(case, "household_change_proof") {
        return;
    }
    for (field, material) in attached(rule, case) {
        if PERMITS.contains(&key_of(material)) {
            ask(rule, case, &field, Arg::Slot(material.slot.clone()), report);
        }
    }
}

/// A residence permit that is out of date, or will be too soon.
pub fn residence_expired(rule: &Rule, case: &Case, report: &mut Report) {
    let permits = case.filing.attached().filter(|material| PERMITS.contains(&key_of(material)));
    let cell = case.province().map(|province| (province, &province.individual.permit_min_validity_days));
    let asked = cell.map(|(_, cell)| cell.statements()).unwrap_or_default().iter().map(|said| said.value);
    let (least, most) = (asked.clone().min().unwrap_or_default(), asked.max().unwrap_or_default());
    for material in permits {
        let Some(until) = material.valid_until.date() else { continue };
        let days_left = i64::from((until - case.today).get_days());
        let sources = cell.map(|(_, cell)| cell.statements()).unwrap_or_default().iter().map(|said| said.by.as_str());
        let weight = case.knowledge.weight_of(sources);
        let (state, severity) = if until < case.today {
            ("past", Severity::Blocker)
        } else if days_left < i64::from(least) {
            ("too_short", weight.min(Severity::Likely))
        } else if days_left < i64::from(most) {
            ("too_short", Severity::Advice)
        } else if until < case.review_ends() {
            ("during_review", Severity::Advice)
        } else {
            continue;
        };
        // Where nothing asks for the permit, nobody may look at it.
        let is_elsewhere = matches!(case.situation.residence(), Residence::Elsewhere(_));
        let severity = if is_elsewhere { severity } else { severity.min(Severity::Advice) };
        let found = finding(rule, material.path()).arg("date", until);
        let found = found.arg("state", Arg::Own(state)).at_most(severity);
        let sources = cell.filter(|_| state == "too_short").map(|(province, cell)| sources_of(cell, province)).unwrap_or_default();
        report.findings.push(found.said_by(sources));
    }
}

/// A permit of a city whose permits bear no date, without a proof that it is in force.
pub fn shenzhen_validity_proof(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province().filter(|_| case.filing.is_individual()) else { return };
    let cell = &province.individual.undated_permits;
    let area = case.filing.subject.area.trim();
    let is_of_city = cell.statements().iter().flat_map(|said| &said.value).any(|city| !city.is_empty() && area.starts_with(city.as_str()));
    let has_proof = ["residence_status_proof", "social_security_proof"].iter().any(|document| is_attached(case, document));
    if !is_of_city || has_proof || case.situation.is_exempt_from_proof() {
        return;
    }
    let permits = case.filing.attached().filter(|material| PERMITS.contains(&key_of(material)));
    // A date typed is a date on the permit; a third picture is likely the page of the query.
    for material in permits.filter(|material| material.valid_until.is_empty() && material.files.len() < 3) {
        let severity = if is_attached(case, "other_material") { Severity::Advice } else { case.knowledge.weight(cell) };
        let found = finding(rule, material.path());
        let found = found.arg("document", Arg::Slot(material.slot.clone())).at_most(severity);
        report.findings.push(found.said_by(sources_of(cell, province)));
    }
}

/// A social-security list or property certificate without the seal of the office.
pub fn proof_unstamped(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, material) in attached(rule, case) {
        if STAMPED.contains(&key_of(material)) {
            ask(rule, case, &field, Arg::Slot(material.slot.clone()), report);
        }
    }
}
