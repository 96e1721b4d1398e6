//! Pixels to numbers. Pure: no files, no rules; what a number means for a filing is in `rules`.

mod colour;

pub use colour::chroma;

use crate::picture::{Format, Picture, reduced};
use serde::Serialize;

/// Long side in pixels of the reduced picture on which colour is measured: small enough that JPEG noise
/// averages out, large enough that a seal of 38 mm on A4 still covers some 2,000 pixels.
pub const MEASURED_SIDE_PX: u32 = 1000;

/// What was measured on one picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScanFacts {
    /// Format by content.
    pub format: Format,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Width in pixels, upright.
    pub width_px: u32,
    /// Height in pixels, upright.
    pub height_px: u32,
    /// Dots per inch as the file states them.
    pub dpi: Option<u32>,
    /// Colour that stands out of the page, 0 (grey) to 255; see [`chroma`].
    pub chroma: u8,
    /// Whether the end of the picture is missing.
    pub cut_short: bool,
}

/// Measures a picture.
pub fn measure(picture: &Picture) -> ScanFacts {
    ScanFacts {
        format: picture.format,
        bytes: picture.bytes,
        width_px: picture.pixels.width(),
        height_px: picture.pixels.height(),
        dpi: picture.dpi,
        chroma: chroma(&reduced(&picture.pixels, MEASURED_SIDE_PX)),
        cut_short: picture.cut_short,
    }
}
