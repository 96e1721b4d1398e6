//! All cases of this machine, and the ways to begin.

use super::eligibility::eligibility_card_ui;
use super::{case_dialog, case_row};
use crate::app::{Action, CaseFilter, CaseOrder, Example, HomeAction, State, has_cases, n_cases, visible_cases};
use crate::i18n::Locale;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{filter_chip, link, primary, secondary};
use crate::ui::widget::card::{card, card_with, hint, page_title, section_title, small};
use crate::ui::widget::choice::drop_list_ui;
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Rect, RichText, Sense, Ui, UiBuilder, vec2};
use strum::IntoEnumIterator;

/// Cases from which on only those in sight are drawn: a hundred rows cost less than a millisecond.
const MANY: usize = 100;
/// Width of the order that is chosen.
const ORDER_WIDTH: f32 = size::CASE_DATES - space::XL;

/// Draws the page.
pub fn home_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    if look.home.dialog.is_none() {
        shortcuts(ui, state, out);
    }
    header_ui(ui, locale, out);
    if !state.home.is_listed {
        card(ui, |ui| hint(ui, &word!(locale, "home.reading")));
    } else if state.cases.is_empty() {
        card(ui, |ui| {
            section_title(ui, &word!(locale, "home.none"));
            hint(ui, &word!(locale, "home.none_line"));
        });
    } else {
        card_with(ui, Margin::ZERO, |ui| list_ui(ui, state, look, out));
    }
    ui.add_space(space::S);
    tools_ui(ui, locale, out);
    small(ui, &word!(locale, "home.keys"));
    case_dialog::case_dialog_ui(ui, state, look, out);
}

/// Keys that work on this page only.
fn shortcuts(ui: &Ui, state: &State, out: &mut Vec<Action>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    if pressed(Key::N) {
        out.push(Action::ShowStart);
    }
    if pressed(Key::O) {
        out.push(Action::AskOpen);
    }
    if pressed(Key::F) && !state.cases.is_empty() {
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
}

fn search_id() -> Id {
    Id::unique("search-cases")
}

/// The title, and at its right how to begin.
fn header_ui(ui: &mut Ui, locale: Locale, out: &mut Vec<Action>) {
    let top = ui.cursor().top();
    page_title(ui, &word!(locale, "home.title"), &word!(locale, "home.line"));
    let rect = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    at_right(&mut row, |ui| {
        if secondary(ui, &word!(locale, "home.open"), true).clicked() {
            out.push(Action::AskOpen);
        }
        if primary(ui, &word!(locale, "home.new"), true).clicked() {
            out.push(Action::ShowStart);
        }
    });
}

fn list_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let cases = visible_cases(state);
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| choose_ui(ui, state, look, out));
    if cases.is_empty() {
        Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| no_match_ui(ui, state, look, out));
    }
    let is_long = cases.len() > MANY;
    for entry in cases {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CASE_ROW), Sense::hover());
        // One row more on either side, so that the focus can go there.
        let is_near = ui.is_rect_visible(rect.expand(size::CASE_ROW)) || case_row::has_focus(ui, entry);
        if !is_long || is_near {
            case_row::case_row_ui(ui, state, entry, rect, look, out);
        }
    }
}

/// What is searched for, which cases are shown, and in which order.
fn choose_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(size::SEARCH, size::FIELD_HEIGHT), |ui| search_ui(ui, state, look, out));
        let rest = (ui.available_width() - ORDER_WIDTH - space::S).max(ORDER_WIDTH);
        ui.allocate_ui(vec2(rest, size::SECTION), |ui| filters_ui(ui, state, out));
        at_right(ui, |ui| order_ui(ui, state, out));
    });
}

/// The search field. What an input method is composing is not searched for.
fn search_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let mut text = look.home.search.take().unwrap_or_else(|| state.home.search.clone());
    let placeholder = word!(locale, "home.search");
    let shape = Shape { is_long: false, border: None, placeholder: &placeholder, is_enabled: true };
    let response = plain_ui(ui, search_id(), &mut text, shape).accessible_name(&placeholder);
    if text != state.home.search && !look.is_composing {
        out.push(Action::Home(HomeAction::Search(text.clone())));
    }
    if response.lost_focus() {
        look.is_composing = false;
    }
    look.home.search = response.has_focus().then_some(text);
}

fn filters_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for filter in CaseFilter::iter() {
            let is_chosen = state.home.filter == filter;
            let is_rare = matches!(filter, CaseFilter::Exported | CaseFilter::Broken);
            if is_rare && !is_chosen && !has_cases(state, filter) {
                continue;
            }
            let words = word!(state.settings.locale, &format!("case_filter.{}", filter.as_ref()), count = n_cases(state, filter));
            if filter_chip(ui, &words, is_chosen).clicked() {
                out.push(Action::Home(HomeAction::Filter(filter)));
            }
        }
    });
}

fn order_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let (locale, chosen) = (state.settings.locale, state.settings.order);
    let name = |order: CaseOrder| word!(locale, &format!("case_order.{}", order.as_ref()));
    ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT - space::S;
    let orders: Vec<_> = CaseOrder::iter().map(|order| (order, name(order))).collect();
    let (response, picked) = drop_list_ui(ui, "case-order", &name(chosen), &chosen, &orders, ORDER_WIDTH);
    response.accessible_name(word!(locale, "home.order", order = name(chosen)));
    out.extend(picked.map(|order| Action::Home(HomeAction::Sort(order))));
}

fn no_match_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    hint(ui, &word!(locale, "home.no_match"));
    if link(ui, &word!(locale, "home.show_all")).clicked() {
        look.home.search = None;
        out.push(Action::Home(HomeAction::Search(String::new())));
        out.push(Action::Home(HomeAction::Filter(CaseFilter::All)));
    }
}

/// What else can be done from here, as cards side by side.
fn tools_ui(ui: &mut Ui, locale: Locale, out: &mut Vec<Action>) {
    ui.columns(3, |columns| {
        for (column, example) in columns.iter_mut().zip([Example::Faulty, Example::Sound]) {
            card_with(column, Margin::symmetric(16, 12), |ui| example_ui(ui, locale, example, out));
        }
        if let Some(column) = columns.last_mut() {
            card(column, |ui| eligibility_card_ui(ui, locale, out));
        }
    });
}

fn example_ui(ui: &mut Ui, locale: Locale, example: Example, out: &mut Vec<Action>) {
    let title = word!(locale, &format!("example_title.{}", example.as_ref()));
    ui.label(RichText::new(title).font(bold(size::BODY)).color(Tokens::of(ui).text));
    hint(ui, &word!(locale, &format!("example_line.{}", example.as_ref())));
    if link(ui, &word!(locale, &format!("example_open.{}", example.as_ref()))).clicked() {
        out.push(Action::OpenExample(example));
    }
}
