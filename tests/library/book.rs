//! The whole book: rules, words, sources, fixtures and fields agree.

use crate::fixture::{files, knowledge, root, sound};
use beian_preflight::filing::path;
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::{Check, How, RuleWords};
use beian_preflight::report::{Speaker, rules_markdown};
use beian_preflight::rules::has_code;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn working_and_planned_rules_together_are_exactly_the_reasons() {
    let listed = fs::read_to_string(root().join("tests/fixtures/reason_ids.txt")).expect("the list of reasons");
    let listed: BTreeSet<&str> = listed.lines().collect();
    assert_eq!(listed.len(), 152);
    let knowledge = knowledge();
    let working: BTreeSet<&str> = knowledge.rules.keys().map(String::as_str).collect();
    let planned: BTreeSet<&str> = knowledge.planned.keys().map(String::as_str).collect();
    assert!(working.is_disjoint(&planned), "both working and planned: {:?}", working.intersection(&planned));
    let known: BTreeSet<&str> = working.union(&planned).copied().collect();
    assert_eq!(known, listed);
}

#[test]
fn every_rule_has_its_fixture_and_every_fixture_its_rule() {
    let stems = |folder: &str| -> BTreeSet<String> {
        let base = root().join(folder);
        let all = files(&base, ".toml");
        let inside = all.iter().filter_map(|file| file.strip_prefix(&base).ok()).filter(|file| file.components().count() == 2);
        inside.map(|file| file.to_string_lossy().into_owned()).collect()
    };
    assert_eq!(stems("assets/rules"), stems("tests/fixtures/rules"));
}

#[test]
fn every_rule_that_needs_code_has_its_function() {
    for rule in knowledge().rules.values() {
        assert_eq!(rule.check == Check::Code, has_code(&rule.id), "{}", rule.id);
    }
}

#[test]
fn every_rule_works_in_at_least_one_way_and_its_check_is_of_that_way() {
    for rule in knowledge().rules.values() {
        assert!(rule.working().count() > 0, "{}", rule.id);
        assert!(rule.planned.iter().all(|how| rule.how.contains(how)), "{}: planned ways that the reason does not have", rule.id);
        assert_eq!(rule.ask.is_some(), rule.works(How::Asked), "{}: asks where asking is one of its ways", rule.id);
        assert!(rule.check != Check::Asked || rule.ask.is_some(), "{}: asks nothing", rule.id);
        assert!(!rule.sources.is_empty(), "{}: no source", rule.id);
    }
}

#[test]
fn every_rule_speaks_of_fields_that_a_case_has() {
    let mut patterns = BTreeSet::new();
    for name in ["individual", "enterprise"] {
        collect(&path::to_value(&sound(name)), String::new(), &mut patterns);
    }
    for rule in knowledge().rules.values() {
        assert!(patterns.contains(&rule.field), "{}: no field {}", rule.id, rule.field);
    }
    collect(&path::to_value(&crate::saved::full()), String::new(), &mut patterns);
    let form = knowledge().form.sections.iter().flat_map(|section| &section.fields);
    for field in form {
        assert!(patterns.contains(&field.path), "form: no field {}", field.path);
    }
}

fn collect(value: &serde_json::Value, at: String, patterns: &mut BTreeSet<String>) {
    if let Some(object) = value.as_object() {
        for (key, value) in object {
            collect(value, if at.is_empty() { key.clone() } else { format!("{at}.{key}") }, patterns);
        }
    }
    for item in value.as_array().into_iter().flatten() {
        collect(item, format!("{at}[]"), patterns);
    }
    patterns.insert(at);
}

#[test]
fn words_are_whole_in_every_language_with_the_same_placeholders() {
    for rule in knowledge().rules.values() {
        let first = rule.words(Locale::ZhCn);
        let asks = rule.ask.is_some();
        for locale in Locale::ALL {
            let words = rule.words(locale);
            let all = [&words.title, &words.cause, &words.fix];
            assert!(all.iter().all(|text| !text.trim().is_empty()), "{} {locale:?}: a title, cause or fix is empty", rule.id);
            assert_eq!(BTreeSet::from(all).len(), 3, "{} {locale:?}: title, cause and fix each say a different thing", rule.id);
            assert!(!words.title.ends_with(['。', '.']), "{} {locale:?}: a title has no full stop", rule.id);
            assert!(
                [&words.cause, &words.fix].iter().all(|text| text.ends_with(['。', '.'])),
                "{} {locale:?}: cause and fix are sentences",
                rule.id
            );
            assert_eq!(
                asks,
                !words.question.is_empty() && !words.r#where.is_empty(),
                "{} {locale:?}: asked rules ask, others do not",
                rule.id
            );
            assert_eq!(placeholders(words), placeholders(first), "{} {locale:?}: placeholders", rule.id);
            assert!(words.words.keys().eq(first.words.keys()), "{} {locale:?}: own words", rule.id);
        }
    }
}

fn placeholders(words: &RuleWords) -> BTreeSet<String> {
    let all = [&words.title, &words.cause, &words.fix, &words.question, &words.r#where].map(String::as_str).concat();
    all.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect()
}

#[test]
fn the_manual_is_what_the_book_says() {
    let path = root().join("docs/rules.md");
    let manual = rules_markdown(Speaker::new(knowledge(), Locale::ZhCn));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &manual).expect("docs/rules.md is writable");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == manual, "docs/rules.md is stale; run UPDATE=1 cargo test the_manual");
}

#[test]
fn every_nature_and_certificate_is_described_once() {
    use beian_preflight::filing::{CertificateKind, Nature};
    use strum::IntoEnumIterator;
    let knowledge = knowledge();
    assert_eq!(knowledge.natures.len(), Nature::iter().count());
    assert_eq!(knowledge.certificates.len(), CertificateKind::iter().count());
    assert!(Nature::iter().all(|nature| knowledge.nature(nature).is_some()));
    assert!(CertificateKind::iter().all(|kind| knowledge.certificate(kind).is_some()));
}

#[test]
fn all_provinces_are_there_by_name_letter_and_code() {
    let knowledge = knowledge();
    assert_eq!(knowledge.provinces.len(), 31);
    let letters: BTreeSet<&str> = knowledge.provinces.values().map(|province| province.letter.as_str()).collect();
    assert_eq!(letters.len(), 31, "every province has a letter of its own");
    for (key, province) in &knowledge.provinces {
        assert_eq!(key, &province.code);
        assert!(province.full_name.starts_with(province.name.get(Locale::ZhCn)), "{key}");
        assert_eq!(
            knowledge.province_of_address(&format!("{}某某路", province.full_name)).map(|found| found.code.as_str()),
            Some(key.as_str())
        );
    }
}
