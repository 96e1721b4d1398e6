//! The inspector without a window: what is decoded, tried and made, and what a change leaves behind.

use crate::driver::Program;
use beian_preflight::app::{Action, Effect, Example, InspectAction, InspectEffect, JobAction, Mend};
use beian_preflight::picture::edit::Edit;
use beian_preflight::picture::{Format, decode, to_jpeg, to_png};
use image::{Rgb, RgbImage};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

const FRONT: &str = "scans/id-front.jpg";
const TURN: Mend = Mend::Edit(Edit::Rotate { quarters: 1, degrees: 0.0 });

fn inspect(action: InspectAction) -> Action {
    Action::Inspect(action)
}

/// The example with faults, with a scan shown large.
fn viewing(folder: &Path, file: &str) -> Program {
    let mut program = Program::over(folder);
    program.act(Action::OpenExample(Example::Faulty));
    program.act(Action::GoTo(beian_preflight::knowledge::Step::Material));
    program.act(Action::View(file.to_owned()));
    program
}

fn scans(program: &Program) -> Vec<String> {
    program.filing().scans().cloned().collect()
}

#[test]
fn a_scan_is_decoded_in_full_and_in_halves() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let sizes = |program: &Program| -> Vec<(u32, u32)> {
        program.case().inspector.levels.iter().flat_map(|levels| levels.0.iter().map(RgbImage::dimensions)).collect()
    };
    assert_eq!(sizes(&program), [(1600, 1046), (800, 523)]);
    program.act(Action::CloseView);
    assert!(sizes(&program).is_empty() && program.case().viewed.is_none());
}

#[test]
fn a_scan_that_is_not_looked_at_any_more_is_not_kept() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let asked = program.ask(Action::View("scans/id-back.jpg".to_owned()));
    let closed = program.ask(Action::CloseView);
    assert!(matches!(closed[..], [Effect::Cancel(_)]), "{closed:?}");
    for outcome in program.run(closed.into_iter().chain(asked).collect()) {
        program.act(outcome);
    }
    assert!(program.case().inspector.levels.is_none() && !program.case().inspector.is_busy());
}

#[test]
fn the_last_setting_that_is_tried_counts() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let first = program.ask(inspect(InspectAction::Try(TURN)));
    assert!(program.ask(inspect(InspectAction::Try(TURN))).is_empty(), "it is being tried");
    let level = Mend::Edit(Edit::Level);
    let second = program.ask(inspect(InspectAction::Try(level.clone())));
    assert!(matches!(second[0], Effect::Cancel(_)), "the first stops");
    for outcome in program.run(second.into_iter().chain(first).collect()) {
        program.act(outcome);
    }
    assert_eq!(program.case().inspector.trial.as_ref().map(|trial| &trial.mend), Some(&level));
}

#[test]
fn a_change_is_a_new_file_and_one_step_that_can_be_taken_back() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let root = program.case().root.clone();
    let before = (scans(&program), fs::read(root.join(FRONT)).expect("the original"));
    program.act(inspect(InspectAction::Make(TURN)));
    let name = "scans/id-front-旋转.jpg";
    assert_eq!(program.case().viewed.as_deref(), Some(name));
    assert!(scans(&program).iter().any(|file| file == name) && !scans(&program).iter().any(|file| file == FRONT));
    let made = decode(&fs::read(root.join(name)).expect("the new file")).expect("a picture");
    assert_eq!((made.pixels.dimensions(), made.format), ((1046, 1600), Format::Jpeg));
    program.check_kept();
    program.act(Action::Undo);
    assert_eq!((scans(&program), fs::read(root.join(FRONT)).expect("the original")), before);
    assert_eq!(program.case().viewed.as_deref(), Some(FRONT), "the view follows");
    program.act(Action::Redo);
    assert_eq!(program.case().viewed.as_deref(), Some(name));
    program.act(inspect(InspectAction::Make(TURN)));
    assert_eq!(program.case().viewed.as_deref(), Some("scans/id-front-旋转-2.jpg"), "said once, and nothing is written over");
}

#[test]
fn progress_is_told_and_a_change_that_is_cancelled_leaves_nothing() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let fine = Mend::Edit(Edit::Rotate { quarters: 0, degrees: 2.0 });
    let before = scans(&program);
    let asked = program.ask(inspect(InspectAction::Make(fine.clone())));
    assert!(program.ask(inspect(InspectAction::Make(fine.clone()))).is_empty(), "one at a time");
    let cancelled = program.ask(inspect(InspectAction::CancelMaking));
    for outcome in program.run(cancelled.into_iter().chain(asked).collect()) {
        program.act(outcome);
    }
    assert_eq!((scans(&program), program.case().inspector.making()), (before, None));
    assert_eq!(fs::read_dir(program.case().root.join("scans")).expect("scans").count(), 3);
    let asked = program.ask(inspect(InspectAction::Make(fine)));
    let told = program.run(asked);
    assert!(told.iter().filter(|action| matches!(action, Action::Job(JobAction::Progress { .. }))).count() > 10);
}

#[test]
fn two_sides_of_one_slot_become_one_file() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let back = program.case().root.join("scans/id-back.jpg");
    program.attach("principal_id_front", None, back);
    let other = "scans/id-back-2.jpg".to_owned();
    assert!(scans(&program).contains(&other));
    program.act(inspect(InspectAction::Make(Mend::Stack { other: other.clone(), is_above: true })));
    let slot = program.filing().material("principal_id_front", None).expect("the slot");
    assert_eq!(slot.files, ["scans/id-front-拼接.jpg"]);
    program.act(Action::Undo);
    assert_eq!(program.filing().material("principal_id_front", None).expect("the slot").files, [FRONT.to_owned(), other]);
}

#[test]
fn another_file_takes_the_place_of_a_scan() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let asked = program.ask(inspect(InspectAction::AskReplacement));
    assert!(matches!(&asked[..], [Effect::Inspect(InspectEffect::AskReplacement { file })] if file == FRONT));
    let with = folder.path().join("better.png");
    let white = to_png(40, 30, &[255; 40 * 30 * 4]).expect("a picture");
    fs::write(&with, white).expect("a file");
    program.act(inspect(InspectAction::Replace { file: FRONT.to_owned(), with: folder.path().join("none.png") }));
    assert!(program.state.notices.last().is_some_and(|notice| notice.is_fault), "it is said that there is none");
    program.act(inspect(InspectAction::Replace { file: FRONT.to_owned(), with }));
    assert_eq!(program.case().viewed.as_deref(), Some("scans/better.png"));
    program.act(Action::Undo);
    assert_eq!(program.case().viewed.as_deref(), Some(FRONT));
}

#[test]
fn a_straightened_card_has_the_resolution_of_its_paper_and_a_png_stays_one() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let page = RgbImage::from_pixel(1000, 640, Rgb([230; 3]));
    let rgba: Vec<u8> = page.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
    let with = folder.path().join("card.png");
    fs::write(&with, to_png(1000, 640, &rgba).expect("a picture")).expect("a file");
    program.act(inspect(InspectAction::Replace { file: FRONT.to_owned(), with }));
    let corners = [[0.02, 0.02], [0.98, 0.02], [0.98, 0.98], [0.02, 0.98]];
    program.act(inspect(InspectAction::Make(Mend::Edit(Edit::Straighten { corners, aspect: Some(85.6 / 53.98) }))));
    let made = program.case().root.join("scans/card-拉正.png");
    let made = decode(&fs::read(made).expect("the new file")).expect("a picture");
    // 85.6 mm are 3.37 inches.
    let dpi = f64::from(made.pixels.width()) / 3.37;
    assert!(made.format == Format::Png && made.dpi.is_some_and(|stated| (f64::from(stated) - dpi).abs() < 2.0), "{:?}", made.dpi);
}

#[test]
fn a_damaged_scan_says_why_it_is_not_changed() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = viewing(folder.path(), FRONT);
    let place = program.case().root.join(FRONT);
    fs::write(&place, &to_jpeg(&RgbImage::new(9, 9), 80).expect("a picture")[..40]).expect("a file");
    program.act(inspect(InspectAction::Make(TURN)));
    program.check_notice(true, "原图还在");
    assert!(!program.case().inspector.is_busy());
}
