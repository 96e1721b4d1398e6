//! Every rule against its fixture: what fails, what is a near miss.

use crate::fixture::{TODAY, changed, files, knowledge, root, sound, sound_evidence, with_scans};
use beian_preflight::evidence::{Evidence, Neighbour};
use beian_preflight::filing::{Answer, Answered, TypedDate};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::Severity;
use beian_preflight::rules::{Arg, Finding, OpenWhy, Report, check};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    fail: Vec<Case>,
    pass: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    base: String,
    #[serde(default)]
    set: BTreeMap<String, toml::Value>,
    #[serde(default)]
    today: Option<Date>,
    #[serde(default)]
    scans: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(default)]
    no_evidence: bool,
    /// Answers to the rule's question by field.
    #[serde(default)]
    answers: BTreeMap<String, Answered>,
    /// Other sound filings on the same machine, with changes: name of the case, then path and value.
    #[serde(default)]
    neighbours: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(default)]
    expect: Vec<Expected>,
    #[serde(default)]
    open: Option<Vec<ExpectedOpen>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    field: String,
    #[serde(default)]
    severity: Option<Severity>,
    #[serde(default)]
    args: BTreeMap<String, toml::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedOpen {
    field: String,
    why: String,
}

#[test]
fn every_rule_fails_and_passes_as_its_fixture_says() {
    let mut faults = Vec::new();
    for path in files(&root().join("tests/fixtures/rules"), ".toml") {
        let family = path.parent().and_then(|parent| parent.file_name()).expect("a family").to_string_lossy().into_owned();
        let id = format!("{family}.{}", path.file_stem().expect("a name").to_string_lossy());
        let fixture: Fixture =
            toml::from_str(&fs::read_to_string(&path).expect("readable")).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(fixture.fail.len() >= 2 && fixture.pass.len() >= 2, "{id}: two failing cases and two near misses at least");
        let cases = fixture.fail.iter().map(|case| (case, true)).chain(fixture.pass.iter().map(|case| (case, false)));
        for (case, fails) in cases {
            if let Err(fault) = compare(&id, case, fails) {
                faults.push(format!("{id} — {}: {fault}", case.why));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn report_of(id: &str, case: &Case) -> Report {
    let mut filing = changed(sound(&case.base), &case.set);
    filing.answers.extend(case.answers.iter().map(|(field, answer)| Answer {
        rule: id.to_owned(),
        field: field.clone(),
        answer: *answer,
        note: String::new(),
        on: TypedDate::new("2026-11-20"),
    }));
    let mut evidence = if case.no_evidence { Evidence::default() } else { with_scans(sound_evidence(&filing), &case.scans) };
    evidence.neighbours = case.neighbours.iter().map(|(name, set)| Neighbour::of(&changed(sound(&case.base), set), name)).collect();
    check(&filing, &evidence, knowledge(), case.today.unwrap_or(TODAY))
}

/// Placeholders of a finding's title, cause and fix that nothing fills, and own words that the rule does not have.
fn gaps(finding: &Finding) -> Vec<String> {
    let rule = &knowledge().rules[&finding.rule];
    let gaps_in = |locale: Locale| {
        let words = rule.words(locale);
        let templates = [&words.title, &words.cause, &words.fix].map(String::as_str).concat();
        let named: Vec<String> = templates.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect();
        let is_gap = |name: &String| match finding.args.get(name.as_str()) {
            None => true,
            Some(Arg::Own(key)) => !words.words.contains_key(*key),
            Some(_) => false,
        };
        named.into_iter().filter(is_gap).map(move |name| format!("{{{name}}} {locale:?}")).collect::<Vec<_>>()
    };
    Locale::ALL.into_iter().flat_map(gaps_in).collect()
}

fn compare(id: &str, case: &Case, fails: bool) -> Result<(), String> {
    let report = report_of(id, case);
    let found: Vec<_> = report.findings.iter().filter(|finding| finding.rule == id).collect();
    if fails == found.is_empty() || (fails && case.expect.is_empty()) {
        return Err(format!("found {found:?}"));
    }
    if found.len() != case.expect.len() {
        return Err(format!("{} findings instead of {}: {found:?}", found.len(), case.expect.len()));
    }
    let gaps: Vec<String> = found.iter().flat_map(|finding| gaps(finding)).collect();
    if !gaps.is_empty() {
        return Err(format!("words with gaps: {gaps:?}"));
    }
    for expected in &case.expect {
        let finding = found
            .iter()
            .find(|finding| finding.field == expected.field)
            .ok_or_else(|| format!("nothing at {}: {found:?}", expected.field))?;
        if expected.severity.is_some_and(|severity| severity != finding.severity) {
            return Err(format!("severity {:?} at {}", finding.severity, expected.field));
        }
        let args = serde_json::to_value(&finding.args).expect("arguments have a JSON form");
        for (name, value) in &expected.args {
            let value = serde_json::to_value(value).expect("TOML values have a JSON form");
            if args.get(name) != Some(&value) {
                return Err(format!("argument {name} is {:?}, not {value}", args.get(name)));
            }
        }
    }
    let Some(expected) = &case.open else { return Ok(()) };
    let open: Vec<_> = report.open.iter().filter(|open| open.rule == id).map(|open| (open.field.as_str(), open.why)).collect();
    let why = |name: &str| [OpenWhy::NotAsked, OpenWhy::NotExamined, OpenWhy::NotJudged].into_iter().find(|why| why.as_ref() == name);
    let wanted: Vec<_> = expected.iter().map(|open| (open.field.as_str(), why(&open.why).expect("a known why"))).collect();
    if open == wanted { Ok(()) } else { Err(format!("open {open:?}")) }
}
