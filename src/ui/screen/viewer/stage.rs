//! The stage: the picture, what is shown upon it, and the small controls over it.

use super::handles::{arrows, handles_ui};
use super::look::ViewerLook;
use super::overlay::{chips_ui, paint, paint_place};
use super::tiles::{Budget, Sheet};
use super::view::{AROUND, STEP, Stage};
use crate::app::{Action, ArrivingAction, InspectAction, Mend, OpenCase, Pixels, State};
use crate::evidence::{Overlay, ScanEvidence};
use crate::i18n::Locale;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::button::pill;
use crate::ui::widget::icon::Icon;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Color32, EventFilter, FontId, Image, Key, Layout, Memory, Modifiers, Painter, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::sync::Arc;

/// What an arrow key moves the picture by, in points.
const PAN: f32 = 64.0;
/// Turns of the wheel, in points, for a zoom of e.
const WHEEL: f32 = 200.0;
/// Height of a row of small controls in points.
const ROW: f32 = 28.0;
/// Width of the stage in points from which what is at the foot and the zoom stand in one row.
const BOTH_SIDE_BY_SIDE: f32 = 520.0;

/// What the stage shows.
pub struct Shown<'a> {
    /// The scan's path in the case.
    pub file: &'a str,
    /// What it is a picture of.
    pub name: &'a str,
    /// What can be shown upon it.
    pub overlays: &'a [Overlay],
    /// What was found on it.
    pub findings: &'a [&'a Finding],
}

/// Draws the stage. What lies over the picture comes after it: so the keyboard goes through it.
pub fn stage_ui(ui: &mut Ui, state: &State, case: &OpenCase, shown: &Shown, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    let painter = ui.painter().with_clip_rect(rect);
    let thumbnail = look.thumbnail(ui.ctx(), case, shown.file);
    let viewer = &mut look.viewer;
    if viewer.follow(shown.file) {
        response.request_focus();
    }
    let trial = trial_of(case, viewer, out);
    let Some(size_px) = size_of(case, shown.file, trial.as_deref()) else {
        let is_coming = case.jobs.examining.contains_key(shown.file) || case.inspector.is_busy();
        let words = word!(locale, if is_coming { "viewer.loading" } else { "viewer.no_picture" });
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
        painter.text(rect.center(), Align2::CENTER_CENTER, words, FontId::proportional(size::BODY), Tokens::of(ui).on_stage);
        return;
    };
    let frame = Stage { rect, size_px, pixels_per_point: ui.pixels_per_point() };
    if let Some(goal) = viewer.goal.take() {
        frame.show(&mut viewer.view, goal);
    }
    moves(ui, &response, &frame, viewer);
    let percent = format!("{:.0}", frame.zoom(&viewer.view) * 100.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, word!(locale, "viewer.picture", name = shown.name, percent = &percent)));
    let place = frame.place(&viewer.view);
    if let Some(thumbnail) = thumbnail.filter(|_| trial.is_none()) {
        Image::new((thumbnail.id(), place.size())).paint_at(ui, place);
    }
    if !paint_picture(ui, &painter, case, shown.file, trial.as_ref(), place, viewer) {
        ui.request_repaint();
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, Stroke::new(2.0, Tokens::of(ui).accent), StrokeKind::Inside);
    }
    let has_overlays = trial.is_none() && viewer.tool.is_none();
    if has_overlays && !viewer.is_bare {
        paint(ui, &painter, place, shown.overlays.iter().filter(|overlay| !viewer.hidden.contains(&overlay.kind)), locale);
        paint_chosen(ui, &painter, place, shown.findings, viewer);
    }
    let row = |y: f32| Rect::from_min_size([rect.left() + AROUND.x, y].into(), Vec2::new(rect.width() - 2.0 * AROUND.x, ROW));
    if has_overlays && !shown.overlays.is_empty() {
        row_ui(ui, "overlays", row(rect.top() + space::L), |ui| chips_ui(ui, locale, shown.overlays, &mut viewer.hidden));
    }
    if let Some(tool) = viewer.tool.as_mut().filter(|_| trial.is_none()) {
        handles_ui(ui, &painter, place, size_px, tool, locale);
    }
    let lowest = rect.bottom() - space::L - ROW;
    let foot = if rect.width() < BOTH_SIDE_BY_SIDE { lowest - space::S - ROW } else { lowest };
    row_ui(ui, "foot", row(foot), |ui| foot_ui(ui, locale, shown.file, viewer, out));
    row_ui(ui, "zoom", row(lowest), |ui| zoom_ui(ui, locale, &frame, viewer, &percent));
}

/// A row of small controls over the picture.
fn row_ui(ui: &mut Ui, name: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::left_to_right(Align::Center));
    add(&mut ui.new_child(builder));
}

/// What comes of the open tool, where that is shown; asks for it where it is not there yet.
fn trial_of(case: &OpenCase, viewer: &ViewerLook, out: &mut Vec<Action>) -> Option<Arc<Pixels>> {
    let tool = viewer.tool.as_ref().filter(|tool| viewer.shows_result && tool.mend.is_change())?;
    if !case.inspector.is_tried(&tool.mend) {
        out.push(Action::Inspect(InspectAction::Try(tool.mend.clone())));
    }
    // While a new setting is being tried, the last one is shown.
    let of_tool = |mend: &Mend| std::mem::discriminant(mend) == std::mem::discriminant(&tool.mend);
    case.inspector.trial.as_ref().filter(|trial| of_tool(&trial.mend)).map(|trial| trial.pixels.clone())
}

/// Size in pixels of what is shown: what comes of a tool is known as a preview only.
#[expect(clippy::cast_precision_loss, reason = "sides are far below 2^23 pixels")]
fn size_of(case: &OpenCase, file: &str, trial: Option<&Pixels>) -> Option<Vec2> {
    let preview = case.previews.get(file).map(|preview| Vec2::new(preview.large.width_px as f32, preview.large.height_px as f32));
    let levels = case.inspector.levels.as_ref().and_then(|levels| levels.0.first());
    let full = match (levels, case.evidence.scans.get(file)) {
        (Some(full), _) => Some(Vec2::new(full.width() as f32, full.height() as f32)),
        (None, Some(ScanEvidence::Measured(facts))) if preview.is_some() => Some(Vec2::new(facts.width_px as f32, facts.height_px as f32)),
        _ => preview,
    }?;
    let Some(trial) = trial else { return Some(full) };
    let scale = preview.map_or(1.0, |preview| full.max_elem() / preview.max_elem());
    Some(Vec2::new(trial.width_px as f32, trial.height_px as f32) * scale)
}

/// Zoom and place, by pointer and keys.
fn moves(ui: &mut Ui, response: &Response, stage: &Stage, viewer: &mut ViewerLook) {
    stage.pan(&mut viewer.view, response.drag_delta());
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = pinch * (scroll / WHEEL).exp();
    if let Some(pointer) = response.hover_pos().filter(|_| (factor - 1.0).abs() > f32::EPSILON) {
        let zoom = stage.zoom(&viewer.view) * factor;
        stage.zoom_to(&mut viewer.view, zoom, pointer);
    }
    let is_free = ui.memory(Memory::focused).is_none_or(|focused| focused == response.id);
    if is_free {
        let arrows_of_picture = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows_of_picture));
        stage.pan(&mut viewer.view, -arrows(ui) * PAN);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space)) {
            if viewer.tool.is_some() {
                viewer.shows_result ^= true;
            } else {
                viewer.is_bare ^= true;
            }
        }
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    let is_pressed = |keys: &[Key]| keys.iter().any(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let middle = stage.rect.center();
    let zoom = stage.zoom(&viewer.view);
    if is_pressed(&[Key::Plus, Key::Equals]) {
        stage.zoom_to(&mut viewer.view, zoom * STEP, middle);
    } else if is_pressed(&[Key::Minus]) {
        stage.zoom_to(&mut viewer.view, zoom / STEP, middle);
    } else if is_pressed(&[Key::Num0]) {
        viewer.view = super::view::Viewport::default();
    } else if is_pressed(&[Key::Num1]) {
        stage.zoom_to(&mut viewer.view, 1.0, middle);
    }
}

/// Paints the sharpest there is. Gives whether nothing is missing.
fn paint_picture(
    ui: &Ui,
    painter: &Painter,
    case: &OpenCase,
    file: &str,
    trial: Option<&Arc<Pixels>>,
    place: Rect,
    viewer: &mut ViewerLook,
) -> bool {
    let mut budget = Budget::of_frame();
    if let Some(trial) = trial {
        viewer.result.belong_to(trial);
        return viewer.result.paint(ui, painter, 0, Sheet::Rgba(trial), place, &mut budget);
    }
    let levels = case.inspector.levels.as_ref();
    if let Some(preview) = case.previews.get(file) {
        viewer.preview.belong_to(preview);
        // Once the scan is there in full, only what was made of the preview is of use.
        let mut own = if levels.is_some() { Budget::nothing() } else { Budget::of_frame() };
        let is_whole = viewer.preview.paint(ui, painter, 0, Sheet::Rgba(&preview.large), place, &mut own);
        if levels.is_none() {
            return is_whole;
        }
    }
    let Some(levels) = levels else { return true };
    viewer.full.belong_to(levels);
    let wanted_px = place.width() * ui.pixels_per_point() * 0.99;
    #[expect(clippy::cast_precision_loss, reason = "sides are far below 2^23 pixels")]
    let level = levels.0.iter().rposition(|level| level.width() as f32 >= wanted_px).unwrap_or(0);
    levels.0.get(level).is_none_or(|picture| viewer.full.paint(ui, painter, level, Sheet::Rgb(picture), place, &mut budget))
}

fn paint_chosen(ui: &Ui, painter: &Painter, place: Rect, findings: &[&Finding], viewer: &ViewerLook) {
    let is_chosen =
        |finding: &&&Finding| viewer.chosen.as_ref().is_some_and(|(rule, field)| *rule == finding.rule && *field == finding.field);
    if let Some((finding, region)) = findings.iter().find(is_chosen).and_then(|finding| Some((finding, finding.place?))) {
        let colour: Color32 = Icon::of(finding.severity).colour(Tokens::of(ui));
        paint_place(ui, painter, place, region, colour);
    }
}

/// What the picture is compared with: with a tool, what comes of it; else what arrives of it.
fn foot_ui(ui: &mut Ui, locale: Locale, file: &str, viewer: &mut ViewerLook, out: &mut Vec<Action>) {
    if viewer.tool.is_some() {
        for (key, value) in [("viewer.original", false), ("viewer.result", true)] {
            if pill(ui, &word!(locale, key), viewer.shows_result == value).clicked() {
                viewer.shows_result = value;
            }
        }
    } else if pill(ui, &word!(locale, "arriving.show"), false).clicked() {
        out.push(Action::Arriving(ArrivingAction::Show(file.to_owned())));
    }
}

fn zoom_ui(ui: &mut Ui, locale: Locale, stage: &Stage, viewer: &mut ViewerLook, percent: &str) {
    crate::ui::widget::row::at_right(ui, |ui| {
        let (zoom, middle) = (stage.zoom(&viewer.view), stage.rect.center());
        if pill(ui, "−", false).accessible_name(word!(locale, "viewer.smaller")).clicked() {
            stage.zoom_to(&mut viewer.view, zoom / STEP, middle);
        }
        crate::ui::widget::button::chip(ui, &word!(locale, "viewer.percent", percent = percent), Tokens::of(ui).sunk, Tokens::of(ui).text);
        if pill(ui, "+", false).accessible_name(word!(locale, "viewer.larger")).clicked() {
            stage.zoom_to(&mut viewer.view, zoom * STEP, middle);
        }
        let actual = word!(locale, "viewer.actual_size");
        if pill(ui, &word!(locale, "viewer.actual"), false).accessible_name(&actual).on_hover_text(&actual).clicked() {
            stage.zoom_to(&mut viewer.view, 1.0, middle);
        }
        if pill(ui, &word!(locale, "viewer.fit"), false).clicked() {
            viewer.view = super::view::Viewport::default();
        }
    });
}
