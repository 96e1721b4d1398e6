//! Choosing pages of a document, and sorting the files of a folder, by keyboard and pointer.

use crate::desk::Desk;
use crate::screens::three_pages;
use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};

fn press(desk: &mut Desk, key: Key) {
    desk.window.key_press(key);
    desk.settle();
}

/// A new case at its materials, with a document of three pages pasted for a slot.
fn with_a_document() -> Desk {
    let mut desk = Desk::tall();
    let document = three_pages(&desk);
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk.enter("负责人身份证 人像面：图片路径", &document.display().to_string());
    desk
}

#[test]
fn pages_are_chosen_with_the_keyboard_and_become_pictures_of_the_case() {
    let mut desk = with_a_document();
    assert!(desk.shows("哪几页是要交的？"));
    let page = |desk: &Desk, name: &str| {
        let node = desk.window.get_by_role_and_label(Role::CheckBox, name);
        (node.is_focused(), node.accesskit_node().toggled() == Some(Toggled::True))
    };
    assert_eq!(page(&desk, "第 1 页"), (true, false));
    press(&mut desk, Key::Tab);
    press(&mut desk, Key::Space);
    assert_eq!(page(&desk, "第 2 页"), (true, true));
    press(&mut desk, Key::Tab);
    press(&mut desk, Key::Enter);
    assert_eq!(page(&desk, "第 3 页"), (true, true));
    desk.button("添加 2 页");
    let files = desk.state().case.as_ref().expect("a case").filing.materials[0].files.clone();
    assert_eq!(files, ["scans/papers-第2页.png", "scans/papers-第3页.png"]);
    assert!(!desk.shows("哪几页是要交的？"));
}

#[test]
fn escape_takes_no_page() {
    let mut desk = with_a_document();
    press(&mut desk, Key::Escape);
    assert!(desk.state().page_choices.is_empty());
    assert!(desk.state().case.as_ref().expect("a case").filing.materials.is_empty());
}

#[test]
fn the_files_of_a_folder_are_confirmed_and_attached_to_their_slots() {
    let mut desk = Desk::tall();
    let folder = desk.home().join("papers");
    std::fs::create_dir(&folder).expect("a folder");
    for name in ["身份证反面.jpg", "IMG_0001.jpg"] {
        std::fs::copy(Desk::picture("sound/scans/id-front.jpg"), folder.join(name)).expect("a picture");
    }
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk.enter("负责人身份证 人像面：图片路径", &folder.display().to_string());
    assert!(desk.shows("添加 1 个文件"));
    desk.choose("IMG_0001.jpg：放到哪一项", "负责人身份证 人像面");
    desk.button("添加 2 个文件");
    let materials = &desk.state().case.as_ref().expect("a case").filing.materials;
    let placed: Vec<_> = materials.iter().map(|material| (material.slot.as_str(), material.files[0].as_str())).collect();
    assert_eq!(placed, [("principal_id_front", "scans/IMG_0001.jpg"), ("principal_id_back", "scans/身份证反面.jpg")]);
}
