//! A report as plain text for a terminal.

use super::Speaker;
use crate::rules::{Open, OpenWhy, Report, Summary};
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
    for asked in by_question(report) {
        let Some(first) = asked.first() else { continue };
        let question = speaker.question_about(&asked);
        let line = if first.why == OpenWhy::NotAsked && !question.is_empty() { question } else { speaker.why_open(first) };
        let _ = writeln!(out, "\n[{}] {line}", word!(locale, "severity.open"));
        let each = || asked.iter().map(|open| speaker.find_out(open)).collect();
        let ways: Vec<String> = speaker.find_out_alike(&asked).map_or_else(each, |way| vec![way]);
        for way in ways.iter().filter(|way| !way.is_empty()) {
            let _ = writeln!(out, "    {way}");
        }
        let fields: Vec<&str> = asked.iter().map(|open| open.field.as_str()).collect();
        let _ = writeln!(out, "    {} · {}", first.rule, fields.join(" · "));
    }
    let Summary { blocker, likely, advice, open, waived } = report.summary();
    let _ = writeln!(
        out,
        "\n{}",
        word!(locale, "report.summary", blocker = blocker, likely = likely, advice = advice, open = open, waived = waived)
    );
    out
}

/// Open points, those that are one question about several places together; others by themselves.
pub fn by_question(report: &Report) -> Vec<Vec<&Open>> {
    let mut groups: Vec<Vec<&Open>> = Vec::new();
    for open in &report.open {
        let same = |group: &&mut Vec<&Open>| {
            group.first().is_some_and(|first| open.why == OpenWhy::NotAsked && first.why == OpenWhy::NotAsked && first.rule == open.rule)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(open),
            None => groups.push(vec![open]),
        }
    }
    groups
}
