//! Rules about the words of an individual's website name: those kept from individuals, those of companies and trades.

use super::site_name_words::{Found, List, Saying, find, for_individuals, newest, of_industry};
use crate::filing::Website;
use crate::knowledge::{ConflictAbout, NameWordKind, Rule, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::{Plain, han_count, plain};

/// A fault of a name's words.
struct Fault {
    words: String,
    listed: String,
    way: [&'static str; 3],
    severity: Severity,
    as_of: Arg,
    sources: Vec<SourceRef>,
}

/// A word that is kept for organisations, by province where lists differ.
pub fn personal_restricted_word(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, site) in named(case).filter(|_| case.filing.is_individual()) {
        let name = plain(&site.name);
        let fault = restricted(case, &name).or_else(|| disputed(case, &name)).or_else(|| other_form(case, &name));
        let Some(fault) = fault else { continue };
        let [way, why, advice] = fault.way.map(Arg::Own);
        let found = finding(rule, field).arg("word", fault.words).arg("listed", fault.listed).arg("as_of", fault.as_of);
        let found = found.arg("way", way).arg("why", why).arg("advice", advice);
        report.findings.push(found.at_most(fault.severity).said_by(fault.sources));
    }
}

/// The words of the name that are refused most surely.
fn restricted(case: &Case, name: &Plain) -> Option<Fault> {
    let knowledge = case.knowledge;
    let found = match exactly(case, name) {
        Some(exact) => vec![exact],
        None => find(knowledge, name, &for_individuals(case)).into_iter().filter(|one| !is_of_another_rule(case, one)).collect(),
    };
    let rank = |one: &Found| (one.weight(knowledge), one.says());
    let (severity, says) = found.iter().map(rank).max()?;
    let told: Vec<&Found> = found.iter().filter(|&one| rank(one) == (severity, says)).collect();
    let way = match says {
        Saying::Banned => ["banned", "banned_why", "banned_advice"],
        Saying::NeedsApproval => ["approval", "approval_why", "approval_advice"],
        Saying::Avoid => ["avoid", "avoid_why", "avoid_advice"],
    };
    Some(fault_of(&told, way, severity))
}

fn fault_of(told: &[&Found], way: [&'static str; 3], severity: Severity) -> Fault {
    let joined = |text: fn(&Found) -> String| told.iter().map(|one| text(one)).collect::<Vec<_>>().join("、");
    Fault {
        words: joined(|one| one.typed.clone()),
        listed: joined(|one| one.word.to_owned()),
        way,
        severity,
        as_of: newest(told.iter().flat_map(|one| &one.said).map(|list| list.as_of)),
        sources: told.iter().flat_map(|one| one.sources()).collect(),
    }
}

/// A name that is nothing but a word which may be a part of others.
fn exactly<'a>(case: &Case<'a>, name: &Plain) -> Option<Found<'a>> {
    let (filing, knowledge) = (case.filing, case.knowledge);
    let scoped = knowledge.name_words.scoped.iter().filter(|list| list.kind == NameWordKind::BannedExact);
    let mut scoped = scoped.filter(|list| list.is_for(&filing.province, &filing.provider, true));
    let (list, word) = scoped.find_map(|list| Some((list, list.words.iter().find(|word| *word == name.as_str())?)))?;
    let range = 0..name.as_str().len();
    let typed = name.typed(&range).to_owned();
    Some(Found { word, range, typed, stands_alone: true, said: vec![List::scoped(list, Saying::Banned)] })
}

/// Whether a word is on lists that contradict each other, opens the name as a word of the state does, or speaks of a trade.
fn is_of_another_rule(case: &Case, one: &Found) -> bool {
    let knowledge = case.knowledge;
    let is_among = |words: &[String]| words.iter().any(|word| word == one.word);
    let mut conflicts = knowledge.name_words.conflicts_for(&case.filing.province, true);
    let opens = one.range.start == 0 && knowledge.word_lists.get("state_prefixes").is_some_and(|list| is_among(&list.words));
    let is_trade = one.says() == Saying::Avoid && knowledge.name_words.industry.iter().any(|list| is_among(&list.words));
    opens || is_trade || conflicts.any(|conflict| is_among(&conflict.words))
}

/// A word that one source wants in such names and another refuses.
fn disputed(case: &Case, name: &Plain) -> Option<Fault> {
    let words = &case.knowledge.name_words;
    let mut conflicts = words.conflicts_for(&case.filing.province, true).filter(|conflict| conflict.about == ConflictAbout::Words);
    let (conflict, hit) = conflicts.find_map(|conflict| Some((conflict, words.find(name, &conflict.words).into_iter().next()?)))?;
    let place = |note: &str| if note.is_empty() { format!("“{}”", hit.word) } else { note.to_owned() };
    let sides = conflict.sides.iter().map(|side| SourceRef { doc: side.source.clone(), at: place(&side.note) });
    let forms = case.province().map(|province| sources_of(&province.website.personal_name_forms, province)).unwrap_or_default();
    Some(Fault {
        words: name.typed(&hit.range).to_owned(),
        listed: hit.word.to_owned(),
        way: ["conflict", "conflict_why", "conflict_advice"],
        severity: Severity::Advice,
        as_of: newest(conflict.sides.iter().map(|side| side.as_of.as_str())),
        sources: sides.chain(forms).collect(),
    })
}

/// A name in none of the forms that the province wants of individuals.
fn other_form(case: &Case, name: &Plain) -> Option<Fault> {
    let province = case.province()?;
    let cell = &province.website.personal_name_forms;
    let forms: Vec<&String> = cell.statements().iter().flat_map(|said| &said.value).collect();
    let has = |form: &&String| name.as_str().ends_with(form.trim_start_matches("某某"));
    if forms.is_empty() || forms.iter().any(has) || han_count(name.as_str()) == 0 {
        return None;
    }
    let dates = cell.statements().iter().filter_map(|said| case.knowledge.sources.get(&said.by)).map(|source| source.as_of.as_str());
    let as_of = newest(dates);
    let listed = forms.into_iter().cloned().collect::<Vec<_>>().join("、");
    let way = ["form", "form_why", "form_advice"];
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    Some(Fault { words: listed.clone(), listed, way, severity, as_of, sources })
}

/// A word of companies or trades in the name of an individual's website.
pub fn industry_in_personal_filing(rule: &Rule, case: &Case, report: &mut Report) {
    let knowledge = case.knowledge;
    for (field, site) in named(case).filter(|_| case.filing.is_individual()) {
        let found = find(knowledge, &plain(&site.name), &of_industry(case));
        let Some(severity) = found.iter().map(|one| one.weight(knowledge)).max() else { continue };
        let told: Vec<&Found> = found.iter().filter(|one| one.weight(knowledge) == severity).collect();
        let is_organisation = told.iter().any(|one| one.word.contains("公司") || one.word.contains("集团"));
        let way = if is_organisation { "organisation" } else { "trade" };
        let fault = fault_of(&told, [way; 3], severity);
        let found = finding(rule, field).arg("word", fault.words).arg("listed", fault.listed).arg("as_of", fault.as_of);
        report.findings.push(found.arg("way", Arg::Own(way)).at_most(fault.severity).said_by(fault.sources));
    }
}

/// Websites whose name is typed, with the field of the name.
pub(super) fn named<'a>(case: &Case<'a>) -> impl Iterator<Item = (String, &'a Website)> {
    let sites = case.filing.websites.iter().enumerate();
    sites.filter(|(_, site)| !site.name.trim().is_empty()).map(|(index, site)| (format!("websites[{index}].name"), site))
}
