//! Rules about principals.

use crate::filing::{CertificateKind, FilingKind, Nature};
use crate::knowledge::{PrincipalRule, Rule, Settled, Severity};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};

/// The subject's principal is somebody else than the legal representative.
pub fn not_legal_representative(rule: &Rule, case: &Case, report: &mut Report) {
    let (Some(province), Some(representative)) = (case.province(), &case.filing.subject.legal_representative) else { return };
    if !case.situation.principal_is_other() {
        return;
    }
    let cell = &province.organisation.principal;
    let has_letter = case.has_material("authorisation_letter", None);
    let (way, severity) = match cell.settled() {
        Settled::Agreed(PrincipalRule::Free) => return,
        Settled::Agreed(PrincipalRule::WithLetter) if has_letter => return,
        Settled::Agreed(PrincipalRule::WithLetter) => ("letter", Severity::Blocker),
        Settled::Agreed(PrincipalRule::LegalRepresentative) => ("none", Severity::Blocker),
        // Sources differ, but none takes anybody without a letter.
        Settled::Conflict if !has_letter && cell.statements().iter().all(|said| said.value != PrincipalRule::Free) => {
            ("letter", Severity::Likely)
        }
        Settled::Conflict | Settled::Unknown => ("disputed", Severity::Advice),
    };
    // The sources speak of first filings of enterprises; a foreign representative may often authorise somebody.
    let is_usual = case.filing.subject.nature == Nature::Enterprise
        && matches!(case.filing.procedure.kind, FilingKind::First | FilingKind::AddWebsite);
    let is_foreign = representative.certificate.kind != CertificateKind::ResidentId;
    let severity = match (is_usual, is_foreign && has_letter) {
        (_, true) => severity.min(Severity::Advice),
        (false, _) => severity.min(Severity::Likely),
        (true, false) => severity,
    };
    let found = finding(rule, "principal.name").arg("principal", case.filing.principal.name.trim());
    let found = found.arg("legal_representative", representative.name.trim()).arg("province", Arg::Province(province.code.clone()));
    report.findings.push(found.arg("way", Arg::Own(way)).at_most(severity).said_by(sources_of(cell, province)));
}

/// A principal is younger than the province takes, or under 18 so that proof is wanted.
pub fn under_age(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = if case.filing.is_individual() { &province.individual.min_age } else { &province.organisation.min_age };
    let ages = cell.statements().iter().map(|said| said.value);
    let (lowest, highest) = (ages.clone().min(), ages.max());
    for (path, person) in case.principals() {
        let Some(age) = case.situation.age(person) else { continue };
        let (state, min_age, severity) = match (lowest, highest) {
            (Some(lowest), _) if age < lowest => ("below", lowest, Severity::Blocker),
            (_, Some(highest)) if age < highest => ("below", highest, Severity::Likely),
            _ if age < 18 => ("minor", lowest.unwrap_or(18), Severity::Advice),
            _ => continue,
        };
        let found = finding(rule, format!("{path}.certificate.number")).arg("age", age).arg("min_age", min_age);
        let found = found.arg("province", Arg::Province(province.code.clone())).arg("state", Arg::Own(state));
        report.findings.push(found.at_most(severity).said_by(sources_of(cell, province)));
    }
}
