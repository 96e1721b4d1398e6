//! The bottom bar: results folded to a badge where the window is narrow, back and next.

use crate::app::{Action, State};
use crate::knowledge::{Severity, Step};
use crate::ui::look::Look;
use crate::ui::widget::button::{primary, secondary};
use crate::ui::widget::card::hint;
use crate::word;
use eframe::egui::{Align, Layout, Ui};

/// Draws the bar.
pub fn bottom_bar_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, is_folded: bool, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    ui.horizontal_centered(|ui| {
        if is_folded {
            let count = case.shown().filter(|finding| finding.severity > Severity::Advice).count();
            if secondary(ui, &word!(locale, "bottom.results", count = count), true).clicked() {
                look.is_panel_open = !look.is_panel_open;
            }
        } else {
            hint(ui, &word!(locale, "bottom.keys"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(next) = next_words(step) {
                let name = word!(locale, &format!("step.{next}"));
                if primary(ui, &word!(locale, "bottom.next", step = name), true).clicked() {
                    out.push(Action::Next);
                }
            }
            if step != Step::Subject && secondary(ui, &word!(locale, "bottom.back"), true).clicked() {
                out.push(Action::Back);
            }
        });
    });
}

fn next_words(step: Step) -> Option<&'static str> {
    match step {
        Step::Subject => Some("website"),
        Step::Website => Some("material"),
        Step::Material => Some("preview"),
        Step::Preview => None,
    }
}
