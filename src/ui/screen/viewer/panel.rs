//! Beside the stage: what was found on this scan, what was measured, and the tools.

use super::gauge::gauges_ui;
use super::look::ViewerLook;
use super::tool::{ToolKind, switch, tool_words, tools_ui};
use crate::app::{Action, OpenCase, State};
use crate::evidence::{Gauge, Overlay};
use crate::knowledge::Slot;
use crate::report::Speaker;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::screen::panel::reply_locale;
use crate::ui::tokens::space;
use crate::ui::widget::button::link;
use crate::ui::widget::card::{hint, section_title, small};
use crate::ui::widget::finding::{details_ui, framed_ui};
use crate::ui::widget::icon::{Icon, icon};
use crate::word;
use eframe::egui::{Id, ScrollArea, Ui};

/// What the panel speaks of.
pub struct Scan<'a> {
    /// The slot that it stands in.
    pub slot: Option<&'a Slot>,
    /// What was found on it.
    pub findings: &'a [&'a Finding],
    /// What can be shown upon it.
    pub overlays: &'a [Overlay],
    /// What was measured on it.
    pub gauges: &'a [Gauge],
}

/// Draws the panel. The tools keep their place at its foot.
pub fn panel_ui(ui: &mut Ui, state: &State, case: &OpenCase, scan: &Scan, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    section_title(ui, &word!(locale, "panel.results"));
    ui.add_space(space::XS);
    let id = Id::unique("viewer-tools");
    let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let height = ui.available_height() - known - space::M;
    ScrollArea::vertical().id_salt("scan").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        findings_ui(ui, state, scan, look, out);
        if !scan.gauges.is_empty() {
            ui.add_space(space::XS);
            small(ui, &word!(locale, "viewer.measured"));
            gauges_ui(ui, locale, scan.gauges);
        }
    });
    ui.add_space(space::M);
    let drawn = ui.vertical(|ui| tools_ui(ui, state, case, (scan.overlays, scan.slot), &mut look.viewer, out)).response.rect.height();
    // How high they are is known once they have been drawn: where that changes, the frame is drawn again.
    if (known - drawn).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, drawn));
        ui.ctx().request_discard("the height of the tools");
    }
}

fn findings_ui(ui: &mut Ui, state: &State, scan: &Scan, look: &mut Look, out: &mut Vec<Action>) {
    let speaker = Speaker::new(&state.knowledge, state.settings.locale);
    if scan.findings.is_empty() {
        ui.horizontal(|ui| {
            icon(ui, Icon::Pass);
            hint(ui, &word!(speaker.locale, "panel.nothing_yet"));
        });
    }
    let key = |finding: &Finding| (finding.rule.clone(), finding.field.clone());
    let chosen = look.viewer.chosen.clone().or_else(|| scan.findings.first().map(|finding| key(finding)));
    for finding in scan.findings {
        let title = speaker.title(finding);
        let is_open = chosen.as_ref() == Some(&key(finding));
        let name = if finding.place.is_some() { word!(speaker.locale, "viewer.show_place", title = &title) } else { title.clone() };
        let card = framed_ui(ui, finding, is_open, speaker, &name, |ui| {
            if let Some(kind) = remedy(&finding.rule) {
                let words = tool_words(kind, speaker.locale);
                if link(ui, &words).accessible_name(format!("{words}: {title}")).clicked() {
                    look.viewer.tool = None;
                    switch(&mut look.viewer, kind, scan.overlays, scan.slot, out);
                }
            }
            if is_open {
                details_ui(ui, finding, speaker, reply_locale(state), look, out);
            }
        });
        if card.clicked() {
            show_place(&mut look.viewer, finding);
            ui.request_repaint();
        }
    }
}

/// Shows where a finding is on the scan as it is.
fn show_place(viewer: &mut ViewerLook, finding: &Finding) {
    viewer.chosen = Some((finding.rule.clone(), finding.field.clone()));
    viewer.goal = finding.place;
    (viewer.is_bare, viewer.shows_result) = (false, false);
}

/// The tool that mends what a rule speaks of.
fn remedy(rule: &str) -> Option<ToolKind> {
    match rule {
        "scan.skewed" => Some(ToolKind::Straighten),
        "scan.exposure" => Some(ToolKind::Level),
        _ => None,
    }
}
