//! Sound filings and changes to them.

use beian_preflight::evidence::{Evidence, ScanEvidence, Unreadable};
use beian_preflight::filing::{Filing, path, saved};
use beian_preflight::knowledge::Knowledge;
use beian_preflight::picture::{Format, Metadata, decode, to_jpeg};
use beian_preflight::scan::{
    CloseFacts, InkColour, Light, Outline, Page, PictureHash, PixelGrid, RedMark, Region, ScanFacts, Sharpness, SheetFacts, Writing,
};
use beian_preflight::shell::knowledge::overlaid;
use image::{Rgb, RgbImage};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub const TODAY: Date = Date::constant(2026, 11, 22);

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in knowledge; with the folder that `BEIAN_KNOWLEDGE` names laid over it, so that data files can be
/// worked on without building: `BEIAN_KNOWLEDGE=assets cargo test rule_fixtures`.
pub fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| match std::env::var_os("BEIAN_KNOWLEDGE") {
        Some(folder) => overlaid(Path::new(&folder)).unwrap_or_else(|error| panic!("{error}")),
        None => Knowledge::built_in().expect("the built-in knowledge is sound"),
    })
}

pub fn sound(name: &str) -> Filing {
    let path = root().join(format!("tests/fixtures/sound/{name}.json"));
    saved::parse(&fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).expect("a sound filing")
}

/// A colour scan of ordinary size.
pub fn sound_scan() -> ScanFacts {
    ScanFacts {
        format: Format::Jpeg,
        bytes: 1_200_000,
        width_px: 1654,
        height_px: 2339,
        dpi: Some(200),
        chroma: 110,
        sheet: sound_sheet(),
        closely: Some(CloseFacts { pixel_grid: Some(PixelGrid { peak_db: 6.0, period_px: 4.0 }) }),
        cut_short: false,
        ends_grey: false,
        metadata: Metadata::default(),
        hash: None,
    }
}

/// A flat, sharp, well-lit A4 sheet with a seal, a signature and a fingerprint.
fn sound_sheet() -> SheetFacts {
    let region = |left: f32, top: f32| Region { left, top, right: left + 0.2, bottom: top + 0.14 };
    let red = |left: f32, size: f32, aspect: f32, ring: f32, fill: f32| RedMark {
        region: region(left, 0.7),
        size,
        aspect,
        ring,
        ring_diameter: size,
        colour: 0.55,
        fill,
    };
    SheetFacts {
        page: None,
        long_side_px: 2339.0,
        sharpness: Some(Sharpness { edge_width_px: 0.9, across_px: 0.9, down_px: 0.8, text_height_px: 30.0, parts: Vec::new() }),
        light: Light { paper: 240, ink: 50, evenness: 0.95, shade: None, glare: Vec::new(), glare_share: 0.0 },
        red: vec![red(0.6, 0.14, 1.0, 1.0, 0.2), red(0.4, 0.064, 0.75, 0.2, 0.45)],
        writing: Some(vec![Writing { region: region(0.3, 0.7), height: 2.2, ink: InkColour::Black }]),
    }
}

pub fn sound_evidence(filing: &Filing) -> Evidence {
    let files = filing.materials.iter().flat_map(|material| material.files.clone());
    Evidence { scans: files.map(|file| (file, ScanEvidence::Measured(Box::new(sound_scan())))).collect(), ..Evidence::default() }
}

/// A filing with other values at some paths.
pub fn changed(filing: Filing, set: &BTreeMap<String, toml::Value>) -> Filing {
    set.iter().fold(filing, |filing, (path, value)| {
        let value: Value = serde_json::to_value(value).expect("TOML values have a JSON form");
        path::set(&filing, path, value).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// Evidence with other facts for some scans.
pub fn with_scans(mut evidence: Evidence, scans: &BTreeMap<String, BTreeMap<String, toml::Value>>) -> Evidence {
    for (file, facts) in scans {
        let number = |key: &str| facts.get(key).and_then(toml::Value::as_integer);
        if let Some(reason) = facts.get("unreadable") {
            let reason: Unreadable = reason.clone().try_into().expect("a known reason");
            evidence.scans.insert(file.clone(), ScanEvidence::Unreadable(reason));
            continue;
        }
        let mut scan = sound_scan();
        scan.bytes = number("bytes").map_or(scan.bytes, |bytes| bytes.try_into().expect("bytes"));
        scan.width_px = number("width_px").map_or(scan.width_px, |px| px.try_into().expect("pixels"));
        scan.height_px = number("height_px").map_or(scan.height_px, |px| px.try_into().expect("pixels"));
        scan.chroma = number("chroma").map_or(scan.chroma, |chroma| chroma.try_into().expect("0 to 255"));
        scan.format = facts.get("format").map_or(scan.format, |format| format.clone().try_into().expect("a known format"));
        scan.cut_short = facts.get("complete").and_then(toml::Value::as_bool).is_some_and(|complete| !complete);
        scan.ends_grey = scan.cut_short;
        scan.sheet.long_side_px = single(f64::from(scan.width_px.max(scan.height_px)));
        for (key, value) in facts {
            change_sheet(&mut scan.sheet, key, value);
        }
        if let Some(peak_db) = facts.get("grid_db").and_then(toml::Value::as_float) {
            scan.closely = Some(CloseFacts { pixel_grid: Some(PixelGrid { peak_db: single(peak_db), period_px: 3.0 }) });
        }
        if facts.contains_key("grid") {
            scan.closely = Some(CloseFacts { pixel_grid: None });
        }
        if let Some(programs) = facts.get("programs") {
            scan.metadata.programs = programs.clone().try_into().expect("names of programs");
        }
        scan.metadata.taken_on = facts.get("taken_on").map(|day| day.clone().try_into().expect("a day"));
        scan.hash = facts.get("drawn").map(|seed| Box::new(drawn(seed.as_integer().expect("a seed"), number("quality").unwrap_or(90))));
        evidence.scans.insert(file.clone(), ScanEvidence::Measured(Box::new(scan)));
    }
    evidence
}

/// Changes what was measured on a sheet, one fact by its name.
fn change_sheet(sheet: &mut SheetFacts, key: &str, value: &toml::Value) {
    let number = || single(value.as_float().expect("a number with a point"));
    let sharpness = || sheet.sharpness.clone().expect("a sound sheet has text");
    match key {
        "bytes" | "width_px" | "height_px" | "chroma" | "format" | "complete" | "programs" | "taken_on" | "drawn" | "quality" | "grid"
        | "grid_db" => {}
        "blur" => {
            let sharp = sharpness();
            // What sampling adds is taken out again; see `Sharpness::blur`.
            sheet.sharpness = Some(Sharpness { edge_width_px: (number() * sharp.text_height_px).hypot(0.75), ..sharp });
        }
        "text_px" => sheet.sharpness = Some(Sharpness { text_height_px: number(), edge_width_px: 0.75, ..sharpness() }),
        "paper_light" => sheet.light.paper = value.as_integer().expect("a brightness").try_into().expect("0 to 255"),
        "evenness" => sheet.light.evenness = number(),
        "glare" => sheet.light.glare_share = number(),
        "at_edge" => page_of(sheet).at_edge = value.clone().try_into().expect("four shares"),
        "turned" => page_of(sheet).turned_degrees = number(),
        "narrowed" => page_of(sheet).narrowed = number(),
        "seal_ring" => sheet.red[0].ring = number(),
        "seal_colour" => sheet.red[0].colour = number(),
        "seal" => sheet.red.retain(|mark| mark.size < 0.1),
        "fingerprint" => sheet.red.retain(|mark| mark.size > 0.1),
        "signature" => sheet.writing = Some(Vec::new()),
        "ink" => sheet.writing.iter_mut().flatten().for_each(|piece| piece.ink = value.clone().try_into().expect("a colour of ink")),
        other => panic!("no fact of a scan is called {other}"),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a measured value")]
fn single(value: f64) -> f32 {
    value as f32
}

fn page_of(sheet: &mut SheetFacts) -> &mut Page {
    sheet.page.get_or_insert(Page { outline: Outline::WHOLE, at_edge: [0.0; 4], turned_degrees: 0.0, narrowed: 0.0 })
}

/// The hash of an invented page, saved with a quality.
fn drawn(seed: i64, quality: i64) -> PictureHash {
    let jpeg = to_jpeg(&page(600, 840, seed.unsigned_abs()), quality.try_into().expect("a quality")).expect("pixels");
    PictureHash::of(&decode(&jpeg).expect("a picture"))
}

/// A sheet with forty lines of words whose lengths and places the seed decides.
pub fn page(width: u32, height: u32, seed: u64) -> RgbImage {
    let mut pixels = RgbImage::from_pixel(width, height, Rgb([236, 234, 228]));
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state % u64::from(below)).expect("below a u32")
    };
    let line = height / 42;
    for top in (1..41).map(|number| number * line) {
        let mut left = width / 12 + next(width / 6);
        while left < width * 11 / 12 {
            let right = (left + width / 40 + next(width / 8)).min(width * 11 / 12);
            for (x, y) in (left..right).flat_map(|x| (top..top + line * 2 / 3).map(move |y| (x, y))) {
                if (x / 2 + y / 3) % 3 != 0 {
                    pixels.put_pixel(x, y, Rgb([40, 38, 44]));
                }
            }
            left = right + width / 60 + next(width / 10);
        }
    }
    pixels
}

/// All files below a folder with an ending, sorted.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
