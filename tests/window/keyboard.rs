//! What is done with keys alone: undo through the whole case, the results, the list of shortcuts.

use crate::desk::Desk;
use beian_preflight::app::Screen;
use beian_preflight::knowledge::Step;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};

const CTRL: Modifiers = Modifiers::COMMAND;

fn press(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.window.key_press_modifiers(modifiers, key);
    desk.settle();
}

fn begun() -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk
}

fn names(desk: &Desk) -> Vec<String> {
    let case = desk.state().case.as_ref().expect("an open case");
    case.filing.websites.iter().map(|site| site.name.clone()).collect()
}

#[test]
fn undo_takes_back_a_field_at_a_time_and_shows_it() {
    let mut desk = begun();
    desk.fill("主办单位名称", "林小满");
    desk.fill("证件住所", "广东省深圳市福田区样例街2号");
    desk.button("下一步：网站信息");
    desk.fill("网站名称", "小满的手帐");
    press(&mut desk, CTRL, Key::Z);
    assert_eq!(desk.value("网站名称"), "");
    press(&mut desk, CTRL, Key::Z);
    assert_eq!(desk.state().screen, Screen::Step(Step::Subject), "it shows what it changed");
    assert_eq!((desk.value("证件住所").as_str(), desk.value("主办单位名称").as_str()), ("", "林小满"));
    press(&mut desk, CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(desk.value("证件住所"), "广东省深圳市福田区样例街2号");
    desk.button("撤销");
    desk.button("撤销");
    assert_eq!(desk.value("主办单位名称"), "");
    desk.button("重做");
    assert_eq!(desk.value("主办单位名称"), "林小满");
}

#[test]
fn a_field_that_is_being_typed_in_is_undone_too() {
    let mut desk = begun();
    desk.start_typing("主办单位名称", "林小");
    desk.start_typing("主办单位名称", "满");
    press(&mut desk, CTRL, Key::Z);
    assert_eq!(desk.value("主办单位名称"), "", "what was typed in one go is one step");
    desk.fill("主办单位名称", "王小明");
    assert_eq!(desk.value("主办单位名称"), "王小明");
}

#[test]
fn a_scan_that_was_taken_out_comes_back_and_is_examined_again() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    press(&mut desk, CTRL, Key::Num3);
    let before = desk.state().case.as_ref().expect("an open case").report.clone();
    desk.button("移除 id-front.jpg");
    press(&mut desk, CTRL, Key::Z);
    assert_eq!(desk.state().case.as_ref().expect("an open case").report, before);
    assert!(desk.shows("放大查看 id-front.jpg"));
}

#[test]
fn websites_are_copied_moved_and_deleted() {
    let mut desk = begun();
    desk.button("下一步：网站信息");
    desk.fill("网站名称", "小满的手帐");
    desk.fill("网站备注", "记录手帐制作的个人网站");
    desk.button("复制网站 1（名称、域名留空）");
    assert_eq!(names(&desk), ["小满的手帐", ""]);
    let remark = desk.state().case.as_ref().expect("an open case").filing.websites[1].remark.clone();
    assert_eq!(remark, "记录手帐制作的个人网站", "what the two have in common is copied");
    desk.button("网站 2 上移");
    assert_eq!(names(&desk), ["", "小满的手帐"]);
    desk.button("删除网站 1");
    assert_eq!(names(&desk), ["小满的手帐"]);
    press(&mut desk, CTRL, Key::Z);
    assert_eq!(names(&desk), ["", "小满的手帐"]);
}

#[test]
fn the_results_are_walked_with_arrows_and_enter_leads_to_the_field() {
    let mut desk = Desk::open();
    desk.button("打开有问题的示例");
    press(&mut desk, CTRL, Key::Num2);
    press(&mut desk, Modifiers::NONE, Key::F6);
    let focused = |desk: &Desk| {
        let nodes = desk.window.query_all_by_role(Role::Link);
        nodes.filter(|node| node.accesskit_node().is_focused()).find_map(|node| node.accesskit_node().label())
    };
    let first = focused(&desk).expect("a finding has the focus");
    press(&mut desk, Modifiers::NONE, Key::ArrowDown);
    let second = focused(&desk).expect("the next finding has the focus");
    assert_ne!(first, second);
    press(&mut desk, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&desk), Some(first));
    press(&mut desk, Modifiers::NONE, Key::ArrowDown);
    press(&mut desk, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&desk), None, "the field has it now");
    assert!(desk.window.ctx.memory(eframe::egui::Memory::focused).is_some());
}

#[test]
fn a_blocker_passes_from_the_results_with_a_reason_only_and_the_reason_can_be_taken_back() {
    let reasons = |desk: &Desk| {
        let case = desk.state().case.as_ref().expect("an open case");
        case.filing.waivers.iter().map(|waiver| waiver.reason.clone()).collect::<Vec<_>>()
    };
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    press(&mut desk, CTRL, Key::Num2);
    let title = "域名所有者“苏示范”的姓名与主办者不一致";
    desk.button(&format!("写明理由放行… {title}"));
    desk.button("放行");
    assert!(reasons(&desk).is_empty(), "nothing passes without a reason");
    desk.start_typing("为什么放行？理由会写进报告和导出的材料", "所有者用的是曾用名，附公证书");
    desk.button("放行");
    assert_eq!(reasons(&desk), ["所有者用的是曾用名，附公证书"]);
    assert!(desk.shows("3 处会被驳回"));
    desk.click(Role::Link, &format!("前往：{title}"));
    desk.button(&format!("撤回放行 {title}"));
    assert!(reasons(&desk).is_empty());
}

#[test]
fn a_click_on_the_sentence_of_a_finding_leads_to_its_field() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    desk.button("全部 6");
    desk.click(Role::Link, "前往：网站名称须有三个或更多汉字，现有 2 个");
    assert_eq!(desk.state().screen, Screen::Step(Step::Website));
}

#[test]
fn the_results_can_be_narrowed_to_one_severity() {
    let mut desk = Desk::open();
    desk.button("打开有问题的示例");
    desk.button("常被退回 2");
    desk.button("全部 6");
    let cards = || desk.window.query_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
    assert_eq!(cards().filter(|label| label.starts_with("前往：")).count(), 2);
}

#[test]
fn a_question_mark_lists_the_shortcuts_but_is_a_character_while_typing() {
    let mut desk = begun();
    desk.start_typing("主办单位名称", "?");
    assert!(!desk.shows("快捷键"));
    desk.window.key_press(Key::Tab);
    desk.settle();
    desk.window.ctx.memory_mut(eframe::egui::Memory::stop_text_input);
    desk.settle();
    press(&mut desk, Modifiers::SHIFT, Key::Questionmark);
    assert!(desk.shows("快捷键"));
    press(&mut desk, Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("快捷键"));
}

/// Goes on frame by frame until something is put onto the clipboard.
fn copied(desk: &mut Desk) -> String {
    for _ in 0..6 {
        desk.window.step();
        let commands = &desk.window.output().platform_output.commands;
        if let Some(OutputCommand::CopyText(text)) = commands.iter().find(|command| matches!(command, OutputCommand::CopyText(_))) {
            return text.clone();
        }
    }
    panic!("nothing was copied");
}

#[test]
fn all_findings_are_copied_as_a_reply_in_the_customers_language() {
    let mut desk = Desk::open();
    desk.button("打开有问题的示例");
    desk.window.get_by_role_and_label(Role::Button, "复制给客户").click();
    let text = copied(&mut desk);
    assert!(text.starts_with("您好，") && text.contains("网站名称须有三个或更多汉字，现有 2 个"), "{text}");
    assert!(text.contains("怎么改：") && text.contains("依据：") && text.contains("另外请您核实："), "{text}");
    desk.settle();
    desk.choose("回复用的语言: 简体中文", "English");
    desk.button("知道了");
    press(&mut desk, CTRL | Modifiers::SHIFT, Key::R);
    assert!(desk.shows("已复制，可以直接粘贴给客户"), "the shortcut does the same");
    desk.window.get_by_role_and_label(Role::Button, "复制给客户").click();
    let text = copied(&mut desk);
    assert!(text.starts_with("Hello, ") && text.contains("Source: "), "{text}");
}

#[test]
fn a_date_is_typed_in_three_boxes_or_pasted_whole() {
    let mut desk = begun();
    desk.start_typing("有效期止 年", "2028");
    assert_eq!(desk.value("有效期止 月"), "");
    desk.start_typing("有效期止 月", "6");
    desk.start_typing("有效期止 日", "1");
    let typed = |desk: &Desk| desk.state().case.as_ref().expect("an open case").filing.subject.certificate.valid_until.as_str().to_owned();
    assert_eq!(typed(&desk), "2028-06-01");
    assert!(desk.shows("剩 557 天"), "how many days are left stands in the field");
    desk.fill("有效期起", "2015年6月1日");
    let boxes = ["有效期起 年", "有效期起 月", "有效期起 日"].map(|name| desk.value(name));
    assert_eq!(boxes, ["2015", "6", "1"]);
}
