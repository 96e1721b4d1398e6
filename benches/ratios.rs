//! What the program costs, as ratios to named baselines measured in the same run: `cargo bench`.
//!
//! Times differ from machine to machine and hour to hour; a ratio of two things measured turn by turn does
//! much less. criterion and divan measure one thing at a time and give no ratio, hence the forty lines below.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints, and ends where it cannot go on")]

#[allow(dead_code, unused_imports, reason = "only pictures are wanted here")]
#[path = "../tests/scan_set/mod.rs"]
mod scan_set;

use beian_preflight::bundle::{Request, build, limits_of, thumbnail, to_zip};
use beian_preflight::evidence::{Evidence, ScanEvidence, examine};
use beian_preflight::filing::{Filing, Material, TypedDate, saved};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::{Knowledge, Rule};
use beian_preflight::picture::{FitLimits, decode, fit, to_jpeg};
use beian_preflight::report::Speaker;
use beian_preflight::rules::check;
use beian_preflight::scan::{PictureHash, measure};
use image::{Rgb, RgbImage, imageops};
use jiff::civil::Date;
use scan_set::{Fault, Kind, Setting, sample};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

const TODAY: Date = Date::constant(2026, 11, 22);
const CASE: &[u8] = include_bytes!("../tests/fixtures/sound/enterprise.json");
/// Two websites with principals of their own, an earlier filing, filed websites, every material.
const FULL_CASE: &[u8] = include_bytes!("../tests/fixtures/sound/enterprise_two_websites_access.json");

fn main() {
    // `cargo test --benches` only asks whether this builds.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let knowledge = Knowledge::built_in().expect("the built-in knowledge is sound");
    whole_book(&knowledge);
    costliest_rules(&knowledge);
    ten_thousand_cases(&knowledge);
    loading();
    scan_facts();
    fitting();
    sixty_pictures(&knowledge);
    export(&knowledge);
}

/// Runs both turn by turn and prints the ratio of the medians.
fn compare<A, B>(name: &str, runs: usize, mut subject: impl FnMut() -> A, baseline_name: &str, mut baseline: impl FnMut() -> B) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        ours.push(timed(&mut subject));
        theirs.push(timed(&mut baseline));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{name}: {:.2} × {baseline_name}  ({ours:?} against {theirs:?}, medians of {runs})",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
}

fn timed<T>(run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn whole_book(knowledge: &Knowledge) {
    for (name, case) in [("a usual case", CASE), ("a full case", FULL_CASE)] {
        let filing = saved::parse(case).expect("a sound case");
        let evidence = examined(&filing);
        let parse = || serde_json::from_slice::<Filing>(case).expect("a sound case");
        compare(&format!("whole book on {name}"), 2001, || check(&filing, &evidence, knowledge, TODAY), "serde_json parsing it", parse);
    }
}

/// Evidence as it stands once every scan was examined.
fn examined(filing: &Filing) -> Evidence {
    let picture = decode(&scan_of_1500_kb(1)).expect("a picture");
    let facts = measure(&picture);
    let scans = filing.scans().map(|file| (file.clone(), ScanEvidence::Measured(Box::new(facts.clone()))));
    Evidence { scans: scans.collect(), ..Evidence::default() }
}

/// The five rules on which a check of the full case spends most, each run alone, less what a check without rules takes.
fn costliest_rules(knowledge: &Knowledge) {
    let filing = saved::parse(FULL_CASE).expect("a sound case");
    let evidence = examined(&filing);
    let mut alone = knowledge.clone();
    let mut time = |rules: BTreeMap<String, Rule>| {
        alone.rules = rules;
        median((0..101).map(|_| timed(&mut || check(&filing, &evidence, &alone, TODAY))).collect())
    };
    let without = time(BTreeMap::new());
    let all = knowledge.rules.iter().map(|(id, rule)| (time([(id.clone(), rule.clone())].into()).saturating_sub(without), id.as_str()));
    let mut all: Vec<(Duration, &str)> = all.collect();
    all.sort();
    let costliest: Vec<String> = all.iter().rev().take(5).map(|(cost, id)| format!("{id} {cost:?}")).collect();
    println!("costliest rules on the full case: {}; without rules {without:?}", costliest.join(", "));
}

/// Cases a second on one core, each changed a little so that nothing can be kept from the one before.
fn ten_thousand_cases(knowledge: &Knowledge) {
    const N_CASES: u32 = 10_000;
    let mut filing = saved::parse(FULL_CASE).expect("a sound case");
    let evidence = examined(&filing);
    let start = Instant::now();
    let mut n_findings = 0;
    for number in 0..N_CASES {
        filing.websites[0].name = format!("第{number}号工坊");
        n_findings += black_box(check(&filing, &evidence, knowledge, TODAY)).findings.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{N_CASES} full cases: {:.0} a second on one core, {n_findings} findings", f64::from(N_CASES) / seconds);
}

/// Reading and checking every data file, as at start.
fn loading() {
    compare(
        "loading all knowledge",
        21,
        || Knowledge::built_in().expect("the built-in knowledge is sound"),
        "serde_json parsing the full case",
        || serde_json::from_slice::<Filing>(FULL_CASE).expect("a sound case"),
    );
}

/// The first stage of the measurements, on a letter that was photographed on a desk.
fn scan_facts() {
    let made = sample(Kind::Letter, Setting::Photo, Fault::None, 1);
    let pixels = decode(&made.jpeg).expect("a picture").pixels;
    for (width, height) in [(1500, 2000), (3000, 4000)] {
        let jpeg = to_jpeg(&imageops::resize(&pixels, width, height, imageops::FilterType::Triangle), 92).expect("pixels");
        let picture = decode(&jpeg).expect("a picture");
        let name = format!("scan facts of {} megapixels, {} KB", width * height / 1_000_000, jpeg.len() / 1024);
        compare(&name, 21, || measure(&picture), "decoding them", || decode(&jpeg).expect("a picture"));
    }
}

/// Making a picture fit: as it lies, turned, under four megabytes and under what arrives at the authority.
fn fitting() {
    let jpeg = to_jpeg(&page(4000, 3000, 12), 95).expect("pixels");
    let mut picture = decode(&jpeg).expect("a picture");
    println!("12-megapixel JPEG of {} KB", jpeg.len() / 1024);
    let decoded = || decode(&jpeg).expect("a picture");
    compare("hash of a picture", 21, || PictureHash::of(&picture), "decoding it", decoded);
    let print = PictureHash::of(&picture);
    let all = || (0..66).filter_map(|_| black_box(&print).likeness(black_box(&print))).count();
    compare("comparing twelve scans with each other", 21, all, "decoding one", decoded);
    let limits = |max_bytes| FitLimits { max_bytes, paper_mm: Some(297.0), ..FitLimits::default() };
    compare("fitting what fits", 11, || fit(&jpeg, &picture, &limits(None)), "decoding it", decoded);
    for kilobytes in [4096, 1024, 150, 100] {
        let limits = limits(Some(kilobytes * 1024));
        let fitted = fit(&jpeg, &picture, &limits).expect("a whole picture");
        let (n_bytes, quality) = (fitted.bytes.len() / 1024, fitted.quality.unwrap_or_default());
        println!("at {kilobytes} KB: {}×{} px, quality {quality}, {n_bytes} KB", fitted.width_px, fitted.height_px);
        compare(&format!("fitting under {kilobytes} KB"), 5, || fit(&jpeg, &picture, &limits), "decoding it", decoded);
    }
    picture.metadata.is_turned = true;
    compare("fitting what has to be turned only", 5, || fit(&jpeg, &picture, &limits(None)), "decoding it", decoded);
}

/// Sixty pictures for every provider: how many meet its limits, how long that takes, and at which qualities.
fn sixty_pictures(knowledge: &Knowledge) {
    let sizes = [(1012, 638), (1654, 2339), (3000, 4000), (2480, 3508)];
    for (key, provider) in &knowledge.providers {
        let (mut times, mut qualities, mut n_within, mut n_kept) = (Vec::new(), Vec::new(), 0, 0);
        for number in 0..60 {
            let (width, height) = sizes[number as usize % sizes.len()];
            let jpeg = to_jpeg(&page(width, height, number), [40, 75, 92, 98, 100][number as usize % 5]).expect("pixels");
            let mut picture = decode(&jpeg).expect("a picture");
            picture.metadata.is_turned = number % 3 == 0;
            let limits = limits_of(provider, knowledge.slot("principal_id_front").expect("a slot"));
            let begin = Instant::now();
            let fitted = fit(&jpeg, &picture, &limits).expect("a whole picture");
            times.push(begin.elapsed());
            n_within += u32::from(fitted.is_within);
            n_kept += u32::from(fitted.quality.is_none());
            qualities.extend(fitted.quality);
        }
        qualities.sort_unstable();
        let spread = [0, qualities.len() / 2, qualities.len().saturating_sub(1)].map(|at| qualities.get(at).copied().unwrap_or_default());
        let longest = times.iter().max().copied().unwrap_or_default();
        let median = median(times);
        println!(
            "{key}: {n_within} of 60 within its limits, {n_kept} with their own pixels; qualities {spread:?}; {median:?}, at most {longest:?}"
        );
    }
}

fn export(knowledge: &Knowledge) {
    let mut filing = saved::parse(CASE).expect("a sound case");
    let scans: BTreeMap<String, Vec<u8>> = (0..12).map(|number| (format!("scans/{number}.jpg"), scan_of_1500_kb(number))).collect();
    let date = TypedDate::default();
    filing.materials = vec![Material {
        slot: "other_material".to_owned(),
        website: None,
        document: "other".to_owned(),
        issued_on: date.clone(),
        valid_until: date,
        files: scans.keys().cloned().collect(),
    }];
    let mut thumbnails = BTreeMap::new();
    let mut evidence = Evidence::default();
    let mut look = || {
        for (file, bytes) in &scans {
            let (found, picture) = examine(bytes);
            evidence.scans.insert(file.clone(), found);
            thumbnails.extend(picture.and_then(|picture| Some((file.clone(), thumbnail(&picture)?))));
        }
    };
    let total: usize = scans.values().map(Vec::len).sum();
    println!("twelve scans of {} KB together", total / 1024);
    let copied = || scans.values().map(|bytes| (bytes.clone(), Sha256::digest(bytes))).collect::<Vec<_>>();
    let decoded = || scans.values().filter_map(|bytes| decode(bytes).ok()).count();
    compare("export, first half: examining the scans", 5, &mut look, "decoding them", decoded);
    let report = check(&filing, &evidence, knowledge, TODAY);
    let speaker = Speaker::new(knowledge, Locale::ZhCn);
    let request = Request {
        filing: &filing,
        evidence: &evidence,
        report: &report,
        speaker,
        today: TODAY,
        scans: &scans,
        changes: &BTreeMap::new(),
        thumbnails: &thumbnails,
        is_draft: true,
    };
    let exported = || to_zip(&build(request).expect("a bundle")).expect("a ZIP");
    compare("export, second half: the bundle", 21, exported, "copying and hashing them", copied);
}

fn scan_of_1500_kb(seed: u32) -> Vec<u8> {
    to_jpeg(&page(1654, 2339, seed), 88).expect("pixels")
}

/// Paper with lines of marks and the noise of a camera, from a small generator of its own.
fn page(width: u32, height: u32, seed: u32) -> RgbImage {
    let mut state = seed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
    RgbImage::from_fn(width, height, |x, y| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let is_ink = y / 24 % 3 == 0 && (x / 9 + y / 24) % 4 != 0;
        let base = if is_ink { 50 } else { 215 };
        let noise = state % 32;
        let value = u8::try_from(base + noise).unwrap_or(u8::MAX);
        Rgb([value, value, value.saturating_sub(6)])
    })
}
