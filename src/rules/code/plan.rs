//! Rules about how many websites there are, and their plans (网站建设方案书).

use super::material::is_attached;
use super::site;
use crate::filing::{FilingKind, Website};
use crate::knowledge::{Cell, Province, Rule, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Finding, Report};

/// Name of the list of a plan's parts.
const PARTS: &str = "plan_parts";

/// A number that a cell names and that is reached.
struct Reached {
    limit: u16,
    severity: Severity,
}

/// Whether so many reach what the sources of a cell name: surely above the highest number, perhaps from the lowest on.
fn reached(case: &Case, cell: &Cell<u16>, have: usize) -> Option<Reached> {
    let said = cell.statements().iter().map(|said| said.value);
    let (least, most) = (said.clone().min()?, said.max()?);
    if have >= usize::from(most) {
        let severity = case.knowledge.weight_of(cell.statements().iter().map(|said| said.by.as_str()));
        Some(Reached { limit: most, severity })
    } else {
        (have >= usize::from(least)).then_some(Reached { limit: least, severity: Severity::Advice })
    }
}

/// Whether so many are more than the sources of a cell take.
fn exceeded(case: &Case, cell: &Cell<u16>, have: usize) -> Option<Reached> {
    reached(case, cell, have.saturating_sub(1))
}

/// More websites or domains than the province takes without plans or a statement, or at all.
pub fn too_many(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let count = &province.count;
    let (total, plan, statement) = if case.filing.is_individual() {
        (&count.total_individual, &count.plan_from_individual, &count.statement_from_individual)
    } else {
        (&count.total_organisation, &count.plan_from_organisation, &count.statement_from_organisation)
    };
    let (n_sites, n_domains) = (case.situation.website_count(), case.situation.domain_count());
    let lacks_plan = case.filing.websites.iter().any(|site| !has_plan(case, site));
    let has_statement = is_attached(case, "situation_statement") || is_attached(case, "other_material");
    let over = |way, what, have: usize, cell, limit: Reached, more: u16| {
        let found = of_number(rule, have, what, limit.limit.saturating_add(more)).arg("way", Arg::Own(way)).at_most(limit.severity);
        of_province(found, cell, province)
    };
    let found = exceeded(case, total, n_sites)
        .map(|limit| over("total", "sites", n_sites, total, limit, 1))
        .or_else(|| reached(case, plan, n_sites).filter(|_| lacks_plan).map(|limit| over("plan", "sites", n_sites, plan, limit, 0)))
        .or_else(|| {
            let limit = reached(case, statement, n_domains).filter(|_| !has_statement)?;
            Some(over("statement", "domains", n_domains, statement, limit, 0))
        });
    report.findings.extend(found);
}

/// A finding at the list of websites that names two numbers.
fn of_number(rule: &Rule, have: usize, what: &'static str, limit: u16) -> Finding {
    finding(rule, "websites").arg("count", have).arg("what", Arg::Own(what)).arg("limit", limit)
}

fn of_province<T>(found: Finding, cell: &Cell<T>, province: &Province) -> Finding {
    found.arg("who", Arg::Province(province.code.clone())).said_by(sources_of(cell, province))
}

/// Whether a website's plan is attached.
fn has_plan(case: &Case, site: &Website) -> bool {
    let attached = case.filing.attached();
    let mut plans = attached.filter(|material| material.slot == "site_plan" || material.document == "site_plan");
    plans.any(|material| material.website.as_ref().is_none_or(|id| *id == site.id))
}

/// A plan without one of its parts, or without a date.
pub fn plan_incomplete(rule: &Rule, case: &Case, report: &mut Report) {
    let parts = case.knowledge.choices.get(PARTS).map(Vec::as_slice).unwrap_or_default();
    for (index, site) in case.filing.websites.iter().enumerate() {
        let Some(plan) = &site.plan else { continue };
        let lacking: Vec<String> = parts.iter().map(|(key, _)| key.clone()).filter(|key| !plan.parts.contains(key)).collect();
        if !lacking.is_empty() {
            let found = finding(rule, format!("websites[{index}].plan.parts")).arg("count", lacking.len());
            report.findings.push(found.arg("missing", Arg::Choices(PARTS, lacking)));
        }
        if plan.dated.date().is_none() {
            let found = finding(rule, format!("websites[{index}].plan.dated")).arg("count", 1_usize);
            report.findings.push(found.arg("missing", Arg::Own("date")));
        }
    }
}

/// More websites or domains in one order than are taken. Several domains for one website are `domain.several_per_site`'s.
pub fn too_many_at_once(rule: &Rule, case: &Case, report: &mut Report) {
    report.findings.extend(order_fault(rule, case));
}

/// The whole order: what the province takes, then what the provider takes.
fn order_fault(rule: &Rule, case: &Case) -> Option<Finding> {
    let kind = case.filing.procedure.kind;
    let n_sites = case.filing.websites.len();
    let n_domains = case.filing.websites.iter().flat_map(site::domains).count();
    let over = |way, what, have: usize, limit: &Reached| {
        of_number(rule, have, what, limit.limit).arg("way", Arg::Own(way)).at_most(limit.severity)
    };
    let of_place = case.province().and_then(|province| {
        let count = &province.count;
        let (per_order, one_from) = if case.filing.is_individual() {
            (&count.per_order_individual, &count.one_at_a_time_from_individual)
        } else {
            (&count.per_order_organisation, &count.one_at_a_time_from_organisation)
        };
        if kind == FilingKind::Change {
            let cell = &count.domains_per_change;
            return exceeded(case, cell, n_domains).map(|limit| of_province(over("change", "domains", n_domains, &limit), cell, province));
        }
        let counts_domains = count.per_order_domains.says_yes();
        let (what, have) = if counts_domains { ("domains", n_domains) } else { ("sites", n_sites) };
        let by_order = exceeded(case, per_order, have).filter(|_| is_limited(province, kind));
        by_order.map(|limit| of_province(over("order", what, have, &limit), per_order, province)).or_else(|| {
            // Websites on record are not added again.
            let adds = n_sites > 1 && matches!(kind, FilingKind::First | FilingKind::AddWebsite);
            let severity = reached(case, one_from, case.filing.filed_sites.len()).filter(|_| adds)?.severity;
            let found = over("one_at_a_time", "sites", n_sites, &Reached { limit: 1, severity });
            Some(of_province(found, one_from, province))
        })
    });
    of_place.or_else(|| {
        let provider = case.knowledge.provider(&case.filing.provider).filter(|_| kind != FilingKind::Change)?;
        let cell = if case.filing.is_individual() { &provider.per_order_individual } else { &provider.per_order_organisation };
        let found = over("order", "sites", n_sites, &exceeded(case, cell, n_sites)?);
        let sources = cell.statements().iter().map(|said| SourceRef { doc: said.by.clone(), at: provider.name.zh_cn.clone() });
        Some(found.arg("who", Arg::Provider(case.filing.provider.clone())).said_by(sources))
    })
}

/// Whether the province's limits per order are for this kind of filing.
fn is_limited(province: &Province, kind: FilingKind) -> bool {
    match province.count.per_order_for.statements() {
        [] => matches!(kind, FilingKind::First | FilingKind::AddWebsite),
        said => said.iter().any(|said| said.value.contains(&kind)),
    }
}
