//! What the first choices bring with them, and what changing those of the open case changes.

use crate::app::{State, restarted};
use crate::filing::{Filing, FilingKind};
use crate::i18n::Locale;
use crate::report::{Speaker, StartDifference, needed_materials};
use crate::ui::tokens::Tokens;
use crate::ui::widget::card::{card, hint, section_title};
use crate::ui::widget::point::fact_ui;
use crate::word;
use eframe::egui::{RichText, Ui};

/// Draws what would come and go in the open case, before it is confirmed.
pub fn change_ui(ui: &mut Ui, state: &State) {
    let Some(case) = &state.case else { return };
    let speaker = Speaker::new(&state.knowledge, state.settings.locale);
    let locale = speaker.locale;
    let after = restarted(&case.filing, &state.start, &state.knowledge);
    if after == case.filing {
        return;
    }
    let difference = StartDifference::between(&case.filing, &after, speaker, state.today);
    card(ui, |ui| {
        section_title(ui, &word!(locale, "start_diff.title"));
        hint(ui, &word!(locale, "start_diff.stays"));
        if difference.is_empty() {
            line(ui, &word!(locale, "start_diff.nothing"));
        }
        if let Some(name) = &difference.certificate {
            line(ui, &word!(locale, "start_diff.certificate", name = name));
        }
        difference_ui(ui, &difference, locale);
    });
}

fn difference_ui(ui: &mut Ui, difference: &StartDifference, locale: Locale) {
    let named = |names: &[String]| names.join(&word!(locale, "choice.separator"));
    let parts = [
        (&difference.shown, "start_diff.shown"),
        (&difference.hidden, "start_diff.hidden"),
        (&difference.added, "start_diff.added"),
        (&difference.removed, "start_diff.removed"),
    ];
    for (names, key) in parts.into_iter().filter(|(names, _)| !names.is_empty()) {
        line(ui, &word!(locale, key, count = names.len(), names = named(names)));
    }
}

/// Draws what province, provider, nature and kind ask for.
pub fn detail_ui(ui: &mut Ui, state: &State) {
    let (knowledge, choice) = (&state.knowledge, &state.start);
    let speaker = Speaker::new(knowledge, state.settings.locale);
    let locale = speaker.locale;
    let separator = word!(locale, "choice.separator");
    let blank = |province: &str, kind| Filing::new(&choice.provider, province, choice.nature, kind);
    let filing = blank(&choice.province, choice.kind);
    let is_individual = filing.is_individual();
    if let Some(province) = knowledge.province(&choice.province) {
        card(ui, |ui| {
            section_title(ui, &word!(locale, "start.asks", province = province.name.get(locale)));
            for fact in speaker.province_facts(province, is_individual) {
                fact_ui(ui, &fact);
            }
            let added = StartDifference::between(&blank("", choice.kind), &filing, speaker, state.today).added;
            if !added.is_empty() {
                line(ui, &word!(locale, "start.province_papers", names = added.join(&separator)));
            }
        });
    }
    card(ui, |ui| {
        section_title(ui, &word!(locale, "start.follows"));
        let papers = needed_materials(&filing, speaker, state.today);
        line(ui, &word!(locale, "start.papers", count = papers.len(), names = papers.join(&separator)));
        if choice.kind != FilingKind::First {
            let than_first = StartDifference::between(&blank(&choice.province, FilingKind::First), &filing, speaker, state.today);
            ui.label(word!(locale, "start.than_first"));
            difference_ui(ui, &than_first, locale);
        }
    });
    if let Some(provider) = knowledge.provider(&choice.provider) {
        card(ui, |ui| {
            section_title(ui, &word!(locale, "start.of_provider", provider = provider.name.get(locale)));
            for fact in speaker.provider_facts(provider, is_individual) {
                fact_ui(ui, &fact);
            }
        });
    }
}

fn line(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(format!("· {text}")).color(Tokens::of(ui).text));
}
