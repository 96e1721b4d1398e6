//! Rules about the owners of domains.

use super::domain::domains;
use crate::filing::{Certificate, CertificateKind, DomainOwner as Owner, OwnerRole};
use crate::knowledge::{DomainOwner, Rule, Settled, Severity};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::{is_han, is_pinyin_of, same};

/// An individual's domain whose owner is not the applicant.
pub fn owner_differs_individual(rule: &Rule, case: &Case, report: &mut Report) {
    if !case.filing.is_individual() {
        return;
    }
    let applicant = Party::subject(case);
    for (path, domain) in domains(case) {
        let owner = &domain.owner;
        if owner.name.trim().is_empty() || applicant.name.trim().is_empty() {
            continue;
        }
        let Some((field, what)) = applicant.difference(owner) else { continue };
        let found = finding(rule, format!("{path}.owner.{field}")).arg("owner", owner.name.trim());
        report.findings.push(found.arg("subject", applicant.name.trim()).arg("what", Arg::Own(what)));
    }
}

/// An organisation's domain whose owner is neither the organisation nor its legal representative.
pub fn owner_differs_organisation(rule: &Rule, case: &Case, report: &mut Report) {
    if case.filing.is_individual() {
        return;
    }
    let organisation = Party::subject(case);
    let representative = case.filing.subject.legal_representative.as_ref();
    let person = representative.map(|person| Party::of(case, &person.name, &person.certificate));
    for (path, domain) in domains(case) {
        let owner = &domain.owner;
        if owner.name.trim().is_empty() || organisation.name.trim().is_empty() {
            continue;
        }
        let is_person = person.as_ref().is_some_and(|person| same(person.name, &owner.name));
        let party = if same(organisation.name, &owner.name) { Some(&organisation) } else { person.as_ref().filter(|_| is_person) };
        let (field, what, severity) = match party.map(|party| party.difference(owner)) {
            None => ("name", "neither", Some(other_owner(case, owner))),
            Some(Some((field, what))) => (field, what, Some(Severity::Blocker)),
            Some(None) if is_person => ("name", "representative_not_accepted", representative_refused(case)),
            Some(None) => continue,
        };
        let Some(severity) = severity else { continue };
        let found = finding(rule, format!("{path}.owner.{field}")).arg("owner", owner.name.trim()).arg("subject", organisation.name.trim());
        let found = found.arg("legal_representative", person.as_ref().map_or("", |person| person.name.trim()));
        let sources = case.province().map(|province| sources_of(&province.domain.organisation_owner, province)).unwrap_or_default();
        report.findings.push(found.arg("what", Arg::Own(what)).at_most(severity).said_by(sources));
    }
}

/// An organisation's domain whose owner is in Latin letters something else than the organisation's name in pinyin.
pub fn owner_latin_name(rule: &Rule, case: &Case, report: &mut Report) {
    let name = case.filing.subject.name.trim();
    if case.filing.is_individual() || name.is_empty() {
        return;
    }
    let (severity, sources) = match case.province() {
        Some(province) => {
            let cell = &province.domain.owner_chinese_or_pinyin;
            if cell.agreed() == Some(&false) {
                return;
            }
            (case.knowledge.weight(cell), sources_of(cell, province))
        }
        None => (Severity::Advice, Vec::new()),
    };
    for (path, domain) in domains(case) {
        let (owner, latin) = (domain.owner.name.trim(), domain.owner.latin_name.trim());
        let is_organisation = owner.is_empty() || same(owner, name);
        // A Chinese name is taken as well.
        if !is_organisation || latin.is_empty() || latin.chars().any(is_han) || is_pinyin_of(latin, name) != Some(false) {
            continue;
        }
        let found = finding(rule, format!("{path}.owner.latin_name")).arg("latin", latin).arg("subject", name);
        report.findings.push(found.at_most(severity).said_by(sources.iter().cloned()));
    }
}

/// How sure the rejection of an owner is that is neither the organisation nor its legal representative.
fn other_owner(case: &Case, owner: &Owner) -> Severity {
    let role = match owner.role {
        Some(OwnerRole::Shareholder) => DomainOwner::Shareholder,
        Some(OwnerRole::Executive) => DomainOwner::Executive,
        None => return Severity::Blocker,
    };
    let said = case.province().map(|province| province.domain.organisation_owner.statements()).unwrap_or_default();
    if said.iter().any(|said| said.value.contains(&role)) {
        return Severity::Advice;
    }
    // That the owner is the organisation holds everywhere; a province that names the exceptions only makes it surer.
    case.knowledge.weight_of(said.iter().map(|said| said.by.as_str())).max(Severity::Likely)
}

/// How sure the rejection of a legal representative as owner is; none where no source refuses it.
fn representative_refused(case: &Case) -> Option<Severity> {
    let cell = &case.province()?.domain.organisation_owner;
    let takes = |owners: &Vec<DomainOwner>| owners.contains(&DomainOwner::LegalRepresentative);
    match cell.settled() {
        Settled::Unknown => None,
        _ if cell.statements().iter().all(|said| takes(&said.value)) => None,
        // What the sources list is who is taken; a letter may help in a single case.
        _ if cell.statements().iter().all(|said| !takes(&said.value)) => {
            let weight = case.knowledge.weight_of(cell.statements().iter().map(|said| said.by.as_str()));
            Some(weight.min(Severity::Likely))
        }
        _ => Some(Severity::Advice),
    }
}

/// A name with its certificate.
struct Party<'a> {
    name: &'a str,
    kind: CertificateKind,
    number: &'a str,
    /// Whether the number follows its standard. One that does not is a fault of its own.
    is_sound: bool,
}

impl<'a> Party<'a> {
    fn of(case: &Case, name: &'a str, certificate: &'a Certificate) -> Self {
        let number = certificate.number.trim();
        let is_sound = case.knowledge.certificate(certificate.kind).is_none_or(|info| info.parse_number(number).is_ok());
        Self { name, kind: certificate.kind, number, is_sound }
    }

    fn subject(case: &Case<'a>) -> Self {
        let subject = &case.filing.subject;
        Self::of(case, &subject.name, &subject.certificate)
    }

    /// The field and word of the first difference to a domain's owner. What is empty is not compared.
    fn difference(&self, owner: &Owner) -> Option<(&'static str, &'static str)> {
        let both_typed = !owner.certificate.number.trim().is_empty() && !self.number.is_empty();
        if !same(self.name, &owner.name) {
            Some(("name", "name"))
        } else if both_typed && self.kind != owner.certificate.kind {
            Some(("certificate.kind", "certificate_kind"))
        } else if both_typed && self.is_sound && !same(self.number, &owner.certificate.number) {
            Some(("certificate.number", "number"))
        } else {
            None
        }
    }
}
