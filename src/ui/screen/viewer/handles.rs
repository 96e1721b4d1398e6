//! The corners of a crop or of a sheet, dragged on the picture or moved with the arrow keys.

use super::tool::Tool;
use crate::app::Mend;
use crate::i18n::Locale;
use crate::picture::edit::{Edit, LEAST_CROP, Place};
use crate::ui::tokens::Tokens;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, EventFilter, Id, Key, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

/// Side of what can be grasped, and radius of what is drawn, in points.
const GRASP: f32 = 24.0;
const RADIUS: f32 = 7.0;
/// What an arrow key moves a corner by in points; with Shift, a pixel of the picture.
const STEP: f32 = 6.0;
/// How far a corner may lie outside of the picture, as a fraction of it.
const OUTSIDE: f32 = 0.2;
/// How much of a picture is seen below what a crop takes away.
const AWAY: f32 = 0.7;

/// The corners as one reads them, with the key of their names and their place among those of a sheet, clockwise.
const CORNERS: [(&str, usize); 4] =
    [("corner.top_left", 0), ("corner.top_right", 1), ("corner.bottom_left", 3), ("corner.bottom_right", 2)];

/// Draws the corners of a tool upon a picture of a size in pixels that lies at a place, and lets them be moved.
pub fn handles_ui(ui: &mut Ui, painter: &Painter, place: Rect, size_px: Vec2, tool: &mut Tool, locale: Locale) {
    let Some(mut corners) = corners_of(&tool.mend) else { return };
    let at = |corner: Place| place.min + Vec2::from(corner) * place.size();
    paint(ui, painter, place, &corners.map(at), &tool.mend);
    for (key, index) in CORNERS {
        let rect = Rect::from_center_size(at(corners[index]), Vec2::splat(GRASP));
        let response = ui.interact(rect, Id::unique(key), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word!(locale, key)));
        let by = moved(ui, &response, place, size_px);
        if response.drag_started() || by != Vec2::ZERO && !response.dragged() {
            tool.keep_step();
        }
        if by != Vec2::ZERO {
            let to = Vec2::from(corners[index]) + by / place.size();
            set_corner(&mut tool.mend, index, [to.x, to.y]);
            corners = corners_of(&tool.mend).unwrap_or(corners);
        }
        paint_handle(ui, painter, at(corners[index]), &response);
    }
}

/// By how many points a corner is moved in this frame.
fn moved(ui: &Ui, response: &Response, place: Rect, size_px: Vec2) -> Vec2 {
    if response.dragged() {
        return response.drag_delta();
    }
    if !response.has_focus() {
        return Vec2::ZERO;
    }
    let of_corner = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, of_corner));
    let step = if ui.input(|input| input.modifiers.shift) { place.size() / size_px } else { Vec2::splat(STEP) };
    arrows(ui) * step
}

fn corners_of(mend: &Mend) -> Option<[Place; 4]> {
    match *mend {
        Mend::Edit(Edit::Straighten { corners, .. }) => Some(corners),
        Mend::Edit(Edit::Crop { from, to }) => Some([from, [to[0], from[1]], to, [from[0], to[1]]]),
        _ => None,
    }
}

/// Moves a corner; the sides of a crop that meet in it follow.
fn set_corner(mend: &mut Mend, index: usize, at: Place) {
    match mend {
        Mend::Edit(Edit::Straighten { corners, .. }) => corners[index] = at.map(|value| value.clamp(-OUTSIDE, 1.0 + OUTSIDE)),
        Mend::Edit(Edit::Crop { from, to }) => {
            let is_end = [matches!(index, 1 | 2), matches!(index, 2 | 3)];
            for axis in 0..2 {
                if is_end[axis] {
                    to[axis] = at[axis].clamp(from[axis] + LEAST_CROP, 1.0);
                } else {
                    from[axis] = at[axis].clamp(0.0, to[axis] - LEAST_CROP);
                }
            }
        }
        _ => {}
    }
}

fn paint(ui: &Ui, painter: &Painter, place: Rect, corners: &[Pos2; 4], mend: &Mend) {
    let tokens = Tokens::of(ui);
    if matches!(mend, Mend::Edit(Edit::Crop { .. })) {
        let kept = Rect::from_two_pos(corners[0], corners[2]);
        let away = [
            place.with_max_y(kept.top()),
            place.with_min_y(kept.bottom()),
            Rect::from_x_y_ranges(place.left()..=kept.left(), kept.y_range()),
            Rect::from_x_y_ranges(kept.right()..=place.right(), kept.y_range()),
        ];
        for rect in away {
            painter.rect_filled(rect, CornerRadius::ZERO, tokens.stage.gamma_multiply(AWAY));
        }
    }
    painter.add(Shape::closed_line(corners.to_vec(), Stroke::new(4.0, tokens.surface)));
    painter.add(Shape::closed_line(corners.to_vec(), Stroke::new(2.0, tokens.accent)));
}

fn paint_handle(ui: &Ui, painter: &Painter, at: Pos2, response: &Response) {
    let tokens = Tokens::of(ui);
    let is_active = response.has_focus() || response.hovered() || response.dragged();
    painter.circle(at, RADIUS, if is_active { tokens.accent } else { tokens.surface }, Stroke::new(2.0, tokens.accent));
    if response.has_focus() {
        painter.circle_stroke(at, RADIUS + 3.0, Stroke::new(2.0, tokens.surface));
        painter.circle_stroke(at, RADIUS + 5.0, Stroke::new(2.0, tokens.accent));
    }
}

/// The arrow keys of this frame as a direction.
pub fn arrows(ui: &Ui) -> Vec2 {
    let is_pressed = |key| f32::from(u8::from(ui.input(|input| input.key_pressed(key))));
    let axis = |less, more| is_pressed(more) - is_pressed(less);
    Vec2::new(axis(Key::ArrowLeft, Key::ArrowRight), axis(Key::ArrowUp, Key::ArrowDown))
}
