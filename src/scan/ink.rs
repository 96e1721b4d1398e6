//! Where ink stands on a flattened sheet, and how high its lines of text are.

use super::flat::Flat;
use super::grid::{Grid, luma_grid};

/// Side in pixels of the tiles whose brightest tenth is taken for paper: three letters of 10.5 pt.
const TILE_PX: usize = 40;
/// Ink is darker than this share of the paper around it. Print leaves a quarter to a half, a bright grey form two thirds.
const INK_BELOW: f32 = 0.78;
/// Width in pixels of the strips in which lines are looked for: two letters, so that a tilt of five degrees moves a line
/// by a sixth of its height.
const STRIP_PX: usize = 28;
/// Heights in pixels that a line of text can have: from what nobody could read to headings.
const LINE_PX: std::ops::RangeInclusive<usize> = 4..=70;
/// Fewest lines in strips from which a height is said.
const LEAST_LINES: usize = 24;

/// A flattened sheet as ink and paper.
#[derive(Debug, Clone)]
pub struct Ink {
    /// Brightness.
    pub luma: Grid<u8>,
    /// Whether there is ink.
    pub mask: Grid<bool>,
    /// Brightness of the paper less that of the darkest hundredth of the ink.
    pub contrast: f32,
    /// Height of most lines of text in pixels of the sheet, if there is text.
    pub text_height_px: Option<f32>,
}

impl Ink {
    /// Tells ink from paper.
    pub fn of(flat: &Flat) -> Self {
        let luma = luma_grid(&flat.pixels);
        let paper = paper_around(&luma);
        let values = luma.values.iter().zip(&paper.values).map(|(&here, &paper)| f32::from(here) < INK_BELOW * f32::from(paper)).collect();
        let is_ink = Grid { width: luma.width, height: luma.height, values };
        let text_height_px = text_height(&is_ink);
        let contrast = contrast(&luma, &paper, &is_ink);
        Self { luma, mask: is_ink, contrast, text_height_px }
    }
}

fn contrast(luma: &Grid<u8>, paper: &Grid<u8>, is_ink: &Grid<bool>) -> f32 {
    let mut depths = [0_u32; 256];
    for ((&here, &paper), _) in luma.values.iter().zip(&paper.values).zip(&is_ink.values).filter(|(_, is_ink)| **is_ink) {
        depths[usize::from(paper.saturating_sub(here))] += 1;
    }
    f32::from(super::grid::percentile_from_top(&depths, 0.01))
}

/// The brightest tenth of each tile, between tiles by nearness.
fn paper_around(luma: &Grid<u8>) -> Grid<u8> {
    let tiles = tile_levels(luma, TILE_PX, 0.1);
    let mut paper = luma.clone();
    let across: Vec<(usize, usize, f32)> = (0..luma.width)
        .map(|x| {
            let u = ((x as f32 + 0.5) / TILE_PX as f32 - 0.5).clamp(0.0, (tiles.width - 1) as f32);
            let left = (u as usize).min(tiles.width - 1);
            (left, (left + 1).min(tiles.width - 1), u.fract())
        })
        .collect();
    let mut mixed = vec![0.0_f32; tiles.width];
    for y in 0..luma.height {
        let v = ((y as f32 + 0.5) / TILE_PX as f32 - 0.5).clamp(0.0, (tiles.height - 1) as f32);
        let (top, fy) = ((v as usize).min(tiles.height - 1), v.fract());
        let below = (top + 1).min(tiles.height - 1);
        for (column, level) in mixed.iter_mut().enumerate() {
            *level = f32::from(tiles.at(column, top)) * (1.0 - fy) + f32::from(tiles.at(column, below)) * fy;
        }
        let row = &mut paper.values[y * luma.width..][..luma.width];
        for (level, &(left, right, fx)) in row.iter_mut().zip(&across) {
            *level = (mixed[left] * (1.0 - fx) + mixed[right] * fx) as u8;
        }
    }
    paper
}

/// For each tile the brightness that `share` of it reaches.
pub fn tile_levels(luma: &Grid<u8>, tile_px: usize, share: f64) -> Grid<u8> {
    let (columns, rows) = (luma.width.div_ceil(tile_px).max(1), luma.height.div_ceil(tile_px).max(1));
    let mut levels = Grid::filled(columns, rows, 0);
    for row in 0..rows {
        for column in 0..columns {
            let mut histogram = [0_u32; 256];
            for y in row * tile_px..((row + 1) * tile_px).min(luma.height) {
                let to = ((column + 1) * tile_px).min(luma.width);
                for &value in &luma.values[y * luma.width + column * tile_px..y * luma.width + to] {
                    histogram[usize::from(value)] += 1;
                }
            }
            levels.set(column, row, super::grid::percentile_from_top(&histogram, share));
        }
    }
    levels
}

/// The median height of runs of rows with ink, over all strips.
fn text_height(is_ink: &Grid<bool>) -> Option<f32> {
    let mut n_of_height = [0_usize; 71];
    for strip in 0..is_ink.width / STRIP_PX {
        let mut run = 0;
        for y in 0..=is_ink.height {
            let has_ink = y < is_ink.height && {
                let row = &is_ink.values[y * is_ink.width + strip * STRIP_PX..][..STRIP_PX];
                row.iter().filter(|&&is_ink| is_ink).count() >= 2
            };
            if has_ink {
                run += 1;
            } else {
                if LINE_PX.contains(&run) {
                    n_of_height[run] += 1;
                }
                run = 0;
            }
        }
    }
    let n: usize = n_of_height.iter().sum();
    if n < LEAST_LINES {
        return None;
    }
    let mut seen = 0;
    // Parts of letters make short runs besides the whole ones: the upper third stands for the letters.
    n_of_height
        .iter()
        .position(|&count| {
            seen += count;
            seen * 3 >= n * 2
        })
        .map(|height| height as f32)
}
