//! Icons of files and folders, drawn.

use crate::app::EntryKind;
use crate::ui::tokens::Tokens;
use crate::ui::widget::icon::tick;
use eframe::egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

/// Draws what an entry is into a square. The words beside it say the same.
pub fn paint_file(painter: &Painter, rect: Rect, kind: EntryKind, tokens: &Tokens) {
    let colour = if matches!(kind, EntryKind::CaseFolder | EntryKind::CaseFile) { tokens.accent } else { tokens.weak };
    let stroke = Stroke::new(1.5, colour);
    let at = |x: f32, y: f32| -> Pos2 { rect.min + Vec2::new(x * rect.width(), y * rect.height()) };
    if kind.is_folder() {
        let outline = [(0.06, 0.85), (0.06, 0.2), (0.4, 0.2), (0.5, 0.34), (0.94, 0.34), (0.94, 0.85)];
        painter.add(Shape::closed_line(outline.map(|(x, y)| at(x, y)).to_vec(), stroke));
    } else {
        let sheet = [(0.18, 0.06), (0.62, 0.06), (0.82, 0.28), (0.82, 0.94), (0.18, 0.94)];
        painter.add(Shape::closed_line(sheet.map(|(x, y)| at(x, y)).to_vec(), stroke));
    }
    match kind {
        EntryKind::CaseFolder | EntryKind::CaseFile => tick(painter, Rect::from_center_size(at(0.5, 0.6), rect.size() * 0.7), colour),
        EntryKind::Picture => {
            let frame = Rect::from_min_max(at(0.3, 0.45), at(0.7, 0.8));
            painter.rect_stroke(frame, CornerRadius::ZERO, Stroke::new(1.0, colour), StrokeKind::Inside);
        }
        EntryKind::Folder | EntryKind::Other => {}
    }
}
