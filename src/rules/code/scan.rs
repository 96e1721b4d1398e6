//! Rules about the files of scans.

use crate::evidence::{ScanEvidence, Unreadable};
use crate::i18n::{megabytes, megabytes_at_least};
use crate::knowledge::{Floor, Rule, Severity, SourceRef};
use crate::picture::Format;
use crate::rules::check::{about, each_measured};
use crate::rules::{Arg, Case, Open, OpenWhy, Report};

/// The file cannot be made a picture, ends too early, or is of a format that the provider does not take.
pub fn unreadable(rule: &Rule, case: &Case, report: &mut Report) {
    let provider = case.knowledge.provider(&case.filing.provider);
    let is_refused = |format: Format| {
        let statements = provider.map(|provider| provider.formats.statements()).unwrap_or_default();
        !statements.is_empty() && statements.iter().all(|said| !said.value.contains(&format))
    };
    let are_formats_known = provider.is_some_and(|provider| !provider.formats.statements().is_empty());
    for scan in case.scans() {
        let (fault, severity) = match scan.evidence {
            None => {
                report.open.push(Open::new(&rule.id, scan.field.as_str(), OpenWhy::NotExamined));
                continue;
            }
            // What we cannot read is the provider's to refuse: only where its formats are known is it a fault.
            Some(ScanEvidence::Unreadable(Unreadable::NotRead)) if !are_formats_known => {
                report.open.push(Open::new(&rule.id, scan.field.as_str(), OpenWhy::NotExamined));
                continue;
            }
            Some(ScanEvidence::Unreadable(unreadable)) => (word(*unreadable), Severity::Blocker),
            Some(ScanEvidence::Measured(facts)) if facts.ends_grey => ("cut_short", Severity::Blocker),
            // Only the end marker is missing: most programs show the picture whole.
            Some(ScanEvidence::Measured(facts)) if facts.cut_short => ("cut_short", Severity::Likely),
            Some(ScanEvidence::Measured(facts)) if is_refused(facts.format) => ("format_not_accepted", Severity::Blocker),
            Some(ScanEvidence::Measured(facts)) if named_otherwise(scan.file, facts.format) => ("name_differs", Severity::Likely),
            Some(ScanEvidence::Measured(_)) => continue,
        };
        let cure = match fault {
            "missing" => "add_again",
            "name_differs" => "rename",
            "locked" => "unlock",
            // The pixels are there: only the file is of another kind.
            "format_not_accepted" if matches!(scan.evidence, Some(ScanEvidence::Measured(_))) => "convert",
            _ => "scan_again",
        };
        report.findings.push(about(rule, scan).arg("fault", Arg::Own(fault)).arg("cure", Arg::Own(cure)).at_most(severity));
    }
}

/// The file is larger than the provider takes.
pub fn too_large(rule: &Rule, case: &Case, report: &mut Report) {
    let statements = case.knowledge.provider(&case.filing.provider).map(|provider| provider.max_bytes.statements()).unwrap_or_default();
    let limits = statements.iter().map(|said| said.value);
    let (lowest, highest) = (limits.clone().min(), limits.max());
    let sources: Vec<SourceRef> = statements.iter().map(|said| SourceRef { doc: said.by.clone(), at: said.note.clone() }).collect();
    each_measured(rule, case, report, |scan, facts| {
        let (limit, severity) = match (lowest, highest) {
            (_, Some(highest)) if facts.bytes > highest => (highest, Severity::Blocker),
            (Some(lowest), _) if facts.bytes > lowest => (lowest, Severity::Advice),
            _ => return None,
        };
        let found = about(rule, scan).arg("megabytes", megabytes_at_least(facts.bytes)).arg("limit_megabytes", megabytes(limit));
        Some(found.at_most(severity).said_by(sources.iter().cloned()))
    });
}

/// The file is smaller than the provider takes in this slot.
pub fn below_floor(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(provider) = case.knowledge.provider(&case.filing.provider) else { return };
    each_measured(rule, case, report, |scan, facts| {
        let is_under = |floor: &Floor| facts.bytes < floor.min_bytes && floor.slots.iter().any(|slot| slot == scan.slot_id);
        let said: Vec<_> = provider.floor.statements().iter().filter(|said| is_under(&said.value)).collect();
        let floor = said.iter().map(|said| said.value.min_bytes).max()?;
        let found = about(rule, scan).arg("kilobytes", kilobytes(facts.bytes)).arg("limit_kilobytes", kilobytes(floor));
        let found = found.at_most(case.knowledge.weight_of(said.iter().map(|said| said.by.as_str())));
        Some(found.said_by(said.iter().map(|said| SourceRef { doc: said.by.clone(), at: said.note.clone() })))
    });
}

/// In whole kilobytes of 1,024 bytes, rounded down: what is under a limit must not read like it.
fn kilobytes(bytes: u64) -> i64 {
    i64::try_from(bytes / 1024).unwrap_or(i64::MAX)
}

fn named_otherwise(file: &str, format: Format) -> bool {
    let extension = file.rsplit_once('.').map(|(_, extension)| extension);
    extension.and_then(Format::of_extension).is_some_and(|named| named != format)
}

fn word(unreadable: Unreadable) -> &'static str {
    match unreadable {
        Unreadable::Missing => "missing",
        Unreadable::Empty => "empty",
        Unreadable::TooManyBytes => "too_many_bytes",
        Unreadable::NotAPicture => "not_a_picture",
        Unreadable::NotRead => "format_not_accepted",
        Unreadable::Locked => "locked",
        Unreadable::TooDemanding => "too_demanding",
        Unreadable::TooManyPixels => "too_many_pixels",
        Unreadable::Damaged => "damaged",
    }
}
