//! Two sides of a card in one picture, for providers that have one place for both.

use super::{Proceed, whole_size};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

/// The gap between the two, as a part of their width.
const GAP: u32 = 40;

/// One picture over the other on white, both as wide as the wider; none if it was to stop.
pub fn stacked(upper: &RgbImage, lower: &RgbImage, proceed: Proceed) -> Option<RgbImage> {
    let width = f64::from(upper.width().max(lower.width()));
    let height_of = |side: &RgbImage| f64::from(side.height()) * width / f64::from(side.width().max(1));
    let gap = width / f64::from(GAP);
    let (total_width, total_height) = whole_size(width, height_of(upper) + gap + height_of(lower));
    let scale = f64::from(total_width) / width;
    let mut both = RgbImage::from_pixel(total_width, total_height, Rgb([u8::MAX; 3]));
    let mut top = 0.0;
    for (done, side) in [upper, lower].into_iter().enumerate() {
        if !proceed(done, 2) {
            return None;
        }
        let (columns, rows) = whole_size(width * scale, height_of(side) * scale);
        let fitted =
            if side.dimensions() == (columns, rows) { side.clone() } else { imageops::resize(side, columns, rows, FilterType::Triangle) };
        #[expect(clippy::cast_possible_truncation, reason = "less than the longest side")]
        imageops::replace(&mut both, &fitted, 0, f64::round(top) as i64);
        top += (height_of(side) + gap) * scale;
    }
    Some(both)
}
