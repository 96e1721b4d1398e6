//! Rules about portraits.

use super::material::attached;
use crate::evidence::ScanEvidence;
use crate::filing::Material;
use crate::knowledge::{Rule, Severity, Verification};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};
use jiff::ToSpan;
use jiff::civil::Date;

/// Months after which a portrait is of another season. Ours: sources only say that clothes fit the season and that the
/// photo is new.
const OTHER_SEASON_MONTHS: i32 = 3;
/// Months after which it is of the opposite season, or of an earlier filing.
const OPPOSITE_SEASON_MONTHS: i32 = 6;

/// A portrait that was not newly taken: by the day in the photo, else by asking. A photo of these weeks is not asked about.
pub fn outdated(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, material) in attached(rule, case) {
        let Some(taken_on) = newest(case, material) else {
            Question::new(rule, field, Arg::Slot(material.slot.clone())).arg("date", "").ask(case, report);
            continue;
        };
        let is_older = |months: i32| taken_on.checked_add(months.months()).is_ok_and(|until| until < case.today);
        if is_older(OTHER_SEASON_MONTHS) {
            let is_sure = is_older(OPPOSITE_SEASON_MONTHS) && takes_portraits(case);
            let severity = if is_sure { Severity::Likely } else { Severity::Advice };
            let found = finding(rule, field).arg("about", Arg::Slot(material.slot.clone())).arg("date", taken_on);
            report.findings.push(found.arg("way", Arg::Own("measured")).at_most(severity));
        }
    }
}

/// Whether the provider still checks persons by a portrait, as far as anything is known of how it does.
fn takes_portraits(case: &Case) -> bool {
    let ways = case.knowledge.provider(&case.filing.provider).map(|provider| provider.verified_in.statements()).unwrap_or_default();
    ways.is_empty() || ways.iter().any(|said| said.value.contains(&Verification::Curtain))
}

/// The newest day on which the photos of a material were taken; none where one of them does not say it, or says a day
/// that has not come yet.
fn newest(case: &Case, material: &Material) -> Option<Date> {
    let day = |file: &String| match case.evidence.scans.get(file) {
        Some(ScanEvidence::Measured(facts)) => facts.metadata.taken_on.filter(|day| *day <= case.today),
        Some(ScanEvidence::Unreadable(_)) | None => None,
    };
    let days: Option<Vec<Date>> = material.files.iter().map(day).collect();
    days?.into_iter().max()
}

/// A portrait on which the words that the province wants at the foot of the curtain cannot be seen.
pub fn gansu_caption(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let cell = &province.paper.curtain_caption;
    let Some(caption) = cell.statements().first().map(|said| said.value.as_str()) else { return };
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    for (field, material) in attached(rule, case) {
        let question = Question::new(rule, field, Arg::Slot(material.slot.clone())).arg("caption", caption);
        question.at_most(severity).said_by(sources.iter().cloned()).ask(case, report);
    }
}
