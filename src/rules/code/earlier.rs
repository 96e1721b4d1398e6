//! Rules about added access and added websites, which compare the filing with the earlier one.

use super::pair::{Form, Pair, domains_of, of_certificate};
use crate::filing::{Certificate, Earlier, FilingKind, Principal, Website};
use crate::knowledge::{Cell, Province, Rule, Settled, Severity, SourceRef};
use crate::number::organisation_code::OrganisationCode;
use crate::number::registration_number::RegistrationNumber;
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};

/// How sure a finding is and who says so.
pub(super) type Strength = (Severity, Vec<SourceRef>);

/// Added access: a field differs from the earlier filing; asked where that was not entered.
pub fn access_differs(rule: &Rule, case: &Case, report: &mut Report) {
    match case.filing.procedure.earlier.as_deref() {
        Some(earlier) => {
            website_mobiles(rule, case, report);
            subject_data(rule, case, earlier, report);
            website_data(rule, case, report);
            principal_data(rule, case, earlier, report);
        }
        None => ask_about_access(rule, case, report),
    }
    let (limit, sources) = time_limit(case);
    for found in report.findings.iter_mut().filter(|found| found.rule == rule.id) {
        found.args.insert("limit", limit.clone());
        found.sources.extend(sources.iter().cloned());
    }
}

fn ask_about_access(rule: &Rule, case: &Case, report: &mut Report) {
    let about = case.filing.title();
    if !about.is_empty() {
        Question::new(rule, "subject.name", about).at_most(Severity::Likely).ask(case, report);
    }
    for found in report.findings.iter_mut().filter(|found| found.rule == rule.id) {
        found.args.insert("earlier", Arg::Own("not_entered"));
    }
}

/// Working days within which the change has to follow, where access may be added first, and who says so.
fn time_limit(case: &Case) -> (Arg, Vec<SourceRef>) {
    let province = case.province().filter(|province| province.change.access_then_change.says_yes());
    let stated = province.and_then(|province| {
        let cell = &province.change.change_within_working_days;
        cell.agreed().map(|days| (Arg::from(*days), sources_of(cell, province)))
    });
    stated.unwrap_or((Arg::Own("not_stated"), Vec::new()))
}

/// The mobile to which the ministry's SMS goes is the earlier filing's.
fn website_mobiles(rule: &Rule, case: &Case, report: &mut Report) {
    for (index, site) in case.filing.websites.iter().enumerate() {
        let Some(before) = website_principal_before(case, site) else { continue };
        let (path, now) = website_principal(case, index, site);
        let pair = Pair::new(format!("{path}.mobile"), &now.mobile, &before.mobile, Form::Phone);
        push(rule, &pair, &(Severity::Blocker, Vec::new()), report);
    }
}

fn subject_data(rule: &Rule, case: &Case, earlier: &Earlier, report: &mut Report) {
    let (now, before) = (&case.filing.subject, &earlier.subject);
    let strength = changed_afterwards(case);
    let name = Pair::new("subject.name", &now.name, &before.name, Form::Text);
    push(rule, &name, &subject_name_strength(case, &strength), report);
    let number = Pair::new("subject.certificate.number", &now.certificate.number, &before.certificate.number, Form::Number);
    push(rule, &number, &number_strength(case, &before.certificate, &strength), report);
    for pair in [
        Pair::new("subject.address", &now.address, &before.address, Form::Address),
        Pair::new("subject.mailing_address", &now.mailing_address, &before.mailing_address, Form::Address),
        Pair::new("subject.investor", &now.investor, &before.investor, Form::Text),
    ] {
        push(rule, &pair, &strength, report);
    }
    if now.nature != before.nature {
        let found = finding(rule, "subject.nature").arg("about", Arg::Nature(now.nature)).arg("earlier", Arg::Nature(before.nature));
        report.findings.push(found.arg("way", Arg::Own("differs")).at_most(strength.0).said_by(strength.1));
    }
}

fn website_data(rule: &Rule, case: &Case, report: &mut Report) {
    let (strongest, sources) = case.province().map_or((Severity::Advice, Vec::new()), |province| {
        let cell = &province.change.access_name_as_recorded;
        let strongest = if cell.agreed() == Some(&false) { Severity::Advice } else { Severity::Likely };
        (strongest, sources_of(cell, province))
    });
    for (index, site) in case.filing.websites.iter().enumerate() {
        let Some(before) = website_before(case, site) else { continue };
        let path = format!("websites[{index}]");
        let name = Pair::new(format!("{path}.name"), &site.name, &before.name, Form::Text);
        push(rule, &name, &(strongest, sources.clone()), report);
        let number = Pair::new(format!("{path}.number"), &site.number, &before.number, Form::FilingNumber);
        push(rule, &number, &(Severity::Likely, Vec::new()), report);
        // Providers write the home page in different ways.
        let page = Pair::new(format!("{path}.home_page"), &site.home_page, &before.home_page, Form::HomePage);
        push(rule, &page, &(Severity::Advice, Vec::new()), report);
    }
}

fn principal_data(rule: &Rule, case: &Case, earlier: &Earlier, report: &mut Report) {
    let Some(strength) = principals_strength(case) else { return };
    let mut pairs = of_principal("principal", &case.filing.principal, &earlier.principal);
    if let (Some(now), Some(before)) = (&case.filing.subject.legal_representative, &earlier.subject.legal_representative) {
        pairs.extend(of_person("subject.legal_representative", &now.name, &now.certificate, &before.name, &before.certificate));
    }
    for (index, site) in case.filing.websites.iter().enumerate() {
        if let Some(before) = website_principal_before(case, site) {
            let (path, now) = website_principal(case, index, site);
            pairs.extend(of_principal(&path, now, before));
        }
    }
    for pair in pairs {
        push(rule, &pair, &strength, report);
    }
}

fn of_principal<'a>(path: &str, now: &'a Principal, before: &'a Principal) -> Vec<Pair<'a>> {
    let mut pairs = of_person(path, &now.name, &now.certificate, &before.name, &before.certificate);
    pairs.push(Pair::new(format!("{path}.mobile"), &now.mobile, &before.mobile, Form::Phone));
    pairs.push(Pair::new(format!("{path}.office_phone"), &now.office_phone, &before.office_phone, Form::Phone));
    pairs.push(Pair::new(format!("{path}.emergency_phone"), &now.emergency_phone, &before.emergency_phone, Form::Phone));
    pairs.push(Pair::new(format!("{path}.email"), &now.email, &before.email, Form::Text));
    pairs
}

fn of_person<'a>(path: &str, name: &'a str, now: &'a Certificate, name_before: &'a str, before: &'a Certificate) -> Vec<Pair<'a>> {
    vec![
        Pair::new(format!("{path}.name"), name, name_before, Form::Text),
        Pair::new(format!("{path}.certificate.number"), &now.number, &before.number, Form::Number),
    ]
}

/// One finding a field: the first that is pushed stays.
fn push(rule: &Rule, pair: &Pair, (strongest, sources): &Strength, report: &mut Report) {
    let is_known = report.findings.iter().any(|found| found.rule == rule.id && found.field == pair.field);
    if is_known || !pair.differs() {
        return;
    }
    let found = finding(rule, pair.field.as_str()).arg("about", pair.now).arg("earlier", pair.before).arg("way", Arg::Own("differs"));
    report.findings.push(found.at_most(*strongest).said_by(sources.iter().cloned()));
}

/// Subject data: where data out of date may be changed after access was added, or the newest certificate has to be used
/// whatever the record shows, a difference is advice.
fn changed_afterwards(case: &Case) -> Strength {
    let Some(province) = case.province() else { return (Severity::Advice, Vec::new()) };
    let cells = [&province.change.access_then_change, &province.certificate.newest];
    let strongest = if cells.into_iter().any(Cell::says_yes) { Severity::Advice } else { Severity::Likely };
    let cells = cells.into_iter().chain([&province.change.access_as_recorded]);
    (strongest, cells.flat_map(|cell| sources_of(cell, province)).collect())
}

fn subject_name_strength(case: &Case, others: &Strength) -> Strength {
    let Some(province) = case.province() else { return others.clone() };
    let change = &province.change;
    as_recorded(case, province, [&change.access_subject_name_as_recorded, &change.access_as_recorded], others)
}

/// The certificate's number: some provinces want the one on record, some want an old kind changed first.
fn number_strength(case: &Case, before: &Certificate, others: &Strength) -> Strength {
    let Some(province) = case.province() else { return others.clone() };
    let change = &province.change;
    let others = as_recorded(case, province, [&change.access_certificate_number_as_recorded, &change.access_as_recorded], others);
    if is_old_number(before) { as_recorded(case, province, [&change.old_certificate_first], &others) } else { others }
}

/// Where all sources of a cell say yes, a difference is at least as sure as they are.
fn as_recorded<'a>(case: &Case, province: &Province, cells: impl IntoIterator<Item = &'a Cell<bool>>, others: &Strength) -> Strength {
    let mut strength = others.clone();
    for cell in cells {
        if cell.agreed() == Some(&true) {
            strength.0 = strength.0.max(case.knowledge.weight(cell));
        }
        strength.1.extend(sources_of(cell, province));
    }
    strength
}

/// Principals' data; none where the province lets them differ.
fn principals_strength(case: &Case) -> Option<Strength> {
    let Some(province) = case.province() else { return Some((Severity::Advice, Vec::new())) };
    let cell = &province.change.access_principal_may_differ;
    let strongest = match cell.settled() {
        Settled::Agreed(true) => return None,
        Settled::Conflict => Severity::Advice,
        Settled::Agreed(false) | Settled::Unknown => Severity::Likely,
    };
    Some((strongest.min(changed_afterwards(case).0), sources_of(cell, province)))
}

/// The website on the earlier filing that has one of this one's domains.
fn website_before<'a>(case: &Case<'a>, site: &Website) -> Option<&'a Website> {
    let domains = domains_of(site);
    let earlier = case.filing.procedure.earlier.as_deref()?;
    earlier.websites.iter().find(|before| domains_of(before).iter().any(|domain| domains.contains(domain)))
}

/// Who was the principal of a website on the earlier filing.
pub(super) fn website_principal_before<'a>(case: &Case<'a>, site: &Website) -> Option<&'a Principal> {
    let earlier = case.filing.procedure.earlier.as_deref()?;
    Some(website_before(case, site)?.principal.other().unwrap_or(&earlier.principal))
}

/// Who is the principal of a website now, with the path.
pub(super) fn website_principal<'a>(case: &Case<'a>, index: usize, site: &'a Website) -> (String, &'a Principal) {
    match site.principal.other() {
        Some(own) => (format!("websites[{index}].principal"), own),
        None => ("principal".to_owned(), &case.filing.principal),
    }
}

/// The filed record is older than the certificate: a website is added or access while the record is not changed yet.
pub fn certificate_changed(rule: &Rule, case: &Case, report: &mut Report) {
    let adds = case.filing.procedure.kind == FilingKind::AddWebsite;
    let (strongest, sources) = case.province().map_or((Severity::Likely, Vec::new()), |province| {
        let afterwards = if adds { &province.change.add_then_change } else { &province.change.access_then_change };
        let cells = [afterwards, &province.certificate.newest];
        let strongest = if cells.into_iter().any(Cell::says_yes) { Severity::Advice } else { Severity::Likely };
        (strongest, cells.into_iter().flat_map(|cell| sources_of(cell, province)).collect())
    });
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else {
        let about = case.filing.title();
        if !about.is_empty() {
            Question::new(rule, "subject.name", about).at_most(strongest).said_by(sources).ask(case, report);
        }
        return;
    };
    if !adds {
        // What added access types is compared field by field by filing.access_differs.
        return;
    }
    let strength = (strongest, sources.clone());
    for (word, pair) in of_certificate(&case.filing.subject, &earlier.subject) {
        let of_old_kind = case.province().filter(|_| word == "number" && is_old_number(&earlier.subject.certificate));
        let own = of_old_kind.map(|province| as_recorded(case, province, [&province.change.old_certificate_first], &strength));
        push_stale(rule, (word, &pair), own.as_ref().unwrap_or(&strength), report);
    }
    if let Some(province) = case.province() {
        let cell = &province.change.added_same_principal;
        let principal = Pair::new("principal.name", &case.filing.principal.name, &earlier.principal.name, Form::Text);
        if cell.agreed() == Some(&true) {
            push_stale(rule, ("principal", &principal), &(case.knowledge.weight(cell), sources_of(cell, province)), report);
        }
    }
    let (now, before) = (&case.filing.subject.certificate, &earlier.subject.certificate);
    if let Some(ended) = before.valid_until.date().filter(|ended| *ended < case.today && now.valid_until.date() != Some(*ended)) {
        let found = finding(rule, "subject.certificate.valid_until").arg("about", ended).arg("way", Arg::Own("expired"));
        report.findings.push(found.at_most(strongest).said_by(sources));
    }
}

/// A finding at a field whose record is stale, with the own word for it.
fn push_stale(rule: &Rule, (word, pair): (&'static str, &Pair), (strongest, sources): &Strength, report: &mut Report) {
    if pair.differs() {
        let found = finding(rule, pair.field.as_str()).arg("about", pair.now).arg("way", Arg::Own(word));
        report.findings.push(found.at_most(*strongest).said_by(sources.iter().cloned()));
    }
}

/// Whether a number is of a kind from before the unified social credit code.
fn is_old_number(certificate: &Certificate) -> bool {
    let number = certificate.number.trim();
    RegistrationNumber::parse(number).is_ok() || OrganisationCode::parse(number).is_ok()
}
