//! The home page: searching, choosing, ordering, renaming, copying and deleting, by role and label.

use crate::desk::Desk;
use beian_preflight::app::{CaseOrder, Screen};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

const COMPANY: &str = "广州样例科技有限公司";
const PERSON: &str = "苏示例";

/// At home with the two examples.
fn with_two_cases() -> Desk {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    desk.button("‹ 全部备案");
    desk.button("打开合格的示例");
    desk.button("‹ 全部备案");
    desk
}

/// The names in the list from top to bottom.
fn rows(desk: &Desk) -> Vec<String> {
    let open = desk.window.query_all_by_label_contains("打开 ").filter(|node| node.accesskit_node().role() == Role::Button);
    let mut rows: Vec<(f32, String)> =
        open.filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?.strip_prefix("打开 ")?.to_owned()))).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
fn focused_label(desk: &Desk) -> Option<String> {
    desk.window.root().query_all_by(|node| node.is_focused()).find_map(|node| node.accesskit_node().label())
}

/// Opens the menu of a case and takes an entry.
fn from_menu(desk: &mut Desk, name: &str, entry: &str) {
    desk.button(&format!("更多：{name}"));
    desk.button(entry);
}

#[test]
fn an_empty_home_page_says_what_to_do_and_a_click_begins() {
    let mut desk = Desk::tall();
    assert!(desk.shows("还没有备案") && rows(&desk).is_empty());
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    desk.settle();
    assert!(matches!(desk.state().screen, Screen::Start { .. }));
}

#[test]
fn a_case_is_found_by_what_is_typed_and_all_come_back() {
    let mut desk = with_two_cases();
    assert_eq!(rows(&desk).len(), 2);
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    desk.settle();
    assert_eq!(focused_label(&desk).as_deref(), Some("搜索名称、域名、手机号"));
    desk.start_typing("搜索名称、域名、手机号", "广州样例");
    assert_eq!(rows(&desk), [COMPANY]);
    assert!(desk.shows("全部 1"));
    desk.start_typing("搜索名称、域名、手机号", "没有");
    assert!(rows(&desk).is_empty() && desk.shows("没有符合条件的备案"));
    desk.button("显示全部备案");
    assert!(rows(&desk).contains(&PERSON.to_owned()) && rows(&desk).len() == 2);
    assert_eq!(desk.value("搜索名称、域名、手机号"), "");
}

#[test]
fn letters_of_an_input_method_are_not_searched_for() {
    let mut desk = with_two_cases();
    desk.compose("搜索名称、域名、手机号", "guang'zhou", "广州");
    assert_eq!(rows(&desk), [COMPANY]);
    assert_eq!(desk.state().home.search, "广州");
}

#[test]
fn chips_choose_cases_and_their_order_is_kept() {
    let mut desk = with_two_cases();
    desk.button("会被驳回 1");
    assert_eq!(rows(&desk), [PERSON]);
    desk.button("没有发现问题 1");
    assert_eq!(rows(&desk), [COMPANY]);
    desk.button("全部 2");
    desk.choose("排序：最近保存", "问题最多");
    assert_eq!(rows(&desk), [PERSON, COMPANY]);
    assert_eq!(desk.state().settings.order, CaseOrder::Blockers);
    assert!(!desk.shows("打不开 0"), "what there is none of is not offered");
}

#[test]
fn a_case_is_renamed_and_the_name_shows_in_the_case_too() {
    let mut desk = with_two_cases();
    from_menu(&mut desk, COMPANY, "改名…");
    let field = format!("{COMPANY}：新名称");
    assert_eq!(desk.value(&field), COMPANY);
    desk.start_typing(&field, "第一批");
    desk.window.key_press(Key::Enter);
    desk.settle();
    assert!(rows(&desk).contains(&"第一批".to_owned()), "{:?}", rows(&desk));
    desk.button("打开 第一批");
    assert!(desk.shows("第一批"));
    assert_eq!(desk.state().case.as_ref().expect("an open case").filing.title(), COMPANY);
}

#[test]
fn escape_leaves_a_name_as_it_was() {
    let mut desk = with_two_cases();
    from_menu(&mut desk, COMPANY, "改名…");
    desk.start_typing(&format!("{COMPANY}：新名称"), "第一批");
    desk.window.key_press(Key::Escape);
    desk.settle();
    assert!(!desk.shows("给这个备案起个名称") && rows(&desk).contains(&COMPANY.to_owned()));
    assert_eq!(focused_label(&desk), Some(format!("更多：{COMPANY}")), "the focus is back where it came from");
}

#[test]
fn a_copy_stands_in_the_list_beside_its_original() {
    let mut desk = with_two_cases();
    from_menu(&mut desk, COMPANY, "复制一份");
    assert_eq!(rows(&desk).len(), 3);
    assert!(rows(&desk).contains(&format!("{COMPANY} 副本")), "{:?}", rows(&desk));
}

#[test]
fn deleting_asks_first_and_cancelling_is_nearest() {
    let mut desk = with_two_cases();
    from_menu(&mut desk, COMPANY, "删除…");
    assert!(desk.shows(&format!("删除“{COMPANY}”？")));
    assert_eq!(focused_label(&desk).as_deref(), Some("取消"));
    desk.window.key_press(Key::Enter);
    desk.settle();
    assert!(!desk.shows(&format!("删除“{COMPANY}”？")) && rows(&desk).len() == 2);
    from_menu(&mut desk, COMPANY, "删除…");
    desk.button("删除备案和扫描件");
    assert!(desk.shows(&format!("已删除“{COMPANY}”和它的扫描件")));
    assert_eq!(rows(&desk).len(), 1);
    assert_eq!(desk.state().settings.recent.len(), 1);
}

#[test]
fn the_keyboard_reaches_a_row_and_then_its_menu() {
    let mut desk = with_two_cases();
    let first = rows(&desk).remove(0);
    desk.window.get_by_role_and_label(Role::Button, &format!("打开 {first}")).focus();
    desk.settle();
    desk.window.key_press(Key::Tab);
    desk.settle();
    assert_eq!(focused_label(&desk), Some(format!("更多：{first}")));
    desk.window.key_press(Key::Enter);
    desk.settle();
    assert!(desk.shows("复制文件夹路径"));
    desk.window.key_press(Key::Escape);
    desk.settle();
    assert!(!desk.shows("复制文件夹路径"));
    assert_eq!(focused_label(&desk), Some(format!("更多：{first}")));
}
