//! Rules about domains and their owners.

use crate::filing::{Domain as FiledDomain, DomainOwner as Owner, OwnerRole};
use crate::knowledge::{DomainOwner, Rule, Settled, Severity};
use crate::number::domain::{Domain, DomainFault};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::same;

/// Not a registrable domain.
pub fn malformed(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        if domain.name.trim().is_empty() {
            continue;
        }
        if let Err(fault) = Domain::parse(&domain.name) {
            let found = finding(rule, format!("{path}.name")).arg("domain", domain.name.trim());
            // The list of suffixes is dated: not to be on it may only mean that it is new.
            let severity = if fault.kind == DomainFault::UnknownSuffix { Severity::Likely } else { Severity::Blocker };
            let found = found.arg("fault", Arg::Own(own_word(fault.kind.as_ref()))).at_most(severity);
            report.findings.push(found.arg("registrable", fault.registrable.unwrap_or_default()));
        }
    }
}

/// In force, but for fewer days than the province asks.
pub fn expires_soon(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.domain.min_validity_days;
    let asked = cell.statements().iter().map(|said| said.value);
    let (Some(least), Some(most)) = (asked.clone().min(), asked.max()) else { return };
    for (path, domain) in domains(case) {
        let Some(expires) = domain.expires.date() else { continue };
        let days_left = i64::from((expires - case.today).get_days());
        let (min_days, severity) = if days_left < i64::from(least) { (least, Severity::Likely) } else { (most, Severity::Advice) };
        if days_left > 0 && days_left < i64::from(min_days) {
            let found = finding(rule, format!("{path}.expires")).arg("days_left", days_left).arg("min_days", min_days);
            let found = found.arg("province", Arg::Province(province.code.clone())).at_most(severity);
            report.findings.push(found.said_by(sources_of(cell, province)));
        }
    }
}

/// An individual's domain whose owner is not the applicant.
pub fn owner_differs_individual(rule: &Rule, case: &Case, report: &mut Report) {
    if !case.filing.is_individual() {
        return;
    }
    let subject = &case.filing.subject;
    let applicant = Party { name: &subject.name, kind: subject.certificate.kind.as_ref(), number: &subject.certificate.number };
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
    let subject = &case.filing.subject;
    let organisation = Party { name: &subject.name, kind: subject.certificate.kind.as_ref(), number: &subject.certificate.number };
    let representative = subject.legal_representative.as_ref();
    let person = representative.map(|person| Party {
        name: &person.name,
        kind: person.certificate.kind.as_ref(),
        number: &person.certificate.number,
    });
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

/// How sure the rejection of an owner is that is neither the organisation nor its legal representative.
fn other_owner(case: &Case, owner: &Owner) -> Severity {
    let role = match owner.role {
        Some(OwnerRole::Shareholder) => DomainOwner::Shareholder,
        Some(OwnerRole::Executive) => DomainOwner::Executive,
        None => return Severity::Blocker,
    };
    let said = case.province().map(|province| province.domain.organisation_owner.statements()).unwrap_or_default();
    let is_taken = said.iter().any(|said| said.value.contains(&role));
    match said {
        [] => Severity::Likely,
        _ if is_taken => Severity::Advice,
        _ => Severity::Blocker,
    }
}

/// How sure the rejection of a legal representative as owner is; none where no source refuses it.
fn representative_refused(case: &Case) -> Option<Severity> {
    let cell = &case.province()?.domain.organisation_owner;
    let takes = |owners: &Vec<DomainOwner>| owners.contains(&DomainOwner::LegalRepresentative);
    match cell.settled() {
        Settled::Unknown => None,
        _ if cell.statements().iter().all(|said| takes(&said.value)) => None,
        _ if cell.statements().iter().all(|said| !takes(&said.value)) => Some(Severity::Likely),
        _ => Some(Severity::Advice),
    }
}

/// A name with its certificate.
struct Party<'a> {
    name: &'a str,
    kind: &'a str,
    number: &'a str,
}

impl Party<'_> {
    /// The field and word of the first difference to a domain's owner. What is empty is not compared.
    fn difference(&self, owner: &Owner) -> Option<(&'static str, &'static str)> {
        let both_typed = !owner.certificate.number.trim().is_empty() && !self.number.trim().is_empty();
        if !same(self.name, &owner.name) {
            Some(("name", "name"))
        } else if both_typed && self.kind != owner.certificate.kind.as_ref() {
            Some(("certificate.kind", "certificate_kind"))
        } else if both_typed && !same(self.number, &owner.certificate.number) {
            Some(("certificate.number", "number"))
        } else {
            None
        }
    }
}

fn domains<'a>(case: &Case<'a>) -> impl Iterator<Item = (String, &'a FiledDomain)> {
    case.filing
        .websites
        .iter()
        .enumerate()
        .flat_map(|(w, site)| site.domains.iter().enumerate().map(move |(d, domain)| (format!("websites[{w}].domains[{d}]"), domain)))
}

/// The rule's own word for a fault of `number::domain`.
fn own_word(fault: &str) -> &'static str {
    ["url", "subdomain", "bare_suffix", "ip_address", "unknown_suffix"].into_iter().find(|word| *word == fault).unwrap_or("characters")
}
