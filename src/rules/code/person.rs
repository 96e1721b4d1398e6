//! Rules about principals.

use super::paper::stated;
use super::validity::unmet;
use crate::filing::{Certificate, CertificateKind, Principal};
use crate::knowledge::{Cell, Knowledge, MinorProof, Occasion, PrincipalRule, Province, Rule, Settled, Severity};
use crate::number::resident_id::ResidentId;
use crate::rules::case::{finding, sources_of};
use crate::rules::check::{ask, end_state};
use crate::rules::{Arg, Case, Report};
use crate::text::{fold, same};

/// The subject's principal is somebody else than the legal representative, or a website's is a third person where the
/// province wants the subject's.
pub fn not_legal_representative(rule: &Rule, case: &Case, report: &mut Report) {
    subject_principal(rule, case, report);
    website_principals(rule, case, report);
}

fn subject_principal(rule: &Rule, case: &Case, report: &mut Report) {
    let (Some(province), Some(representative)) = (case.province(), &case.filing.subject.legal_representative) else { return };
    if !case.situation.principal_is_other() {
        return;
    }
    let rules = &province.organisation;
    let of_business = Some(&rules.individual_business_principal).filter(|cell| !cell.statements().is_empty());
    let cell = of_business.filter(|_| case.situation.is_individual_business()).unwrap_or(&rules.principal);
    let has_letter = case.has_material("authorisation_letter", None);
    let takes_letter = takes_letter_of_nature(case);
    let (way, severity) = match cell.settled() {
        _ if takes_letter && has_letter => return,
        // One source takes a letter of such natures, others speak of organisations at large.
        Settled::Agreed(PrincipalRule::LegalRepresentative) if takes_letter => {
            ("letter", case.knowledge.weight(cell).min(Severity::Likely))
        }
        Settled::Agreed(PrincipalRule::Free) => return,
        Settled::Agreed(PrincipalRule::WithLetter) if has_letter => return,
        Settled::Agreed(PrincipalRule::WithLetter) => ("letter", case.knowledge.weight(cell)),
        Settled::Agreed(PrincipalRule::LegalRepresentative) => ("none", case.knowledge.weight(cell)),
        // Sources differ, but none takes anybody without a letter.
        Settled::Conflict if !has_letter && cell.statements().iter().all(|said| said.value != PrincipalRule::Free) => {
            ("letter", Severity::Likely)
        }
        Settled::Conflict | Settled::Unknown => ("disputed", Severity::Advice),
    };
    let is_resident = representative.certificate.kind == CertificateKind::ResidentId;
    let authorises = case.situation.representative_authorises();
    let (way, severity) = match authorises.map(|cell| cell.agreed() == Some(&true)) {
        Some(true) if has_letter => return,
        Some(true) => ("letter", severity),
        // Where nothing is said, a representative who is no mainland resident may often authorise somebody.
        None if has_letter && !is_resident => ("disputed", Severity::Advice),
        Some(false) | None => (way, severity),
    };
    let kinds = rules.principal_for.statements();
    let is_required = kinds.is_empty() || kinds.iter().any(|said| said.value.contains(&case.filing.procedure.kind));
    let severity = if is_required { severity } else { Severity::Advice };
    let sources = sources_of(cell, province).into_iter().chain(authorises.map(|cell| sources_of(cell, province)).unwrap_or_default());
    let found = finding(rule, "principal.name").arg("principal", case.filing.principal.name.trim());
    let found = found.arg("wanted", representative.name.trim()).arg("province", Arg::Province(province.code.clone()));
    let found = found.arg("role", Arg::Own("subject_principal")).arg("way", Arg::Own(way));
    report.findings.push(found.at_most(severity).said_by(sources));
}

/// Whether the province takes a letter of organisations of this nature in particular.
fn takes_letter_of_nature(case: &Case) -> bool {
    let said = stated(case, "authorisation_letter");
    said.iter().any(|said| said.value.occasion == Occasion::OtherPrincipal && !said.value.natures.is_empty())
}

/// Websites' principals who are neither the legal representative nor the subject's principal, who is another person.
fn website_principals(rule: &Rule, case: &Case, report: &mut Report) {
    let (Some(province), Some(representative)) = (case.province(), &case.filing.subject.legal_representative) else { return };
    let cell = &province.organisation.website_principal_same;
    if !case.situation.principal_is_other() || !cell.says_yes() {
        return;
    }
    let principal = &case.filing.principal;
    for (index, site) in case.filing.websites.iter().enumerate() {
        let third = site.principal.other().filter(|own| is_another_person(principal, own) && !same(&own.name, &representative.name));
        let Some(third) = third else { continue };
        let found = finding(rule, format!("websites[{index}].principal.name")).arg("principal", third.name.trim());
        let found = found.arg("wanted", principal.name.trim()).arg("province", Arg::Province(province.code.clone()));
        let found = found.arg("role", Arg::Own("website_principal")).arg("way", Arg::Own("same"));
        report.findings.push(found.at_most(case.knowledge.weight(cell)).said_by(sources_of(cell, province)));
    }
}

/// A principal is younger than the province takes, or so young that proof is wanted.
pub fn under_age(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let is_individual = case.filing.is_individual();
    let cell = if is_individual { &province.individual.min_age } else { &province.organisation.min_age };
    let proofs = if is_individual { &province.individual.minor_proof } else { &province.organisation.minor_proof };
    for (path, person) in case.principals() {
        let Some(age) = case.situation.age(person) else { continue };
        let (state, min_age, severity) = match below_minimum(case.knowledge, cell, age) {
            Some((min_age, severity)) => ("below", min_age, severity),
            None if age < 18 => ("minor", lowest_age(cell), Severity::Advice),
            None if is_individual && proves_study_or_work(case, province, age) => ("study_or_work", lowest_age(cell), Severity::Advice),
            None => continue,
        };
        let (proof, also) = if state == "study_or_work" {
            (state, sources_of(&province.individual.study_or_work_proof_below, province))
        } else {
            (proof_word(proofs), sources_of(proofs, province))
        };
        // The number tells the age before a birth date that was typed: see `Situation::age`.
        let told_by = if ResidentId::parse(&person.certificate.number).is_ok() { "certificate.number" } else { "birth_date" };
        let found = finding(rule, format!("{path}.{told_by}")).arg("age", age).arg("min_age", min_age);
        let found = found.arg("province", Arg::Province(province.code.clone())).arg("state", Arg::Own(state));
        let found = found.arg("proof", Arg::Own(proof)).at_most(severity);
        report.findings.push(found.said_by(sources_of(cell, province)).said_by(also));
    }
}

/// Age in years below which no source that names an age takes anybody.
const AGE_OF_WORK: u8 = 16;

/// The lowest age that sources state; where none does, the age from which nobody asks for proof. A source that takes
/// minors without naming an age says 0, which is no minimum.
fn lowest_age(cell: &Cell<u8>) -> u8 {
    cell.statements().iter().map(|said| said.value).filter(|age| *age > 0).min().unwrap_or(18)
}

/// The minimum that a person does not reach, and how strong a finding may be that rests on it.
pub fn below_minimum(knowledge: &Knowledge, cell: &Cell<u8>, age: u8) -> Option<(u8, Severity)> {
    let above: Vec<_> = cell.statements().iter().filter(|said| age < said.value).collect();
    let min_age = above.iter().map(|said| said.value).min()?;
    let severity = if above.len() < cell.statements().len() {
        // Another source takes a person of this age.
        knowledge.weight_of(above.iter().map(|said| said.by.as_str())).min(Severity::Likely)
    } else if age < AGE_OF_WORK {
        Severity::Blocker
    } else {
        knowledge.weight_of(above.iter().map(|said| said.by.as_str()))
    };
    Some((min_age, severity))
}

/// Whether the province asks a person of this age to prove to study or to work, and nothing is attached that may prove it.
fn proves_study_or_work(case: &Case, province: &Province, age: u8) -> bool {
    let below = province.individual.study_or_work_proof_below.statements();
    below.iter().any(|said| age < said.value) && !case.has_material("other_material", None)
}

/// The own word for what a person under 18 adds: what any source names.
pub fn proof_word(cell: &Cell<Vec<MinorProof>>) -> &'static str {
    let names = |proof: MinorProof| cell.statements().iter().any(|said| said.value.contains(&proof));
    match (names(MinorProof::Guardian), names(MinorProof::EmploymentOrIncome)) {
        (true, true) => "either",
        (true, false) => "guardian",
        (false, true) => "employment_or_income",
        (false, false) => "not_stated",
    }
}

/// The certificate of a principal or the legal representative ended, or ends during the review.
pub fn certificate_expired(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, certificate) in certificates(case) {
        let Some(last) = certificate.valid_until.date() else { continue };
        let Some((state, severity)) = end_state(case, last) else { continue };
        let found = finding(rule, format!("{path}.certificate.valid_until")).arg("who", Arg::Own(role(&path))).arg("date", last);
        report.findings.push(found.arg("state", Arg::Own(state)).at_most(severity));
    }
}

/// A principal's certificate is in force, but for fewer days than the province or the provider asks.
pub fn certificate_short(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, person) in case.principals() {
        let Some(last) = person.certificate.valid_until.date().filter(|last| *last > case.today) else { continue };
        let is_permit = matches!(person.certificate.kind, CertificateKind::HkMacauResidencePermit | CertificateKind::TaiwanResidencePermit);
        let of_province = case.province().map(|province| {
            let rules = &province.certificate;
            (if is_permit { &rules.permit_min_validity_days } else { &rules.person_min_validity_days }, province)
        });
        let left = i64::from((last - case.today).get_days());
        let Some(demand) = unmet(case, of_province, true, left) else { continue };
        let found = finding(rule, format!("{path}.certificate.valid_until")).arg("who", Arg::Own(role(&path))).arg("date", last);
        report.findings.push(found.arg("left", left).arg("days", demand.days).at_most(demand.severity).said_by(demand.sources));
    }
}

/// Whether a principal's data are what the certificate shows: asked of every person once.
pub fn differs_from_certificate(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, person) in persons(case) {
        let name = person.name.trim();
        if !name.is_empty() && !person.certificate.number.trim().is_empty() {
            ask(rule, case, &format!("{path}.name"), Arg::from(name), report);
        }
    }
}

/// While a rejection is mended: what is changed at one principal reaches the other, who is the same.
pub fn linked_principal(rule: &Rule, case: &Case, report: &mut Report) {
    let principal = &case.filing.principal;
    if case.filing.is_individual() || case.filing.procedure.rejections.is_empty() || principal.name.trim().is_empty() {
        return;
    }
    let linked = case.filing.websites.iter().enumerate().find_map(|(index, site)| match site.principal.other() {
        None => Some((index, "same")),
        Some(person) => is_same_person(principal, person).then_some((index, "typed_twice")),
    });
    if let Some((index, way)) = linked {
        let found = finding(rule, format!("websites[{index}].principal")).arg("principal", principal.name.trim());
        let (why, what) = if way == "same" { ("same_why", "same_do") } else { ("typed_twice_why", "typed_twice_do") };
        report.findings.push(found.arg("way", Arg::Own(way)).arg("why", Arg::Own(why)).arg("do", Arg::Own(what)));
    }
}

/// The certificates of principals and of the legal representative, with the paths of the persons.
fn certificates<'a>(case: &Case<'a>) -> Vec<(String, &'a Certificate)> {
    let principals = case.principals().into_iter().map(|(path, person)| (path, &person.certificate));
    let representative = case.filing.subject.legal_representative.as_ref();
    let representative = representative.map(|person| ("subject.legal_representative".to_owned(), &person.certificate));
    principals.chain(representative).collect()
}

/// The own word for the part that a person at a path has.
fn role(path: &str) -> &'static str {
    match path {
        "principal" => "principal",
        "subject.legal_representative" => "legal_representative",
        _ => "website_principal",
    }
}

/// The principals, without websites' ones who are the subject's typed again.
pub fn persons<'a>(case: &Case<'a>) -> Vec<(String, &'a Principal)> {
    let principal = &case.filing.principal;
    case.principals().into_iter().filter(|(path, person)| path == "principal" || !is_same_person(principal, person)).collect()
}

/// Whether two entries are surely one person: the same name, and no other number.
pub fn is_same_person(left: &Principal, right: &Principal) -> bool {
    let (name, other_name) = (letters(&left.name), letters(&right.name));
    let (number, other_number) = (fold(&left.certificate.number), fold(&right.certificate.number));
    let may_be_one_number = number.is_empty() || other_number.is_empty() || number == other_number;
    !name.is_empty() && name == other_name && may_be_one_number
}

/// Whether two entries are surely two persons: both have names, and these differ.
pub fn is_another_person(left: &Principal, right: &Principal) -> bool {
    let (name, other) = (letters(&left.name), letters(&right.name));
    !name.is_empty() && !other.is_empty() && name != other
}

/// A name as it is compared: dots and hyphens inside of it are typed in many ways.
fn letters(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
