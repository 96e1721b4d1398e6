//! Checking is total: whatever stands in a case, it gives a report.

use crate::fixture::{TODAY, knowledge, sound, sound_evidence};
use beian_preflight::evidence::Evidence;
use beian_preflight::filing::{Filing, FilingKind, Nature, path};
use beian_preflight::i18n::Locale;
use beian_preflight::report::{Speaker, case_json, case_text, overview};
use beian_preflight::rules::check;
use serde_json::Value;

/// Texts that have broken programs.
fn odd_texts() -> Vec<String> {
    let plain = [
        "",
        " ",
        "0",
        "-1",
        "9999-99-99",
        "2026-02-30",
        "long_term",
        "𠮷𰻞",
        "\u{202e}abc\u{0}",
        "👩‍👩‍👧",
        "e\u{301}\u{301}",
        "%{x} {have} {",
        "../..",
        "NaN",
    ];
    plain.into_iter().map(str::to_owned).chain(["一".repeat(20_000), "1".repeat(18), "@".repeat(300), ".".repeat(400)]).collect()
}

/// Paths of every text in a case.
fn text_paths(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                text_paths(item, &format!("{at}[{index}]"), found);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                text_paths(item, &path, found);
            }
        }
        _ => {}
    }
}

#[test]
fn any_text_in_any_field_gives_a_report_that_can_be_said_in_every_language() {
    let mut n_checked = 0;
    for name in ["individual", "enterprise"] {
        let filing = sound(name);
        let evidence = sound_evidence(&filing);
        let mut paths = Vec::new();
        text_paths(&path::to_value(&filing), "", &mut paths);
        for path in paths {
            for odd in odd_texts() {
                // Closed lists refuse it, which is right too.
                let Ok(changed) = path::set(&filing, &path, odd.into()) else { continue };
                let report = check(&changed, &evidence, knowledge(), TODAY);
                n_checked += 1;
                if n_checked % 40 == 0 {
                    for locale in Locale::ALL {
                        let speaker = Speaker::new(knowledge(), locale);
                        let said =
                            case_text("case", &report, speaker, TODAY).len() + case_json("case", &report, speaker, TODAY).to_string().len();
                        assert!(said > 0 && !overview(&changed, speaker, TODAY).is_empty(), "{path}");
                    }
                }
            }
        }
    }
    assert!(n_checked > 1000, "{n_checked}");
}

#[test]
fn every_finding_of_the_faulty_filings_is_a_whole_sentence_in_every_language() {
    let filing = Filing::new("tencent", "", Nature::Enterprise, FilingKind::First);
    let report = check(&filing, &Evidence::default(), knowledge(), TODAY);
    assert!(report.findings.len() > 10, "an empty filing lacks much");
    for locale in Locale::ALL {
        let speaker = Speaker::new(knowledge(), locale);
        for finding in &report.findings {
            for text in [speaker.title(finding), speaker.cause(finding), speaker.fix(finding)] {
                assert!(
                    !text.is_empty() && !text.contains(['{', '}']) && !text.contains("“”") && !text.contains("''"),
                    "{locale:?} {}: {text}",
                    finding.rule
                );
            }
        }
    }
}
