//! Text fields over the one buffer outside of the case.
//!
//! While a field has the focus, its text lives in [`Editing`] and is never rewritten. When it changes and no
//! input method is composing, an [`Action::Edit`] goes out.

use crate::app::Action;
use crate::ui::look::{Editing, Look};
use crate::ui::tokens::{RADIUS, Tokens, size};
use crate::ui::widget::button::{focus_ring, reveal};
use eframe::egui::{Align2, CornerRadius, Frame, Id, Margin, Response, Stroke, TextEdit, Ui, Vec2};

/// How a text field is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'a> {
    /// Whether it has several lines.
    pub is_long: bool,
    /// Colour of the border, where findings give it one.
    pub border: Option<eframe::egui::Color32>,
    /// Greyed words while it is empty.
    pub placeholder: &'a str,
    /// Whether it can be typed in.
    pub is_enabled: bool,
}

/// A text field of the case. Its value is text; `null` shows as empty.
pub fn text_field_ui(ui: &mut Ui, look: &mut Look, path: &str, value: &str, shape: Shape, out: &mut Vec<Action>) -> Response {
    let (response, changed) = buffered_ui(ui, look, path, value, |ui, id, text| plain_ui(ui, id, text, shape));
    out.extend(changed.map(|text| Action::Edit { path: path.to_owned(), value: text.into() }));
    if response.lost_focus() {
        out.push(Action::Leave(path.to_owned()));
    }
    response
}

/// A text field whose text lives in the one buffer under `key` while it has the focus; gives the text when it changed.
pub fn buffered_ui(
    ui: &mut Ui,
    look: &mut Look,
    key: &str,
    value: &str,
    show: impl FnOnce(&mut Ui, Id, &mut String) -> Response,
) -> (Response, Option<String>) {
    let is_ours = look.editing.as_ref().is_some_and(|editing| editing.path == key);
    let mut text = match &mut look.editing {
        Some(editing) if is_ours => std::mem::take(&mut editing.text),
        _ => value.to_owned(),
    };
    let response = show(ui, Id::unique(("field", key)), &mut text);
    // What an input method is composing is not text: the changes before it have gone out.
    let is_changed = (response.changed() || response.lost_focus() && text != value) && !look.is_composing;
    let changed = is_changed.then(|| text.clone());
    if response.lost_focus() {
        look.is_composing = false;
    }
    if response.has_focus() {
        look.editing = Some(Editing { path: key.to_owned(), text });
    } else if is_ours {
        look.editing = None;
    }
    (response, changed)
}

/// A text field without a frame, of a width in points.
pub fn bare_ui(ui: &mut Ui, id: Id, text: &mut String, width: f32, is_enabled: bool) -> Response {
    let edit = TextEdit::singleline(text).id(id).frame(Frame::NONE).margin(Margin::ZERO).align(Align2::RIGHT_CENTER).desired_width(width);
    let response = ui.add_enabled(is_enabled, edit);
    reveal(ui, &response);
    response
}

/// A text field over any buffer.
pub fn plain_ui(ui: &mut Ui, id: Id, text: &mut String, shape: Shape) -> Response {
    let tokens = Tokens::of(ui);
    let border = Stroke::new(if shape.border.is_some() { 2.0 } else { 1.0 }, shape.border.unwrap_or(tokens.border));
    let frame =
        Frame::new().fill(tokens.surface).stroke(border).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin::symmetric(12, 8));
    let edit = if shape.is_long { TextEdit::multiline(text).desired_rows(2) } else { TextEdit::singleline(text) };
    let edit = edit.id(id).frame(frame).hint_text(shape.placeholder.to_owned()).desired_width(f32::INFINITY);
    let response = ui.add_enabled(shape.is_enabled, edit.min_size(Vec2::new(0.0, size::FIELD_HEIGHT)));
    focus_ring(ui, &response);
    response
}
