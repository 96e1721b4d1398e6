//! The saved form: the same bytes again, no character lost, a schema that says what is in it, and saving on disk.

use crate::fixture::{files, root, sound};
use beian_preflight::filing::{
    Approval, Approvals, Earlier, FiledSite, Filing, Guardian, Note, OwnerRole, Plan, Rejection, ReviewStage, TypedDate, Waiver,
    WebsitePrincipal, path, saved,
};
use beian_preflight::shell::case_folder::{CASE_FILE, CaseError, CaseFolder, PREVIOUS_FILE, load};
use proptest::prelude::{any, prop_assert_eq, proptest};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

fn bytes_of(filing: &Filing) -> Vec<u8> {
    saved::to_bytes(filing).expect("every case has a form")
}

/// A case in which every list has an entry and every part that may be left out is there.
pub fn full() -> Filing {
    let mut filing = sound("enterprise");
    let (text, day) = (str::to_owned, TypedDate::new("2026-11-20"));
    filing.label = text("陈总的第二个网站");
    let certificate = filing.principal.certificate.clone();
    filing.principal.birth_date = day.clone();
    filing.principal.guardian = Some(Guardian { name: text("陈样例"), certificate, relation: text("父亲") });
    let (subject, principal) = (filing.subject.clone(), filing.principal.clone());
    let site = &mut filing.websites[0];
    site.principal = WebsitePrincipal::Other(Box::new(principal.clone()));
    site.approvals = Approvals::Some(vec![Approval { category: text("news"), number: text("新网备1号") }]);
    site.saved_page = Some(text("pages/home.html"));
    site.plan = Some(Plan { parts: vec![text("purpose")], dated: day.clone() });
    site.domains[0].whois = Some(text("Domain Name: example.com"));
    site.domains[0].owner.role = Some(OwnerRole::Shareholder);
    let earlier = Earlier { provider: text("huawei"), subject, principal, websites: filing.websites.clone() };
    let as_filed = Some(Box::new(filing.clone()));
    let rejection =
        Rejection { on: day.clone(), stage: ReviewStage::Sms, text: text("驳回"), rules: vec![text("domain.expired")], as_filed };
    filing.procedure.rejections = vec![rejection];
    filing.procedure.earlier = Some(Box::new(earlier));
    let (domain, number) = (text("example.cn"), text("粤ICP备12345678号-1"));
    filing.filed_sites = vec![FiledSite { name: text("示例"), domain, number, saved_page: Some(text("pages/filed.html")) }];
    let (rule, field) = (text("site_name.state_prefix"), text("websites[0].name"));
    filing.waivers = vec![Waiver { rule, field, reason: text("注册商标"), on: day.clone() }];
    filing.notes = vec![Note { on: day, text: text("等管局答复") }];
    filing
}

/// Saving and reading again gives the same case and the same bytes.
#[track_caller]
fn check_canonical(filing: &Filing) {
    let bytes = bytes_of(filing);
    let again = saved::parse(&bytes).unwrap_or_else(|error| panic!("{error}"));
    assert!(again == *filing, "another case was read than was saved");
    assert!(bytes_of(&again) == bytes, "saving again gives other bytes");
}

#[test]
fn every_fixture_and_example_is_its_own_saved_form() {
    let mut all = files(&root().join("tests/fixtures/sound"), ".json");
    all.extend(files(&root().join("assets/examples"), "case.json"));
    assert!(all.len() >= 8);
    for file in all {
        let kept = fs::read(&file).expect("readable");
        let filing = saved::parse(&kept).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        check_canonical(&filing);
        assert!(bytes_of(&filing) == kept, "{} is not in canonical form", file.display());
    }
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_do_not_matter() {
    let filing = sound("individual");
    let text = String::from_utf8(bytes_of(&filing)).expect("UTF-8");
    let typed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert!(saved::parse(typed.as_bytes()).expect("a case") == filing);
}

/// Keys whose texts come from closed lists, and paths that have rules of their own.
const NOT_TYPED: [&str; 9] = ["nature", "kind", "subject_filed", "stage", "filed", "role", "answer", "files", "saved_page"];

/// Puts `text` into every field that takes any text; gives how many there are.
fn fill(value: &mut Value, text: &str) -> usize {
    match value {
        Value::String(old) => {
            text.clone_into(old);
            1
        }
        Value::Array(items) => items.iter_mut().map(|item| fill(item, text)).sum(),
        Value::Object(object) => {
            object.iter_mut().filter(|(key, _)| !NOT_TYPED.contains(&key.as_str())).map(|(_, value)| fill(value, text)).sum()
        }
        _ => 0,
    }
}

/// `text` in every field of a case is there again after saving and reading.
#[track_caller]
fn check_survives(text: &str) {
    let mut value = path::to_value(&full());
    assert!(fill(&mut value, text) > 120, "hardly any field takes text");
    let filing: Filing = serde_json::from_value(value).expect("these fields take any text");
    check_canonical(&filing);
    let again = saved::parse(&bytes_of(&filing)).expect("a case");
    assert!(again.subject.name == text && again.websites[0].domains[0].whois.as_deref() == Some(text));
    assert!(again.notes[0].on.as_str() == text, "half typed dates are kept too");
}

#[test]
fn rare_han_survive_in_every_field() {
    // One character of each extension A to H, then a surname, a variant selector and a radical.
    check_survives("\u{3400}\u{20000}\u{2a700}\u{2b740}\u{2b820}\u{2ceb0}\u{30000}\u{31350}");
    check_survives("㐀𠀀𪜀𫝀𫠠𬺰𰀀𱍐·𠮷葛\u{e0100}⺡");
}

#[test]
fn no_text_at_all_survives_in_every_field() {
    check_survives("");
}

#[test]
fn control_characters_and_quotes_survive_in_every_field() {
    check_survives(&(0..0x20_u8).map(char::from).collect::<String>());
    check_survives("\u{7f}\u{80}\u{9f}\u{a0}\u{ad}\u{200b}\u{200e}\u{202e}\u{2028}\u{2029}\u{feff}\u{fffd}\u{ffff}\u{10ffff}");
    check_survives(r#""'`\/\\"\u0041“”‘’「」{}[]:,//*<!--</script>&amp;%{name}$(x);"#);
    check_survives(" 前后有空格 \n");
    check_survives("👩\u{200d}👩\u{200d}👧e\u{301}한국ｆｕｌｌ");
}

#[test]
fn a_megabyte_survives_in_one_field() {
    let mut filing = full();
    filing.websites[0].domains[0].whois = Some("长\"\n".repeat((1 << 20) / 5));
    filing.procedure.rejections[0].text = "x".repeat(1 << 20);
    check_canonical(&filing);
}

#[test]
fn text_in_every_field_may_be_long() {
    check_survives(&"长".repeat(10_000));
}

proptest! {
    #[test]
    fn whatever_is_typed_as_a_name_is_saved_as_typed(typed in any::<String>()) {
        let filing = path::set(&sound("individual"), "principal.name", typed.clone().into()).expect("a text field");
        let again = saved::parse(&bytes_of(&filing)).expect("a case");
        let value = path::to_value(&again);
        prop_assert_eq!(path::text(&value, "principal.name"), typed.as_str());
        prop_assert_eq!(again.principal.name.as_str(), typed.as_str());
        prop_assert_eq!(again, filing);
    }
}

/// What a schema offers for a value: itself, what it refers to, and its alternatives.
fn offers<'a>(schema: &'a Value, node: &'a Value) -> Vec<&'a Value> {
    let referred = node["$ref"].as_str().and_then(|to| schema.pointer(to.strip_prefix('#')?));
    let alternatives = ["anyOf", "oneOf", "allOf"].into_iter().flat_map(|key| node[key].as_array().into_iter().flatten());
    let below = referred.into_iter().chain(alternatives).flat_map(|other| offers(schema, other));
    std::iter::once(node).chain(below).collect()
}

/// Where a case and the properties of its schema differ.
fn differences(schema: &Value, node: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let offers = offers(schema, node);
    match value {
        Value::Object(object) => {
            let properties: Vec<_> = offers.iter().filter_map(|offer| offer["properties"].as_object()).flatten().collect();
            let known: BTreeSet<&String> = properties.iter().map(|(key, _)| *key).collect();
            let keys: BTreeSet<&String> = object.keys().collect();
            found.extend(keys.symmetric_difference(&known).map(|key| format!("{at}.{key}")));
            for (key, below) in properties {
                if let Some(value) = object.get(key) {
                    differences(schema, below, value, &format!("{at}.{key}"), found);
                }
            }
        }
        Value::Array(items) => {
            let Some(below) = offers.iter().find_map(|offer| offer.get("items")) else {
                found.push(format!("{at}[]"));
                return;
            };
            for item in items {
                differences(schema, below, item, &format!("{at}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_knows_exactly_the_keys_of_a_case() {
    let schema = serde_json::to_value(saved::schema()).expect("a schema is JSON");
    assert_eq!(schema["title"], "Filing");
    assert_eq!(schema["type"], "object");
    assert!(schema["$schema"].as_str().is_some_and(|dialect| dialect.contains("json-schema.org")), "{}", schema["$schema"]);
    assert!(schema["properties"].is_object() && schema["$defs"].is_object());
    for mut filing in [full(), sound("enterprise"), sound("individual"), sound("law_firm_shanghai")] {
        // The one key that is left out where it says nothing.
        filing.label = "名称".to_owned();
        let mut found = Vec::new();
        differences(&schema, &schema, &path::to_value(&filing), "", &mut found);
        assert!(found.is_empty(), "in the case or the schema only: {found:?}");
    }
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn saving_keeps_the_generation_before() {
    let folder = tempdir().expect("a temporary folder");
    let root = folder.path().join("case");
    let [first, second, third] = ["甲", "乙", "丙"].map(|name| path::set(&full(), "subject.name", name.into()).expect("a text field"));
    let case = CaseFolder::create(&root, &first).expect("a new case");
    assert!(!root.join(PREVIOUS_FILE).exists(), "there is nothing before the first");
    case.save(&second).expect("saved");
    assert!(read(&root, CASE_FILE) == bytes_of(&second) && read(&root, PREVIOUS_FILE) == bytes_of(&first));
    case.save(&third).expect("saved");
    assert!(read(&root, CASE_FILE) == bytes_of(&third) && read(&root, PREVIOUS_FILE) == bytes_of(&second));
    assert!(load(&root).expect("a case") == third);
    let names = fs::read_dir(&root).expect("the folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let names: BTreeSet<String> = names.collect();
    assert_eq!(names, BTreeSet::from([".case.lock", CASE_FILE, PREVIOUS_FILE, "scans"].map(str::to_owned)), "nothing is left beside");
    assert!(matches!(CaseFolder::create(&root, &first), Err(CaseError::Exists(place)) if place == root));
}

/// A save that something in the way lets fail leaves the case as it was.
#[track_caller]
fn check_failing_save(in_the_way: &str) {
    let folder = tempdir().expect("a temporary folder");
    let before = sound("individual");
    let case = CaseFolder::create(folder.path(), &before).expect("a new case");
    fs::create_dir_all(folder.path().join(in_the_way).join("inside")).expect("a folder in the way");
    let error = case.save(&full()).expect_err("a folder is in the way");
    let said = error.to_string();
    assert!(matches!(&error, CaseError::Write { path, .. } if path.ends_with(CASE_FILE)), "{said}");
    assert!(said.contains("nothing was changed"), "{said}");
    assert!(read(folder.path(), CASE_FILE) == bytes_of(&before), "the case was changed");
}

#[test]
fn a_save_that_fails_leaves_the_case_as_it_was() {
    check_failing_save(PREVIOUS_FILE);
    check_failing_save(&format!(".{PREVIOUS_FILE}.{}.new", std::process::id()));
    check_failing_save(&format!(".{CASE_FILE}.{}.new", std::process::id()));
}

#[test]
fn a_list_where_fields_have_names_is_refused_with_its_place() {
    let mut case = path::to_value(&sound("individual"));
    case["subject"]["certificate"] = serde_json::json!(["resident_id", "440304199203151242", "2015-06-01", "2035-06-01"]);
    let error = saved::parse(case.to_string().as_bytes()).expect_err("a list is no certificate");
    assert!(error.to_string().starts_with("subject.certificate: "), "{error}");
}
