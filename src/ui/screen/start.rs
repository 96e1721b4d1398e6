//! The first choices: provider, province, nature, kind; and what the province asks for.

use crate::app::{Action, StartChoice, State};
use crate::filing::{FilingKind, Nature};
use crate::i18n::Locale;
use crate::knowledge::{CrossProvince, PrincipalRule, Province, Settled, Words};
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{choice_chip, primary};
use crate::ui::widget::card::{card, hint, page_title, section_title};
use crate::ui::widget::choice::drop_down_ui;
use crate::ui::widget::term::term_mark_ui;
use crate::word;
use eframe::egui::{RichText, Ui};
use strum::IntoEnumIterator;

/// Draws the page.
pub fn start_ui(ui: &mut Ui, state: &State, look: &mut Look, of_open_case: bool, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let mut choice = state.start.clone();
    page_title(ui, &word!(locale, "start.title"), &word!(locale, "start.line"));
    card(ui, |ui| {
        label(ui, state, look, "label.provider", &word!(locale, "start.provider_hint"));
        ui.horizontal_wrapped(|ui| {
            let mut providers: Vec<_> = state.knowledge.providers.iter().collect();
            providers.sort_by_key(|(_, provider)| provider.order);
            for (key, provider) in providers {
                if choice_chip(ui, provider.name.get(locale), &choice.provider == key).clicked() {
                    choice.provider.clone_from(key);
                }
            }
        });
        label(ui, state, look, "start.province", &word!(locale, "start.province_hint"));
        let provinces: Vec<(String, &Words)> =
            state.knowledge.provinces.values().map(|province| (province.code.clone(), &province.name)).collect();
        let (response, picked) = drop_down_ui(ui, "start-province", &provinces, &choice.province, locale, ui.available_width());
        response.accessible_name(word!(locale, "start.province"));
        if let Some(code) = picked {
            choice.province = code;
        }
        label(ui, state, look, "label.subject_nature", &nature_hint(state, choice.nature));
        let natures: Vec<(String, &Words)> = state.knowledge.natures.iter().map(|info| (info.id.as_ref().to_owned(), &info.name)).collect();
        let (response, picked) = drop_down_ui(ui, "start-nature", &natures, choice.nature.as_ref(), locale, ui.available_width());
        response.accessible_name(word!(locale, "label.subject_nature"));
        if let Some(nature) = picked.and_then(|key| Nature::iter().find(|nature| nature.as_ref() == key)) {
            choice.nature = nature;
        }
        label(ui, state, look, "label.kind", &word!(locale, &format!("kind_hint.{}", choice.kind.as_ref())));
        ui.horizontal_wrapped(|ui| {
            for kind in FilingKind::iter() {
                if choice_chip(ui, &word!(locale, &format!("kind.{}", kind.as_ref())), choice.kind == kind).clicked() {
                    choice.kind = kind;
                }
            }
        });
    });
    if let Some(province) = state.knowledge.province(&choice.province) {
        card(ui, |ui| {
            section_title(ui, &word!(locale, "start.asks", province = province.name.get(locale)));
            for line in asks(state, &choice, province) {
                ui.label(RichText::new(format!("· {line}")).color(Tokens::of(ui).text));
            }
        });
    }
    let confirm = if of_open_case { word!(locale, "start.change") } else { word!(locale, "start.begin") };
    if primary(ui, &confirm, !choice.province.is_empty()).clicked() {
        out.push(Action::ConfirmStart);
    }
    if choice != state.start {
        out.push(Action::ChooseStart(choice));
    }
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

fn nature_hint(state: &State, nature: Nature) -> String {
    state.knowledge.nature(nature).map(|info| info.hint.get(state.settings.locale).to_owned()).unwrap_or_default()
}

/// What a province asks of such a subject, as far as its sources agree.
fn asks(state: &State, choice: &StartChoice, province: &Province) -> Vec<String> {
    let locale = state.settings.locale;
    let is_individual = choice.nature == Nature::Individual;
    let min_age = if is_individual { &province.individual.min_age } else { &province.organisation.min_age };
    let age = min_age.agreed().map(|years| word!(locale, "start.age", years = years));
    let residence = match province.individual.cross_province.settled() {
        Settled::Agreed(CrossProvince::Accepted) => "start.residence_accepted",
        Settled::Agreed(CrossProvince::WithProof) => "start.residence_proof",
        Settled::Agreed(CrossProvince::Refused) => "start.residence_refused",
        Settled::Conflict | Settled::Unknown => "start.residence_unclear",
    };
    let principal = match province.organisation.principal.settled() {
        Settled::Agreed(PrincipalRule::LegalRepresentative) => "start.principal_only",
        Settled::Agreed(PrincipalRule::WithLetter) => "start.principal_letter",
        Settled::Agreed(PrincipalRule::Free) => "start.principal_free",
        Settled::Conflict | Settled::Unknown => "start.principal_unclear",
    };
    let days = province.domain.min_validity_days.agreed().map(|days| word!(locale, "start.domain_days", days = days));
    let general = ["start.real_name_wait", "start.server", "start.phone"].map(|key| word!(locale, key));
    let own = word!(locale, if is_individual { residence } else { principal });
    age.into_iter().chain([own]).chain(days).chain(general).collect()
}
