//! What was measured on the sheet in a scan: sharpness, light, edges, pose.

use super::scan::{about, each_measured};
use crate::knowledge::{Check, Paper, Rule, Severity};
use crate::rules::case::Scan;
use crate::rules::{Arg, Case, Open, OpenWhy, Report};
use crate::scan::Region;

fn is_on(scan: &Scan, papers: &[Paper]) -> bool {
    scan.slot.is_some_and(|slot| papers.contains(&slot.paper))
}

/// Text that is blurred for its height. Where no text was found, nobody has judged it.
pub fn sharpness(rule: &Rule, case: &Case, (doubtful_above, blurred_above): (f32, f32), papers: &[Paper], report: &mut Report) {
    let mut not_judged = Vec::new();
    each_measured(rule, case, report, |scan, facts| {
        if !is_on(scan, papers) {
            return None;
        }
        let Some(sharpness) = &facts.sheet.sharpness else {
            not_judged.push(Open::new(&rule.id, scan.field.as_str(), OpenWhy::NotJudged));
            return None;
        };
        let blur = sharpness.blur();
        let worst = sharpness.parts.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|part| part.0);
        let found = about(rule, scan).at(worst);
        if blur > blurred_above {
            Some(found.arg("what", Arg::Own("blurred")))
        } else {
            (blur > doubtful_above).then(|| found.arg("what", Arg::Own("doubtful")).at_most(Severity::Advice))
        }
    });
    report.open.extend(not_judged);
}

/// Paper that is dark, in shadow in part, or burnt out in part. Of a picture that shows no paper, a portrait, nothing is
/// judged.
pub fn light(rule: &Rule, case: &Case, check: &Check, report: &mut Report) {
    let Check::ScanLight { dark_below, doubtful_below, uneven_below, glare_above, papers } = check else { return };
    each_measured(rule, case, report, |scan, facts| {
        scan.slot?.paper.long_side_mm()?;
        let light = &facts.sheet.light;
        let found = |what: &'static str| about(rule, scan).arg("what", Arg::Own(what));
        if light.paper < *dark_below {
            return Some(found("dark"));
        }
        if light.paper < *doubtful_below {
            return Some(found("dim").at_most(Severity::Advice));
        }
        if !is_on(scan, papers) {
            return None;
        }
        if light.glare_share > *glare_above {
            return Some(found("glare").at(light.glare.iter().copied().reduce(Region::union)).at_most(Severity::Advice));
        }
        (light.evenness < *uneven_below).then(|| found("shadow").at(light.shade).at_most(Severity::Advice))
    });
}

/// A sheet with a side beyond the picture.
pub fn edges(rule: &Rule, case: &Case, beyond_above: f32, papers: &[Paper], report: &mut Report) {
    each_measured(rule, case, report, |scan, facts| {
        let page = facts.sheet.page.filter(|_| is_on(scan, papers))?;
        let n_sides = page.sides_cut(beyond_above)?;
        Some(about(rule, scan).arg("n", n_sides).at(page.outline.bounds()))
    });
}

/// A sheet that is turned, or taken aslant.
pub fn pose(rule: &Rule, case: &Case, (turned_above_degrees, narrowed_above): (f32, f32), papers: &[Paper], report: &mut Report) {
    each_measured(rule, case, report, |scan, facts| {
        let page = facts.sheet.page.filter(|_| is_on(scan, papers))?;
        let what = if page.narrowed > narrowed_above {
            "aslant"
        } else if page.turned_degrees.abs() > turned_above_degrees {
            "turned"
        } else {
            return None;
        };
        Some(about(rule, scan).arg("what", Arg::Own(what)).at(page.outline.bounds()))
    });
}

/// A picture of a screen: its pixels are a grid upon the paper. Where nobody has looked, or too little of the paper is blank,
/// nobody has judged it.
pub fn screen(rule: &Rule, case: &Case, grid_above_db: f32, papers: &[Paper], report: &mut Report) {
    let mut not_judged = Vec::new();
    each_measured(rule, case, report, |scan, facts| {
        if !is_on(scan, papers) {
            return None;
        }
        let Some(grid) = facts.closely.and_then(|closely| closely.pixel_grid) else {
            let why = if facts.closely.is_some() { OpenWhy::NotJudged } else { OpenWhy::NotExamined };
            not_judged.push(Open::new(&rule.id, scan.field.as_str(), why));
            return None;
        };
        (grid.peak_db > grid_above_db).then(|| about(rule, scan))
    });
    report.open.extend(not_judged);
}
