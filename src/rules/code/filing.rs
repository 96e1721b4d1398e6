//! Rules about the order.

use super::earlier::{website_principal, website_principal_before};
use crate::filing::{FilingKind, YesNo};
use crate::knowledge::{Rule, Settled, Severity, Undeduced};
use crate::number::domain::Domain;
use crate::rules::case::{finding, sources_of};
use crate::rules::check::{Question, ask};
use crate::rules::{Arg, Case, Report};

/// Days left of an order's time below which it is said. A reminder of our own, not a rule of a provider.
const REMIND_DAYS: i64 = 7;

/// The rejected order lapses, or has lapsed.
pub fn deadline(rule: &Rule, case: &Case, report: &mut Report) {
    let last = case.filing.procedure.rejections.iter().filter_map(|rejection| rejection.on.date()).max();
    let limit = case.knowledge.provider(&case.filing.provider).and_then(|provider| provider.order_days.agreed().copied());
    let (Some(last), Some(limit)) = (last, limit) else { return };
    let days = i64::from((case.today - last).get_days());
    let left = i64::from(limit) - days;
    if left >= REMIND_DAYS {
        return;
    }
    let found = finding(rule, "filing.rejections").arg("date", last).arg("days", days).arg("limit", limit).arg("left", left.max(0));
    report.findings.push(if left < 0 {
        found.arg("state", Arg::Own("over"))
    } else {
        found.arg("state", Arg::Own("near")).at_most(Severity::Likely)
    });
}

/// The kind of filing contradicts whether subject and domains are filed; asked where that is not known.
pub fn type_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    let (kind, situation) = (case.filing.procedure.kind, &case.situation);
    let deduced = situation.deduced_kind().map(|deduced| deduced.kind);
    let about = Arg::Own(word_of(kind));
    let way = match (kind, situation.subject_filed(), deduced) {
        (FilingKind::First, Some(YesNo::Yes), _) => "subject_filed",
        (FilingKind::AddWebsite | FilingKind::Access | FilingKind::Change | FilingKind::Cancel, Some(YesNo::No), _) => "subject_not_filed",
        (FilingKind::AddWebsite, _, Some(FilingKind::Access)) => "domain_filed",
        (FilingKind::Access, _, Some(FilingKind::AddWebsite)) => "domain_not_filed",
        _ => return ask_type(rule, case, about, report),
    };
    report.findings.push(finding(rule, "filing.kind").arg("about", about).arg("way", Arg::Own(way)));
}

/// Asks about the kind of filing once there is something to look up.
fn ask_type(rule: &Rule, case: &Case, about: Arg, report: &mut Report) {
    let unknown = case.situation.undeduced();
    let is_open = match case.filing.procedure.kind {
        FilingKind::Change | FilingKind::Cancel => unknown == Some(Undeduced::SubjectUnknown),
        _ => matches!(unknown, Some(Undeduced::SubjectUnknown | Undeduced::DomainUnknown)),
    };
    let mut domains = case.filing.websites.iter().flat_map(|site| &site.domains);
    let is_begun = !case.filing.title().is_empty() || domains.any(|domain| !domain.name.trim().is_empty());
    if is_open && is_begun {
        ask(rule, case, "filing.kind", about, report);
    }
}

fn word_of(kind: FilingKind) -> &'static str {
    match kind {
        FilingKind::First => "first",
        FilingKind::AddWebsite => "add_website",
        FilingKind::Access => "access",
        FilingKind::Change => "change",
        FilingKind::Cancel => "cancel",
    }
}

/// The website principal's mobile on the earlier filing may not receive the ministry's SMS any more.
pub fn access_phone_lost(rule: &Rule, case: &Case, report: &mut Report) {
    let mut asked: Vec<String> = Vec::new();
    for (index, site) in case.filing.websites.iter().enumerate() {
        let (path, now) = website_principal(case, index, site);
        let recorded = website_principal_before(case, site).map(|person| person.mobile.trim()).unwrap_or_default();
        let (about, which) = if recorded.is_empty() { (now.mobile.trim(), "present") } else { (recorded, "recorded") };
        let field = format!("{path}.mobile");
        if !about.is_empty() && !asked.contains(&field) {
            Question::new(rule, field.as_str(), about).arg("which", Arg::Own(which)).ask(case, report);
            asked.push(field);
        }
    }
}

/// Every filed website of the subject is cancelled, which as websites would leave an empty shell.
pub fn cancel_leaves_shell(rule: &Rule, case: &Case, report: &mut Report) {
    let typed = case.filing.websites.iter().flat_map(|site| &site.domains);
    let cancelled: Vec<Domain> = typed.filter_map(|domain| Domain::parse(&domain.name).ok()).collect();
    let filed = &case.filing.filed_sites;
    let is_cancelled = |typed: &str| Domain::parse(typed).is_ok_and(|domain| cancelled.contains(&domain));
    if !filed.is_empty() && filed.iter().all(|site| is_cancelled(&site.domain)) {
        report.findings.push(finding(rule, "filing.kind").arg("count", filed.len()));
    }
}

/// The subject has a number and no website under it: asked where none of its filed websites is typed.
pub fn empty_shell(rule: &Rule, case: &Case, report: &mut Report) {
    let name = case.filing.title();
    let is_filed = case.situation.subject_filed() != Some(YesNo::No);
    if name.is_empty() || !is_filed || !case.filing.filed_sites.is_empty() {
        return;
    }
    let (strongest, sources) = case.province().map_or((Severity::Likely, Vec::new()), |province| {
        let cell = &province.change.empty_subject_adds;
        let strongest = match cell.settled() {
            Settled::Agreed(false) => case.knowledge.weight(cell),
            Settled::Agreed(true) | Settled::Conflict => Severity::Advice,
            Settled::Unknown => Severity::Likely,
        };
        (strongest, sources_of(cell, province))
    });
    Question::new(rule, "subject.name", name).at_most(strongest).said_by(sources).ask(case, report);
}
