//! Whole filings: the sound ones are quiet, the faulty ones raise exactly what they should.

use crate::fixture::{TODAY, changed, files, knowledge, root, sound, sound_evidence, with_scans};
use beian_preflight::filing::FilingKind;
use beian_preflight::knowledge::Severity;
use beian_preflight::rules::check;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use strum::IntoEnumIterator;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Faulty {
    #[serde(rename = "why")]
    _why: String,
    base: String,
    #[serde(default)]
    set: BTreeMap<String, toml::Value>,
    #[serde(default)]
    scans: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(default)]
    today: Option<Date>,
    expect: Vec<String>,
    /// Points that have to be open, among others.
    #[serde(default)]
    open: Vec<String>,
    /// Points that must not be open.
    #[serde(default)]
    not_open: Vec<String>,
}

#[test]
fn at_least_fourteen_sound_filings_raise_nothing_above_advice() {
    let all = files(&root().join("tests/fixtures/sound"), ".json");
    assert!(all.len() >= 14);
    let (mut natures, mut provinces, mut kinds) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for file in all {
        let filing = sound(&file.file_stem().expect("a name").to_string_lossy());
        natures.insert(filing.subject.nature.as_ref().to_owned());
        provinces.insert(filing.province.clone());
        kinds.insert(filing.procedure.kind.as_ref().to_owned());
        let report = check(&filing, &sound_evidence(&filing), knowledge(), TODAY);
        let loud: Vec<_> = report.findings.iter().filter(|finding| finding.severity > Severity::Advice).collect();
        assert!(loud.is_empty(), "{}: {loud:#?}", file.display());
    }
    assert!(natures.len() >= 9, "{natures:?}");
    assert!(provinces.len() >= 15, "{provinces:?}");
    assert_eq!(kinds.len(), FilingKind::iter().count(), "{kinds:?}");
}

#[test]
fn at_least_twenty_faulty_filings_raise_exactly_what_they_should() {
    let all = files(&root().join("tests/fixtures/faulty"), ".toml");
    assert!(all.len() >= 20);
    let mut faults = Vec::new();
    for file in all {
        let text = fs::read_to_string(&file).expect("readable");
        let case: Faulty = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let filing = changed(sound(&case.base), &case.set);
        let evidence = with_scans(sound_evidence(&filing), &case.scans);
        let report = check(&filing, &evidence, knowledge(), case.today.unwrap_or(TODAY));
        let loud = report.findings.iter().filter(|finding| finding.severity > Severity::Advice);
        let mut found: Vec<String> =
            loud.map(|finding| format!("{} @ {} : {}", finding.rule, finding.field, finding.severity.as_ref())).collect();
        found.sort();
        if found != case.expect {
            faults.push(format!("{}\n  found    {found:#?}\n  expected {:#?}", file.display(), case.expect));
        }
        let open: BTreeSet<String> = report.open.iter().map(|open| format!("{} @ {}", open.rule, open.field)).collect();
        for point in case.open.iter().filter(|point| !open.contains(*point)) {
            faults.push(format!("{}\n  not open, though it should be: {point}", file.display()));
        }
        for point in case.not_open.iter().filter(|point| open.contains(*point)) {
            faults.push(format!("{}\n  open, though it should not be: {point}", file.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_waiver_without_a_reason_waives_nothing() {
    let mut filing = sound("individual");
    filing.websites[0].name = "手帐".to_owned();
    let waiver = |reason: &str| beian_preflight::filing::Waiver {
        rule: "site_name.too_few_han".to_owned(),
        field: "websites[0].name".to_owned(),
        reason: reason.to_owned(),
        on: beian_preflight::filing::TypedDate::default(),
    };
    for (reason, blockers) in [(" ", 1), ("商标名称，已与管局确认", 0)] {
        filing.waivers = vec![waiver(reason)];
        assert_eq!(check(&filing, &sound_evidence(&filing), knowledge(), TODAY).summary().blocker, blockers, "{reason:?}");
    }
}
