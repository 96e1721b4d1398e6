//! Buttons, links and chips.

use crate::ui::tokens::{CHIP_RADIUS, RADIUS, Tokens, bold, size};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Button, Color32, CornerRadius, FontId, Response, RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Vec2, WidgetInfo,
};

/// The one thing to do next.
pub fn primary(ui: &mut Ui, text: &str, is_enabled: bool) -> Response {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).font(bold(size::BODY)).color(tokens.on_accent);
    let button =
        Button::new(text).fill(tokens.accent).stroke(Stroke::NONE).corner_radius(RADIUS).min_size(Vec2::new(96.0, size::FIELD_HEIGHT));
    ringed(ui, |ui| ui.add_enabled(is_enabled, button))
}

/// Something else that can be done.
pub fn secondary(ui: &mut Ui, text: &str, is_enabled: bool) -> Response {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).font(bold(size::BODY)).color(tokens.text);
    let button = Button::new(text).fill(tokens.surface).stroke(Stroke::new(1.0, tokens.border)).corner_radius(RADIUS);
    ringed(ui, |ui| ui.add_enabled(is_enabled, button.min_size(Vec2::new(0.0, size::FIELD_HEIGHT))))
}

/// A small button in the accent colour without a frame.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).size(size::HINT).color(tokens.accent);
    ringed(ui, |ui| {
        ui.spacing_mut().button_padding = Vec2::new(2.0, 1.0);
        ui.add(Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).min_size(Vec2::ZERO))
    })
}

/// One of several that exclude each other, as a chip.
pub fn choice_chip(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (fill, colour, border) =
        if is_selected { (tokens.accent_tint, tokens.accent, tokens.accent) } else { (tokens.surface, tokens.text, tokens.border) };
    let text = RichText::new(text).size(size::BODY).color(colour);
    let button =
        Button::new(text).fill(fill).stroke(Stroke::new(1.0, border)).corner_radius(RADIUS).min_size(Vec2::new(0.0, size::FIELD_HEIGHT));
    // In a scope of its own it would be squeezed into the rest of the line instead of beginning the next.
    let response = ui.add(button.selected(is_selected).wrap_mode(TextWrapMode::Extend));
    focus_ring(ui, &response);
    response
}

/// A small filter.
pub fn filter_chip(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (fill, colour) = if is_selected { (tokens.accent_tint, tokens.accent) } else { (Color32::TRANSPARENT, tokens.text) };
    let text = RichText::new(text).size(size::HINT).color(colour);
    let button = Button::new(text).fill(fill).stroke(Stroke::NONE).corner_radius(CHIP_RADIUS).min_size(Vec2::ZERO).selected(is_selected);
    // In a scope of its own it would be squeezed into the rest of the line instead of beginning the next.
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, Vec2::new(10.0, 3.0));
    let response = ui.add(button.wrap_mode(TextWrapMode::Extend));
    ui.spacing_mut().button_padding = padding;
    focus_ring(ui, &response);
    response
}

/// A fact as a chip; nothing happens on a click.
pub fn chip(ui: &mut Ui, text: &str, fill: Color32, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::SMALL), colour);
    let (rect, response) = ui.allocate_exact_size(galley.size() + Vec2::new(20.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(CHIP_RADIUS), fill);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// Shows a control, with a ring around it while it has the keyboard focus.
pub fn ringed(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    let response = ui.scope(add).inner;
    focus_ring(ui, &response);
    response
}

/// Two points of accent, and a tint of three around it.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let tokens = Tokens::of(ui);
        let corner = CornerRadius::same(RADIUS);
        ui.painter().rect_stroke(response.rect.expand(2.0), corner, Stroke::new(3.0, tokens.accent_tint), StrokeKind::Outside);
        ui.painter().rect_stroke(response.rect, corner, Stroke::new(2.0, tokens.accent), StrokeKind::Outside);
    }
}
