//! What the form takes in beyond names and numbers: what was filed before, rejections, plans, guardians; and what it
//! offers to fill in.

use crate::desk::Desk;
use beian_preflight::filing::{Filing, FilingKind};
use beian_preflight::knowledge::Group;
use beian_preflight::report::Speaker;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

/// A new case of Guangdong in its first step.
fn begun(kind: &str, nature: &str) -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    if nature != "个人" {
        desk.choose("主办单位性质", nature);
    }
    desk.button(kind);
    desk.button("开始填写");
    desk
}

fn filing(desk: &Desk) -> &Filing {
    &desk.state().case.as_ref().expect("an open case").filing
}

fn names_to_consider(desk: &Desk) -> Vec<String> {
    let open = desk.state().case.as_ref().expect("an open case");
    open.names.get("websites[0].name").cloned().unwrap_or_default()
}

fn shows_part(desk: &Desk, text: &str) -> bool {
    desk.window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn the_kind_that_follows_is_said_with_its_reason_and_can_be_taken() {
    let mut desk = begun("首次备案", "企业");
    assert!(desk.shows("先查清主办单位是否备过案，才能确定备案类型"));
    desk.button("主办单位是否备过案：是");
    desk.button("下一步：网站信息");
    desk.fill("域名", "example.com");
    desk.button("域名是否已备案：否");
    desk.button("上一步");
    assert!(desk.shows("应办新增网站：主办单位已有备案号，域名还没有备案"));
    desk.button("改为新增网站");
    assert_eq!(filing(&desk).procedure.kind, FilingKind::AddWebsite);
    assert!(!desk.shows("改为新增网站"));
}

#[test]
fn an_earlier_filing_stands_beside_the_new_one_and_the_difference_is_named() {
    let mut desk = begun("新增接入", "企业");
    desk.button("填写原备案信息");
    desk.fill("主办单位名称", "广州示例科技有限公司");
    assert!(desk.shows("这次填的：广州示例科技有限公司"));
    assert!(!shows_part(&desk, "与原备案不同"), "nothing differs from what was not entered");
    desk.fill("原主办单位名称", "广州样例科技有限公司");
    assert!(shows_part(&desk, "“广州示例科技有限公司”与原备案不同"));
    desk.button("不再对照原备案");
    assert_eq!(filing(&desk).procedure.earlier, None);
    desk.button("填写原备案信息");
    assert_eq!(desk.value("原主办单位名称"), "广州样例科技有限公司", "what was typed comes back");
}

#[test]
fn the_earlier_website_can_have_a_principal_of_its_own() {
    let mut desk = begun("新增接入", "企业");
    desk.button("填写原备案信息");
    desk.button("原网站负责人：另一位负责人");
    desk.fill("原网站负责人手机号码", "13802600003");
    let earlier = filing(&desk).procedure.earlier.as_ref().expect("an earlier filing");
    assert_eq!(earlier.websites[0].principal.other().map(|person| person.mobile.as_str()), Some("13802600003"));
}

#[test]
fn a_filed_website_is_added_named_and_removed() {
    let mut desk = begun("新增网站", "企业");
    desk.button("下一步：网站信息");
    desk.button("添加已备案网站");
    desk.fill("已备案网站名称", "示例科技官网");
    desk.fill("已备案域名", "example.com");
    desk.fill("已备案网站的备案号", "粤ICP备12345678号-1");
    assert_eq!(filing(&desk).filed_sites[0].domain, "example.com");
    let label = Speaker::new(&desk.state().knowledge, desk.state().settings.locale).label("filed_sites[0].domain");
    assert_eq!(label, "已备案网站 1 · 已备案域名");
    desk.button("删除已备案网站 1");
    assert_eq!(filing(&desk).filed_sites, []);
}

#[test]
fn a_rejection_is_entered_behind_a_link() {
    let mut desk = begun("首次备案", "个人");
    desk.button("被驳回过？");
    desk.fill("驳回日期", "2026-11-20");
    desk.button("驳回环节：管局审核");
    desk.fill("驳回通知原文", "网站名称不符合要求");
    let rejection = &filing(&desk).procedure.rejections[0];
    assert_eq!((rejection.on.as_str(), rejection.text.as_str()), ("2026-11-20", "网站名称不符合要求"));
    desk.button("删除第 1 次驳回");
    assert!(desk.shows("被驳回过？"));
}

#[test]
fn a_name_to_consider_is_taken_with_a_click() {
    let mut desk = begun("首次备案", "个人");
    desk.fill("主办单位名称", "林小满");
    desk.button("下一步：网站信息");
    desk.button("博客/个人空间");
    desk.fill("网站名称", "手帐");
    let name = names_to_consider(&desk).first().expect("a name to consider").clone();
    desk.button(&name);
    assert_eq!(filing(&desk).websites[0].name, name);
    assert_eq!(desk.value("网站名称"), name);
}

#[test]
fn the_sentence_that_a_remark_lacks_is_added_with_a_click() {
    let mut desk = begun("首次备案", "个人");
    desk.button("下一步：网站信息");
    desk.fill("域名", "xiaoman-note.cn");
    desk.button("给网站 1 添加域名");
    desk.window.get_all_by_role_and_label(Role::TextInput, "域名").last().expect("a second domain").focus();
    desk.settle();
    desk.window.event(eframe::egui::Event::Text("xiaoman-note.com".to_owned()));
    desk.window.key_press(Key::Tab);
    desk.settle();
    desk.fill("网站备注", "记录个人生活");
    desk.button("填入这句话");
    assert_eq!(filing(&desk).websites[0].remark, "记录个人生活。所有域名指向同一网站");
    assert!(!desk.shows("填入这句话"));
    desk.button("删除域名 2");
    assert_eq!(filing(&desk).websites[0].domains.len(), 1);
}

#[test]
fn a_plan_that_was_taken_away_comes_back_as_it_was() {
    let mut desk = begun("首次备案", "企业");
    desk.button("下一步：网站信息");
    desk.button("是否有建站方案书：是");
    desk.button("域名管理");
    desk.button("是否有建站方案书：否");
    assert_eq!(filing(&desk).websites[0].plan, None);
    desk.button("是否有建站方案书：是");
    assert_eq!(filing(&desk).websites[0].plan.as_ref().map(|plan| plan.parts.clone()), Some(vec!["domain_management".to_owned()]));
}

#[test]
fn a_minor_has_a_guardian_to_fill_in() {
    let mut desk = begun("首次备案", "个人");
    assert!(!desk.shows("监护人"));
    desk.fill("负责人出生日期", "2012-03-01");
    desk.fill("负责人监护人姓名", "林样例");
    let guardian = filing(&desk).principal.guardian.as_ref().expect("a guardian");
    assert_eq!(guardian.name, "林样例");
}

#[test]
fn the_date_on_a_paper_is_judged() {
    let mut desk = begun("首次备案", "个人");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    let path = Desk::picture("sound/scans/commitment.jpg");
    desk.start_typing("备案承诺书：图片路径", &path.display().to_string());
    desk.window.key_press(Key::Enter);
    desk.settle();
    desk.fill("备案承诺书：纸上的日期（选填）", "2026-01-05");
    let case = desk.state().case.as_ref().expect("an open case");
    assert_eq!(case.filing.materials[0].issued_on.as_str(), "2026-01-05");
    assert!(case.shown().any(|finding| finding.rule == "material.paper_date_wrong"));
}

/// The right edge of every button of a page, which chips that do not wrap would cross.
#[test]
fn no_control_lies_beyond_its_page() {
    let mut desk = begun("首次备案", "企业");
    desk.button("下一步：网站信息");
    desk.button("是否有建站方案书：是");
    let results = desk.window.get_by_label("检查结果").rect().left();
    for label in ["单位门户网站", "其他", "网络新闻", "域名管理", "英语", "不涉及"] {
        let chip = desk.window.get_by_role_and_label(Role::Button, label).rect();
        assert!(chip.right() < results, "{label} ends at {} behind the results at {results}", chip.right());
        assert!(chip.height() < 60.0, "{label} is {} high", chip.height());
    }
}

#[test]
fn a_group_of_questions_is_answered_at_once_and_an_answer_takes_a_note() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    let n_asked = desk.state().case.as_ref().expect("an open case").n_questions();
    desk.button(&format!("预览与导出: 还有 {n_asked} 个问题待核实"));
    let n_account = {
        let state = desk.state();
        let speaker = Speaker::new(&state.knowledge, state.settings.locale);
        let open = state.case.as_ref().expect("an open case").report.open.clone();
        open.iter().filter(|open| speaker.group(open) == Some(Group::Account)).count()
    };
    assert!(n_account > 2, "{n_account}");
    desk.button(&format!("云服务商控制台里看 这 {n_account} 项都核实过，都没有"));
    let case = desk.state().case.as_ref().expect("an open case");
    assert_eq!(case.n_questions(), n_asked - n_account);
    let answers = &filing(&desk).answers;
    let index = answers.iter().position(|answer| answer.rule == "filing.account_differs").expect("an answer");
    assert!(answers.iter().all(|answer| answer.on.date().is_some()), "every answer has its day");
    let question = {
        let state = desk.state();
        let speaker = Speaker::new(&state.knowledge, state.settings.locale);
        speaker.question_of(&answers[index].rule, &answers[index].field, filing(&desk))
    };
    let day = answers[index].on.as_str().to_owned();
    desk.fill(&format!("{question} —— 否（{day}）"), "账号信息页，11 月 20 日看过");
    assert_eq!(filing(&desk).answers[index].note, "账号信息页，11 月 20 日看过");
}

#[test]
fn the_link_between_legal_representative_and_principal_can_be_cut_and_made_again() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.choose("主办单位性质", "企业");
    desk.button("开始填写");
    desk.fill("法定代表人姓名", "陈示例");
    desk.fill("法定代表人证件号码", "440106199001011235");
    assert_eq!(desk.value("负责人证件号码"), "440106199001011235");
    desk.button("取消关联，另填一位负责人");
    assert_eq!((desk.value("负责人姓名").as_str(), desk.value("负责人证件号码").as_str()), ("", ""));
    desk.fill("负责人姓名", "王小明");
    desk.fill("法定代表人证件号码", "0");
    assert_eq!(desk.value("负责人证件号码"), "", "a cut link stays cut");
    desk.button("与法定代表人是同一人");
    assert_eq!(desk.value("负责人姓名"), "陈示例");
}

#[test]
fn an_address_is_completed_by_its_district() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.fill("证件住所", "福田区样例街2号");
    desk.button("广东省深圳市福田区样例街2号");
    assert_eq!(desk.value("证件住所"), "广东省深圳市福田区样例街2号");
    assert!(!desk.shows("补全省、市、区："));
}

#[test]
fn how_long_a_name_and_a_number_are_is_seen_while_typing() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.start_typing("证件号码", "4403041992031512");
    assert!(desk.shows("16 位"));
    desk.button("下一步：网站信息");
    desk.start_typing("网站名称", "小满");
    assert!(desk.shows("2 个汉字，至少 3 个"));
}

#[test]
fn what_changed_since_a_rejection_is_seen_at_the_preview() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    desk.button("被驳回过？");
    desk.fill("驳回日期", "2026-11-20");
    desk.fill("驳回通知原文", "网站名称不合格");
    desk.button("下一步：网站信息");
    desk.button("示例的手帐");
    desk.button("下一步：补充材料");
    desk.button("下一步：预览与导出");
    assert!(desk.shows("2026 年 11 月 20 日，云服务商初审驳回") && desk.shows("网站名称不合格"));
    assert!(desk.shows("当时的问题，已改好 1 处") && desk.shows("当时的问题，还剩 5 处"));
    assert!(desk.shows("改了 1 项") && desk.shows("手帐 → 示例的手帐"));
    desk.button("网站 1 · 网站名称");
    assert_eq!(desk.state().screen, beian_preflight::app::Screen::Step(beian_preflight::knowledge::Step::Website));
}
