//! Rules about portraits.

use super::material::attached;
use crate::knowledge::Rule;
use crate::rules::case::sources_of;
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};

/// A portrait on which the words that the province wants at the foot of the curtain cannot be seen.
pub fn gansu_caption(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.paper.curtain_caption;
    let Some(caption) = cell.statements().first().map(|said| said.value.as_str()) else { return };
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    for (field, material) in attached(rule, case) {
        let question = Question::new(rule, field, Arg::Slot(material.slot.clone())).arg("caption", caption);
        question.at_most(severity).said_by(sources.iter().cloned()).ask(case, report);
    }
}
