//! Website names.

use crate::knowledge::{Rule, Severity, SourceRef, WordList};
use crate::number::domain::Domain;
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Finding};
use crate::text::{fold, is_han};
use unicode_normalization::UnicodeNormalization;

/// Fewer Han characters than wanted.
pub fn han_count(rule: &Rule, case: &Case, min: usize, findings: &mut Vec<Finding>) {
    for (field, name) in names(rule, case) {
        let have = crate::text::han_count(&name);
        if have < min {
            findings.push(finding(rule, field).arg("have", have).arg("min", min));
        }
    }
}

/// Nothing but digits or Latin letters, brackets and hyphens aside.
pub fn only_digits_or_letters(rule: &Rule, case: &Case, findings: &mut Vec<Finding>) {
    for (field, name) in names(rule, case) {
        let rest: String = fold(&name).chars().filter(|c| !"()-".contains(*c)).collect();
        if !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric()) {
            findings.push(finding(rule, field).arg("name", name));
        }
    }
}

/// Symbols, punctuation, emoji. Those on which sources differ only advise.
pub fn symbol(rule: &Rule, case: &Case, disputed: &str, findings: &mut Vec<Finding>) {
    for (field, name) in names(rule, case) {
        // The dot stands inside of personal names (阿依·古丽); a space separates words.
        let mut symbols: Vec<char> =
            name.chars().filter(|&c| !c.is_alphanumeric() && !is_han(c) && !matches!(c, ' ' | '\u{3000}' | '·')).collect();
        symbols.dedup();
        let refused: String = symbols.iter().filter(|c| !disputed.contains(**c)).map(|&c| shown(c)).collect();
        if !refused.is_empty() {
            findings.push(finding(rule, field).arg("symbols", refused).arg("rule", Arg::Own("refused")));
        } else if !symbols.is_empty() {
            let symbols: String = symbols.into_iter().collect();
            findings.push(finding(rule, field).arg("symbols", symbols).arg("rule", Arg::Own("disputed")).at_most(Severity::Advice));
        }
    }
}

/// A character as it can be seen: one without a shape by its code point.
fn shown(c: char) -> String {
    let has_no_shape = c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if has_no_shape { format!("U+{:04X} ", u32::from(c)) } else { c.to_string() }
}

/// Begins with a word of a list, unless the subject is entitled to it.
pub fn starts_with(rule: &Rule, case: &Case, list: &str, findings: &mut Vec<Finding>) {
    let Some(list) = case.knowledge.word_lists.get(list).filter(|_| !case.filing.subject.state_level) else { return };
    for (field, name) in names(rule, case) {
        let folded = fold(&name);
        if list.harmless.iter().any(|harmless| folded.starts_with(harmless.as_str())) {
            continue;
        }
        let Some(word) = list.words.iter().find(|word| folded.starts_with(word.as_str())) else { continue };
        let found = of_list(finding(rule, field), list, word);
        // A registered organisation that bears the word got it from the register.
        let bears_it = !case.filing.is_individual() && fold(&case.filing.subject.name).starts_with(word.as_str());
        findings.push(if bears_it { found.at_most(Severity::Advice) } else { found });
    }
}

/// Holds a word of a list. Inside of other words it is never more than likely.
pub fn contains(rule: &Rule, case: &Case, list: &str, findings: &mut Vec<Finding>) {
    let Some(list) = case.knowledge.word_lists.get(list) else { return };
    for (field, name) in names(rule, case) {
        let mut folded: String = fold(&name).chars().filter(|&c| c.is_alphanumeric() || is_han(c)).collect();
        for harmless in &list.harmless {
            folded = folded.replace(harmless.as_str(), "\u{0}");
        }
        let Some(word) = list.words.iter().find(|word| folded.contains(word.as_str())) else { continue };
        let at_an_end = folded.starts_with(word.as_str()) || folded.ends_with(word.as_str());
        let found = of_list(finding(rule, field), list, word);
        findings.push(if at_an_end { found } else { found.at_most(Severity::Likely) });
    }
}

/// Is a domain: one of the website's own, or of the form of any.
pub fn is_domain(rule: &Rule, case: &Case, findings: &mut Vec<Finding>) {
    for (field, name) in names(rule, case) {
        let folded: String = name.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let bare = folded.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        let is_domain = bare.contains('.')
            && match Domain::parse(bare) {
                Ok(_) => true,
                Err(fault) => fault.registrable.is_some(),
            };
        if is_domain {
            findings.push(finding(rule, field).arg("name", name));
        }
    }
}

fn of_list(found: Finding, list: &WordList, word: &str) -> Finding {
    let source = SourceRef { doc: list.source.clone(), at: format!("“{word}”") };
    found.arg("word", word).arg("as_of", list.as_of.as_str()).said_by([source])
}

/// Names that were typed, with their fields. An empty one is another rule's.
fn names(rule: &Rule, case: &Case) -> Vec<(String, String)> {
    let named = |field: String| {
        let name = case.text(&field).trim().to_owned();
        (!name.is_empty()).then_some((field, name))
    };
    case.fields(&rule.field).into_iter().filter_map(named).collect()
}
