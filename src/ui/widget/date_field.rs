//! Dates as year, month and day, each in a box of its own. A whole date pasted into any of them is taken apart.

use crate::app::{Action, State};
use crate::filing::{LONG_TERM, TypedDate};
use crate::i18n::Locale;
use crate::text::nfkc;
use crate::ui::look::Look;
use crate::ui::tokens::{RADIUS, Tokens, size, space};
use crate::ui::widget::button::choice_chip;
use crate::ui::widget::card::hint;
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, bare_ui, buffered_ui};
use crate::word;
use eframe::egui::{Align, CornerRadius, FontId, Frame, Layout, Margin, Response, RichText, Stroke, StrokeKind, Ui, Vec2};
use serde_json::Value;

/// The boxes with their widths in points: four digits, two, two.
const BOXES: [(&str, f32); 3] = [("year", 38.0), ("month", 22.0), ("day", 22.0)];

/// What ends in more than two years is not counted in days.
const FAR_DAYS: i32 = 730;

/// What a date field is about.
#[derive(Debug, Clone, Copy)]
pub struct DateField<'a> {
    /// Path in the case, or what tells it from other dates outside of one.
    pub path: &'a str,
    /// Name of the field, in words.
    pub name: &'a str,
    /// What was typed.
    pub typed: &'a str,
    /// Whether it says how many days are left: for the end of something.
    pub counts_down: bool,
}

/// Draws a date of the case; gives the response of its first box.
pub fn date_field_ui(ui: &mut Ui, state: &State, look: &mut Look, field: DateField, shape: Shape, out: &mut Vec<Action>) -> Response {
    let (mut boxes, typed) = date_boxes_ui(ui, state.settings.locale, look, field, shape, |ui| {
        if let Some(days) = days_left(state, field) {
            days_left_ui(ui, state, days);
        }
    });
    out.extend(typed.map(|typed| Action::Edit { path: field.path.to_owned(), value: typed.into() }));
    leave(look, field.path, boxes.iter().any(Response::has_focus), out);
    boxes.swap_remove(0)
}

/// Draws the three boxes in one frame and something at their right; gives their responses, and the date when it changed.
pub fn date_boxes_ui(
    ui: &mut Ui,
    locale: Locale,
    look: &mut Look,
    field: DateField,
    shape: Shape,
    beside: impl FnOnce(&mut Ui),
) -> (Vec<Response>, Option<String>) {
    let tokens = Tokens::of(ui);
    let border = Stroke::new(if shape.border.is_some() { 2.0 } else { 1.0 }, shape.border.unwrap_or(tokens.border));
    let frame =
        Frame::new().fill(tokens.surface).stroke(border).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin::symmetric(10, 0));
    let (mut boxes, mut typed) = (Vec::new(), None);
    let shown = frame.show(ui, |ui| {
        ui.set_height(size::FIELD_HEIGHT);
        ui.set_width(ui.available_width());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let parts = Parts::of(field.typed);
            for (index, (part, width)) in BOXES.into_iter().enumerate() {
                let unit = word!(locale, &format!("date.{part}"));
                let key = format!("{}#{part}", field.path);
                let (response, changed) =
                    buffered_ui(ui, look, &key, &parts.0[index], |ui, id, text| bare_ui(ui, id, text, width, shape.is_enabled));
                if let Some(text) = changed {
                    typed = Some(parts.with(index, &text));
                }
                boxes.push(response.accessible_name(format!("{} {unit}", field.name)));
                hint(ui, &word!(locale, &format!("date_unit.{part}")));
            }
            beside(ui);
        });
    });
    if boxes.iter().any(Response::has_focus) {
        let ring = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(shown.response.rect, CornerRadius::same(RADIUS), ring, StrokeKind::Outside);
    }
    (boxes, typed)
}

/// The field is left when none of its boxes has the focus any more.
fn leave(look: &mut Look, path: &str, has_focus: bool, out: &mut Vec<Action>) {
    let was_here = look.date.as_deref() == Some(path);
    if has_focus && !was_here {
        look.date = Some(path.to_owned());
    } else if was_here && !has_focus {
        look.date = None;
        out.push(Action::Leave(path.to_owned()));
    }
}

/// Days until the end of something; none where that is far away.
fn days_left(state: &State, field: DateField) -> Option<i32> {
    let day = TypedDate::new(field.typed).date().filter(|_| field.counts_down)?;
    let days = state.today.until(day).ok()?.get_days();
    (days <= FAR_DAYS).then_some(days)
}

/// At the right of the field, where there is room.
fn days_left_ui(ui: &mut Ui, state: &State, days: i32) {
    let tokens = Tokens::of(ui);
    let (key, colour) = if days < 0 { ("date.past", tokens.error) } else { ("date.left", tokens.weak) };
    let text = word!(state.settings.locale, key, days = days.abs());
    let width = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(size::HINT), colour).size().x;
    if width <= ui.available_width() {
        at_right(ui, |ui| ui.label(RichText::new(text).size(size::HINT).color(colour)));
    }
}

/// A date, or no end (长期).
pub fn date_or_long_term_ui(
    ui: &mut Ui,
    state: &State,
    look: &mut Look,
    field: DateField,
    shape: Shape,
    out: &mut Vec<Action>,
) -> Response {
    let words = word!(state.settings.locale, "choice.long_term");
    let is_long_term = TypedDate::new(field.typed).is_long_term();
    ui.horizontal(|ui| {
        let chip_width = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(size::BODY), Tokens::of(ui).text).size().x;
        let width = (ui.available_width() - chip_width - 2.0 * space::M - space::S).max(180.0);
        let typed = if is_long_term { "" } else { field.typed };
        let response = ui
            .allocate_ui(Vec2::new(width, size::FIELD_HEIGHT), |ui| {
                date_field_ui(ui, state, look, DateField { typed, ..field }, shape, out)
            })
            .inner;
        if choice_chip(ui, &words, is_long_term).accessible_name(format!("{}：{words}", field.name)).clicked() {
            let value = if is_long_term { Value::Null } else { Value::from(LONG_TERM) };
            out.push(Action::Edit { path: field.path.to_owned(), value });
            out.push(Action::Leave(field.path.to_owned()));
        }
        response
    })
    .inner
}

/// Year, month and day as they stand in the boxes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Parts([String; 3]);

impl Parts {
    /// What was typed, taken apart. What is no date in the making stands whole in the first box, so that nothing is hidden.
    fn of(typed: &str) -> Self {
        if let Some(date) = TypedDate::new(typed).date() {
            return Self([date.year().to_string(), date.month().to_string(), date.day().to_string()]);
        }
        let parts: Vec<&str> = typed.split('-').collect();
        match parts.as_slice() {
            [year, month, day] => Self([year, month, day].map(|part| (*part).to_owned())),
            _ => Self([typed.to_owned(), String::new(), String::new()]),
        }
    }

    /// The date with another text in one box: `2028-05-01`, `2028--` while it is being typed, empty where all boxes are.
    fn with(&self, index: usize, text: &str) -> String {
        let text = nfkc(text.trim()).into_owned();
        if let Some(date) = TypedDate::new(text.as_str()).date() {
            return date.to_string();
        }
        let mut parts = self.0.clone();
        if let Some(part) = parts.get_mut(index) {
            *part = text;
        }
        let [year, month, day] = &parts;
        if month.is_empty() && day.is_empty() {
            return year.clone();
        }
        let typed = format!("{year}-{month}-{day}");
        TypedDate::new(typed.as_str()).date().map_or(typed, |date| date.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    fn check(typed: &str, index: usize, text: &str, expected: &str) {
        assert_eq!(Parts::of(typed).with(index, text), expected, "{typed:?} with {text:?} in box {index}");
    }

    #[test]
    fn a_date_is_put_together_from_its_boxes() {
        check("", 0, "2028", "2028");
        check("2028", 1, "5", "2028-5-");
        check("2028-5-", 2, "1", "2028-05-01");
        check("2028-05-01", 2, "", "2028-5-");
        check("2028-5-", 1, "", "2028");
        check("2028", 0, "", "");
    }

    #[test]
    fn a_whole_date_in_any_box_is_the_date() {
        check("", 0, "2028年5月1日", "2028-05-01");
        check("2027-01-02", 2, "2028/5/1", "2028-05-01");
        check("", 0, "２０２８-５-１", "2028-05-01");
    }

    #[test]
    fn what_is_no_date_is_shown_whole() {
        assert_eq!(Parts::of("明年五月"), Parts(["明年五月".to_owned(), String::new(), String::new()]));
        check("明年五月", 0, "2028-05-01", "2028-05-01");
        check("2028-13-40", 1, "12", "2028-12-40");
    }
}
