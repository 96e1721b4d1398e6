//! What was measured, shown where it lies on the picture. Each state has a line and a word of its own, not a colour only.

use crate::evidence::{Overlay, OverlayKind, OverlayShape, Verdict};
use crate::i18n::Locale;
use crate::scan::{Point, Region};
use crate::ui::tokens::{CHIP_RADIUS, Tokens, size, space};
use crate::ui::widget::button::pill;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use std::collections::BTreeSet;

/// Width of lines in points.
const LINE: f32 = 2.0;
/// Length of dashes and of the gaps between them.
const DASH: (f32, f32) = (6.0, 4.0);
/// How much of its colour covers a place that is at fault.
const COVER: f32 = 0.15;

/// Switches for the kinds that are there. Those in `hidden` are off.
pub fn chips_ui(ui: &mut Ui, locale: Locale, overlays: &[Overlay], hidden: &mut BTreeSet<OverlayKind>) {
    let kinds: BTreeSet<OverlayKind> = overlays.iter().map(|overlay| overlay.kind).collect();
    ui.horizontal_wrapped(|ui| {
        for kind in kinds {
            let name = kind_words(kind, locale);
            let is_on = !hidden.contains(&kind);
            let response = pill(ui, &name, is_on);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &name));
            if response.clicked() && !hidden.remove(&kind) {
                hidden.insert(kind);
            }
        }
    });
}

fn kind_words(kind: OverlayKind, locale: Locale) -> String {
    word!(locale, &format!("overlay.{}", kind.as_ref()))
}

/// The word of a verdict.
pub fn verdict_words(verdict: Verdict, locale: Locale) -> String {
    let name = match verdict {
        Verdict::Good => "good",
        Verdict::Doubtful => "doubtful",
        Verdict::Fault => "fault",
    };
    word!(locale, &format!("verdict.{name}"))
}

/// The colour of a verdict.
pub fn verdict_colour(verdict: Verdict, tokens: &Tokens) -> Color32 {
    match verdict {
        Verdict::Good => tokens.pass,
        Verdict::Doubtful => tokens.warning,
        Verdict::Fault => tokens.error,
    }
}

/// Paints overlays upon a picture that lies at a place.
pub fn paint<'a>(ui: &Ui, painter: &Painter, place: Rect, overlays: impl Iterator<Item = &'a Overlay>, locale: Locale) {
    let tokens = Tokens::of(ui);
    let mut labels: Vec<Rect> = Vec::new();
    for overlay in overlays {
        let colour = verdict_colour(overlay.verdict, tokens);
        let top = match &overlay.shape {
            OverlayShape::Region(region) => {
                let corners = corners_of(on(place, *region));
                paint_edge(painter, &corners, overlay.verdict, colour);
                corners[0]
            }
            OverlayShape::Outline(outline) => {
                let corners = outline.corners.map(|corner| point_on(place, corner));
                paint_edge(painter, &corners, overlay.verdict, colour);
                corners[0]
            }
            OverlayShape::Map { columns, tiles } => {
                paint_map(painter, place, *columns, tiles, tokens);
                continue;
            }
        };
        let words =
            word!(locale, "overlay_line.place", name = kind_words(overlay.kind, locale), verdict = verdict_words(overlay.verdict, locale));
        label(painter, top, words, overlay.verdict, tokens, &mut labels);
    }
}

/// Paints the place of a finding: framed, covered a little.
pub fn paint_place(ui: &Ui, painter: &Painter, place: Rect, region: Region, colour: Color32) {
    let rect = on(place, region).expand(space::XS);
    painter.rect_filled(rect, CornerRadius::ZERO, colour.gamma_multiply(COVER));
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(2.0 * LINE, Tokens::of(ui).surface), StrokeKind::Outside);
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(LINE, colour), StrokeKind::Outside);
}

/// A line around it: whole where it is good, dashed otherwise, and covered where it is at fault.
fn paint_edge(painter: &Painter, corners: &[Pos2; 4], verdict: Verdict, colour: Color32) {
    let stroke = Stroke::new(LINE, colour);
    if verdict == Verdict::Good {
        painter.add(Shape::closed_line(corners.to_vec(), stroke));
        return;
    }
    if verdict == Verdict::Fault {
        painter.add(Shape::convex_polygon(corners.to_vec(), colour.gamma_multiply(COVER), Stroke::NONE));
    }
    let around: Vec<Pos2> = corners.iter().chain(&corners[..1]).copied().collect();
    painter.extend(Shape::dashed_line(&around, stroke, DASH.0, DASH.1));
}

/// Tiles that are not good: one line across for a doubtful one, two that cross for one at fault.
#[expect(clippy::cast_precision_loss, reason = "a map has a few hundred tiles")]
fn paint_map(painter: &Painter, place: Rect, columns: usize, tiles: &[Option<Verdict>], tokens: &Tokens) {
    let rows = tiles.len().div_ceil(columns.max(1)).max(1);
    let size = place.size() / Vec2::new(columns.max(1) as f32, rows as f32);
    for (index, verdict) in tiles.iter().enumerate() {
        let Some(verdict) = verdict.filter(|verdict| *verdict != Verdict::Good) else { continue };
        let first = place.min + Vec2::new((index % columns.max(1)) as f32, (index / columns.max(1)) as f32) * size;
        let tile = Rect::from_min_size(first, size);
        let colour = verdict_colour(verdict, tokens);
        let stroke = Stroke::new(1.0, colour);
        painter.rect_filled(tile, CornerRadius::ZERO, colour.gamma_multiply(COVER));
        painter.line_segment([tile.left_bottom(), tile.right_top()], stroke);
        if verdict == Verdict::Fault {
            painter.line_segment([tile.left_top(), tile.right_bottom()], stroke);
        }
    }
}

/// The words of an overlay above its first corner, unless others stand there already.
fn label(painter: &Painter, at: Pos2, words: String, verdict: Verdict, tokens: &Tokens, taken: &mut Vec<Rect>) {
    let (colour, tint) = match verdict {
        Verdict::Good => (tokens.pass, tokens.pass_tint),
        Verdict::Doubtful => (tokens.warning, tokens.warning_tint),
        Verdict::Fault => (tokens.error, tokens.error_tint),
    };
    let galley = painter.layout_no_wrap(words, FontId::proportional(size::SMALL), colour);
    let padding = Vec2::new(space::S, space::XXS);
    let rect = Rect::from_min_size(at - Vec2::new(0.0, galley.size().y + 2.0 * padding.y + space::XS), galley.size() + 2.0 * padding);
    if taken.iter().any(|other| other.intersects(rect)) || !painter.clip_rect().contains_rect(rect) {
        return;
    }
    painter.rect_filled(rect, CornerRadius::same(CHIP_RADIUS), tint);
    painter.galley(rect.min + padding, galley, colour);
    taken.push(rect);
}

/// Where a point of a picture lies.
pub fn point_on(place: Rect, point: Point) -> Pos2 {
    place.min + Vec2::new(point.x, point.y) * place.size()
}

fn on(place: Rect, region: Region) -> Rect {
    Rect::from_min_max(
        point_on(place, Point { x: region.left, y: region.top }),
        point_on(place, Point { x: region.right, y: region.bottom }),
    )
}

fn corners_of(rect: Rect) -> [Pos2; 4] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}
