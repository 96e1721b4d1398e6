//! How a picture lies on the stage: zoom and place.

use crate::scan::Region;
use eframe::egui::{Pos2, Rect, Vec2};

/// Zoom of one press of a button or key.
pub const STEP: f32 = 1.25;
/// Smallest and largest zoom in pixels of the screen for one of the picture.
const ZOOM: std::ops::RangeInclusive<f32> = 0.02..=8.0;
/// Largest zoom at which a place is shown: closer, a scan is nothing but pixels.
const CLOSEST_PLACE: f32 = 3.0;
/// Room around a picture that fits, in points: what lies over the stage stands there.
pub const AROUND: Vec2 = Vec2::new(24.0, 56.0);
/// Part of the stage that a place fills.
const PLACE_FILLS: f32 = 0.6;
/// How much of a picture stays in sight at least, in points.
const LEAST_IN_SIGHT: f32 = 48.0;

/// How the picture stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Viewport {
    /// Pixels of the screen for one of the picture; none for “fits”.
    pub zoom: Option<f32>,
    /// Middle of the picture relative to the middle of the stage, in points.
    pub offset: Vec2,
}

/// A picture and the stage that it is shown on.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// The stage in points.
    pub rect: Rect,
    /// Size of the picture in its own pixels.
    pub size_px: Vec2,
    /// Pixels of the screen for a point.
    pub pixels_per_point: f32,
}

impl Stage {
    /// The zoom at which the whole picture is seen.
    pub fn fitting(&self) -> f32 {
        let room = (self.rect.size() - 2.0 * AROUND).max(Vec2::splat(LEAST_IN_SIGHT));
        bounded((room / self.size_px.max(Vec2::splat(1.0))).min_elem() * self.pixels_per_point)
    }

    /// The zoom that the picture has.
    pub fn zoom(&self, view: &Viewport) -> f32 {
        view.zoom.unwrap_or_else(|| self.fitting())
    }

    /// Where the picture lies, in points. It begins on a whole pixel, so that it is sharp at its own size.
    pub fn place(&self, view: &Viewport) -> Rect {
        let size = self.size_px * self.zoom(view) / self.pixels_per_point;
        let first = self.rect.center() + view.offset - size / 2.0;
        let whole = (first.to_vec2() * self.pixels_per_point).round() / self.pixels_per_point;
        Rect::from_min_size(whole.to_pos2(), size)
    }

    /// Changes the zoom; what lies at a point of the stage stays there.
    pub fn zoom_to(&self, view: &mut Viewport, zoom: f32, at: Pos2) {
        let (before, zoom) = (self.zoom(view), bounded(zoom));
        let from_middle = at - self.rect.center();
        view.offset = from_middle - (from_middle - view.offset) * (zoom / before);
        view.zoom = Some(zoom);
        self.keep_in_sight(view);
    }

    /// Moves the picture. One that fits stays where it is.
    pub fn pan(&self, view: &mut Viewport, by: Vec2) {
        if view.zoom.is_some() {
            view.offset += by;
            self.keep_in_sight(view);
        }
    }

    /// Shows a place of the picture large, in the middle.
    pub fn show(&self, view: &mut Viewport, place: Region) {
        let size = Vec2::new(place.right - place.left, place.bottom - place.top) * self.size_px;
        let fills = (self.rect.size() * PLACE_FILLS / size.max(Vec2::splat(1.0))).min_elem() * self.pixels_per_point;
        let zoom = bounded(fills.min(CLOSEST_PLACE).max(self.fitting()));
        let centre = place.centre();
        view.zoom = Some(zoom);
        view.offset = Vec2::new(0.5 - centre.x, 0.5 - centre.y) * self.size_px * zoom / self.pixels_per_point;
    }

    fn keep_in_sight(&self, view: &mut Viewport) {
        let size = self.size_px * self.zoom(view) / self.pixels_per_point;
        let most = ((size + self.rect.size()) / 2.0 - Vec2::splat(LEAST_IN_SIGHT)).max(Vec2::ZERO);
        view.offset = view.offset.clamp(-most, most);
    }
}

fn bounded(zoom: f32) -> f32 {
    zoom.clamp(*ZOOM.start(), *ZOOM.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGE: Stage = Stage {
        rect: Rect { min: Pos2::new(0.0, 48.0), max: Pos2::new(952.0, 740.0) },
        size_px: Vec2::new(4000.0, 3000.0),
        pixels_per_point: 2.0,
    };

    #[test]
    fn a_picture_that_fits_leaves_room_around() {
        let place = STAGE.place(&Viewport::default());
        assert!(STAGE.rect.shrink2(AROUND - Vec2::splat(1.0)).contains_rect(place), "{place:?}");
    }

    #[test]
    fn what_lies_under_the_pointer_stays_there() {
        let mut view = Viewport::default();
        let pointer = Pos2::new(300.0, 500.0);
        let share = |view: &Viewport| (pointer - STAGE.place(view).min) / STAGE.place(view).size();
        let before = share(&view);
        STAGE.zoom_to(&mut view, 1.0, pointer);
        assert!((share(&view) - before).length() < 0.001, "{before:?} {:?}", share(&view));
        assert!((STAGE.place(&view).width() - 2000.0).abs() < 0.01, "one pixel on one pixel");
    }

    #[test]
    fn a_picture_cannot_be_moved_out_of_sight() {
        let mut view = Viewport::default();
        STAGE.pan(&mut view, Vec2::new(500.0, 0.0));
        assert_eq!(view.offset, Vec2::ZERO, "it fits");
        STAGE.zoom_to(&mut view, 1.0, STAGE.rect.center());
        STAGE.pan(&mut view, Vec2::new(9000.0, -9000.0));
        let seen = STAGE.place(&view).intersect(STAGE.rect);
        assert!(seen.width() > 40.0 && seen.height() > 40.0, "{seen:?}");
    }

    #[test]
    fn a_place_comes_to_the_middle() {
        let mut view = Viewport::default();
        let place = Region { left: 0.8, top: 0.7, right: 0.9, bottom: 0.8 };
        STAGE.show(&mut view, place);
        let lies = STAGE.place(&view);
        let middle = lies.min + Vec2::new(0.85, 0.75) * lies.size();
        assert!((middle - STAGE.rect.center()).length() < 2.0, "{middle:?}");
        assert!(STAGE.zoom(&view) > STAGE.fitting() * 2.0);
    }
}
