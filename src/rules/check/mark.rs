//! Marks that people make on papers, looked for on the scans.

use crate::evidence::ScanEvidence;
use crate::knowledge::{Mark, Slot};
use crate::rules::Case;
use crate::scan::{InkColour, RedKind, ScanFacts};

/// Chroma below which a picture says nothing of red marks; the rule on colour speaks then.
const COLOUR_FROM: u8 = 24;
/// Dots per inch of the sheet below which marks are not looked for: a seal is then 150 pixels across.
const LEAST_DPI: f64 = 72.0;
/// Evenness of light below which a shadow takes the colour of a seal, and share of glare above which it may hide one: the
/// limits of `scan.exposure`, which speaks then.
const EVEN_FROM: f32 = 0.65;
const GLARE_TO: f32 = 0.008;
/// Decibels of a grid above which a screen was photographed, which takes the colour of seals: the limit of
/// `scan.screen_photo`.
const GRID_TO_DB: f32 = 25.0;
/// Blur above which handwriting is not told from print.
const SHARP_BELOW: f32 = 0.075;

/// What is amiss with a mark on all scans of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Amiss {
    /// It is there, in ink of another colour.
    Ink,
    /// It is missing, or not whole.
    Missing,
}

/// What is amiss with a mark that has to be on a material; `None` where nothing is, or where the scans do not tell.
pub fn amiss(mark: Mark, case: &Case, field: &str) -> Option<Amiss> {
    let scans = case.scans().iter().filter(|scan| scan.field.strip_prefix(field).is_some_and(|rest| rest.starts_with('.')));
    let each = scans.map(|scan| {
        let Some(ScanEvidence::Measured(facts)) = scan.evidence else { return None };
        let slot = scan.slot?;
        let long_side_mm = slot.paper.long_side_mm()?;
        let is_lit = facts.sheet.light.evenness >= EVEN_FROM && facts.sheet.light.glare_share <= GLARE_TO;
        let is_of_screen = facts.closely.and_then(|closely| closely.pixel_grid).is_some_and(|grid| grid.peak_db > GRID_TO_DB);
        let is_told = is_lit && !is_of_screen && !facts.cut_short && facts.sheet.dpi(long_side_mm) >= LEAST_DPI;
        is_told.then(|| amiss_on(mark, facts, long_side_mm, wants_black_ink(case, slot)))?
    });
    // On one of them it is enough.
    each.collect::<Option<Vec<Amiss>>>()?.into_iter().min()
}

fn wants_black_ink(case: &Case, slot: &Slot) -> bool {
    case.situation.handling(slot, None).black_ink
}

fn amiss_on(mark: Mark, facts: &ScanFacts, long_side_mm: f64, wants_black_ink: bool) -> Option<Amiss> {
    #[expect(clippy::cast_possible_truncation, reason = "a length of paper")]
    let of_kind = |kind: RedKind| facts.sheet.red.iter().filter(move |red| red.kind(long_side_mm as f32) == kind);
    match mark {
        // Without a seal the letter may have no colour at all, and that is said once.
        Mark::Seal { .. } | Mark::Fingerprint if facts.chroma < COLOUR_FROM && facts.sheet.red.is_empty() => None,
        Mark::Seal { whole_from, bright_from } => {
            let is_there = of_kind(RedKind::Seal).any(|seal| seal.ring >= whole_from && seal.colour >= bright_from);
            (!is_there).then_some(Amiss::Missing)
        }
        Mark::Fingerprint => of_kind(RedKind::Fingerprint).next().is_none().then_some(Amiss::Missing),
        Mark::Signature => {
            let is_sharp = facts.sheet.sharpness.as_ref().is_some_and(|sharpness| sharpness.blur() < SHARP_BELOW);
            let writing = facts.sheet.writing.as_ref().filter(|_| is_sharp)?;
            if writing.is_empty() {
                return Some(Amiss::Missing);
            }
            (wants_black_ink && writing.iter().all(|piece| piece.ink != InkColour::Black)).then_some(Amiss::Ink)
        }
    }
}
