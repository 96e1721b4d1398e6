//! What the files of scans say beside their pixels, and pictures that stand in two places.

use super::scan::about;
use crate::evidence::ScanEvidence;
use crate::knowledge::{Rule, WordList};
use crate::rules::case::Scan;
use crate::rules::{Arg, Case, Open, OpenWhy, Report};
use crate::scan::ScanFacts;
use crate::text::plain;

/// A program that changes pictures left its name in the file.
pub fn edited(rule: &Rule, case: &Case, list: &str, slots: &[String], report: &mut Report) {
    let Some(list) = case.knowledge.word_lists.get(list) else { return };
    for (scan, facts) in measured(rule, case, slots, report) {
        if let Some(program) = facts.metadata.programs.iter().find(|program| is_listed(list, program)) {
            report.findings.push(about(rule, scan).arg("program", program.as_str()));
        }
    }
}

/// Whether a program is one of a list, by a word of its name, whatever its version.
fn is_listed(list: &WordList, program: &str) -> bool {
    let program = plain(program);
    list.words.iter().any(|word| program.as_str().contains(word.as_str()))
}

/// One picture in two slots that each show something of their own. Said once, at the later of them.
pub fn duplicate(rule: &Rule, case: &Case, slots: &[String], except: &[[String; 2]], like_from: f64, report: &mut Report) {
    let all = measured(rule, case, slots, report);
    for (index, (scan, facts)) in all.iter().enumerate() {
        let found = all[..index].iter().find_map(|(other, theirs)| {
            let how = same_picture(facts, theirs, like_from).filter(|_| !may_be_one(scan, other, except))?;
            Some(about(rule, scan).arg("other", Arg::Slot(other.slot_id.to_owned())).arg("how", Arg::Own(how)))
        });
        report.findings.extend(found);
    }
}

/// Whether two places may hold one picture. Websites with one principal show the same certificate, each in its own slot.
fn may_be_one(one: &Scan, two: &Scan, except: &[[String; 2]]) -> bool {
    let is_pair = |[left, right]: &[String; 2]| [left, right] == [one.slot_id, two.slot_id] || [right, left] == [one.slot_id, two.slot_id];
    one.slot_id == two.slot_id || except.iter().any(is_pair)
}

/// Whether two files are one picture: the same bytes, or nearly the same to look at.
fn same_picture(one: &ScanFacts, two: &ScanFacts, like_from: f64) -> Option<&'static str> {
    let (one, two) = (one.hash.as_ref()?, two.hash.as_ref()?);
    if one.digest == two.digest {
        return Some("same");
    }
    one.likeness(two).filter(|likeness| *likeness >= like_from).map(|_| "alike")
}

/// The measured scans of some slots; those that were not examined are open points.
fn measured<'c>(rule: &Rule, case: &'c Case, slots: &[String], report: &mut Report) -> Vec<(&'c Scan<'c>, &'c ScanFacts)> {
    let mut all = Vec::new();
    for scan in case.scans().iter().filter(|scan| slots.iter().any(|slot| slot == scan.slot_id)) {
        match scan.evidence {
            Some(ScanEvidence::Measured(facts)) => all.push((scan, &**facts)),
            Some(ScanEvidence::Unreadable(_)) => {}
            None => report.open.push(Open::new(&rule.id, scan.field.as_str(), OpenWhy::NotExamined)),
        }
    }
    all
}
