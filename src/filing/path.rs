//! Field paths such as `websites[0].domains[0].name`, and reading and setting what stands there.
//!
//! A path addresses the saved form, so that a field has one name in findings, answers, the command
//! line's JSON and the file itself. Findings on materials name the slot: `materials[principal_id_front]`.

use super::Filing;
use serde_json::Value;

/// Why a field could not be set.
#[derive(Debug, thiserror::Error)]
pub enum PathError {
    /// There is no such field in this case.
    #[error("no field {0} in this case")]
    Missing(String),
    /// The field does not take such a value.
    #[error("{0}: {1}")]
    WrongType(String, serde_json::Error),
}

/// One step of a path.
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// The case as JSON, to read fields from by path.
///
/// # Panics
/// Never: every type of the case has a JSON form, which a test holds.
pub fn to_value(filing: &Filing) -> Value {
    serde_json::to_value(filing).unwrap_or_default()
}

/// The value at `path`, if there is one.
pub fn get<'a>(case: &'a Value, path: &str) -> Option<&'a Value> {
    steps(path).try_fold(case, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

/// The text at `path`; empty for `null` and for what is no text.
pub fn text<'a>(case: &'a Value, path: &str) -> &'a str {
    get(case, path).and_then(Value::as_str).unwrap_or_default()
}

/// A copy of `filing` with another value at `path`.
///
/// # Errors
/// [`PathError`] if there is no such field or it does not take the value; the filing is unchanged.
pub fn set(filing: &Filing, path: &str, new: Value) -> Result<Filing, PathError> {
    let mut case = to_value(filing);
    let mut place = &mut case;
    for step in steps(path) {
        let next = match step {
            Step::Key(key) => place.get_mut(key),
            Step::Index(index) => place.get_mut(index),
        };
        place = next.ok_or_else(|| PathError::Missing(path.to_owned()))?;
    }
    *place = new;
    serde_json::from_value(case).map_err(|source| PathError::WrongType(path.to_owned(), source))
}

/// The path of a material in findings: `materials[slot]`, or `materials[slot:website]` where it is for one.
pub fn material(slot: &str, website: Option<&str>) -> String {
    match website {
        Some(website) => format!("materials[{slot}:{website}]"),
        None => format!("materials[{slot}]"),
    }
}

/// `path` with every index left out, as rules name fields: `websites[].name`.
pub fn pattern(path: &str) -> String {
    let mut inside = false;
    path.chars()
        .filter(|&c| {
            inside = c != ']' && (inside || c == '[');
            !inside || c == '['
        })
        .collect()
}

/// The index in `path` after the list `name`: 2 for `websites[2].name` and `websites`.
pub fn index_of(path: &str, name: &str) -> Option<usize> {
    path.strip_prefix(name)?.strip_prefix('[')?.split(']').next()?.parse().ok()
}

/// Every index in `path`, the outermost first: 0 and 2 of `websites[0].domains[2].name`.
pub fn indices(path: &str) -> Vec<usize> {
    path.split('[').skip(1).filter_map(|rest| rest.split(']').next()?.parse().ok()).collect()
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split(['.', '[']).filter(|part| !part.is_empty()).map(|part| match part.strip_suffix(']') {
        Some(index) => index.parse().map_or(Step::Key(index), Step::Index),
        None => Step::Key(part),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{FilingKind, Nature};

    fn filing() -> Filing {
        Filing::new("tencent", "44", Nature::Individual, FilingKind::First)
    }

    #[test]
    fn what_is_set_can_be_read_at_the_same_path() {
        let changed = set(&filing(), "websites[0].domains[0].name", "example.com".into()).unwrap();
        assert_eq!(changed.websites[0].domains[0].name, "example.com");
        assert_eq!(text(&to_value(&changed), "websites[0].domains[0].name"), "example.com");
    }

    #[test]
    fn a_field_that_is_not_there_is_an_error_and_nothing_changes() {
        assert!(matches!(set(&filing(), "websites[3].name", "x".into()), Err(PathError::Missing(_))));
        assert!(matches!(set(&filing(), "subject.nature", "king".into()), Err(PathError::WrongType(..))));
    }

    #[test]
    fn a_pattern_has_no_indices() {
        assert_eq!(pattern("websites[12].domains[0].name"), "websites[].domains[].name");
        assert_eq!(pattern("materials[principal_id_front].files[0]"), "materials[].files[]");
        assert_eq!(index_of("websites[12].name", "websites"), Some(12));
        assert_eq!(index_of("websites", "websites"), None);
        assert_eq!(indices("websites[12].domains[3].name"), [12, 3]);
    }
}
