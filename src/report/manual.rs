//! The rules as a manual: `docs/rules.md` and `rules --format text`.

use super::Speaker;
use crate::knowledge::{How, Knowledge, Rule, Step};
use crate::word;
use std::fmt::Write as _;
use strum::IntoEnumIterator;

/// Every rule by step: a list of links, then each with cause, fix, question, ways and sources under an anchor that is
/// its id; planned ones as a list at the end.
pub fn rules_markdown(speaker: Speaker) -> String {
    let locale = speaker.locale;
    let knowledge = speaker.knowledge;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# {}\n", word!(locale, "manual.title"));
    let counts = word!(
        locale,
        "manual.intro",
        edition = knowledge.edition.to_line(),
        working = knowledge.rules.len(),
        planned = knowledge.planned.len()
    );
    let _ = writeln!(out, "{counts}\n\n{}", word!(locale, "manual.legend"));
    for (step, rules) in by_step(knowledge) {
        let _ = writeln!(out, "\n**{}**\n", step_name(step, speaker));
        for rule in rules {
            let title = left_open(&rule.words(locale).title);
            let _ = writeln!(out, "- [{title}](#{}) · {} · `{}`", rule.id, severity_name(rule, speaker), rule.id);
        }
    }
    for (step, rules) in by_step(knowledge) {
        let _ = writeln!(out, "\n## {}", step_name(step, speaker));
        for rule in rules {
            rule_markdown(&mut out, rule, speaker);
        }
    }
    if knowledge.planned.is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n## {}\n", word!(locale, "manual.planned"));
    for (id, rule) in &knowledge.planned {
        let _ = writeln!(out, "- `{id}` {}", rule.title.get(locale));
    }
    out
}

/// The working rules of every step that has some.
fn by_step(knowledge: &Knowledge) -> Vec<(Step, Vec<&Rule>)> {
    let of_step = |step| knowledge.rules.values().filter(|rule| Step::of_field(&rule.field) == step).collect::<Vec<_>>();
    Step::iter().map(|step| (step, of_step(step))).filter(|(_, rules)| !rules.is_empty()).collect()
}

fn step_name(step: Step, speaker: Speaker) -> String {
    word!(speaker.locale, &format!("step.{}", step.as_ref()))
}

fn severity_name(rule: &Rule, speaker: Speaker) -> String {
    word!(speaker.locale, &format!("severity.{}", rule.severity.as_ref()))
}

/// One line a rule.
pub fn rules_text(speaker: Speaker) -> String {
    let knowledge = speaker.knowledge;
    let planned_word = word!(speaker.locale, "manual.planned_mark");
    let mut lines: Vec<String> = knowledge
        .rules
        .values()
        .map(|rule| line(&rule.id, &mark_of(rule, speaker), &left_open(&rule.words(speaker.locale).title)))
        .collect();
    lines.extend(knowledge.planned.iter().map(|(id, rule)| line(id, &planned_word, rule.title.get(speaker.locale))));
    lines.sort();
    lines.push(format!("{}\n", word!(speaker.locale, "manual.star")));
    lines.concat()
}

/// Severity, and a star where some ways are still planned.
fn mark_of(rule: &Rule, speaker: Speaker) -> String {
    let severity = word!(speaker.locale, &format!("severity.{}", rule.severity.as_ref()));
    if rule.planned.is_empty() { severity } else { format!("{severity}*") }
}

/// A text with its placeholders left open.
fn left_open(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| format!("{said}…{}", part.split_once('}').map_or("", |(_, rest)| rest)))
}

fn line(id: &str, mark: &str, title: &str) -> String {
    format!("{id:<40} {mark:<8} {title}\n")
}

fn rule_markdown(out: &mut String, rule: &Rule, speaker: Speaker) {
    let locale = speaker.locale;
    let words = rule.words(locale);
    let severity = severity_name(rule, speaker);
    let _ =
        writeln!(out, "\n<a id=\"{}\"></a>\n### {}\n\n`{}` · {severity} · `{}`\n", rule.id, left_open(&words.title), rule.id, rule.field);
    let _ = writeln!(out, "{}\n\n{}", left_open(&words.cause), word!(locale, "report.fix", fix = left_open(&words.fix)));
    if !words.question.is_empty() {
        let _ = writeln!(out, "\n> {}  \n> {}", left_open(&words.question), left_open(&words.r#where));
    }
    if !words.words.is_empty() {
        let _ = writeln!(out, "\n{}\n", word!(locale, "manual.wordings"));
        for wording in words.words.values() {
            let _ = writeln!(out, "- …{wording}");
        }
    }
    let names = |ways: &mut dyn Iterator<Item = How>| -> String {
        ways.map(|how| word!(locale, &format!("how.{}", how.as_ref()))).collect::<Vec<_>>().join(" / ")
    };
    let _ = writeln!(out, "\n{}", word!(locale, "manual.ways", ways = names(&mut rule.working())));
    if !rule.planned.is_empty() {
        let _ = writeln!(out, "\n{}", word!(locale, "manual.planned_ways", ways = names(&mut rule.planned.iter().copied())));
    }
    let _ = writeln!(out);
    for source in &rule.sources {
        let _ = writeln!(out, "- {}", speaker.source(source));
    }
}
