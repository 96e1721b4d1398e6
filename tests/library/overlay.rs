//! Data of the person's own over those that the program carries, and what the other cases of the machine use.

use crate::fixture::{TODAY, root, sound, sound_evidence};
use crate::outside::case_in;
use beian_preflight::app::Example;
use beian_preflight::evidence::Evidence;
use beian_preflight::knowledge::Knowledge;
use beian_preflight::rules::check;
use beian_preflight::shell::knowledge::{OverlayError, overlaid};
use beian_preflight::shell::neighbours::neighbours;
use std::fs;
use tempfile::tempdir;

/// The built-in knowledge with one file over it.
fn with_file(path: &str, content: &[u8]) -> Result<Knowledge, OverlayError> {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, content).expect("a file");
    overlaid(folder.path())
}

fn built_in(path: &str) -> String {
    fs::read_to_string(root().join("assets").join(path)).expect("a data file")
}

#[test]
fn a_province_of_ones_own_takes_the_place_of_the_built_in_one() {
    let filing = sound("individual");
    let older = built_in("provinces/44.toml").replace("value = 16", "value = 60");
    let knowledge = with_file("provinces/44.toml", older.as_bytes()).expect("a sound province");
    let report = check(&filing, &sound_evidence(&filing), &knowledge, TODAY);
    assert!(report.findings.iter().any(|finding| finding.rule == "person.under_age"), "{:?}", report.findings);
}

#[test]
fn a_rule_of_ones_own_is_checked_beside_the_others() {
    let rule = built_in("rules/site_name/too_few_han.toml").replace("min = 3", "min = 30");
    let knowledge = with_file("rules/site_name/short.toml", rule.as_bytes()).expect("a sound rule");
    let filing = sound("individual");
    let report = check(&filing, &sound_evidence(&filing), &knowledge, TODAY);
    assert!(report.findings.iter().any(|finding| finding.rule == "site_name.short"));
}

#[test]
fn a_file_that_does_not_fit_is_named() {
    let faults = [
        ("provinces/44.toml", b"x = ".as_slice(), "provinces/44.toml"),
        ("lists/mobile_provinces.bin", b"\xff\xff".as_slice(), "lists/mobile_provinces.bin"),
        ("lists/divisions.txt", b"no rows".as_slice(), "lists/divisions.txt"),
        ("lists/suffixes.toml", b"\xff".as_slice(), "suffixes.toml"),
    ];
    for (path, content, named) in faults {
        let error = with_file(path, content).expect_err(path).to_string();
        assert!(error.contains(named), "{path}: {error}");
    }
}

#[test]
fn what_another_case_uses_is_known_and_ones_own_is_not() {
    let folder = tempdir().expect("a temporary folder");
    let one = case_in(folder.path(), "one", Example::Sound);
    let other = case_in(folder.path(), "other", Example::Faulty);
    fs::create_dir(folder.path().join("broken")).expect("a folder");
    fs::write(folder.path().join("broken/case.json"), "{").expect("a broken case");
    let known = neighbours(folder.path(), std::slice::from_ref(&other), &one);
    let [neighbour] = known.as_slice() else { panic!("{known:?}") };
    assert!(neighbour.case.ends_with("(other)"), "{}", neighbour.case);

    let mut filing = sound("individual");
    filing.principal.mobile.clone_from(&neighbour.phones[0]);
    let evidence = Evidence { neighbours: known.clone(), ..sound_evidence(&filing) };
    let report = check(&filing, &evidence, crate::fixture::knowledge(), TODAY);
    assert!(report.findings.iter().any(|finding| finding.rule == "contact.phone_reused"), "{:?}", report.findings);
}
