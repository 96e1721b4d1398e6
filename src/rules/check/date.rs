//! Dates.

use crate::filing::TypedDate;
use crate::knowledge::{Rule, Severity};
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Finding};
use jiff::civil::Date;

/// A date that lies behind, or before the review can end.
pub fn reached(rule: &Rule, case: &Case, findings: &mut Vec<Finding>) {
    for field in case.fields(&rule.field) {
        let Some(date) = TypedDate::new(case.text(&field)).date() else { continue };
        let Some((state, severity)) = end_state(case, date) else { continue };
        findings.push(finding(rule, field).arg("date", date).arg("state", Arg::Own(state)).at_most(severity));
    }
}

/// The own word for a last day that lies behind or before the end of the review, and how sure a rejection is.
pub fn end_state(case: &Case, last: Date) -> Option<(&'static str, Severity)> {
    if last <= case.today {
        Some(("past", Severity::Blocker))
    } else if last <= case.review_ends() {
        Some(("during_review", Severity::Likely))
    } else {
        None
    }
}
