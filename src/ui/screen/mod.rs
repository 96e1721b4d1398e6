//! Screens: one file a screen or a fixed part of the window.

mod arrival;
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
pub mod panel;
mod part;
pub mod preview;
mod questions;
pub mod rail;
mod since;
pub mod start;
mod start_detail;
pub mod top_bar;
pub mod viewer;

use crate::app::{Action, Screen, State};
use crate::knowledge::Step;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, size, space};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

/// The whole window.
pub fn root_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    look.follow_composition(ui);
    glossary::keys(ui, look);
    let tokens = Tokens::of(ui);
    let bar = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 4));
    Panel::top("top").exact_size(size::TOP_BAR).frame(bar).show(ui, |ui| top_bar::top_bar_ui(ui, state, look, out));
    if let Some(case) = state.case.as_ref().filter(|case| case.viewed.is_some()) {
        viewer::viewer_ui(ui, state, case, look, out);
    } else {
        match state.screen {
            Screen::Home => page_ui(ui, "home", size::HOME_COLUMN, |ui| home::home_ui(ui, state, look, out)),
            Screen::Start { of_open_case } => {
                bar_ui(ui, |ui| start::start_bar_ui(ui, state, of_open_case, out));
                page_ui(ui, "start", size::COLUMN, |ui| start::start_ui(ui, state, look, of_open_case, out));
            }
            Screen::Eligibility => {
                bar_ui(ui, |ui| eligibility::eligibility_bar_ui(ui, state, out));
                page_ui(ui, "eligibility", size::COLUMN, |ui| eligibility::eligibility_ui(ui, state, look, out));
            }
            Screen::Step(step) => step_ui(ui, state, look, step, out),
        }
    }
    help::help_ui(ui, look, state.settings.locale);
    chooser::chooser_ui(ui, state, look, out);
    notice::notices_ui(ui, state, out);
    glossary::glossary_ui(ui, state, look);
}

/// The bar at the foot of a page of its own.
fn bar_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let bar = Frame::new().fill(Tokens::of(ui).surface).inner_margin(Margin::symmetric(24, 10));
    Panel::bottom("bottom").exact_size(size::BOTTOM_BAR).frame(bar).show(ui, add);
}

fn step_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let is_folded = ui.content_rect().width() < size::FOLD_BELOW;
    let surface = |margin| Frame::new().fill(tokens.surface).inner_margin(margin);
    Panel::left("rail")
        .exact_size(size::RAIL)
        .resizable(false)
        .frame(surface(Margin::symmetric(12, 24)))
        .show(ui, |ui| rail::rail_ui(ui, state, step, out));
    let bar = surface(Margin::symmetric(24, 10));
    Panel::bottom("bottom")
        .exact_size(size::BOTTOM_BAR)
        .frame(bar)
        .show(ui, |ui| bottom_bar::bottom_bar_ui(ui, state, look, step, is_folded, out));
    if !is_folded || look.results.is_open {
        let panel = surface(Margin::symmetric(16, 20));
        Panel::right("results").exact_size(size::PANEL).resizable(false).frame(panel).show(ui, |ui| match step {
            Step::Preview => preview::export_ui(ui, state, look, out),
            _ => panel::panel_ui(ui, state, look, step, out),
        });
    }
    page_ui(ui, step.as_ref(), size::COLUMN, |ui| match step {
        Step::Subject | Step::Website => form::form_ui(ui, state, look, step, out),
        Step::Material => material::material_ui(ui, state, look, out),
        Step::Preview => preview::preview_ui(ui, state, look, out),
    });
}

/// A column that scrolls, in the middle of its page.
fn page_ui(ui: &mut Ui, name: &str, column: f32, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(Tokens::of(ui).background);
    CentralPanel::default().frame(frame).show(ui, |ui| {
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
