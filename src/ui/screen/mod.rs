//! Screens: one file a screen or a fixed part of the window.

mod arrival;
pub mod arriving;
pub mod bottom_bar;
mod case_dialog;
mod case_row;
pub mod chooser;
mod chooser_rows;
mod dates;
mod duties;
pub mod eligibility;
pub mod form;
pub mod glossary;
mod help;

pub mod home;
pub mod material;
pub mod notice;
pub mod pages;
pub mod panel;
mod part;
pub mod preview;
mod questions;
pub mod rail;
mod since;
pub mod sorting;
pub mod start;
mod start_detail;
pub mod top_bar;
pub mod viewer;

use crate::app::{Action, Screen, State};
use crate::knowledge::Step;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, size, space};
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, accesskit_root_id};

/// The whole window. Its parts are drawn in the order in which one reads: so the keyboard goes through them.
pub fn root_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    look.follow_composition(ui);
    look.focus.follow_screen(ui, state.screen);
    glossary::keys(ui, look);
    let name = word!(state.settings.locale, "app.name");
    ui.ctx().accesskit_node_builder(accesskit_root_id(), |node| node.set_label(name));
    let viewing = state.case.as_ref().filter(|case| case.viewed.is_some());
    if let Some(case) = state.case.as_ref().filter(|case| case.arriving.is_some()) {
        arriving::arriving_ui(ui, ui.max_rect(), state, case, look, out);
    } else if let Some(case) = viewing {
        viewer::viewer_ui(ui, ui.max_rect(), state, case, look, out);
    } else {
        // With its textures.
        look.viewer = viewer::look::ViewerLook::default();
        let (top, rest) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + size::TOP_BAR);
        part_ui(ui, "top", top, Edge::Bottom, Margin::symmetric(16, 4), |ui| top_bar::top_bar_ui(ui, state, look, out));
        match state.screen {
            Screen::Home => page_ui(ui, "home", rest, size::HOME_COLUMN, |ui| home::home_ui(ui, state, look, out)),
            Screen::Start { of_open_case } => {
                let (page, bar) = above_bar(rest);
                page_ui(ui, "start", page, size::COLUMN, |ui| start::start_ui(ui, state, look, of_open_case, out));
                bar_ui(ui, bar, |ui| start::start_bar_ui(ui, state, of_open_case, out));
            }
            Screen::Eligibility => {
                let (page, bar) = above_bar(rest);
                page_ui(ui, "eligibility", page, size::COLUMN, |ui| eligibility::eligibility_ui(ui, state, look, out));
                bar_ui(ui, bar, |ui| eligibility::eligibility_bar_ui(ui, state, out));
            }
            Screen::Step(step) => step_ui(ui, rest, state, look, step, out),
        }
    }
    help::help_ui(ui, look, state.settings.locale);
    chooser::chooser_ui(ui, state, look, out);
    pages::pages_ui(ui, state, look, out);
    sorting::sorting_ui(ui, state, look, out);
    notice::notices_ui(ui, state, out);
    glossary::glossary_ui(ui, state, look);
    let has_dialog = look.is_help_open
        || look.glossary.is_some()
        || look.home.dialog.is_some()
        || state.chooser.is_some()
        || state.page_choice().is_some()
        || state.sorting.is_some();
    look.focus.come_back(ui, has_dialog || viewing.is_some());
}

/// The room above the bar at the foot of a page, and the bar's.
fn above_bar(rest: Rect) -> (Rect, Rect) {
    rest.split_top_bottom_at_y(rest.bottom() - size::BOTTOM_BAR)
}

/// The bar at the foot of a page.
fn bar_ui(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    part_ui(ui, "bottom", rect, Edge::Top, Margin::symmetric(24, 10), add);
}

/// The results beside a page, or what takes their place.
fn results_ui(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    part_ui(ui, "results", rect, Edge::Left, Margin::symmetric(16, 20), add);
}

/// The edge at which a part of the window has a line.
#[derive(Debug, Clone, Copy)]
enum Edge {
    Top,
    Left,
    Right,
    Bottom,
}

/// A part of the window that stays where it is, with a line towards the page.
fn part_ui(ui: &mut Ui, name: &str, rect: Rect, edge: Edge, mut margin: Margin, add: impl FnOnce(&mut Ui)) {
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    let half = line.width / 2.0;
    // The line takes its point from the contents.
    match edge {
        Edge::Top => margin.top += 1,
        Edge::Left => margin.left += 1,
        Edge::Right => margin.right += 1,
        Edge::Bottom => margin.bottom += 1,
    }
    region_ui(ui, name, rect, Frame::new().fill(Tokens::of(ui).surface).inner_margin(margin), add);
    let painter = ui.painter();
    match edge {
        Edge::Top => painter.hline(rect.x_range(), rect.top() + half, line),
        Edge::Left => painter.vline(rect.left() + half, rect.y_range(), line),
        Edge::Right => painter.vline(rect.right() - half, rect.y_range(), line),
        Edge::Bottom => painter.hline(rect.x_range(), rect.bottom() - half, line),
    };
}

/// A frame that fills a place of the window; nothing in it shows beyond.
fn region_ui(ui: &mut Ui, name: &str, rect: Rect, frame: Frame, add: impl FnOnce(&mut Ui)) {
    // A screen reader jumps from one part of the window to the next.
    let role = match name {
        "top" => Role::Banner,
        "rail" => Role::Navigation,
        "results" => Role::Complementary,
        "bottom" => Role::ContentInfo,
        _ => Role::Main,
    };
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::top_down(Align::Min)).accessibility_role(role);
    let mut region = ui.new_child(builder);
    region.shrink_clip_rect(rect);
    frame.show(&mut region, |ui| {
        ui.expand_to_include_rect(ui.max_rect());
        add(ui);
    });
}

fn step_ui(ui: &mut Ui, rest: Rect, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let is_folded = rest.width() < size::FOLD_BELOW;
    let (rail, rest) = rest.split_left_right_at_x(rest.left() + size::RAIL);
    let (rest, bar) = above_bar(rest);
    let has_results = !is_folded || look.results.is_open;
    let (page, results) = rest.split_left_right_at_x(rest.right() - if has_results { size::PANEL } else { 0.0 });
    part_ui(ui, "rail", rail, Edge::Right, Margin::symmetric(12, 24), |ui| rail::rail_ui(ui, state, step, out));
    page_ui(ui, step.as_ref(), page, size::COLUMN, |ui| match step {
        Step::Subject | Step::Website => form::form_ui(ui, state, look, step, out),
        Step::Material => material::material_ui(ui, state, look, out),
        Step::Preview => preview::preview_ui(ui, state, look, out),
    });
    if has_results {
        results_ui(ui, results, |ui| match step {
            Step::Preview => preview::export_ui(ui, state, look, out),
            _ => panel::panel_ui(ui, state, look, step, out),
        });
    }
    bar_ui(ui, bar, |ui| bottom_bar::bottom_bar_ui(ui, state, look, step, is_folded, out));
}

/// A column that scrolls, in the middle of its page.
fn page_ui(ui: &mut Ui, name: &str, rect: Rect, column: f32, add: impl FnOnce(&mut Ui)) {
    region_ui(ui, name, rect, Frame::new().fill(Tokens::of(ui).background), |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width();
            let margin = ((width - column) / 2.0).max(space::XXL);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width((width - 2.0 * margin).min(column));
                    add(ui);
                    ui.add_space(size::BOTTOM_BAR);
                });
            });
        });
    });
}
