//! What is asked over the home page about one case: its name, and whether it shall be deleted.

use crate::app::{Action, CaseEntry, HomeAction, State};
use crate::i18n::Locale;
use crate::ui::look::{CaseDialog, CaseQuestion, Look};
use crate::ui::tokens::{CARD_RADIUS, Tokens, card_margin, size, space};
use crate::ui::widget::button::{primary, secondary};
use crate::ui::widget::card::{hint, section_title};
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::text::CCursorRange;
use eframe::egui::{CornerRadius, Frame, Id, Key, Modal, Response, RichText, Stroke, TextEdit, Ui, WidgetInfo};

/// What a person decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    None,
    Cancel,
    Confirm,
}

/// Draws the open question, if there is one. Escape and a click beside it cancel.
pub fn case_dialog_ui(ui: &Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(mut dialog) = look.home.dialog.take() else { return };
    // The list may have changed meanwhile.
    let Some(entry) = state.cases.iter().find(|entry| entry.root == dialog.root) else { return };
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(card_margin());
    let shown = Modal::new(Id::unique("case-dialog")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(size::DIALOG);
        question_ui(ui, state, entry, &mut dialog, look.is_composing)
    });
    let is_left = shown.should_close();
    match shown.inner {
        Decision::None if !is_left => {
            look.home.dialog = Some(dialog);
        }
        Decision::Confirm => out.push(Action::Home(match dialog.about {
            CaseQuestion::Name(label) => HomeAction::Rename { root: dialog.root, label },
            CaseQuestion::Deletion => HomeAction::Delete(dialog.root),
        })),
        Decision::Cancel | Decision::None => {}
    }
}

fn question_ui(ui: &mut Ui, state: &State, entry: &CaseEntry, dialog: &mut CaseDialog, is_composing: bool) -> Decision {
    let locale = state.settings.locale;
    let name = entry.name(locale);
    match &mut dialog.about {
        CaseQuestion::Name(label) => {
            section_title(ui, &word!(locale, "home.rename_title"));
            hint(ui, &word!(locale, "home.rename_line"));
            let id = Id::unique("case-label");
            if !dialog.is_focused {
                select_all(ui, id, label);
            }
            let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
            let field = plain_ui(ui, id, label, shape).accessible_name(word!(locale, "home.rename_field", name = name));
            focus_first(&field, &mut dialog.is_focused);
            let is_entered = field.lost_focus() && !is_composing && ui.input(|input| input.key_pressed(Key::Enter));
            let (decision, _) = buttons_ui(ui, locale, &word!(locale, "home.rename_do"));
            if is_entered { Decision::Confirm } else { decision }
        }
        CaseQuestion::Deletion => {
            // Names hold characters that the bold subset lacks.
            let title = word!(locale, "home.delete_title", name = name);
            let shown = ui.label(RichText::new(&title).size(size::SECTION).color(Tokens::of(ui).text));
            shown.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
            ui.label(word!(locale, "home.delete_line"));
            hint(ui, &entry.root.display().to_string());
            let (decision, cancel) = buttons_ui(ui, locale, &word!(locale, "home.delete_do"));
            focus_first(&cancel, &mut dialog.is_focused);
            decision
        }
    }
}

/// The two ways out at the right, and the control of the first, which is to cancel.
fn buttons_ui(ui: &mut Ui, locale: Locale, confirm: &str) -> (Decision, Response) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        at_right(ui, |ui| {
            let cancel = secondary(ui, &word!(locale, "preview.cancel"), true);
            let is_confirmed = primary(ui, confirm, true).clicked();
            let decision = match (is_confirmed, cancel.clicked()) {
                (true, _) => Decision::Confirm,
                (_, true) => Decision::Cancel,
                _ => Decision::None,
            };
            (decision, cancel)
        })
    })
    .inner
}

/// Gives a control the focus until it has it: what closes with the same click may take it away once.
fn focus_first(response: &Response, is_focused: &mut bool) {
    if response.has_focus() {
        *is_focused = true;
    } else if !*is_focused {
        response.request_focus();
        response.ctx.request_repaint();
    }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    TextEdit::store_state(ui.ctx(), id, state);
}
