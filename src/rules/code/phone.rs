//! Rules about which telephone numbers are given, and how many.

use super::person::is_another_person;
use crate::filing::{CertificateKind, Principal, ReviewStage};
use crate::knowledge::{Cell, Province, Residence, Rule, Settled, Severity, SourceRef};
use crate::number::{landline::Landline, mobile::Mobile};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};
use std::collections::BTreeSet;

/// A number was given out in another province, where this one wants its own.
pub fn phone_not_local(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let Some((cell, way)) = locality(case, province) else { return };
    let severity = case.knowledge.weight(cell);
    for (path, person) in case.principals() {
        // The sources speak of the principal's number; whether they mean the others too is not clear.
        let phones = [
            ("mobile", &person.mobile, severity),
            ("emergency_phone", &person.emergency_phone, Severity::Advice),
            ("office_phone", &person.office_phone, Severity::Advice),
        ];
        for (name, typed, strongest) in phones {
            let Some(home) = other_home(case, typed, &province.code) else { continue };
            let found = finding(rule, format!("{path}.{name}")).arg("phone", typed.trim()).arg("home", Arg::Province(home.to_owned()));
            let found = found.arg("province", Arg::Province(province.code.clone())).arg("way", Arg::Own(way));
            let found = found.arg("as_of", case.knowledge.mobile_provinces.about.as_of.as_str());
            report.findings.push(found.at_most(severity.min(strongest)).said_by(sources_of(cell, province)));
        }
    }
}

/// The cell by which numbers have to be of the province, and the own word for what it asks.
fn locality<'a>(case: &Case<'a>, province: &'a Province) -> Option<(&'a Cell<bool>, &'static str)> {
    let contact = &province.contact;
    if case.filing.is_individual() {
        let is_of_elsewhere = matches!(case.situation.residence(), Residence::Elsewhere(_));
        let from_elsewhere = Some(&contact.local_individual_from_elsewhere).filter(|cell| is_of_elsewhere && cell.says_yes());
        let local = Some(&contact.local_individual).filter(|cell| cell.says_yes());
        local.or(from_elsewhere).map(|cell| (cell, "required"))
    } else if contact.local_organisation.says_yes() {
        Some((&contact.local_organisation, "required"))
    } else if contact.elsewhere_explained_organisation.says_yes() && !speaks_of_number(case) {
        Some((&contact.elsewhere_explained_organisation, "explained"))
    } else {
        None
    }
}

/// Whether a remark on subject or principal speaks of a telephone number.
fn speaks_of_number(case: &Case) -> bool {
    let principals = case.principals();
    let mut remarks = principals.iter().map(|(_, person)| &person.remark).chain([&case.filing.subject.remark]);
    let words = case.knowledge.words("remark_telephone");
    remarks.any(|remark| words.iter().any(|word| remark.contains(word.as_str())))
}

/// The other province in which a number was given out, where that is known.
fn other_home<'a>(case: &Case<'a>, typed: &str, here: &str) -> Option<&'a str> {
    let knowledge = case.knowledge;
    let homes: Vec<&str> = match (Mobile::parse(typed), Landline::parse(typed)) {
        (Ok(mobile), _) => knowledge.mobile_provinces.province_of(&mobile).into_iter().collect(),
        (Err(_), Ok(landline)) => knowledge.area_codes.provinces_of_area(landline.area_code()).collect(),
        (Err(_), Err(_)) => Vec::new(),
    };
    if homes.contains(&here) { None } else { homes.first().copied() }
}

/// A number of a segment that virtual operators give out.
pub fn phone_virtual_operator(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.contact.virtual_refused;
    let (way, severity) = match cell.settled() {
        Settled::Agreed(false) => return,
        Settled::Agreed(true) => ("refused", case.knowledge.weight(cell)),
        Settled::Unknown | Settled::Conflict => ("unsettled", Severity::Advice),
    };
    for (path, person) in case.principals() {
        for (name, typed) in [("mobile", &person.mobile), ("emergency_phone", &person.emergency_phone)] {
            let Ok(mobile) = Mobile::parse(typed) else { continue };
            let Some(said) = case.knowledge.phone_segments.virtual_operator(&mobile) else { continue };
            let segment: String = mobile.as_str().chars().take(3).collect();
            let source = SourceRef { doc: said.source.clone(), at: segment.clone() };
            let found = finding(rule, format!("{path}.{name}")).arg("phone", mobile.as_str()).arg("segment", segment);
            let found = found.arg("province", Arg::Province(province.code.clone())).arg("way", Arg::Own(way)).at_most(severity);
            report.findings.push(found.said_by(sources_of(cell, province)).said_by([source]));
        }
    }
}

/// Whether the ministry's message can be received: asked where there is reason to doubt it.
pub fn sms_not_receivable(rule: &Rule, case: &Case, report: &mut Report) {
    let was_returned = case.filing.procedure.rejections.iter().any(|rejection| rejection.stage == ReviewStage::Sms);
    for (path, person) in case.principals() {
        let Ok(mobile) = Mobile::parse(&person.mobile) else { continue };
        let is_listed = case.knowledge.phone_segments.receives_message(&mobile) == Some(true);
        if was_returned || !is_listed || may_live_abroad(person) {
            ask(rule, case, &format!("{path}.mobile"), Arg::from(person.mobile.trim()), report);
        }
    }
}

fn may_live_abroad(person: &Principal) -> bool {
    matches!(
        person.certificate.kind,
        CertificateKind::Passport | CertificateKind::HkMacauTravelPermit | CertificateKind::TaiwanTravelPermit
    )
}

/// One principal's numbers that can be read.
struct Numbers {
    field: String,
    mobile: Mobile,
    emergency: Mobile,
    office: Option<Mobile>,
}

/// A number that stands where another has to stand.
struct Repeated<'a> {
    numbers: &'a Numbers,
    what: &'static str,
    state: &'static str,
    severity: Severity,
    sources: Vec<SourceRef>,
}

/// The emergency phone repeats a number, or the principals give too few distinct ones.
pub fn emergency_phone_same(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let principals = case.principals();
    let all: Vec<Numbers> = principals.iter().filter_map(|(path, person)| numbers(path, person)).collect();
    let are_two = principals.iter().any(|(_, person)| is_another_person(&case.filing.principal, person));
    let mut repeated = own_mobile(case, province, &all, are_two);
    if are_two {
        repeated.extend(of_the_other(case, province, &all));
    }
    if repeated.is_empty() && all.len() == principals.len() {
        repeated.extend(too_few(case, province, &all, are_two));
    }
    let mut fields = BTreeSet::new();
    for one in repeated.into_iter().filter(|one| fields.insert(&one.numbers.field)) {
        let found = finding(rule, one.numbers.field.as_str()).arg("phone", one.numbers.emergency.as_str());
        let found = found.arg("what", Arg::Own(one.what)).arg("state", Arg::Own(one.state));
        let found = found.arg("province", Arg::Province(province.code.clone())).at_most(one.severity);
        report.findings.push(found.said_by(one.sources));
    }
}

fn numbers(path: &str, person: &Principal) -> Option<Numbers> {
    Some(Numbers {
        field: format!("{path}.emergency_phone"),
        mobile: Mobile::parse(&person.mobile).ok()?,
        emergency: Mobile::parse(&person.emergency_phone).ok()?,
        office: Mobile::parse(&person.office_phone).ok(),
    })
}

/// How many distinct numbers the province wants of such principals.
fn distinct<'a>(case: &Case, province: &'a Province, are_two: bool) -> &'a Cell<u8> {
    let contact = &province.contact;
    match (case.filing.is_individual(), are_two) {
        (true, _) => &contact.distinct_numbers_individual,
        (false, false) => &contact.distinct_numbers_one_person,
        (false, true) => &contact.distinct_numbers_two_persons,
    }
}

/// The emergency phone is the person's own mobile. Where the province counts two persons' numbers together, that decides.
fn own_mobile<'a>(case: &Case, province: &Province, all: &'a [Numbers], are_two: bool) -> Vec<Repeated<'a>> {
    let contact = &province.contact;
    let cell = if case.filing.is_individual() { &contact.emergency_differs_individual } else { &contact.emergency_differs_organisation };
    let is_counted = !distinct(case, province, are_two).statements().is_empty();
    let (state, severity) = match cell.settled() {
        Settled::Agreed(false) => return Vec::new(),
        _ if is_counted && are_two => return Vec::new(),
        Settled::Unknown if is_counted => return Vec::new(),
        Settled::Agreed(true) => ("stated", case.knowledge.weight(cell)),
        Settled::Unknown | Settled::Conflict => ("general", Severity::Advice),
    };
    let same = all.iter().filter(|numbers| numbers.emergency == numbers.mobile);
    same.map(|numbers| Repeated { numbers, what: "own_mobile", state, severity, sources: sources_of(cell, province) }).collect()
}

/// The emergency phone is the other principal's mobile or emergency phone, where the province wants another.
fn of_the_other<'a>(case: &Case, province: &Province, all: &'a [Numbers]) -> Vec<Repeated<'a>> {
    let contact = &province.contact;
    let mut found = Vec::new();
    let mut judge = |cell: &Cell<bool>, what, state, is_repeated: &dyn Fn(usize, &Numbers) -> bool| {
        let repeated = all.iter().enumerate().filter(|(index, numbers)| cell.says_yes() && is_repeated(*index, numbers));
        let severity = case.knowledge.weight(cell);
        found.extend(repeated.map(|(_, numbers)| Repeated { numbers, what, state, severity, sources: sources_of(cell, province) }));
    };
    judge(&contact.emergency_third_person, "other_mobile", "third", &|index, numbers| {
        all.iter().enumerate().any(|(other, one)| other != index && one.mobile == numbers.emergency)
    });
    judge(&contact.emergencies_differ, "other_emergency", "separate", &|index, numbers| {
        all.iter().take(index).any(|one| one.emergency == numbers.emergency)
    });
    found
}

/// The principals' numbers hold fewer distinct ones than the province counts.
fn too_few<'a>(case: &Case, province: &Province, all: &'a [Numbers], are_two: bool) -> Option<Repeated<'a>> {
    let cell = distinct(case, province, are_two);
    let wanted = cell.statements().iter().map(|said| said.value).min()?;
    let mobiles = all.iter().flat_map(|numbers| [Some(&numbers.mobile), Some(&numbers.emergency), numbers.office.as_ref()]);
    let given: BTreeSet<&str> = mobiles.flatten().map(Mobile::as_str).collect();
    let what = match wanted {
        2 => "few_two",
        3 => "few_three",
        _ => "few",
    };
    let last = all.last().filter(|_| given.len() < usize::from(wanted))?;
    Some(Repeated { numbers: last, what, state: "counted", severity: case.knowledge.weight(cell), sources: sources_of(cell, province) })
}
