//! Questions to the person.

use crate::filing::{Answered, path};
use crate::knowledge::{Ask, Rule, Settled, Severity};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Open, OpenWhy, Report};

/// Asks what a rule's `ask` says, wherever it applies and nothing stronger has judged: no finding of the same rule at the field.
pub fn asked(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(ask_what) = rule.ask.as_ref().filter(|ask| !ask.by_code) else { return };
    for (field, about) in places(rule, ask_what, case) {
        let is_judged = report.findings.iter().any(|found| found.rule == rule.id && found.field == field);
        let website = path::index_of(&field, "websites").or_else(|| website_of_material(case, &field));
        if !is_judged && case.situation.holds(&ask_what.when, website) {
            ask(rule, case, &field, about, report);
        }
    }
}

/// Asks a rule's question at one field: yes is a finding, no is nothing, everything else an open point. What the
/// province's cell says, where the rule names one, decides how strong a yes is and whether anything is asked.
pub fn ask(rule: &Rule, case: &Case, field: &str, about: Arg, report: &mut Report) {
    let province = case.province();
    let cell = rule.ask.as_ref().and_then(|ask| ask.cell.as_ref()).map(|name| province.and_then(|province| province.yes_or_no(name)));
    let (strongest, sources) = match (cell, province) {
        (Some(Some(cell)), Some(province)) => match cell.settled() {
            Settled::Agreed(false) => return,
            Settled::Agreed(true) => (case.knowledge.weight(cell), sources_of(cell, province)),
            Settled::Unknown | Settled::Conflict => (Severity::Advice, sources_of(cell, province)),
        },
        (Some(_), _) => (Severity::Advice, Vec::new()),
        (None, _) => (Severity::Blocker, Vec::new()),
    };
    let also = rule.ask.as_ref().and_then(|ask| ask.sources_of.as_ref()).zip(province);
    let also = also.and_then(|(name, province)| Some(sources_of(province.yes_or_no(name)?, province))).unwrap_or_default();
    let answer = case.filing.answers.iter().find(|answer| answer.rule == rule.id && answer.field == field);
    match answer.map(|answer| answer.answer) {
        Some(Answered::No) => {}
        Some(Answered::Yes) => {
            let found = finding(rule, field).arg("about", about).arg("way", Arg::Own("asked"));
            report.findings.push(found.at_most(strongest).said_by(sources).said_by(also));
        }
        Some(Answered::Unknown) | None => report.open.push(Open::new(&rule.id, field, OpenWhy::NotAsked).arg("about", about)),
    }
}

/// The filled fields, or the slots with something in them, at which a question is asked; with what it is about.
fn places(rule: &Rule, ask: &Ask, case: &Case) -> Vec<(String, Arg)> {
    if !ask.slots.is_empty() {
        let attached = case.filing.materials.iter().filter(|material| ask.slots.contains(&material.slot) && !material.files.is_empty());
        let place = |slot: &str, website: Option<&str>| (path::material(slot, website), Arg::Slot(slot.to_owned()));
        return attached.map(|material| place(&material.slot, material.website.as_deref())).collect();
    }
    let is_judged_by_another =
        |field: &String| ask.unless_filled.as_ref().is_some_and(|other| !case.text(&beside(field, other)).trim().is_empty());
    let fields = case.fields(ask.at.as_ref().unwrap_or(&rule.field)).into_iter();
    let about = |field: String| {
        let about = Arg::from(case.text(&field).trim());
        (field, about)
    };
    fields.filter(|field| !case.text(field).trim().is_empty() && !is_judged_by_another(field)).map(about).collect()
}

/// The field that a pattern means beside a field: the indices are the field's.
fn beside(field: &str, pattern: &str) -> String {
    let mut indices = field.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    let mut parts = pattern.split("[]");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| format!("{path}[{}]{part}", indices.next().unwrap_or_default()))
}

/// The website whose id a material's path names.
fn website_of_material(case: &Case, field: &str) -> Option<usize> {
    let id = field.strip_prefix("materials[")?.strip_suffix(']')?.split_once(':')?.1;
    case.filing.websites.iter().position(|site| site.id == id)
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_field_beside_another_is_of_the_same_website_and_domain() {
        assert_eq!(beside("websites[2].domains[1].name", "websites[].domains[].real_named_on"), "websites[2].domains[1].real_named_on");
        assert_eq!(beside("websites[2].domains[1].name", "websites[].remark"), "websites[2].remark");
        assert_eq!(beside("subject.name", "subject.remark"), "subject.remark");
    }
}
