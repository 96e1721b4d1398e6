//! Which file of a folder is which paper: over everything else, a row a file.

use crate::app::{Action, SlotPlace, SortAction, SortRow, State};
use crate::i18n::Locale;
use crate::knowledge::Situation;
use crate::ui::look::Look;
use crate::ui::tokens::{CARD_RADIUS, Tokens, card_margin, size, space};
use crate::ui::widget::button::{primary, secondary};
use crate::ui::widget::card::{hint, section_title};
use crate::ui::widget::choice::drop_list_ui;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, CornerRadius, Frame, Id, Label, Layout, Modal, Response, ScrollArea, Stroke, Ui, UiBuilder, Vec2};

/// Width of the dialog, most height of its rows, width of a list.
const SIDES: [f32; 3] = [680.0, 420.0, 300.0];

/// Draws the sorting while there is one. Escape and a click beside it cancel.
pub fn sorting_ui(ui: &Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let was_drawn = std::mem::replace(&mut look.chooser.is_sorting, state.sorting.is_some());
    let (Some(sorting), Some(case)) = (&state.sorting, &state.case) else { return };
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let situation = Situation::new(&case.filing, &state.knowledge, state.today);
    let slots = state.knowledge.slots_for(&situation);
    let places = slots.iter().map(|slot| {
        let name = slot.slot.name.get(locale);
        let site = slot.index.map(|index| word!(locale, "label.website", number = index + 1));
        let place = SlotPlace { slot: slot.slot.id.clone(), website: slot.website.map(str::to_owned) };
        (Some(place), site.map_or_else(|| name.to_owned(), |site| format!("{name} · {site}")))
    });
    let entries: Vec<(Option<SlotPlace>, String)> = std::iter::once((None, word!(locale, "sorting.nowhere"))).chain(places).collect();
    let title = word!(locale, "sorting.title");
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).corner_radius(CornerRadius::same(CARD_RADIUS));
    let shown = Modal::new(Id::unique("sorting")).frame(frame.inner_margin(card_margin())).show(ui.ctx(), |ui| {
        let dialog = UiBuilder::new().accessibility_role(Role::Dialog).accessibility_label(title.clone());
        ui.scope_builder(dialog, |ui| {
            ui.set_width(SIDES[0]);
            section_title(ui, &title);
            let name = sorting.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            hint(ui, &word!(locale, "sorting.line", folder = name));
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(SIDES[1]).show(ui, |ui| {
                for (index, row) in sorting.rows.iter().enumerate() {
                    let list = row_ui(ui, index, row, &entries, locale, out);
                    if index == 0 && !was_drawn {
                        list.request_focus();
                    }
                }
            });
            footer_ui(ui, sorting.n_placed(), locale, out);
        });
    });
    if shown.should_close() {
        out.push(SortAction::Cancel.into());
    }
}

fn row_ui(
    ui: &mut Ui,
    index: usize,
    row: &SortRow,
    entries: &[(Option<SlotPlace>, String)],
    locale: Locale,
    out: &mut Vec<Action>,
) -> Response {
    ui.push_id(index, |ui| {
        ui.horizontal(|ui| {
            let width = SIDES[0] - SIDES[2] - 2.0 * space::L;
            let left = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(Vec2::new(width, size::FIELD_HEIGHT), left, |ui| {
                ui.set_width(width);
                ui.add(Label::new(&row.name).truncate());
            });
            let chosen = entries.iter().find(|(place, _)| *place == row.target).map_or("", |(_, name)| name.as_str());
            let (response, picked) = drop_list_ui(ui, "target", chosen, &row.target, entries, SIDES[2]);
            let response = response.accessible_name(word!(locale, "sorting.of", file = row.name));
            if let Some(target) = picked {
                out.push(SortAction::Put(index, target).into());
            }
            response
        })
        .inner
    })
    .inner
}

fn footer_ui(ui: &mut Ui, n_placed: usize, locale: Locale, out: &mut Vec<Action>) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        at_right(ui, |ui| {
            if secondary(ui, &word!(locale, "preview.cancel"), true).clicked() {
                out.push(SortAction::Cancel.into());
            }
            if primary(ui, &word!(locale, "sorting.attach", count = n_placed), n_placed > 0).clicked() {
                out.push(SortAction::Confirm.into());
            }
        });
    });
}
