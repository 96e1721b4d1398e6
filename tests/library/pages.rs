//! Attaching a document of several pages: which are the scan is chosen, and each becomes a picture of the case.

use crate::driver::Program;
use crate::outside::snapshot;
use crate::samples::{GreyPage, Lay, PdfPage, drawn, jpeg, kept, pdf, scanned_pdf, tiff};
use beian_preflight::app::{Action, PageView, PagesAction};
use beian_preflight::evidence::{ScanEvidence, Unreadable};
use beian_preflight::filing::Nature;
use beian_preflight::i18n::Locale;
use beian_preflight::picture::Format;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::tempdir;

const SLOT: &str = "principal_id_front";
const PAGES: [GreyPage; 3] = [(60, 40, 10, false), (80, 50, 90, false), (70, 30, 200, false)];

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let place = folder.join(name);
    fs::write(&place, bytes).expect("writable");
    place
}

fn pick(program: &mut Program, pages: &[usize]) {
    for &page in pages {
        program.act(PagesAction::Toggle(page).into());
    }
    program.act(PagesAction::Confirm.into());
}

/// The files of the slot, and what their content is.
#[track_caller]
fn check_files(program: &Program, expected: &[(&str, Format, u32)]) {
    let files: Vec<_> = program.filing().materials.iter().flat_map(|material| &material.files).collect();
    assert_eq!(files.len(), expected.len(), "{files:?}");
    for (file, (name, format, width)) in files.into_iter().zip(expected) {
        let Some(ScanEvidence::Measured(facts)) = program.case().evidence.scans.get(file) else { panic!("{file} is not measured") };
        assert_eq!((file.as_str(), facts.format, facts.width_px), (*name, *format, *width));
    }
    program.check_kept();
}

#[test]
fn chosen_pages_of_a_tiff_become_pictures_and_the_original_stays_as_it_is() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    let document = put(folder.path(), "身份证.tif", &tiff(&PAGES, Lay::USUAL, None));
    program.attach(SLOT, None, document.clone());
    let choice = program.state.page_choice().expect("a choice");
    assert_eq!((choice.n_pages, choice.picked.clone()), (3, BTreeSet::new()));
    assert!(choice.pages.iter().all(|page| matches!(page, PageView::Shown(pixels) if pixels.width_px >= 60)));
    assert!(program.filing().materials.is_empty(), "nothing goes in before that");
    program.act(PagesAction::Confirm.into());
    assert!(program.state.page_choice().is_some(), "nothing is chosen yet");
    program.act(PagesAction::Toggle(9).into());
    pick(&mut program, &[2, 0, 1, 1]);
    check_files(&program, &[("scans/身份证-第1页.png", Format::Png, 60), ("scans/身份证-第3页.png", Format::Png, 70)]);
    assert!(program.state.page_choices.is_empty() && !program.case().jobs.are_under_way());
    assert_eq!(fs::read(&document).expect("the original"), tiff(&PAGES, Lay::USUAL, None));
    program.act(Action::Undo);
    assert!(program.filing().materials.is_empty(), "one step takes all of them back");
}

#[test]
fn a_page_that_is_a_jpeg_stays_that_jpeg_and_names_follow_the_language() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    program.act(Action::SetLocale(Locale::En));
    let picture = jpeg(&drawn(120, 80));
    let page = |content| PdfPage { size: (72, 48), turn: 0, content };
    let bytes = pdf(&[page("q 72 0 0 48 0 0 cm /I Do Q"), page("0 0 20 20 re f")], &picture, (120, 80));
    program.attach(SLOT, None, put(folder.path(), "licence.v2.pdf", &bytes));
    program.act(PagesAction::PickAll.into());
    program.act(PagesAction::Confirm.into());
    check_files(&program, &[("scans/licence.v2-page-1.jpg", Format::Jpeg, 120), ("scans/licence.v2-page-2.png", Format::Png, 300)]);
    let kept_file = program.case().root.join("scans/licence.v2-page-1.jpg");
    assert_eq!(fs::read(kept_file).expect("a page"), picture);
}

#[test]
fn one_page_and_what_cannot_be_opened_go_in_as_they_are() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    program.attach(SLOT, None, put(folder.path(), "one.pdf", &scanned_pdf()));
    program.attach(SLOT, None, put(folder.path(), "one.tif", &tiff(&PAGES[..1], Lay::USUAL, None)));
    check_files(&program, &[("scans/one.pdf", Format::Pdf, 120), ("scans/one.tif", Format::Tiff, 60)]);
    program.attach(SLOT, None, put(folder.path(), "locked.pdf", &kept("locked.pdf")));
    assert!(program.state.page_choices.is_empty());
    assert_eq!(program.case().evidence.scans["scans/locked.pdf"], ScanEvidence::Unreadable(Unreadable::Locked));
}

#[test]
fn several_documents_are_asked_about_one_after_the_other_and_cancelling_leaves_nothing() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    let files = ["a.tif", "b.tif"].map(|name| put(folder.path(), name, &tiff(&PAGES, Lay::USUAL, None)));
    let plain = put(folder.path(), "c.jpg", &jpeg(&drawn(64, 48)));
    program.act(Action::Attach { slot: SLOT.to_owned(), website: None, files: [files.to_vec(), vec![plain]].concat() });
    let before = snapshot(&program.case().root.join("scans"));
    program.act(PagesAction::Cancel.into());
    assert_eq!(snapshot(&program.case().root.join("scans")), before);
    assert_eq!(program.state.page_choice().and_then(|choice| choice.document.file_name()?.to_str()), Some("b.tif"));
    pick(&mut program, &[1]);
    check_files(&program, &[("scans/c.jpg", Format::Jpeg, 64), ("scans/b-第2页.png", Format::Png, 80)]);
}

#[test]
fn a_page_that_cannot_be_opened_is_said_and_the_others_are_taken() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    let mut bytes = tiff(&PAGES, Lay::USUAL, None);
    bytes.truncate(bytes.len() - 100);
    program.attach(SLOT, None, put(folder.path(), "cut.tif", &bytes));
    assert_eq!(program.state.page_choice().map(|choice| choice.pages[2].clone()), Some(PageView::Unreadable));
    pick(&mut program, &[1, 2]);
    check_files(&program, &[("scans/cut-第2页.png", Format::Png, 80)]);
    program.check_notice(true, "第 3 页取不出来");
}

#[test]
fn a_case_that_was_closed_meanwhile_gets_no_pages() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&folder.path().join("program"), Nature::Individual);
    let document = put(folder.path(), "a.tif", &tiff(&PAGES, Lay::USUAL, None));
    let root = program.case().root.join("elsewhere");
    let found = PagesAction::Found { root, slot: SLOT.to_owned(), website: None, document };
    assert!(program.ask(found.into()).is_empty());
    assert!(program.state.page_choices.is_empty());
}
