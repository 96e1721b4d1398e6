//! The program in trouble: broken cases, disks that refuse, a case that another window has.

use crate::driver::Program;
use crate::outside::{case_in, snapshot};
use beian_preflight::app::{Action, CaseHealth, Example, Screen, Settings, StartChoice, Theme};
use beian_preflight::filing::{Answered, Nature};
use beian_preflight::i18n::Locale;
use beian_preflight::shell::case_folder::{CASE_FILE, PREVIOUS_FILE, load};
use beian_preflight::shell::places::Places;
use beian_preflight::shell::settings;
use serde_json::json;
use std::fs;
use tempfile::tempdir;

#[test]
fn a_case_that_cannot_be_read_gives_a_message_and_nothing_else() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::over(folder.path());
    let broken = folder.path().join("cases/broken");
    fs::create_dir_all(&broken).and_then(|()| fs::write(broken.join(CASE_FILE), "{\"version\": 1,")).expect("a broken case");
    for place in [broken.clone(), broken.join(CASE_FILE), folder.path().join("没有这里")] {
        program.act(Action::Open(place.clone()));
        program.check_notice(true, &place.display().to_string());
        assert!(program.state.case.is_none());
        assert_eq!(program.state.screen, Screen::Home);
    }
    program.act(Action::ShowHome);
    let [entry] = program.state.cases.as_slice() else { panic!("{:?}", program.state.cases) };
    assert!(matches!(&entry.health, CaseHealth::Broken(text) if text.contains("不是 JSON")), "{entry:?}");
    for left in [2, 1, 0, 0] {
        program.act(Action::DismissNotice);
        assert_eq!(program.state.notices.len(), left);
    }
}

#[test]
fn a_case_stays_open_and_kept_when_another_cannot_be_opened() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    program.put("subject.name", "林小满");
    program.act(Action::Open(folder.path().join("没有这里")));
    program.check_notice(true, "没有这里");
    program.put("subject.name", "林大满");
    assert_eq!(program.filing().subject.name, "林大满");
    program.check_kept();
}

#[test]
fn what_cannot_be_saved_stays_open_until_it_can() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    program.put("subject.name", "甲");
    let root = program.case().root.clone();
    let in_the_way = root.join(PREVIOUS_FILE);
    fs::remove_file(&in_the_way).and_then(|()| fs::create_dir_all(in_the_way.join("inside"))).expect("a folder in the way");
    program.put("subject.name", "乙");
    assert!(!program.case().is_saved() && !program.case().is_saving);
    assert!(program.case().save_error.as_ref().is_some_and(|error| error.contains(CASE_FILE)), "{:?}", program.case().save_error);
    assert_eq!(load(&root).expect("a case").subject.name, "甲", "the file is as it was");
    for away in [Action::ShowHome, Action::OpenExample(Example::Sound), Action::Open(folder.path().join("没有这里"))] {
        program.act(away);
        assert_eq!((&program.case().root, program.filing().subject.name.as_str()), (&root, "乙"), "nothing typed is lost");
    }
    program.check_notice(true, CASE_FILE);
    fs::remove_dir_all(&in_the_way).expect("removable");
    program.act(Action::ShowHome);
    assert!(program.state.case.is_none(), "what is saved is closed");
    assert_eq!(load(&root).expect("a case").subject.name, "乙");
}

#[test]
fn the_second_window_of_a_case_changes_nothing() {
    let (folder, other) = (tempdir().expect("a temporary folder"), tempdir().expect("a temporary folder"));
    let scan = case_in(other.path(), "example", Example::Sound).join("scans/id-front.jpg");
    let mut first = Program::with_case(folder.path(), Nature::Individual);
    first.put("subject.name", "林小满");
    first.attach("principal_id_front", None, scan.clone());
    let root = first.case().root.clone();
    let mut second = Program::over(other.path());
    second.act(Action::Open(root.clone()));
    assert_eq!((first.case().is_read_only, second.case().is_read_only), (false, true));
    let (filing, on_disk) = (second.filing().clone(), snapshot(&root));
    let (rule, field) = (|| "site_name.too_few_han".to_owned(), || "websites[0].name".to_owned());
    for action in [
        Action::Edit { path: field(), value: json!("不许写") },
        Action::Edit { path: "websites[0].principal".to_owned(), value: json!("other") },
        Action::AddWebsite,
        Action::Detach("scans/id-front.jpg".to_owned()),
        Action::Attach { slot: "principal_id_back".to_owned(), website: None, files: vec![scan] },
        Action::Answer { rule: rule(), field: field(), answer: Answered::No },
        Action::Waive { rule: rule(), field: field(), reason: "不许写".to_owned() },
        Action::Unwaive { rule: rule(), field: field() },
    ] {
        second.act(action.clone());
        assert!(*second.filing() == filing && snapshot(&root) == on_disk, "{action:?}");
        assert!(second.case().is_saved(), "{action:?}: nothing waits to be saved");
    }
    first.put("subject.name", "林大满");
    first.check_kept();
}

#[test]
fn the_first_choices_of_a_case_that_another_window_has_cannot_be_changed() {
    let (folder, other) = (tempdir().expect("a temporary folder"), tempdir().expect("a temporary folder"));
    let first = Program::with_case(folder.path(), Nature::Individual);
    let mut second = Program::over(other.path());
    second.act(Action::Open(first.case().root.clone()));
    let before = second.filing().clone();
    second.act(Action::ChangeStart);
    second.act(Action::ChooseStart(StartChoice { province: "31".to_owned(), nature: Nature::Enterprise, ..StartChoice::default() }));
    second.act(Action::ConfirmStart);
    assert!(*second.filing() == before, "what cannot be saved is shown as changed");
}

#[test]
fn settings_are_kept_and_broken_ones_start_anew() {
    let folder = tempdir().expect("a temporary folder");
    let file = Places::below(folder.path()).settings;
    assert_eq!(settings::load(&file), Settings::default());
    let mut program = Program::over(folder.path());
    program.act(Action::SetLocale(Locale::ZhTw));
    program.act(Action::SetTheme(Theme::Dark));
    assert_eq!(settings::load(&file), Settings { locale: Locale::ZhTw, theme: Theme::Dark, ..Settings::default() });
    for broken in ["", "{", "[]", "{\"theme\": \"neon\"}"] {
        fs::write(&file, broken).expect("writable");
        assert_eq!(settings::load(&file), Settings::default(), "{broken}");
    }
}
