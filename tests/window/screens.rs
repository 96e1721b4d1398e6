//! Every screen, and the way to it from the home page in any language. A new screen is a line here: its picture is
//! then kept in light and dark, and its texts are looked at in every language and size.

use crate::desk::{Desk, knowledge};
use crate::samples::{PdfPage, drawn, jpeg, pdf};
use crate::words::InterfaceWords;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
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
    ("pages", pages),
    ("sorting", sorting),
    ("straighten", straighten),
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

/// A letter, which weighs half of what a photograph does among the kept pictures. It stands below the fold: a screen reader
/// opens it so.
fn viewer(desk: &mut Desk, words: &InterfaceWords) {
    step(desk, words, "step.material");
    let view = words.get("slot.view").replace("%{file}", "commitment.jpg");
    desk.window.get_by_role_and_label(Role::Button, &view).click_accesskit();
    desk.settle();
}

/// A document of three pages, in the person's own folder.
pub fn three_pages(desk: &Desk) -> PathBuf {
    let page = |content| PdfPage { size: (72, 100), turn: 0, content };
    let contents = ["q 72 0 0 100 0 0 cm /I Do Q", "q 48 0 0 60 12 30 cm /I Do Q", "BT /S 10 Tf 11 80 Td <59076848> Tj ET 12 60 48 1 re f"];
    let document = desk.home().join("papers.pdf");
    std::fs::write(&document, pdf(&contents.map(page), &jpeg(&drawn(144, 200)), (144, 200))).expect("writable");
    document
}

/// The choice of pages, one of them chosen.
fn pages(desk: &mut Desk, words: &InterfaceWords) {
    let document = three_pages(desk);
    step(desk, words, "step.material");
    let name = knowledge().slot("principal_id_front").expect("a slot").name.get(words.locale).to_owned();
    desk.enter(&words.get("slot.path_of").replace("%{name}", &name), &document.display().to_string());
    desk.click(Role::CheckBox, &words.get("pages.number").replace("%{number}", "2"));
}

/// A folder of four pictures, two of which have names that say what they are.
fn sorting(desk: &mut Desk, words: &InterfaceWords) {
    let folder = desk.home().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    for name in ["身份证正面.jpg", "身份证反面.jpg", "IMG_0001.jpg", "IMG_0002.heic"] {
        std::fs::write(folder.join(name), jpeg(&drawn(64, 48))).expect("writable");
    }
    step(desk, words, "step.material");
    let name = knowledge().slot("principal_id_front").expect("a slot").name.get(words.locale).to_owned();
    desk.enter(&words.get("slot.path_of").replace("%{name}", &name), &folder.display().to_string());
}

fn straighten(desk: &mut Desk, words: &InterfaceWords) {
    viewer(desk, words);
    desk.button(words.get("tool.straighten"));
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
