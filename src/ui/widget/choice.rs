//! Choosing from lists.

use crate::app::Action;
use crate::i18n::Locale;
use crate::knowledge::Words;
use crate::ui::tokens::{size, space};
use crate::ui::widget::button::{choice_chip, focus_ring};
use crate::word;
use eframe::egui::{ComboBox, Response, Ui};
use serde_json::Value;

/// One of a list, as a drop-down.
pub fn drop_down_ui(
    ui: &mut Ui,
    id: &str,
    options: &[(String, &Words)],
    chosen: &str,
    locale: Locale,
    width: f32,
) -> (Response, Option<String>) {
    let named = options.iter().find(|(key, _)| key == chosen);
    let text = named.map_or_else(|| word!(locale, "choice.please"), |(_, words)| words.get(locale).to_owned());
    let mut picked = None;
    ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT;
    let shown = ComboBox::from_id_salt(id).width(width).height(ui.spacing().combo_height).selected_text(text).show_ui(ui, |ui| {
        ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT - 8.0;
        for (key, words) in options {
            if ui.selectable_label(key == chosen, words.get(locale)).clicked() {
                picked = Some(key.clone());
                // A screen reader's click does not close the list by itself.
                ui.close();
            }
        }
    });
    ui.spacing_mut().interact_size.y = size::BODY;
    focus_ring(ui, &shown.response);
    (shown.response, picked)
}

/// Some of a list, as chips that can be pressed. Gives the response of the first.
pub fn several_ui(ui: &mut Ui, options: &[(String, &Words)], chosen: &[String], locale: Locale) -> (Option<Response>, Option<Vec<String>>) {
    let (mut first, mut picked) = (None, None);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        for (key, words) in options {
            let is_chosen = chosen.contains(key);
            let response = choice_chip(ui, words.get(locale), is_chosen);
            if response.clicked() {
                let others = chosen.iter().filter(|other| *other != key).cloned();
                picked = Some(others.chain((!is_chosen).then(|| key.clone())).collect());
            }
            first.get_or_insert(response);
        }
    });
    (first, picked)
}

/// A few values that exclude each other, as chips. `name` is the field's: “yes” alone says nothing.
pub fn few_ui(ui: &mut Ui, path: &str, name: &str, options: &[(Value, String)], chosen: &Value, out: &mut Vec<Action>) -> Option<Response> {
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
        for (value, text) in options {
            let response = choice_chip(ui, text, value == chosen).accessible_name(format!("{name}：{text}"));
            if response.clicked() {
                out.push(Action::Edit { path: path.to_owned(), value: value.clone() });
                out.push(Action::Leave(path.to_owned()));
            }
            first.get_or_insert(response);
        }
    });
    first
}
