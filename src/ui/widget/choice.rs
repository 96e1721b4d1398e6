//! Choosing from lists.

use crate::app::Action;
use crate::i18n::Locale;
use crate::knowledge::Words;
use crate::ui::tokens::{size, space};
use crate::ui::widget::button::{choice_chip, describe, focus_ring};
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{ComboBox, Key, Response, Ui, WidgetInfo};
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
    ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT;
    let entries: Vec<_> = options.iter().map(|(key, words)| (key.clone(), words.get(locale).to_owned())).collect();
    let shown = drop_list_ui(ui, id, &text, &chosen.to_owned(), &entries, width);
    ui.spacing_mut().interact_size.y = size::BODY;
    shown
}

/// A drop-down with entries and their names; gives the one that was picked. `text` stands in it while it is closed.
/// Opened, it has the keyboard: the arrow keys go through it, Enter and the space bar take, Escape closes.
pub fn drop_list_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: &str,
    text: &str,
    chosen: &T,
    entries: &[(T, String)],
    width: f32,
) -> (Response, Option<T>) {
    let mut picked = None;
    let list = ComboBox::from_id_salt(id).width(width).height(ui.spacing().combo_height).selected_text(text);
    let shown = list.show_ui(ui, |ui| {
        ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT - space::S;
        let responses: Vec<Response> = entries.iter().map(|(entry, name)| entry_ui(ui, name, entry == chosen)).collect();
        if !responses.iter().any(Response::has_focus) && !ui.input(|input| input.key_pressed(Key::Escape)) {
            let at = entries.iter().position(|(entry, _)| entry == chosen).unwrap_or_default();
            responses.get(at).inspect(|response| response.request_focus());
        }
        picked = responses.iter().position(Response::clicked).and_then(|at| entries.get(at)).map(|(entry, _)| entry.clone());
        if picked.is_some() {
            // A screen reader's click does not close the list by itself.
            ui.close();
        }
    });
    focus_ring(ui, &shown.response);
    describe(&shown.response, text);
    (shown.response, picked)
}

/// An entry of a list.
pub fn entry_ui(ui: &mut Ui, name: &str, is_chosen: bool) -> Response {
    let response = ui.selectable_label(is_chosen, name);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    focus_ring(ui, &response);
    response
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
