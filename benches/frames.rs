//! What a frame of the window costs, without a screen: `cargo bench --bench frames`.
//!
//! A frame is what the program does between two pictures: taking in what happened, laying out, and tessellating. Painting is
//! left to the graphics driver. The baseline is the frame of the home page, measured in the same run.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints, and ends where it cannot go on")]

use beian_preflight::app::{Action, Settings, State};
use beian_preflight::filing::{Filing, Material, TypedDate, saved};
use beian_preflight::knowledge::{Knowledge, Step};
use beian_preflight::picture::to_jpeg;
use beian_preflight::shell::case_folder::CaseFolder;
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use beian_preflight::ui::{App, fonts};
use eframe::egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use image::{Rgb, RgbImage};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const TODAY: Date = Date::constant(2026, 11, 22);
/// Two websites with principals of their own, an earlier filing, filed websites, every material.
const FULL_CASE: &[u8] = include_bytes!("../tests/fixtures/sound/enterprise_two_websites_access.json");
/// The smallest whole form, to which scans are added.
const CASE: &[u8] = include_bytes!("../tests/fixtures/sound/enterprise.json");
/// Scans that are loaded at once.
const N_SCANS: u32 = 12;
/// What a screen of 60 pictures a second leaves for a frame.
const BUDGET: Duration = Duration::from_millis(16);

fn main() {
    // `cargo test --benches` only asks whether this builds.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let knowledge = Arc::new(Knowledge::built_in().expect("the built-in knowledge is sound"));
    let mut window = Window::open(folder.path(), &knowledge);
    let home = window.frames("home page", 200, None);
    let full = folder.path().join("full");
    CaseFolder::create(&full, &saved::parse(FULL_CASE).expect("a case")).expect("a case folder");
    window.act(Action::Open(full));
    window.settle();
    for step in [Step::Subject, Step::Website, Step::Material, Step::Preview] {
        window.act(Action::GoTo(step));
        window.frames(&format!("fullest case, {}", step.as_ref()), 200, Some(home));
    }
    let scans = folder.path().join("scans-case");
    make_case(&scans);
    window.act(Action::Open(scans.clone()));
    window.while_loading(&scans);
    window.frames("material step with twelve scans shown", 200, Some(home));
    window.act(Action::View("scans/0.jpg".to_owned()));
    window.while_panning();
}

/// A case with twelve scans of 12 megapixels.
fn make_case(root: &Path) {
    let mut filing: Filing = saved::parse(CASE).expect("a case");
    filing.materials = vec![Material {
        slot: "subject_certificate".to_owned(),
        website: None,
        document: String::new(),
        issued_on: TypedDate::default(),
        valid_until: TypedDate::default(),
        files: (0..N_SCANS).map(|number| format!("scans/{number}.jpg")).collect(),
    }];
    CaseFolder::create(root, &filing).expect("a case folder");
    for number in 0..N_SCANS {
        let page = RgbImage::from_fn(4000, 3000, |x, y| {
            let value = u8::try_from((x * 7 + y * 13 + (x / 40) * (y / 60) * (number + 1)) % 200).unwrap_or(0) + 40;
            Rgb([value, value / 2 + 60, 220 - value / 2])
        });
        beian_preflight::shell::case_folder::replace(&root.join(format!("scans/{number}.jpg")), &to_jpeg(&page, 88).expect("pixels"))
            .expect("a scan");
    }
}

/// The program over its own threads, in a context without a screen.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(folder: &Path, knowledge: &Arc<Knowledge>) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let places = Places::below(folder);
        let runner = Runner::on_threads(places.clone(), knowledge.clone(), Arc::new(|| {})).expect("threads");
        let state = State::new(knowledge.clone(), Settings::default(), TODAY);
        let mut window = Self { app: App::new(&ctx, state, runner, places.exports), ctx, time: 0.0 };
        window.settle();
        window
    }

    fn act(&mut self, action: Action) {
        self.app.ask(action);
        self.frame();
    }

    /// One frame; gives what it took.
    fn frame(&mut self) -> Duration {
        self.frame_with(Vec::new())
    }

    /// One frame in which keys are pressed.
    fn frame_with(&mut self, keys: Vec<Key>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0)));
        let pressed = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let events = keys.into_iter().map(pressed).collect();
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let start = Instant::now();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = start.elapsed();
        std::hint::black_box(primitives);
        output.textures_delta.clear();
        took
    }

    fn settle(&mut self) {
        loop {
            self.frame();
            if self.app.is_settled() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..5 {
            self.frame();
        }
    }

    /// Frames of a screen that stands still; prints and gives the median.
    fn frames(&mut self, name: &str, runs: usize, baseline: Option<Duration>) -> Duration {
        for _ in 0..10 {
            self.frame();
        }
        let mut times: Vec<Duration> = (0..runs).map(|_| self.frame()).collect();
        times.sort_unstable();
        let (median, worst) = (times[runs / 2], times[runs - 1]);
        let ratio = baseline.map_or(1.0, |baseline| median.as_secs_f64() / baseline.as_secs_f64());
        println!("{name}: {ratio:.2} × the home page  ({median:?} median, {worst:?} worst of {runs})");
        median
    }

    /// Frames while a scan of 12 megapixels opens in the inspector, is decoded in full, and is moved at its own size: every
    /// few frames by so much that other tiles are seen.
    fn while_panning(&mut self) {
        let start = Instant::now();
        let mut opening = Vec::new();
        while !self.app.is_settled() {
            opening.push(self.frame());
            std::thread::sleep(Duration::from_millis(1));
        }
        let decoded = start.elapsed();
        opening.extend((0..20).map(|_| self.frame()));
        let mut panning = vec![self.frame_with(vec![Key::Num1])];
        for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp, Key::ArrowLeft, Key::ArrowUp] {
            panning.extend((0..40).map(|_| self.frame_with(vec![key])));
        }
        panning.push(self.frame_with(vec![Key::Num0]));
        panning.extend((0..40).map(|number| self.frame_with(vec![if number < 20 { Key::Plus } else { Key::Minus }])));
        for (name, mut times) in [("while it opens", opening), ("while it is moved and zoomed", panning)] {
            times.sort_unstable();
            let over = times.iter().filter(|time| **time > BUDGET).count();
            let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
            println!(
                "inspector, 12 megapixels, {name}: {over} of {} frames over {BUDGET:?}  ({median:?} median, {worst:?} worst; \
                 decoded after {decoded:?})",
                times.len()
            );
        }
    }

    /// Frames while scans are read, decoded and measured on other threads.
    fn while_loading(&mut self, root: &Path) {
        let (start, mut times, mut is_there) = (Instant::now(), Vec::new(), false);
        while !is_there || !self.app.is_settled() {
            if !is_there && self.app.state().case.as_ref().is_some_and(|case| case.root == root) {
                is_there = true;
                self.app.ask(Action::GoTo(Step::Material));
            }
            times.push(self.frame());
            std::thread::sleep(Duration::from_millis(2));
        }
        times.extend((0..20).map(|_| self.frame()));
        times.sort_unstable();
        let over = times.iter().filter(|time| **time > BUDGET).count();
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "while {N_SCANS} scans of 12 megapixels load: {over} of {} frames over {BUDGET:?}  ({median:?} median, {worst:?} worst; \
             all loaded after {:?})",
            times.len(),
            start.elapsed()
        );
    }
}
