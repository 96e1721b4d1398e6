//! Buttons, links and chips.

use crate::ui::tokens::{CHIP_RADIUS, RADIUS, Tokens, bold, size};
use crate::ui::widget::icon::{Icon, paint};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Button, Color32, CornerRadius, FontId, Id, Rect, Response, RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Vec2, WidgetInfo,
};

/// What a chip has around its text, both sides together.
const CHIP_PADDING: Vec2 = Vec2::new(20.0, 6.0);

/// Room for the mark of a heading that folds, in points.
const FOLD_MARK: f32 = 24.0;

/// The one thing to do next. While it cannot be done, it is a plain button: faded, its own text would not be read.
pub fn primary(ui: &mut Ui, text: &str, is_enabled: bool) -> Response {
    let tokens = Tokens::of(ui);
    let colour = if is_enabled { tokens.on_accent } else { tokens.text };
    let text = RichText::new(text).font(bold(size::BODY)).color(colour);
    let button = Button::new(text).corner_radius(RADIUS).min_size(Vec2::new(96.0, size::FIELD_HEIGHT));
    ringed(ui, |ui| {
        if is_enabled {
            set_fills(ui, [tokens.accent, tokens.accent_hovered, tokens.accent_pressed], Stroke::NONE);
        } else {
            set_fills(ui, [tokens.sunk; 3], Stroke::new(1.0, tokens.line));
        }
        ui.add_enabled(is_enabled, button)
    })
}

/// Something else that can be done.
pub fn secondary(ui: &mut Ui, text: &str, is_enabled: bool) -> Response {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).font(bold(size::BODY)).color(tokens.text);
    let button = Button::new(text).corner_radius(RADIUS).min_size(Vec2::new(0.0, size::FIELD_HEIGHT));
    ringed(ui, |ui| ui.add_enabled(is_enabled, button))
}

/// A small button in the accent colour without a frame.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).size(size::HINT).color(tokens.accent);
    bare(ui, Button::new(text).min_size(Vec2::ZERO), Vec2::new(2.0, 1.0))
}

/// A button without a frame. In a scope of its own it would be squeezed into the rest of a line instead of beginning the
/// next, so that the style is put back by hand.
fn bare(ui: &mut Ui, button: Button, padding: Vec2) -> Response {
    let tokens = Tokens::of(ui);
    let style = ui.style().clone();
    ui.spacing_mut().button_padding = padding;
    set_fills(ui, [Color32::TRANSPARENT, tokens.accent_tint, tokens.pressed_tint], Stroke::NONE);
    let response = ui.add(button.wrap_mode(TextWrapMode::Extend));
    ui.set_style(style);
    focus_ring(ui, &response);
    response
}

/// One of several that exclude each other, as a chip.
pub fn choice_chip(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (fill, colour, border) =
        if is_selected { (tokens.accent_tint, tokens.accent, tokens.accent) } else { (tokens.surface, tokens.text, tokens.border) };
    let text = RichText::new(text).size(size::BODY).color(colour);
    let button = Button::new(text).corner_radius(RADIUS).min_size(Vec2::new(0.0, size::FIELD_HEIGHT)).selected(is_selected);
    // In a scope of its own it would be squeezed into the rest of the line instead of beginning the next.
    let style = ui.style().clone();
    set_fills(ui, [fill, tokens.accent_tint, tokens.pressed_tint], Stroke::new(1.0, border));
    let response = ui.add(button.wrap_mode(TextWrapMode::Extend));
    ui.set_style(style);
    focus_ring(ui, &response);
    response
}

/// A square button with an icon; its name is said by screen readers and shown below the pointer.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, is_enabled: bool) -> Response {
    let tokens = Tokens::of(ui);
    let button = Button::new("").fill(tokens.surface).stroke(Stroke::new(1.0, tokens.border)).corner_radius(RADIUS);
    let response = ui.add_enabled(is_enabled, button.min_size(Vec2::splat(size::FIELD_HEIGHT))).on_hover_text(name);
    let colour = if is_enabled { icon.colour(tokens) } else { tokens.border };
    paint(ui.painter(), Rect::from_center_size(response.rect.center(), Vec2::splat(18.0)), icon, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    focus_ring(ui, &response);
    response
}

/// A heading that folds and unfolds what stands below it.
pub fn fold_ui(ui: &mut Ui, text: &str, is_open: bool) -> Response {
    let tokens = Tokens::of(ui);
    let galley = ui.painter().layout(text.to_owned(), bold(size::BODY), tokens.text, ui.available_width() - FOLD_MARK);
    let height = galley.size().y.max(FOLD_MARK);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), tokens.accent_tint);
    }
    let mark = Rect::from_center_size(rect.left_center() + Vec2::new(FOLD_MARK / 2.0, 0.0), Vec2::splat(14.0));
    paint(ui.painter(), mark, if is_open { Icon::Unfolded } else { Icon::Folded }, tokens.weak);
    ui.painter().galley(rect.left_center() + Vec2::new(FOLD_MARK, -galley.size().y / 2.0), galley, tokens.text);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, text));
    focus_ring(ui, &response);
    response
}

/// A small filter.
pub fn filter_chip(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let colour = if is_selected { tokens.accent } else { tokens.text };
    let text = RichText::new(text).size(size::HINT).color(colour);
    let button = Button::new(text).corner_radius(CHIP_RADIUS).min_size(Vec2::ZERO).selected(is_selected);
    bare(ui, button, Vec2::new(10.0, 3.0))
}

/// A small button over a picture; what is on has a border.
pub fn pill(ui: &mut Ui, text: &str, is_on: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (fill, colour) = if is_on { (tokens.accent_tint, tokens.accent) } else { (tokens.sunk, tokens.text) };
    let border = Stroke::new(1.0, if is_on { tokens.accent } else { tokens.sunk });
    let text = RichText::new(text).size(size::HINT).color(colour);
    let button = Button::new(text).corner_radius(CHIP_RADIUS).min_size(Vec2::ZERO).selected(is_on);
    let style = ui.style().clone();
    ui.spacing_mut().button_padding = Vec2::new(10.0, 3.0);
    set_fills(ui, [fill, tokens.accent_tint, tokens.pressed_tint], border);
    let response = ui.add(button.wrap_mode(TextWrapMode::Extend));
    ui.set_style(style);
    focus_ring(ui, &response);
    response
}

/// Sets what a control is filled with as it stands, under the pointer and pressed. What is selected keeps its tint.
fn set_fills(ui: &mut Ui, [idle, hovered, pressed]: [Color32; 3], stroke: Stroke) {
    let widgets = &mut ui.visuals_mut().widgets;
    for (visuals, fill) in [
        (&mut widgets.noninteractive, idle),
        (&mut widgets.inactive, idle),
        (&mut widgets.hovered, hovered),
        (&mut widgets.active, pressed),
    ] {
        visuals.weak_bg_fill = fill;
        visuals.bg_stroke = stroke;
    }
}

/// Width of a fact as a chip.
pub fn chip_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::SMALL), Color32::PLACEHOLDER).size().x + CHIP_PADDING.x
}

/// A fact as a chip; nothing happens on a click.
pub fn chip(ui: &mut Ui, text: &str, fill: Color32, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size::SMALL), colour);
    let (rect, response) = ui.allocate_exact_size(galley.size() + CHIP_PADDING, Sense::hover());
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

/// Two points of accent, and a tint of three around it. What the keyboard has just reached is scrolled into sight.
pub fn focus_ring(ui: &Ui, response: &Response) {
    reveal(ui, response);
    if response.has_focus() {
        let tokens = Tokens::of(ui);
        let corner = CornerRadius::same(RADIUS);
        ui.painter().rect_stroke(response.rect.expand(2.0), corner, Stroke::new(3.0, tokens.accent_tint), StrokeKind::Outside);
        ui.painter().rect_stroke(response.rect, corner, Stroke::new(2.0, tokens.accent), StrokeKind::Outside);
    }
}

/// Scrolls to a control once it has the focus. egui says only of some ways to it that the focus was gained.
pub fn reveal(ui: &Ui, response: &Response) {
    let key = Id::unique("revealed");
    let is_new = response.has_focus() && ui.data(|data| data.get_temp::<Id>(key)) != Some(response.id);
    // The first frame of a list only measures.
    if is_new && !ui.is_sizing_pass() {
        response.scroll_to_me(None);
        ui.data_mut(|data| data.insert_temp(key, response.id));
    }
}

/// Lets a screen reader say more about a control than its name.
pub fn describe(response: &Response, text: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(text));
}
