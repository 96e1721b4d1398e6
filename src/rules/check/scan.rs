//! What was measured on scans.

use crate::evidence::ScanEvidence;
use crate::knowledge::{Check, Rule, Severity};
use crate::rules::case::{Scan, finding, sources_of};
use crate::rules::{Arg, Case, Finding, Open, OpenWhy, Report};
use crate::scan::ScanFacts;

/// Too few pixels: for the text of a sheet of known size, for its text as it stands there (both likely), or for what
/// providers suggest (advice).
pub fn size(rule: &Rule, case: &Case, check: &Check, report: &mut Report) {
    let Check::ScanSize { advise_below_px, min_dpi, advise_dpi, min_text_px, advise_text_px } = *check else { return };
    each_measured(rule, case, report, |scan, facts| {
        let found = |what: &'static str| {
            let found = about(rule, scan).arg("width", facts.width_px).arg("height", facts.height_px);
            found.arg("min", advise_below_px).arg("what", Arg::Own(what))
        };
        let dpi = scan.slot.and_then(|slot| slot.paper.long_side_mm()).map(|long_side_mm| facts.sheet.dpi(long_side_mm));
        let text_px = facts.sheet.sharpness.as_ref().map(|sharpness| sharpness.text_height_px);
        if dpi.is_some_and(|dpi| dpi < min_dpi) || text_px.is_some_and(|height| height < min_text_px) {
            Some(found("text"))
        } else if dpi.is_some_and(|dpi| dpi < advise_dpi) || text_px.is_some_and(|height| height < advise_text_px) {
            Some(found("small").at_most(Severity::Advice))
        } else if facts.width_px.min(facts.height_px) < advise_below_px {
            Some(found("suggested").at_most(Severity::Advice))
        } else {
            None
        }
    });
}

/// Grey where the document shows colour. Documents that need not are not judged.
pub fn colour(rule: &Rule, case: &Case, (grey_below, doubtful_below): (u8, u8), copies: Option<&str>, report: &mut Report) {
    let refused = case.province().and_then(|province| {
        let cell = province.yes_or_no(copies?)?;
        (cell.agreed() == Some(&false)).then(|| sources_of(cell, province))
    });
    each_measured(rule, case, report, |scan, facts| {
        let must_show = scan.slot.and_then(|slot| slot.colour.as_ref()).is_some_and(|when| case.situation.holds(when, None));
        if !must_show || facts.chroma >= doubtful_below {
            return None;
        }
        let is_certificate = scan.slot.is_some_and(|slot| slot.certificate_of.is_some());
        let sources = refused.iter().filter(|_| is_certificate).flatten().cloned();
        let found = about(rule, scan).arg("chroma", facts.chroma).said_by(sources);
        if facts.chroma < grey_below {
            Some(found.arg("what", Arg::Own("grey")))
        } else {
            Some(found.arg("what", Arg::Own("doubtful")).at_most(Severity::Likely))
        }
    });
}

/// Judges every scan that was measured; those that were not examined are open points.
pub fn each_measured(rule: &Rule, case: &Case, report: &mut Report, mut judge: impl FnMut(&Scan, &ScanFacts) -> Option<Finding>) {
    for scan in case.scans() {
        match scan.evidence {
            // Of a picture that is cut short nothing is judged: the seal may have been in the missing part.
            Some(ScanEvidence::Measured(facts)) if facts.cut_short => {}
            Some(ScanEvidence::Measured(facts)) => report.findings.extend(judge(scan, facts)),
            Some(ScanEvidence::Unreadable(_)) => {}
            None => report.open.push(Open::new(&rule.id, scan.field.as_str(), OpenWhy::NotExamined)),
        }
    }
}

/// A finding at a scan, with its file and material named.
pub fn about(rule: &Rule, scan: &Scan) -> Finding {
    let file = scan.file.rsplit('/').next().unwrap_or(scan.file);
    finding(rule, scan.field.as_str()).arg("file", file).arg("material", Arg::Slot(scan.slot_id.to_owned()))
}
