//! What is shown of a scan's measurements: values against their limits, and places.

use crate::knowledge::{Check, Knowledge, Slot};
use crate::scan::{Outline, Region, ScanFacts};

/// One measured value against its limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    /// What was measured.
    pub kind: GaugeKind,
    /// The value, in the unit of its kind.
    pub value: f32,
    /// The value where a bar begins: 0, or the best value where less is better.
    pub from: f32,
    /// The value where a bar is full.
    pub full: f32,
    /// Where it becomes doubtful.
    pub advice_at: Option<f32>,
    /// Where a reviewer would send it back.
    pub fault_at: Option<f32>,
    /// Whether more is better.
    pub more_is_better: bool,
}

/// What a gauge shows. Its words are `gauge.<kind>` in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum GaugeKind {
    /// Colour that stands out of the page, 0 to 255.
    Colour,
    /// Dots per inch of the paper, from its known size.
    Resolution,
}

impl Gauge {
    /// Whether the value is past its limit for a fault, for advice, or for neither.
    pub fn verdict(&self) -> Verdict {
        let is_past = |limit: f32| if self.more_is_better { self.value < limit } else { self.value > limit };
        if self.fault_at.is_some_and(is_past) {
            Verdict::Fault
        } else if self.advice_at.is_some_and(is_past) {
            Verdict::Doubtful
        } else {
            Verdict::Good
        }
    }
}

/// How a value stands against its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Within them.
    Good,
    /// Past the one for advice.
    Doubtful,
    /// Past the one for a fault.
    Fault,
}

/// Something that can be shown upon a scan.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlay {
    /// What it shows.
    pub kind: OverlayKind,
    /// Where.
    pub shape: OverlayShape,
    /// How it stands against its limits.
    pub verdict: Verdict,
}

/// What an overlay shows. Its words are `overlay.<kind>` in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum OverlayKind {
    /// The outline of the paper or card.
    Outline,
    /// How sharp each part with text is.
    Sharpness,
    /// Glare and shadow.
    Light,
    /// Seals and fingerprints.
    Seal,
    /// The places of signatures.
    Signature,
}

/// The shape of an overlay.
#[derive(Debug, Clone, PartialEq)]
pub enum OverlayShape {
    /// An upright rectangle.
    Region(Region),
    /// Four corners.
    Outline(Outline),
    /// A value for each tile of an even grid, row by row; `None` where nothing was measured.
    Map {
        /// Tiles in a row.
        columns: usize,
        /// One verdict a tile.
        tiles: Vec<Option<Verdict>>,
    },
}

/// The gauges of a scan in a slot, the most telling first. Limits are those of the rules.
pub fn gauges(facts: &ScanFacts, slot: Option<&Slot>, knowledge: &Knowledge) -> Vec<Gauge> {
    let checks = knowledge.rules.values().map(|rule| &rule.check);
    checks.filter_map(|check| gauge_of(check, facts, slot)).collect()
}

fn gauge_of(check: &Check, facts: &ScanFacts, slot: Option<&Slot>) -> Option<Gauge> {
    match check {
        Check::ScanSize { min_dpi, .. } => {
            let inches = slot?.paper.long_side_mm()? / 25.4;
            let limit = Some(single(*min_dpi));
            let value = single(f64::from(facts.width_px.max(facts.height_px)) / inches);
            Some(Gauge {
                kind: GaugeKind::Resolution,
                value,
                from: 0.0,
                full: 400.0,
                advice_at: None,
                fault_at: limit,
                more_is_better: true,
            })
        }
        Check::ScanColour { grey_below, doubtful_below, .. } => {
            slot?.colour.as_ref()?;
            let (doubtful, grey) = (Some(f32::from(*doubtful_below)), Some(f32::from(*grey_below)));
            let value = f32::from(facts.chroma);
            Some(Gauge {
                kind: GaugeKind::Colour,
                value,
                from: 0.0,
                full: 120.0,
                advice_at: doubtful,
                fault_at: grey,
                more_is_better: true,
            })
        }
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a number that is shown")]
fn single(value: f64) -> f32 {
    value as f32
}

/// What can be shown upon a scan in a slot.
pub fn overlays(_facts: &ScanFacts, _slot: Option<&Slot>) -> Vec<Overlay> {
    Vec::new()
}
