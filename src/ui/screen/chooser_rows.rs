//! The list of the file chooser: what stands in the folder. Only rows in view are drawn.

use super::chooser::ChooserLook;
use crate::app::{Action, Chooser, ChooserAction, EntryKind, FolderEntry, Pick, Purpose};
use crate::i18n::{Locale, megabytes};
use crate::ui::tokens::{RADIUS, Tokens, size, space};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::card::hint;
use crate::ui::widget::file_icon::paint_file;
use crate::word;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Frame, Id, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role,
};

/// Height of a row, and width of the columns for size and date.
const ROW: f32 = 32.0;
const SIZE: f32 = 84.0;
const DATE: f32 = 92.0;

/// The id of a row: it has the focus while the keyboard is at it.
pub fn row_id(row: usize) -> Id {
    Id::unique(("chooser-row", row))
}

/// Draws the list, scrolled to the row that the keyboard is at.
pub fn rows_ui(ui: &mut Ui, chooser: &Chooser, look: &mut ChooserLook, height: f32, locale: Locale, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.border)).corner_radius(CornerRadius::same(RADIUS));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt(("chooser-rows", chooser.n_listed)).auto_shrink(false).max_height(height);
        let shown = (chooser.n_listed, chooser.cursor);
        if look.shown != Some(shown) {
            let is_first_of_export = matches!(chooser.purpose, Purpose::Export { .. }) && chooser.n_listed <= 1 && chooser.cursor == 0;
            if !is_first_of_export {
                ui.memory_mut(|memory| memory.request_focus(row_id(chooser.cursor)));
                ui.ctx().request_repaint();
            }
            let is_other = look.shown.is_none_or(|(n_listed, _)| n_listed != chooser.n_listed);
            let offset = if is_other { 0.0 } else { look.offset };
            area = area.vertical_scroll_offset(in_view(chooser.cursor, offset, height));
            look.shown = Some(shown);
        }
        if chooser.rows.is_empty() {
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                ui.add_space(space::M);
                hint(ui, &word!(locale, "chooser.empty"));
            });
            return;
        }
        let drawn = area.show_rows(ui, ROW, chooser.rows.len(), |ui, rows| {
            for row in rows {
                if let Some(entry) = chooser.entry(row) {
                    row_ui(ui, chooser, entry, row, locale, out);
                }
            }
        });
        look.offset = drawn.state.clamped_offset().y;
    });
}

/// The offset nearest to the one given at which a row is in view.
fn in_view(row: usize, offset: f32, height: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a folder's rows are bounded far below")]
    let top = row as f32 * ROW;
    offset.clamp((top + ROW - height).max(0.0), top)
}

fn row_ui(ui: &mut Ui, chooser: &Chooser, entry: &FolderEntry, row: usize, locale: Locale, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    let rect = rect.shrink2(Vec2::new(5.0, 2.0));
    // Tab leads to one row only; from there the arrows lead on.
    let sense = if row == chooser.cursor { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(row), sense);
    let is_selected = chooser.selected.contains(&row);
    let described = described(entry, locale);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &described));
    let fill = if is_selected {
        tokens.accent_tint
    } else if response.hovered() {
        tokens.sunk
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), fill);
    paint_row(ui, rect, entry, tokens, locale);
    focus_ring(ui, &response);
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        let how = if modifiers.command {
            Pick::Toggle
        } else if modifiers.shift {
            Pick::UpTo
        } else {
            Pick::Only
        };
        out.push(Action::Chooser(ChooserAction::Select(row, how)));
        response.request_focus();
    }
    if response.double_clicked() {
        out.push(Action::Chooser(ChooserAction::Activate(row)));
    }
}

fn paint_row(ui: &Ui, rect: Rect, entry: &FolderEntry, tokens: &Tokens, locale: Locale) {
    let painter = ui.painter();
    let square = Rect::from_center_size(rect.left_center() + Vec2::new(16.0, 0.0), Vec2::splat(16.0));
    paint_file(painter, square, entry.kind, tokens);
    let left = rect.left() + 32.0;
    let mut name = LayoutJob::simple_singleline(entry.name.clone(), FontId::proportional(size::HINT), tokens.text);
    name.wrap = TextWrapping::truncate_at_width(rect.right() - left - SIZE - DATE);
    let galley = painter.layout_job(name);
    painter.galley([left, rect.center().y - galley.size().y / 2.0].into(), galley, tokens.text);
    let column = |right: f32, text: String, colour| {
        painter.text([right, rect.center().y].into(), Align2::RIGHT_CENTER, text, FontId::proportional(size::SMALL), colour);
    };
    if let Some(day) = entry.modified {
        column(rect.right() - space::S, day.to_string(), tokens.weak);
    }
    match entry.kind {
        EntryKind::CaseFolder => column(rect.right() - DATE, word!(locale, "chooser.mark"), tokens.accent),
        EntryKind::Folder => {}
        _ => column(rect.right() - DATE, size_words(entry.bytes, locale), tokens.weak),
    }
}

fn size_words(bytes: u64, locale: Locale) -> String {
    if bytes < 1024 * 1024 {
        word!(locale, "chooser.kilobytes", size = bytes.div_ceil(1024))
    } else {
        word!(locale, "chooser.megabytes", size = megabytes(bytes))
    }
}

/// An entry as it is read out.
fn described(entry: &FolderEntry, locale: Locale) -> String {
    match entry.kind {
        EntryKind::Folder => word!(locale, "chooser.row_folder", name = &entry.name),
        EntryKind::CaseFolder => word!(locale, "chooser.row_case", name = &entry.name),
        EntryKind::CaseFile | EntryKind::Picture | EntryKind::Other => entry.name.clone(),
    }
}
