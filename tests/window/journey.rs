//! Whole filings, from the first click to the bundle.

use crate::desk::Desk;
use beian_preflight::app::Screen;
use beian_preflight::filing::saved;
use beian_preflight::knowledge::Step;
use eframe::egui::Key;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Attaches a picture by its path.
fn attach(desk: &mut Desk, slot: &str, picture: &str) {
    let path = Desk::picture(picture);
    desk.start_typing(&format!("{slot}：图片路径"), &path.display().to_string());
    desk.window.key_press(Key::Enter);
    desk.settle();
}

/// The test's own reader of a bundle: the names in it, and its case.
fn read_bundle(path: &Path) -> (Vec<String>, beian_preflight::filing::Filing) {
    let mut archive = zip::ZipArchive::new(File::open(path).expect("the bundle")).expect("a ZIP");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name in UTF-8").into_owned()).collect();
    let mut case = Vec::new();
    archive.by_name("case.json").expect("the case").read_to_end(&mut case).expect("readable");
    (names, saved::parse(&case).expect("a case"))
}

fn export(desk: &mut Desk) -> std::path::PathBuf {
    let place = desk.value("导出到");
    std::fs::create_dir_all(Path::new(&place).parent().expect("a folder")).expect("a folder for exports");
    desk.button("导出备案材料");
    assert!(desk.shows(&format!("已导出到 {place}")), "{:?}", desk.state().notices);
    place.into()
}

#[test]
fn a_person_files_from_the_first_click_to_the_bundle() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    assert_eq!(desk.state().screen, Screen::Step(Step::Subject));

    desk.compose("主办单位名称", "lin'xiao'man", "林小满");
    desk.fill("证件号码", "440304199203151242");
    desk.fill("有效期起", "2015-06-01");
    desk.fill("有效期止", "2035-06-01");
    desk.fill("证件住所", "广东省深圳市福田区样例街2号");
    desk.fill("通信地址", "深圳市福田区样例街2号3栋401室");
    desk.fill("投资人或主管单位", "林小满");
    assert_eq!(desk.value("负责人姓名"), "林小满", "the principal of a personal filing is the same person");
    desk.fill("负责人手机号码", "13802600003");
    desk.fill("负责人应急联系电话", "13902400004");
    desk.fill("负责人电子邮箱", "xiaoman@example.com");
    desk.button("下一步：网站信息");

    desk.compose("网站名称", "xiao'man'de'shou'zhang", "小满的手帐");
    desk.fill("域名", "xiaoman-note.cn");
    desk.fill("域名到期日", "2028-05-01");
    desk.fill("域名所有者", "林小满");
    desk.fill("域名所有者证件号码", "440304199203151242");
    desk.fill("网站首页网址", "www.xiaoman-note.cn");
    desk.button("博客/个人空间");
    desk.button("不涉及");
    desk.fill("网站备注", "记录手帐制作的个人网站");
    desk.button("下一步：补充材料");

    attach(&mut desk, "负责人身份证 人像面", "sound/scans/id-front.jpg");
    attach(&mut desk, "负责人身份证 国徽面", "sound/scans/id-back.jpg");
    attach(&mut desk, "备案承诺书", "faulty/scans/commitment.jpg");
    desk.button("下一步：预览与导出");

    let report = &desk.state().case.as_ref().expect("an open case").report;
    assert_eq!(report.findings, [], "a sound filing");
    let n_open = report.open.len();
    assert!(n_open > 8, "{n_open} questions");
    let open_points = report.open.clone();
    desk.button("全部展开");
    for open in open_points {
        let question = {
            let state = desk.state();
            beian_preflight::report::Speaker::new(&state.knowledge, state.settings.locale).question(&open)
        };
        desk.button(&format!("{question} 否"));
    }
    assert_eq!(desk.state().case.as_ref().expect("an open case").n_questions(), 0);
    let bundle = export(&mut desk);

    let (names, filing) = read_bundle(&bundle);
    assert!(names.iter().any(|name| name == "1-主体信息/负责人身份证-人像面.jpg"), "{names:?}");
    assert!(names.iter().any(|name| name == "index.html"));
    assert_eq!(filing.websites[0].name, "小满的手帐");
    assert_eq!(filing.answers.len(), n_open);
}

#[test]
fn a_company_files_from_the_first_click_to_the_bundle() {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.choose("主办单位性质", "企业");
    desk.button("开始填写");

    desk.compose("主办单位名称", "guang'zhou", "广州示例科技有限公司");
    desk.fill("证件号码", "91440101MA5ABCDE52");
    desk.button("有效期止：长期");
    desk.fill("证件住所", "广东省广州市天河区示例路1号101室");
    desk.fill("通信地址", "广州市天河区示例路1号101室");
    desk.fill("投资人或主管单位", "陈示例");
    desk.fill("法定代表人姓名", "陈示例");
    desk.fill("法定代表人证件号码", "440106199001011235");
    desk.fill("法定代表人证件有效期止", "2036-03-01");
    assert_eq!(desk.value("负责人姓名"), "陈示例", "the principal is the legal representative until the link is cut");
    desk.fill("负责人手机号码", "13802700001");
    desk.fill("负责人应急联系电话", "13922700002");
    desk.fill("负责人电子邮箱", "filing@example.com");
    desk.button("下一步：网站信息");

    desk.compose("网站名称", "shi'li", "示例科技官网");
    desk.fill("域名", "example.com");
    desk.fill("域名到期日", "2028-05-01");
    desk.fill("域名所有者", "广州示例科技有限公司");
    desk.choose("域名所有者证件类型", "营业执照");
    desk.fill("域名所有者证件号码", "91440101MA5ABCDE52");
    desk.fill("网站首页网址", "www.example.com");
    desk.button("单位门户网站");
    desk.button("不涉及");
    desk.button("下一步：补充材料");

    attach(&mut desk, "主办单位证件", "sound/scans/licence.jpg");
    attach(&mut desk, "负责人身份证 人像面", "sound/scans/id-front.jpg");
    attach(&mut desk, "负责人身份证 国徽面", "sound/scans/id-back.jpg");
    attach(&mut desk, "备案承诺书", "sound/scans/commitment.jpg");
    desk.button("下一步：预览与导出");

    assert_eq!(desk.state().case.as_ref().expect("an open case").report.findings, []);
    let bundle = export(&mut desk);
    let (names, filing) = read_bundle(&bundle);
    assert!(names.iter().any(|name| name == "1-主体信息/主办单位证件.jpg"), "{names:?}");
    assert!(filing.subject.certificate.valid_until.is_long_term());
}

#[test]
fn a_finding_leads_from_the_preview_to_its_field_and_back_to_a_clean_case() {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    let n_questions = desk.state().case.as_ref().expect("an open case").n_questions();
    desk.button(&format!("预览与导出: 还有 {n_questions} 个问题待核实"));
    desk.button("前往：网站名称须有三个或更多汉字，现有 2 个");
    assert_eq!(desk.state().screen, Screen::Step(Step::Website));
    let field = desk.window.ctx.memory(eframe::egui::Memory::focused);
    assert!(field.is_some(), "the field has the focus");
    desk.window.key_press(Key::End);
    desk.window.event(eframe::egui::Event::Text("小铺".to_owned()));
    desk.settle();
    let report = &desk.state().case.as_ref().expect("an open case").report;
    assert!(report.findings.iter().all(|finding| finding.rule != "site_name.too_few_han"));
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn at_the_materials() -> Desk {
    let mut desk = Desk::tall();
    desk.button("新建备案");
    desk.choose("备案省份", "广东");
    desk.button("开始填写");
    desk.button("下一步：网站信息");
    desk.button("下一步：补充材料");
    desk
}

fn attached(desk: &Desk) -> Vec<(String, Vec<String>)> {
    let case = desk.state().case.as_ref().expect("an open case");
    case.filing.materials.iter().map(|material| (material.slot.clone(), material.files.clone())).collect()
}

#[test]
fn a_dropped_picture_goes_to_the_first_slot_that_needs_one() {
    let mut desk = at_the_materials();
    let file = std::sync::Arc::new(Dropped(Desk::picture("sound/scans/id-front.jpg")));
    desk.window.input_mut().dropped_files.push(file);
    desk.settle();
    assert_eq!(attached(&desk), [("principal_id_front".to_owned(), vec!["scans/id-front.jpg".to_owned()])]);
}

#[test]
fn a_pasted_path_goes_to_the_first_slot_that_needs_one() {
    let mut desk = at_the_materials();
    let path = Desk::picture("sound/scans/id-back.jpg");
    desk.window.event(eframe::egui::Event::Paste(format!("file://{}\n", path.display())));
    desk.settle();
    assert_eq!(attached(&desk), [("principal_id_front".to_owned(), vec!["scans/id-back.jpg".to_owned()])]);
}

#[test]
fn a_path_to_nothing_is_said_and_changes_nothing() {
    let mut desk = at_the_materials();
    attach(&mut desk, "负责人身份证 人像面", "sound/scans/not-there.jpg");
    assert_eq!(attached(&desk), []);
    assert!(desk.state().notices.iter().any(|notice| notice.is_fault && notice.text.contains("not-there.jpg")));
}
