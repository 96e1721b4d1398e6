//! The bundle that is handed in: whole, checkable, readable without a network, and honest about what is left.

use crate::file_facts::{photo, with_segment};
use crate::fixture::{TODAY, files, knowledge};
use crate::outside::{case_in, run, snapshot};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beian_preflight::app::{Example, ExportJob};
use beian_preflight::bundle::{ExportError, Pictures};
use beian_preflight::filing::{Filing, Material, TypedDate, Waiver, path, saved};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::Severity;
use beian_preflight::picture::decode;
use beian_preflight::rules::{Report, check};
use beian_preflight::shell::case_folder::load;
use beian_preflight::shell::examine::evidence_of;
use beian_preflight::shell::export::{WriteError, export};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

/// An example case on disk, and a place for its bundles.
struct Desk {
    folder: TempDir,
    root: PathBuf,
    filing: Filing,
    pictures: Pictures,
}

impl Desk {
    fn of(which: Example) -> Self {
        let folder = tempdir().expect("a temporary folder");
        let root = case_in(folder.path(), "case", which);
        let filing = load(&root).expect("an example");
        Self { folder, root, filing, pictures: Pictures::Provider }
    }

    fn report(&self) -> Report {
        check(&self.filing, &evidence_of(&self.root, &self.filing), knowledge(), TODAY)
    }

    fn set(&mut self, field: &str, value: &str) {
        self.filing = path::set(&self.filing, field, value.into()).expect("a text field");
    }

    fn try_export(&self, name: &str, is_draft: bool) -> Result<PathBuf, WriteError> {
        let out = self.folder.path().join(name);
        let job = ExportJob {
            root: self.root.clone(),
            filing: self.filing.clone(),
            locale: Locale::ZhCn,
            today: TODAY,
            out: out.clone(),
            is_draft,
            pictures: self.pictures,
            neighbours: Vec::new(),
        };
        export(&job, knowledge()).map(|()| out)
    }

    /// Files of a bundle by their path in it.
    #[track_caller]
    fn export(&self, name: &str, is_draft: bool) -> BTreeMap<String, Vec<u8>> {
        let out = self.try_export(name, is_draft).unwrap_or_else(|error| panic!("{error}"));
        if out.is_dir() { read_folder(&out) } else { read_zip(&out) }
    }
}

fn read_folder(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let named = |file: PathBuf| {
        let name = file.strip_prefix(out).expect("inside").to_str().expect("a name in UTF-8").replace('\\', "/");
        (name, fs::read(&file).expect("readable"))
    };
    files(out, "").into_iter().map(named).collect()
}

fn read_zip(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(out).expect("readable"))).expect("a ZIP");
    let mut all = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        assert_eq!(name.as_bytes(), entry.name_raw(), "the name is in UTF-8 and says so");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("an entry that can be read");
        assert!(all.insert(name.clone(), bytes).is_none(), "{name} is there twice");
    }
    all
}

fn text<'a>(bundle: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = bundle.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", bundle.keys()));
    std::str::from_utf8(bytes).expect("text in UTF-8")
}

/// The manifest lists every file but itself, each with its own digest.
#[track_caller]
fn check_manifest(bundle: &BTreeMap<String, Vec<u8>>) {
    let lines = text(bundle, "manifest-sha256.txt").lines().map(|line| line.split_once("  ").expect("digest and name"));
    let stated: BTreeMap<&str, String> = lines.map(|(digest, name)| (name, digest.to_owned())).collect();
    let others = bundle.iter().filter(|(name, _)| *name != "manifest-sha256.txt");
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let computed: BTreeMap<&str, String> = others.map(|(name, bytes)| (name.as_str(), hex(bytes))).collect();
    assert_eq!(stated, computed);
}

#[test]
fn the_manifest_lists_every_other_file_with_its_digest() {
    for which in [Example::Sound, Example::Faulty] {
        let desk = Desk::of(which);
        check_manifest(&desk.export("bundle", true));
        check_manifest(&desk.export("bundle.zip", true));
    }
}

#[test]
fn the_same_case_gives_the_same_bytes_as_folder_and_as_zip() {
    let desk = Desk::of(Example::Sound);
    let folder = desk.export("bundle", false);
    assert!(folder == desk.export("first.zip", false), "a folder and a ZIP hold the same files");
    assert!(folder == desk.export("again", false), "a second folder differs");
    desk.export("second.zip", false);
    let bytes = |name: &str| fs::read(desk.folder.path().join(name)).expect("readable");
    assert!(bytes("first.zip") == bytes("second.zip"), "a second ZIP differs");
}

#[test]
fn what_is_exported_is_no_part_of_the_case_and_leaves_nothing_beside() {
    let desk = Desk::of(Example::Sound);
    let before = snapshot(&desk.root);
    desk.export("bundle", false);
    desk.export("bundle.zip", false);
    assert!(snapshot(&desk.root) == before, "the case was changed");
    let beside = fs::read_dir(desk.folder.path()).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let beside: BTreeSet<String> = beside.map(|name| name.to_string_lossy().into_owned()).collect();
    assert_eq!(beside, BTreeSet::from(["bundle", "bundle.zip", "case"].map(str::to_owned)));
}

/// A name that every system takes, at a place inside of the bundle.
#[track_caller]
fn check_name(name: &str) {
    assert!(!name.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '%']) && !name.chars().any(char::is_control), "{name:?}");
    assert!(saved::stays_inside(name), "{name:?}");
    assert!(name.split('/').all(|part| !part.starts_with(['.', ' ']) && part.len() <= 200), "{name:?}");
}

#[test]
fn names_of_files_are_chinese_plain_and_numbered_where_a_slot_has_several() {
    let mut desk = Desk::of(Example::Sound);
    let (document, date) = (String::new(), TypedDate::default());
    let material = |slot: &str, files: &[&str]| Material {
        slot: slot.to_owned(),
        website: None,
        document: document.clone(),
        issued_on: date.clone(),
        valid_until: date.clone(),
        files: files.iter().map(|file| format!("scans/{file}")).collect(),
    };
    let odd = ["one.JPG", "two", "three.j%p g", "four.%"];
    for name in odd {
        fs::copy(desk.root.join("scans/licence.jpg"), desk.root.join("scans").join(name)).expect("copied");
    }
    desk.pictures = Pictures::Originals;
    desk.filing.materials.push(material("other_material", &odd[..2]));
    desk.filing.materials.push(material("../a\\b:c*d?\"<>|%41\n ", &odd[2..]));
    let bundle = desk.export("bundle", true);
    for name in bundle.keys() {
        check_name(name);
    }
    let scans: Vec<&str> = bundle.keys().map(String::as_str).filter(|name| name.contains('/')).collect();
    assert_eq!(scans.len(), 8, "{scans:?}");
    for ending in ["-1.jpg", "-2.bin"] {
        assert_eq!(scans.iter().filter(|name| name.ends_with(ending)).count(), 2, "{ending}: {scans:?}");
    }
    assert!(scans.iter().all(|name| ["1-主体信息/", "2-网站信息/", "3-补充材料/"].iter().any(|step| name.starts_with(step))), "{scans:?}");
}

/// What stands between two marks, the first time.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let after = page.split_once(from).unwrap_or_else(|| panic!("no {from} in the page")).1;
    after.split_once(to).unwrap_or_else(|| panic!("no {to} in the page")).0
}

#[test]
fn the_page_needs_no_network_and_allows_none() {
    let bundle = Desk::of(Example::Sound).export("bundle", false);
    let page = text(&bundle, "index.html");
    let policy = between(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("http") && !policy.contains("unsafe"), "{policy}");
    for (directive, tag) in [("style-src", "style"), ("script-src", "script")] {
        let content = between(page, &format!("<{tag}>"), &format!("</{tag}>"));
        assert!(policy.contains(&format!("{directive} 'sha256-{}'", STANDARD.encode(Sha256::digest(content)))), "{tag}: {policy}");
        assert!(["http", "//", "url(", "@import", "fetch", "XMLHttpRequest"].iter().all(|from| !content.contains(from)), "{tag}");
    }
    let values = ["src", "href", "srcset", "action", "data"].map(|name| page.split(&format!(" {name}=")).skip(1).collect::<Vec<_>>());
    assert!(values[0].len() >= 4, "a picture of every scan");
    for value in values.iter().flatten() {
        assert!(value.starts_with("\"data:image/"), "{}", value.chars().take(80).collect::<String>());
    }
    assert!(page.contains("<h1>广州样例科技有限公司</h1>"));
    assert!(!page.contains("草稿"), "what is finished is no draft");
}

#[test]
fn what_was_typed_is_text_on_the_page_and_no_markup() {
    let mut desk = Desk::of(Example::Sound);
    desk.set("websites[0].name", "<script>alert(1)</script>");
    desk.set("subject.name", "\"><img src=x onerror='alert(2)'>");
    desk.set("subject.remark", "</style></dd></body><!-- &amp;");
    let bundle = desk.export("bundle", true);
    let page = text(&bundle, "index.html");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the name is shown");
    for (tag, times) in [("<script", 1), ("</style", 1), ("</body", 1), ("<img src=x", 0), ("<!--", 0)] {
        assert_eq!(page.matches(tag).count(), times, "{tag}");
    }
}

#[test]
fn the_bundle_is_a_case_that_can_be_checked_again() {
    let desk = Desk::of(Example::Sound);
    assert_eq!(desk.report().findings, [], "the sound example raises nothing");
    let bundle = desk.export("bundle", false);
    let filing = saved::parse(&bundle["case.json"]).expect("a case");
    let scans: Vec<&String> = filing.materials.iter().flat_map(|material| &material.files).collect();
    assert_eq!(scans.len(), 4);
    assert!(scans.iter().all(|scan| bundle.contains_key(*scan)), "{scans:?} not all in {:?}", bundle.keys());
    let root = desk.folder.path().join("bundle");
    assert_eq!(check(&filing, &evidence_of(&root, &filing), knowledge(), TODAY), desk.report());
    let report: Value = serde_json::from_str(text(&bundle, "report.json")).expect("JSON");
    assert_eq!((&report["today"], &report["summary"]["blocker"]), (&Value::from("2026-11-22"), &Value::from(0)));
}

#[test]
fn the_name_that_a_person_gives_a_case_is_in_no_bundle() {
    let mut desk = Desk::of(Example::Sound);
    desk.filing.label = "欠款的客户".to_owned();
    for (path, bytes) in desk.export("bundle", false) {
        let holds_it = bytes.windows(desk.filing.label.len()).any(|window| window == desk.filing.label.as_bytes());
        assert!(!holds_it && !path.contains(&desk.filing.label), "{path}");
    }
}

#[test]
fn blockers_keep_a_bundle_back_unless_it_is_a_draft() {
    let desk = Desk::of(Example::Faulty);
    let n_blockers = desk.report().summary().blocker;
    for name in ["bundle", "bundle.zip"] {
        let refused = desk.try_export(name, false);
        assert!(matches!(refused, Err(WriteError::Bundle(ExportError::Blockers(n))) if n == n_blockers), "{refused:?}");
        let out = desk.folder.path().join(name);
        let outcome = run(&[&"export", &desk.root, &"--out", &out, &"--today", &TODAY.to_string()]);
        assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(&format!("{n_blockers} blockers")), "{}", outcome.stderr);
        assert!(!out.exists());
        let draft = desk.export(name, true);
        assert!(text(&draft, "index.html").contains("草稿"), "a draft says that it is one");
    }
}

#[test]
fn waived_blockers_let_a_bundle_pass_and_their_reasons_stand_in_it() {
    let mut desk = Desk::of(Example::Faulty);
    let reason = "已向管局电话核实：可以";
    let blockers = desk.report().findings.into_iter().filter(|finding| finding.severity == Severity::Blocker);
    let on = TypedDate::new(TODAY.to_string());
    let waived = blockers.map(|found| Waiver { rule: found.rule, field: found.field, reason: reason.to_owned(), on: on.clone() });
    desk.filing.waivers = waived.collect();
    let n_waived = desk.filing.waivers.len();
    assert!(n_waived >= 2);
    let bundle = desk.export("bundle", false);
    let page = text(&bundle, "index.html");
    assert_eq!(page.matches(reason).count(), n_waived, "every reason stands on the page");
    assert!(!page.contains("草稿"));
    let report: Value = serde_json::from_str(text(&bundle, "report.json")).expect("JSON");
    let with_reason = report["findings"].as_array().expect("findings").iter().filter(|finding| finding["waived"] == reason);
    assert_eq!(with_reason.count(), n_waived);
    assert_eq!((&report["summary"]["blocker"], &report["summary"]["waived"]), (&Value::from(0), &Value::from(n_waived)));
    assert_eq!(saved::parse(&bundle["case.json"]).expect("a case").waivers, desk.filing.waivers);
}

#[test]
fn pictures_for_the_provider_are_bare_and_what_was_done_to_them_is_listed() {
    let desk = Desk::of(Example::Sound);
    let scan = desk.root.join("scans/licence.jpg");
    let original = photo(&fs::read(&scan).expect("readable"), "17.5.1", 6);
    fs::write(&scan, &original).expect("writable");
    let bundle = desk.export("bundle", false);
    let name = "1-主体信息/主办单位证件.jpg";
    let exported = decode(&bundle[name]).expect("a picture");
    assert!(!exported.metadata.has_position && !exported.metadata.is_turned && exported.metadata.programs.is_empty());
    let list: Value = serde_json::from_str(text(&bundle, "pictures.json")).expect("JSON");
    assert_eq!(list.as_object().expect("a list by name").len(), 4);
    let entry = &list[name];
    assert_eq!((&entry["was_turned"], &entry["had_position"], &entry["is_within"]), (&true.into(), &true.into(), &true.into()));
    assert_eq!((&entry["before"]["bytes"], &entry["after"]["bytes"]), (&original.len().into(), &bundle[name].len().into()));
    assert!(text(&bundle, "index.html").contains("已去除拍摄信息和拍摄地点"));
}

#[test]
fn originals_are_exported_to_the_byte() {
    let mut desk = Desk::of(Example::Sound);
    desk.pictures = Pictures::Originals;
    let bundle = desk.export("bundle", false);
    assert_eq!(bundle["1-主体信息/主办单位证件.jpg"], fs::read(desk.root.join("scans/licence.jpg")).expect("readable"));
    assert_eq!(text(&bundle, "pictures.json"), "{}\n");
}

#[test]
fn a_picture_over_the_ceiling_holds_back_originals_only() {
    let mut desk = Desk::of(Example::Sound);
    let scan = desk.root.join("scans/licence.jpg");
    let small = fs::read(&scan).expect("readable");
    // Ten megabytes of comments: still the same picture.
    let large = (0..160).fold(small, |jpeg, _| with_segment(&jpeg, 0xFE, &vec![0; 65_000]));
    fs::write(&scan, large).expect("writable");
    desk.export("fitting", false);
    desk.pictures = Pictures::Originals;
    let refused = desk.try_export("originals", false);
    assert!(matches!(refused, Err(WriteError::Bundle(ExportError::Blockers(1)))), "{refused:?}");
}
