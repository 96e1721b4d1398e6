//! Rules about the order.

use crate::knowledge::{Rule, Severity};
use crate::rules::case::finding;
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
