//! Questions to the person.

use crate::filing::Answered;
use crate::knowledge::Rule;
use crate::rules::case::finding;
use crate::rules::{Case, Open, OpenWhy, Report};

/// Asks at every field of the rule that is filled. Yes is a finding, no is nothing, everything else is open.
pub fn asked(rule: &Rule, case: &Case, report: &mut Report) {
    for field in case.fields(&rule.field) {
        let about = case.text(&field);
        if about.trim().is_empty() {
            continue;
        }
        let answer = case.filing.answers.iter().find(|answer| answer.rule == rule.id && answer.field == field);
        match answer.map(|answer| answer.answer) {
            Some(Answered::No) => {}
            Some(Answered::Yes) => report.findings.push(finding(rule, field.as_str()).arg(subject_of(&field), about)),
            Some(Answered::Unknown) | None => {
                report.open.push(Open::new(&rule.id, field.as_str(), OpenWhy::NotAsked).arg(subject_of(&field), about));
            }
        }
    }
}

/// What a question at a field is about, as its words name it.
fn subject_of(field: &str) -> &'static str {
    if field.ends_with("mobile") { "phone" } else { "domain" }
}
