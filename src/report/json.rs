//! The JSON of the command line.

use super::Speaker;
use crate::knowledge::{Knowledge, Rule};
use crate::rules::{Finding, Open, Report};
use jiff::civil::Date;
use serde_json::{Value, json};

/// One case: what `check --format json` prints and `report.json` holds.
pub fn case_json(name: &str, report: &Report, speaker: Speaker, today: Date) -> Value {
    let edition = &speaker.knowledge.edition;
    json!({
        "case": name,
        "today": today.to_string(),
        "knowledge": { "version": edition.version, "as_of": edition.as_of },
        "findings": report.findings.iter().map(|finding| finding_json(finding, speaker)).collect::<Vec<_>>(),
        "open": report.open.iter().map(|open| open_json(open, speaker)).collect::<Vec<_>>(),
        "summary": report.summary(),
    })
}

/// Every rule, working and planned: what `rules --format json` prints.
pub fn rules_json(speaker: Speaker) -> Value {
    let Knowledge { rules, planned, .. } = speaker.knowledge;
    let working = rules.values().map(|rule| (rule.id.as_str(), rule_json(rule, speaker)));
    let to_come = planned.iter().map(|(id, rule)| {
        let title = rule.title.get(speaker.locale);
        (id.as_str(), json!({ "id": id, "severity": null, "how": rule.how, "planned": rule.how, "title": title }))
    });
    let mut all: Vec<(&str, Value)> = working.chain(to_come).collect();
    all.sort_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, rule)| rule).collect()
}

fn finding_json(finding: &Finding, speaker: Speaker) -> Value {
    let mut json = json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "step": finding.step(),
        "field": finding.field,
        "place": finding.place,
        "args": finding.args,
        "title": speaker.title(finding),
        "cause": speaker.cause(finding),
        "fix": speaker.fix(finding),
        "sources": speaker.sources(finding),
    });
    if let (Some(reason), Some(object)) = (&finding.waived, json.as_object_mut()) {
        object.insert("waived".to_owned(), Value::from(reason.as_str()));
    }
    json
}

fn open_json(open: &Open, speaker: Speaker) -> Value {
    json!({
        "rule": open.rule,
        "field": open.field,
        "why": open.why,
        "question": speaker.question(open),
        "where": speaker.find_out(open),
    })
}

fn rule_json(rule: &Rule, speaker: Speaker) -> Value {
    json!({
        "id": rule.id,
        "severity": rule.severity,
        "how": rule.how,
        "planned": rule.planned,
        "title": rule.words(speaker.locale).title,
    })
}
