//! The account of the province tables: every column typed, unknown or left out; every cell read by a rule, or why not.

use crate::fixture::{files, knowledge, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Questions of the researched table, one row each in every province's account.
const N_QUESTIONS: usize = 30;

/// Rows of a CSV file as columns by name. Fields hold no line breaks.
fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut lines = text.lines().map(fields);
    let header = lines.next().expect("a header");
    lines.map(|line| header.iter().cloned().zip(line).collect()).collect()
}

/// The fields of one line, RFC 4180.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut is_quoted) = (vec![String::new()], false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                fields.last_mut().expect("one at least").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            c => fields.last_mut().expect("one at least").push(c),
        }
    }
    fields
}

/// The cells that a province's file holds: `individual.min_age`.
fn cells(code: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(format!("assets/provinces/{code}.toml"))).expect("a province");
    let file: toml::Table = toml::from_str(&text).expect("TOML");
    let groups = file.iter().filter(|(group, _)| *group != "name").filter_map(|(group, value)| Some((group, value.as_table()?)));
    groups.flat_map(|(group, table)| table.keys().map(move |cell| format!("{group}.{cell}"))).collect()
}

#[test]
fn every_column_of_every_province_is_typed_unknown_or_left_out() {
    for code in knowledge().provinces.keys() {
        let rows = rows(&format!("assets/provinces/account/{code}.csv"));
        let of_table = |table: &str| rows.iter().filter(|row| row["table"] == table).count();
        assert!(of_table("provinces") >= N_QUESTIONS, "{code}: {} of {N_QUESTIONS} columns", of_table("provinces"));
        assert_eq!(of_table("province_materials"), 1, "{code}");
        let mut named = BTreeSet::new();
        for row in &rows {
            let listed: Vec<&str> = row["cells"].split_whitespace().collect();
            match row["outcome"].as_str() {
                "typed" => assert!(!listed.is_empty(), "{code} {}: typed where?", row["column"]),
                "unknown" => assert!(listed.is_empty(), "{code} {}", row["column"]),
                "left_out" => assert!(!row["why"].trim().is_empty(), "{code} {}: left out, and why?", row["column"]),
                other => panic!("{code} {}: outcome {other:?}", row["column"]),
            }
            named.extend(listed.into_iter().filter(|cell| !cell.starts_with("list:")).map(str::to_owned));
        }
        assert_eq!(named, cells(code), "{code}: cells of the account and of the file");
    }
}

#[test]
fn every_cell_is_read_by_a_rule_or_it_is_said_why_not() {
    let rows = rows("assets/provinces/account/cells.csv");
    let accounted: BTreeSet<String> = rows.iter().map(|row| row["cell"].clone()).collect();
    let typed: BTreeSet<String> = knowledge().provinces.keys().flat_map(|code| cells(code)).collect();
    assert_eq!(accounted, typed, "assets/provinces/account/cells.csv");
    for row in &rows {
        let rules: Vec<&str> = row["read_by"].split_whitespace().collect();
        let known = |rule: &&str| knowledge().rules.contains_key(*rule) || matches!(*rule, "materials" | "start_page" | "duties");
        assert!(rules.iter().all(known), "{}: {rules:?}", row["cell"]);
        assert!(!rules.is_empty() || !row["why_not"].trim().is_empty(), "{}: read by nothing, and why?", row["cell"]);
        assert!(rules.is_empty() || row["why_not"].trim().is_empty(), "{}: read, and yet a reason why not", row["cell"]);
        assert!(row["why_not"].split_whitespace().count() <= 15, "{}: say it shorter", row["cell"]);
    }
}

/// Files beside the rules in which a cell may be read.
const READERS: [&str; 6] = [
    "src/knowledge/situation.rs",
    "src/knowledge/papers.rs",
    "src/knowledge/occasion.rs",
    "src/knowledge/slot.rs",
    "src/ui/screen/start.rs",
    "src/report/duties.rs",
];

/// The text of files, one after the other.
fn joined(paths: impl IntoIterator<Item = PathBuf>) -> String {
    let read = |path: PathBuf| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    paths.into_iter().map(read).collect::<Vec<_>>().join("\n")
}

/// Whether code reads a field of a name: `.name` that is neither longer nor called.
fn has_field(code: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '(');
    code.split(&format!(".{name}")).skip(1).any(|rest| !rest.starts_with(goes_on))
}

#[test]
fn what_the_account_says_of_a_cell_is_seen_in_the_code() {
    let rules = joined(files(&root().join("src/rules"), ".rs"));
    let readers = rules.clone() + &joined(READERS.iter().map(|path| root().join(path)));
    let data = joined(files(&root().join("assets/rules"), ".toml").into_iter().chain([root().join("assets/materials.toml")]));
    for row in rows("assets/provinces/account/cells.csv") {
        let (_, name) = row["cell"].split_once('.').expect("group and name");
        let is_named = data.contains(&format!("\"{}\"", row["cell"]));
        if row["read_by"].trim().is_empty() {
            assert!(!is_named && !has_field(&rules, name), "{}: read after all", row["cell"]);
        } else {
            assert!(is_named || has_field(&readers, name), "{}: read by {}, but nowhere seen", row["cell"], row["read_by"]);
        }
    }
}
