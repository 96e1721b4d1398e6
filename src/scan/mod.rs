//! Pixels to numbers. Pure: no files, no rules; what a number means for a filing is in `rules`.
//!
//! Everything is measured on the sheet, taken off its desk and laid flat, except sharpness, which is measured in the
//! picture's own pixels where the sheet has text. Limits are in `assets/rules/scan/`; `benches/accuracy.rs` says on a drawn
//! test set how often they miss and how often they alarm falsely.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "places and counts of pixels are small and not below zero; x, y, r, g, b are their names"
)]

mod closely;
mod colour;
mod flat;
mod grid;
mod ink;
mod light;
mod moire;
mod outline;
mod picture_hash;
mod place;
mod red;
mod sharpness;
mod sheet;
mod writing;

pub use closely::{CloseFacts, measure_closely};
pub use colour::chroma;
pub use light::Light;
pub use moire::PixelGrid;
pub use outline::Page;
pub use picture_hash::PictureHash;
pub use place::{Outline, Point, Region};
pub use red::{RedKind, RedMark};
pub use sharpness::Sharpness;
pub use sheet::SheetFacts;
pub use writing::{InkColour, Writing};

use crate::picture::{Format, Metadata, Picture};
use serde::Serialize;

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
    /// Colour that stands out of the sheet, 0 (grey) to 255; see [`chroma`].
    pub chroma: u8,
    /// What was measured on the sheet in the picture.
    pub sheet: SheetFacts,
    /// What a closer look gave; none until one was taken.
    pub closely: Option<CloseFacts>,
    /// Whether the end of the picture is missing.
    pub cut_short: bool,
    /// Whether that cost pixels for certain.
    pub ends_grey: bool,
    /// What the file says beside its pixels.
    pub metadata: Metadata,
    /// By what it is told from other pictures; none where nothing was decoded.
    #[serde(skip)]
    pub hash: Option<Box<PictureHash>>,
}

/// Measures a picture.
pub fn measure(picture: &Picture) -> ScanFacts {
    let (sheet, chroma) = sheet::sheet(&picture.pixels);
    ScanFacts {
        format: picture.format,
        bytes: picture.bytes,
        width_px: picture.pixels.width(),
        height_px: picture.pixels.height(),
        dpi: picture.dpi,
        chroma,
        sheet,
        closely: None,
        cut_short: picture.cut_short,
        ends_grey: picture.ends_grey,
        metadata: picture.metadata.clone(),
        hash: Some(Box::new(PictureHash::of(picture))),
    }
}
