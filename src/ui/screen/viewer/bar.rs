//! Above the stage: which scan it is. Below it: what the keys do, and how the open tool ends.

use super::look::ViewerLook;
use crate::app::{Action, InspectAction, OpenCase, Progress, State};
use crate::evidence::ScanEvidence;
use crate::i18n::{Locale, megabytes};
use crate::knowledge::Severity;
use crate::rules::Finding;
use crate::ui::focus::page_begins_at;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{chip, chip_width, icon_button, link, primary, secondary};
use crate::ui::widget::card::hint;
use crate::ui::widget::icon::Icon;
use crate::ui::widget::progress::progress_ui;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{RichText, Ui};

/// Most characters of a file name that are shown; its end tells the format.
const LONGEST_NAME: usize = 28;
/// Room for the counts at the right, in points, in the longest language.
const COUNTS_ROOM: f32 = 330.0;

/// The bar above: the way back, which scan it is, how many findings.
pub fn top_ui(ui: &mut Ui, state: &State, case: &OpenCase, file: &str, name: &str, findings: &[&Finding], out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        if link(ui, &word!(locale, "viewer.back")).clicked() {
            out.push(Action::CloseView);
        }
        let title = ui.label(RichText::new(name).font(bold(size::BODY)).color(tokens.text));
        page_begins_at(ui, &title, name);
        ui.add_space(space::XS);
        for fact in [Some(shortened(file)), facts(case, file, locale)].into_iter().flatten() {
            if ui.available_width() > COUNTS_ROOM + chip_width(ui, &fact) {
                chip(ui, &fact, tokens.sunk, tokens.weak);
            }
        }
        at_right(ui, |ui| {
            let counted = [(Severity::Blocker, "rail.blockers"), (Severity::Likely, "rail.likely"), (Severity::Advice, "viewer.advice")];
            for (severity, key) in counted {
                let count = findings.iter().filter(|finding| finding.severity == severity && finding.waived.is_none()).count();
                if count > 0 {
                    let icon = Icon::of(severity);
                    chip(ui, &word!(locale, key, count = count), icon.tint(tokens), icon.colour(tokens));
                }
            }
            if findings.is_empty() && case.evidence.scans.contains_key(file) {
                chip(ui, &word!(locale, "severity.pass"), tokens.pass_tint, tokens.pass);
            }
        });
    });
}

fn facts(case: &OpenCase, file: &str, locale: Locale) -> Option<String> {
    let Some(ScanEvidence::Measured(facts)) = case.evidence.scans.get(file) else { return None };
    let pixels = format!("{}×{}", facts.width_px, facts.height_px);
    Some(word!(locale, "viewer.size", pixels = pixels, size = megabytes(facts.bytes)))
}

/// The name of a file; of a long one, its beginning and end.
fn shortened(file: &str) -> String {
    let name: Vec<char> = file.rsplit('/').next().unwrap_or(file).chars().collect();
    if name.len() <= LONGEST_NAME {
        return name.into_iter().collect();
    }
    let half = LONGEST_NAME / 2;
    name[..half].iter().chain(['…'].iter()).chain(&name[name.len() - half..]).collect()
}

/// The bar below.
pub fn bottom_ui(ui: &mut Ui, state: &State, case: &OpenCase, viewer: &mut ViewerLook, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    ui.horizontal_centered(|ui| {
        if let Some(progress) = case.inspector.making() {
            making_ui(ui, locale, progress, out);
            return;
        }
        let is_writable = !case.is_read_only;
        let (undo, redo) = (word!(locale, "shortcut.undo"), word!(locale, "shortcut.redo"));
        if viewer.tool.is_none() {
            if icon_button(ui, Icon::Undo, &undo, is_writable && case.history.can_undo()).clicked() {
                out.push(Action::Undo);
            }
            if icon_button(ui, Icon::Redo, &redo, is_writable && case.history.can_redo()).clicked() {
                out.push(Action::Redo);
            }
        }
        let keys = match &viewer.tool {
            None => "viewer.keys",
            Some(tool) if tool.has_corners() => "viewer.keys_of_corners",
            Some(_) => "viewer.keys_of_tool",
        };
        hint(ui, &word!(locale, keys));
        at_right(ui, |ui| match &viewer.tool {
            None => {
                if primary(ui, &word!(locale, "viewer.close"), true).clicked() {
                    out.push(Action::CloseView);
                }
            }
            Some(tool) => {
                let mend = tool.mend.clone();
                let is_cancelled = secondary(ui, &word!(locale, "viewer.cancel"), true).clicked();
                let is_used = primary(ui, &word!(locale, "viewer.use"), mend.is_change() && is_writable).clicked();
                if is_used {
                    out.push(Action::Inspect(InspectAction::Make(mend)));
                } else if is_cancelled {
                    close_tool(viewer, out);
                }
            }
        });
    });
}

/// Closes the open tool without doing anything.
pub fn close_tool(viewer: &mut ViewerLook, out: &mut Vec<Action>) {
    viewer.tool = None;
    viewer.shows_result = false;
    out.push(Action::Inspect(InspectAction::Drop));
}

/// How far a change is that is being made, and the way to stop it.
fn making_ui(ui: &mut Ui, locale: Locale, progress: Progress, out: &mut Vec<Action>) {
    let percent = 100 * progress.done / progress.total.max(1);
    let words = word!(locale, "viewer.making", percent = percent);
    hint(ui, &words);
    ui.scope(|ui| {
        ui.set_max_width(240.0);
        progress_ui(ui, &words, progress);
    });
    at_right(ui, |ui| {
        if secondary(ui, &word!(locale, "viewer.cancel"), true).clicked() {
            out.push(Action::Inspect(InspectAction::CancelMaking));
        }
    });
}
