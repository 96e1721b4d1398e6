//! What support staff send back to a customer: findings as a message in plain text.

use super::Speaker;
use crate::rules::{Finding, Open};
use crate::word;

/// A message about several findings and the questions that only the customer can answer, each numbered. Empty if there
/// is nothing to say.
pub fn reply(findings: &[&Finding], questions: &[Vec<&Open>], speaker: Speaker) -> String {
    let locale = speaker.locale;
    let mut parts = Vec::new();
    if !findings.is_empty() {
        parts.push(word!(locale, "reply.opening", count = findings.len()));
        parts.extend(findings.iter().enumerate().map(|(index, finding)| format!("{}. {}", index + 1, reply_to(finding, speaker))));
    }
    let asked: Vec<String> = questions.iter().map(|asked| speaker.question_about(asked)).filter(|question| !question.is_empty()).collect();
    if !asked.is_empty() {
        let lines = asked.iter().enumerate().map(|(index, question)| format!("{}. {question}", index + 1));
        parts.push(std::iter::once(word!(locale, "reply.questions")).chain(lines).collect::<Vec<_>>().join("\n"));
    }
    if !parts.is_empty() {
        parts.push(word!(locale, "reply.closing"));
    }
    parts.join("\n\n")
}

/// One finding: where, what, why, what to do, who says so.
pub fn reply_to(finding: &Finding, speaker: Speaker) -> String {
    let locale = speaker.locale;
    let lines = [
        word!(locale, "reply.title", place = speaker.label(&finding.field), title = speaker.title(finding)),
        word!(locale, "reply.cause", cause = speaker.cause(finding)),
        word!(locale, "report.fix", fix = speaker.fix(finding)),
        word!(locale, "reply.source", sources = speaker.sources(finding).join(&word!(locale, "reply.separator"))),
    ];
    lines.join("\n")
}
