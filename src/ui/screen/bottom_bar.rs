//! The bottom bar: results folded to a badge where the window is narrow, back and next.

use crate::app::{Action, State};
use crate::knowledge::{Severity, Step};
use crate::ui::look::Look;
use crate::ui::widget::button::{icon_button, link, primary, secondary};
use crate::ui::widget::card::hint;
use crate::ui::widget::icon::Icon;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::Ui;

/// Draws the bar.
pub fn bottom_bar_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, is_folded: bool, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    ui.horizontal_centered(|ui| {
        if is_folded {
            let count = case.shown().filter(|finding| finding.severity > Severity::Advice).count();
            if secondary(ui, &word!(locale, "bottom.results", count = count), true).clicked() {
                look.results.is_open = !look.results.is_open;
            }
        }
        let is_writable = !case.is_read_only;
        if icon_button(ui, Icon::Undo, &word!(locale, "shortcut.undo"), is_writable && case.history.can_undo()).clicked() {
            look.editing = None;
            out.push(Action::Undo);
        }
        if icon_button(ui, Icon::Redo, &word!(locale, "shortcut.redo"), is_writable && case.history.can_redo()).clicked() {
            look.editing = None;
            out.push(Action::Redo);
        }
        if !is_folded {
            hint(ui, &word!(locale, "bottom.keys"));
            if link(ui, &word!(locale, "bottom.all_keys")).clicked() {
                look.is_help_open = true;
            }
        }
        at_right(ui, |ui| {
            if step != Step::Subject && secondary(ui, &word!(locale, "bottom.back"), true).clicked() {
                out.push(Action::Back);
            }
            if let Some(next) = next_words(step) {
                let name = word!(locale, &format!("step.{next}"));
                if primary(ui, &word!(locale, "bottom.next", step = name), true).clicked() {
                    out.push(Action::Next);
                }
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
