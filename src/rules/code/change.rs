//! Rules about change filings: what none may alter, whom none may put in another's place, and the letter that goes with
//! it.

use super::earlier::Strength;
use super::pair::{Form, Pair, domains_of, is_other_holder, of_certificate};
use crate::filing::{Certificate, Earlier, Nature, Subject, path};
use crate::knowledge::{Replacement, Rule, Settled, Severity, SourceRef};
use crate::number::credit_code::CreditCode;
use crate::number::filing_number::FilingNumber;
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::same;

/// A change filing alters what none may.
pub fn fixed_field_changed(rule: &Rule, case: &Case, report: &mut Report) {
    let recorded = FilingNumber::parse(&case.filing.procedure.subject_number).ok();
    let recorded = recorded.and_then(|number| case.knowledge.provinces.values().find(|province| province.letter.contains(number.letter())));
    if let (Some(recorded), Some(province)) = (recorded, case.province().filter(|province| Some(*province) != recorded)) {
        let found = finding(rule, "province").arg("about", Arg::Province(province.code.clone()));
        report.findings.push(found.arg("earlier", Arg::Province(recorded.code.clone())).arg("what", Arg::Own("province")));
    }
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else { return };
    fixed_number(rule, case, earlier, report);
    fixed_domain(rule, case, earlier, report);
}

/// The certificate's number, under the same name: sources differ on whether a change filing may alter it, but for a
/// province that wants an organisation with a new credit code to file anew.
fn fixed_number(rule: &Rule, case: &Case, earlier: &Earlier, report: &mut Report) {
    let (now, before) = (&case.filing.subject, &earlier.subject);
    let pair = Pair::new("subject.certificate.number", &now.certificate.number, &before.certificate.number, Form::Number);
    if !same(&now.name, &before.name) {
        return;
    }
    let refiles = case.province().filter(|_| is_other_code(&now.certificate, &before.certificate));
    let refiles = refiles.map(|province| (&province.change.new_code_refiles, province)).filter(|(cell, _)| cell.agreed() == Some(&true));
    let (what, strongest, sources) = match refiles {
        Some((cell, province)) => ("code", case.knowledge.weight(cell), sources_of(cell, province)),
        None if is_other_holder(&now.certificate, &before.certificate) => ("number", Severity::Advice, Vec::new()),
        None => return,
    };
    let found = finding(rule, pair.field.as_str()).arg("about", pair.now).arg("earlier", pair.before);
    report.findings.push(found.arg("what", Arg::Own(what)).at_most(strongest).said_by(sources));
}

/// Whether two certificates bear different credit codes.
fn is_other_code(now: &Certificate, before: &Certificate) -> bool {
    let (now, before) = (CreditCode::parse(&now.number), CreditCode::parse(&before.number));
    matches!((now, before), (Ok(now), Ok(before)) if now.as_str() != before.as_str())
}

/// The only domain of a website.
fn fixed_domain(rule: &Rule, case: &Case, earlier: &Earlier, report: &mut Report) {
    let sites = &case.filing.websites;
    for (index, site) in sites.iter().enumerate() {
        let number = FilingNumber::parse(&site.number).ok().filter(|number| number.suffix().is_some());
        let before = match (&number, earlier.websites.as_slice()) {
            (Some(number), all) => all.iter().find(|before| FilingNumber::parse(&before.number).as_ref() == Ok(number)),
            (None, [only]) if sites.len() == 1 => Some(only),
            _ => None,
        };
        let (now, before) = (domains_of(site), before.map(domains_of).unwrap_or_default());
        let ([now], [before]) = (now.as_slice(), before.as_slice()) else { continue };
        if now != before && site.domains.len() == 1 {
            let found = finding(rule, format!("websites[{index}].domains[0].name")).arg("about", now.as_str());
            let found = found.arg("earlier", before.as_str()).arg("what", Arg::Own("domain"));
            report.findings.push(found.at_most(Severity::Likely));
        }
    }
}

/// A change filing puts another subject in the place of the one on record, of the same sort or an individual.
pub fn transfer_unsupported(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else { return };
    let (now, before) = (&case.filing.subject, &earlier.subject);
    let is_named_otherwise = Pair::new("", &now.name, &before.name, Form::Text).differs();
    let (was_person, is_person) = (before.nature == Nature::Individual, case.filing.is_individual());
    let is_other = match (was_person, is_person) {
        (true, false) => false,
        (false, true) => true,
        (true, true) | (false, false) => is_other_holder(&now.certificate, &before.certificate),
    };
    if !is_named_otherwise || !is_other {
        return;
    }
    let (way, strongest, sources) = if !was_person && is_person { to_individual(case, before) } else { to_another(case, before) };
    let found = finding(rule, "subject.name").arg("about", now.name.trim()).arg("earlier", before.name.trim()).arg("way", Arg::Own(way));
    report.findings.push(found.at_most(strongest).said_by(sources));
}

/// How sure the refusal is of an individual in an organisation's place.
fn to_individual(case: &Case, before: &Subject) -> (&'static str, Severity, Vec<SourceRef>) {
    let Some(province) = case.province() else { return ("unknown", Severity::Advice, Vec::new()) };
    let own_business = &province.change.individual_business_to_person;
    if own_business.agreed() == Some(&true) && is_own_business(case, before) {
        return ("allowed", Severity::Advice, sources_of(own_business, province));
    }
    let cell = &province.change.organisation_to_individual;
    let (way, strongest) = match cell.settled() {
        Settled::Agreed(false) => ("refused", case.knowledge.weight(cell)),
        Settled::Agreed(true) => ("allowed", Severity::Advice),
        Settled::Unknown | Settled::Conflict => ("unknown", Severity::Advice),
    };
    (way, strongest, sources_of(cell, province))
}

/// Whether the subject on record is an individual business whose legal representative files now.
fn is_own_business(case: &Case, before: &Subject) -> bool {
    let is_business = CreditCode::parse(&before.certificate.number).is_ok_and(|code| code.is_individual_business());
    let name = case.filing.subject.name.trim();
    is_business && before.legal_representative.as_ref().is_some_and(|person| !name.is_empty() && same(&person.name, name))
}

/// How sure the refusal is of another person in a person's place, or another organisation in an organisation's.
fn to_another(case: &Case, before: &Subject) -> (&'static str, Severity, Vec<SourceRef>) {
    let Some(province) = case.province() else { return ("unknown", Severity::Advice, Vec::new()) };
    let is_person = case.filing.is_individual();
    let cell = if is_person { &province.change.individual_replaced } else { &province.change.organisation_replaced };
    let has_same_representative = match (&case.filing.subject.legal_representative, &before.legal_representative) {
        (Some(now), Some(before)) => !now.name.trim().is_empty() && same(&now.name, &before.name),
        _ => false,
    };
    let (way, strongest) = match cell.settled() {
        Settled::Agreed(Replacement::Allowed) => ("allowed", Severity::Advice),
        Settled::Agreed(Replacement::SameLegalRepresentative) if has_same_representative => ("allowed", Severity::Advice),
        Settled::Agreed(_) => ("refused", case.knowledge.weight(cell)),
        // Two of the provider's own pages say that most provinces refuse it.
        Settled::Unknown => ("unknown", Severity::Likely),
        Settled::Conflict => ("unknown", Severity::Advice),
    };
    (way, strongest, sources_of(cell, province))
}

/// A change filing makes an individual's filing an organisation's.
pub fn personal_to_organisation(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else { return };
    let (now, before) = (&case.filing.subject, &earlier.subject);
    if before.nature != Nature::Individual || case.filing.is_individual() || before.name.trim().is_empty() {
        return;
    }
    let is_own = now.legal_representative.as_ref().is_some_and(|person| same(&person.name, &before.name));
    let (way, strongest, sources) = to_organisation(case, is_own);
    let found = finding(rule, "subject.nature").arg("about", now.name.trim()).arg("earlier", before.name.trim());
    report.findings.push(found.arg("way", Arg::Own(way)).at_most(strongest).said_by(sources));
}

/// How sure the refusal is of an organisation in a person's place, the person's own or not.
fn to_organisation(case: &Case, is_own: bool) -> (&'static str, Severity, Vec<SourceRef>) {
    let Some(province) = case.province() else { return ("unknown", Severity::Advice, Vec::new()) };
    let (replaced, own) = (&province.change.individual_replaced, &province.change.personal_to_own_company);
    let by_replaced = match replaced.settled() {
        Settled::Agreed(Replacement::Allowed) => ("allowed", Severity::Advice),
        Settled::Agreed(Replacement::SameLegalRepresentative) if is_own => ("own_allowed", Severity::Advice),
        Settled::Agreed(_) => ("refused", case.knowledge.weight(replaced)),
        Settled::Unknown => ("unknown", Severity::Likely),
        Settled::Conflict => ("unknown", Severity::Advice),
    };
    let (way, strongest) = match own.settled() {
        Settled::Agreed(true) if is_own => ("own_allowed", Severity::Advice),
        Settled::Agreed(false) if is_own && by_replaced.1 != Severity::Advice => ("refused", case.knowledge.weight(own)),
        Settled::Conflict if is_own => ("unknown", Severity::Advice),
        _ => by_replaced,
    };
    (way, strongest, sources_of(own, province).into_iter().chain(sources_of(replaced, province)).collect())
}

/// A change of name, number or address without the registering office's letter.
pub fn change_letter_missing(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else { return };
    let (now, before) = (&case.filing.subject, &earlier.subject);
    let was_person = before.nature == Nature::Individual;
    if was_person || case.filing.is_individual() || is_other_holder(&now.certificate, &before.certificate) || has_letter(case) {
        return;
    }
    let Some((word, pair)) = of_certificate(now, before).into_iter().find(|(_, pair)| pair.differs()) else { return };
    let (strongest, sources) = letter_strength(case, word);
    // Where the case does not show its own slot, it goes with the other materials.
    let slot = if case.slots().iter().any(|shown| shown.slot.id == "change_letter") { "change_letter" } else { "other_material" };
    let found = finding(rule, path::material(slot, None)).arg("about", pair.now).arg("what", Arg::Own(word));
    let page = case.province().map(|province| (&province.change.register_page_as_letter, province)).filter(|(cell, _)| cell.says_yes());
    let found = found.arg("page", Arg::Own(if page.is_some() { "taken" } else { "perhaps" })).at_most(strongest);
    report.findings.push(found.said_by(sources).said_by(page.map(|(cell, province)| sources_of(cell, province)).unwrap_or_default()));
}

/// Provinces name the letter for a new name; for the rest one provider asks it.
fn letter_strength(case: &Case, word: &str) -> Strength {
    let Some(province) = case.province().filter(|_| word == "name") else { return (Severity::Advice, Vec::new()) };
    let cell = &province.change.rename_letter;
    let strongest = match cell.settled() {
        Settled::Agreed(true) => Severity::Likely.max(case.knowledge.weight(cell)),
        Settled::Unknown => Severity::Likely,
        Settled::Agreed(false) | Settled::Conflict => Severity::Advice,
    };
    (strongest, sources_of(cell, province))
}

/// Whether something is attached that may be the letter: nobody has read it.
fn has_letter(case: &Case) -> bool {
    let letters = ["other_material", "change_letter"];
    let is_letter = |name: &str| letters.contains(&name);
    let mut attached = case.filing.attached();
    attached.any(|material| is_letter(&material.slot) || is_letter(&material.document))
}
