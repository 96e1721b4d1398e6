//! Icons, drawn: each meaning has a shape of its own, so that colour never stands alone.

use crate::knowledge::Severity;
use crate::ui::tokens::{Tokens, size};
use eframe::egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

/// What an icon says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Will be refused.
    Error,
    /// Often sent back.
    Warning,
    /// Advice.
    Advice,
    /// To be checked.
    Question,
    /// All right.
    Pass,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Unfolded.
    Unfolded,
    /// Folded.
    Folded,
}

impl Icon {
    /// The icon of a severity.
    pub fn of(severity: Severity) -> Self {
        match severity {
            Severity::Blocker => Self::Error,
            Severity::Likely => Self::Warning,
            Severity::Advice => Self::Advice,
        }
    }

    /// Its colour.
    pub fn colour(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Error => tokens.error,
            Self::Warning => tokens.warning,
            Self::Advice | Self::Question => tokens.accent,
            Self::Pass => tokens.pass,
            Self::Undo | Self::Redo | Self::Unfolded | Self::Folded => tokens.text,
        }
    }

    /// The tint behind it.
    pub fn tint(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Error => tokens.error_tint,
            Self::Warning => tokens.warning_tint,
            Self::Advice | Self::Question => tokens.accent_tint,
            Self::Pass => tokens.pass_tint,
            Self::Undo | Self::Redo | Self::Unfolded | Self::Folded => tokens.sunk,
        }
    }
}

/// Draws an icon of the size of a line. The word beside it says the same, so it has no name of its own.
pub fn icon(ui: &mut Ui, icon: Icon) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    paint(ui.painter(), rect, icon, icon.colour(Tokens::of(ui)));
}

/// Draws an icon into a square.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    let (centre, radius) = (rect.center(), rect.width() / 2.0 - 1.0);
    let at = |x: f32, y: f32| centre + Vec2::new(x, y) * radius;
    match icon {
        Icon::Error => {
            painter.circle_stroke(centre, radius, stroke);
            exclamation(painter, at(0.0, -0.45), at(0.0, 0.15), at(0.0, 0.5), stroke);
        }
        Icon::Warning => {
            painter.add(Shape::closed_line(vec![at(0.0, -0.95), at(0.98, 0.85), at(-0.98, 0.85)], stroke));
            exclamation(painter, at(0.0, -0.3), at(0.0, 0.25), at(0.0, 0.58), stroke);
        }
        Icon::Advice => {
            painter.circle_stroke(centre, radius, stroke);
            painter.line_segment([at(0.0, -0.05), at(0.0, 0.5)], stroke);
            painter.circle_filled(at(0.0, -0.45), 1.2, colour);
        }
        Icon::Question => {
            let points: Vec<Pos2> =
                (0..=24_u8).map(|step| centre + Vec2::angled(f32::from(step) / 24.0 * std::f32::consts::TAU) * radius).collect();
            painter.extend(Shape::dashed_line(&points, stroke, 3.0, 2.0));
            painter.text(centre, Align2::CENTER_CENTER, "?", FontId::new(size::SMALL, FontFamily::Proportional), colour);
        }
        Icon::Pass => {
            painter.circle_stroke(centre, radius, stroke);
            tick(painter, rect, colour);
        }
        Icon::Undo => turn(painter, rect, -1.0, stroke),
        Icon::Redo => turn(painter, rect, 1.0, stroke),
        Icon::Unfolded => _ = painter.line(vec![at(-0.6, -0.3), at(0.0, 0.3), at(0.6, -0.3)], stroke),
        Icon::Folded => _ = painter.line(vec![at(-0.3, -0.6), at(0.3, 0.0), at(-0.3, 0.6)], stroke),
    }
}

/// An arrow that turns back: to the left with `side` -1, to the right with 1.
fn turn(painter: &Painter, rect: Rect, side: f32, stroke: Stroke) {
    let (centre, radius) = (rect.center(), rect.width() / 2.0 - 1.0);
    let at = |x: f32, y: f32| centre + Vec2::new(x * side, y) * radius;
    let arc = (0..=16_u8).map(|step| {
        let angle = f32::from(step) / 16.0 * std::f32::consts::PI;
        at(0.2 + 0.6 * angle.sin(), 0.15 - 0.6 * angle.cos())
    });
    let points: Vec<Pos2> = std::iter::once(at(0.9, -0.45)).chain(arc.map(|point| Pos2::new(2.0 * centre.x - point.x, point.y))).collect();
    painter.line(points, stroke);
    painter.line(vec![at(0.5, -0.85), at(0.9, -0.45), at(0.5, -0.05)], stroke);
}

/// A tick without its circle.
pub fn tick(painter: &Painter, rect: Rect, colour: Color32) {
    let (centre, radius) = (rect.center(), rect.width() / 2.0 - 1.0);
    let at = |x: f32, y: f32| centre + Vec2::new(x, y) * radius;
    painter.line(vec![at(-0.4, 0.0), at(-0.1, 0.35), at(0.45, -0.35)], Stroke::new(1.5, colour));
}

fn exclamation(painter: &Painter, top: Pos2, bottom: Pos2, dot: Pos2, stroke: Stroke) {
    painter.line_segment([top, bottom], stroke);
    painter.circle_filled(dot, 1.1, stroke.color);
}
