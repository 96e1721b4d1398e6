//! Rules about approvals of a website's content (前置审批).

use super::site;
use crate::filing::{Answered, Approval as Declared, Approvals, Material, Website};
use crate::knowledge::{Approval, ApprovalStatus, Rule, Settled, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Finding, Report};
use crate::text::{find_words, plain, same};

/// Documents that are an approval, and the slot into which everything goes that has none of its own.
const PAPERS: [&str; 7] =
    ["approval", "finance_approval", "game_number", "medical_licence", "tcm_clinic_record", "travel_agency_licence", "other_material"];

/// A category that was declared without its number or paper; where none is declared, a word that makes a reviewer ask.
pub fn pre_approval_missing(rule: &Rule, case: &Case, report: &mut Report) {
    for (index, site) in case.filing.websites.iter().enumerate() {
        match &site.approvals {
            // That nothing is chosen is another rule's.
            Approvals::Unanswered => {}
            Approvals::Some(declared) => {
                report.findings.extend(declared_fault(rule, case, index, site, declared));
            }
            Approvals::None => undeclared(rule, case, index, site, report),
        }
    }
}

/// The worst fault of the categories declared for a website.
fn declared_fault(rule: &Rule, case: &Case, index: usize, site: &Website, declared: &[Declared]) -> Option<Finding> {
    let known: Vec<(&Declared, &Approval)> =
        declared.iter().filter_map(|one| Some((one, case.knowledge.approvals.get(&one.category)?))).collect();
    let (cancelled, wanted): (Vec<_>, Vec<_>) = known.into_iter().partition(|(_, info)| info.status == ApprovalStatus::Cancelled);
    let numberless: Vec<_> = wanted.iter().copied().filter(|(one, _)| one.number.trim().is_empty()).collect();
    let has_paper = has_paper(case, site);
    let (way, severity, about) = if !numberless.is_empty() {
        let is_in_force = numberless.iter().any(|(_, info)| info.status == ApprovalStatus::InForce);
        (if has_paper { "number" } else { "both" }, if is_in_force { Severity::Blocker } else { Severity::Likely }, numberless)
    } else if !wanted.is_empty() && !has_paper {
        ("scan", Severity::Likely, wanted)
    } else if !cancelled.is_empty() {
        let is_asked = cancelled.iter().any(|(_, info)| info.still_asked_by(&case.filing.province).is_some());
        (if is_asked { "still_asked" } else { "cancelled" }, Severity::Advice, cancelled)
    } else {
        return None;
    };
    let keys = about.iter().map(|(one, _)| one.category.clone()).collect();
    let found = finding(rule, format!("websites[{index}].approvals")).arg("about", Arg::Choices("approval_categories", keys));
    Some(found.arg("way", Arg::Own(way)).at_most(severity).said_by(about.iter().map(|(_, info)| source(info))))
}

/// Who says that an approval is asked for, and which paper it is.
fn source(info: &Approval) -> SourceRef {
    let paper = info.document.as_ref().unwrap_or(&info.authority);
    SourceRef { doc: info.by.clone(), at: paper.zh_cn.clone() }
}

/// Whether something is attached that may be an approval of a website.
fn has_paper(case: &Case, site: &Website) -> bool {
    let is_for = |material: &Material| material.website.as_ref().is_none_or(|id| *id == site.id);
    let is_paper = |material: &Material| PAPERS.iter().any(|paper| *paper == material.slot || *paper == material.document);
    case.filing.attached().any(|material| is_for(material) && is_paper(material))
}

/// A website for which no category is declared: its name may make a reviewer ask; otherwise the person is asked.
fn undeclared(rule: &Rule, case: &Case, index: usize, site: &Website, report: &mut Report) {
    let name = site.name.trim();
    let field = format!("websites[{index}].name");
    if name.is_empty() {
        return;
    }
    let is_answered = case.filing.answers.iter().any(|one| one.rule == rule.id && one.field == field && one.answer != Answered::Unknown);
    match word_in_name(case, name).filter(|_| !is_answered) {
        Some((word, source)) => {
            let found = finding(rule, format!("websites[{index}].approvals")).arg("about", word).arg("way", Arg::Own("keyword"));
            report.findings.push(found.at_most(Severity::Advice).said_by([source]));
        }
        None => ask(rule, case, &field, Arg::from(name), report),
    }
}

/// The first word of a name that makes a reviewer of this province ask for an approval, as typed.
fn word_in_name(case: &Case, name: &str) -> Option<(String, SourceRef)> {
    let (knowledge, province) = (case.knowledge, case.filing.province.as_str());
    let folded = plain(name);
    let harmless = |word: &str| match knowledge.name_words.harmless(word) {
        [] => knowledge.scope_words.harmless(word),
        listed => listed,
    };
    knowledge.approvals.values().filter(|info| is_asked_in(info, province)).find_map(|info| {
        let hits = find_words(folded.as_str(), info.words().map(|(word, _)| (word, harmless(word))));
        let hit = hits.first()?;
        let by = info.words().find(|(word, _)| *word == hit.word).map_or(info.by.as_str(), |(_, by)| by);
        let typed = folded.typed(&hit.range).to_owned();
        Some((typed, SourceRef { doc: by.to_owned(), at: source(info).at }))
    })
}

/// Whether a province asks for an approval.
fn is_asked_in(info: &Approval, province: &str) -> bool {
    let only = info.provinces.statements();
    let is_here = only.is_empty() || only.iter().any(|said| said.value.iter().any(|code| code == province));
    is_here && (info.status != ApprovalStatus::Cancelled || info.still_asked_by(province).is_some())
}

/// A website that is filed elsewhere and whose record does not show the approval declared here.
pub fn pre_approval_filed_elsewhere(rule: &Rule, case: &Case, report: &mut Report) {
    let earlier = case.filing.procedure.earlier.as_deref();
    for (index, site) in case.filing.websites.iter().enumerate() {
        let Approvals::Some(declared) = &site.approvals else { continue };
        let record = earlier.and_then(|earlier| earlier.websites.iter().find(|recorded| share_a_domain(recorded, site)));
        let recorded = record.map(|record| &record.approvals);
        let is_recorded = |category: &String| match recorded {
            Some(Approvals::Some(list)) => list.iter().any(|one| one.category == *category),
            _ => false,
        };
        let is_wanted = |category: &String| {
            case.knowledge.approvals.get(category).is_some_and(|info| info.status != ApprovalStatus::Cancelled) && !is_recorded(category)
        };
        let lacking: Vec<String> = declared.iter().map(|one| one.category.clone()).filter(is_wanted).collect();
        if lacking.is_empty() {
            continue;
        }
        let is_known = matches!(recorded, Some(Approvals::Some(_) | Approvals::None));
        let is_same_provider = earlier.is_some_and(|earlier| earlier.provider == case.filing.provider && !earlier.provider.is_empty());
        let (way, severity) = way_to_enter(case, site, is_same_provider);
        let severity = if is_known { severity } else { Severity::Advice };
        let sources = case.province().map(|province| sources_of(&province.change.pre_approval_at_original_provider, province));
        let found = finding(rule, format!("websites[{index}].approvals")).arg("way", Arg::Own(way));
        let found = found.arg("category", Arg::Choices("approval_categories", lacking)).at_most(severity);
        report.findings.push(found.said_by(sources.unwrap_or_default()));
    }
}

/// Where the approval of a filed website is entered, and how sure it is that this order is refused without it.
fn way_to_enter(case: &Case, site: &Website, is_same_provider: bool) -> (&'static str, Severity) {
    let Some(province) = case.province() else { return ("unknown", Severity::Advice) };
    let cell = &province.change.pre_approval_at_original_provider;
    match cell.settled() {
        _ if is_same_provider => ("here", Severity::Likely),
        Settled::Agreed(true) => ("original", case.knowledge.weight(cell)),
        Settled::Agreed(false) if has_paper(case, site) => ("afterwards", Severity::Advice),
        Settled::Agreed(false) => ("other_material", case.knowledge.weight(cell)),
        Settled::Unknown | Settled::Conflict => ("unknown", Severity::Advice),
    }
}

fn share_a_domain(left: &Website, right: &Website) -> bool {
    site::domains(left).any(|name| site::domains(right).any(|other| same(name, other)))
}
