//! Rules about portraits.

use super::material::{attached, weaken};
use crate::knowledge::Rule;
use crate::rules::case::sources_of;
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};

/// A portrait on which the words that the province wants at the foot of the curtain cannot be seen.
pub fn gansu_caption(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.paper.curtain_caption;
    let Some(caption) = cell.statements().first().map(|said| said.value.as_str()) else { return };
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    for (field, material) in attached(rule, case) {
        ask(rule, case, &field, Arg::Slot(material.slot.clone()), report);
        weaken(rule, &field, severity, &sources, report);
        for found in report.findings.iter_mut().filter(|found| found.rule == rule.id && found.field == field) {
            found.args.insert("caption", Arg::from(caption));
        }
        for open in report.open.iter_mut().filter(|open| open.rule == rule.id && open.field == field) {
            open.args.insert("caption", Arg::from(caption));
        }
    }
}
