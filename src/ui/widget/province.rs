//! Choosing a province: a list that is searched by characters, pinyin or initials.

use crate::app::State;
use crate::i18n::Locale;
use crate::knowledge::Province;
use crate::ui::look::Look;
use crate::ui::tokens::{size, space};
use crate::ui::widget::button::{describe, focus_ring};
use crate::ui::widget::choice::entry_ui;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{ComboBox, Id, Key, PopupCloseBehavior, Response, Ui};

/// A province as a drop-down with a field to search in; gives the code that was picked. Enter takes the first of the
/// list, the arrow keys go through it.
pub fn province_ui(ui: &mut Ui, state: &State, look: &mut Look, chosen: &str) -> Option<String> {
    let locale = state.settings.locale;
    let name = |province: &Province| province.name.get(locale).to_owned();
    let text = state.knowledge.province(chosen).map_or_else(|| word!(locale, "choice.please"), name);
    ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT;
    let height = ui.spacing().combo_height;
    let combo = ComboBox::from_id_salt("province").width(ui.available_width()).height(height).selected_text(&text);
    // A click into the search field leaves the list open.
    let shown = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show_ui(ui, |ui| list_ui(ui, state, look, chosen));
    ui.spacing_mut().interact_size.y = size::BODY;
    let response = shown.response.accessible_name(word!(locale, "start.province"));
    focus_ring(ui, &response);
    describe(&response, &text);
    if shown.inner.is_none() {
        look.province_search = None;
    }
    let picked = shown.inner.flatten();
    if picked.is_some() {
        look.province_search = None;
        response.request_focus();
    }
    picked
}

fn list_ui(ui: &mut Ui, state: &State, look: &mut Look, chosen: &str) -> Option<String> {
    let locale = state.settings.locale;
    let is_new = look.province_search.is_none();
    let mut search = look.province_search.take().unwrap_or_default();
    let field = search_ui(ui, locale, &mut search.typed, is_new);
    let found = state.knowledge.provinces_like(&search.typed);
    let at = search.at;
    if is_new {
        search.at = found.iter().position(|province| province.code == chosen).unwrap_or_default();
    } else if field.changed() {
        search.at = 0;
    } else if field.has_focus() {
        search.at = moved(ui, at, found.len());
    }
    let is_done = !look.is_composing && field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut picked = found.get(search.at).filter(|_| is_done).map(|province| province.code.clone());
    ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT - space::S;
    for (index, province) in found.iter().enumerate() {
        let entry = entry_ui(ui, province.name.get(locale), index == search.at);
        if entry.clicked() {
            picked = Some(province.code.clone());
        }
        if index == search.at && (is_new || at != index) {
            entry.scroll_to_me(None);
        }
    }
    if found.is_empty() {
        ui.label(word!(locale, "start.no_province"));
    }
    look.province_search = Some(search);
    if picked.is_some() {
        ui.close();
    }
    picked
}

/// The place after the arrow keys that were pressed.
fn moved(ui: &Ui, at: usize, n_found: usize) -> usize {
    let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
    let at = if down { at + 1 } else { at };
    let at = if up { at.saturating_sub(1) } else { at };
    at.min(n_found.saturating_sub(1))
}

/// The field to search in; it has the focus when the list opens.
fn search_ui(ui: &mut Ui, locale: Locale, typed: &mut String, is_new: bool) -> Response {
    let placeholder = word!(locale, "start.search_hint");
    let shape = Shape { is_long: false, border: None, placeholder: &placeholder, is_enabled: true };
    let field = plain_ui(ui, Id::unique("province-search"), typed, shape).accessible_name(word!(locale, "start.search"));
    if is_new {
        field.request_focus();
    }
    field
}
