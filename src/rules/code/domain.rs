//! Rules about domains and their registration.

use crate::filing::{Domain as FiledDomain, Nature, YesNo};
use crate::knowledge::{Province, Rule, Settled, Severity};
use crate::number::domain::{Domain, DomainFault};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};
use crate::text::fold;

/// Not a registrable domain.
pub fn malformed(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        if domain.name.trim().is_empty() {
            continue;
        }
        if let Err(fault) = Domain::parse(&domain.name) {
            if fault.kind == DomainFault::IpAddress && may_file_ip_address(case) {
                continue;
            }
            let found = finding(rule, format!("{path}.name")).arg("domain", domain.name.trim());
            // The list of suffixes is dated: not to be on it may only mean that it is new.
            let severity = if fault.kind == DomainFault::UnknownSuffix { Severity::Likely } else { Severity::Blocker };
            let found = found.arg("fault", Arg::Own(own_word(fault.kind.as_ref()))).at_most(severity);
            report.findings.push(found.arg("registrable", fault.registrable.unwrap_or_default()));
        }
    }
}

/// Whether the province takes an IP address of such a subject in place of a domain.
fn may_file_ip_address(case: &Case) -> bool {
    let is_taken = |province: &Province| province.domain.government_ip.says_yes();
    case.filing.subject.nature == Nature::Government && case.province().is_some_and(is_taken)
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

/// The registrar is not on the list of those known, which is not whole: asked.
pub fn registrar_not_approved(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        let name = domain.name.trim();
        if !name.is_empty() && !case.knowledge.registrars.confirm(&domain.registrar) {
            ask(rule, case, &format!("{path}.registrar"), Arg::from(name), report);
        }
    }
}

/// The domain is filed, and not by the subject: asked unless what was typed tells.
pub fn already_filed(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        let Ok(name) = Domain::parse(&domain.name) else { continue };
        if domain.filed == Some(YesNo::No) || is_on_record(case, &name) {
            continue;
        }
        let (field, about) = (format!("{path}.name"), Arg::from(name.as_str()));
        // A subject that was never filed has filed no domain.
        if domain.filed == Some(YesNo::Yes) && case.situation.subject_filed() == Some(YesNo::No) {
            report.findings.push(finding(rule, field).arg("about", about).arg("way", Arg::Own("not_by_subject")));
        } else {
            ask(rule, case, &field, about, report);
        }
    }
}

/// Working days after real-name verification within which the register does not show it yet.
pub const SYNC_DAYS: u8 = 3;

/// Working days after which every provider sees it.
pub const SYNC_DAYS_AT_MOST: u8 = 5;

/// Real-name verification is too young for the register.
pub fn not_synced(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        let Some(done) = domain.real_named_on.date().filter(|_| !domain.name.trim().is_empty()) else { continue };
        let days = case.knowledge.holidays.working_days_between(done, case.today);
        let (way, severity) = match days {
            days if days < i32::from(SYNC_DAYS) => ("too_young", Severity::Likely),
            days if days < i32::from(SYNC_DAYS_AT_MOST) => ("young", Severity::Advice),
            _ => continue,
        };
        let found = finding(rule, format!("{path}.real_named_on")).arg("about", domain.name.trim()).arg("way", Arg::Own(way));
        report.findings.push(found.at_most(severity));
    }
}

/// More than one domain to a website in a first filing or with a new website.
pub fn several_per_site(rule: &Rule, case: &Case, report: &mut Report) {
    let cell = case.province().map(|province| (&province.website.one_domain_per_site, province));
    let severity = match cell.map(|(cell, _)| (cell, cell.settled())) {
        Some((_, Settled::Agreed(false))) => return,
        Some((cell, Settled::Agreed(true))) => case.knowledge.weight(cell),
        Some((_, Settled::Unknown)) => Severity::Likely,
        Some((_, Settled::Conflict)) | None => Severity::Advice,
    };
    let sources = cell.map(|(cell, province)| sources_of(cell, province)).unwrap_or_default();
    for (w, site) in case.filing.websites.iter().enumerate() {
        let mut seen: Vec<(usize, String)> = Vec::new();
        for (d, domain) in site.domains.iter().enumerate() {
            let name = Domain::parse(&domain.name).map_or_else(|_| fold(&domain.name), |name| name.as_str().to_owned());
            if !name.is_empty() && seen.iter().all(|(_, known)| *known != name) {
                seen.push((d, name));
            }
        }
        let Some((d, name)) = seen.get(1) else { continue };
        let found = finding(rule, format!("websites[{w}].domains[{d}].name")).arg("about", name.as_str()).arg("count", seen.len());
        report.findings.push(found.at_most(severity).said_by(sources.iter().cloned()));
    }
}

/// Whether a domain stands among the subject's filed websites or in its earlier filing.
pub(super) fn is_on_record(case: &Case, name: &Domain) -> bool {
    let filed = case.filing.filed_sites.iter().map(|site| site.domain.as_str());
    let earlier = case.filing.procedure.earlier.iter().flat_map(|earlier| &earlier.websites).flat_map(|site| &site.domains);
    filed.chain(earlier.map(|domain| domain.name.as_str())).any(|typed| Domain::parse(typed).is_ok_and(|known| known == *name))
}

/// Every domain of every website, with its path.
pub(super) fn domains<'a>(case: &Case<'a>) -> impl Iterator<Item = (String, &'a FiledDomain)> {
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
