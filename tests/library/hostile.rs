//! Broken and hostile files of every format: an error or a picture, never a panic, within time and memory.
//!
//! `cargo test --release --test library -- --ignored --nocapture ten_thousand` tries ten thousand and reports the worst.

use crate::samples::all;
use beian_preflight::picture::{decode_page, n_pages};
use beian_preflight::shell::decoder::Decoder;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Lines, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest time that a file may take, and most memory of the process that opens it.
const MAX_TIME: Duration = Duration::from_secs(10);
const MAX_MEMORY_KIB: u64 = 600 * 1024;

/// Numbers from a seed, after Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).expect("below a usize")
    }
}

/// A file with a few faults: bits flipped, bytes set to extremes, numbers made huge, parts cut out, doubled or exchanged, an
/// end that is missing. The first bytes are hit more often: sizes stand there.
fn mutated(sound: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=dice.below(3) {
        if bytes.len() < 16 {
            break;
        }
        let end = if dice.below(3) == 0 { bytes.len().min(96) } else { bytes.len() };
        let at = dice.below(end);
        let to = (at + 1 + dice.below(32)).min(bytes.len());
        match dice.below(8) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = [0, 0xFF, 0x7F, 0x80][dice.below(4)],
            2 => bytes[at..to].fill([0, 0xFF][dice.below(2)]),
            3 => bytes.truncate(at),
            4 => drop(bytes.drain(at..to)),
            5 => {
                let doubled = bytes[at..to].to_vec();
                bytes.splice(at..at, doubled);
            }
            6 => {
                let other = dice.below(bytes.len() - (to - at));
                bytes.copy_within(at..to, other);
            }
            // A digit of a number that is written out, as PDF has them.
            _ => bytes.iter_mut().skip(at).take(64).filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte = b'9'),
        }
    }
    bytes
}

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_beian-preflight"))
}

#[test]
fn three_hundred_mutated_files_are_opened_or_refused() {
    let (samples, apart, mut dice) = (all(), Decoder::apart(program()), Dice(2026));
    let mut n_opened = 0;
    for number in 0..300 {
        let (name, sound) = &samples[number % samples.len()];
        let bytes = mutated(sound, &mut dice);
        let started = Instant::now();
        let page = usize::from(dice.below(8) == 0);
        let opened = catch_unwind(AssertUnwindSafe(|| apart.decode(&bytes, page, &|| false)));
        let opened = opened.unwrap_or_else(|_| panic!("a panic at {name}, file {number}"));
        n_opened += usize::from(opened.is_ok());
        assert!(started.elapsed() < MAX_TIME, "{name}, file {number}: {:?}", started.elapsed());
    }
    assert!((40..200).contains(&n_opened), "{n_opened} of 300 opened: the faults are too harmless or too coarse");
}

#[test]
fn bytes_that_only_begin_like_a_format_are_no_picture() {
    let beginnings = all().into_iter().flat_map(|(name, bytes)| [0, 4, 12, 40].map(|n| (name, bytes[..n.min(bytes.len())].to_vec())));
    for (name, bytes) in beginnings {
        assert!(decode_page(&bytes, 0).is_err(), "{name}, {} bytes", bytes.len());
        // Counting decodes nothing, so that it may succeed; it must not panic.
        let _ = n_pages(&bytes);
    }
}

/// Opens files, each in a process of its own, and says what it took. The standard library has no `wait4`; Python's has.
struct Meter {
    python: Child,
    said: Lines<BufReader<ChildStdout>>,
}

const MEASURE: &str = "import os,subprocess,sys,time
for line in sys.stdin:
    begun=time.time()
    with open(line.rstrip(),'rb') as file:
        child=subprocess.Popen([sys.argv[1],'decode','{\"picture\":0}'],stdin=file,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)
    _,status,used=os.wait4(child.pid,0)
    print(os.waitstatus_to_exitcode(status),used.ru_maxrss,int((time.time()-begun)*1e6),flush=True)";

impl Meter {
    fn new() -> Self {
        let mut command = Command::new("python3");
        command.args(["-c", MEASURE]).arg(program()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut python = command.spawn().expect("python3");
        let said = BufReader::new(python.stdout.take().expect("a pipe")).lines();
        Self { python, said }
    }

    /// Time, most memory in KiB, exit code.
    fn measured(&mut self, file: &Path, bytes: &[u8]) -> (Duration, u64, i32) {
        fs::write(file, bytes).expect("writable");
        writeln!(self.python.stdin.as_mut().expect("a pipe"), "{}", file.display()).expect("a reader");
        let line = self.said.next().expect("an answer").expect("a line");
        let numbers: Vec<i64> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        let positive = |at: usize| u64::try_from(numbers[at]).expect("positive");
        (Duration::from_micros(positive(2)), positive(1), i32::try_from(numbers[0]).expect("a code"))
    }
}

/// The worst of the files of a format.
#[derive(Default)]
struct Worst {
    time: Duration,
    memory_kib: u64,
    /// How many processes ended with which code.
    exits: BTreeMap<i32, usize>,
}

#[test]
#[ignore = "takes minutes; run it in release"]
fn ten_thousand_mutated_files_stay_within_time_and_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (samples, mut dice, mut meter) = (all(), Dice(10_000), Meter::new());
    let mut worst: BTreeMap<&str, Worst> = BTreeMap::new();
    let file = folder.path().join("file");
    for number in 0..10_000 {
        let (name, sound) = &samples[number % samples.len()];
        let bytes = mutated(sound, &mut dice);
        let (time, memory_kib, code) = meter.measured(&file, &bytes);
        let row = worst.entry(name).or_default();
        row.time = row.time.max(time);
        row.memory_kib = row.memory_kib.max(memory_kib);
        *row.exits.entry(code).or_default() += 1;
        if code != 0 || time > MAX_TIME || memory_kib > MAX_MEMORY_KIB {
            let kept = std::env::temp_dir().join(format!("mutated-{number}"));
            fs::write(&kept, &bytes).expect("writable");
            eprintln!("{name}, file {number}: exit {code}, {time:?}, {memory_kib} KiB, kept as {}", kept.display());
        }
    }
    for (name, row) in &worst {
        eprintln!("{name}: at most {:?} and {} MiB, exits {:?}", row.time, row.memory_kib / 1024, row.exits);
    }
    let is_sound = |row: &Worst| row.time <= MAX_TIME && row.memory_kib <= MAX_MEMORY_KIB && row.exits.keys().all(|code| *code == 0);
    assert!(worst.values().all(is_sound), "see above");
}
