//! Rules that compare the filing with the earlier one.

use super::filing::ask_at_most;
use crate::filing::{Certificate, CertificateKind, Earlier, FilingKind, Nature, Principal, Subject, Website, path};
use crate::knowledge::{Cell, Province, Replacement, Rule, Settled, Severity, SourceRef};
use crate::number::credit_code::CreditCode;
use crate::number::domain::Domain;
use crate::number::filing_number::FilingNumber;
use crate::number::landline::Landline;
use crate::number::mobile::Mobile;
use crate::number::organisation_code::OrganisationCode;
use crate::number::registration_number::RegistrationNumber;
use crate::number::resident_id::ResidentId;
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::{fold, same};
use std::ops::Range;

/// The organisation code inside of a credit code, GB 32100-2015: what stays when the registering office changes.
const INNER_CODE: Range<usize> = 8..17;

/// How sure a finding is and who says so.
type Strength = (Severity, Vec<SourceRef>);

/// A field as typed and as filed earlier.
struct Pair<'a> {
    field: String,
    now: &'a str,
    before: &'a str,
    form: Form,
}

/// In which form two values are compared.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Number,
    Phone,
    Address,
    FilingNumber,
    HomePage,
}

impl<'a> Pair<'a> {
    fn new(field: impl Into<String>, now: &'a str, before: &'a str, form: Form) -> Self {
        Self { field: field.into(), now: now.trim(), before: before.trim(), form }
    }

    /// Whether both are typed and mean different things.
    fn differs(&self) -> bool {
        let (now, before) = (self.now, self.before);
        !now.is_empty()
            && !before.is_empty()
            && match self.form {
                Form::Text => !same(now, before),
                Form::Number => bare(now) != bare(before),
                Form::Phone => is_other_phone(now, before),
                Form::Address => is_other_address(now, before),
                Form::FilingNumber => is_other_filing_number(now, before),
                Form::HomePage => host(now) != host(before),
            }
    }
}

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
        ask_at_most(rule, case, ("subject.name", Arg::from(about)), (Severity::Likely, Vec::new()), report);
    }
    for found in report.findings.iter_mut().filter(|found| found.rule == rule.id) {
        found.args.insert("earlier", Arg::Own("not_entered"));
    }
}

/// Working days within which the change has to follow, where access may be added first, and who says so.
fn time_limit(case: &Case) -> (Arg, Vec<SourceRef>) {
    let province = case.province().filter(|province| says_yes(&province.change.access_then_change));
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
    let strongest = if cells.into_iter().any(says_yes) { Severity::Advice } else { Severity::Likely };
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
        let strongest = if cells.into_iter().any(says_yes) { Severity::Advice } else { Severity::Likely };
        (strongest, cells.into_iter().flat_map(|cell| sources_of(cell, province)).collect())
    });
    let Some(earlier) = case.filing.procedure.earlier.as_deref() else {
        let about = case.filing.title();
        if !about.is_empty() {
            ask_at_most(rule, case, ("subject.name", Arg::from(about)), (strongest, sources), report);
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

/// What a subject's certificate shows, with the word of each.
fn of_certificate<'a>(now: &'a Subject, before: &'a Subject) -> [(&'static str, Pair<'a>); 3] {
    let number = Pair::new("subject.certificate.number", &now.certificate.number, &before.certificate.number, Form::Number);
    [
        ("name", Pair::new("subject.name", &now.name, &before.name, Form::Text)),
        ("number", number),
        ("address", Pair::new("subject.address", &now.address, &before.address, Form::Address)),
    ]
}

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
    let is_business = CreditCode::parse(&before.certificate.number).is_ok_and(|code| code.category() == "92");
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
    let found = finding(rule, path::material("other_material", None)).arg("about", pair.now).arg("what", Arg::Own(word));
    let page = case.province().map(|province| (&province.change.register_page_as_letter, province)).filter(|(cell, _)| says_yes(cell));
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
    let mut attached = case.filing.materials.iter().filter(|material| !material.files.is_empty());
    attached.any(|material| is_letter(&material.slot) || is_letter(&material.document))
}

fn says_yes(cell: &Cell<bool>) -> bool {
    cell.statements().iter().any(|said| said.value)
}

fn domains_of(site: &Website) -> Vec<Domain> {
    site.domains.iter().filter_map(|domain| Domain::parse(&domain.name).ok()).collect()
}

/// Whether two certificates are of two holders. Numbers of different kinds say nothing: an old registration number and
/// a credit code may be the same organisation's.
fn is_other_holder(now: &Certificate, before: &Certificate) -> bool {
    if now.kind == CertificateKind::ResidentId && before.kind == CertificateKind::ResidentId {
        let (now, before) = (ResidentId::parse(&now.number), ResidentId::parse(&before.number));
        return matches!((now, before), (Ok(now), Ok(before)) if now != before);
    }
    let (now, before) = (CreditCode::parse(&now.number), CreditCode::parse(&before.number));
    matches!((now, before), (Ok(now), Ok(before)) if now.as_str().get(INNER_CODE) != before.as_str().get(INNER_CODE))
}

/// Without width, white space, case and hyphens.
fn bare(number: &str) -> String {
    fold(number).replace(['-', '‐', '‑', '–', '—'], "")
}

fn is_other_phone(now: &str, before: &str) -> bool {
    if let (Ok(now), Ok(before)) = (Mobile::parse(now), Mobile::parse(before)) {
        return now != before;
    }
    if let (Ok(now), Ok(before)) = (Landline::parse(now), Landline::parse(before)) {
        return now != before;
    }
    bare(now) != bare(before)
}

/// Some systems leave out the province or the city in front.
fn is_other_address(now: &str, before: &str) -> bool {
    let (now, before) = (fold(now), fold(before));
    !now.ends_with(&before) && !before.ends_with(&now)
}

fn is_other_filing_number(now: &str, before: &str) -> bool {
    matches!((FilingNumber::parse(now), FilingNumber::parse(before)), (Ok(now), Ok(before)) if now != before)
}

/// A home page without scheme, `www.` and slash at its end.
fn host(page: &str) -> String {
    let page = fold(page);
    let page = page.split_once("://").map_or(page.as_str(), |(_, rest)| rest);
    page.strip_prefix("www.").unwrap_or(page).trim_end_matches('/').to_owned()
}
