//! Colour against grey.

use super::grid::{luma, percentile_from_top};
use image::RgbImage;

/// Share of pixels, from the most colourful down, that has to be coloured: one in a thousand. A round
/// seal of 38 mm (the smallest official one, 国发〔1999〕25号) is about one in three hundred of an A4 page.
const COLOURED_SHARE: f64 = 0.001;

/// Colour that stands out of the page, 0 to 255: max − min of the channels after the cast of the paper is
/// taken out, at the one pixel in a thousand that is most colourful.
///
/// The cast is the mean of the brightest third. It is taken out by gains, because light of one colour
/// multiplies: a grey page under a lamp comes out grey at all brightnesses, and one red seal stays red.
pub fn chroma(pixels: &RgbImage) -> u8 {
    let gains = gains(pixels);
    let mut histogram = [0_u32; 256];
    for pixel in pixels.pixels() {
        let [r, g, b] = corrected(pixel.0, gains);
        histogram[usize::from(r.max(g).max(b) - r.min(g).min(b))] += 1;
    }
    percentile_from_top(&histogram, COLOURED_SHARE)
}

/// Gains in 1/256 that make the mean of the brightest third grey.
pub fn gains(pixels: &RgbImage) -> [u32; 3] {
    let mut histogram = [0_u32; 256];
    for pixel in pixels.pixels() {
        histogram[usize::from(luma(pixel.0))] += 1;
    }
    let bright = percentile_from_top(&histogram, 1.0 / 3.0);
    let mut sums = [1_u64; 3];
    for pixel in pixels.pixels().filter(|pixel| luma(pixel.0) >= bright) {
        for (sum, channel) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(channel);
        }
    }
    let most = sums.iter().copied().max().unwrap_or(1);
    // A channel of the paper below a quarter of the others is no cast of a lamp but a coloured page.
    sums.map(|sum| u32::try_from(most * 256 / sum).unwrap_or(1024).min(1024))
}

/// A pixel under the gains.
pub fn corrected(rgb: [u8; 3], gains: [u32; 3]) -> [u8; 3] {
    let mut out = [0; 3];
    for ((out, channel), gain) in out.iter_mut().zip(rgb).zip(gains) {
        *out = u8::try_from((u32::from(channel) * gain) >> 8).unwrap_or(u8::MAX);
    }
    out
}
