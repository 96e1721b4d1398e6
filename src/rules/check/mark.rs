//! Marks that people make on papers, looked for on the scans.

use crate::evidence::ScanEvidence;
use crate::knowledge::Mark;
use crate::rules::Case;
use crate::scan::{RedKind, ScanFacts};

/// Chroma below which a picture says nothing of red marks; the rule on colour speaks then.
const COLOUR_FROM: u8 = 24;
/// Dots per inch of the sheet below which marks are not looked for: a seal is then 150 pixels across.
const LEAST_DPI: f64 = 72.0;
/// Blur above which handwriting is not told from print.
const SHARP_BELOW: f32 = 0.075;

/// Whether a mark that has to be on a material is missing on all of its scans; `None` where they do not tell.
pub fn is_missing(mark: Mark, case: &Case, field: &str) -> Option<bool> {
    let scans: Vec<_> =
        case.scans().iter().filter(|scan| scan.field.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'))).collect();
    if scans.is_empty() {
        return None;
    }
    let mut is_missing = true;
    for scan in scans {
        let Some(ScanEvidence::Measured(facts)) = scan.evidence.filter(|_| scan.slot.is_some()) else { return None };
        let long_side_mm = scan.slot?.paper.long_side_mm()?;
        if facts.cut_short || facts.sheet.dpi(long_side_mm) < LEAST_DPI {
            return None;
        }
        is_missing &= is_missing_on(mark, facts, long_side_mm)?;
    }
    Some(is_missing)
}

fn is_missing_on(mark: Mark, facts: &ScanFacts, long_side_mm: f64) -> Option<bool> {
    #[expect(clippy::cast_possible_truncation, reason = "a length of paper")]
    let of_kind = |kind: RedKind| facts.sheet.red.iter().filter(move |red| red.kind(long_side_mm as f32) == kind);
    match mark {
        // Without a seal the letter may have no colour at all, and that is said once.
        Mark::Seal { .. } | Mark::Fingerprint if facts.chroma < COLOUR_FROM && facts.sheet.red.is_empty() => None,
        Mark::Seal { whole_from, bright_from } => {
            Some(!of_kind(RedKind::Seal).any(|seal| seal.ring >= whole_from && seal.colour >= bright_from))
        }
        Mark::Fingerprint => Some(of_kind(RedKind::Fingerprint).next().is_none()),
        Mark::Signature => {
            let is_sharp = facts.sheet.sharpness.as_ref().is_some_and(|sharpness| sharpness.blur() < SHARP_BELOW);
            facts.sheet.writing.as_ref().filter(|_| is_sharp).map(Vec::is_empty)
        }
    }
}
