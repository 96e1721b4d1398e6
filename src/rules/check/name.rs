//! Website names.

use crate::filing::Nature;
use crate::knowledge::{ConflictAbout, NameWordKind, Rule, Severity, SourceRef, WordList};
use crate::number::domain::Domain;
use crate::rules::case::{finding, sources_of};
use crate::rules::code::site_name_words::{Found, find, newest, with_scoped};
use crate::rules::{Arg, Case, Finding};
use crate::text::{fold, is_han, plain};
use unicode_normalization::UnicodeNormalization;

/// Fewer Han characters than wanted, or than the province wants.
pub fn han_count(rule: &Rule, case: &Case, min: usize, findings: &mut Vec<Finding>) {
    let province = case.province();
    let stated = province.and_then(|province| province.website.name_min_chinese.agreed()).map_or(0, |min| usize::from(*min));
    let min = min.max(stated);
    for (field, name) in names(rule, case) {
        let have = crate::text::han_count(&name);
        if have < min {
            let sources = province.map(|province| sources_of(&province.website.name_min_chinese, province)).unwrap_or_default();
            findings.push(finding(rule, field).arg("have", have).arg("min", min).said_by(sources));
        }
    }
}

/// Nothing but digits or Latin letters, brackets and hyphens aside.
pub fn only_digits_or_letters(rule: &Rule, case: &Case, findings: &mut Vec<Finding>) {
    let sources = case.province().map(|province| sources_of(&province.website.pure_latin_name_refused, province)).unwrap_or_default();
    for (field, name) in names(rule, case) {
        let rest: String = fold(&name).chars().filter(|c| !"()-".contains(*c)).collect();
        if !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric()) {
            findings.push(finding(rule, field).arg("name", name).said_by(sources.iter().cloned()));
        }
    }
}

/// Brackets of either width.
const BRACKETS: &str = "()（）";

/// Symbols, punctuation, emoji; where the province refuses them, Latin letters. Symbols on which sources differ only
/// advise.
pub fn symbol(rule: &Rule, case: &Case, disputed: &str, findings: &mut Vec<Finding>) {
    let takes_brackets = case.province().is_some_and(|province| province.website.brackets_taken.agreed() == Some(&true));
    for (field, name) in names(rule, case) {
        // The dot stands inside of personal names (阿依·古丽); a space separates words.
        let is_taken = |c: char| matches!(c, ' ' | '\u{3000}' | '·') || (takes_brackets && BRACKETS.contains(c));
        let mut symbols: Vec<char> = name.chars().filter(|&c| !c.is_alphanumeric() && !is_han(c) && !is_taken(c)).collect();
        symbols.dedup();
        let refused: String = symbols.iter().filter(|c| !disputed.contains(**c)).map(|&c| shown(c)).collect();
        if !refused.is_empty() {
            findings.push(finding(rule, field).arg("symbols", refused).arg("rule", Arg::Own("refused")));
        } else if let Some((letters, severity, sources)) = refused_letters(case, &name) {
            let found = finding(rule, field).arg("symbols", letters).arg("rule", Arg::Own("latin"));
            findings.push(found.at_most(severity).said_by(sources));
        } else if !symbols.is_empty() {
            let sides = conflict_sources(case, &symbols);
            let symbols: String = symbols.into_iter().collect();
            let found = finding(rule, field).arg("symbols", symbols).arg("rule", Arg::Own("disputed"));
            findings.push(found.at_most(Severity::Advice).said_by(sides));
        }
    }
}

/// Latin letters beside Han characters where the province takes none of organisations. A name of nothing else is another
/// rule's.
fn refused_letters(case: &Case, name: &str) -> Option<(String, Severity, Vec<SourceRef>)> {
    let province = case.province().filter(|_| !case.filing.is_individual())?;
    let cell = &province.website.latin_name_refused;
    let is_refused = cell.says_yes() && crate::text::han_count(name) > 0;
    let folded: String = name.nfkc().collect();
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    (is_refused && !words.is_empty()).then(|| (words.join(" "), case.knowledge.weight(cell), sources_of(cell, province)))
}

/// Both sides of what sources say of symbols, and what the province's own say of brackets.
fn conflict_sources(case: &Case, symbols: &[char]) -> Vec<SourceRef> {
    let folded: Vec<String> = symbols.iter().map(|c| fold(&c.to_string())).collect();
    let conflicts = case.knowledge.name_words.conflicts_for(&case.filing.province, case.filing.is_individual());
    let about = conflicts.filter(|conflict| conflict.about == ConflictAbout::Symbols);
    let about = about.filter(|conflict| conflict.words.iter().any(|symbol| folded.contains(symbol)));
    let sides = about.flat_map(|conflict| &conflict.sides).map(|side| SourceRef { doc: side.source.clone(), at: folded.join(" ") });
    let of_province = case.province().filter(|_| symbols.iter().any(|c| BRACKETS.contains(*c)));
    let of_province = of_province.map(|province| sources_of(&province.website.brackets_taken, province)).unwrap_or_default();
    sides.chain(of_province).collect()
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
    let subject = &case.filing.subject;
    let Some(list) = case.knowledge.word_lists.get(list).filter(|_| !subject.state_level) else { return };
    let lists = with_scoped(case, list, NameWordKind::BannedPrefix);
    let bearer = plain(&subject.name);
    for (field, name) in names(rule, case) {
        let Some(word) = find(case.knowledge, &plain(&name), &lists).into_iter().find(|word| word.range.start == 0) else { continue };
        let is_general = is_of_list(&word, list);
        // What single sources add to the list is about others than bodies of the state, or is sensitive anywhere.
        if !is_general && (subject.nature == Nature::Government || is_sensitive(case, word.word)) {
            continue;
        }
        // A registered organisation that bears the word got it from the register.
        let bears_it = !case.filing.is_individual() && bearer.as_str().starts_with(word.word);
        let severity = match (bears_it, is_general) {
            (true, _) => Severity::Advice,
            (false, true) => Severity::Blocker,
            (false, false) => word.weight(case.knowledge),
        };
        let found = of_list(finding(rule, field), &word).at_most(severity);
        findings.push(found.said_by(national_name_sources(case)));
    }
}

fn is_sensitive(case: &Case, word: &str) -> bool {
    case.knowledge.word_lists.get("sensitive_words").is_some_and(|list| list.words.iter().any(|listed| listed == word))
}

/// Who says in this province that such names are refused to individuals, or need an approval.
fn national_name_sources(case: &Case) -> Vec<SourceRef> {
    let Some(province) = case.province() else { return Vec::new() };
    let website = &province.website;
    let cell = if case.filing.is_individual() { &website.personal_national_name_refused } else { &website.national_name_approval };
    if cell.agreed() == Some(&true) { sources_of(cell, province) } else { Vec::new() }
}

/// Holds a word of a list. Inside of other words it is never more than likely.
pub fn contains(rule: &Rule, case: &Case, list: &str, findings: &mut Vec<Finding>) {
    let Some(list) = case.knowledge.word_lists.get(list) else { return };
    let lists = with_scoped(case, list, NameWordKind::Sensitive);
    for (field, name) in names(rule, case) {
        let found = find(case.knowledge, &plain(&name), &lists);
        let severity = |word: &Found| match (word.stands_alone, is_of_list(word, list)) {
            (true, true) => Severity::Blocker,
            (false, true) => Severity::Likely,
            (_, false) => word.weight(case.knowledge),
        };
        // Of equal ones the first, which max_by_key would not give.
        let strongest = found.iter().reduce(|best, other| if severity(other) > severity(best) { other } else { best });
        findings.extend(strongest.map(|word| of_list(finding(rule, field), word).at_most(severity(word))));
    }
}

fn is_of_list(word: &Found, list: &WordList) -> bool {
    word.said.iter().any(|said| said.source == list.source)
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

fn of_list(found: Finding, word: &Found) -> Finding {
    let as_of = newest(word.said.iter().map(|list| list.as_of));
    found.arg("word", word.typed.as_str()).arg("listed", word.word).arg("as_of", as_of).said_by(word.sources())
}

/// Names that were typed, with their fields. An empty one is another rule's.
fn names(rule: &Rule, case: &Case) -> Vec<(String, String)> {
    let named = |field: String| {
        let name = case.text(&field).trim().to_owned();
        (!name.is_empty()).then_some((field, name))
    };
    case.fields(&rule.field).into_iter().filter_map(named).collect()
}
