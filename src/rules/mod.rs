//! The engine: a case, its evidence and the knowledge to a report. Pure and total.

mod case;
mod check;
mod code;
mod finding;
mod review;
mod suggest;

pub use case::Case;
pub use code::is_known as has_code;
pub use finding::{Arg, Finding, Open, OpenWhy, Report, Summary};
pub use review::review_ends;
pub use suggest::suggest_names;

use crate::evidence::Evidence;
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use std::collections::BTreeSet;

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
    report.open.sort_by(|a, b| (&a.field, &a.rule).cmp(&(&b.field, &b.rule)));
    report
}

/// One fault, one finding: takes out what another finding at the same field silences.
fn silence(report: &mut Report, knowledge: &Knowledge) {
    let silenced: BTreeSet<(String, String)> = report
        .findings
        .iter()
        .filter_map(|finding| Some((finding, knowledge.rules.get(&finding.rule)?)))
        .flat_map(|(finding, rule)| rule.silences.iter().map(|id| (id.clone(), finding.field.clone())))
        .collect();
    report.findings.retain(|finding| !silenced.contains(&(finding.rule.clone(), finding.field.clone())));
    report.open.retain(|open| !silenced.contains(&(open.rule.clone(), open.field.clone())));
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
