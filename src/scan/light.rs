//! Light upon a sheet: how bright the paper is, how even, where it is burnt out.

use super::flat::Flat;
use super::grid::{Grid, components, quantile};
use super::ink::{Ink, tile_levels};
use super::place::Region;

/// Side of a tile as a share of the sheet's longer side: seven millimetres of A4, more than a line of text and less
/// than a portrait.
const TILE_SHARE: f32 = 1.0 / 40.0;
/// From here up a pixel is burnt out.
const BURNT_OUT: u8 = 250;
/// Paper that is itself as bright as that is white, not burnt out.
const WHITE_PAPER: u8 = 244;
/// Least share of the sheet of one burnt-out place: a coin on A4.
const LEAST_GLARE: f32 = 0.004;
/// Least share of its bounds that a place of glare fills; print between burnt-out paper leaves less.
const LEAST_GLARE_FILL: f32 = 0.5;

/// Light upon a sheet.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Light {
    /// Brightness of the paper, 0 to 255: the median over tiles.
    pub paper: u8,
    /// Brightness of the ink there, 0 to 255.
    pub ink: u8,
    /// The darkest twentieth of the paper as a share of the brightest, 0 to 1.
    pub evenness: f32,
    /// The part of the picture that is darker than the rest, where light is uneven.
    pub shade: Option<Region>,
    /// Burnt-out places.
    pub glare: Vec<Region>,
    /// Share of the sheet that is burnt out.
    pub glare_share: f32,
}

/// Measures light.
pub fn light(flat: &Flat, ink: &Ink) -> Light {
    let long = ink.luma.width.max(ink.luma.height);
    let tile_px = ((long as f32 * TILE_SHARE) as usize).max(2);
    let tiles = tile_levels(&ink.luma, tile_px, 0.25);
    let mut levels: Vec<f32> = tiles.values.iter().map(|&level| f32::from(level)).collect();
    let mut at = |share: f32| quantile(&mut levels, share).unwrap_or(0.0);
    let (dark, median, bright) = (at(0.05), at(0.5), at(0.95));
    let evenness = if bright > 0.0 { dark / bright } else { 1.0 };
    let shade_below = f32::midpoint(dark, bright);
    let shade = bounds(flat, &tiles.map(|level| f32::from(level) < shade_below), tile_px);
    let mut inks = [0_u32; 256];
    for (&value, &is_ink) in ink.luma.values.iter().zip(&ink.mask.values) {
        inks[usize::from(value)] += u32::from(is_ink);
    }
    let glare = glare(flat, median as u8);
    let glare_share = glare.iter().map(|(_, share)| share).sum();
    Light {
        paper: median as u8,
        ink: super::grid::percentile_from_top(&inks, 0.5),
        evenness,
        shade,
        glare: glare.into_iter().map(|(region, _)| region).collect(),
        glare_share,
    }
}

/// Bounds of the largest connected part.
fn bounds(flat: &Flat, mask: &Grid<bool>, tile_px: usize) -> Option<Region> {
    let places = components(mask).into_iter().next()?;
    Some(region_of(flat, &places, tile_px))
}

fn region_of(flat: &Flat, places: &[(usize, usize)], unit_px: usize) -> Region {
    let least = |of: fn(&(usize, usize)) -> usize| places.iter().map(of).min().unwrap_or(0) * unit_px;
    let most = |of: fn(&(usize, usize)) -> usize| (places.iter().map(of).max().unwrap_or(0) + 1) * unit_px;
    flat.region((least(|place| place.0), least(|place| place.1)), (most(|place| place.0), most(|place| place.1)))
}

/// Compact burnt-out places, and the share of the sheet that each takes.
fn glare(flat: &Flat, paper: u8) -> Vec<(Region, f32)> {
    const UNIT_PX: usize = 4;
    if paper >= WHITE_PAPER {
        return Vec::new();
    }
    let (width, height) = (flat.pixels.width() as usize / UNIT_PX, flat.pixels.height() as usize / UNIT_PX);
    let mut burnt_out = Grid::filled(width.max(1), height.max(1), false);
    for y in 0..height {
        for x in 0..width {
            let pixel = flat.pixels.get_pixel((x * UNIT_PX + 2) as u32, (y * UNIT_PX + 2) as u32);
            burnt_out.set(x, y, pixel.0.iter().all(|&channel| channel >= BURNT_OUT));
        }
    }
    let all = burnt_out.values.len() as f32;
    let places = components(&burnt_out).into_iter().take_while(|places| places.len() as f32 >= LEAST_GLARE * all);
    let compact = places.filter(|places| {
        let span = |of: fn(&(usize, usize)) -> usize| {
            (places.iter().map(of).max().unwrap_or(0) - places.iter().map(of).min().unwrap_or(0) + 1) as f32
        };
        places.len() as f32 >= LEAST_GLARE_FILL * span(|place| place.0) * span(|place| place.1)
    });
    compact.map(|places| (region_of(flat, &places, UNIT_PX), places.len() as f32 / all)).collect()
}
