//! Rules about which materials are there.

use crate::knowledge::Rule;
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Report};

/// A material that something asks for is not attached.
pub fn missing(rule: &Rule, case: &Case, report: &mut Report) {
    for slot in case.slots() {
        let Some(needed) = slot.needed.filter(|needed| needed.judged_by.is_none()) else { continue };
        if case.has_material(&slot.slot.id, slot.website) {
            continue;
        }
        let index = slot.slot.needed.iter().position(|one| std::ptr::eq(one, needed)).unwrap_or_default();
        let found = finding(rule, slot.path()).arg("material", Arg::Slot(slot.slot.id.clone()));
        let found = found.arg("why", Arg::Needed(slot.slot.id.clone(), index));
        report.findings.push(found.at_most(needed.severity).said_by([needed.source.clone()]));
    }
}
