//! Rules about websites that are filed already.

use super::material::weaken;
use crate::filing::{FilingKind, YesNo};
use crate::knowledge::{Cell, Rule, Settled, Severity, SourceRef};
use crate::rules::case::sources_of;
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};

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
        ask(rule, case, &field, Arg::from(domain), report);
        weaken(rule, &field, severity, &sources, report);
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
