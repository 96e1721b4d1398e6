//! The list of shortcuts, over everything else.

use crate::i18n::Locale;
use crate::ui::look::Look;
use crate::ui::shortcut::{self, Command};
use crate::ui::tokens::{CARD_RADIUS, Tokens, bold, card_margin, size};
use crate::ui::widget::button::primary;
use crate::ui::widget::card::section_title;
use crate::word;
use eframe::egui::{CornerRadius, Frame, Grid, Id, Key, Modal, RichText, ScrollArea, Stroke, Ui};

/// Height in points of what is above and below the list, in the card and around it.
const AROUND: f32 = 200.0;

/// Draws the list while it is open. Escape, a click beside it or the button closes it.
pub fn help_ui(ui: &Ui, look: &mut Look, locale: Locale) {
    if !look.is_help_open {
        return;
    }
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(card_margin());
    let shown = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        section_title(ui, &word!(locale, "help.title"));
        let height = ui.content_rect().height() - AROUND;
        ScrollArea::vertical().id_salt("shortcuts").max_height(height).show(ui, |ui| keys_ui(ui, locale));
        let close = primary(ui, &word!(locale, "help.close"), true);
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        close.clicked()
    });
    if shown.inner || shown.should_close() || ui.input(|input| input.key_pressed(Key::Escape)) {
        look.is_help_open = false;
    }
}

fn keys_ui(ui: &mut Ui, locale: Locale) {
    Grid::new("shortcuts").num_columns(2).spacing([32.0, 10.0]).show(ui, |ui| {
        for (modifiers, key, command) in shortcut::ALL {
            ui.label(RichText::new(shortcut::written(ui, modifiers, key)).font(bold(size::BODY)));
            ui.label(words(command, locale));
            ui.end_row();
        }
        for other in ["tab", "space", "arrows", "escape"] {
            ui.label(RichText::new(word!(locale, &format!("key.{other}"))).font(bold(size::BODY)));
            ui.label(word!(locale, &format!("key_line.{other}")));
            ui.end_row();
        }
    });
}

fn words(command: Command, locale: Locale) -> String {
    match command {
        Command::Step(step) => word!(locale, "shortcut.step", step = word!(locale, &format!("step.{}", step.as_ref()))),
        _ => word!(locale, &format!("shortcut.{}", command.as_ref())),
    }
}
