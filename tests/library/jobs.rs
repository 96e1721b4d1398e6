//! What takes time: how far it is, and what stopping it leaves.

use crate::driver::Program;
use crate::outside::case_in;
use beian_preflight::app::{Action, Effect, Example, JobAction, PastedPicture, Progress, Ticket};
use beian_preflight::evidence::ScanEvidence;
use beian_preflight::filing::Nature;
use beian_preflight::picture::{decode, to_png};
use beian_preflight::rules::OpenWhy;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::tempdir;

fn progress(actions: &[Action]) -> Vec<(usize, usize)> {
    let far = |action: &Action| match action {
        Action::Job(JobAction::Progress { done, total, .. }) => Some((*done, *total)),
        _ => None,
    };
    actions.iter().filter_map(far).collect()
}

fn with_example(folder: &Path) -> Program {
    let mut program = Program::over(folder);
    program.act(Action::OpenExample(Example::Sound));
    program
}

fn export_to(out: PathBuf) -> Action {
    Action::Export { out, is_draft: false }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn an_export_says_how_far_it_is_up_to_its_end() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = with_example(folder.path());
    for name in ["bundle.zip", "bundle"] {
        let out = folder.path().join("out").join(name);
        let followed = program.follow(export_to(out.clone()));
        assert_eq!(progress(&followed), (0..=5).map(|done| (done, 5)).collect::<Vec<_>>(), "four scans and the writing");
        assert!(out.exists() && program.case().jobs.export.is_none());
    }
}

#[test]
fn an_export_that_is_cancelled_before_it_begins_leaves_nothing() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = with_example(folder.path());
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    for name in ["bundle.zip", "bundle"] {
        let asked = program.ask(export_to(out.join(name)));
        assert!(program.ask(export_to(out.join("second.zip"))).is_empty(), "one at a time");
        let cancelled = program.ask(Action::Job(JobAction::CancelExport));
        assert!(program.case().jobs.export.is_some_and(|export| export.is_cancelled), "it has not ended yet");
        assert!(program.run(cancelled).is_empty());
        for outcome in program.run(asked) {
            program.act(outcome);
        }
        program.check_notice(false, "已取消导出");
        assert!(program.case().jobs.export.is_none());
        assert_eq!(names(&out), Vec::<String>::new());
    }
    program.act(export_to(out.join("bundle.zip")));
    assert_eq!(names(&out), ["bundle.zip"], "the next one is not cancelled");
}

#[test]
fn progress_of_a_job_that_nobody_awaits_is_dropped() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = with_example(folder.path());
    let asked = program.ask(export_to(folder.path().join("bundle.zip")));
    let [Effect::Export { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    let ticket = *ticket;
    let far = |ticket, done| Action::Job(JobAction::Progress { ticket, done, total: 5 });
    let shown = |program: &Program| program.case().jobs.export.map(|export| export.progress);
    program.act(far(ticket, 2));
    program.act(far(Ticket(ticket.0 - 1), 3));
    program.act(far(Ticket(ticket.0 + 1), 3));
    assert_eq!(shown(&program), Some(Progress { done: 2, total: 5 }));
    for outcome in program.run(asked) {
        program.act(outcome);
    }
    program.act(far(ticket, 4));
    assert_eq!(shown(&program), None);
    program.act(Action::ShowHome);
    program.act(far(ticket, 4));
    assert!(program.state.case.is_none());
}

#[test]
fn scans_whose_examining_was_cancelled_are_not_examined_until_asked_again() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::over(folder.path());
    let asked = program.ask(Action::OpenExample(Example::Sound));
    let mut examinations = Vec::new();
    for outcome in program.run(asked) {
        let is_examination = |effect: &Effect| matches!(effect, Effect::Examine { .. });
        let (examining, others): (Vec<_>, Vec<_>) = program.ask(outcome).into_iter().partition(is_examination);
        examinations.extend(examining);
        program.run(others);
    }
    assert_eq!(program.case().jobs.examination(), Some(Progress { done: 0, total: 4 }));
    let later = examinations.split_off(1);
    for outcome in program.run(examinations) {
        program.act(outcome);
    }
    assert_eq!(program.case().jobs.examination(), Some(Progress { done: 1, total: 4 }));
    let cancelled = program.ask(Action::Job(JobAction::CancelExamining));
    assert_eq!(cancelled.len(), 3);
    program.run(cancelled);
    for outcome in program.run(later) {
        program.act(outcome);
    }
    assert_eq!((program.case().jobs.examination(), program.case().evidence.scans.len()), (None, 1));
    assert!(program.case().report.open.iter().any(|open| open.why == OpenWhy::NotExamined));
    let left: Vec<String> = program.filing().scans().filter(|file| program.case().is_unexamined(file)).cloned().collect();
    assert_eq!(left.len(), 3);
    for file in left {
        program.act(Action::Job(JobAction::Examine(file.clone())));
        assert!(matches!(program.case().evidence.scans.get(&file), Some(ScanEvidence::Measured(_))), "{file}");
    }
    assert!(program.ask(Action::Job(JobAction::Examine("scans/elsewhere.jpg".to_owned()))).is_empty(), "no scan of this case");
}

#[test]
fn files_are_attached_one_after_the_other_and_those_after_a_cancel_are_not() {
    let folder = tempdir().expect("a temporary folder");
    let scans = case_in(folder.path(), "example", Example::Sound).join("scans");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    let attach = || Action::Attach {
        slot: "principal_id_front".to_owned(),
        website: None,
        files: ["id-front.jpg", "id-back.jpg"].map(|name| scans.join(name)).to_vec(),
    };
    let asked = program.ask(attach());
    assert_eq!(program.case().jobs.attachment(), Some(Progress { done: 0, total: 2 }));
    let cancelled = program.ask(Action::Job(JobAction::CancelAttaching));
    program.run(cancelled);
    for outcome in program.run(asked) {
        program.act(outcome);
    }
    assert_eq!((program.case().jobs.attachment(), program.filing().materials.len()), (None, 0));
    assert_eq!(names(&program.case().root.join("scans")), Vec::<String>::new());
    let followed = program.follow(attach());
    assert_eq!(progress(&followed), [(0, 2), (1, 2)]);
    assert_eq!(program.filing().materials[0].files.len(), 2);
    program.check_kept();
}

fn pasted(width_px: usize, height_px: usize, pixel: [u8; 4]) -> PastedPicture {
    PastedPicture { width_px, height_px, rgba: Arc::from(pixel.repeat(width_px * height_px)) }
}

#[test]
fn a_pasted_picture_is_kept_in_the_case_and_examined() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    let paste = |picture| Action::AttachPicture { slot: "principal_id_front".to_owned(), website: None, picture };
    for name in ["scans/pasted.png", "scans/pasted-2.png"] {
        program.act(paste(pasted(120, 80, [200, 30, 30, 255])));
        let facts = program.case().evidence.scans.get(name);
        assert!(matches!(facts, Some(ScanEvidence::Measured(facts)) if (facts.width_px, facts.height_px) == (120, 80)), "{facts:?}");
    }
    program.act(paste(pasted(20_001, 1, [0, 0, 0, 255])));
    program.check_notice(true, "20001×1");
    program.act(paste(pasted(0, 0, [0; 4])));
    program.check_notice(true, "没有存入");
    assert_eq!(program.filing().materials[0].files, ["scans/pasted.png", "scans/pasted-2.png"]);
    assert!(!program.case().jobs.are_under_way());
    program.check_kept();
}

#[test]
fn what_is_clear_in_a_pasted_picture_becomes_white() {
    let rgba = [[0, 0, 0, 0], [64, 0, 0, 128], [10, 20, 30, 255]].concat();
    let picture = decode(&to_png(3, 1, &rgba).expect("a PNG")).expect("a picture");
    assert_eq!(picture.pixels.as_raw(), &[255, 255, 255, 191, 127, 127, 10, 20, 30]);
    assert!(to_png(2, 1, &rgba).is_err(), "the size says otherwise");
    assert!(to_png(3, 1, &rgba[1..]).is_err());
}
