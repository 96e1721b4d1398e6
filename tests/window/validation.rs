//! When findings show.

use crate::desk::Desk;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key};
use egui_kittest::kittest::{NodeT, Queryable};

const TOO_FEW: &str = "会被驳回：网站名称须有三个或更多汉字，现有 2 个";

fn at_the_websites() -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk
}

#[test]
fn nothing_is_red_while_a_field_that_was_never_left_is_being_typed() {
    let mut desk = at_the_websites();
    desk.start_typing("网站名称", "手帐");
    assert!(!desk.shows(TOO_FEW));
    desk.window.key_press(Key::Tab);
    desk.settle();
    assert!(desk.shows(TOO_FEW), "once the field is left, its finding shows");
}

#[test]
fn a_finding_that_shows_follows_every_keystroke_until_it_is_cured() {
    let mut desk = at_the_websites();
    desk.fill("网站名称", "手帐");
    assert!(desk.shows(TOO_FEW));
    desk.window.get_by_role_and_label(Role::TextInput, "网站名称").focus();
    desk.settle();
    desk.window.key_press(Key::End);
    desk.window.event(Event::Text("本".to_owned()));
    desk.settle();
    assert!(!desk.shows(TOO_FEW));
}

#[test]
fn letters_of_an_input_method_are_not_checked_nor_saved_before_they_are_characters() {
    let mut desk = at_the_websites();
    desk.fill("网站名称", "手帐");
    desk.window.get_by_role_and_label(Role::TextInput, "网站名称").focus();
    desk.settle();
    desk.window.key_press(Key::End);
    desk.window.event(Event::Ime(ImeEvent::Preedit { text: "ben".to_owned(), active_range_chars: None }));
    desk.settle();
    assert_eq!(desk.state().case.as_ref().expect("an open case").filing.websites[0].name, "手帐");
    assert!(desk.shows(TOO_FEW), "nothing changes while composing");
    desk.window.event(Event::Ime(ImeEvent::Commit("本".to_owned())));
    desk.settle();
    assert_eq!(desk.state().case.as_ref().expect("an open case").filing.websites[0].name, "手帐本");
    assert!(!desk.shows(TOO_FEW));
}

#[test]
fn what_is_missing_shows_when_the_step_is_left() {
    let mut desk = at_the_websites();
    assert_eq!(desk.state().case.as_ref().expect("an open case").shown().filter(|finding| finding.rule == "site.incomplete").count(), 0);
    desk.button("下一步：补充材料");
    assert!(desk.state().case.as_ref().expect("an open case").shown().any(|finding| finding.rule == "site.incomplete"));
}

#[test]
fn what_is_typed_is_on_disk_as_soon_as_the_window_has_settled() {
    let mut desk = at_the_websites();
    desk.start_typing("网站名称", "𠮷屋的手帐");
    let case = desk.state().case.as_ref().expect("an open case");
    assert!(case.is_saved());
    let kept = std::fs::read_to_string(case.root.join("case.json")).expect("the case file");
    assert!(kept.contains("𠮷屋的手帐"));
}

#[test]
fn a_screen_reader_says_a_finding_when_it_appears() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    desk.button("网站信息: 2 处会被驳回");
    let line = desk.window.get_by_label("会被驳回：网站名称须有三个或更多汉字，现有 2 个");
    assert_eq!(line.accesskit_node().live(), eframe::egui::accesskit::Live::Polite);
}
