//! “Can I file at all?”, and the first choices with what they bring with them.

use crate::desk::Desk;
use beian_preflight::app::Screen;
use beian_preflight::filing::{FilingKind, Nature};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::Queryable;

fn holds(desk: &Desk, text: &str) -> bool {
    desk.window.query_all_by_label_contains(text).next().is_some()
}

/// The page, reached from home.
fn asked() -> Desk {
    let mut desk = Desk::tall();
    desk.button("能不能备案？ 开始");
    assert_eq!(desk.state().screen, Screen::Eligibility);
    desk
}

/// Opens the list of provinces, searches, and takes the first with Enter.
fn search(desk: &mut Desk, typed: &str) {
    desk.click(Role::ComboBox, "备案省份");
    desk.window.event(Event::Text(typed.to_owned()));
    desk.settle();
    desk.window.key_press(Key::Enter);
    desk.settle();
}

#[test]
fn the_answers_follow_what_is_answered() {
    let mut desk = asked();
    assert!(desk.shows("先回答上面的问题"));
    desk.choose("备案省份", "西藏");
    desk.button("身份证上的住址在备案省份吗 否");
    assert!(desk.shows("不行：西藏只收本省身份证的个人"));
    assert!(desk.shows("现在不能以个人名义这样备案"));
    desk.choose("备案省份", "广东");
    assert!(!desk.shows("不行：西藏只收本省身份证的个人"));
    desk.button("居住证");
    assert!(desk.shows("可以：身份证是外省的，有居住证可以证明"));
    assert!(desk.shows("目前没有问题"));
    desk.fill("出生日期或年龄", "15");
    assert!(desk.shows("不行：15 周岁，广东要年满 16 周岁"));
}

#[test]
fn what_is_typed_can_be_corrected_and_is_judged_at_once() {
    let mut desk = asked();
    desk.button("已买内地服务器");
    desk.fill("服务器总共买了几个月（含续费）", "1");
    assert!(desk.shows("还差：服务器只买了 1 个月，腾讯云要总共买满 3 个月"));
    desk.start_typing("服务器总共买了几个月（含续费）", "2");
    assert_eq!(desk.value("服务器总共买了几个月（含续费）").len(), 2);
    desk.fill("域名实名认证通过日", "2026-11-21");
    assert!(holds(&desk, "要等到 2026 年 11 月 25 日：域名实名还不满 3 个工作日"));
    desk.button("还没有实名");
    assert!(desk.shows("还差：域名还没有实名"));
    desk.compose("域名", "shi'li", "示例.网络");
    assert!(holds(&desk, "后缀.网络"));
}

#[test]
fn the_answers_lead_to_a_new_filing_and_are_kept() {
    let mut desk = asked();
    desk.button("单位");
    desk.button("华为云");
    desk.choose("备案省份", "上海");
    desk.button("主体负责人是法定代表人本人吗 否");
    assert!(desk.shows("还差：上海只认法定代表人作主体负责人"));
    desk.button("照这些新建备案");
    assert_eq!(desk.state().screen, Screen::Start { of_open_case: false });
    let start = &desk.state().start;
    assert_eq!((start.provider.as_str(), start.province.as_str(), start.nature), ("huawei", "31", Nature::Enterprise));
    desk.button("不确定能不能备案？先答几个问题");
    assert!(desk.shows("还差：上海只认法定代表人作主体负责人"));
    desk.button("‹ 全部备案");
    assert_eq!(desk.state().screen, Screen::Home);
}

#[test]
fn a_province_is_found_by_initials_and_taken_with_the_keyboard() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    search(&mut desk, "hlj");
    assert_eq!(desk.state().start.province, "23");
    search(&mut desk, "广");
    assert_eq!(desk.state().start.province, "44");
    desk.click(Role::ComboBox, "备案省份");
    desk.window.event(Event::Text("hu".to_owned()));
    desk.settle();
    assert!(desk.shows("湖南") && !desk.shows("云南"));
    desk.window.key_press(Key::ArrowDown);
    desk.settle();
    desk.window.key_press(Key::Enter);
    desk.settle();
    assert_eq!(desk.state().start.province, "43");
    desk.click(Role::ComboBox, "备案省份");
    desk.window.event(Event::Text("zzz".to_owned()));
    desk.settle();
    assert!(desk.shows("没有这样的省份"));
    desk.window.key_press(Key::Escape);
    desk.settle();
    assert_eq!(desk.state().start.province, "43", "nothing was picked");
}

#[test]
fn each_choice_says_what_it_brings_with_it() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    assert!(desk.shows("先选备案省份"));
    desk.choose("备案省份", "广东");
    assert!(desk.shows("· 负责人须年满 16 周岁") && desk.shows("· 身份证是外省的，要交居住证等本地证明"));
    assert!(holds(&desk, "· 还要交：") && holds(&desk, "备案承诺书"));
    assert!(holds(&desk, "· 服务器要总共买满 3 个月"));
    assert!(holds(&desk, "可用的证件：居民身份证"));
    desk.choose("主办单位性质", "企业");
    assert!(holds(&desk, "可用的证件：营业执照") && desk.shows("· 主体负责人须是法定代表人本人"));
    desk.button("其他服务商");
    assert!(holds(&desk, "没有这家服务商的资料"));
    desk.button("新增接入");
    assert!(desk.shows("与首次备案相比："));
    desk.choose("备案省份", "宁夏");
    desk.choose("主办单位性质", "个人");
    assert!(desk.shows("· 外省身份证能否备案，说法不一"));
}

#[test]
fn changing_the_choices_of_a_case_says_what_comes_and_goes_and_loses_nothing() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.compose("主办单位名称", "lin'xiao'man", "林小满");
    desk.button("修改");
    assert!(!desk.shows("改了以后会怎样"), "nothing is changed yet");
    desk.choose("主办单位性质", "企业");
    desk.choose("备案省份", "北京");
    assert!(desk.shows("改了以后会怎样"));
    assert!(holds(&desk, "已填的内容不会丢"));
    assert!(desk.shows("· 主办单位证件类型改为营业执照"));
    assert!(holds(&desk, "· 多填") && holds(&desk, "法定代表人姓名"));
    assert!(holds(&desk, "· 不用再交") && holds(&desk, "备案承诺书"));
    desk.button("改好了，继续填写");
    assert_eq!(desk.value("主办单位名称"), "林小满");
    let filing = &desk.state().case.as_ref().expect("an open case").filing;
    assert_eq!((filing.subject.nature, filing.procedure.kind, filing.province.as_str()), (Nature::Enterprise, FilingKind::First, "11"));
}

#[test]
fn the_pages_can_be_drawn_in_every_language_and_in_a_small_window() {
    let mut desk = Desk::open();
    desk.button("能不能备案？ 开始");
    desk.choose("语言: 简体中文", "繁體中文");
    assert!(desk.shows("先回答上面的問題"));
    desk.choose("語言: 繁體中文", "English");
    assert!(desk.shows("Answer the questions above"));
    desk.button("‹ All filings");
    desk.button("New filing");
    assert!(desk.shows("Choose a province first"));
}
