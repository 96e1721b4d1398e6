//! Rules about website names that are somebody's or something's already: proper names, and names in use.

use super::neighbour::is_other_subject;
use super::site_name::named;
use super::site_name_subject::shares_a_piece;
use crate::filing::{FiledSite, FilingKind, Nature, Website};
use crate::knowledge::{Cell, Rule, Severity, SourceRef, WebsiteRules};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};
use crate::text::{Plain, han_count, plain, same};

/// The ministry's return codes, one of which is that a name is in use.
const RETURN_CODES: &str = "miit_return_codes";

/// A name that is nothing but that of a person, a place or an idiom.
pub fn personal_proper_name(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, site) in named(case) {
        let about = site.name.trim();
        let name = plain(about);
        let proper = if case.filing.is_individual() { of_individual(case, &name) } else { of_organisation(case, &name) };
        match proper {
            Some(Proper::Is(way, (severity, sources))) => {
                let found = finding(rule, field).arg("about", about).arg("way", Arg::Own(way));
                report.findings.push(found.at_most(severity).said_by(sources));
            }
            Some(Proper::MayBePerson((severity, sources))) => {
                Question::new(rule, field, about).at_most(severity).said_by(sources).ask(case, report);
            }
            None => {}
        }
    }
}

/// How strong a finding may be, and who says so.
type Said = (Severity, Vec<SourceRef>);

/// What kind of proper name a name is.
enum Proper {
    Is(&'static str, Said),
    MayBePerson(Said),
}

fn of_individual(case: &Case, name: &Plain) -> Option<Proper> {
    let stem = stem(case, name.as_str());
    let own = plain(&case.filing.subject.name);
    let own = Some(own.as_str()).filter(|own| han_count(own) > 1);
    let of_persons = || agreed_on(case, |website| vec![&website.person_name_refused]);
    if own == Some(stem) {
        return Some(Proper::Is("own", of_persons()));
    }
    if own.and_then(|own| name.as_str().strip_prefix(own)).is_some_and(|rest| rest.starts_with('的')) {
        return Some(Proper::Is("own", (Severity::Advice, of_persons().1)));
    }
    if is_place(case, stem) {
        let said = agreed_on(case, |website| vec![&website.personal_place_name_refused, &website.place_name_refused]);
        return Some(Proper::Is("place", said));
    }
    if is_listed(case, "idioms", stem) {
        return Some(Proper::Is("idiom", agreed_on(case, |_| Vec::new())));
    }
    may_be_person(case, stem).then(|| Proper::MayBePerson(of_persons()))
}

/// Of organisations only names of places are refused, and only by some provinces.
fn of_organisation(case: &Case, name: &Plain) -> Option<Proper> {
    let said = agreed_on(case, |website| vec![&website.place_name_approval, &website.place_name_refused]);
    let is_refused = case.filing.subject.nature != Nature::Government && is_place(case, stem(case, name.as_str())) && !said.1.is_empty();
    is_refused.then_some(Proper::Is("place_of_organisation", said))
}

/// What the cells of the province that say yes allow; advice where none does.
fn agreed_on(case: &Case, cells: fn(&WebsiteRules) -> Vec<&Cell<bool>>) -> Said {
    let Some(province) = case.province() else { return (Severity::Advice, Vec::new()) };
    let said = cells(&province.website).into_iter().filter(|cell| cell.agreed() == Some(&true));
    let weighed = said.map(|cell| (case.knowledge.weight(cell), sources_of(cell, province)));
    weighed.max_by_key(|(severity, _)| *severity).unwrap_or((Severity::Advice, Vec::new()))
}

/// A name without what may follow any name.
fn stem<'n>(case: &Case, name: &'n str) -> &'n str {
    without_ending(case, "site_name_endings", name)
}

/// A text without the first of the endings that a list names.
fn without_ending<'t>(case: &Case, list: &str, text: &'t str) -> &'t str {
    case.knowledge.words(list).iter().find_map(|ending| text.strip_suffix(ending.as_str())).unwrap_or(text)
}

fn is_listed(case: &Case, list: &str, word: &str) -> bool {
    case.knowledge.words(list).iter().any(|one| one == word)
}

fn is_place(case: &Case, stem: &str) -> bool {
    let short = without_ending(case, "division_kinds", stem);
    is_listed(case, "place_names", stem) || is_listed(case, "place_names", short)
}

/// Whether a name begins with a surname and goes on like a person's. Many words do: it is asked.
fn may_be_person(case: &Case, stem: &str) -> bool {
    let surnames = case.knowledge.words("surnames");
    let is_all_han = han_count(stem) == stem.chars().count();
    is_all_han && surnames.iter().filter_map(|surname| stem.strip_prefix(surname.as_str())).any(|given| (1..=2).contains(&han_count(given)))
}

/// A name that another website bears, or too many do.
pub fn already_used(rule: &Rule, case: &Case, report: &mut Report) {
    for (index, (field, site)) in named(case).enumerate() {
        let about = site.name.trim();
        match taken(case, index, site) {
            Some(taken) => {
                let found = finding(rule, field).arg("about", about).arg("way", Arg::Own(taken.way)).arg("other", taken.other);
                report.findings.push(found.at_most(taken.severity).said_by(taken.sources));
            }
            None if may_be_taken(case, site) => {
                let severity = case.knowledge.weight_of([RETURN_CODES]);
                Question::new(rule, field, about).arg("other", "").at_most(severity).ask(case, report);
            }
            None => {}
        }
    }
}

/// Who bears a name already.
struct Taken {
    way: &'static str,
    other: String,
    severity: Severity,
    sources: Vec<SourceRef>,
}

fn taken(case: &Case, index: usize, site: &Website) -> Option<Taken> {
    let name = plain(&site.name);
    let is_same = |other: &str| plain(other).as_str() == name.as_str();
    let overused = case.knowledge.word_lists.get("overused_names").filter(|list| list.words.iter().any(|one| one == name.as_str()));
    if let Some(list) = overused {
        let sources = vec![SourceRef { doc: list.source.clone(), at: format!("“{}”", name.as_str()) }];
        let severity = case.knowledge.weight_of([list.source.as_str()]);
        return Some(Taken { way: "overused", other: String::new(), severity, sources });
    }
    let twin = named(case).take(index).map(|(_, other)| other).find(|other| is_same(&other.name));
    if let Some(taken) = twin.and_then(|twin| by_same_subject(case, site, "this_case", twin.remark.as_str(), String::new())) {
        return Some(taken);
    }
    let filed = case.filing.filed_sites.iter().find(|filed| is_same(&filed.name) && !is_itself(case, site, filed));
    if let Some(taken) = filed.and_then(|filed| by_same_subject(case, site, "filed", "", filed.domain.trim().to_owned())) {
        return Some(taken);
    }
    let mut others = case.evidence.neighbours.iter().filter(|other| is_other_subject(case, other));
    let other = others.find(|other| other.site_names.iter().any(|one| is_same(one)))?;
    let severity = case.knowledge.weight_of([RETURN_CODES]);
    Some(Taken { way: "neighbour", other: other.case.clone(), severity, sources: Vec::new() })
}

/// What follows where another website of the same subject bears the name: an organisation may repeat it, unless the
/// province wants the difference explained.
fn by_same_subject(case: &Case, site: &Website, way: &'static str, remark: &str, other: String) -> Option<Taken> {
    let own = site.remark.trim();
    let differs = !own.is_empty() && !remark.trim().is_empty() && !same(own, remark);
    let explained = agreed_on(case, |website| vec![&website.same_name_explained]);
    let different = agreed_on(case, |website| vec![&website.same_name_differs]);
    let (severity, sources) = if !explained.1.is_empty() {
        Some(explained).filter(|_| own.is_empty())?
    } else if !different.1.is_empty() {
        // What a filed website holds is not known here.
        let severity = if way == "filed" { Severity::Advice } else { different.0 };
        Some((severity, different.1)).filter(|_| !differs)?
    } else {
        Some((case.knowledge.weight_of([RETURN_CODES]), Vec::new())).filter(|_| case.filing.is_individual())?
    };
    Some(Taken { way, other, severity, sources })
}

/// Whether a filed website is the one of the case: by its domain or number, or because this filing is about a filed one.
fn is_itself(case: &Case, site: &Website, filed: &FiledSite) -> bool {
    let is_typed = |text: &str| !text.trim().is_empty();
    let is_new = matches!(case.filing.procedure.kind, FilingKind::First | FilingKind::AddWebsite);
    let has_domain = site.domains.iter().any(|domain| is_typed(&filed.domain) && same(&domain.name, &filed.domain));
    let has_number = is_typed(&filed.number) && same(&site.number, &filed.number);
    has_domain || has_number || !(is_new || is_typed(&filed.domain) || is_typed(&filed.number))
}

/// Whether it is worth asking: a new name without anything of the subject's own, or filed websites that are not typed.
fn may_be_taken(case: &Case, site: &Website) -> bool {
    let kind = case.filing.procedure.kind;
    let is_unknown = kind == FilingKind::AddWebsite && case.filing.filed_sites.is_empty();
    let is_common = !shares_a_piece(&site.name, &case.filing.subject.name);
    matches!(kind, FilingKind::First | FilingKind::AddWebsite) && han_count(&site.name) > 2 && (is_common || is_unknown)
}
