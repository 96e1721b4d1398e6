//! Input that the program cannot take, and places that it cannot write: which file, what is wrong, exit code 2.

use crate::fixture::root;
use crate::outside::{Disk, Outcome, case_in, run, snapshot};
use beian_preflight::app::Example;
use beian_preflight::shell::case_folder::{CASE_FILE, CaseError, CaseFolder};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use tempfile::tempdir;

const DAY: &str = "2026-11-22";

/// Refused with exit code 2: nothing on stdout, `named` and `says` on stderr, `around` as it was.
#[track_caller]
fn check_refused(arguments: &[&dyn AsRef<OsStr>], named: &Path, says: &[&str], around: &Path) {
    let before = snapshot(around);
    let Outcome { code, stdout, stderr } = run(arguments);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert!(stderr.contains(&named.display().to_string()), "{} is not named: {stderr}", named.display());
    for said in says {
        assert!(stderr.contains(said), "{said:?} is not said: {stderr}");
    }
    let (before, after): (Vec<_>, Vec<_>) = (before.into_iter().collect(), snapshot(around).into_iter().collect());
    assert!(before == after, "changed: {:?}", after.iter().map(|(path, (bytes, _))| (path, bytes)).collect::<Vec<_>>());
}

/// A case file with such a content is refused.
#[track_caller]
fn check_content(content: &[u8], says: &[&str]) {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join(CASE_FILE);
    fs::write(&file, content).expect("writable");
    check_refused(&[&"check", &folder.path(), &"--today", &DAY], &file, says, folder.path());
}

/// The sound enterprise, with something else in place of the first `from`.
fn edited(from: &str, to: &str) -> String {
    let text = fs::read_to_string(root().join("tests/fixtures/sound/enterprise.json")).expect("a fixture");
    assert!(text.contains(from), "{from} is not in the fixture");
    text.replacen(from, to, 1)
}

/// An edited case file is refused with the field, its line and what is wrong.
#[track_caller]
fn check_edited(from: &str, to: &str, field: &str, says: &str) {
    let text = edited(from, to);
    let line = text.split(to).next().unwrap_or_default().lines().count();
    check_content(text.as_bytes(), &[&format!(": {field}: "), says, &format!("line {line} ")]);
}

#[test]
fn a_place_without_a_case_is_named() {
    let folder = tempdir().expect("a temporary folder");
    let nowhere = folder.path().join("没有这里");
    check_refused(&[&"check", &nowhere], &nowhere, &["no case", "name a case folder"], folder.path());
    check_refused(&[&"check", &folder.path()], folder.path(), &["no case", "name a case folder"], folder.path());
    check_refused(&[&"export", &nowhere, &"--out", &folder.path().join("out")], &nowhere, &["no case"], folder.path());
    check_refused(&[&"scan", &nowhere], &nowhere, &["no picture", "name a file"], folder.path());
}

#[test]
fn an_empty_file_is_called_empty() {
    check_content(b"", &["empty"]);
    check_content(b" \r\n\t\n", &["empty"]);
    check_content("\u{feff}".as_bytes(), &["empty"]);
}

#[test]
fn a_file_larger_than_any_case_is_not_read() {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join(CASE_FILE);
    File::create(&file).and_then(|file| file.set_len(200 << 20)).expect("a sparse file");
    check_refused(&[&"check", &folder.path()], &file, &["209715200 bytes", "name another file"], folder.path());
}

#[test]
fn what_is_no_json_is_named_with_its_line() {
    check_content(b"{\n  \"version\": 1,\n  oops\n}\n", &["not JSON", "line 3 "]);
    check_content(edited("}\n  ],", "}\n").as_bytes(), &["not JSON", "line "]);
    let whole = edited("", "");
    check_content(format!("{whole}}}\n").as_bytes(), &["not JSON", "trailing", &format!("line {} ", whole.lines().count() + 1)]);
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    check_content(half.trim_end().as_bytes(), &["not JSON", "EOF", &format!("line {} ", half.trim_end().lines().count())]);
}

#[test]
fn json_of_another_shape_is_named_with_field_and_line() {
    check_edited(r#""nature": "enterprise""#, r#""nature": "king""#, "subject.nature", "unknown variant `king`");
    check_edited(r#""kind": "first""#, r#""kind": "firts""#, "filing.kind", "expected one of `first`");
    check_edited(r#""state_level""#, r#""nickname": "x", "state_level""#, "subject.nickname", "unknown field `nickname`");
    check_edited(r#""has_seal": true"#, r#""has_seal": "yes""#, "subject.has_seal", "expected a boolean");
    check_edited(r#""expires": "2028-05-01""#, r#""expires": 20280501"#, "websites[0].domains[0].expires", "expected a string");
    check_edited(r#""principal": "same""#, r#""principal": "other""#, "websites[0].principal", "expected \"same\" or a principal");
    check_edited(r#""answer": "no""#, r#""answer": "maybe""#, "answers[0].answer", "unknown variant `maybe`");
    check_content(edited("    \"state_level\": false,\n", "").as_bytes(), &["subject: ", "missing field `state_level`", "line "]);
    check_content(b"[1, 2]", &["expected", "line 1 "]);
    check_content(b"null", &["expected", "line 1 "]);
}

#[test]
fn a_newer_version_is_called_newer_whatever_else_is_in_it() {
    check_content(edited(r#""version": 1"#, r#""version": 2"#).as_bytes(), &["version 2", "newer"]);
    check_content(br#"{"version": 2, "things": [{"of": "tomorrow"}]}"#, &["version 2", "newer"]);
}

#[test]
fn a_path_that_leads_out_of_the_case_is_refused() {
    for outside in ["../x.jpg", "/etc/passwd", "scans/../../x", "C:\\x.jpg", "C:x.jpg", "\\\\host\\x.jpg", "./x.jpg", "scans//x.jpg", ""] {
        let written = serde_json::to_string(outside).expect("JSON");
        let scan = edited(r#""scans/id-front.jpg""#, &written);
        check_content(scan.as_bytes(), &["materials[1].files[0]", outside, "leads out of the case folder"]);
        let page = edited(r#""saved_page": null"#, &format!(r#""saved_page": {written}"#));
        check_content(page.as_bytes(), &["websites[0].saved_page", outside, "leads out of the case folder"]);
    }
}

#[test]
fn what_is_no_utf8_is_named() {
    // 林小满 in GBK, and a byte order mark of UTF-16.
    check_content(b"{\"name\": \"\xc1\xd6\xd0\xa1\xc2\xfa\"}", &["not UTF-8"]);
    check_content(b"\xff\xfe{\0}\0", &["not UTF-8"]);
}

#[test]
fn a_folder_in_place_of_the_file_is_named() {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join(CASE_FILE);
    fs::create_dir(&file).expect("a folder");
    check_refused(&[&"check", &folder.path()], &file, &["cannot read"], folder.path());
}

#[test]
fn bad_usage_says_what_there_is() {
    let nothing = Path::new("");
    check_refused(&[&"check"], nothing, &["CASES"], nothing);
    check_refused(&[&"check", &"x", &"--today", &"2026-13-01"], nothing, &["2026-13-01"], nothing);
    check_refused(&[&"scan", &"x.jpg", &"--slot", &"nose"], nothing, &["nose", "principal_id_front"], nothing);
    check_refused(&[&"check", &"x", &"--nonsense"], nothing, &["--nonsense"], nothing);
}

/// A scan that cannot be used is a finding of the report and no refusal.
#[track_caller]
fn check_scan(spoil: impl FnOnce(&Path) -> io::Result<()>, fault: &str) {
    let folder = tempdir().expect("a temporary folder");
    let case = case_in(folder.path(), "case", Example::Sound);
    spoil(&case.join("scans/licence.jpg")).expect("a scan that can be spoilt");
    let Outcome { code, stdout, stderr } = run(&[&"check", &case, &"--format", &"json", &"--today", &DAY]);
    assert_eq!((code, stderr.as_str()), (Some(1), ""), "{stdout}");
    let report: Value = serde_json::from_str(&stdout).expect("one object");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["rule"], "scan.unreadable");
    assert_eq!(findings[0]["field"], "materials[subject_certificate].files[0]");
    assert_eq!(findings[0]["args"]["fault"], fault);
}

#[test]
fn a_scan_that_is_gone_or_spoilt_is_a_finding() {
    check_scan(|scan| fs::remove_file(scan), "missing");
    check_scan(|scan| fs::remove_file(scan).and_then(|()| fs::create_dir(scan)), "missing");
    check_scan(|scan| fs::write(scan, ""), "empty");
    check_scan(|scan| fs::write(scan, "%PDF-1.7"), "damaged");
    check_scan(|scan| fs::write(scan, "a letter"), "not_a_picture");
    check_scan(|scan| File::create(scan)?.set_len(200 << 20), "too_many_bytes");
}

#[test]
fn one_bad_case_keeps_no_other_from_being_reported() {
    let folder = tempdir().expect("a temporary folder");
    let (first, last) = (case_in(folder.path(), "first", Example::Sound), case_in(folder.path(), "last", Example::Faulty));
    let bad = folder.path().join("bad");
    fs::create_dir(&bad).and_then(|()| fs::write(bad.join(CASE_FILE), "{")).expect("a broken case");
    let Outcome { code, stdout, stderr } = run(&[&"check", &first, &bad, &last, &"--format", &"json", &"--today", &DAY]);
    assert_eq!(code, Some(2), "{stderr}");
    let reports: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    let cases: Vec<&str> = reports.iter().filter_map(|report| report["case"].as_str()).collect();
    assert_eq!(cases, [first.display().to_string(), last.display().to_string()]);
    assert!(reports[0]["findings"].as_array().is_some_and(Vec::is_empty) && reports[1]["summary"]["blocker"] != 0, "{stdout}");
    assert!(stderr.contains(&bad.display().to_string()) && stderr.lines().count() == 1, "{stderr}");
}

#[test]
fn what_is_at_the_target_already_stays_as_it_is() {
    let folder = tempdir().expect("a temporary folder");
    let case = case_in(folder.path(), "case", Example::Sound);
    let (file, kept, empty) = (folder.path().join("kept.zip"), folder.path().join("kept"), folder.path().join("empty"));
    fs::write(&file, "kept").and_then(|()| fs::create_dir(&empty)).expect("targets");
    fs::create_dir(&kept).and_then(|()| fs::write(kept.join("note.txt"), "kept")).expect("targets");
    for out in [&file, &kept, &empty] {
        let says = ["already", "choose another place"];
        check_refused(&[&"export", &case, &"--today", &DAY, &"--out", out], out, &says, folder.path());
        check_refused(&[&"example", &"--out", out], out, &says, folder.path());
    }
}

/// Nothing can be written below `target`: an export leaves nothing there, whole or half.
#[track_caller]
fn check_export(target: &Path) {
    let folder = tempdir().expect("a temporary folder");
    let case = case_in(folder.path(), "case", Example::Sound);
    for name in ["bundle.zip", "bundle"] {
        let out = target.join(name);
        check_refused(&[&"export", &case, &"--today", &DAY, &"--out", &out], &out, &["cannot write"], target);
    }
}

/// The same for an example.
#[track_caller]
fn check_example(target: &Path) {
    let out = target.join("example");
    check_refused(&[&"example", &"--out", &out], &out, &["cannot write"], target);
}

#[test]
fn a_folder_without_the_right_to_write_gets_nothing() {
    let folder = tempdir().expect("a temporary folder");
    let before = fs::metadata(folder.path()).expect("metadata").permissions();
    let mut read_only = before.clone();
    read_only.set_readonly(true);
    fs::set_permissions(folder.path(), read_only).expect("changeable");
    let probe = folder.path().join("probe");
    if File::create(&probe).is_ok() {
        fs::remove_file(&probe).expect("removable");
        eprintln!("not tested: this process writes read-only folders too");
    } else {
        check_export(folder.path());
        check_example(folder.path());
    }
    fs::set_permissions(folder.path(), before).expect("changeable");
}

#[test]
fn a_full_disk_gets_no_part_of_a_bundle() {
    let Some(disk) = Disk::mount("size=64k") else { return };
    check_export(disk.path());
}

#[test]
fn a_full_disk_gets_no_part_of_an_example() {
    let Some(disk) = Disk::mount("size=64k") else { return };
    check_example(disk.path());
}

#[test]
fn a_read_only_disk_gets_nothing() {
    let Some(disk) = Disk::mount("ro,size=64k") else { return };
    check_export(disk.path());
    check_example(disk.path());
}

#[test]
fn a_case_that_another_window_has_can_be_read_but_not_saved() {
    let folder = tempdir().expect("a temporary folder");
    let case = case_in(folder.path(), "case", Example::Sound);
    let (first, mut filing) = CaseFolder::open(&case).expect("a sound case");
    let (second, same) = CaseFolder::open(&case).expect("a case that can be read");
    assert_eq!((first.is_read_only(), second.is_read_only()), (false, true));
    assert_eq!(filing, same);
    let before = snapshot(&case);
    filing.principal.name = "另一位".to_owned();
    assert!(matches!(second.save(&filing), Err(CaseError::Locked(place)) if place == case));
    assert!(matches!(second.attach(&case.join("scans/licence.jpg")), Err(CaseError::Locked(_))));
    assert_eq!(run(&[&"check", &case, &"--today", &DAY]).code, Some(0), "reading needs no lock");
    assert!(snapshot(&case) == before, "the case of the other window was changed");
    first.save(&filing).expect("the first window still saves");
    drop(first);
    // A program that another test is just starting holds a copy of the lock until it runs.
    assert!((0..10_000).any(|_| CaseFolder::open(&case).is_ok_and(|(folder, _)| !folder.is_read_only())), "the lock was let go");
}
