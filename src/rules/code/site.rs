//! Rules about what a website holds, and where it opens.

use crate::filing::{Approvals, FilingKind, Website};
use crate::knowledge::{PersonalChoice, Province, Rule, Settled, Severity, SourceKind, SourceRef, Statement, WordList};
use crate::number::domain::Domain;
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Finding, Report};
use crate::text::{find_words, plain, same};

/// The content type of an organisation's own website.
const ORGANISATION: &str = "company";

/// The ministry's group of content types that are business.
const BUSINESS_GROUP: &str = "电子政务/电子商务";

/// Words of a clause that is against something, beside those of negation.
const AGAINST: [&str; 7] = ["避免", "杜绝", "杜絕", "拒绝", "拒絕", "抵制", "谢绝"];

/// Words of a clause about where somebody works.
const EMPLOYED: [&str; 4] = ["就职", "就職", "任职", "任職"];

/// Domains of a website that are filled.
pub(super) fn domains(site: &Website) -> impl Iterator<Item = &str> {
    site.domains.iter().map(|domain| domain.name.trim()).filter(|name| !name.is_empty())
}

/// What a text says is there: its clauses without those that say that something is not.
pub(super) fn affirmed(text: &str) -> impl Iterator<Item = &str> {
    let ends = ['，', ',', '。', '；', ';', '！', '!', '？', '?', '：', ':', '\n'];
    let says_not = |clause: &str| {
        clause.contains(['不', '无', '無', '非', '没', '沒', '勿', '未', '禁']) || AGAINST.iter().any(|word| clause.contains(word))
    };
    text.split(ends).filter(move |clause| !says_not(clause))
}

/// Filed domains of the subject with their fields.
fn filed_domains<'a>(case: &Case<'a>) -> impl Iterator<Item = (String, &'a str)> {
    let filed = case.filing.filed_sites.iter().enumerate();
    filed.map(|(index, site)| (format!("filed_sites[{index}].domain"), site.domain.trim())).filter(|(_, domain)| !domain.is_empty())
}

/// Websites of the case by their names, with their fields.
fn named_sites<'a>(case: &Case<'a>) -> impl Iterator<Item = (String, &'a str)> {
    let sites = case.filing.websites.iter().enumerate();
    sites.map(|(index, site)| (format!("websites[{index}].name"), site.name.trim())).filter(|(_, name)| !name.is_empty())
}

/// Content of somebody else than the subject.
pub fn other_entity_content(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, about) in named_sites(case).chain(filed_domains(case)) {
        ask(rule, case, &field, Arg::from(about), report);
    }
}

/// Content beyond an organisation's business scope or nature.
pub fn outside_scope(rule: &Rule, case: &Case, report: &mut Report) {
    if !case.filing.is_individual() {
        other_entity_content(rule, case, report);
    }
}

/// Gambling, pornography or fraud on pages that are open: those of filed websites.
pub fn illegal_content(rule: &Rule, case: &Case, report: &mut Report) {
    let is_open = matches!(case.filing.procedure.kind, FilingKind::Access | FilingKind::Change);
    for (field, about) in named_sites(case).filter(|_| is_open).chain(filed_domains(case)) {
        ask(rule, case, &field, Arg::from(about), report);
    }
}

/// An individual's website that is an organisation's, a forum or a business by its content types or remark.
pub fn personal_with_organisation_content(rule: &Rule, case: &Case, report: &mut Report) {
    if !case.filing.is_individual() {
        return;
    }
    for (index, site) in case.filing.websites.iter().enumerate() {
        let by_content = content_of_organisations(rule, case, site, format!("websites[{index}].content"));
        let by_remark = words_of_organisations(rule, case, site, format!("websites[{index}].remark"));
        let found: Vec<Finding> = by_content.into_iter().chain(by_remark).collect();
        let name = site.name.trim();
        if found.iter().all(|found| found.severity == Severity::Advice) && !name.is_empty() {
            ask(rule, case, &format!("websites[{index}].name"), Arg::from(name), report);
        }
        report.findings.extend(found);
    }
    for (field, about) in filed_domains(case) {
        ask(rule, case, &field, Arg::from(about), report);
    }
}

/// Content types of a website that a source refuses to individuals everywhere.
fn content_of_organisations(rule: &Rule, case: &Case, site: &Website, field: String) -> Option<Finding> {
    let refused = |key: &&String| {
        let info = case.knowledge.content_types.types.get(*key)?;
        let said = info.personal.as_ref().filter(|said| said.value == PersonalChoice::No)?;
        Some((info.group == BUSINESS_GROUP || *key == ORGANISATION, said))
    };
    let chosen: Vec<_> = site.content.iter().filter_map(|key| refused(&key).map(|(is_business, said)| (key, is_business, said))).collect();
    let is_business = chosen.iter().any(|(_, is_business, _)| *is_business);
    let shown: Vec<_> = chosen.into_iter().filter(|(_, one, _)| *one || !is_business).collect();
    let by = shown.first()?.2.by.clone();
    let keys = shown.iter().map(|(key, _, _)| (*key).clone()).collect();
    let severity = if is_business { Severity::Likely } else { Severity::Advice };
    let found = finding(rule, field).arg("about", Arg::Choices("content_types", keys));
    let found = found.arg("way", Arg::Own(if is_business { "business" } else { "content" })).at_most(severity);
    Some(found.said_by([SourceRef { doc: by, at: "服务内容".to_owned() }]))
}

/// Words of companies in a remark, where it does not say that there is none. Lists of words that are merely better
/// avoided in names speak of trades too, as every remark may.
fn words_of_organisations(rule: &Rule, case: &Case, site: &Website, field: String) -> Option<Finding> {
    let is_ministry = |source: &str| case.knowledge.sources.get(source).is_some_and(|source| source.kind == SourceKind::Ministry);
    let is_sure = |list: &&WordList| is_ministry(&list.source) || case.knowledge.is_recent(&list.source);
    let mut lists = case.knowledge.name_words.industry.iter().filter(is_sure);
    let (word, list, is_full_form) = lists.find_map(|list| {
        affirmed(&site.remark).find_map(|clause| {
            let folded = plain(clause);
            let hits = find_words(folded.as_str(), list.words.iter().map(|word| (word.as_str(), list.harmless.as_slice())));
            let hit = hits.iter().max_by_key(|hit| hit.word.len())?;
            // 有限公司 and the like is a registered name; 公司 alone may be where somebody works.
            let is_employer = EMPLOYED.iter().any(|word| clause.contains(word));
            Some((folded.typed(&hit.range).to_owned(), list, hit.word.chars().count() > 2 && !is_employer))
        })
    })?;
    let source = SourceRef { doc: list.source.clone(), at: format!("“{word}”") };
    let found = finding(rule, field).arg("about", word).arg("way", Arg::Own("remark"));
    Some(found.at_most(if is_full_form { Severity::Likely } else { Severity::Advice }).said_by([source]))
}

/// Content types that the province refuses to this subject, or insists on.
pub fn content_type_refused(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    for (index, site) in case.filing.websites.iter().enumerate().filter(|(_, site)| !site.content.is_empty()) {
        let fault = refused_content(case, province, site).or_else(|| unapproved_content(case, province, site));
        let fault = fault.or_else(|| wanted_content(case, province, site));
        let Some((way, severity, keys, sources)) = fault else { continue };
        let found = finding(rule, format!("websites[{index}].content")).arg("province", Arg::Province(province.code.clone()));
        let found = found.arg("content", Arg::Choices("content_types", keys)).arg("way", Arg::Own(way));
        report.findings.push(found.at_most(severity).said_by(sources));
    }
}

type ContentFault = (&'static str, Severity, Vec<String>, Vec<SourceRef>);

/// Content types chosen that a province refuses.
fn refused_content(case: &Case, province: &Province, site: &Website) -> Option<ContentFault> {
    let website = &province.website;
    let cell = if case.filing.is_individual() { &website.personal_content_refused } else { &website.organisation_content_refused };
    let keys = chosen_of(cell.statements(), site);
    let severity = if cell.statements().iter().all(|said| said.value.iter().any(|key| keys.contains(key))) {
        case.knowledge.weight_of(cell.statements().iter().map(|said| said.by.as_str()))
    } else {
        Severity::Advice
    };
    (!keys.is_empty()).then(|| ("refused", severity, keys, sources_of(cell, province)))
}

/// Content types chosen for which an individual needs an approval that is not there.
fn unapproved_content(case: &Case, province: &Province, site: &Website) -> Option<ContentFault> {
    let cell = &province.website.personal_content_with_approval;
    let is_approved = matches!(&site.approvals, Approvals::Some(declared) if !declared.is_empty());
    let keys = chosen_of(cell.statements(), site);
    let applies = case.filing.is_individual() && !is_approved && !keys.is_empty();
    applies.then(|| ("approval", case.knowledge.weight(cell), keys, sources_of(cell, province)))
}

/// Content types one of which a province wants, where none is chosen.
fn wanted_content(case: &Case, province: &Province, site: &Website) -> Option<ContentFault> {
    let (website, remark) = (&province.website, &province.remark);
    let (cell, taken) = if case.filing.is_individual() {
        (&website.personal_content_wanted, remark.individual_for.statements())
    } else {
        (&website.organisation_content_wanted, &[][..])
    };
    if cell.statements().is_empty() || !chosen_of(cell.statements(), site).is_empty() {
        return None;
    }
    // Where a source asks for a remark about what is chosen, it takes it; others take it everywhere.
    let types = &case.knowledge.content_types.types;
    let is_personal =
        |key: &String| types.get(key).and_then(|info| info.personal.as_ref()).is_some_and(|said| said.value == PersonalChoice::Yes);
    let is_taken = !chosen_of(taken, site).is_empty() || (case.filing.is_individual() && site.content.iter().any(is_personal));
    let severity = if is_taken { Severity::Advice } else { case.knowledge.weight(cell) };
    let keys: Vec<String> = cell.statements().first().map(|said| said.value.clone()).unwrap_or_default();
    Some(("wanted", severity, keys, sources_of(cell, province)))
}

/// Content types of a website that statements name.
fn chosen_of(statements: &[Statement<Vec<String>>], site: &Website) -> Vec<String> {
    site.content.iter().filter(|key| statements.iter().any(|said| said.value.contains(key))).cloned().collect()
}

/// A home page on none of the website's domains, one that another website has, or more than a host.
pub fn home_page_differs(rule: &Rule, case: &Case, report: &mut Report) {
    for (index, site) in case.filing.websites.iter().enumerate() {
        let typed: Vec<&str> = hosts(&site.home_page).collect();
        let names: Vec<Option<String>> = domains(site).map(registrable).collect();
        // A domain that is none is another rule's, and nothing can be compared with it.
        let Some(names) = names.into_iter().collect::<Option<Vec<String>>>().filter(|names| !names.is_empty()) else { continue };
        let earlier = case.filing.websites.iter().take(index);
        let is_taken = |host: &str| earlier.clone().flat_map(|other| hosts(&other.home_page)).any(|other| same(other, host));
        let fault = typed.iter().find_map(|host| Some((*host, host_fault(host, &names)?)));
        let fault = fault.or_else(|| typed.iter().find(|host| is_taken(host)).map(|host| (*host, ("taken", Severity::Likely))));
        let (fault, sources) = match (fault, typed.as_slice(), case.province()) {
            (Some(fault), _, _) => (Some(fault), Vec::new()),
            (None, [first, ..], Some(province)) => number_fault(case, province, first, typed.len(), names.len()),
            (None, _, _) => (None, Vec::new()),
        };
        let Some((host, (state, severity))) = fault else { continue };
        let found = finding(rule, format!("websites[{index}].home_page")).arg("url", host).arg("domain", names.join(" / "));
        report.findings.push(found.arg("state", Arg::Own(state)).at_most(severity).said_by(sources));
    }
}

/// What was typed for home pages, one by one.
fn hosts(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([';', '；', ',', '，', '、']).flat_map(str::split_whitespace)
}

/// The registrable domain inside of something typed.
fn registrable(typed: &str) -> Option<String> {
    match Domain::parse(typed) {
        Ok(domain) => Some(domain.as_str().to_owned()),
        Err(fault) => fault.registrable,
    }
}

/// What is wrong with one home page.
fn host_fault(host: &str, names: &[String]) -> Option<(&'static str, Severity)> {
    match registrable(host) {
        None => return Some(("unreadable", Severity::Likely)),
        Some(name) if !names.contains(&name) => return Some(("differs", Severity::Blocker)),
        Some(_) => {}
    }
    let (scheme, rest) = host.split_once("://").map_or((None, host), |(scheme, rest)| (Some(scheme), rest));
    let bare = rest.trim_end_matches('/');
    if bare.contains(['/', '?', '#', ':', '@']) {
        Some(("path", Severity::Likely))
    } else {
        // Some forms write the scheme themselves, others take it.
        (scheme.is_some() || bare.len() < rest.len()).then_some(("scheme", Severity::Advice))
    }
}

type HostFault<'a> = (Option<(&'a str, (&'static str, Severity))>, Vec<SourceRef>);

/// More home pages than a province takes, or fewer.
fn number_fault<'a>(case: &Case, province: &Province, first: &'a str, n_hosts: usize, n_domains: usize) -> HostFault<'a> {
    let (one, each) = (&province.website.one_home_url, &province.website.home_url_per_domain);
    let fault = |cell, state| (Some((first, (state, case.knowledge.weight(cell)))), sources_of(cell, province));
    if n_hosts > 1 && one.settled() == Settled::Agreed(&true) {
        fault(one, "several")
    } else if n_hosts < n_domains && each.settled() == Settled::Agreed(&true) {
        fault(each, "fewer")
    } else {
        (None, Vec::new())
    }
}
