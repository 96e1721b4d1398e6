//! Light made even: each place is raised by what its paper lacks to white.

use super::Proceed;
use super::sample::byte;
use crate::picture::reduced;
use image::{Rgb, RgbImage};

/// Longest side in pixels of the picture on which the paper's light is estimated. A tile then has some 20 lines of text at
/// most, and a tenth of it is paper even in the middle of a seal.
const ESTIMATED_SIDE_PX: u32 = 768;
/// Side of a tile of that picture in pixels: a line of text and the gap below it on an A4 page.
const TILE_PX: u32 = 16;
/// The share of a tile's pixels that are darker than its paper: the brightest tenth may be glare or noise.
const PAPER_AT: f32 = 0.9;
/// Paper darker than this share of the brightest is no paper but a photo, a table, a black field. A hard shadow is 0.45
/// (facts: shadow figures of the scan checks, November 2026).
const LEAST_PAPER: f32 = 0.4;
/// What the paper's light becomes, of 255: white, with room for its grain.
const WHITE: f32 = 250.0;
/// How often neighbouring tiles are averaged; light has no edges of a tile's size.
const SMOOTHINGS: usize = 3;

/// A picture lit evenly; none if it was to stop.
pub fn levelled(pixels: &RgbImage, proceed: Proceed) -> Option<RgbImage> {
    let light = Light::of(&reduced(pixels, ESTIMATED_SIDE_PX));
    let (width, height) = pixels.dimensions();
    let mut levelled = pixels.clone();
    for (y, row) in (0..height).zip(levelled.rows_mut()) {
        if y.is_multiple_of(64) && !proceed(y as usize, height as usize) {
            return None;
        }
        let gains = light.row(share(y, height));
        for (x, pixel) in (0..width).zip(row) {
            let gain = between(&gains, share(x, width));
            *pixel = Rgb(pixel.0.map(|part| byte(f32::from(part) * gain)));
        }
    }
    Some(levelled)
}

/// Where the middle of a pixel is, as a fraction of its side.
#[expect(clippy::cast_precision_loss, reason = "sides are far below 2^23 pixels")]
fn share(index: u32, side: u32) -> f32 {
    (index as f32 + 0.5) / side as f32
}

/// How much is to be raised, tile by tile.
struct Light {
    columns: usize,
    gains: Vec<f32>,
}

impl Light {
    fn of(small: &RgbImage) -> Self {
        let columns = small.width().div_ceil(TILE_PX) as usize;
        let rows = small.height().div_ceil(TILE_PX) as usize;
        let mut paper: Vec<f32> = (0..rows * columns).map(|tile| paper_of(small, tile % columns, tile / columns)).collect();
        let brightest = quantile(&mut paper.clone(), PAPER_AT);
        let mut is_known: Vec<bool> = paper.iter().map(|value| *value >= brightest * LEAST_PAPER).collect();
        fill(&mut paper, &mut is_known, columns);
        for _ in 0..SMOOTHINGS {
            paper = smoothed(&paper, columns);
        }
        Self { columns, gains: paper.iter().map(|value| (WHITE / value.max(1.0)).max(1.0)).collect() }
    }

    /// The gains along a row of the picture, between the two rows of tiles around it.
    fn row(&self, y: f32) -> Vec<f32> {
        let rows: Vec<&[f32]> = self.gains.chunks(self.columns).collect();
        (0..self.columns).map(|column| between(&rows.iter().map(|row| row[column]).collect::<Vec<_>>(), y)).collect()
    }
}

/// The value at a fraction of a row, between the middles of the two tiles around it.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row has few tiles")]
fn between(values: &[f32], at: f32) -> f32 {
    let last = values.len().saturating_sub(1);
    let at = (at * values.len() as f32 - 0.5).clamp(0.0, last as f32);
    let first = at as usize;
    let (here, next) = (values[first], values[(first + 1).min(last)]);
    here + (next - here) * (at - first as f32)
}

/// How bright the paper of a tile is: luma (ITU-R BT.601) of its bright end.
fn paper_of(small: &RgbImage, column: usize, row: usize) -> f32 {
    let span = |index: usize, side: u32| {
        let first = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(TILE_PX);
        first..first.saturating_add(TILE_PX).min(side)
    };
    let columns = span(column, small.width());
    let places = span(row, small.height()).flat_map(|y| columns.clone().map(move |x| (x, y)));
    let luma = |[r, g, b]: [u8; 3]| 0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b);
    let mut values: Vec<f32> = places.map(|(x, y)| luma(small.get_pixel(x, y).0)).collect();
    quantile(&mut values, PAPER_AT)
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index of a short list")]
fn quantile(values: &mut [f32], share: f32) -> f32 {
    let Some(last) = values.len().checked_sub(1) else { return WHITE };
    *values.select_nth_unstable_by((last as f32 * share).round() as usize, f32::total_cmp).1
}

/// Gives tiles without paper the mean of known neighbours, ring by ring.
fn fill(paper: &mut [f32], is_known: &mut [bool], columns: usize) {
    while is_known.contains(&false) && is_known.contains(&true) {
        let before = is_known.to_vec();
        for tile in (0..paper.len()).filter(|tile| !before[*tile]) {
            let known: Vec<f32> = around(tile, columns, paper.len()).filter(|near| before[*near]).map(|near| paper[near]).collect();
            if !known.is_empty() {
                paper[tile] = mean(&known);
                is_known[tile] = true;
            }
        }
    }
}

fn smoothed(paper: &[f32], columns: usize) -> Vec<f32> {
    let near = |tile| around(tile, columns, paper.len()).map(|near| paper[near]).collect::<Vec<_>>();
    (0..paper.len()).map(|tile| mean(&near(tile))).collect()
}

/// A tile and those beside it.
fn around(tile: usize, columns: usize, total: usize) -> impl Iterator<Item = usize> {
    let (column, row) = (tile % columns, tile / columns);
    let (last_column, last_row) = (columns - 1, total / columns - 1);
    let near_columns = column.saturating_sub(1)..=(column + 1).min(last_column);
    (row.saturating_sub(1)..=(row + 1).min(last_row)).flat_map(move |row| near_columns.clone().map(move |column| row * columns + column))
}

#[expect(clippy::cast_precision_loss, reason = "at most nine")]
fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}
