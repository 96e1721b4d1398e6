//! Cards, titles and lines of text.

use crate::ui::focus::page_begins_at;
use crate::ui::tokens::{CARD_RADIUS, Tokens, bold, card_margin, size, space};
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Frame, Margin, Response, RichText, Stroke, Ui, WidgetInfo};

/// A card of the form.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_with(ui, card_margin(), add)
}

/// A card with a margin of its own.
pub fn card_with<R>(ui: &mut Ui, margin: Margin, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).corner_radius(CornerRadius::same(CARD_RADIUS));
    let shown = frame.inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    ui.add_space(space::S);
    shown.inner
}

/// Title of a page with the line below it.
pub fn page_title(ui: &mut Ui, title: &str, line: &str) {
    let tokens = Tokens::of(ui);
    ui.add_space(space::XL - space::S);
    let heading = ui.heading(RichText::new(title).color(tokens.text));
    page_begins_at(ui, &heading, title);
    ui.label(RichText::new(line).color(tokens.weak));
    ui.add_space(space::S);
}

/// Title of a card.
pub fn section_title(ui: &mut Ui, title: &str) -> Response {
    let response = ui.label(RichText::new(title).font(bold(size::SECTION)).color(Tokens::of(ui).text));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    response
}

/// A hint in small weak letters.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).size(size::HINT).color(Tokens::of(ui).weak))
}

/// A source or another remark in the smallest letters.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).size(size::SMALL).color(Tokens::of(ui).weak))
}
