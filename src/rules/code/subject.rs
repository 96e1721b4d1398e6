//! Rules about the subject.

use crate::filing::Nature;
use crate::knowledge::{CrossProvince, IndividualRules, NumberFormat, Residence, ResidenceProof, Rule, Settled, Severity, Statement};
use crate::number::{Fault, credit_code::CreditCode, resident_id::ResidentId};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Open, OpenWhy, Report};
use crate::text::{fold, han_count};

/// Length of a registration number on a licence from before the credit code.
const OLD_REGISTRATION_DIGITS: usize = 15;

/// The certificate's number does not follow its standard.
pub fn number_invalid(rule: &Rule, case: &Case, report: &mut Report) {
    let certificate = &case.filing.subject.certificate;
    let typed = certificate.number.trim();
    let field = "subject.certificate.number";
    if typed.is_empty() {
        return;
    }
    let fault = match case.knowledge.certificate(certificate.kind).and_then(|info| info.number) {
        Some(NumberFormat::ResidentId) => ResidentId::parse(typed).err(),
        Some(NumberFormat::CreditCode) if is_old_registration(typed) => None,
        Some(NumberFormat::CreditCode) => CreditCode::parse(typed).err(),
        None => {
            report.open.push(Open::new(&rule.id, field, OpenWhy::NotJudged));
            return;
        }
    };
    if let Some(fault) = fault {
        let fault = match fault {
            Fault::Length => "length",
            Fault::Characters | Fault::Prefix => "characters",
            Fault::Date => "date",
            Fault::CheckCharacter => "check_character",
        };
        let found = finding(rule, field).arg("kind", Arg::Certificate(certificate.kind)).arg("number", typed);
        report.findings.push(found.arg("fault", Arg::Own(fault)));
    }
}

/// The nature contradicts the certificate, the name or the credit code.
pub fn nature_mismatch(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let Some(info) = case.knowledge.nature(subject.nature) else { return };
    let name = fold(&subject.name);
    let endings = case.knowledge.word_lists.get("organisation_endings").map(|list| list.words.as_slice()).unwrap_or_default();
    let has_organisation_ending = endings.iter().any(|ending| name.ends_with(ending.as_str()));
    // One-character endings stand in personal names too (赵店, 李行); four characters and more do not.
    let is_organisation = has_organisation_ending && name.chars().count() > 4;
    let looks_like_person = !has_organisation_ending && (2..=3).contains(&han_count(&name)) && name.chars().count() <= 3;
    let (what, severity) = if !info.certificates.contains(&subject.certificate.kind) {
        ("certificate_kind", Severity::Blocker)
    } else if subject.nature == Nature::Individual && is_organisation {
        ("name_is_organisation", Severity::Blocker)
    } else if subject.nature == Nature::Enterprise && looks_like_person {
        ("name_is_person", Severity::Advice)
    } else if belongs_to_another(case, &info.code_categories) {
        ("code_category", Severity::Likely)
    } else {
        return;
    };
    let found = finding(rule, "subject.nature").arg("nature", Arg::Nature(subject.nature)).arg("what", Arg::Own(what));
    report.findings.push(found.at_most(severity));
}

/// Whether the credit code's category is one of another nature's and none of this one's.
fn belongs_to_another(case: &Case, own: &[String]) -> bool {
    let Ok(code) = CreditCode::parse(&case.filing.subject.certificate.number) else { return false };
    let is = |category: &String| category == code.category();
    let is_known = case.knowledge.natures.iter().flat_map(|info| &info.code_categories).any(is);
    !own.is_empty() && is_known && !own.iter().any(is)
}

/// An individual whose identity card is of another province.
pub fn cross_province_individual(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let rules = &province.individual;
    let cell = &rules.cross_province;
    let (named, is_hint) = match case.situation.residence() {
        Residence::Local => return,
        Residence::Elsewhere(named) => (named, false),
        Residence::PerhapsElsewhere(named) => (named, true),
    };
    let is_exempt = case.situation.is_exempt_from_proof();
    let has_proof = has_accepted_proof(case, rules);
    let (way, severity) = match cell.settled() {
        Settled::Agreed(CrossProvince::Accepted) => return,
        Settled::Agreed(CrossProvince::WithProof) if has_proof || is_exempt => return,
        _ if is_hint => ("hint", Severity::Advice),
        Settled::Agreed(CrossProvince::WithProof) => ("with_proof", Severity::Blocker),
        Settled::Agreed(CrossProvince::Refused) => ("refused", Severity::Blocker),
        Settled::Conflict if has_proof => ("unknown", Severity::Advice),
        Settled::Conflict => ("unknown", Severity::Likely),
        Settled::Unknown => ("unknown", Severity::Advice),
    };
    let found = finding(rule, "subject.address").arg("province", Arg::Province(province.code.clone()));
    let found = found.arg("address_province", Arg::Province(named.code.clone())).arg("way", Arg::Own(way));
    report.findings.push(found.at_most(severity).said_by(sources_of(cell, province)));
}

/// Whether a proof of residence is attached that the province takes; one of which its sources say nothing counts.
fn has_accepted_proof(case: &Case, rules: &IndividualRules) -> bool {
    let Some(material) = case.filing.material("residence_proof", None).filter(|material| !material.files.is_empty()) else { return false };
    let names = |said: &Statement<Vec<ResidenceProof>>| said.value.iter().any(|proof| proof.as_ref() == material.document);
    let taken = rules.cross_province_proofs.statements();
    let is_refused = rules.refused_proofs.statements().iter().any(names);
    !is_refused && (taken.is_empty() || taken.iter().any(names))
}

fn is_old_registration(typed: &str) -> bool {
    let digits = fold(typed);
    digits.len() == OLD_REGISTRATION_DIGITS && digits.chars().all(|c| c.is_ascii_digit())
}
