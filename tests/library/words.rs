//! Interface words: every key in every language, used, with the same placeholders.

use crate::fixture::{files, root};
use beian_preflight::i18n::Locale;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Key and text of every entry of a locale file. The files are two-space YAML with quoted texts.
fn entries(locale: Locale) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(format!("locales/{}.yml", locale.tag()))).expect("a locale file");
    let mut path: Vec<String> = Vec::new();
    let mut all = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.starts_with("_version")) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let (key, value) = line.trim().split_once(':').expect("key: value");
        path.truncate(depth);
        path.push(key.to_owned());
        if !value.trim().is_empty() {
            all.insert(path.join("."), value.trim().to_owned());
        }
    }
    all
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_key_stands_in_every_language_with_the_same_placeholders() {
    let first = entries(Locale::ZhCn);
    assert!(first.len() > 20);
    for locale in Locale::ALL {
        let other = entries(locale);
        assert!(
            other.keys().eq(first.keys()),
            "{locale:?}: {:?}",
            other.keys().collect::<BTreeSet<_>>().symmetric_difference(&first.keys().collect())
        );
        for (key, text) in &other {
            assert_eq!(placeholders(text), placeholders(&first[key]), "{locale:?} {key}");
            assert!(text.len() > 2, "{locale:?} {key} is empty");
        }
    }
}

#[test]
fn every_key_that_is_used_is_there_and_every_key_is_used() {
    let known: BTreeSet<String> = entries(Locale::ZhCn).into_keys().collect();
    let mut used = BTreeSet::new();
    let mut families = BTreeSet::new();
    for file in files(&root().join("src"), ".rs") {
        let source = fs::read_to_string(&file).expect("readable source");
        for quoted in source.split('"').skip(1).step_by(2) {
            let is_key = quoted.contains('.')
                && quoted.starts_with(|c: char| c.is_ascii_lowercase())
                && quoted.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._{}".contains(c));
            if let Some((family, rest)) = quoted.split_once(".{").filter(|_| is_key) {
                assert!(rest.ends_with('}'), "{quoted}: a key is put together from a family and a name");
                families.insert(family.to_owned());
            } else if is_key && known.contains(quoted) {
                used.insert(quoted.to_owned());
            }
        }
        // A line of documentation may show a call; the macro itself takes any key.
        let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for call in code.split("word!(").skip(1) {
            let Some(key) = call.split('"').nth(1) else { continue };
            let literal = call
                .split('"')
                .next()
                .is_some_and(|before| !before.contains('\n') && !before.contains('&') && before.trim_end().ends_with(','));
            assert!(!literal || known.contains(key), "{}: no word {key:?}", file.display());
        }
    }
    let is_used = |key: &String| used.contains(key) || key.rsplit_once('.').is_some_and(|(family, _)| families.contains(family));
    let unused: Vec<_> = known.iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");
}
