//! The program's own file chooser, over everything else.

use super::chooser_rows::{row_id, rows_ui};
use crate::app::{Action, Choice, Chooser, ChooserAction, Filter, NameFault, Pick, Purpose, State};
use crate::i18n::Locale;
use crate::ui::look::Look;
use crate::ui::tokens::{CARD_RADIUS, Tokens, card_margin, size, space};
use crate::ui::widget::button::{filter_chip, link, primary, secondary};
use crate::ui::widget::card::{hint, section_title, small};
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{CornerRadius, EventFilter, Frame, Id, Key, Memory, Modal, Modifiers, RichText, Stroke, Ui, UiBuilder, accesskit::Role};
use std::path::Path;

/// Width of the chooser and of its places.
const WIDTH: [f32; 2] = [760.0, 128.0];
/// Height of everything but the list, and least and most height of the list.
const HEIGHT: [f32; 3] = [390.0, 140.0, 380.0];
/// Rows that a page has for the keyboard.
const PAGE: isize = 10;
/// Folders that the way to the one shown names, and characters of each.
const MOST_CRUMBS: usize = 4;
const MOST_CHARACTERS: usize = 14;

/// What of the chooser is on the screen only.
#[derive(Default)]
pub struct ChooserLook {
    /// Whether the sorting of a folder was drawn, so that its first list had the focus.
    pub(super) is_sorting: bool,
    /// The path being typed.
    typed: String,
    /// The name being typed.
    name: String,
    /// The listing and the row that were shown last.
    pub(super) shown: Option<(usize, usize)>,
    /// How far the list is scrolled, in points.
    pub(super) offset: f32,
    is_open: bool,
}

/// Draws the chooser while it is open.
pub fn chooser_ui(ui: &Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(chooser) = &state.chooser else {
        look.chooser = ChooserLook::default();
        return;
    };
    let locale = state.settings.locale;
    let tokens = Tokens::of(ui);
    let title = match &chooser.purpose {
        Purpose::Case => word!(locale, "chooser.title_case"),
        Purpose::Pictures { .. } | Purpose::Replacement { .. } => word!(locale, "chooser.title_pictures"),
        Purpose::Export { .. } => word!(locale, "chooser.title_export"),
    };
    let id = Id::unique("chooser");
    let frame = Frame::new().fill(tokens.surface).stroke(Stroke::new(1.0, tokens.line)).corner_radius(CornerRadius::same(CARD_RADIUS));
    let shown = Modal::new(id).frame(frame.inner_margin(card_margin())).show(ui.ctx(), |ui| {
        let dialog = UiBuilder::new().accessibility_role(Role::Dialog).accessibility_label(title.clone());
        ui.scope_builder(dialog, |ui| dialog_ui(ui, chooser, &title, look, locale, out));
    });
    look.chooser.is_open = true;
    if shown.should_close() {
        out.push(Action::Chooser(ChooserAction::Cancel));
    }
}

fn dialog_ui(ui: &mut Ui, chooser: &Chooser, title: &str, look: &mut Look, locale: Locale, out: &mut Vec<Action>) {
    ui.set_width(WIDTH[0]);
    keys(ui, chooser, out);
    section_title(ui, title);
    path_ui(ui, chooser, &mut look.chooser, locale, out);
    body_ui(ui, chooser, &mut look.chooser, locale, out);
    status_ui(ui, chooser, locale, out);
    if let Purpose::Export { .. } = chooser.purpose {
        name_ui(ui, chooser, look, locale, out);
    }
    footer_ui(ui, chooser, locale, out);
}

fn path_id() -> Id {
    Id::unique("chooser-path")
}

fn name_id() -> Id {
    Id::unique("chooser-name")
}

/// Keys of the list: where it or nothing has the focus. Backspace leads up wherever nothing is typed.
fn keys(ui: &Ui, chooser: &Chooser, out: &mut Vec<Action>) {
    let focused = ui.memory(Memory::focused);
    if focused == Some(path_id()) || focused == Some(name_id()) {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut act = |action| out.push(Action::Chooser(action));
    if pressed(Modifiers::NONE, Key::Backspace) {
        act(ChooserAction::ToParent);
    }
    let row = row_id(chooser.cursor);
    if focused.is_some_and(|focused| focused != row) {
        return;
    }
    // The arrows move along the list, not to what stands beside it.
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row, filter));
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, PAGE),
        (Key::PageUp, -PAGE),
        (Key::End, isize::MAX),
        (Key::Home, isize::MIN),
    ];
    for (key, by) in steps {
        // Without modifiers, extra ones would match too.
        if pressed(Modifiers::SHIFT, key) {
            act(ChooserAction::Move { by, extends: true });
        } else if pressed(Modifiers::NONE, key) {
            act(ChooserAction::Move { by, extends: false });
        }
    }
    if pressed(Modifiers::COMMAND, Key::A) {
        act(ChooserAction::SelectAll);
    }
    if pressed(Modifiers::NONE, Key::Space) {
        act(ChooserAction::Select(chooser.cursor, Pick::Toggle));
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        act(ChooserAction::Activate(chooser.cursor));
    }
}

/// The path of the folder, to be typed over, and the way to it.
fn path_ui(ui: &mut Ui, chooser: &Chooser, look: &mut ChooserLook, locale: Locale, out: &mut Vec<Action>) {
    let folder = &chooser.listing.folder;
    if look.shown.is_none_or(|(n_listed, _)| n_listed != chooser.n_listed) {
        look.typed = folder.display().to_string();
    }
    let label = hint(ui, &word!(locale, "chooser.path"));
    let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
    let field = plain_ui(ui, path_id(), &mut look.typed, shape).labelled_by(label.id);
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        out.push(Action::Chooser(ChooserAction::Type(look.typed.clone())));
        // The list takes the focus if there is such a folder.
        field.request_focus();
    }
    ui.horizontal(|ui| {
        let way: Vec<&Path> = folder.ancestors().collect();
        for (above, &place) in way.iter().enumerate().take(MOST_CRUMBS + 1).rev() {
            let name = place.file_name().map_or_else(|| place.display().to_string(), |name| name.to_string_lossy().into_owned());
            if above == 0 {
                small(ui, &shortened(&name));
                continue;
            }
            let text = if above == MOST_CRUMBS { "…".to_owned() } else { shortened(&name) };
            if link(ui, &text).accessible_name(word!(locale, "chooser.back_to", name = name)).clicked() {
                out.push(Action::Chooser(ChooserAction::Enter(place.to_owned())));
            }
            if place.parent().is_some() {
                small(ui, "/");
            }
        }
    });
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MOST_CHARACTERS {
        return name.to_owned();
    }
    name.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// The places at the left, what stands in the folder at the right.
fn body_ui(ui: &mut Ui, chooser: &Chooser, look: &mut ChooserLook, locale: Locale, out: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - HEIGHT[0]).clamp(HEIGHT[1], HEIGHT[2]);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(WIDTH[1]);
            for shortcut in &chooser.shortcuts {
                let name = word!(locale, &format!("place.{}", shortcut.place.as_ref()));
                if filter_chip(ui, &name, shortcut.path == chooser.listing.folder).clicked() {
                    out.push(Action::Chooser(ChooserAction::Enter(shortcut.path.clone())));
                }
            }
        });
        ui.vertical(|ui| rows_ui(ui, chooser, look, height, locale, out));
    });
}

/// What is shown besides, and what went wrong.
fn status_ui(ui: &mut Ui, chooser: &Chooser, locale: Locale, out: &mut Vec<Action>) {
    let filter = chooser.filter;
    ui.horizontal(|ui| {
        let is_for_pictures = matches!(chooser.purpose, Purpose::Pictures { .. } | Purpose::Replacement { .. });
        if is_for_pictures && filter_chip(ui, &word!(locale, "chooser.all_files"), filter.all).clicked() {
            out.push(Action::Chooser(ChooserAction::Show(Filter { all: !filter.all, ..filter })));
        }
        if filter_chip(ui, &word!(locale, "chooser.hidden"), filter.hidden).clicked() {
            out.push(Action::Chooser(ChooserAction::Show(Filter { hidden: !filter.hidden, ..filter })));
        }
    });
    if let Some(fault) = &chooser.fault {
        ui.label(RichText::new(fault).size(size::HINT).color(Tokens::of(ui).error));
    } else if chooser.awaited.is_some() {
        small(ui, &word!(locale, "chooser.reading"));
    } else if chooser.listing.is_cut {
        small(ui, &word!(locale, "chooser.cut", count = chooser.listing.entries.len()));
    }
}

/// The name of the export, and why nothing can be written under it.
fn name_ui(ui: &mut Ui, chooser: &Chooser, look: &mut Look, locale: Locale, out: &mut Vec<Action>) {
    let label = hint(ui, &word!(locale, "chooser.name"));
    let is_typing = ui.memory(|memory| memory.has_focus(name_id()));
    let mut text = if is_typing { std::mem::take(&mut look.chooser.name) } else { chooser.name.clone() };
    let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
    let field = plain_ui(ui, name_id(), &mut text, shape).labelled_by(label.id);
    if field.changed() && !look.is_composing {
        out.push(Action::Chooser(ChooserAction::Name(text.clone())));
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        out.push(Action::Chooser(ChooserAction::Confirm));
    }
    if !look.chooser.is_open {
        field.request_focus();
    }
    look.chooser.name = text;
    let fault = match chooser.target() {
        Err(NameFault::Taken) => word!(locale, "chooser.name_taken"),
        Err(NameFault::NotAName) => word!(locale, "chooser.not_a_name"),
        Ok(_) | Err(NameFault::Empty) => return,
    };
    ui.label(RichText::new(fault).size(size::HINT).color(Tokens::of(ui).error));
}

fn footer_ui(ui: &mut Ui, chooser: &Chooser, locale: Locale, out: &mut Vec<Action>) {
    ui.add_space(space::XS);
    let choice = chooser.choice();
    let words = match (&choice, &chooser.purpose) {
        (Choice::Enter(_), _) => word!(locale, "chooser.enter"),
        (Choice::Attach(files), _) => word!(locale, "chooser.attach_count", count = files.len()),
        (_, Purpose::Case) => word!(locale, "chooser.open"),
        (_, Purpose::Pictures { .. } | Purpose::Replacement { .. }) => word!(locale, "chooser.attach"),
        (_, Purpose::Export { .. }) => word!(locale, "chooser.export"),
    };
    ui.horizontal(|ui| {
        at_right(ui, |ui| {
            if secondary(ui, &word!(locale, "preview.cancel"), true).clicked() {
                out.push(Action::Chooser(ChooserAction::Cancel));
            }
            if primary(ui, &words, choice != Choice::Nothing).clicked() {
                out.push(Action::Chooser(ChooserAction::Confirm));
            }
        });
    });
}
