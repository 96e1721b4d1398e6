//! What takes longer to measure, and is looked at after everything else.

use super::flat::Flat;
use super::ink::Ink;
use super::moire::{PixelGrid, pixel_grid};
use super::outline::page;
use super::place::Outline;
use super::sheet::WORKING_SIDE_PX;
use crate::picture::{Picture, reduced};

/// What a closer look at a sheet gives.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
pub struct CloseFacts {
    /// The strongest regular grid on its paper; `None` where too little of it is blank.
    pub pixel_grid: Option<PixelGrid>,
}

/// Looks closer at a picture.
pub fn measure_closely(picture: &Picture) -> CloseFacts {
    let working = reduced(&picture.pixels, WORKING_SIDE_PX);
    let outline = page(&working).map_or(Outline::WHOLE, |page| page.outline);
    let flat = Flat::of(&working, picture.pixels.width().max(picture.pixels.height()), outline);
    CloseFacts { pixel_grid: pixel_grid(&picture.pixels, &flat, &Ink::of(&flat)) }
}
