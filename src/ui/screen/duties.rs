//! Who does what before the filing is handed in.

use crate::app::{OpenCase, State};
use crate::report::{Speaker, duties};
use crate::ui::tokens::{Tokens, space};
use crate::ui::widget::card::{card, hint, section_title, small};
use crate::word;
use eframe::egui::{RichText, Ui};

/// Draws the card: one part a person, the organisation last.
pub fn duties_ui(ui: &mut Ui, state: &State, case: &OpenCase) {
    let locale = state.settings.locale;
    let speaker = Speaker::new(&state.knowledge, locale);
    let all = duties(&case.filing, speaker, state.today);
    if all.is_empty() {
        return;
    }
    card(ui, |ui| {
        section_title(ui, &word!(locale, "duty.title"));
        for person in &all {
            ui.separator();
            ui.label(RichText::new(&person.who).color(Tokens::of(ui).text));
            for duty in &person.duties {
                ui.add_space(space::XS);
                hint(ui, &format!("· {}", duty.text));
                small(ui, &duty.sources.join(" · "));
            }
        }
    });
}
