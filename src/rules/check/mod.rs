//! The parametric kinds of check. One file a kind; a rule names its kind and parameters.

mod asked;
mod date;
mod mark;
mod name;
mod picture;
mod required;
mod scan;
mod sheet;

pub use asked::{Question, ask};
pub use date::end_state;
pub use scan::{about, each_measured};

use super::code;
use super::{Case, Report};
use crate::knowledge::{Check, Rule};

/// Runs one rule on a case.
pub fn run(rule: &Rule, case: &Case, report: &mut Report) {
    if rule.kinds.as_ref().is_some_and(|kinds| !kinds.contains(&case.filing.procedure.kind)) {
        return;
    }
    let findings = &mut report.findings;
    match &rule.check {
        Check::Code => code::run(rule, case, report),
        Check::Asked => {}
        Check::Required { step } => required::required(rule, case, *step, findings),
        Check::HanCount { min } => name::han_count(rule, case, *min, findings),
        Check::OnlyDigitsOrLetters => name::only_digits_or_letters(rule, case, findings),
        Check::Symbol { disputed } => name::symbol(rule, case, disputed, findings),
        Check::StartsWith { list } => name::starts_with(rule, case, list, findings),
        Check::Contains { list } => name::contains(rule, case, list, findings),
        Check::IsDomain => name::is_domain(rule, case, findings),
        Check::DateReached => date::reached(rule, case, findings),
        check @ Check::ScanSize { .. } => scan::size(rule, case, check, report),
        Check::ScanSharpness { doubtful_above, blurred_above, papers } => {
            sheet::sharpness(rule, case, (*doubtful_above, *blurred_above), papers, report);
        }
        check @ Check::ScanLight { .. } => sheet::light(rule, case, check, report),
        Check::ScanEdges { beyond_above, papers } => sheet::edges(rule, case, *beyond_above, papers, report),
        Check::ScanScreen { grid_above_db, papers } => sheet::screen(rule, case, *grid_above_db, papers, report),
        Check::ScanPose { turned_above_degrees, narrowed_above, papers } => {
            sheet::pose(rule, case, (*turned_above_degrees, *narrowed_above), papers, report);
        }
        Check::ScanColour { grey_below, doubtful_below, copies } => {
            scan::colour(rule, case, (*grey_below, *doubtful_below), copies.as_deref(), report);
        }
        Check::ScanEdited { list, slots } => picture::edited(rule, case, list, slots, report),
        Check::ScanDuplicate { slots, except, like_from } => picture::duplicate(rule, case, slots, except, *like_from, report),
    }
    asked::asked(rule, case, report);
}
