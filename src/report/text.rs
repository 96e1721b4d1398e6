//! A report as plain text for a terminal.

use super::Speaker;
use crate::rules::{OpenWhy, Report, Summary};
use crate::word;
use jiff::civil::Date;
use std::fmt::Write as _;

/// One case: findings with cause, fix and sources, then what is open, then the count.
pub fn case_text(name: &str, report: &Report, speaker: Speaker, today: Date) -> String {
    let locale = speaker.locale;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{name} · {} · {}", crate::i18n::date(today, locale), speaker.knowledge.edition.to_line());
    for finding in &report.findings {
        let key = format!("severity.{}", finding.severity.as_ref());
        let mark = match &finding.waived {
            Some(reason) => word!(locale, "report.waived", severity = word!(locale, &key), reason = reason),
            None => word!(locale, &key),
        };
        let _ = writeln!(out, "\n[{mark}] {} — {}", speaker.label(&finding.field), speaker.title(finding));
        let _ = writeln!(out, "    {}", speaker.cause(finding));
        let _ = writeln!(out, "    {}", word!(locale, "report.fix", fix = speaker.fix(finding)));
        let _ = writeln!(out, "    {} · {} · {}", finding.rule, finding.field, speaker.sources(finding).join("; "));
    }
    for open in &report.open {
        let question = speaker.question(open);
        let line = if open.why == OpenWhy::NotAsked && !question.is_empty() { question } else { speaker.why_open(open) };
        let _ = writeln!(out, "\n[{}] {line}", word!(locale, "severity.open"));
        let find_out = speaker.find_out(open);
        if !find_out.is_empty() {
            let _ = writeln!(out, "    {find_out}");
        }
        let _ = writeln!(out, "    {} · {}", open.rule, open.field);
    }
    let Summary { blocker, likely, advice, open, waived } = report.summary();
    let _ = writeln!(
        out,
        "\n{}",
        word!(locale, "report.summary", blocker = blocker, likely = likely, advice = advice, open = open, waived = waived)
    );
    out
}
