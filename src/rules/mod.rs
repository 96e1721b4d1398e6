//! The engine: a case, its evidence and the knowledge to a report. Pure and total.

mod case;
mod check;
mod code;
mod finding;
mod review;
mod suggest;

pub use case::Case;
pub use code::is_known as has_code;
pub use code::{SYNC_DAYS, SYNC_DAYS_AT_MOST, SuffixStanding, below_minimum, proof_word, suffix_standing};
pub use finding::{Arg, Finding, Open, OpenWhy, Report, Summary};
pub use review::review_ends;
pub use suggest::suggest_names;

use crate::evidence::Evidence;
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Checks a case. Whatever the case holds, this gives a report; the same input gives the same report.
pub fn check(filing: &Filing, evidence: &Evidence, knowledge: &Knowledge, today: Date) -> Report {
    let case = Case::new(filing, evidence, knowledge, today);
    let mut report = Report::default();
    for rule in knowledge.rules.values() {
        check::run(rule, &case, &mut report);
    }
    silence(&mut report, knowledge);
    mark_waived(&mut report, filing);
    report.findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    // Rules ran in the order of their ids, which a stable sort keeps within a field.
    report.open.sort_by(|a, b| a.field.cmp(&b.field));
    report
}

/// One fault, one finding: takes out what another finding at the same field silences.
fn silence(report: &mut Report, knowledge: &Knowledge) {
    let mut silenced: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for finding in &report.findings {
        for id in knowledge.rules.get(&finding.rule).map(|rule| rule.silences.as_slice()).unwrap_or_default() {
            silenced.entry(id).or_default().push(finding.field.clone());
        }
    }
    let is_heard = |rule: &str, field: &str| silenced.get(rule).is_none_or(|fields| fields.iter().all(|silent| silent != field));
    report.findings.retain(|finding| is_heard(&finding.rule, &finding.field));
    report.open.retain(|open| is_heard(&open.rule, &open.field));
}

fn mark_waived(report: &mut Report, filing: &Filing) {
    for finding in &mut report.findings {
        let waiver = filing.waivers.iter().find(|waiver| {
            // Without a reason nothing is waived.
            waiver.rule == finding.rule && waiver.field == finding.field && !waiver.reason.trim().is_empty()
        });
        finding.waived = waiver.map(|waiver| waiver.reason.clone());
    }
}
