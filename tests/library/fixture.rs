//! Sound filings and changes to them.

use beian_preflight::evidence::{Evidence, ScanEvidence, Unreadable};
use beian_preflight::filing::{Filing, path, saved};
use beian_preflight::knowledge::Knowledge;
use beian_preflight::picture::{Format, Metadata, decode, to_jpeg};
use beian_preflight::scan::{Fingerprint, ScanFacts};
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
        cut_short: false,
        ends_grey: false,
        metadata: Metadata::default(),
        fingerprint: None,
    }
}

pub fn sound_evidence(filing: &Filing) -> Evidence {
    let files = filing.materials.iter().flat_map(|material| material.files.clone());
    Evidence { scans: files.map(|file| (file, ScanEvidence::Measured(sound_scan()))).collect(), ..Evidence::default() }
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
        if let Some(programs) = facts.get("programs") {
            scan.metadata.programs = programs.clone().try_into().expect("names of programs");
        }
        scan.metadata.taken_on = facts.get("taken_on").map(|day| day.clone().try_into().expect("a day"));
        scan.fingerprint =
            facts.get("drawn").map(|seed| Box::new(drawn(seed.as_integer().expect("a seed"), number("quality").unwrap_or(90))));
        assert!(
            facts.keys().all(|key| [
                "programs",
                "taken_on",
                "drawn",
                "quality",
                "bytes",
                "width_px",
                "height_px",
                "chroma",
                "format",
                "complete"
            ]
            .contains(&key.as_str())),
            "{facts:?}"
        );
        evidence.scans.insert(file.clone(), ScanEvidence::Measured(scan));
    }
    evidence
}

/// The fingerprint of an invented page, saved with a quality.
fn drawn(seed: i64, quality: i64) -> Fingerprint {
    let jpeg = to_jpeg(&page(600, 840, seed.unsigned_abs()), quality.try_into().expect("a quality")).expect("pixels");
    Fingerprint::of(&decode(&jpeg).expect("a picture"))
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
