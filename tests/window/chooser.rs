//! The program's own file chooser, by keyboard and pointer.

use crate::desk::Desk;
use beian_preflight::app::Example;
use beian_preflight::shell::example;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::fs;

fn press(desk: &mut Desk, key: Key) {
    desk.window.key_press(key);
    desk.settle();
}

/// Opens a new case at its materials, with two pictures in a folder beside it.
fn at_the_materials() -> Desk {
    let mut desk = Desk::tall();
    let pictures = desk.home().join("pics");
    fs::create_dir(&pictures).expect("a folder");
    for (name, picture) in [("a.jpg", "sound/scans/id-front.jpg"), ("b.jpg", "sound/scans/id-back.jpg")] {
        fs::copy(Desk::picture(picture), pictures.join(name)).expect("a picture");
    }
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk
}

#[test]
fn a_case_is_opened_where_the_system_has_no_dialog() {
    let mut desk = Desk::open();
    let root = desk.home().join("我的备案");
    example::write(Example::Sound, &root).expect("an example");
    desk.button("打开…");
    assert!(desk.shows("打开备案"));
    assert!(desk.window.get_by_role_and_label(Role::ListBoxOption, "我的备案，备案文件夹").is_focused());
    press(&mut desk, Key::Enter);
    assert_eq!(desk.state().case.as_ref().map(|case| &case.root), Some(&root));
    assert!(desk.state().chooser.is_none());
}

#[test]
fn two_pictures_are_attached_with_the_keyboard_and_the_focus_comes_back() {
    let mut desk = at_the_materials();
    desk.window.get_by_role_and_label(Role::Button, "负责人身份证 人像面: 选择文件…").focus();
    desk.settle();
    press(&mut desk, Key::Enter);
    assert!(desk.shows("选择图片"));
    press(&mut desk, Key::ArrowDown);
    assert!(desk.window.get_by_role_and_label(Role::ListBoxOption, "pics，文件夹").is_focused());
    press(&mut desk, Key::Enter);
    desk.window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    desk.settle();
    assert!(desk.shows("添加 2 张图片"));
    press(&mut desk, Key::Backspace);
    assert!(desk.shows("pics，文件夹"), "one folder up");
    press(&mut desk, Key::Enter);
    press(&mut desk, Key::Space);
    desk.window.key_press_modifiers(Modifiers::SHIFT, Key::End);
    desk.settle();
    press(&mut desk, Key::Enter);
    let case = desk.state().case.as_ref().expect("an open case");
    assert_eq!(case.filing.materials[0].files, ["scans/a.jpg", "scans/b.jpg"]);
    assert_eq!(case.evidence.scans.len(), 2);
    assert!(desk.window.get_by_role_and_label(Role::Button, "负责人身份证 人像面: 再加一张…").is_focused());
}

#[test]
fn pictures_are_chosen_with_the_pointer_too() {
    let mut desk = at_the_materials();
    desk.button("负责人身份证 国徽面: 选择文件…");
    desk.click(Role::ListBoxOption, "pics，文件夹");
    desk.button("打开文件夹");
    desk.click(Role::ListBoxOption, "b.jpg");
    desk.window.get_by_role_and_label(Role::ListBoxOption, "a.jpg").click_modifiers(Modifiers::COMMAND);
    desk.settle();
    desk.button("添加 2 张图片");
    let case = desk.state().case.as_ref().expect("an open case");
    assert_eq!(case.filing.materials[0].slot, "principal_id_back");
    assert_eq!(case.filing.materials[0].files.len(), 2);
}

#[test]
fn an_export_goes_to_the_folder_that_was_chosen() {
    let mut desk = Desk::tall();
    desk.button("打开合格的示例");
    let preview = format!("预览与导出: 还有 {} 个问题待核实", desk.state().case.as_ref().expect("an open case").n_questions());
    desk.button(&preview);
    for is_again in [false, true] {
        desk.window.get_by_role_and_label(Role::TextInput, "导出到").focus();
        desk.settle();
        desk.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        desk.window.key_press(Key::Delete);
        desk.settle();
        desk.button("导出备案材料");
        assert!(desk.window.get_by_role_and_label(Role::TextInput, "文件名").is_focused());
        if is_again {
            assert!(desk.shows("这里已有同名文件，请换一个名称"));
            desk.window.key_press(Key::End);
            desk.window.event(eframe::egui::Event::Text("-2".to_owned()));
            desk.settle();
            assert!(!desk.shows("这里已有同名文件，请换一个名称"));
        }
        let place = desk.home().join(format!("{}.zip", desk.value("文件名")));
        desk.button("导出到这里");
        assert!(place.is_file(), "{}: {:?}", place.display(), desk.state().notices);
    }
}

#[test]
fn a_folder_that_cannot_be_read_says_so_and_escape_leaves_everything_as_it_was() {
    let mut desk = at_the_materials();
    desk.button("备案承诺书: 选择文件…");
    desk.window.get_by_role_and_label(Role::TextInput, "位置：可以直接粘贴路径，按回车前往").focus();
    desk.settle();
    desk.window.key_press(Key::End);
    desk.window.event(eframe::egui::Event::Text("/missing".to_owned()));
    press(&mut desk, Key::Enter);
    let missing = desk.home().join("missing");
    assert!(desk.shows(&format!("找不到 {}", missing.display())));
    assert!(desk.shows("pics，文件夹"), "the folder before stays");
    press(&mut desk, Key::Escape);
    assert!(desk.state().chooser.is_none());
    assert_eq!(desk.state().case.as_ref().expect("an open case").filing.materials, []);
}
