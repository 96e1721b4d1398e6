//! What is shown of a scan's measurements: values against their limits, and places.

use crate::knowledge::{Check, Knowledge, Mark, Paper, Slot};
use crate::scan::{Outline, Page, RedKind, RedMark, Region, ScanFacts, Sharpness};
use strum::IntoEnumIterator;

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
    /// Height of the text in pixels.
    TextHeight,
    /// Width of blurred edges in pixels, σ.
    EdgeWidth,
    /// Brightness of the paper, 0 to 255.
    PaperLight,
    /// The darkest paper as a share of the brightest, 0 to 1.
    Evenness,
    /// Share of the sheet that is burnt out, 0 to 1.
    Glare,
    /// Degrees by which the sheet is turned.
    Tilt,
    /// How much shorter one side of the sheet is than the one opposite, 0 to 1.
    Perspective,
    /// Redness of the seal, 0 to 1.
    SealColour,
    /// Share of the seal's ring that is there, 0 to 1.
    SealCompleteness,
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

/// The gauges of a scan in a slot. Limits are those of the rules.
pub fn gauges(facts: &ScanFacts, slot: Option<&Slot>, knowledge: &Knowledge) -> Vec<Gauge> {
    let Some(slot) = slot else { return Vec::new() };
    let checks = knowledge.rules.values().map(|rule| &rule.check);
    let mut all: Vec<Gauge> = checks.flat_map(|check| gauges_of(check, facts, slot)).collect();
    all.extend(gauges_of_seal(facts, slot, knowledge));
    all.sort_by_key(|gauge| GaugeKind::iter().position(|kind| kind == gauge.kind));
    all
}

/// A value of which more is better.
fn at_least(kind: GaugeKind, value: f32, full: f32, advice_at: Option<f32>, fault_at: Option<f32>) -> Gauge {
    Gauge { kind, value, from: 0.0, full, advice_at, fault_at, more_is_better: true }
}

/// A value of which less is better.
fn at_most(kind: GaugeKind, value: f32, full: f32, advice_at: Option<f32>, fault_at: Option<f32>) -> Gauge {
    Gauge { kind, value, from: 0.0, full, advice_at, fault_at, more_is_better: false }
}

fn gauges_of(check: &Check, facts: &ScanFacts, slot: &Slot) -> Vec<Gauge> {
    let sheet = &facts.sheet;
    let sharpness = sheet.sharpness.as_ref();
    match check {
        Check::ScanSize { min_dpi, advise_dpi, min_text_px, advise_text_px, .. } => {
            let (advice, fault) = (Some(single(*advise_dpi)), Some(single(*min_dpi)));
            let dpi = slot.paper.long_side_mm().map(|long_side_mm| single(sheet.dpi(long_side_mm)));
            let text = sharpness.map(|sharpness| sharpness.text_height_px);
            let dpi = dpi.map(|dpi| at_least(GaugeKind::Resolution, dpi, 300.0, advice, fault));
            let text = text.map(|height| at_least(GaugeKind::TextHeight, height, 40.0, Some(*advise_text_px), Some(*min_text_px)));
            dpi.into_iter().chain(text).collect()
        }
        Check::ScanColour { grey_below, doubtful_below, .. } if slot.colour.is_some() => {
            let (doubtful, grey) = (Some(f32::from(*doubtful_below)), Some(f32::from(*grey_below)));
            vec![at_least(GaugeKind::Colour, f32::from(facts.chroma), 120.0, doubtful, grey)]
        }
        Check::ScanSharpness { doubtful_above, blurred_above, papers } if papers.contains(&slot.paper) => {
            let gauge = |sharpness: &Sharpness| {
                let limit = |blur: f32| Some(sharpness.edge_width_at(blur));
                let (doubtful, blurred) = (limit(*doubtful_above), limit(*blurred_above));
                at_most(GaugeKind::EdgeWidth, sharpness.edge_width_px, sharpness.edge_width_at(0.12), doubtful, blurred)
            };
            sharpness.map(gauge).into_iter().collect()
        }
        Check::ScanLight { dark_below, doubtful_below, uneven_below, glare_above, papers } if slot.paper != Paper::Any => {
            let light = &sheet.light;
            let limits = (Some(f32::from(*doubtful_below)), Some(f32::from(*dark_below)));
            let paper = at_least(GaugeKind::PaperLight, f32::from(light.paper), 255.0, limits.0, limits.1);
            let evenness = at_least(GaugeKind::Evenness, light.evenness, 1.0, Some(*uneven_below), None);
            let glare = at_most(GaugeKind::Glare, light.glare_share, 0.05, Some(*glare_above), None);
            let is_judged = papers.contains(&slot.paper);
            std::iter::once(paper).chain([evenness, glare].into_iter().filter(|_| is_judged)).collect()
        }
        Check::ScanPose { turned_above_degrees, narrowed_above, papers } if papers.contains(&slot.paper) => {
            let gauges = |page: Page| {
                let tilt = at_most(GaugeKind::Tilt, page.turned_degrees.abs(), 15.0, Some(*turned_above_degrees), None);
                [tilt, at_most(GaugeKind::Perspective, page.narrowed, 0.4, Some(*narrowed_above), None)]
            };
            sheet.page.map(gauges).into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// Of the most complete seal, where a rule looks for one in this slot.
fn gauges_of_seal(facts: &ScanFacts, slot: &Slot, knowledge: &Knowledge) -> Vec<Gauge> {
    let asks = knowledge.rules.values().filter_map(|rule| rule.ask.as_ref()).filter(|ask| ask.slots.contains(&slot.id));
    let limits = asks
        .filter_map(|ask| if let Some(Mark::Seal { whole_from, bright_from }) = ask.mark { Some((whole_from, bright_from)) } else { None });
    let Some((whole_from, bright_from)) = limits.into_iter().next() else { return Vec::new() };
    let Some(seal) = seals(facts, slot).max_by(|a, b| a.ring.total_cmp(&b.ring)) else { return Vec::new() };
    vec![
        at_least(GaugeKind::SealColour, seal.colour, 0.7, Some(bright_from), None),
        at_least(GaugeKind::SealCompleteness, seal.ring, 1.0, Some(whole_from), None),
    ]
}

fn seals<'f>(facts: &'f ScanFacts, slot: &Slot) -> impl Iterator<Item = &'f RedMark> {
    let long_side_mm = slot.paper.long_side_mm().map(single);
    facts.sheet.red.iter().filter(move |mark| long_side_mm.is_some_and(|long_side_mm| mark.kind(long_side_mm) == RedKind::Seal))
}

#[expect(clippy::cast_possible_truncation, reason = "a number that is shown")]
fn single(value: f64) -> f32 {
    value as f32
}

/// What can be shown upon a scan in a slot: the outline, parts that are blurred, shade and glare, seals, handwriting.
pub fn overlays(facts: &ScanFacts, slot: Option<&Slot>, knowledge: &Knowledge) -> Vec<Overlay> {
    let Some(slot) = slot else { return Vec::new() };
    let gauges = gauges(facts, Some(slot), knowledge);
    let verdict_of = |kinds: &[GaugeKind]| {
        let of_kinds = gauges.iter().filter(|gauge| kinds.contains(&gauge.kind));
        of_kinds.map(Gauge::verdict).max().unwrap_or(Verdict::Good)
    };
    let sheet = &facts.sheet;
    let region = |kind: OverlayKind, region: Region, verdict: Verdict| Overlay { kind, shape: OverlayShape::Region(region), verdict };
    let mut all = Vec::new();
    all.extend(sheet.page.map(|page| Overlay {
        kind: OverlayKind::Outline,
        shape: OverlayShape::Outline(page.outline),
        verdict: verdict_of(&[GaugeKind::Tilt, GaugeKind::Perspective]),
    }));
    if let Some(sharpness) = &sheet.sharpness {
        let limits = gauges.iter().find(|gauge| gauge.kind == GaugeKind::EdgeWidth).copied();
        let verdict = |blur: f32| limits.map_or(Verdict::Good, |gauge| Gauge { value: sharpness.edge_width_at(blur), ..gauge }.verdict());
        // A page of green frames would hide what it says.
        let blurred = sharpness.parts.iter().map(|&(part, blur)| (part, verdict(blur))).filter(|(_, verdict)| *verdict > Verdict::Good);
        all.extend(blurred.map(|(part, verdict)| region(OverlayKind::Sharpness, part, verdict)));
    }
    all.extend(sheet.light.glare.iter().map(|&place| region(OverlayKind::Light, place, verdict_of(&[GaugeKind::Glare]))));
    let evenness = verdict_of(&[GaugeKind::Evenness]);
    all.extend(sheet.light.shade.filter(|_| evenness > Verdict::Good).map(|place| region(OverlayKind::Light, place, evenness)));
    let seal = verdict_of(&[GaugeKind::SealColour, GaugeKind::SealCompleteness]);
    all.extend(seals(facts, slot).map(|mark| region(OverlayKind::Seal, mark.region, seal)));
    let writing = sheet.writing.iter().flatten();
    all.extend(writing.map(|writing| region(OverlayKind::Signature, writing.region, Verdict::Good)));
    all
}
