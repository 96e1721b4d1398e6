//! Stories of the program: what is done, what follows on disk, what shows and what is dropped.

use crate::driver::Program;
use crate::fixture::{TODAY, sound_scan};
use crate::outside::case_in;
use beian_preflight::app::{Action, Example, Screen, Ticket};
use beian_preflight::evidence::{ScanEvidence, Unreadable};
use beian_preflight::filing::{Answered, Nature};
use beian_preflight::knowledge::{Severity, Step};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

#[test]
fn what_is_typed_is_on_disk_and_there_again_when_the_case_is_opened() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    assert_eq!(program.state.screen, Screen::Step(Step::Subject));
    program.put("subject.name", "林小满");
    program.put("websites[0].domains[0].expires", "2028-0");
    program.put("websites[7].name", "没有这样的字段");
    program.put("subject.nature", "没有这样的性质");
    program.check_kept();
    let (root, typed) = (program.case().root.clone(), program.filing().clone());
    assert_eq!((typed.subject.name.as_str(), typed.websites[0].domains[0].expires.as_str()), ("林小满", "2028-0"));
    program.act(Action::ShowHome);
    assert!(program.state.case.is_none());
    let [entry] = program.state.cases.as_slice() else { panic!("{:?}", program.state.cases) };
    assert!(entry.facts().is_some_and(|facts| facts.title == "林小满"), "{entry:?}");
    program.act(Action::Open(root));
    assert!(*program.filing() == typed);
}

#[test]
fn a_fault_shows_once_its_field_was_left_and_goes_when_it_is_mended() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    let shown = |program: &Program| program.case().shown_at("principal.email").count();
    program.put("principal.email", "a@b");
    assert!(program.case().report.findings.iter().any(|finding| finding.field == "principal.email"));
    assert_eq!(shown(&program), 0, "the field was never left");
    program.act(Action::Leave("principal.email".to_owned()));
    assert_eq!(shown(&program), 1);
    program.put("principal.email", "a@example.com");
    assert_eq!(shown(&program), 0, "it is mended");
    program.put("principal.email", "a@");
    assert_eq!(shown(&program), 1, "the field was left before");
    assert_eq!(program.case().shown().count(), 1, "nothing else was left");
    program.act(Action::Next);
    assert!(program.case().shown().count() > 5, "the whole step was left");
    assert!(program.case().shown().all(|finding| finding.step() == Step::Subject));
}

#[test]
fn the_principal_of_an_individual_is_the_same_person_until_changed() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    program.put("subject.name", "林小满");
    program.put("subject.certificate.number", "440304199203151242");
    assert_eq!(program.filing().principal.name, "林小满");
    program.put("principal.name", "林大满");
    program.put("subject.name", "林小小");
    program.put("subject.certificate.number", "4403041992");
    assert_eq!(program.filing().principal.name, "林大满", "it was changed by itself");
    assert_eq!(program.filing().principal.certificate.number, "440304199203151242", "a link that is cut is cut as a whole");
    program.check_kept();
}

#[test]
fn the_principal_of_an_organisation_is_somebody_else() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Enterprise);
    program.put("subject.name", "广州示例科技有限公司");
    assert_eq!(program.filing().principal.name, "");
}

/// A case with two websites, each with a name, an answer, a waiver, a principal and a scan of its own.
fn with_two_websites(folder: &Path) -> Program {
    let scan = case_in(folder, "example", Example::Sound).join("scans/id-front.jpg");
    let mut program = Program::with_case(folder, Nature::Enterprise);
    program.act(Action::AddWebsite);
    for (index, (id, name, answer)) in [("w1", "甲", Answered::Yes), ("w2", "乙", Answered::No)].into_iter().enumerate() {
        let field = |rest: &str| format!("websites[{index}].{rest}");
        program.put(&field("name"), name);
        program.put(&field("principal"), "other");
        program.put(&field("principal.name"), name);
        program.act(Action::Leave(field("name")));
        program.act(Action::Answer { rule: "site.open_before_approval".to_owned(), field: field("domains[0].name"), answer });
        let (rule, reason) = ("site_name.too_few_han".to_owned(), format!("{name}的理由"));
        program.act(Action::Waive { rule, field: field("name"), reason: reason.clone() });
        let (rule, field) = ("scan.not_colour".to_owned(), format!("materials[website_principal_id_front:{id}].files[0]"));
        program.act(Action::Waive { rule, field, reason });
        program.attach("website_principal_id_front", Some(id), scan.clone());
    }
    program
}

#[test]
fn when_a_website_goes_the_answers_waivers_and_scans_of_the_next_move_up() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = with_two_websites(folder.path());
    program.act(Action::RemoveWebsite(0));
    let filing = program.filing();
    assert_eq!(filing.websites.iter().map(|site| (site.id.as_str(), site.name.as_str())).collect::<Vec<_>>(), [("w2", "乙")]);
    let answers: Vec<_> = filing.answers.iter().map(|answer| (answer.field.as_str(), answer.answer)).collect();
    assert_eq!(answers, [("websites[0].domains[0].name", Answered::No)]);
    let waived: BTreeSet<&str> =
        filing.waivers.iter().filter(|waiver| waiver.reason == "乙的理由").map(|waiver| waiver.field.as_str()).collect();
    assert_eq!(waived, BTreeSet::from(["websites[0].name", "materials[website_principal_id_front:w2].files[0]"]));
    let scans: Vec<_> = filing.materials.iter().map(|material| material.website.as_deref()).collect();
    assert_eq!(scans, [Some("w2")]);
    assert_eq!(program.case().left, BTreeSet::from(["websites[0].name".to_owned()]));
    program.check_kept();
    program.act(Action::RemoveWebsite(0));
    assert_eq!(program.filing().websites.len(), 1, "one website stays");
}

#[test]
fn a_website_that_is_added_has_nothing_of_one_that_went() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = with_two_websites(folder.path());
    program.put("websites[0].principal", "same");
    program.act(Action::RemoveWebsite(0));
    program.act(Action::AddWebsite);
    program.put("websites[1].principal", "other");
    let filing = program.filing();
    assert_eq!(filing.websites[1].principal.other().map(|principal| principal.name.as_str()), Some(""));
    assert!(filing.waivers.iter().all(|waiver| waiver.reason == "乙的理由"), "{:#?}", filing.waivers);
}

#[test]
fn another_principal_that_was_typed_comes_back_when_chosen_again() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::with_case(folder.path(), Nature::Enterprise);
    program.put("websites[0].principal", "other");
    program.put("websites[0].principal.name", "王样例");
    program.put("websites[0].principal.mobile", "13802700001");
    let typed = program.filing().websites[0].principal.clone();
    program.put("websites[0].principal", "same");
    assert_eq!(program.filing().websites[0].principal.other(), None);
    program.check_kept();
    program.put("websites[0].principal", "other");
    assert_eq!(program.filing().websites[0].principal, typed);
    program.put("websites[0].principal", "other");
    assert_eq!(program.filing().websites[0].principal, typed, "choosing again what is chosen changes nothing");
    program.check_kept();
}

#[test]
fn an_attached_scan_is_copied_examined_and_ready_to_be_shown() {
    let folder = tempdir().expect("a temporary folder");
    let scan = case_in(folder.path(), "example", Example::Sound).join("scans/id-front.jpg");
    let mut program = Program::with_case(folder.path(), Nature::Individual);
    program.attach("principal_id_front", None, scan.clone());
    program.attach("principal_id_front", None, scan.clone());
    let files = ["scans/id-front.jpg", "scans/id-front-2.jpg"];
    let material = program.filing().material("principal_id_front", None).expect("a material");
    assert_eq!(
        (material.document.as_str(), material.files.iter().map(String::as_str).collect::<Vec<_>>()),
        ("resident_id", files.to_vec())
    );
    for file in files {
        assert!(fs::read(program.case().root.join(file)).expect("a copy") == fs::read(&scan).expect("the original"));
        assert!(matches!(&program.case().evidence.scans[file], ScanEvidence::Measured(facts) if facts.chroma >= 24 && !facts.cut_short));
        let preview = &program.case().previews[file];
        assert_eq!(preview.large.rgba.len(), preview.large.width_px * preview.large.height_px * 4);
    }
    assert!(!program.case().jobs.are_under_way());
    program.check_kept();
    program.act(Action::Detach(files[0].to_owned()));
    assert_eq!(program.case().evidence.scans.keys().collect::<Vec<_>>(), [files[1]]);
    assert!(program.case().root.join(files[0]).exists(), "what was copied stays");
    program.attach("principal_id_back", None, folder.path().join("没有这张"));
    program.check_notice(true, "没有这张");
    assert_eq!(program.filing().materials.len(), 1);
    program.check_kept();
}

#[test]
fn the_outcome_of_a_job_that_nobody_awaits_is_dropped() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::over(folder.path());
    program.act(Action::OpenExample(Example::Sound));
    let (evidence, last, file) = (program.case().evidence.clone(), program.state.last_ticket, "scans/licence.jpg".to_owned());
    assert_eq!(evidence.scans.len(), 4);
    let outcome = |ticket, evidence| Action::Examined { ticket, file: file.clone(), evidence, preview: None };
    for ticket in (0..=last.0 + 1).map(Ticket) {
        program.act(outcome(ticket, ScanEvidence::Unreadable(Unreadable::Damaged)));
        assert_eq!(program.case().evidence, evidence, "{ticket:?}");
    }
    program.act(Action::Detach(file.clone()));
    program.act(outcome(last, ScanEvidence::Measured(Box::new(sound_scan()))));
    assert!(!program.case().evidence.scans.contains_key(&file), "it was taken out meanwhile");
    program.act(Action::ShowHome);
    program.act(outcome(last, ScanEvidence::Measured(Box::new(sound_scan()))));
    assert!(program.state.case.is_none());
}

#[test]
fn a_blocker_is_waived_with_a_reason_and_comes_back_without() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::over(folder.path());
    program.act(Action::OpenExample(Example::Faulty));
    let before = program.case().report.clone();
    let found = before.findings.iter().find(|finding| finding.severity == Severity::Blocker).expect("a blocker");
    let (rule, field) = (found.rule.clone(), found.field.clone());
    let waive = |reason: &str| Action::Waive { rule: rule.clone(), field: field.clone(), reason: reason.to_owned() };
    for back in [waive("  \n"), Action::Unwaive { rule: rule.clone(), field: field.clone() }] {
        program.act(waive("先写一个"));
        program.act(waive(" 已电话核实 "));
        let summary = program.case().report.summary();
        assert_eq!((summary.blocker, summary.waived), (before.summary().blocker - 1, 1));
        let [waiver] = program.filing().waivers.as_slice() else { panic!("{:?}", program.filing().waivers) };
        assert_eq!((waiver.reason.as_str(), waiver.on.date()), ("已电话核实", Some(TODAY)));
        program.check_kept();
        program.act(back);
        assert_eq!((&program.case().report, program.filing().waivers.len()), (&before, 0));
        program.check_kept();
    }
}

#[test]
fn an_export_writes_a_zip_once() {
    let folder = tempdir().expect("a temporary folder");
    let mut program = Program::over(folder.path());
    let out = folder.path().join("备案材料.zip");
    let export = Action::Export { out: out.clone(), is_draft: false };
    program.act(Action::OpenExample(Example::Sound));
    program.act(export.clone());
    program.check_notice(false, &out.display().to_string());
    let bytes = fs::read(&out).expect("a bundle");
    assert!(bytes.starts_with(b"PK\x03\x04"));
    program.act(export);
    program.check_notice(true, "已经存在");
    assert!(fs::read(&out).expect("a bundle") == bytes && program.case().jobs.export.is_none());
    program.act(Action::OpenExample(Example::Faulty));
    let refused = folder.path().join("refused.zip");
    program.act(Action::Export { out: refused.clone(), is_draft: false });
    program.check_notice(true, "4 处");
    assert!(!refused.exists() && program.case().jobs.export.is_none());
}
