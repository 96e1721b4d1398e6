//! A folder brought at once: guessed by name, confirmed, one step of undo.

use crate::driver::Program;
use crate::fixture::knowledge;
use crate::samples::{Lay, drawn, jpeg, tiff};
use beian_preflight::app::{Action, SlotPlace, SortAction};
use beian_preflight::filing::Nature;
use beian_preflight::knowledge::{Handling, NeededSlot, slot_of_file};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

/// The slot that a file's name speaks of, of all that there are.
#[track_caller]
fn check(name: &str, expected: Option<&str>) {
    let shown = |slot| NeededSlot { slot, website: None, index: None, needed: None, perhaps: None, handling: Handling::default() };
    let slots: Vec<NeededSlot> = knowledge().slots.iter().map(shown).collect();
    assert_eq!(slot_of_file(name, &slots).map(|slot| slot.slot.id.as_str()), expected, "{name}");
}

#[test]
fn names_that_people_give_say_which_paper_it_is() {
    check("营业执照.jpg", Some("subject_certificate"));
    check("01 公司营业执照(副本)_扫描.PDF", Some("subject_certificate"));
    check("身份证正面.jpg", Some("principal_id_front"));
    check("张三身份证-人像面.png", Some("principal_id_front"));
    check("身份证反面.jpg", Some("principal_id_back"));
    check("身份证 国徽面.jpeg", Some("principal_id_back"));
    check("ID_Front.HEIC", Some("principal_id_front"));
    check("營業執照.jpg", Some("subject_certificate"));
    check("id-back.jpg", Some("principal_id_back"));
    check("负责人授权书.pdf", Some("authorisation_letter"));
    check("域名证书 example.com.pdf", Some("domain_certificate"));
    check("IMG_20261101.jpg", None);
    check(".jpg", None);
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    fs::create_dir_all(folder).and_then(|()| fs::write(folder.join(name), bytes)).expect("writable");
}

#[test]
fn a_folder_is_offered_slot_by_slot_and_attached_as_one_step() {
    let place = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&place.path().join("program"), Nature::Individual);
    let folder = place.path().join("客户资料");
    let picture = jpeg(&drawn(64, 48));
    for name in ["身份证反面.jpg", "身份证正面.jpg", "IMG_1.jpg", "IMG_2.jpg", ".hidden.jpg", "说明.txt"] {
        put(&folder, name, &picture);
    }
    put(&folder.join("inner"), "营业执照.jpg", &picture);
    program.attach("other_material", None, folder.clone());
    let slot = |slot: &str| Some(SlotPlace { slot: slot.to_owned(), website: None });
    let sorting = program.state.sorting.clone().expect("a sorting");
    let proposed: Vec<_> = sorting.rows.iter().map(|row| (row.name.as_str(), row.target.clone())).collect();
    let expected = [
        ("img_1.jpg", None),
        ("img_2.jpg", None),
        ("身份证反面.jpg", slot("principal_id_back")),
        ("身份证正面.jpg", slot("principal_id_front")),
    ];
    assert_eq!(
        proposed.iter().map(|(name, target)| (name.to_lowercase(), target.clone())).collect::<Vec<_>>(),
        expected.map(|(name, target)| (name.to_owned(), target))
    );
    program.act(SortAction::Put(0, slot("other_material")).into());
    program.act(SortAction::Put(9, slot("other_material")).into());
    program.act(SortAction::Confirm.into());
    let attached: Vec<_> = program.filing().materials.iter().map(|material| (material.slot.as_str(), material.files.len())).collect();
    assert_eq!(attached, [("other_material", 1), ("principal_id_back", 1), ("principal_id_front", 1)]);
    assert!(program.state.sorting.is_none() && !program.case().jobs.are_under_way());
    assert_eq!(program.case().evidence.scans.len(), 3);
    program.check_kept();
    program.act(Action::Undo);
    assert!(program.filing().materials.is_empty(), "one step");
}

#[test]
fn a_document_of_several_pages_in_a_folder_is_asked_about_for_its_slot() {
    let place = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&place.path().join("program"), Nature::Individual);
    let folder = place.path().join("资料");
    put(&folder, "身份证正面.tif", &tiff(&[(60, 40, 10, false), (80, 50, 90, false)], Lay::USUAL, None));
    program.attach("other_material", None, folder);
    program.act(SortAction::Confirm.into());
    assert_eq!(program.state.page_choice().map(|choice| choice.slot.as_str()), Some("principal_id_front"));
    assert!(program.filing().materials.is_empty() && !program.case().jobs.are_under_way());
}

#[test]
fn a_folder_without_pictures_is_said_and_cancelling_attaches_nothing() {
    let place = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(&place.path().join("program"), Nature::Individual);
    let folder = place.path().join("空");
    fs::create_dir(&folder).expect("a folder");
    program.attach("other_material", None, folder.clone());
    program.check_notice(true, "没有图片");
    put(&folder, "身份证正面.jpg", &jpeg(&drawn(64, 48)));
    program.attach("other_material", None, folder);
    program.act(SortAction::Put(0, None).into());
    program.act(SortAction::Confirm.into());
    assert!(program.state.sorting.is_some(), "nothing goes anywhere");
    program.act(SortAction::Cancel.into());
    assert!(program.state.sorting.is_none() && program.filing().materials.is_empty());
}
