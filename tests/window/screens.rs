//! Every screen, and the way to it from the home page in any language. A new screen is a line here: its picture is
//! then kept in light and dark, and its texts are looked at in every language and size.

use crate::desk::{Desk, knowledge};
use crate::words::InterfaceWords;
use std::time::{Duration, SystemTime};

/// Noon of 2026-11-20 in Greenwich: that day in every time zone but the outermost.
const LONG_AGO: Duration = Duration::from_hours(498_660);

/// What is clicked and typed to get to a screen.
pub type Way = fn(&mut Desk, &InterfaceWords);

/// The screens by the names of their pictures.
pub const SCREENS: &[(&str, Way)] = &[
    ("home", home),
    ("start", start),
    ("subject", |desk, words| step(desk, words, "step.subject")),
    ("website", |desk, words| step(desk, words, "step.website")),
    ("material", |desk, words| step(desk, words, "step.material")),
    ("viewer", viewer),
    ("arriving", arriving),
    ("preview", preview),
    ("eligibility", |desk, words| desk.button(&format!("{} {}", words.get("can.title"), words.get("can.start")))),
    ("glossary", |desk, words| {
        step(desk, words, "step.subject");
        desk.button(words.get("glossary.title"));
    }),
    ("help", |desk, words| {
        step(desk, words, "step.subject");
        desk.button(words.get("bottom.all_keys"));
    }),
];

/// The home page with both examples as cases.
fn home(desk: &mut Desk, words: &InterfaceWords) {
    for example in ["example_open.faulty", "example_open.sound"] {
        desk.button(words.get(example));
        saved_long_ago(desk);
        desk.button(words.get("top.all_cases"));
    }
}

/// Gives every case a day of its last change that is the same whenever the test runs.
fn saved_long_ago(desk: &Desk) {
    let cases = std::fs::read_dir(desk.home().join("cases")).expect("the folder of cases");
    for case in cases.flatten() {
        let file = std::fs::File::options().write(true).open(case.path().join("case.json")).expect("a case file");
        file.set_modified(SystemTime::UNIX_EPOCH + LONG_AGO).expect("a time");
    }
}

fn start(desk: &mut Desk, words: &InterfaceWords) {
    desk.button(words.get("home.new"));
    let knowledge = knowledge();
    let guangdong = knowledge.province("44").expect("a province");
    desk.choose(words.get("start.province"), guangdong.name.get(words.locale));
}

/// A step of the example with faults.
pub fn step(desk: &mut Desk, words: &InterfaceWords, step: &str) {
    desk.button(words.get("example_open.faulty"));
    desk.go_to(words.get(step));
}

fn viewer(desk: &mut Desk, words: &InterfaceWords) {
    step(desk, words, "step.material");
    desk.button(&words.get("slot.view").replace("%{file}", "id-front.jpg"));
}

/// Near enough that edges show what compression does.
fn arriving(desk: &mut Desk, words: &InterfaceWords) {
    viewer(desk, words);
    desk.button(words.get("arriving.show"));
    for _ in 0..3 {
        desk.button(words.get("viewer.larger"));
    }
}

/// The place of the export is a path of this machine until another is typed.
fn preview(desk: &mut Desk, words: &InterfaceWords) {
    step(desk, words, "step.preview");
    desk.replace(words.get("export.place"), "文档/备案材料.zip");
}
