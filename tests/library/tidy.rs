//! The layers and habits of ARCHITECTURE.md, held to the source.

use crate::fixture::{files, root};
use std::fs;
use std::path::Path;

/// Modules by row; a module uses rows below its own only.
const ROWS: [&[&str]; 12] = [
    &["text", "i18n"],
    &["number"],
    &["filing", "picture"],
    &["knowledge", "scan", "ocr", "web"],
    &["evidence", "paper", "notice"],
    &["rules"],
    &["report"],
    &["bundle"],
    &["app"],
    &["shell"],
    &["ui", "cli"],
    &["main"],
];

/// What only some modules may name, and which.
const RESERVED: [(&str, &[&str]); 6] = [
    ("std::fs", &["shell", "cli"]),
    ("std::thread", &["shell", "cli"]),
    ("std::time", &["shell", "cli"]),
    ("rfd::", &["shell", "cli"]),
    ("egui::", &["ui"]),
    ("eframe::", &["ui"]),
];

const MOST_LINES: usize = 600;

fn row(module: &str) -> usize {
    ROWS.iter().position(|row| row.contains(&module)).unwrap_or_else(|| panic!("{module} has no row"))
}

fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("below src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn sources() -> Vec<(String, String, String)> {
    let all = files(&root().join("src"), ".rs");
    all.iter().map(|file| (file.display().to_string(), module_of(file), fs::read_to_string(file).expect("readable source"))).collect()
}

#[test]
fn modules_use_only_rows_below_their_own() {
    for (file, module, source) in sources().iter().filter(|(_, module, _)| module != "lib") {
        let names = source
            .split("crate::")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '_').next());
        assert!(!source.contains("use crate::{"), "{file}: one module a use line, so that its row can be read");
        for used in names.filter(|used| !used.is_empty() && *used != "word" && used != module) {
            assert!(row(used) < row(module), "{file}: {module} (row {}) uses {used} (row {})", row(module), row(used));
        }
    }
}

#[test]
fn the_outside_is_named_only_where_it_belongs() {
    for (file, module, source) in sources() {
        for (name, allowed) in RESERVED {
            assert!(allowed.contains(&module.as_str()) || !source.contains(name), "{file}: {name} belongs in {allowed:?}");
        }
    }
}

#[test]
fn files_stay_short_enough_to_read() {
    for (file, _, source) in sources() {
        let n_lines = source.lines().count();
        assert!(n_lines <= MOST_LINES, "{file} has {n_lines} lines; split it");
    }
}

#[test]
fn nothing_is_left_lying_about() {
    for (file, _, source) in sources() {
        for left in ["todo!(", "unimplemented!(", "dbg!(", "FIXME", "TODO"] {
            assert!(!source.contains(left), "{file}: {left}");
        }
    }
}
