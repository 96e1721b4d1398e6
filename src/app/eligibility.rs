//! The page “can I file at all?”: its answers, and the way from them to a new case.

use super::{Screen, State};
use crate::filing::Nature;
use crate::report::EligibilityAnswers;

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum EligibilityAction {
    /// Show the page; what was chosen on the start page is taken over where nothing was answered.
    Show,
    /// Put down the answers.
    Answer(Box<EligibilityAnswers>),
    /// Show the start page of a new case with provider, province and nature as answered.
    Begin,
}

/// Does what was asked for on the page.
pub(super) fn ask_eligibility(state: &mut State, action: EligibilityAction) {
    match action {
        EligibilityAction::Show => show(state),
        EligibilityAction::Answer(answers) => state.eligibility = *answers,
        EligibilityAction::Begin => begin(state),
    }
}

fn show(state: &mut State) {
    let (answers, start) = (&mut state.eligibility, &state.start);
    if answers.provider.is_empty() {
        answers.provider.clone_from(&start.provider);
    }
    if answers.province.is_empty() {
        answers.province.clone_from(&start.province);
        answers.is_organisation = start.nature != Nature::Individual;
    }
    state.screen = Screen::Eligibility;
}

fn begin(state: &mut State) {
    let (answers, start) = (&state.eligibility, &mut state.start);
    start.provider.clone_from(&answers.provider);
    start.province.clone_from(&answers.province);
    start.nature = match (answers.is_organisation, start.nature) {
        (false, _) => Nature::Individual,
        // Which organisation it is was not asked: the commonest, unless another was chosen before.
        (true, Nature::Individual) => Nature::Enterprise,
        (true, chosen) => chosen,
    };
    state.screen = Screen::Start { of_open_case: false };
}
