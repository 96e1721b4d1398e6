//! The tools: what each is set to, and its controls. Nothing happens to the scan until “use this one”.

use super::look::ViewerLook;
use crate::app::{Action, InspectAction, Mend, OpenCase, State};
use crate::evidence::{Overlay, OverlayKind, OverlayShape};
use crate::i18n::Locale;
use crate::knowledge::{Paper, Slot};
use crate::picture::edit::Edit;
use crate::ui::tokens::space;
use crate::ui::widget::button::{choice_chip, focus_ring};
use crate::ui::widget::card::{hint, small};
use crate::ui::widget::choice::drop_list_ui;
use crate::word;
use eframe::egui::{Slider, Ui};
use strum::IntoEnumIterator;

/// Fine turning, in degrees to either side, and of one press of a key.
const FINE: f32 = 15.0;
const FINE_STEP: f64 = 0.2;
/// Changes of a tool that can be taken back.
const MOST_STEPS: usize = 100;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum ToolKind {
    /// Turned.
    Rotate,
    /// Cropped.
    Crop,
    /// Seen from straight above.
    Straighten,
    /// Lit evenly.
    Level,
    /// Put into one picture with its other side.
    Stack,
}

/// An open tool.
#[derive(Debug, Clone)]
pub struct Tool {
    /// As it is set.
    pub mend: Mend,
    /// As it was set before, oldest first.
    steps: Vec<Mend>,
}

impl Tool {
    /// A tool as it opens: straightening begins at the outline that was found, if one was.
    pub fn new(kind: ToolKind, overlays: &[Overlay], slot: Option<&Slot>) -> Self {
        let mend = match kind {
            ToolKind::Rotate => Mend::Edit(Edit::Rotate { quarters: 0, degrees: 0.0 }),
            ToolKind::Crop => Mend::Edit(Edit::Crop { from: [0.0; 2], to: [1.0; 2] }),
            ToolKind::Straighten => {
                let found = overlays.iter().find_map(|overlay| match overlay.shape {
                    OverlayShape::Outline(outline) if overlay.kind == OverlayKind::Outline => Some(outline),
                    _ => None,
                });
                let corners = found.map_or(Edit::WHOLE, |outline| outline.corners.map(|corner| [corner.x, corner.y]));
                Mend::Edit(Edit::Straighten { corners, aspect: slot.and_then(|slot| aspect(slot.paper)) })
            }
            ToolKind::Level => Mend::Edit(Edit::Level),
            ToolKind::Stack => Mend::Stack { other: String::new(), is_above: false },
        };
        Self { mend, steps: Vec::new() }
    }

    /// What it does.
    pub fn kind(&self) -> ToolKind {
        match self.mend {
            Mend::Edit(Edit::Rotate { .. }) => ToolKind::Rotate,
            Mend::Edit(Edit::Crop { .. }) => ToolKind::Crop,
            Mend::Edit(Edit::Straighten { .. }) => ToolKind::Straighten,
            Mend::Edit(Edit::Level) => ToolKind::Level,
            Mend::Stack { .. } => ToolKind::Stack,
        }
    }

    /// Remembers how it is set, before that is changed.
    pub fn keep_step(&mut self) {
        if self.steps.last() != Some(&self.mend) {
            self.steps.push(self.mend.clone());
            let n_over = self.steps.len().saturating_sub(MOST_STEPS);
            self.steps.drain(..n_over);
        }
    }

    /// Sets it as it was before.
    pub fn take_back(&mut self) {
        if let Some(before) = self.steps.pop() {
            self.mend = before;
        }
    }

    /// Whether it is set by the corners on the picture.
    pub fn has_corners(&self) -> bool {
        matches!(self.kind(), ToolKind::Crop | ToolKind::Straighten)
    }
}

/// Long side of a paper by its short one. ISO 216; ISO/IEC 7810 ID-1.
fn aspect(paper: Paper) -> Option<f32> {
    match paper {
        Paper::A4 => Some(297.0 / 210.0),
        Paper::Card => Some(85.6 / 53.98),
        Paper::Any => None,
    }
}

/// The name of a tool.
pub fn tool_words(kind: ToolKind, locale: Locale) -> String {
    word!(locale, &format!("tool.{}", kind.as_ref()))
}

/// Opens a tool, or closes it if it is open.
pub fn switch(viewer: &mut ViewerLook, kind: ToolKind, overlays: &[Overlay], slot: Option<&Slot>, out: &mut Vec<Action>) {
    let is_open = viewer.tool.as_ref().is_some_and(|tool| tool.kind() == kind);
    viewer.tool = (!is_open).then(|| Tool::new(kind, overlays, slot));
    viewer.shows_result = viewer.tool.as_ref().is_some_and(|tool| !tool.has_corners());
    viewer.view = super::view::Viewport::default();
    out.push(Action::Inspect(InspectAction::Drop));
}

/// Draws the tools, and below them the controls of the open one.
pub fn tools_ui(
    ui: &mut Ui,
    state: &State,
    case: &OpenCase,
    (overlays, slot): (&[Overlay], Option<&Slot>),
    viewer: &mut ViewerLook,
    out: &mut Vec<Action>,
) {
    let locale = state.settings.locale;
    let Some(file) = &case.viewed else { return };
    let is_possible = !case.is_read_only && case.inspector.making().is_none();
    let has_picture = case.previews.contains_key(file);
    small(ui, &word!(locale, "viewer.tools"));
    ui.horizontal_wrapped(|ui| {
        if !is_possible {
            ui.disable();
        }
        // What cannot be shown cannot be mended either, but replaced.
        for kind in ToolKind::iter().filter(|_| has_picture) {
            let is_open = viewer.tool.as_ref().is_some_and(|tool| tool.kind() == kind);
            if choice_chip(ui, &tool_words(kind, locale), is_open).clicked() {
                switch(viewer, kind, overlays, slot, out);
            }
        }
        if choice_chip(ui, &word!(locale, "tool.replace"), false).clicked() {
            out.push(Action::Inspect(InspectAction::AskReplacement));
        }
    });
    if let Some(tool) = &mut viewer.tool {
        hint(ui, &word!(locale, &format!("tool_line.{}", tool.kind().as_ref())));
        ui.add_enabled_ui(is_possible, |ui| controls_ui(ui, state, case, file, tool));
    }
}

fn controls_ui(ui: &mut Ui, state: &State, case: &OpenCase, file: &str, tool: &mut Tool) {
    let locale = state.settings.locale;
    match tool.mend.clone() {
        Mend::Edit(Edit::Rotate { quarters, degrees }) => rotation_ui(ui, locale, tool, quarters, degrees),
        Mend::Edit(Edit::Straighten { corners, .. }) => {
            if corners != Edit::WHOLE && !tool.mend.is_change() {
                hint(ui, &word!(locale, "tool_part.not_a_sheet"));
            }
        }
        Mend::Edit(Edit::Crop { .. } | Edit::Level) => {}
        Mend::Stack { other, is_above } => stack_ui(ui, state, case, file, tool, (&other, is_above)),
    }
}

fn rotation_ui(ui: &mut Ui, locale: Locale, tool: &mut Tool, quarters: u8, degrees: f32) {
    ui.horizontal(|ui| {
        for (key, turn) in [("tool_part.left", 3), ("tool_part.right", 1)] {
            if choice_chip(ui, &word!(locale, key), false).clicked() {
                tool.keep_step();
                tool.mend = Mend::Edit(Edit::Rotate { quarters: (quarters + turn) % 4, degrees });
            }
        }
    });
    let mut fine = degrees;
    ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = ui.available_width() - 64.0;
        let slider = Slider::new(&mut fine, -FINE..=FINE).step_by(FINE_STEP).show_value(false);
        let response = ui.add(slider).accessible_name(word!(locale, "tool_part.degrees"));
        focus_ring(ui, &response);
        if response.drag_started() || response.changed() && !response.dragged() {
            tool.keep_step();
        }
        hint(ui, &format!("{fine:.1}°"));
    });
    if fine.to_bits() != degrees.to_bits() {
        tool.mend = Mend::Edit(Edit::Rotate { quarters, degrees: fine });
    }
}

fn stack_ui(ui: &mut Ui, state: &State, case: &OpenCase, file: &str, tool: &mut Tool, (other, is_above): (&str, bool)) {
    let locale = state.settings.locale;
    let entries = others(state, case, file);
    if entries.is_empty() {
        hint(ui, &word!(locale, "tool_part.none"));
        return;
    }
    let chosen = entries.iter().find(|(path, _)| path == other).map_or_else(|| word!(locale, "tool_part.choose"), |(_, name)| name.clone());
    let width = ui.available_width() - space::XL;
    let (response, picked) = drop_list_ui(ui, "other-side", &chosen, &other.to_owned(), &entries, width);
    response.accessible_name(word!(locale, "tool_part.other"));
    let mut set = |other: String, is_above| {
        tool.keep_step();
        tool.mend = Mend::Stack { other, is_above };
    };
    if let Some(picked) = picked {
        set(picked, is_above);
    }
    ui.horizontal(|ui| {
        for (key, value) in [("tool_part.above", false), ("tool_part.below", true)] {
            if choice_chip(ui, &word!(locale, key), is_above == value).clicked() {
                set(other.to_owned(), value);
            }
        }
    });
}

/// The other scans of the case that can be shown, those of the same slot first.
fn others(state: &State, case: &OpenCase, file: &str) -> Vec<(String, String)> {
    let own = case.material_of(file);
    let mut materials: Vec<_> = case.filing.attached().collect();
    materials.sort_by_key(|material| own.is_none_or(|own| own != *material));
    let scans = materials.into_iter().flat_map(|material| material.files.iter().map(move |scan| (material, scan)));
    let usable = scans.filter(|(_, scan)| *scan != file && case.previews.contains_key(*scan));
    let name = |slot: &str, scan: &str| {
        let slot = state.knowledge.slot(slot).map_or(slot, |slot| slot.name.get(state.settings.locale));
        format!("{slot} · {}", scan.rsplit('/').next().unwrap_or(scan))
    };
    usable.map(|(material, scan)| (scan.clone(), name(&material.slot, scan))).collect()
}
