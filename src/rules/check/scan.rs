//! What was measured on scans.

use crate::evidence::ScanEvidence;
use crate::knowledge::{Rule, Severity};
use crate::rules::case::{Scan, finding, sources_of};
use crate::rules::{Arg, Case, Finding, Open, OpenWhy, Report};
use crate::scan::ScanFacts;

/// Too few pixels: for the text of a page of known size (likely), or for what providers suggest (advice).
pub fn size(rule: &Rule, case: &Case, advise_below_px: u32, min_dpi: f64, report: &mut Report) {
    each_measured(rule, case, report, |scan, facts| {
        let (short, long) = (facts.width_px.min(facts.height_px), facts.width_px.max(facts.height_px));
        let found = || {
            let found = about(rule, scan).arg("width", facts.width_px).arg("height", facts.height_px);
            found.arg("min", advise_below_px)
        };
        let inches = scan.slot.and_then(|slot| slot.paper.long_side_mm()).map(|mm| mm / 25.4);
        if inches.is_some_and(|inches| f64::from(long) < min_dpi * inches) {
            Some(found().arg("what", Arg::Own("text")))
        } else if short < advise_below_px {
            Some(found().arg("what", Arg::Own("suggested")).at_most(Severity::Advice))
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
pub fn each_measured(rule: &Rule, case: &Case, report: &mut Report, judge: impl Fn(&Scan, &ScanFacts) -> Option<Finding>) {
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
