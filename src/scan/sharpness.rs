//! How wide edges are where text stands, along both axes.

use super::flat::Flat;
use super::grid::{luma, quantile};
use super::ink::Ink;
use super::place::Region;
use image::RgbImage;
use std::collections::BTreeMap;

/// Most places that are looked at; with 48, the median of a page moves by less than a hundredth of a pixel when other
/// places are taken.
const MOST_TILES: usize = 48;
/// Least difference between ink and paper in a tile for an edge to be measured, of the paper's brightness.
const LEAST_CONTRAST: f32 = 0.15;
/// Width of an ideal edge that was only sampled, in pixels: what the sharpest pages of the test set have.
const SAMPLED_EDGE_PX: f32 = 0.75;
/// Least share of the page's contrast that an edge is taken to have: strokes that blur has run together have less, and
/// would look sharper the more they are blurred.
const OF_PAGE_CONTRAST: f32 = 0.6;
/// Parts along the longer side of the sheet for which sharpness is told apart.
const PARTS_ALONG: usize = 10;

/// Sharpness of text.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Sharpness {
    /// σ of the blur of edges in pixels of the picture, along the worse axis: the median over the places.
    pub edge_width_px: f32,
    /// The same along the rows.
    pub across_px: f32,
    /// The same along the columns.
    pub down_px: f32,
    /// Height of a line of text in pixels of the picture.
    pub text_height_px: f32,
    /// σ as a share of the text's height, for the parts of the sheet that hold text.
    #[serde(skip)]
    pub parts: Vec<(Region, f32)>,
}

impl Sharpness {
    /// Blur as a share of the text's height: what legibility depends on. What sampling alone makes of a sharp edge is
    /// taken out, because few pixels are another fault.
    pub fn blur(&self) -> f32 {
        without_sampling(self.edge_width_px) / self.text_height_px
    }

    /// The edge width in pixels at which text of this height has such a blur.
    pub fn edge_width_at(&self, blur: f32) -> f32 {
        (blur * self.text_height_px).hypot(SAMPLED_EDGE_PX)
    }
}

/// Measures edges at up to 48 places with text; `None` where no text is found.
///
/// An ideal edge of contrast c, blurred by a Gaussian of σ, has its steepest slope c / (σ·√(2π)); hence σ = 0.4·c / slope.
/// Along each axis the slope is the 99.5th percentile of the tile's.
pub fn sharpness(picture: &RgbImage, flat: &Flat, ink: &Ink) -> Option<Sharpness> {
    let text_height = ink.text_height_px? * flat.scale;
    let tile_px = ((text_height * 2.5) as u32).clamp(24, 160);
    let places = text_places(ink, ink.text_height_px?);
    let least_contrast = OF_PAGE_CONTRAST * ink.contrast;
    let mut measured = Vec::new();
    for (x, y) in places {
        if let Some(sigmas) = edge_widths(picture, flat, (x, y), (tile_px, least_contrast)) {
            measured.push(((x, y), sigmas));
        }
    }
    if measured.len() < 4 {
        return None;
    }
    let median = |of: fn(Widths) -> f32| quantile(&mut measured.iter().map(|(_, sigmas)| of(*sigmas)).collect::<Vec<_>>(), 0.5);
    let parts = parts(flat, &measured, text_height);
    let (across_px, down_px) = (median(|sigmas| sigmas.0)?, median(|sigmas| sigmas.1)?);
    Some(Sharpness { edge_width_px: across_px.max(down_px), across_px, down_px, text_height_px: text_height, parts })
}

/// Widths add as squares.
fn without_sampling(edge_width_px: f32) -> f32 {
    (edge_width_px.powi(2) - SAMPLED_EDGE_PX.powi(2)).max(0.0).sqrt()
}

/// A place on the flattened sheet.
type Place = (usize, usize);

/// σ along the rows and along the columns.
type Widths = (f32, f32);

/// Middles of cells that hold as much ink as text does, evenly over the sheet.
fn text_places(ink: &Ink, text_height_px: f32) -> Vec<Place> {
    let cell = ((text_height_px * 1.5) as usize).clamp(8, 64);
    let mut found = Vec::new();
    for y in (0..(ink.mask.height + 1).saturating_sub(cell)).step_by(cell) {
        for x in (0..(ink.mask.width + 1).saturating_sub(cell)).step_by(cell) {
            let n = (y..y + cell).map(|y| ink.mask.values[y * ink.mask.width + x..][..cell].iter().filter(|&&is_ink| is_ink).count());
            let share = n.sum::<usize>() as f32 / (cell * cell) as f32;
            if (0.1..0.6).contains(&share) {
                found.push((x + cell / 2, y + cell / 2));
            }
        }
    }
    let step = found.len().div_ceil(MOST_TILES).max(1);
    found.into_iter().step_by(step).collect()
}

/// σ along the rows and along the columns in a tile of the picture itself.
fn edge_widths(picture: &RgbImage, flat: &Flat, (x, y): Place, (tile_px, least_contrast): (u32, f32)) -> Option<Widths> {
    let middle = flat.in_picture(x as f32, y as f32);
    let (width, height) = (picture.width(), picture.height());
    if width < tile_px || height < tile_px {
        return None;
    }
    let start = |fraction: f32, side: u32| ((fraction * side as f32 - tile_px as f32 / 2.0).max(0.0) as u32).min(side - tile_px);
    let (left, top) = (start(middle.x, width), start(middle.y, height));
    let n = tile_px as usize;
    let raw = picture.as_raw();
    let tile: Vec<u8> = (0..n)
        .flat_map(|row| {
            let from = ((top as usize + row) * width as usize + left as usize) * 3;
            raw[from..from + n * 3].as_chunks::<3>().0.iter().map(|&pixel| luma(pixel))
        })
        .collect();
    let mut levels = [0_u32; 256];
    let (mut across, mut down) = ([0_u32; 256], [0_u32; 256]);
    for row in 1..n - 1 {
        for column in 1..n - 1 {
            let at = row * n + column;
            levels[usize::from(tile[at])] += 1;
            across[usize::from(tile[at + 1].abs_diff(tile[at - 1]))] += 1;
            down[usize::from(tile[at + n].abs_diff(tile[at - n]))] += 1;
        }
    }
    let bright = f32::from(super::grid::percentile_from_top(&levels, 0.05));
    let contrast = bright - f32::from(super::grid::percentile_from_top(&levels, 0.98));
    if contrast < LEAST_CONTRAST * bright || contrast < 8.0 {
        return None;
    }
    let contrast = contrast.max(least_contrast);
    // Differences over two pixels are twice the slope.
    let sigma = |steps: &[u32; 256]| 0.399 * contrast / (f32::from(super::grid::percentile_from_top(steps, 0.005)) / 2.0).max(0.5);
    Some((sigma(&across), sigma(&down)))
}

/// The mean blur of each part of the sheet.
fn parts(flat: &Flat, measured: &[(Place, Widths)], text_height_px: f32) -> Vec<(Region, f32)> {
    let (width, height) = (flat.pixels.width() as usize, flat.pixels.height() as usize);
    let side = width.max(height).div_ceil(PARTS_ALONG).max(1);
    let mut sums: BTreeMap<(usize, usize), (f32, f32)> = BTreeMap::new();
    for &((x, y), (across, down)) in measured {
        let (sum, n) = sums.entry((x / side, y / side)).or_default();
        *sum += without_sampling(across.max(down)) / text_height_px;
        *n += 1.0;
    }
    let region = |x: usize, y: usize| flat.region((x * side, y * side), (((x + 1) * side).min(width), ((y + 1) * side).min(height)));
    sums.into_iter().map(|((x, y), (sum, n))| (region(x, y), sum / n)).collect()
}
