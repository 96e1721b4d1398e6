//! Text fields over the one buffer outside of the case.
//!
//! While a field has the focus, its text lives in [`Editing`] and is never rewritten. When it changes and no
//! input method is composing, an [`Action::Edit`] goes out.

use crate::app::Action;
use crate::ui::look::{Editing, Look};
use crate::ui::tokens::{RADIUS, Tokens, size};
use crate::ui::widget::button::focus_ring;
use eframe::egui::{CornerRadius, Frame, Id, Margin, Response, Stroke, TextEdit, Ui, Vec2};

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
    let (response, typed) = buffered_ui(ui, look, path, value, shape);
    if let Some(text) = typed {
        out.push(Action::Edit { path: path.to_owned(), value: text.into() });
    }
    if response.lost_focus() {
        out.push(Action::Leave(path.to_owned()));
    }
    response
}

/// A text field over [`Editing`], with what it holds now where that has changed and is text already.
pub fn buffered_ui(ui: &mut Ui, look: &mut Look, path: &str, value: &str, shape: Shape) -> (Response, Option<String>) {
    let is_ours = look.editing.as_ref().is_some_and(|editing| editing.path == path);
    let mut text = match &mut look.editing {
        Some(editing) if is_ours => std::mem::take(&mut editing.text),
        _ => value.to_owned(),
    };
    let response = plain_ui(ui, Id::unique(("field", path)), &mut text, shape);
    // What an input method is composing is not text: the changes before it have gone out.
    let has_changed = response.changed() || (response.lost_focus() && text != value);
    let typed = (has_changed && !look.is_composing).then(|| text.clone());
    if response.lost_focus() {
        look.is_composing = false;
    }
    if response.has_focus() {
        look.editing = Some(Editing { path: path.to_owned(), text });
    } else if is_ours {
        look.editing = None;
    }
    (response, typed)
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
