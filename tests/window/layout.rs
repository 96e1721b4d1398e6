//! The texts of every screen, as they stand on it: none is cut off, shortened or written over another, in any language,
//! at 960×640, 1280×800 and 2560×1440 points and at 100 to 200 percent. A glyph that no font has makes the harness panic.

use crate::desk::{Desk, Setup};
use crate::screens::{SCREENS, Way};
use crate::words::InterfaceWords;
use beian_preflight::filing::saved;
use beian_preflight::i18n::Locale;
use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{Shape, TextShape};
use eframe::egui::{Rect, Vec2, ViewportId};
use egui_kittest::kittest::Queryable;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The sizes of window that are looked at; those that are very tall show a whole page, because what is scrolled out of
/// sight is not laid out.
const SIZES: [[f32; 2]; 5] = [[960.0, 640.0], [1280.0, 800.0], [2560.0, 1440.0], [960.0, TALL], [1280.0, TALL]];
/// Taller than any page.
const TALL: f32 = 30_000.0;
const SCALES: [f32; 4] = [1.0, 1.25, 1.5, 2.0];
/// What a line may stick out, or lie over another, in points: the soft rim of its glyphs.
const RIM: f32 = 1.0;
/// From this width and height on a filled area lies over what was painted before, and does not merely stand beside it.
const AREA: f32 = 80.0;
/// The case with the most in it: an earlier filing, two websites, rejections.
const FULLEST: &str = "enterprise_two_websites_access";

/// The steps of the fullest case.
const FULLEST_SCREENS: [(&str, Way); 4] = [
    ("fullest subject", |desk, words| fullest(desk, words, "step.subject")),
    ("fullest website", |desk, words| fullest(desk, words, "step.website")),
    ("fullest material", |desk, words| fullest(desk, words, "step.material")),
    ("fullest preview", |desk, words| fullest(desk, words, "step.preview")),
];

fn fullest(desk: &mut Desk, words: &InterfaceWords, step: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/sound/{FULLEST}.json"));
    let filing = saved::parse(&std::fs::read(file).expect("the fixture")).expect("a filing");
    desk.button(&words.get("home.open_case").replace("%{name}", filing.title()));
    desk.go_to(words.get(step));
}

/// A line of text on the screen.
struct Line {
    text: String,
    /// Around the ink of its glyphs.
    ink: Rect,
    clip: Rect,
}

/// Where a fault was seen.
type Places = BTreeMap<String, BTreeSet<String>>;

/// Opens a screen in a language and looks at it in every size and scale.
/// A page over the others whose list scrolls at any height.
const SCROLLING: &str = "glossary";

fn check(name: &str, way: Way, locale: Locale, faults: &mut Places) {
    let words = InterfaceWords::of(locale);
    let mut desk = Desk::with(Setup { size: [1280.0, 9000.0], locale, cases: &[FULLEST], ..Setup::USUAL });
    way(&mut desk, &words);
    explain_a_finding(&mut desk, &words);
    for scale in SCALES {
        for size in SIZES {
            desk.window.set_size(Vec2::from(size));
            let viewport = desk.window.input_mut().viewports.get_mut(&ViewportId::ROOT).expect("the window");
            viewport.native_pixels_per_point = Some(scale);
            desk.window.run();
            let [width, height] = size;
            for fault in faults_of(&desk, height >= TALL && name != SCROLLING) {
                faults.entry(fault).or_default().insert(format!("{name} {} {width}×{height} ×{scale}", locale.tag()));
            }
        }
    }
}

fn explain_a_finding(desk: &mut Desk, words: &InterfaceWords) {
    if let Some(why) = desk.window.query_all_by_role_and_label(Role::Button, words.get("finding.why")).next() {
        why.click_accesskit();
    }
    desk.settle();
}

fn faults_of(desk: &Desk, is_whole: bool) -> Vec<String> {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let fields: Vec<Rect> = roles.into_iter().flat_map(|role| desk.window.query_all_by_role(role).map(|node| node.rect())).collect();
    let window = desk.window.ctx.viewport_rect();
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for clipped in &desk.window.output().shapes {
        collect(&clipped.shape, clipped.clip_rect.intersect(window), &mut lines, &mut faults);
    }
    // What is longer than its field is scrolled in it.
    lines.retain(|line: &Line| !fields.iter().any(|field| field.expand(2.0 * RIM).contains_rect(line.clip)));
    for line in &lines {
        let is_seen = line.ink.y_range().intersects(line.clip.y_range());
        let inside = line.clip.expand(RIM);
        if is_seen && (line.ink.left() < inside.left() || line.ink.right() > inside.right()) {
            faults.push(format!("{:?} is cut off at a side", line.text));
        }
        if is_whole && (line.ink.top() < inside.top() || line.ink.bottom() > inside.bottom()) {
            faults.push(format!("{:?} is cut off above or below", line.text));
        }
    }
    faults.extend(overlaps(lines));
    faults
}

/// The lines of a shape, without those that it lies over.
fn collect(shape: &Shape, clip: Rect, lines: &mut Vec<Line>, faults: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, lines, faults)),
        Shape::Text(text) => {
            if text.galley.elided {
                faults.push(format!("{:?} is shortened", text.galley.text()));
            }
            lines.extend(lines_of(text, clip));
        }
        Shape::Rect(area) if area.fill.a() > 0 => {
            let covered = area.rect.intersect(clip);
            if covered.width() >= AREA && covered.height() >= AREA {
                lines.retain(|line| !covered.intersects(line.ink.intersect(line.clip).shrink(RIM)));
            }
        }
        _ => {}
    }
}

fn lines_of(text: &TextShape, clip: Rect) -> Vec<Line> {
    let at = |row: &eframe::egui::epaint::text::PlacedRow| row.visuals.mesh_bounds.translate(text.pos.to_vec2() + row.pos.to_vec2());
    let rows = text.galley.rows.iter().filter(|row| row.visuals.mesh_bounds.is_positive());
    rows.map(|row| Line { text: row.text(), ink: at(row), clip }).collect()
}

/// Lines that are written over each other.
fn overlaps(mut lines: Vec<Line>) -> Vec<String> {
    let seen = |line: &Line| line.ink.intersect(line.clip).shrink(RIM);
    lines.retain(|line| seen(line).is_positive());
    lines.sort_by(|one, other| seen(one).top().total_cmp(&seen(other).top()));
    let mut faults = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let below = lines[index + 1..].iter().take_while(|other| seen(other).top() < seen(line).bottom());
        faults.extend(
            below.filter(|other| seen(other).intersects(seen(line))).map(|other| format!("{:?} and {:?} overlap", line.text, other.text)),
        );
    }
    faults
}

/// Looks at every screen in a language.
#[track_caller]
fn check_all(locale: Locale) {
    let mut faults = Places::new();
    for (name, way) in SCREENS.iter().chain(&FULLEST_SCREENS) {
        check(name, *way, locale, &mut faults);
    }
    let told: Vec<String> = faults.iter().map(|(fault, places)| format!("{fault}: {places:?}")).collect();
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}

#[test]
fn no_text_is_cut_off_or_written_over_in_simplified_chinese() {
    check_all(Locale::ZhCn);
}

#[test]
fn no_text_is_cut_off_or_written_over_in_traditional_chinese() {
    check_all(Locale::ZhTw);
}

#[test]
fn no_text_is_cut_off_or_written_over_in_english() {
    check_all(Locale::En);
}
