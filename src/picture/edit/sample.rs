//! Colours between pixels, and pictures made row by row.

use super::Proceed;
use image::{Rgb, RgbImage};

/// Rows after which a job says how far it is.
const ROWS_A_PART: u32 = 64;

/// The colour at a place in pixels, where the middle of the first pixel is 0.5, 0.5: between the four nearest, and beyond
/// the edge that of the edge.
pub fn bilinear(pixels: &RgbImage, x: f64, y: f64) -> Rgb<u8> {
    let (left, right, across) = pair(x, pixels.width());
    let (top, bottom, down) = pair(y, pixels.height());
    let [upper_left, upper_right, lower_left, lower_right] =
        [(left, top), (right, top), (left, bottom), (right, bottom)].map(|(x, y)| pixels.get_pixel(x, y).0.map(f32::from));
    Rgb(std::array::from_fn(|part| {
        let upper = upper_left[part] + (upper_right[part] - upper_left[part]) * across;
        let lower = lower_left[part] + (lower_right[part] - lower_left[part]) * across;
        byte(upper + (lower - upper) * down)
    }))
}

/// The two pixels around a place of one axis, and how far it is from the first to the second.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the side")]
fn pair(at: f64, side: u32) -> (u32, u32, f32) {
    let last = side.saturating_sub(1);
    let at = (at - 0.5).clamp(0.0, f64::from(last));
    let first = at.floor() as u32;
    (first, (first + 1).min(last), (at - f64::from(first)) as f32)
}

/// A part of a colour, rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded on this line")]
pub fn byte(value: f32) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

/// A picture made pixel by pixel from the middle of each; none if it was to stop.
pub fn drawn((width, height): (u32, u32), proceed: Proceed, colour: impl Fn(f64, f64) -> Rgb<u8>) -> Option<RgbImage> {
    let mut picture = RgbImage::new(width, height);
    for (y, row) in (0..height).zip(picture.rows_mut()) {
        if y.is_multiple_of(ROWS_A_PART) && !proceed(y as usize, height as usize) {
            return None;
        }
        for (x, pixel) in (0..width).zip(row) {
            *pixel = colour(f64::from(x) + 0.5, f64::from(y) + 0.5);
        }
    }
    Some(picture)
}
