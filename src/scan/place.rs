//! Places on a picture, in fractions of its width and height, so that they hold at every size it is shown in.

use serde::Serialize;

/// A point: 0, 0 is the top left corner of the picture, 1, 1 the bottom right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Point {
    /// Fraction of the width from the left.
    pub x: f32,
    /// Fraction of the height from the top.
    pub y: f32,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Region {
    /// Fraction of the width at which it begins.
    pub left: f32,
    /// Fraction of the height at which it begins.
    pub top: f32,
    /// Fraction of the width at which it ends.
    pub right: f32,
    /// Fraction of the height at which it ends.
    pub bottom: f32,
}

impl Region {
    /// The whole picture.
    pub const WHOLE: Self = Self { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };

    /// The smallest region that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Share of the picture that it covers, 0 to 1.
    pub fn area(self) -> f32 {
        (self.right - self.left).max(0.0) * (self.bottom - self.top).max(0.0)
    }

    /// Whether a point lies in it.
    pub fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Its middle.
    pub fn centre(self) -> Point {
        Point { x: f32::midpoint(self.left, self.right), y: f32::midpoint(self.top, self.bottom) }
    }
}

/// The outline of a sheet or card: its corners clockwise from the top left one, as it lies in the picture. A corner
/// outside the picture has coordinates below 0 or above 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outline {
    /// Top left, top right, bottom right, bottom left.
    pub corners: [Point; 4],
}

impl Outline {
    /// The edge of the picture itself.
    pub const WHOLE: Self =
        Self { corners: [Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 0.0 }, Point { x: 1.0, y: 1.0 }, Point { x: 0.0, y: 1.0 }] };

    /// The outline moved inwards by a share of the way to its middle, twice on each side.
    #[must_use]
    pub fn inset(self, share: f32) -> Self {
        let n = self.corners.len() as f32;
        let (x, y) = self.corners.iter().fold((0.0, 0.0), |(x, y), corner| (x + corner.x / n, y + corner.y / n));
        let moved = |corner: Point| Point { x: corner.x + 2.0 * share * (x - corner.x), y: corner.y + 2.0 * share * (y - corner.y) };
        Self { corners: self.corners.map(moved) }
    }

    /// The smallest upright region that holds it.
    pub fn bounds(self) -> Region {
        let [first, rest @ ..] = self.corners;
        let point = |point: Point| Region { left: point.x, top: point.y, right: point.x, bottom: point.y };
        rest.into_iter().map(point).fold(point(first), Region::union)
    }
}
