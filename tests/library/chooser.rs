//! The own file chooser without a window: what is listed, what is selected, what that comes to.

use crate::driver::Program;
use crate::outside::case_in;
use beian_preflight::app::{
    Action, Choice, Chooser, ChooserAction, EntryKind, Example, ExportForm, Filter, Listing, NameFault, Pick, Screen, Ticket,
};
use beian_preflight::filing::Nature;
use beian_preflight::knowledge::Step;
use beian_preflight::shell::folder::{MAX_ENTRIES, list};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

/// A program over a folder with pictures, another file, a hidden one, a folder and a case in `mixed`.
struct Desk {
    program: Program,
    mixed: PathBuf,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempdir().expect("a temporary folder");
        let mixed = folder.path().join("mixed");
        fs::create_dir_all(mixed.join("sub")).expect("a folder");
        for name in ["b.PNG", "a.jpg", "note.txt", ".hidden.jpg"] {
            fs::write(mixed.join(name), name).expect("a file");
        }
        case_in(&mixed, "示例", Example::Sound);
        let mut program = Program::with_case(folder.path(), Nature::Individual);
        program.act(Action::GoTo(Step::Material));
        Self { program, mixed, _folder: folder }
    }

    /// The chooser for pictures, at the folder.
    fn for_pictures() -> Self {
        let mut desk = Self::new();
        desk.program.act(Action::AskFiles { slot: "principal_id_front".to_owned(), website: None });
        desk.act(ChooserAction::Enter(desk.mixed.clone()));
        desk
    }

    fn act(&mut self, action: ChooserAction) {
        self.program.act(Action::Chooser(action));
    }

    #[track_caller]
    fn chooser(&self) -> &Chooser {
        self.program.state.chooser.as_ref().expect("an open chooser")
    }

    fn rows(&self) -> Vec<&str> {
        let chooser = self.chooser();
        (0..chooser.rows.len()).filter_map(|row| chooser.entry(row)).map(|entry| entry.name.as_str()).collect()
    }

    fn in_folder(&self, names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(|name| self.mixed.join(name)).collect()
    }
}

#[test]
fn only_pictures_and_folders_show_until_more_is_asked_for() {
    let mut desk = Desk::for_pictures();
    assert_eq!(desk.rows(), ["sub", "示例", "a.jpg", "b.PNG"]);
    desk.act(ChooserAction::Show(Filter { all: true, hidden: false }));
    assert_eq!(desk.rows(), ["sub", "示例", "a.jpg", "b.PNG", "note.txt"]);
    desk.act(ChooserAction::Show(Filter { all: false, hidden: true }));
    assert_eq!(desk.rows(), ["sub", "示例", ".hidden.jpg", "a.jpg", "b.PNG"]);
}

#[test]
fn several_pictures_are_selected_and_attached_at_once() {
    let mut desk = Desk::for_pictures();
    assert_eq!(desk.chooser().choice(), Choice::Nothing);
    desk.act(ChooserAction::Move { by: isize::MAX, extends: false });
    assert_eq!(desk.chooser().choice(), Choice::Attach(desk.in_folder(&["b.PNG"])));
    desk.act(ChooserAction::Move { by: -1, extends: true });
    assert_eq!(desk.chooser().choice(), Choice::Attach(desk.in_folder(&["a.jpg", "b.PNG"])));
    desk.act(ChooserAction::Select(2, Pick::Toggle));
    assert_eq!(desk.chooser().choice(), Choice::Attach(desk.in_folder(&["b.PNG"])));
    desk.act(ChooserAction::Select(0, Pick::Only));
    assert_eq!(desk.chooser().choice(), Choice::Enter(desk.mixed.join("sub")));
    desk.act(ChooserAction::Select(1, Pick::UpTo));
    assert_eq!(desk.chooser().choice(), Choice::Nothing, "folders are not attached");
    desk.act(ChooserAction::SelectAll);
    desk.act(ChooserAction::Activate(3));
    assert!(desk.program.state.chooser.is_none());
    assert_eq!(desk.program.filing().materials[0].files, ["scans/a.jpg", "scans/b.PNG"]);
    desk.program.act(Action::AskFiles { slot: "principal_id_back".to_owned(), website: None });
    assert_eq!(desk.chooser().listing.folder, desk.mixed, "the next one begins where the last one was");
}

#[test]
fn a_case_is_opened_by_its_folder_or_its_file() {
    for by_file in [false, true] {
        let mut desk = Desk::new();
        desk.program.act(Action::AskOpen);
        desk.act(ChooserAction::Enter(desk.mixed.clone()));
        assert_eq!(desk.rows(), ["sub", "示例"]);
        assert_eq!(desk.chooser().entry(1).map(|entry| entry.kind), Some(EntryKind::CaseFolder));
        desk.act(ChooserAction::Select(0, Pick::Only));
        desk.act(ChooserAction::Select(1, Pick::UpTo));
        assert_eq!(desk.chooser().selected.len(), 1, "one case at a time");
        if by_file {
            desk.act(ChooserAction::Enter(desk.mixed.join("示例")));
            desk.act(ChooserAction::Move { by: isize::MAX, extends: false });
        }
        desk.act(ChooserAction::Confirm);
        assert_eq!((&desk.program.case().root, desk.program.state.screen), (&desk.mixed.join("示例"), Screen::Step(Step::Subject)));
        assert!(desk.program.state.chooser.is_none());
    }
}

#[test]
fn the_way_up_leads_back_to_the_folder_that_one_came_from() {
    let mut desk = Desk::for_pictures();
    desk.act(ChooserAction::Enter(desk.mixed.join("示例")));
    desk.act(ChooserAction::ToParent);
    let chooser = desk.chooser();
    assert_eq!(chooser.entry(chooser.cursor).map(|entry| entry.name.as_str()), Some("示例"));
    assert!(chooser.selected.is_empty());
}

#[test]
fn a_typed_path_leads_to_a_folder_or_to_a_file_in_it() {
    let mut desk = Desk::for_pictures();
    let home = desk.mixed.parent().expect("a parent").to_owned();
    let typed = [
        (desk.mixed.join("sub").display().to_string(), desk.mixed.join("sub")),
        ("~".to_owned(), home.clone()),
        ("~/mixed".to_owned(), desk.mixed.clone()),
        ("./sub".to_owned(), desk.mixed.join("sub")),
        ("..".to_owned(), desk.mixed.clone()),
        (format!("\"file://{}/\"", home.display()), home),
    ];
    for (text, folder) in typed {
        desk.act(ChooserAction::Type(text.clone()));
        assert_eq!((&desk.chooser().listing.folder, &desk.chooser().fault), (&folder, &None), "{text}");
    }
    desk.act(ChooserAction::Type("mixed/a.jpg".to_owned()));
    assert_eq!(desk.chooser().choice(), Choice::Attach(desk.in_folder(&["a.jpg"])));
}

#[test]
fn a_folder_that_cannot_be_read_is_said_and_the_one_before_stays() {
    let mut desk = Desk::for_pictures();
    let rows = desk.rows().join(" ");
    desk.act(ChooserAction::Type("没有这里".to_owned()));
    assert!(desk.chooser().fault.as_ref().is_some_and(|fault| fault.contains("没有这里")), "{:?}", desk.chooser().fault);
    assert_eq!((&desk.chooser().listing.folder, desk.rows().join(" ")), (&desk.mixed, rows));
    desk.act(ChooserAction::Enter(desk.mixed.join("sub")));
    assert_eq!(desk.chooser().fault, None);
}

#[test]
fn a_listing_that_nobody_awaits_is_dropped() {
    let mut desk = Desk::for_pictures();
    let last = desk.program.state.last_ticket;
    for ticket in (0..=last.0 + 1).map(Ticket) {
        desk.act(ChooserAction::Listed { ticket, result: Ok(Listing::default()) });
    }
    assert_eq!(desk.chooser().listing.folder, desk.mixed);
    desk.act(ChooserAction::Cancel);
    desk.act(ChooserAction::Listed { ticket: last, result: Ok(Listing::default()) });
    assert!(desk.program.state.chooser.is_none());
}

#[test]
fn an_export_needs_a_name_that_is_free() {
    for (form, ending) in [(ExportForm::Zip, ".zip"), (ExportForm::Folder, "")] {
        let mut desk = Desk::new();
        desk.program.act(Action::AskExport { is_draft: true, form });
        desk.act(ChooserAction::Enter(desk.mixed.clone()));
        let proposed = desk.chooser().name.clone();
        assert_eq!(desk.chooser().target(), Ok(desk.mixed.join(format!("{proposed}{ending}"))));
        let faults = [
            (" ", NameFault::Empty),
            ("a/b", NameFault::NotAName),
            ("a\\b", NameFault::NotAName),
            ("..", NameFault::NotAName),
            ("taken", NameFault::Taken),
        ];
        fs::write(desk.mixed.join(format!("taken{ending}")), "taken").expect("a file");
        desk.act(ChooserAction::Enter(desk.mixed.clone()));
        for (name, fault) in faults {
            desk.act(ChooserAction::Name(name.to_owned()));
            assert_eq!((desk.chooser().target(), desk.chooser().choice()), (Err(fault), Choice::Nothing), "{name}");
        }
        desk.act(ChooserAction::Name("给审核.v2".to_owned()));
        desk.act(ChooserAction::Confirm);
        let out = desk.mixed.join(format!("给审核.v2{ending}"));
        assert!(out.exists(), "{:?}", desk.program.state.notices);
        assert_eq!(out.is_dir(), form == ExportForm::Folder);
    }
}

fn named(folder: &Path) -> Vec<String> {
    list(folder).expect("a listing").entries.into_iter().map(|entry| entry.name).collect()
}

#[test]
fn folders_come_first_then_names_and_never_more_than_can_be_shown() {
    let folder = tempdir().expect("a temporary folder");
    for name in ["b", "A"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    for name in ["2.jpg", "C.jpg", "a.jpg"] {
        fs::write(folder.path().join(name), "").expect("a file");
    }
    assert_eq!(named(folder.path()), ["A", "b", "2.jpg", "a.jpg", "C.jpg"]);
    for number in 0..MAX_ENTRIES {
        fs::write(folder.path().join(format!("{number}.txt")), "").expect("a file");
    }
    let listing = list(folder.path()).expect("a listing");
    assert!(listing.is_cut);
    assert_eq!(listing.entries.len(), MAX_ENTRIES);
}

#[cfg(unix)]
#[test]
fn links_show_what_they_lead_to_and_broken_ones_do_not_show() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("real")).expect("a folder");
    symlink(folder.path().join("real"), folder.path().join("link")).expect("a link");
    symlink(folder.path().join("nothing"), folder.path().join("broken")).expect("a link");
    assert_eq!(named(folder.path()), ["link", "real"]);
    assert_eq!(named(&folder.path().join("link")), Vec::<String>::new());
}
