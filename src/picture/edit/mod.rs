//! A picture mended: turned, cropped, straightened, lit evenly, two sides put into one. Pure: the picture that is given
//! stays as it is, and nothing is read or written.

mod keep;
mod level;
mod rotate;
mod sample;
mod stack;
mod straighten;

pub use keep::{Kept, colour_profile, to_kept};
pub use stack::stacked;

use super::{MAX_PIXELS, MAX_SIDE_PX};
use image::{RgbImage, imageops};

/// Shortest side of what a crop leaves, as a fraction of the picture's.
pub const LEAST_CROP: f32 = 0.02;

/// A point of a picture: fractions of its width and height from the top left corner.
pub type Place = [f32; 2];

/// A change to one picture. Places are fractions, so that it means the same at every size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edit {
    /// Turned clockwise about its middle; what comes into view takes the colour of the picture's edge.
    Rotate {
        /// Quarter turns, 0 to 3. They cost no sharpness.
        quarters: u8,
        /// Degrees beyond them, -45 to 45.
        degrees: f32,
    },
    /// Cropped to an upright rectangle.
    Crop {
        /// Its top left corner.
        from: Place,
        /// Its bottom right corner.
        to: Place,
    },
    /// A sheet or card, whose corners are given clockwise from its top left one, seen from straight above.
    Straighten {
        /// The corners; they may lie outside of the picture.
        corners: [Place; 4],
        /// Long side of the paper by its short one, where it is known.
        aspect: Option<f32>,
    },
    /// Lit evenly, with white paper. Every part of a colour is raised by the same factor, so that seals keep theirs.
    Level,
}

impl Edit {
    /// Nothing but the corners of the picture itself.
    pub const WHOLE: [Place; 4] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];

    /// Whether it changes anything and can be done: a crop has an inside, four corners make a sheet.
    pub fn is_change(&self) -> bool {
        match *self {
            Self::Rotate { quarters, degrees } => !quarters.is_multiple_of(4) || degrees != 0.0,
            Self::Crop { from, to } => {
                let has_inside = (0..2).all(|axis| to[axis] - from[axis] >= LEAST_CROP * 0.999);
                has_inside && (from, to) != ([0.0; 2], [1.0; 2])
            }
            Self::Straighten { corners, .. } => corners != Self::WHOLE && straighten::are_convex(corners),
            Self::Level => true,
        }
    }
}

/// Says how many parts of how many are done; answers whether to go on.
pub type Proceed<'a> = &'a dyn Fn(usize, usize) -> bool;

/// A picture with a change; none if it was to stop. What cannot be done leaves it as it is.
pub fn edited(pixels: &RgbImage, edit: &Edit, proceed: Proceed) -> Option<RgbImage> {
    match *edit {
        _ if !edit.is_change() || pixels.is_empty() => Some(pixels.clone()),
        Edit::Rotate { quarters, degrees } => rotate::rotated(pixels, quarters, degrees, proceed),
        Edit::Crop { from, to } => Some(cropped(pixels, from, to)),
        Edit::Straighten { corners, aspect } => straighten::straightened(pixels, corners, aspect, proceed),
        Edit::Level => level::levelled(pixels, proceed),
    }
}

fn cropped(pixels: &RgbImage, from: Place, to: Place) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let span = |from: f32, to: f32, side: u32| {
        let (first, end) = (at(from, side), at(to, side));
        (first.min(side - 1), end.saturating_sub(first).max(1).min(side - first.min(side - 1)))
    };
    let ((x, columns), (y, rows)) = (span(from[0], to[0], width), span(from[1], to[1], height));
    imageops::crop_imm(pixels, x, y, columns, rows).to_image()
}

/// The pixel at a fraction of a side.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the side")]
fn at(fraction: f32, side: u32) -> u32 {
    (f64::from(fraction.clamp(0.0, 1.0)) * f64::from(side)).round() as u32
}

/// Whole pixels of a size, both sides at least 1, made smaller where no picture may be that large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the longest side")]
fn whole_size(width: f64, height: f64) -> (u32, u32) {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let most = MAX_PIXELS as f64;
    let by_side = f64::from(MAX_SIDE_PX) / width.max(height).max(1.0);
    let by_area = (most / (width * height).max(1.0)).sqrt();
    let scale = by_side.min(by_area).min(1.0);
    let whole = |side: f64| (side * scale).round().max(1.0) as u32;
    (whole(width), whole(height))
}

#[cfg(test)]
mod tests;
