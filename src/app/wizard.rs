//! Which step is next, how each stands, which findings show.

use super::OpenCase;
use crate::knowledge::{Severity, Step};
use crate::report::by_question;
use crate::rules::Finding;

/// The steps in order.
pub const STEPS: [Step; 4] = [Step::Subject, Step::Website, Step::Material, Step::Preview];

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepMark {
    /// Nothing to say yet.
    Untouched,
    /// So many findings that will be refused, and that are often.
    Faults {
        /// Blockers that show.
        blocker: usize,
        /// Likely ones that show.
        likely: usize,
    },
    /// Left once, and nothing above advice.
    Done {
        /// Advice.
        advice: usize,
    },
}

impl OpenCase {
    /// Whether a finding shows: its field or its step was left once, or it is about an attached scan.
    pub fn shows(&self, finding: &Finding) -> bool {
        let is_scan = finding.field.starts_with("materials[") && finding.field.contains("].files[");
        is_scan || self.left_steps.contains(&finding.step()) || self.left.contains(&finding.field)
    }

    /// Findings that show, the worst first.
    pub fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|finding| self.shows(finding))
    }

    /// Findings that show at a field.
    pub fn shown_at<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Finding> {
        self.shown().filter(move |finding| finding.field == field)
    }

    /// How a step stands.
    pub fn mark(&self, step: Step) -> StepMark {
        if step == Step::Preview {
            return StepMark::Untouched;
        }
        let count = |severity| {
            self.shown().filter(|finding| finding.step() == step && finding.severity == severity && finding.waived.is_none()).count()
        };
        let (blocker, likely) = (count(Severity::Blocker), count(Severity::Likely));
        if blocker + likely > 0 {
            StepMark::Faults { blocker, likely }
        } else if self.left_steps.contains(&step) {
            StepMark::Done { advice: count(Severity::Advice) }
        } else {
            StepMark::Untouched
        }
    }

    /// Open points, a question about several places counted once.
    pub fn n_open(&self) -> usize {
        by_question(&self.report).len()
    }

    /// Questions that nobody has answered, each counted once however many places it is about.
    pub fn n_questions(&self) -> usize {
        self.report.n_questions()
    }
}

/// The step after, if there is one.
pub fn next(step: Step) -> Option<Step> {
    STEPS.iter().position(|&known| known == step).and_then(|index| STEPS.get(index + 1)).copied()
}

/// The step before, if there is one.
pub fn back(step: Step) -> Option<Step> {
    STEPS.iter().position(|&known| known == step).and_then(|index| STEPS.get(index.checked_sub(1)?)).copied()
}
