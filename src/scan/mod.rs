//! Pixels to numbers. Pure: no files, no rules; what a number means for a filing is in `rules`.

mod colour;
mod fingerprint;
mod place;

pub use colour::chroma;
pub use fingerprint::Fingerprint;
pub use place::{Outline, Point, Region};

use crate::picture::{Format, Metadata, Picture, reduced};
use serde::Serialize;

/// Longest side in pixels of the reduced picture on which colour is measured. JPEG keeps colour at half the
/// resolution, so that dark text takes on the colour of lit paper around it; averages over several pixels do
/// not. Measured on drawn pages at 75 to 350 dpi: a copied text under warm light stays at 20 or below, the
/// faintest seal at 27 or above. A seal of 38 mm on A4 is then still 38 pixels across.
const MEASURED_SIDE_PX: u32 = 300;
/// Least factor of the reduction, for pictures that are small already.
const LEAST_REDUCTION: u32 = 4;

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
    /// Whether that cost pixels for certain.
    pub ends_grey: bool,
    /// What the file says beside its pixels.
    pub metadata: Metadata,
    /// By what it is told from other pictures; none where nothing was decoded.
    #[serde(skip)]
    pub fingerprint: Option<Box<Fingerprint>>,
}

/// Measures a picture.
pub fn measure(picture: &Picture) -> ScanFacts {
    let long_side_px = picture.pixels.width().max(picture.pixels.height());
    ScanFacts {
        format: picture.format,
        bytes: picture.bytes,
        width_px: picture.pixels.width(),
        height_px: picture.pixels.height(),
        dpi: picture.dpi,
        chroma: chroma(&reduced(&picture.pixels, (long_side_px / LEAST_REDUCTION).clamp(1, MEASURED_SIDE_PX))),
        cut_short: picture.cut_short,
        ends_grey: picture.ends_grey,
        metadata: picture.metadata.clone(),
        fingerprint: Some(Box::new(Fingerprint::of(picture))),
    }
}
