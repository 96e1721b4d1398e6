//! The home page without a window: what is found, in which order, what runs out, and what happens to cases on disk.

use crate::driver::Program;
use crate::fixture::{TODAY, changed, knowledge, sound};
use crate::outside::{case_in, snapshot};
use beian_preflight::app::{
    Action, CaseEntry, CaseFilter, CaseHealth, CaseOrder, DeadlineKind, Example, HomeAction, Settings, State, n_cases, next_deadline,
    update, visible_cases,
};
use beian_preflight::filing::{Filing, Rejection, TypedDate, path, saved};
use beian_preflight::i18n::Locale;
use beian_preflight::shell::case_folder::{CASE_FILE, CaseFolder, PREVIOUS_FILE, SCANS, is_locked, load};
use beian_preflight::shell::places::Places;
use beian_preflight::shell::{settings, upkeep};
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::tempdir;

/// A filing with other texts at some paths.
fn with(base: &str, set: &[(&str, &str)]) -> Filing {
    let set: BTreeMap<String, toml::Value> = set.iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect();
    changed(sound(base), &set)
}

fn entry(folder: &str, filing: &Filing, day: i8) -> CaseEntry {
    let changed = DateTime::constant(2026, 11, day, 12, 0, 0, 0);
    CaseEntry::new(Path::new("/cases").join(folder), CaseHealth::of(filing, knowledge(), TODAY), false, Some(changed))
}

fn broken(folder: &str, day: i8) -> CaseEntry {
    let changed = DateTime::constant(2026, 11, day, 12, 0, 0, 0);
    CaseEntry::new(Path::new("/cases").join(folder), CaseHealth::Broken("不是 JSON".to_owned()), false, Some(changed))
}

fn listing(cases: Vec<CaseEntry>) -> State {
    let mut state = State::new(Arc::new(knowledge().clone()), Settings::default(), TODAY);
    let effects = update(&mut state, Action::Listed(cases));
    assert!(effects.is_empty() && state.home.is_listed);
    state
}

fn act(state: &mut State, action: HomeAction) {
    let _ = update(state, Action::Home(action));
}

fn shown(state: &State) -> Vec<String> {
    visible_cases(state).into_iter().map(|entry| entry.name(Locale::ZhCn)).collect()
}

#[track_caller]
fn check_found(state: &mut State, search: &str, expected: &[&str]) {
    act(state, HomeAction::Search(search.to_owned()));
    assert_eq!(shown(state), expected, "{search}");
}

#[test]
fn a_search_finds_names_domains_telephones_labels_and_folders() {
    let mut labelled = sound("individual");
    labelled.label = "陈总的网站".to_owned();
    let individual = labelled.title().to_owned();
    let cases = vec![entry("case-1", &sound("enterprise"), 3), entry("case-2", &labelled, 2), broken("坏了的", 1)];
    let mut state = listing(cases);
    let (first, second) = ("广州示例科技有限公司", "陈总的网站");
    check_found(&mut state, "", &[first, second, "坏了的"]);
    check_found(&mut state, " 科技 ", &[first]);
    check_found(&mut state, "ＥＸＡＭＰＬＥ.com", &[first]);
    check_found(&mut state, "示例科技官网", &[first]);
    check_found(&mut state, "138 0270 0001", &[first]);
    check_found(&mut state, "02038001234", &[first]);
    check_found(&mut state, "陈总", &[second]);
    check_found(&mut state, &individual, &[second]);
    check_found(&mut state, "case-2", &[second]);
    check_found(&mut state, "坏了", &["坏了的"]);
    check_found(&mut state, "科技 没有的词", &[]);
}

#[test]
fn a_filter_leaves_what_it_names_and_counts_what_is_searched_for() {
    let bad = with("enterprise", &[("subject.name", "有问题的公司"), ("websites[0].name", "手帐")]);
    let mut state = listing(vec![entry("case-1", &sound("enterprise"), 3), entry("case-2", &bad, 2), broken("case-3", 1)]);
    let counts = |state: &State| [CaseFilter::All, CaseFilter::Blocked, CaseFilter::Broken].map(|filter| n_cases(state, filter));
    assert_eq!(counts(&state), [3, 1, 1]);
    act(&mut state, HomeAction::Filter(CaseFilter::Broken));
    assert_eq!(shown(&state), ["case-3"]);
    act(&mut state, HomeAction::Filter(CaseFilter::Blocked));
    assert_eq!(shown(&state), ["有问题的公司"]);
    act(&mut state, HomeAction::Search("case-3".to_owned()));
    assert_eq!((counts(&state), shown(&state)), ([1, 0, 1], Vec::new()));
    assert_eq!(n_cases(&state, CaseFilter::Exported), 0);
    state.settings.exported.insert("/cases/case-3".into(), TODAY);
    assert_eq!(n_cases(&state, CaseFilter::Exported), 1);
}

#[test]
fn cases_stand_in_the_order_that_is_chosen() {
    let near = with("enterprise", &[("subject.name", "重阳公司"), ("websites[0].domains[0].expires", "2027-06-01")]);
    let late = with("enterprise", &[("subject.name", "阿公司"), ("websites[0].name", "手帐")]);
    let mut state = listing(vec![entry("case-1", &late, 1), entry("case-2", &near, 3), broken("case-3", 2)]);
    assert_eq!(shown(&state), ["重阳公司", "case-3", "阿公司"], "the one changed last first");
    for (order, expected) in [
        (CaseOrder::Deadline, ["重阳公司", "阿公司", "case-3"]),
        (CaseOrder::Name, ["阿公司", "case-3", "重阳公司"]),
        (CaseOrder::Blockers, ["case-3", "阿公司", "重阳公司"]),
        (CaseOrder::Changed, ["重阳公司", "case-3", "阿公司"]),
    ] {
        act(&mut state, HomeAction::Sort(order));
        assert_eq!((shown(&state), state.settings.order), (expected.map(str::to_owned).to_vec(), order));
    }
}

#[track_caller]
fn check_deadline(filing: &Filing, kind: DeadlineKind, on: Date) {
    let found = next_deadline(filing, knowledge()).expect("something runs out");
    assert_eq!((found.kind, found.on), (kind, on));
}

#[test]
fn what_runs_out_first_is_the_next_deadline() {
    let day = |year, month, day| Date::constant(year, month, day);
    let mut filing = sound("enterprise");
    check_deadline(&filing, DeadlineKind::Domain, day(2028, 5, 1));
    filing.websites[0].domains[0].expires = TypedDate::new("2040-1-1");
    check_deadline(&filing, DeadlineKind::Certificate, day(2036, 3, 1));
    filing.materials[0].valid_until = TypedDate::new("2030年2月3日");
    check_deadline(&filing, DeadlineKind::Material, day(2030, 2, 3));
    let rejected = |on: &str| Rejection { on: TypedDate::new(on), ..Rejection::default() };
    filing.procedure.rejections = vec![rejected("2026-11-01"), rejected("2026-10-01"), rejected("昨天")];
    check_deadline(&filing, DeadlineKind::Order, day(2026, 12, 16));
    assert_eq!(next_deadline(&filing, knowledge()).expect("a deadline").days_left(TODAY), 24);
    let empty = Filing::new("tencent", "44", filing.subject.nature, filing.procedure.kind);
    assert_eq!(next_deadline(&empty, knowledge()), None);
}

/// A program at home with the sound example in its own folder.
fn at_home(folder: &Path) -> (Program, PathBuf) {
    let root = case_in(&folder.join("cases"), "case-1", Example::Sound);
    let mut program = Program::over(folder);
    program.act(Action::ShowHome);
    (program, root)
}

impl Program {
    fn home(&mut self, action: HomeAction) {
        self.act(Action::Home(action));
    }

    fn names(&self) -> Vec<String> {
        shown(&self.state)
    }
}

#[test]
fn a_case_gets_a_name_of_its_own_and_gives_it_back() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    let before = fs::read(root.join(CASE_FILE)).expect("readable");
    let title = program.names().remove(0);
    program.home(HomeAction::Rename { root: root.clone(), label: " 第一批 ".to_owned() });
    assert_eq!(program.names(), ["第一批"]);
    let filing = load(&root).expect("a case");
    assert_eq!((filing.headline(), filing.title(), filing.label.as_str()), ("第一批", title.as_str(), "第一批"));
    assert!(!is_locked(&root), "the lock is let go");
    program.home(HomeAction::Rename { root: root.clone(), label: title.clone() });
    assert_eq!(program.names(), [title.as_str()]);
    assert!(fs::read(root.join(CASE_FILE)).expect("readable") == before, "without a name the file is as it was");
    program.home(HomeAction::Rename { root: root.clone(), label: "长".repeat(500) });
    assert_eq!(program.names()[0].chars().count(), 80);
    assert!(program.state.notices.is_empty(), "{:?}", program.state.notices);
}

#[test]
fn a_copy_has_what_was_typed_and_the_scans_but_nothing_of_the_order() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    let mut filing = load(&root).expect("a case");
    filing.procedure.rejections.push(Rejection::default());
    filing.waivers.clone_from(&crate::saved::full().waivers);
    filing.answers.clone_from(&sound("enterprise").answers);
    assert!(!filing.answers.is_empty() && !filing.waivers.is_empty());
    fs::write(root.join(CASE_FILE), saved::to_bytes(&filing).expect("a form")).expect("writable");
    fs::write(root.join("scans/detached.jpg"), "nobody names it").expect("writable");
    let before = snapshot(&root);
    program.act(Action::ShowHome);
    program.home(HomeAction::Duplicate(root.clone()));
    program.check_notice(false, "副本");
    assert!(snapshot(&root) == before, "the original is as it was");
    let copy = folder.path().join("cases/case-2");
    let copied = load(&copy).expect("a case");
    let name = filing.title().to_owned();
    assert_eq!((copied.label.clone(), program.names().len()), (format!("{name} 副本"), 2));
    filing.procedure.rejections.clear();
    (filing.waivers, filing.answers, filing.label) = (Vec::new(), Vec::new(), copied.label.clone());
    assert!(copied == filing);
    for scan in filing.scans() {
        assert!(fs::read(copy.join(scan)).expect("a scan") == fs::read(root.join(scan)).expect("a scan"), "{scan}");
    }
    assert!(!copy.join("scans/detached.jpg").exists());
    let names: Vec<_> = fs::read_dir(folder.path().join("cases")).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside: {names:?}");
}

#[test]
fn a_copy_says_which_scans_it_lacks_and_one_that_fails_leaves_nothing() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    fs::remove_file(root.join("scans/licence.jpg")).expect("removable");
    program.home(HomeAction::Duplicate(root.clone()));
    program.check_notice(true, "1 个文件");
    assert!(folder.path().join("cases/case-2/scans/id-front.jpg").exists());
    let taken = folder.path().join("taken");
    fs::create_dir_all(taken.join("inside")).expect("a folder in the way");
    let error = upkeep::duplicate(&root, &taken, "副本").expect_err("a folder is in the way");
    assert!(error.to_string().contains("nothing was changed"), "{error}");
    assert_eq!(snapshot(&taken).len(), 1, "what is there stays");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").flatten().filter(|entry| entry.path().is_dir()).count(), 2, "nothing beside");
}

#[test]
fn a_deleted_case_is_gone_with_its_scans_and_from_the_settings() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    program.act(Action::Open(root.clone()));
    program.put("subject.remark", "样例说明");
    program.act(Action::Export { out: folder.path().join("bundle.zip"), is_draft: true });
    assert!(program.state.settings.exported.is_empty(), "a draft is not handed in");
    program.act(Action::Export { out: folder.path().join("bundle-2.zip"), is_draft: false });
    program.act(Action::ShowHome);
    assert!(root.join(PREVIOUS_FILE).exists());
    let kept = |program: &Program| (program.state.settings.recent.contains(&root), program.state.settings.exported.get(&root).copied());
    assert_eq!(kept(&program), (true, Some(TODAY)));
    program.home(HomeAction::Delete(root.clone()));
    program.check_notice(false, "已删除");
    assert!(!root.exists() && program.names().is_empty());
    assert_eq!(kept(&program), (false, None));
    assert_eq!(settings::load(&Places::below(folder.path()).settings), program.state.settings);
    assert!(folder.path().join("bundle.zip").exists(), "what was exported stays");
}

#[test]
fn what_is_not_the_cases_own_stays_and_is_counted() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    fs::create_dir_all(root.join("我的/资料")).expect("a folder");
    fs::write(root.join("我的/资料/合同.txt"), "").and_then(|()| fs::write(root.join("记录.txt"), "")).expect("writable");
    fs::write(root.join(format!(".{CASE_FILE}.123.new")), "half").expect("writable");
    program.home(HomeAction::Delete(root.clone()));
    program.check_notice(false, "2 个文件");
    let left: Vec<_> = snapshot(&root).into_keys().collect();
    let expected = ["我的", "我的/资料", "我的/资料/合同.txt", "记录.txt"].map(|name| root.join(name));
    assert_eq!(left, expected);
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    let outside = folder.path().join("outside");
    fs::create_dir_all(&outside).and_then(|()| fs::write(outside.join("own.jpg"), "mine")).expect("writable");
    fs::remove_file(root.join("scans/licence.jpg")).expect("removable");
    symlink(outside.join("own.jpg"), root.join("scans/licence.jpg")).expect("a link");
    symlink(&outside, root.join("scans/folder")).expect("a link");
    assert_eq!(upkeep::duplicate(&root, &folder.path().join("copy"), "副本").expect("a copy"), 1, "the linked scan is missing");
    assert!(!folder.path().join("copy/scans/licence.jpg").exists());
    program.home(HomeAction::Delete(root.clone()));
    assert!(!root.exists());
    assert_eq!(fs::read_to_string(outside.join("own.jpg")).expect("still there"), "mine");

    let root = case_in(&folder.path().join("cases"), "case-9", Example::Sound);
    fs::remove_dir_all(root.join(SCANS)).and_then(|()| symlink(&outside, root.join(SCANS))).expect("a link");
    assert_eq!(upkeep::delete(&root).expect("deleted"), 1, "the link in place of the scans stays");
    assert!(outside.join("own.jpg").exists() && !root.join(CASE_FILE).exists());
}

#[test]
fn a_case_that_another_window_has_is_shown_as_such_and_left_alone() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    assert!(!program.state.cases[0].is_locked);
    assert!(!root.join(".case.lock").exists(), "listing makes no file");
    let (held, _) = CaseFolder::open(&root).expect("a case");
    let before = snapshot(&root);
    program.act(Action::ShowHome);
    assert!(program.state.cases[0].is_locked);
    for action in [HomeAction::Rename { root: root.clone(), label: "新名称".to_owned() }, HomeAction::Delete(root.clone())] {
        program.home(action);
        program.check_notice(true, "已在另一个窗口打开");
        assert!(snapshot(&root) == before && program.names().len() == 1);
    }
    program.home(HomeAction::Duplicate(root.clone()));
    program.check_notice(false, "副本");
    drop(held);
    program.act(Action::ShowHome);
    assert!(program.state.cases.iter().all(|entry| !entry.is_locked));
}

#[test]
fn a_broken_case_can_be_deleted_too() {
    let folder = tempdir().expect("a temporary folder");
    let root = folder.path().join("cases/broken");
    fs::create_dir_all(root.join(SCANS)).and_then(|()| fs::write(root.join(CASE_FILE), "{")).expect("a broken case");
    let mut program = Program::over(folder.path());
    program.act(Action::ShowHome);
    assert_eq!(program.names(), ["broken"]);
    program.home(HomeAction::Duplicate(root.clone()));
    program.check_notice(true, "不是完好的备案文件");
    program.home(HomeAction::Delete(root.clone()));
    assert!(!root.exists() && program.names().is_empty());
}

#[test]
fn a_case_that_could_not_be_saved_is_not_deleted_under_its_own_window() {
    let folder = tempdir().expect("a temporary folder");
    let (mut program, root) = at_home(folder.path());
    program.act(Action::Open(root.clone()));
    fs::create_dir_all(root.join(PREVIOUS_FILE).join("inside")).expect("a folder in the way");
    program.put("subject.remark", "写不进去");
    program.act(Action::ShowHome);
    assert!(program.state.case.is_some() && !program.state.cases[0].is_locked, "it is this window's own");
    program.home(HomeAction::Delete(root.clone()));
    program.check_notice(true, CASE_FILE);
    assert!(root.join(CASE_FILE).exists());
}

#[test]
fn settings_of_an_older_program_are_read() {
    let kept: Settings = serde_json::from_str(r#"{"locale":"en","theme":"dark","recent":["/cases/a"]}"#).expect("settings");
    assert_eq!((kept.order, kept.exported.len(), kept.recent.len()), (CaseOrder::Changed, 0, 1));
    let mut kept = kept;
    kept.exported.insert("/cases/a".into(), TODAY);
    let text = serde_json::to_string(&kept).expect("JSON");
    assert_eq!(serde_json::from_str::<Settings>(&text).expect("settings"), kept);
}

#[test]
fn a_label_changes_no_finding() {
    let filing = sound("enterprise");
    let labelled = Filing { label: "欠款的客户".to_owned(), ..filing.clone() };
    let report = |filing: &Filing| beian_preflight::rules::check(filing, &crate::fixture::sound_evidence(filing), knowledge(), TODAY);
    assert!(report(&labelled) == report(&filing));
    assert_eq!(path::text(&path::to_value(&labelled), "label"), "欠款的客户");
    assert!(path::get(&path::to_value(&filing), "label").is_none(), "what says nothing is not written");
}
