//! Which pages of a document are the scan: over everything else, a tile a page.

use crate::app::{Action, PageChoice, PageView, PagesAction, State};
use crate::i18n::Locale;
use crate::ui::look::Look;
use crate::ui::tokens::{CARD_RADIUS, RADIUS, Tokens, card_margin, size, space};
use crate::ui::widget::button::{focus_ring, link, primary, secondary};
use crate::ui::widget::card::{hint, section_title};
use crate::ui::widget::icon::tick;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, FontId, Frame, Id, Image, Modal, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

/// Width of the dialog, and most height of its tiles.
const SIDES: [f32; 2] = [640.0, 420.0];
/// Sides of a tile; below the page stands its number.
const TILE: [f32; 2] = [144.0, 190.0];
const NUMBER: f32 = 28.0;

/// Draws the choice while there is one. Escape and a click beside it cancel.
pub fn pages_ui(ui: &Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(choice) = state.page_choice() else {
        look.pages = None;
        return;
    };
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let name = choice.document.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let title = word!(locale, "pages.title");
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).corner_radius(CornerRadius::same(CARD_RADIUS));
    let shown = Modal::new(Id::unique("pages")).frame(frame.inner_margin(card_margin())).show(ui.ctx(), |ui| {
        let dialog = UiBuilder::new().accessibility_role(Role::Dialog).accessibility_label(title.clone());
        ui.scope_builder(dialog, |ui| {
            ui.set_width(SIDES[0]);
            section_title(ui, &title);
            hint(ui, &word!(locale, "pages.line", file = name, count = choice.n_pages));
            if choice.pages.len() < choice.n_pages {
                hint(ui, &word!(locale, "pages.more", count = choice.pages.len()));
            }
            ui.add_space(space::S);
            tiles_ui(ui, choice, look, locale, out);
            footer_ui(ui, choice, locale, out);
        });
    });
    if shown.should_close() {
        out.push(PagesAction::Cancel.into());
    }
}

fn tiles_ui(ui: &mut Ui, choice: &PageChoice, look: &mut Look, locale: Locale, out: &mut Vec<Action>) {
    let is_new = look.pages.as_ref().is_none_or(|shown| shown.ticket != choice.ticket);
    ScrollArea::vertical().id_salt(choice.ticket.0).max_height(SIDES[1]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (page, view) in choice.pages.iter().enumerate() {
                let tile = tile_ui(ui, choice, page, view, look, locale);
                if is_new && page == 0 {
                    tile.request_focus();
                }
                if tile.gained_focus() {
                    tile.scroll_to_me(None);
                }
                if tile.clicked() {
                    out.push(PagesAction::Toggle(page).into());
                }
            }
        });
    });
}

/// A page, its number, and whether it is chosen: by a frame and a tick, and for a screen reader as a box that is ticked.
fn tile_ui(ui: &mut Ui, choice: &PageChoice, page: usize, view: &PageView, look: &mut Look, locale: Locale) -> Response {
    let tokens = Tokens::of(ui);
    let is_picked = choice.picked.contains(&page);
    let number = word!(locale, "pages.number", number = page + 1);
    let state = match view {
        PageView::Awaited => Some(word!(locale, "pages.awaited")),
        PageView::Unreadable => Some(word!(locale, "pages.unreadable")),
        PageView::Shown(_) => None,
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::from(TILE), Sense::click());
    let name = state.as_ref().map_or_else(|| number.clone(), |state| format!("{number}: {state}"));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_picked, &name));
    let (fill, stroke) =
        if is_picked { (tokens.accent_tint, Stroke::new(2.0, tokens.accent)) } else { (tokens.sunk, Stroke::new(1.0, tokens.border)) };
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, stroke, StrokeKind::Inside);
    let (sheet, foot) = rect.shrink(6.0).split_top_bottom_at_y(rect.bottom() - NUMBER);
    if let Some(texture) = look.page_thumbnail(ui.ctx(), choice, page) {
        let scale = (sheet.width() / texture.size_vec2().x).min(sheet.height() / texture.size_vec2().y);
        let place = Rect::from_center_size(sheet.center(), texture.size_vec2() * scale);
        Image::new((texture.id(), place.size())).paint_at(ui, place);
    }
    let small = FontId::proportional(size::HINT);
    if let Some(state) = state {
        ui.painter().text(sheet.center(), Align2::CENTER_CENTER, state, small.clone(), tokens.weak);
    }
    let colour = if is_picked { tokens.accent } else { tokens.text };
    let written = ui.painter().text(foot.center(), Align2::CENTER_CENTER, number, small, colour);
    if is_picked {
        tick(ui.painter(), Rect::from_center_size(written.left_center() - Vec2::new(space::M, 0.0), Vec2::splat(16.0)), colour);
    }
    focus_ring(ui, &response);
    response
}

fn footer_ui(ui: &mut Ui, choice: &PageChoice, locale: Locale, out: &mut Vec<Action>) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        if link(ui, &word!(locale, "pages.all")).clicked() {
            out.push(PagesAction::PickAll.into());
        }
        at_right(ui, |ui| {
            if secondary(ui, &word!(locale, "preview.cancel"), true).clicked() {
                out.push(PagesAction::Cancel.into());
            }
            let attach = word!(locale, "pages.attach", count = choice.picked.len());
            if primary(ui, &attach, !choice.picked.is_empty()).clicked() {
                out.push(PagesAction::Confirm.into());
            }
        });
    });
}
