//! The first choices: provider, province, nature, kind; below them what they bring with them.

use super::start_detail::{change_ui, detail_ui};
use crate::app::{Action, EligibilityAction, StartChoice, State};
use crate::filing::{FilingKind, Nature};
use crate::i18n::Locale;
use crate::knowledge::Words;
use crate::report::Speaker;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{choice_chip, link, primary};
use crate::ui::widget::card::{card, hint, page_title};
use crate::ui::widget::choice::drop_down_ui;
use crate::ui::widget::province::province_ui;
use crate::ui::widget::row::at_right;
use crate::ui::widget::term::term_mark_ui;
use crate::word;
use eframe::egui::{RichText, Ui};
use strum::IntoEnumIterator;

/// Draws the page.
pub fn start_ui(ui: &mut Ui, state: &State, look: &mut Look, of_open_case: bool, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let mut choice = state.start.clone();
    page_title(ui, &word!(locale, "start.title"), &word!(locale, "start.line"));
    if !of_open_case && link(ui, &word!(locale, "start.can")).clicked() {
        out.push(Action::Eligibility(EligibilityAction::Show));
    }
    card(ui, |ui| {
        provider_ui(ui, state, look, &mut choice);
        label(ui, state, look, "start.province", &word!(locale, "start.province_hint"));
        if let Some(code) = province_ui(ui, state, look, &choice.province) {
            choice.province = code;
        }
        nature_ui(ui, state, look, &mut choice);
        kind_ui(ui, state, look, &mut choice);
    });
    if of_open_case {
        change_ui(ui, state);
    }
    detail_ui(ui, state);
    if choice != state.start {
        out.push(Action::ChooseStart(choice));
    }
}

/// The bar below: what stays, and the way on.
pub fn start_bar_ui(ui: &mut Ui, state: &State, of_open_case: bool, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    ui.horizontal_centered(|ui| {
        let is_chosen = !state.start.province.is_empty();
        hint(ui, &if is_chosen { word!(locale, "start.stays") } else { word!(locale, "start.choose_province") });
        at_right(ui, |ui| {
            let confirm = if of_open_case { word!(locale, "start.change") } else { word!(locale, "start.begin") };
            if primary(ui, &confirm, is_chosen).clicked() {
                out.push(Action::ConfirmStart);
            }
        });
    });
}

fn provider_ui(ui: &mut Ui, state: &State, look: &mut Look, choice: &mut StartChoice) {
    let locale = state.settings.locale;
    label(ui, state, look, "label.provider", &word!(locale, "start.provider_hint"));
    ui.horizontal_wrapped(|ui| {
        for (key, provider) in state.knowledge.providers_in_order() {
            if choice_chip(ui, provider.name.get(locale), &choice.provider == key).clicked() {
                choice.provider.clone_from(key);
            }
        }
    });
}

fn nature_ui(ui: &mut Ui, state: &State, look: &mut Look, choice: &mut StartChoice) {
    let locale = state.settings.locale;
    let meaning = state.knowledge.nature(choice.nature).map(|info| info.hint.get(locale).to_owned()).unwrap_or_default();
    label(ui, state, look, "label.subject_nature", &meaning);
    let natures: Vec<(String, &Words)> = state.knowledge.natures.iter().map(|info| (info.id.as_ref().to_owned(), &info.name)).collect();
    let (response, picked) = drop_down_ui(ui, "start-nature", &natures, choice.nature.as_ref(), locale, ui.available_width());
    response.accessible_name(word!(locale, "label.subject_nature"));
    if let Some(nature) = picked.and_then(|key| Nature::iter().find(|nature| nature.as_ref() == key)) {
        choice.nature = nature;
    }
    let names = Speaker::new(&state.knowledge, locale).certificates_of(choice.nature);
    hint(ui, &word!(locale, "start.certificates", names = names.join(&word!(locale, "choice.separator"))));
}

fn kind_ui(ui: &mut Ui, state: &State, look: &mut Look, choice: &mut StartChoice) {
    let locale = state.settings.locale;
    label(ui, state, look, "label.kind", &word!(locale, &format!("kind_hint.{}", choice.kind.as_ref())));
    ui.horizontal_wrapped(|ui| {
        for kind in FilingKind::iter() {
            if choice_chip(ui, &word!(locale, &format!("kind.{}", kind.as_ref())), choice.kind == kind).clicked() {
                choice.kind = kind;
            }
        }
    });
}

fn label(ui: &mut Ui, state: &State, look: &mut Look, key: &str, line: &str) {
    let locale = state.settings.locale;
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.label(RichText::new(word!(locale, key)).font(bold(size::BODY)).color(Tokens::of(ui).text));
        term_mark_ui(ui, look, &state.knowledge, locale, &word!(Locale::ZhCn, key));
    });
    hint(ui, line);
}
