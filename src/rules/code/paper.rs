//! Rules about papers: forms, letters and commitments. What differs by province comes from `paper.asked`.

use super::material::{attached, is_attached, key_of};
use crate::filing::{Material, path};
use crate::knowledge::{Occasion, PaperRule, Rule, Severity, Signer, SourceRef, Statement};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::{Question, ask};
use crate::rules::{Arg, Case, Finding, Report};
use crate::text::same;
use jiff::ToSpan;
use jiff::civil::Date;

/// The notice and the letter that are handed in together.
const PAIR: [&str; 2] = ["responsibility_notice", "commitment_letter"];

/// What the province states of an attached paper in a filing such as this one.
pub(super) fn stated<'a>(case: &Case<'a>, paper: &str) -> Vec<&'a Statement<PaperRule>> {
    let statements = case.province().map(|province| province.paper.asked.statements()).unwrap_or_default();
    statements.iter().filter(|said| said.value.paper == paper && concerns(&said.value, case)).collect()
}

/// Whether a paper is asked of such a filing. That it is attached tells its occasion, except where only the way of
/// filling in a general form depends on it.
fn concerns(asked: &PaperRule, case: &Case) -> bool {
    asked.is_for(case.filing) && (asked.occasion != Occasion::NoSeal || case.filing.subject.has_seal == Some(false))
}

/// How strong a finding may be that rests on these statements, and who says so.
fn weight(case: &Case, statements: &[&Statement<PaperRule>]) -> (Severity, Vec<SourceRef>) {
    let severity = case.knowledge.weight_of(statements.iter().map(|said| said.by.as_str()));
    let sources = case.province().map(|province| statements.iter().map(|said| said.source(province)).collect());
    (severity, sources.unwrap_or_default())
}

/// A verification form of another template: one that the file's name gives away, or a province with its own.
pub fn form_template_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    for material in case.filing.attached().filter(|material| key_of(material) == "verification_form") {
        let own: Vec<_> = stated(case, "verification_form").into_iter().filter(|said| said.value.own_template).collect();
        let (state, severity) = if material.files.iter().any(|file| is_named_for_another(file, case.filing.is_individual())) {
            ("other_party", Severity::Likely)
        } else if own.is_empty() {
            continue;
        } else {
            ("own", Severity::Advice)
        };
        let party = if case.filing.is_individual() { "individual" } else { "organisation" };
        let found = finding(rule, material.path()).arg("party", Arg::Own(party));
        let found = found.arg("province", Arg::Province(province.code.clone())).arg("state", Arg::Own(state));
        report.findings.push(found.at_most(severity).said_by(weight(case, &own).1));
    }
}

/// Whether a file's name says that the form is for the other kind of subject.
fn is_named_for_another(file: &str, is_individual: bool) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let is_for_person = name.contains("个人");
    let is_for_organisation = ["单位", "企业", "公司"].iter().any(|word| name.contains(word));
    if is_individual { is_for_organisation && !is_for_person } else { is_for_person && !is_for_organisation }
}

/// An organisation's paper without a bright red, legible seal.
pub fn form_unsealed(rule: &Rule, case: &Case, report: &mut Report) {
    // Where there is no seal, whether one is needed at all is another rule's.
    if case.filing.is_individual() || case.filing.subject.has_seal == Some(false) {
        return;
    }
    for (field, material) in attached(rule, case) {
        if stated(case, key_of(material)).iter().all(|said| said.value.seal != Some(false)) {
            ask(rule, case, &field, Arg::Slot(material.slot.clone()), report);
        }
    }
}

/// A paper without the fingerprint that the province asks for, or an individual's plan without one.
pub fn form_no_fingerprint(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, material) in attached(rule, case) {
        let wanted: Vec<_> = stated(case, key_of(material)).into_iter().filter(|said| said.value.fingerprint == Some(true)).collect();
        let is_plan = key_of(material) == "site_plan" && case.filing.is_individual();
        if wanted.is_empty() && !is_plan {
            continue;
        }
        let (severity, sources) = if wanted.is_empty() { (Severity::Likely, Vec::new()) } else { weight(case, &wanted) };
        Question::new(rule, field, Arg::Slot(material.slot.clone())).at_most(severity).said_by(sources).ask(case, report);
    }
}

/// A form in a province that wants the registrar behind every domain.
pub fn form_no_registrar(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.paper.registrar_on_form;
    if !cell.says_yes() || is_attached(case, "registrar_confirmation") {
        return;
    }
    let domains = case.filing.websites.iter().flat_map(|site| &site.domains);
    let domains: Vec<_> = domains.filter(|domain| !domain.name.trim().is_empty()).collect();
    let lines: Vec<String> = domains.iter().map(|domain| format!("{} {}", domain.name.trim(), domain.registrar.trim())).collect();
    let is_known = domains.iter().all(|domain| !domain.registrar.trim().is_empty());
    if lines.is_empty() {
        return;
    }
    for material in case.filing.attached().filter(|material| key_of(material) == "verification_form") {
        let found = finding(rule, material.path());
        let found = found.arg("domains", lines.join(" / ").trim()).arg("province", Arg::Province(province.code.clone()));
        let found = found.arg("state", Arg::Own(if is_known { "known" } else { "unknown" }));
        report.findings.push(found.said_by(sources_of(cell, province)));
    }
}

/// A letter of another kind than the persons of the case call for, or one for which the province has its own template.
pub fn authorisation_template_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(kind) = letter_kind(case) else { return };
    let has_subject_letter = is_attached(case, "authorisation_letter");
    for material in case.filing.attached() {
        let key = key_of(material);
        let own: Vec<_> = stated(case, key).into_iter().filter(|said| said.value.own_template).collect();
        let (state, severity) = match (key, kind) {
            ("website_authorisation_letter", "both" | "subject") if !has_subject_letter => ("other", Severity::Likely),
            // The paper in the slot may well be the right one: the slot is the only one that many forms have.
            ("authorisation_letter", "website") => ("other", Severity::Advice),
            ("authorisation_letter" | "website_authorisation_letter", _) if !own.is_empty() => ("own", Severity::Advice),
            _ => continue,
        };
        let kind = if key == "website_authorisation_letter" && state == "own" { "website" } else { kind };
        let found = finding(rule, material.path());
        let found = found.arg("material", Arg::Slot(material.slot.clone())).arg("kind", Arg::Own(kind)).arg("state", Arg::Own(state));
        report.findings.push(found.at_most(severity).said_by(weight(case, &own).1));
    }
}

/// Which letter the persons call for: for the subject's principal, a website's, or one who is both; none where
/// everybody is the legal representative, as far as names tell.
fn letter_kind(case: &Case) -> Option<&'static str> {
    let representative = case.filing.subject.legal_representative.as_ref().filter(|_| !case.filing.is_individual())?;
    let (representative, principal) = (representative.name.trim(), case.filing.principal.name.trim());
    if representative.is_empty() || principal.is_empty() {
        return None;
    }
    let of_sites = case.filing.websites.iter().map(|site| site.principal.other().map_or(principal, |other| other.name.trim()));
    let of_sites: Vec<&str> = of_sites.filter(|name| !name.is_empty()).collect();
    if !case.situation.principal_is_other() {
        return of_sites.iter().any(|name| !same(name, representative)).then_some("website");
    }
    Some(if of_sites.iter().any(|name| same(name, principal)) { "both" } else { "subject" })
}

/// The notice or the letter of a province that asks for both is missing.
pub fn jiangsu_letters_missing(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let always = |paper: &str| -> Vec<&Statement<PaperRule>> {
        stated(case, paper).into_iter().filter(|said| said.value.occasion == Occasion::Always).collect()
    };
    // Either alone is asked for elsewhere too, and is material.missing's.
    if PAIR.iter().any(|paper| always(paper).is_empty()) {
        return;
    }
    for paper in PAIR.into_iter().filter(|paper| !is_attached(case, paper)) {
        let (severity, sources) = weight(case, &always(paper));
        // Providers have one place for both papers: two pictures there may be the two.
        let may_be_beside = case.filing.materials.iter().any(|material| PAIR.contains(&key_of(material)) && material.files.len() > 1);
        let severity = if may_be_beside { severity.min(Severity::Advice) } else { severity };
        let found = finding(rule, path::material(paper, None)).arg("material", Arg::Slot(paper.to_owned()));
        let found = found.arg("province", Arg::Province(province.code.clone()));
        report.findings.push(found.at_most(severity).said_by(sources));
    }
}

/// A paper that somebody else signed than the one whom it calls for.
pub fn signer_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, material) in attached(rule, case) {
        let signer = Arg::Own(signer_of(case, key_of(material)));
        Question::new(rule, field, Arg::Slot(material.slot.clone())).arg("signer", signer).ask(case, report);
    }
}

/// Who signs a paper: whom the province names, where its sources agree, or else whom the paper usually calls for.
fn signer_of(case: &Case, paper: &str) -> &'static str {
    let stated: Vec<Signer> = stated(case, paper).iter().filter_map(|said| said.value.signer).collect();
    let first = stated.first().copied();
    match first.filter(|first| stated.iter().all(|signer| signer == first)) {
        Some(Signer::Applicant) => "applicant",
        Some(Signer::LegalRepresentative) => "legal_representative",
        Some(Signer::Principal) => "principal",
        Some(Signer::WebsitePrincipal) => "website_principal",
        Some(Signer::Guardian) => "guardian",
        None if first.is_some() => "named_on_paper",
        None if case.filing.is_individual() && paper != "guardian_letter" => "applicant",
        None => match paper {
            "verification_form" | "responsibility_notice" => "website_principal",
            "authorisation_letter" | "website_authorisation_letter" | "education_commitment" => "legal_representative",
            "guardian_letter" => "guardian",
            _ => "named_on_paper",
        },
    }
}

/// A dated paper from after today, or older than is taken: by the province, or else by what holds for its own slot.
pub fn paper_date_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    for material in case.filing.attached() {
        let Some(issued) = material.issued_on.date() else { continue };
        if let Some(found) = date_fault(rule, case, material, issued) {
            report.findings.push(found);
        }
    }
}

fn date_fault(rule: &Rule, case: &Case, material: &Material, issued: Date) -> Option<Finding> {
    let key = key_of(material);
    let aged: Vec<_> = stated(case, key).into_iter().filter(|said| said.value.max_age_days.is_some()).collect();
    let longest = aged.iter().filter_map(|said| said.value.max_age_days).max();
    let general = || case.knowledge.slot(key)?.max_age_months(case.filing.is_individual());
    let age = match longest {
        Some(days) => i64::from(days).days(),
        None => i64::from(general()?).months(),
    };
    let until = issued.checked_add(age).ok()?;
    let (age_weight, sources) = if aged.is_empty() { (Severity::Likely, Vec::new()) } else { weight(case, &aged) };
    let (state, severity) = if issued > case.today {
        ("future", Severity::Likely)
    } else if until < case.today {
        ("old", age_weight)
    } else if until < case.review_ends() && longest.is_none() {
        ("soon", Severity::Advice)
    } else {
        return None;
    };
    let found = finding(rule, material.path());
    let found = found.arg("material", Arg::Slot(material.slot.clone())).arg("state", Arg::Own(state));
    Some(found.arg("date", issued).arg("until", until).at_most(severity).said_by(sources))
}
