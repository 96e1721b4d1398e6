//! Questions to the person.

use super::mark::{Amiss, amiss};
use crate::filing::{Answer, Answered, path};
use crate::knowledge::{Ask, Rule, Settled, Severity, SourceRef};
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

/// Asks a rule's question at one field, with nothing to add to it.
pub fn ask(rule: &Rule, case: &Case, field: &str, about: Arg, report: &mut Report) {
    Question::new(rule, field, about).ask(case, report);
}

/// A rule's question at one field, and what is known of a yes beforehand.
pub struct Question<'r> {
    rule: &'r Rule,
    field: String,
    args: Vec<(&'static str, Arg)>,
    strongest: Severity,
    sources: Vec<SourceRef>,
}

impl<'r> Question<'r> {
    /// A question about something.
    pub fn new(rule: &'r Rule, field: impl Into<String>, about: impl Into<Arg>) -> Self {
        Self { rule, field: field.into(), args: vec![("about", about.into())], strongest: Severity::Blocker, sources: Vec::new() }
    }

    /// Adds an argument, for the question and for a yes.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// A yes is no stronger than this.
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.strongest = self.strongest.min(severity);
        self
    }

    /// Adds sources of a yes.
    pub fn said_by(mut self, sources: impl IntoIterator<Item = SourceRef>) -> Self {
        self.sources.extend(sources);
        self
    }

    /// Asks: yes is a finding, no is nothing, everything else an open point. What the province's cell says, where the
    /// rule names one, decides how strong a yes is and whether anything is asked.
    pub fn ask(self, case: &Case, report: &mut Report) {
        let Some((strongest, sources)) = grounds(self.rule, case) else { return };
        let is_asked = |answer: &&Answer| answer.rule == self.rule.id && answer.field == self.field;
        let answer = case.filing.answers.iter().find(is_asked).map_or(Answered::Unknown, |answer| answer.answer);
        match answer {
            Answered::No => {}
            Answered::Yes => {
                let found = finding(self.rule, self.field).arg("way", Arg::Own("asked")).arg("what", Arg::Own(Amiss::Missing.into()));
                let found = self.args.into_iter().fold(found, |found, (name, value)| found.arg(name, value));
                report.findings.push(found.at_most(strongest).at_most(self.strongest).said_by(sources).said_by(self.sources));
            }
            Answered::Unknown => {
                if let Some(amiss) = seen_amiss(self.rule, case, &self.field) {
                    let found = finding(self.rule, self.field).arg("way", Arg::Own("measured")).arg("what", Arg::Own(amiss.into()));
                    let found = self.args.into_iter().fold(found, |found, (name, value)| found.arg(name, value));
                    let severity = strongest.min(self.strongest).min(Severity::Likely);
                    report.findings.push(found.at_most(severity).said_by(sources).said_by(self.sources));
                    return;
                }
                let open = Open::new(&self.rule.id, self.field, OpenWhy::NotAsked);
                report.open.push(self.args.into_iter().fold(open, |open, (name, value)| open.arg(name, value)));
            }
        }
    }
}

/// What is seen to be amiss with the mark that a rule asks about.
fn seen_amiss(rule: &Rule, case: &Case, field: &str) -> Option<Amiss> {
    amiss(rule.ask.as_ref()?.mark?, case, field)
}

/// How strong a yes is by the cells that a rule's `ask` names, and who says so; none where the province takes it.
fn grounds(rule: &Rule, case: &Case) -> Option<(Severity, Vec<SourceRef>)> {
    let province = case.province();
    let cell = rule.ask.as_ref().and_then(|ask| ask.cell.as_ref()).map(|name| province.and_then(|province| province.yes_or_no(name)));
    let (strongest, sources) = match (cell, province) {
        (Some(Some(cell)), Some(province)) => match cell.settled() {
            Settled::Agreed(false) => return None,
            Settled::Agreed(true) => (case.knowledge.weight(cell), sources_of(cell, province)),
            Settled::Unknown | Settled::Conflict => (Severity::Advice, sources_of(cell, province)),
        },
        (Some(_), _) => (Severity::Advice, Vec::new()),
        (None, _) => (Severity::Blocker, Vec::new()),
    };
    let also = rule.ask.as_ref().and_then(|ask| ask.sources_of.as_ref()).zip(province);
    let also = also.and_then(|(name, province)| Some(sources_of(province.yes_or_no(name)?, province))).unwrap_or_default();
    Some((strongest, sources.into_iter().chain(also).collect()))
}

/// The filled fields, or the slots with something in them, at which a question is asked; with what it is about.
fn places(rule: &Rule, ask: &Ask, case: &Case) -> Vec<(String, Arg)> {
    if !ask.slots.is_empty() {
        let attached = case.filing.attached().filter(|material| ask.slots.contains(&material.slot));
        return attached.map(|material| (material.path(), Arg::Slot(material.slot.clone()))).collect();
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
