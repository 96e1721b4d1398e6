//! Dates.

use crate::filing::TypedDate;
use crate::knowledge::{Rule, Severity};
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Finding, review_ends};

/// A date that lies behind, or before the review can end.
pub fn reached(rule: &Rule, case: &Case, findings: &mut Vec<Finding>) {
    for field in case.fields(&rule.field) {
        let Some(date) = TypedDate::new(case.text(&field)).date() else { continue };
        let found = finding(rule, field).arg("date", date);
        if date <= case.today {
            findings.push(found.arg("state", Arg::Own("past")));
        } else if date <= review_ends(case.today) {
            findings.push(found.arg("state", Arg::Own("during_review")).at_most(Severity::Likely));
        }
    }
}
