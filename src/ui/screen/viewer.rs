//! A scan shown large: zoom and pan.

use crate::app::{Action, OpenCase, State};
use crate::filing::Material;
use crate::report::Speaker;
use crate::ui::look::{Look, Viewport};
use crate::ui::screen::arriving::arriving_link_ui;
use crate::ui::screen::material::stage_colour;
use crate::ui::screen::panel::reply_locale;
use crate::ui::screen::{above_bar, bar_ui, region_ui, results_ui};
use crate::ui::tokens::{Tokens, size};
use crate::ui::widget::button::{chip, primary, secondary};
use crate::ui::widget::card::section_title;
use crate::ui::widget::finding::card_ui;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{Frame, Image, Key, Rect, Sense, Ui, Vec2, WidgetInfo, accesskit::Role};

/// Zoom of one press of a button.
const STEP: f32 = 1.25;
/// Smallest and largest zoom in points a pixel.
const ZOOM: std::ops::RangeInclusive<f32> = 0.02..=8.0;

/// Draws the picture, its findings beside it and the tools below.
pub fn viewer_ui(ui: &mut Ui, rest: Rect, state: &State, case: &OpenCase, look: &mut Look, out: &mut Vec<Action>) {
    let Some(file) = case.viewed.clone() else { return };
    let locale = state.settings.locale;
    let tokens = Tokens::of(ui);
    let speaker = Speaker::new(&state.knowledge, locale);
    let close = || Action::CloseView;
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(close());
        look.view = Viewport::default();
    }
    let (rest, bar) = above_bar(rest);
    let (picture, results) = rest.split_left_right_at_x(rest.right() - size::PANEL);
    region_ui(ui, "picture", picture, Frame::new().fill(stage_colour(ui)), |ui| picture_ui(ui, case, look, &file));
    results_ui(ui, results, |ui| {
        section_title(ui, file.rsplit('/').next().unwrap_or(&file));
        arriving_link_ui(ui, &file, locale, out);
        let fields = fields_of(case, &file);
        let findings: Vec<_> = case.report.findings.iter().filter(|finding| fields.contains(&finding.field)).collect();
        if findings.is_empty() {
            chip(ui, &word!(locale, "severity.pass"), tokens.pass_tint, tokens.pass);
        }
        for finding in findings {
            card_ui(ui, finding, true, speaker, reply_locale(state), look, out);
        }
    });
    bar_ui(ui, bar, |ui| {
        ui.horizontal_centered(|ui| {
            tools_ui(ui, look, locale);
            at_right(ui, |ui| {
                if primary(ui, &word!(locale, "viewer.close"), true).clicked() {
                    out.push(close());
                    look.view = Viewport::default();
                }
            });
        });
    });
}

fn tools_ui(ui: &mut Ui, look: &mut Look, locale: crate::i18n::Locale) {
    let zoom = look.view.zoom.unwrap_or(1.0);
    if secondary(ui, "−", true).accessible_name(word!(locale, "viewer.smaller")).clicked() {
        look.view.zoom = Some(bounded(zoom / STEP));
    }
    if secondary(ui, "+", true).accessible_name(word!(locale, "viewer.larger")).clicked() {
        look.view.zoom = Some(bounded(zoom * STEP));
    }
    if secondary(ui, "1:1", true).clicked() {
        look.view = Viewport { zoom: Some(1.0 / ui.pixels_per_point()), ..Viewport::default() };
    }
    if secondary(ui, &word!(locale, "viewer.fit"), true).clicked() {
        look.view = Viewport::default();
    }
}

fn picture_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, file: &str) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, file));
    let Some(texture) = look.large(ui.ctx(), case, file) else { return };
    let pixels = texture.size_vec2();
    let fits = (rect.width() / pixels.x).min(rect.height() / pixels.y) * 0.96;
    let view = &mut look.view;
    let mut zoom = view.zoom.unwrap_or(fits);
    view.offset += response.drag_delta();
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = pinch * (scroll / 200.0).exp();
    let is_moved = (factor - 1.0).abs() > f32::EPSILON;
    if let Some(pointer) = response.hover_pos().filter(|_| is_moved) {
        let next = bounded(zoom * factor);
        // The point under the pointer stays where it is.
        let from_centre = pointer - rect.center();
        view.offset = from_centre - (from_centre - view.offset) * (next / zoom);
        zoom = next;
        view.zoom = Some(zoom);
    }
    if view.zoom.is_none() {
        view.offset = Vec2::ZERO;
    }
    let place = Rect::from_center_size(rect.center() + view.offset, pixels * zoom);
    ui.set_clip_rect(rect);
    Image::new((texture.id(), place.size())).paint_at(ui, place);
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

fn bounded(zoom: f32) -> f32 {
    zoom.clamp(*ZOOM.start(), *ZOOM.end())
}
