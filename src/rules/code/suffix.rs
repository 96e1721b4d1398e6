//! Suffixes of domains: whether they are taken.

use super::domain::{domains, is_on_record};
use crate::filing::{FilingKind, YesNo};
use crate::knowledge::{Cell, Knowledge, Province, Rule, Severity, SourceRef, SuffixList};
use crate::number::domain::Domain;
use crate::rules::case::finding;
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};
use crate::text::is_han;

/// A suffix that a source refuses; asked where no list has it.
pub fn tld_not_approved(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, domain) in domains(case) {
        let Ok(name) = Domain::parse(&domain.name) else { continue };
        // What is filed stays filed when something else is changed.
        let is_filed = domain.filed == Some(YesNo::Yes) || is_on_record(case, &name);
        if case.filing.procedure.kind == FilingKind::Change && is_filed {
            continue;
        }
        let suffix = SuffixList::folded(name.top_level());
        let field = format!("{path}.name");
        match suffix_standing(case.knowledge, case.province(), case.filing.procedure.kind, &suffix) {
            SuffixStanding::Taken => {}
            SuffixStanding::Unlisted => ask(rule, case, &field, Arg::from(suffix), report),
            SuffixStanding::Refused { way, severity, sources } => {
                let found = finding(rule, field).arg("about", suffix).arg("way", Arg::Own(way));
                report.findings.push(found.at_most(severity).said_by(sources));
            }
        }
    }
}

/// How a suffix stands with the ministry and the province, as far as the lists tell.
#[derive(Debug, Clone, PartialEq)]
pub enum SuffixStanding {
    /// A list has it.
    Taken,
    /// No list has it, which may only mean that it is new.
    Unlisted,
    /// A source refuses it.
    Refused {
        /// The rule's own word for how.
        way: &'static str,
        /// How strong a finding may be that rests on it; advice where another source takes it.
        severity: Severity,
        /// Who says so.
        sources: Vec<SourceRef>,
    },
}

/// How a folded suffix with its dot stands in a province, or with the ministry alone, for a kind of filing.
pub fn suffix_standing(knowledge: &Knowledge, province: Option<&Province>, kind: FilingKind, suffix: &str) -> SuffixStanding {
    let suffixes = &knowledge.suffixes;
    let old_only = province.map(|province| saying(&province.domain.access_only_suffixes, province, suffix)).unwrap_or_default();
    if !old_only.is_empty() && kind == FilingKind::Access {
        return SuffixStanding::Taken;
    }
    let is_approved = suffixes.is_approved(suffix);
    let of_province = province.and_then(|province| is_listed(province, suffix, is_approved));
    let mut sources = province.map(|province| saying(&province.domain.refused_suffixes, province, suffix)).unwrap_or_default();
    let is_old_only = sources.is_empty() && !old_only.is_empty();
    sources.extend(old_only);
    let of_list = suffixes
        .refused(suffix)
        .filter(|said| said.provinces.is_empty() || province.is_some_and(|here| said.provinces.contains(&here.code)));
    let is_expected = of_list.is_some_and(|said| said.expected);
    if let Some(said) = of_list.filter(|_| sources.is_empty()) {
        sources.push(SourceRef { doc: said.by.clone(), at: said.suffix.clone() });
    }
    if sources.is_empty() {
        return if of_province.unwrap_or(is_approved) { SuffixStanding::Taken } else { SuffixStanding::Unlisted };
    }
    let is_disputed = is_approved || is_expected || of_province == Some(true);
    let way = match (is_disputed, is_old_only) {
        (true, _) => "disputed",
        (false, true) => "old_only",
        (false, false) => "refused",
    };
    let weight = knowledge.weight_of(sources.iter().map(|source| source.doc.as_str()));
    SuffixStanding::Refused { way, severity: if is_disputed { Severity::Advice } else { weight }, sources }
}

/// Whether the province's own list has a suffix; none where it gives no list.
fn is_listed(province: &Province, suffix: &str, is_approved: bool) -> Option<bool> {
    let rules = &province.domain;
    let is_chinese = is_approved && suffix.chars().any(is_han) && rules.chinese_suffixes_taken.agreed() == Some(&true);
    let has_list = !rules.taken_suffixes.statements().is_empty();
    has_list.then(|| is_chinese || !saying(&rules.taken_suffixes, province, suffix).is_empty())
}

/// The statements of a cell that name a suffix.
fn saying(cell: &Cell<Vec<String>>, province: &Province, suffix: &str) -> Vec<SourceRef> {
    let named = cell.statements().iter().filter(|said| said.value.iter().any(|one| one == suffix));
    named.map(|said| SourceRef { doc: said.by.clone(), at: province.name.zh_cn.clone() }).collect()
}
