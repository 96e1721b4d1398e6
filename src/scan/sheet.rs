//! What is measured on the sheet in a picture: taken off its desk first, so that lengths on it compare.

use super::flat::Flat;
use super::ink::Ink;
use super::light::{Light, light};
use super::outline::{Page, page};
use super::place::Outline;
use super::red::{RedMark, red_marks};
use super::sharpness::{Sharpness, sharpness};
use super::writing::{Writing, writings};
use crate::picture::reduced;
use image::RgbImage;

/// Longest side in pixels of the picture on which everything but sharpness is measured; A4 then has at least 100 dpi.
pub const WORKING_SIDE_PX: u32 = 1600;
/// Longest side in pixels of the reduced sheet on which colour is measured. JPEG keeps colour at half the
/// resolution, so that dark text takes on the colour of lit paper around it; averages over several pixels do
/// not. Measured on drawn pages at 75 to 350 dpi: a copied text under warm light stays at 20 or below, the
/// faintest seal at 27 or above. A seal of 38 mm on A4 is then still 38 pixels across.
const COLOUR_SIDE_PX: u32 = 300;
/// Least factor of that reduction, for pictures that are small already.
const LEAST_REDUCTION: u32 = 4;

/// What was measured on one sheet.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SheetFacts {
    /// Where it lies, if there is a desk around it.
    pub page: Option<Page>,
    /// Its longer side in pixels of the picture.
    pub long_side_px: f32,
    /// Sharpness of its text; `None` where no text was found.
    pub sharpness: Option<Sharpness>,
    /// Light upon it.
    pub light: Light,
    /// Red marks on it, the largest first.
    pub red: Vec<RedMark>,
    /// Handwriting on it, the largest first; `None` where no text was found to compare with.
    pub writing: Option<Vec<Writing>>,
}

impl SheetFacts {
    /// Dots per inch of a sheet whose longer side has `long_side_mm`.
    pub fn dpi(&self, long_side_mm: f64) -> f64 {
        f64::from(self.long_side_px) / (long_side_mm / 25.4)
    }
}

/// Measures the sheet in a picture, and its colour; see [`chroma`](super::chroma()).
pub fn sheet(pixels: &RgbImage) -> (SheetFacts, u8) {
    let long_side_px = pixels.width().max(pixels.height());
    let working = reduced(pixels, WORKING_SIDE_PX);
    let page = page(&working);
    let flat = Flat::of(&working, long_side_px, page.map_or(Outline::WHOLE, |page| page.outline));
    let ink = Ink::of(&flat);
    let red = red_marks(&flat);
    let flat_side_px = flat.pixels.width().max(flat.pixels.height());
    let facts = SheetFacts {
        page,
        long_side_px: flat_side_px as f32 * flat.scale,
        sharpness: sharpness(pixels, &flat, &ink),
        light: light(&flat, &ink),
        writing: writings(&flat, &ink, &red),
        red,
    };
    let small_side_px = (((flat_side_px as f32 * flat.scale) as u32) / LEAST_REDUCTION).clamp(1, COLOUR_SIDE_PX);
    (facts, super::colour::chroma(&reduced(&flat.pixels, small_side_px)))
}
