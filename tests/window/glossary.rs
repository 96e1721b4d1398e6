//! What a word means, from anywhere.

use crate::desk::Desk;
use beian_preflight::filing::saved;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT, Queryable};

const SEARCH: &str = "搜索术语";
const CERTIFICATE_ADDRESS: &str = "证件上印的地址，照抄，从省份写起";
const MAILING_ADDRESS: &str = "现在能收到信、找得到人的地址";

fn at_the_form() -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk
}

fn press(desk: &mut Desk, key: Key) {
    desk.window.key_press(key);
    desk.settle();
}

fn is_open(desk: &Desk) -> bool {
    desk.window.query_by_role_and_label(Role::TextInput, SEARCH).is_some()
}

/// Whether the explanation of a term that begins so is shown.
fn explains(desk: &Desk, beginning: &str) -> bool {
    desk.window.query_all_by_label_contains(beginning).next().is_some()
}

fn has_focus(desk: &Desk, label: &str) -> bool {
    desk.window.get_by_role_and_label(Role::TextInput, label).accesskit_node().is_focused()
}

#[test]
fn f1_opens_the_glossary_and_typing_finds_a_term() {
    let mut desk = Desk::open();
    press(&mut desk, Key::F1);
    assert!(is_open(&desk) && has_focus(&desk, SEARCH));
    assert!(explains(&desk, "在中国内地的服务器上开网站以前"), "the first term, with nothing searched for");
    desk.window.event(Event::Text("幕布".to_owned()));
    desk.settle();
    assert!(explains(&desk, "网站负责人站在云服务商寄来的"));
    assert!(explains(&desk, "腾讯云《备案申请驳回原因》"), "with who says so");
    desk.window.event(Event::Text("没有".to_owned()));
    desk.settle();
    assert!(desk.shows("没有找到这个词，换个说法再试"));
}

#[test]
fn a_related_term_is_a_click_away() {
    let mut desk = at_the_form();
    desk.button("什么是“证件住所”");
    assert!(explains(&desk, CERTIFICATE_ADDRESS));
    desk.button("另见“通信地址”");
    assert!(explains(&desk, MAILING_ADDRESS) && !explains(&desk, CERTIFICATE_ADDRESS));
    assert!(has_focus(&desk, SEARCH), "and the keyboard stays in the search field");
}

#[test]
fn arrow_keys_go_through_the_terms_that_were_found() {
    let mut desk = Desk::open();
    press(&mut desk, Key::F1);
    desk.window.event(Event::Text("地址".to_owned()));
    desk.settle();
    let chosen = |desk: &Desk| {
        let rows = desk.window.query_all_by_role(Role::ListBoxOption);
        rows.filter(|row| row.accesskit_node().is_selected() == Some(true))
            .filter_map(|row| row.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let first = chosen(&desk);
    press(&mut desk, Key::ArrowDown);
    let second = chosen(&desk);
    assert!(first.len() == 1 && second.len() == 1 && first != second, "{first:?} {second:?}");
    press(&mut desk, Key::ArrowUp);
    assert_eq!(chosen(&desk), first);
}

#[test]
fn escape_closes_the_glossary_and_the_field_has_the_focus_again() {
    let mut desk = at_the_form();
    desk.start_typing("通信地址", "深圳市福田区样例街2号3栋401室");
    press(&mut desk, Key::F1);
    assert!(explains(&desk, MAILING_ADDRESS), "F1 in a field explains its label");
    press(&mut desk, Key::Escape);
    assert!(!is_open(&desk));
    assert!(has_focus(&desk, "通信地址"));
    let kept = saved::parse(&std::fs::read(desk.state().case.as_ref().expect("an open case").root.join("case.json")).expect("a case file"));
    assert_eq!(kept.expect("a case").subject.mailing_address, "深圳市福田区样例街2号3栋401室");
    press(&mut desk, Key::F1);
    desk.button("关闭");
    assert!(!is_open(&desk) && has_focus(&desk, "通信地址"), "closed with its button too");
}

#[test]
fn keys_of_the_form_do_nothing_while_the_glossary_is_open() {
    let mut desk = at_the_form();
    let before = desk.state().screen;
    desk.button("术语");
    desk.window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    desk.settle();
    assert!(is_open(&desk));
    assert_eq!(desk.state().screen, before);
}

#[test]
fn a_term_has_its_mark_once_on_a_page() {
    let desk = at_the_form();
    for name in ["主办单位", "证件住所", "有效期", "备案省份"] {
        let label = format!("什么是“{name}”");
        assert_eq!(desk.window.query_all_by_role_and_label(Role::Button, &label).count(), 1, "{label}");
    }
}

#[test]
fn start_and_materials_have_marks_too() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.button("什么是“备案省份”");
    assert!(explains(&desk, "向哪个省、自治区、直辖市的管局备案"));
    press(&mut desk, Key::Escape);
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk.button("什么是“承诺书”");
    assert!(explains(&desk, "保证所填信息真实的一张纸"));
}

#[test]
fn an_explanation_leads_to_the_terms_in_it() {
    let mut desk = at_the_form();
    desk.button("下一步：网站信息");
    desk.fill("网站名称", "手帐");
    let links = |desk: &Desk| desk.window.query_all_by_role_and_label(Role::Button, "术语“网站名称”").count();
    assert_eq!(links(&desk), 1, "below the open card of the results");
    desk.button("术语“网站名称”");
    assert!(explains(&desk, "网站的中文名字"));
    press(&mut desk, Key::Escape);
    desk.click(Role::Link, "前往：网站名称须有三个或更多汉字，现有 2 个");
    desk.window
        .get_all_by_label("为什么？怎么改？ 网站名称须有三个或更多汉字，现有 2 个")
        .next()
        .expect("a way to unfold the explanation")
        .click();
    desk.settle();
    assert_eq!(links(&desk), 2, "and at the field, once its explanation is unfolded");
}

#[test]
fn in_english_a_mark_names_and_explains_its_term_in_english_with_the_chinese_word() {
    let mut desk = at_the_form();
    desk.choose("语言: 简体中文", "English");
    desk.button("What is 'Address on the certificate'");
    assert!(explains(&desk, "The address printed on the certificate"));
    assert!(desk.shows("证件住所"));
    press(&mut desk, Key::Escape);
    assert!(!desk.shows("证件住所"));
}
