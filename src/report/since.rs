//! What changed since the last rejection: values, scans, and what reviewers would still refuse.

use super::{Row, Speaker, overview};
use crate::evidence::Evidence;
use crate::filing::{Filing, Rejection};
use crate::knowledge::Severity;
use crate::rules::{Finding, Report, check};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A case beside how it stood when its last rejection was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct SinceRejection<'a> {
    /// The rejection.
    pub rejection: &'a Rejection,
    /// Values that are others now; none where it is not known how the case stood.
    pub changes: Option<Vec<ChangedValue>>,
    /// Findings above advice of then that are gone.
    pub cured: Vec<Finding>,
    /// Findings above advice that were there then and still are.
    pub left: Vec<Finding>,
}

/// A value then and now, in words; empty where nothing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedValue {
    /// Path of the field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// What stood there.
    pub then: String,
    /// What stands there.
    pub now: String,
}

/// The last rejection of a case: the one with the latest day, of several on a day the one entered last.
pub fn last_rejection(filing: &Filing) -> Option<&Rejection> {
    let rejections = filing.procedure.rejections.iter().enumerate();
    rejections.max_by_key(|(index, rejection)| (rejection.on.date(), *index)).map(|(_, rejection)| rejection)
}

/// Compares a case with how it stood when its last rejection was recorded. Both are judged by the same scans and on the
/// same day, so that only what was changed makes a difference.
pub fn since_rejection<'a>(
    filing: &'a Filing,
    evidence: &Evidence,
    report: &Report,
    speaker: Speaker,
    today: Date,
) -> Option<SinceRejection<'a>> {
    let rejection = last_rejection(filing)?;
    let Some(then) = rejection.as_filed.as_deref() else {
        return Some(SinceRejection { rejection, changes: None, cured: Vec::new(), left: Vec::new() });
    };
    let before = check(then, evidence, speaker.knowledge, today);
    let key = |finding: &Finding| (finding.rule.clone(), finding.field.clone());
    let now: BTreeSet<_> = report.findings.iter().map(key).collect();
    let counts = |finding: &Finding| finding.severity > Severity::Advice;
    let (left, cured) = before.findings.into_iter().filter(counts).partition(|finding| now.contains(&key(finding)));
    Some(SinceRejection { rejection, changes: Some(changes(then, filing, speaker, today)), cured, left })
}

fn changes(then: &Filing, now: &Filing, speaker: Speaker, today: Date) -> Vec<ChangedValue> {
    let values = |filing: &Filing| -> Vec<Row> {
        let rows = overview(filing, speaker, today).into_iter().flat_map(|card| card.rows);
        rows.filter(|row| !row.field.starts_with("filing.rejections")).collect()
    };
    let before: BTreeMap<String, String> = values(then).into_iter().map(|row| (row.field, row.value)).collect();
    let after = values(now);
    let fields: BTreeSet<String> = after.iter().map(|row| row.field.clone()).collect();
    let changed = after.into_iter().filter_map(|row| {
        let then = before.get(&row.field).cloned().unwrap_or_default();
        (then != row.value).then(|| ChangedValue { label: speaker.label(&row.field), field: row.field, then, now: row.value })
    });
    let gone = before.iter().filter(|(field, value)| !fields.contains(*field) && !value.is_empty());
    let gone = gone.map(|(field, value)| ChangedValue {
        field: field.clone(),
        label: speaker.label(field),
        then: value.clone(),
        now: String::new(),
    });
    changed.chain(gone).chain(changed_scans(then, now, speaker)).collect()
}

fn changed_scans(then: &Filing, now: &Filing, speaker: Speaker) -> Vec<ChangedValue> {
    let scans = |filing: &Filing| -> BTreeMap<String, String> {
        let names = |files: &[String]| files.iter().map(|file| file.rsplit('/').next().unwrap_or(file)).collect::<Vec<_>>().join(", ");
        filing.materials.iter().map(|material| (material.path(), names(&material.files))).collect()
    };
    let (before, after) = (scans(then), scans(now));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |scans: &BTreeMap<String, String>, path: &String| scans.get(path).cloned().unwrap_or_default();
    let changed = paths.into_iter().filter(|path| value(&before, path) != value(&after, path));
    let change = |path: &String| ChangedValue {
        field: path.clone(),
        label: speaker.label(path),
        then: value(&before, path),
        now: value(&after, path),
    };
    changed.map(change).collect()
}
