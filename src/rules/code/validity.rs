//! Rules about the validity of the subject's certificate.

use crate::filing::CertificateKind;
use crate::knowledge::{Cell, Province, Rule, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::end_state;
use crate::rules::{Arg, Case, Report};
use jiff::civil::Date;

const FIELD: &str = "subject.certificate.valid_until";

/// The subject's certificate ended, or ends during the review.
pub fn expired(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(last) = last_day(case) else { return };
    let Some((state, severity)) = end_state(case, last) else { return };
    report.findings.push(finding(rule, FIELD).arg("date", last).arg("state", Arg::Own(state)).at_most(severity));
}

/// The subject's certificate is in force, but for fewer days than the province or the provider asks.
pub fn short(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(last) = last_day(case).filter(|last| *last > case.today) else { return };
    let days_left = i64::from((last - case.today).get_days());
    let is_individual = case.filing.is_individual();
    let is_licence = case.filing.subject.certificate.kind == CertificateKind::BusinessLicence;
    let of_province = case.province().filter(|_| is_individual || is_licence).map(|province| {
        let rules = &province.certificate;
        (if is_individual { &rules.person_min_validity_days } else { &rules.licence_min_validity_days }, province)
    });
    if let Some(demand) = unmet(case, of_province, is_individual, days_left) {
        let found = finding(rule, FIELD).arg("days_left", days_left).arg("min_days", demand.days).arg("date", last);
        let found = found.arg("who", Arg::Own(demand.who)).at_most(demand.severity);
        report.findings.push(found.said_by(demand.sources));
    }
}

/// The last day of the subject's certificate; none where it is the principal's, of whom other rules say the same.
fn last_day(case: &Case) -> Option<Date> {
    let subject = case.filing.subject.certificate.valid_until.date()?;
    let principal = case.filing.principal.certificate.valid_until.date();
    (!case.filing.is_individual() || principal != Some(subject)).then_some(subject)
}

/// How many days somebody asks for.
pub(super) struct Demand {
    /// The days.
    pub(super) days: u16,
    /// How strong a finding may be that rests on it.
    pub(super) severity: Severity,
    /// The own word for who asks.
    pub(super) who: &'static str,
    /// Who says so.
    pub(super) sources: Vec<SourceRef>,
}

/// The strongest of what the province's cell and the provider ask of a certificate that has fewer days left.
pub(super) fn unmet(case: &Case, of_province: Option<(&Cell<u16>, &Province)>, is_person: bool, days_left: i64) -> Option<Demand> {
    let by_province = of_province.and_then(|(cell, province)| demand(case, cell, "province", sources_of(cell, province)));
    let demands = by_province.into_iter().chain(demands_of_provider(case, is_person));
    demands.filter(|demand| days_left < i64::from(demand.days)).max_by_key(|demand| (demand.severity, demand.days))
}

/// What the provider asks of a certificate, a person's or an organisation's.
fn demands_of_provider(case: &Case, is_person: bool) -> Vec<Demand> {
    let Some(provider) = case.knowledge.provider(&case.filing.provider) else { return Vec::new() };
    let of_person = Some(&provider.person_min_validity_days).filter(|_| is_person);
    let cells = [Some(&provider.certificate_min_validity_days), of_person].into_iter().flatten();
    let of_cell = |cell: &Cell<u16>| {
        let sources = cell.statements().iter().map(|said| SourceRef { doc: said.by.clone(), at: said.note.clone() }).collect();
        demand(case, cell, "provider", sources)
    };
    cells.filter_map(of_cell).collect()
}

/// What a cell asks; the shortest where its sources differ.
fn demand(case: &Case, cell: &Cell<u16>, who: &'static str, sources: Vec<SourceRef>) -> Option<Demand> {
    let days = cell.statements().iter().map(|said| said.value).min()?;
    Some(Demand { days, severity: case.knowledge.weight(cell), who, sources })
}
