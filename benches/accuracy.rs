//! How often the measurements of scans miss a fault and how often they alarm falsely, on the drawn test set:
//! `cargo bench --bench accuracy [-- <clean seeds> <seeds for each fault>]`.
//!
//! Limits were set on seeds below a million; what is printed is held: seeds from ten million on. Each line: what was done to
//! the pictures, which rules are to speak, hits of all, and the 95 % interval of the rate (Wilson, 1927).

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints, and counts little")]

#[path = "../tests/scan_set/mod.rs"]
mod scan_set;

use beian_preflight::evidence::{ScanEvidence, examine};
use beian_preflight::knowledge::{Knowledge, Severity};
use beian_preflight::scan::Region;
use scan_set::{Fault, Kind, Setting, Wanted, cases, raised, sample};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use strum::IntoEnumIterator;

const CLEAN_SEEDS: u64 = 50;
const FAULT_SEEDS: u64 = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--test") {
        return;
    }
    let numbers: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let (clean_seeds, fault_seeds) = (numbers.first().copied().unwrap_or(CLEAN_SEEDS), numbers.get(1).copied().unwrap_or(FAULT_SEEDS));
    let knowledge = Knowledge::built_in().expect("the built-in knowledge is sound");
    let held = |seed: u64| 10_000_000 + seed;
    places(clean_seeds.div_ceil(2), held);
    clean(&knowledge, clean_seeds, held);
    faults(&knowledge, fault_seeds, held);
}

fn papers() -> impl Iterator<Item = (Kind, Setting)> {
    Kind::iter().flat_map(|kind| [Setting::Flatbed, Setting::Photo].map(|setting| (kind, setting)))
}

/// Distance of the worst corner, error of the resolution, whether seal and handwriting were found in their places.
type Found = (f32, f64, Option<bool>, Option<bool>);

/// How near what is found comes to what was drawn, on clean photographs: corners, resolution, the seal's place.
fn places(seeds: u64, seed_of: fn(u64) -> u64) {
    let jobs: Vec<_> = Kind::iter().flat_map(|kind| (0..seeds).map(move |seed| (kind, seed))).collect();
    let all = on_all_cores(&jobs, |&(kind, seed)| {
        let made = sample(kind, Setting::Photo, Fault::None, seed_of(seed));
        let (ScanEvidence::Measured(facts), _) = examine(&made.jpeg) else { return None };
        let page = facts.sheet.page?;
        let away = page.outline.corners.iter().zip(made.outline.corners).map(|(found, drawn)| (found.x - drawn.x).hypot(found.y - drawn.y));
        let long_side_mm = kind.size_mm().0.max(kind.size_mm().1);
        let is_seal_there = |place: Region| facts.sheet.red.iter().any(|mark| place.holds(mark.region.centre()));
        let is_signature_there = |place: Region| facts.sheet.writing.iter().flatten().any(|writing| place.holds(writing.region.centre()));
        Some((
            away.fold(0.0, f32::max),
            (facts.sheet.dpi(long_side_mm) / made.dpi - 1.0).abs(),
            made.seal_place.map(is_seal_there),
            made.signature_place.map(is_signature_there),
        ))
    });
    let found: Vec<_> = all.iter().flatten().collect();
    let most = |of: fn(&Found) -> f64| found.iter().map(|facts| of(facts)).fold(0.0, f64::max);
    let there = |of: fn(&Found) -> Option<bool>| {
        let judged: Vec<bool> = found.iter().filter_map(|facts| of(facts)).collect();
        format!("{} of {}", judged.iter().filter(|&&is_there| is_there).count(), judged.len())
    };
    println!("## Places on clean photographs\n");
    println!(
        "- outline found: {} of {}; the worst corner {:.4} of the side away",
        found.len(),
        all.len(),
        most(|facts| f64::from(facts.0))
    );
    println!("- dots per inch: at most {:.1} % off", 100.0 * most(|facts| facts.1));
    println!("- seal found where it was drawn: {}; handwriting: {}\n", there(|facts| facts.2), there(|facts| facts.3));
}

/// False alarms on pictures without a fault, for each rule, and apart for what may stop somebody.
fn clean(knowledge: &Knowledge, seeds: u64, seed_of: fn(u64) -> u64) {
    let jobs: Vec<_> = papers().flat_map(|(kind, setting)| (0..seeds).map(move |seed| (kind, setting, seed))).collect();
    let all =
        on_all_cores(&jobs, |&(kind, setting, seed)| raised(kind, &sample(kind, setting, Fault::None, seed_of(seed)).jpeg, knowledge));
    let n = all.len();
    println!("## Clean pictures: {n}\n\n| rule | false alarms | 95 % interval |\n|---|---|---|");
    let mut by_rule: BTreeMap<String, usize> = BTreeMap::new();
    for (rule, severity) in all.iter().flatten() {
        *by_rule.entry(format!("{rule} ({severity:?})")).or_default() += 1;
    }
    for (rule, alarms) in &by_rule {
        println!("| {rule} | {alarms} of {n} | {} |", interval(*alarms, n));
    }
    let above = |least: Severity| all.iter().filter(|found| found.values().any(|severity| *severity >= least)).count();
    for (name, least) in [("any blocker", Severity::Blocker), ("anything above advice", Severity::Likely), ("anything", Severity::Advice)] {
        println!("| {name} | {} of {n} | {} |", above(least), interval(above(least), n));
    }
    for (job, found) in jobs.iter().zip(&all).filter(|(_, found)| !found.is_empty()) {
        eprintln!("{} {:?} {}: {found:?}", job.0.as_ref(), job.1, seed_of(job.2));
    }
}

fn faults(knowledge: &Knowledge, seeds: u64, seed_of: fn(u64) -> u64) {
    println!("\n## Faults\n\n| fault | demanded | rules | hits | 95 % interval | something else above advice |\n|---|---|---|---|---|---|");
    for (index, case) in cases().iter().enumerate() {
        let on = papers().filter(|&(kind, setting)| (case.applies)(kind, setting));
        let jobs: Vec<_> = on.flat_map(|(kind, setting)| (0..seeds).map(move |seed| (kind, setting, seed))).collect();
        let seed = |seed: u64| seed_of(seed + 1000 * (index as u64 + 1));
        let all = on_all_cores(&jobs, |&(kind, setting, at)| raised(kind, &sample(kind, setting, case.fault, seed(at)).jpeg, knowledge));
        let is_wanted = |rule: &String| case.wanted.contains(&rule.as_str());
        let hits = all.iter().filter(|found| found.keys().any(is_wanted)).count();
        let others =
            all.iter().filter(|found| found.iter().any(|(rule, severity)| !is_wanted(rule) && *severity > Severity::Advice)).count();
        let n = all.len();
        let fault = format!("{:?}", case.fault);
        let demanded = match case.level {
            Wanted::Hit => "a hit",
            Wanted::Advice => "advice",
            Wanted::Either => "either",
            Wanted::Silence => "silence",
        };
        println!("| {fault} | {demanded} | {} | {hits} of {n} | {} | {others} |", case.wanted.join(", "), interval(hits, n));
        for (job, found) in jobs.iter().zip(&all) {
            eprintln!("{fault} {} {:?} {}: {found:?}", job.0.as_ref(), job.1, seed(job.2));
        }
    }
}

fn on_all_cores<J: Sync, R: Send>(jobs: &[J], run: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((index, job)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, jobs.get(index)?)))
                {
                    let result = run(job);
                    done.lock().expect("no worker panicked").push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no worker panicked");
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The interval that holds the rate with 95 % confidence.
fn interval(hits: usize, n: usize) -> String {
    if n == 0 {
        return String::new();
    }
    let (n, z) = (n as f64, 1.96_f64);
    let rate = hits as f64 / n;
    let middle = (rate + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (rate * (1.0 - rate) / n + z * z / (4.0 * n * n)).sqrt();
    format!("{:.1}–{:.1} %", 100.0 * (middle - half).max(0.0), 100.0 * (middle + half).min(1.0))
}
