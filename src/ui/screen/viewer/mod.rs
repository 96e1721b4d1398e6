//! The inspector: a scan shown in full, with what was found on it, what was measured, and tools that mend a copy.

mod bar;
pub mod gauge;
mod handles;
pub mod look;
pub mod overlay;
mod panel;
mod stage;
mod tiles;
mod tool;
pub mod view;

use crate::app::{Action, OpenCase, State};
use crate::evidence::{ScanEvidence, gauges, overlays};
use crate::filing::Material;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::screen::material::stage_colour;
use crate::ui::screen::{Edge, above_bar, bar_ui, part_ui, region_ui, results_ui};
use crate::ui::tokens::size;
use eframe::egui::{Frame, Key, Margin, Modifiers, Popup, Rect, Ui};
use look::ViewerLook;

/// Draws the inspector over the whole window.
pub fn viewer_ui(ui: &mut Ui, whole: Rect, state: &State, case: &OpenCase, look: &mut Look, out: &mut Vec<Action>) {
    let Some(file) = case.viewed.clone() else { return };
    let slot = case.material_of(&file).and_then(|material| state.knowledge.slot(&material.slot));
    let name = slot.map_or(file.as_str(), |slot| slot.name.get(state.settings.locale)).to_owned();
    let (overlays, gauges) = match case.evidence.scans.get(&file) {
        Some(ScanEvidence::Measured(facts)) => (overlays(facts, slot, &state.knowledge), gauges(facts, slot, &state.knowledge)),
        _ => (Vec::new(), Vec::new()),
    };
    let fields = fields_of(case, &file);
    let findings: Vec<&Finding> = case.report.findings.iter().filter(|finding| fields.contains(&finding.field)).collect();
    escape(ui, state, look, out);
    let (top, rest) = whole.split_top_bottom_at_y(whole.top() + size::TOP_BAR);
    let (rest, bottom) = above_bar(rest);
    let (left, right) = rest.split_left_right_at_x(rest.right() - size::PANEL);
    part_ui(ui, "top", top, Edge::Bottom, Margin::symmetric(16, 4), |ui| bar::top_ui(ui, state, case, &file, &name, &findings, out));
    let shown = stage::Shown { file: &file, name: &name, overlays: &overlays, findings: &findings };
    region_ui(ui, "picture", left, Frame::new().fill(stage_colour(ui)), |ui| stage::stage_ui(ui, state, case, &shown, look, out));
    let scan = panel::Scan { slot, findings: &findings, overlays: &overlays, gauges: &gauges };
    results_ui(ui, right, |ui| panel::panel_ui(ui, state, case, &scan, look, out));
    bar_ui(ui, bottom, |ui| bar::bottom_ui(ui, state, case, &mut look.viewer, out));
}

/// Escape closes the open tool, else the inspector, unless something lies over it.
fn escape(ui: &Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let is_covered = look.is_help_open || look.glossary.is_some() || state.chooser.is_some() || Popup::is_any_open(ui.ctx());
    if is_covered || look.is_composing || !ui.input(|input| input.key_pressed(Key::Escape)) {
        return;
    }
    if look.viewer.tool.is_some() {
        bar::close_tool(&mut look.viewer, out);
    } else {
        out.push(Action::CloseView);
    }
}

/// While a tool is open, undo takes back how it was set. Call before other keys are looked at.
pub fn undo_in_tool(ui: &Ui, viewer: &mut ViewerLook) {
    if let Some(tool) = &mut viewer.tool {
        let is_pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        // What was taken back in a tool is set again by hand.
        let is_redo = is_pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || is_pressed(Modifiers::COMMAND, Key::Y);
        if !is_redo && is_pressed(Modifiers::COMMAND, Key::Z) {
            tool.take_back();
        }
    }
}

/// Field paths at which a file stands.
fn fields_of(case: &OpenCase, file: &str) -> Vec<String> {
    let materials = case.filing.materials.iter();
    let at = |material: &Material| {
        let index = material.files.iter().position(|attached| attached == file)?;
        Some(format!("{}.files[{index}]", material.path()))
    };
    materials.filter_map(at).collect()
}
