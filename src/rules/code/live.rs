//! Rules about websites that are filed already.

use crate::filing::{FilingKind, YesNo};
use crate::knowledge::{Cell, Rule, Settled, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};
use crate::text::nfkc;
use std::net::IpAddr;

/// An address to which no domain can resolve from outside. Whether it does resolve to another one is asked.
pub fn ip_differs(rule: &Rule, case: &Case, report: &mut Report) {
    for (index, site) in case.filing.websites.iter().enumerate() {
        let typed = nfkc(&site.service_ip);
        let mut addresses = typed.split([',', ';', '、', '/', ' ', '\n']).map(str::trim).filter(|address| !address.is_empty());
        let fault = addresses.find_map(|address| match address.parse::<IpAddr>() {
            Err(_) => Some((address, "not_address", Severity::Advice)),
            Ok(ip) if is_private(ip) => Some((address, "private", Severity::Likely)),
            Ok(_) => None,
        });
        let Some((address, way, severity)) = fault else { continue };
        let found = finding(rule, format!("websites[{index}].service_ip")).arg("about", address).arg("way", Arg::Own(way));
        report.findings.push(found.at_most(severity));
    }
}

/// Whether an address is reached only from inside of a network: RFC 6890, 2.2.
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let is_shared = ip.octets()[0] == 100 && (64..128).contains(&ip.octets()[1]);
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified() || ip.is_broadcast() || is_shared
        }
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// A filed website that does not open.
pub fn closed(rule: &Rule, case: &Case, report: &mut Report) {
    let (severity, sources): (Severity, Vec<SourceRef>) = case.province().map_or((Severity::Likely, Vec::new()), |province| {
        let website = &province.website;
        // Nobody has said here whether the website is finished, or serves only a mini program.
        let permissions = [&website.unfinished_may_close, &website.mini_program_may_be_empty];
        let may_close = permissions.into_iter().any(Cell::says_yes);
        let severity = match website.filed_open.settled() {
            _ if may_close => Severity::Advice,
            Settled::Agreed(true) => case.knowledge.weight(&website.filed_open).max(Severity::Likely),
            Settled::Agreed(false) | Settled::Conflict => Severity::Advice,
            Settled::Unknown => Severity::Likely,
        };
        let also = permissions.into_iter().flat_map(|cell| sources_of(cell, province));
        (severity, sources_of(&website.filed_open, province).into_iter().chain(also).collect())
    });
    for (field, domain) in filed(case) {
        Question::new(rule, field, domain).at_most(severity).said_by(sources.iter().cloned()).ask(case, report);
    }
}

/// Filed domains with their fields: those of other websites of the subject, and in a change those of the filing itself.
fn filed<'a>(case: &Case<'a>) -> Vec<(String, &'a str)> {
    let filing = case.filing;
    let others = filing.filed_sites.iter().enumerate();
    let others = others.map(|(index, site)| (format!("filed_sites[{index}].domain"), site.domain.trim()));
    let is_change = filing.procedure.kind == FilingKind::Change;
    let own = filing.websites.iter().enumerate().filter(|_| is_change).flat_map(|(w, site)| {
        let domains = site.domains.iter().enumerate().filter(|(_, domain)| domain.filed == Some(YesNo::Yes));
        domains.map(move |(d, domain)| (format!("websites[{w}].domains[{d}].name"), domain.name.trim()))
    });
    others.chain(own).filter(|(_, domain)| !domain.is_empty()).collect()
}
