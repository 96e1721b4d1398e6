//! The pixel grid of a screen that was photographed, or its beats with the camera's own grid (moiré): one frequency that
//! stands out of the noise everywhere on blank paper.

use super::flat::Flat;
use super::grid::{luma, quantile};
use super::ink::Ink;
use image::RgbImage;
use rustfft::num_complex::Complex;
use rustfft::{Fft, FftPlanner};
use std::sync::Arc;

/// Side of a tile in pixels of the picture, a power of two: at 200 dpi three centimetres.
const TILE_PX: usize = 256;
/// Most tiles that are looked at: a grid that is there is in all of them.
const MOST_TILES: usize = 9;
/// Fewest tiles by which a picture is judged.
const LEAST_TILES: usize = 4;
/// Most ink in a tile: quarters of its brightness are then still those of paper.
const MOST_INK: f32 = 0.12;
/// Waves longer than this many tenths of a tile are texture, print and light, not pixels.
const LEAST_WAVES: usize = TILE_PX / 10;
/// Waves within so many of an axis: what JPEG blocks and the lines of a scanner leave, a Hann window's main lobe.
const ON_AXIS: usize = 2;
/// Waves by which a grid may differ from tile to tile, for perspective.
const DRIFT: usize = 3;
/// Width in waves of the rings in which the noise is told.
const RING: usize = 8;
/// Power that rounding to whole grey levels leaves in each frequency: 1/12 for each pixel, times the squares of the window.
const ROUNDING: f32 = 9216.0 / 12.0;

/// The strongest regular grid on the paper.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct PixelGrid {
    /// How far it stands out of the noise of waves of like length, in decibels: the mean over the tiles.
    pub peak_db: f32,
    /// Its period in pixels of the picture.
    pub period_px: f32,
}

/// Looks for a grid on the tiles of the sheet with the least ink; `None` where there is too little blank paper.
///
/// In each tile the power spectrum under a Hann window; of these the mean of the decibels over the tiles, and of that the
/// largest distance from the median of its ring.
pub fn pixel_grid(picture: &RgbImage, flat: &Flat, ink: &Ink) -> Option<PixelGrid> {
    let places = blank_places(picture, flat, ink);
    if places.len() < LEAST_TILES {
        return None;
    }
    let transform = Transform::new();
    let mut sum = vec![0.0_f32; TILE_PX * (TILE_PX / 2 + 1)];
    for &place in &places {
        for (sum, power) in sum.iter_mut().zip(widened(&transform.power(&tile(picture, place)))) {
            *sum += 10.0 * (power + ROUNDING).log10();
        }
    }
    let n = places.len() as f32;
    strongest(&sum.into_iter().map(|sum| sum / n).collect::<Vec<_>>())
}

/// Left upper corners of the tiles with the least ink, in the picture.
fn blank_places(picture: &RgbImage, flat: &Flat, ink: &Ink) -> Vec<(usize, usize)> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let side = ((TILE_PX as f32 / flat.scale) as usize).max(1);
    let step = (side / 2).max(1);
    let mut found = Vec::new();
    for y in (0..(ink.mask.height + 1).saturating_sub(side)).step_by(step) {
        for x in (0..(ink.mask.width + 1).saturating_sub(side)).step_by(step) {
            let n: usize = (y..y + side).map(|y| ink.mask.values[y * ink.mask.width + x..][..side].iter().filter(|&&is| is).count()).sum();
            let middle = flat.in_picture((x + side / 2) as f32, (y + side / 2) as f32);
            let corner =
                |at: f32, side: usize| Some(((at * side as f32) as usize).checked_sub(TILE_PX / 2)?).filter(|&at| at + TILE_PX <= side);
            let share = n as f32 / (side * side) as f32;
            if let (Some(left), Some(top)) = (corner(middle.x, width), corner(middle.y, height))
                && share <= MOST_INK
            {
                found.push((share, (left, top)));
            }
        }
    }
    found.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (_, place) in found {
        let is_apart = |other: &(usize, usize)| place.0.abs_diff(other.0) >= TILE_PX / 2 || place.1.abs_diff(other.1) >= TILE_PX / 2;
        if chosen.len() < MOST_TILES && chosen.iter().all(is_apart) {
            chosen.push(place);
        }
    }
    chosen
}

/// Brightness in a tile about its median; what differs more than paper does, ink, is cut down to what paper does.
fn tile(picture: &RgbImage, (left, top): (usize, usize)) -> Vec<f32> {
    let (raw, stride) = (picture.as_raw(), picture.width() as usize * 3);
    let rows = (top..top + TILE_PX).flat_map(|y| raw[y * stride + left * 3..][..TILE_PX * 3].as_chunks::<3>().0);
    let mut values: Vec<f32> = rows.map(|&pixel| f32::from(luma(pixel))).collect();
    let mut sorted = values.clone();
    let mut at = |share: f32| quantile(&mut sorted, share).unwrap_or(0.0);
    let (low, median, high) = (at(0.25), at(0.5), at(0.75));
    let most = 2.0 * (high - low).max(1.0);
    for value in &mut values {
        *value = (*value - median).clamp(-most, most);
    }
    values
}

/// The largest power within [`DRIFT`] of each frequency, without those on the axes.
fn widened(power: &[f32]) -> Vec<f32> {
    let columns = TILE_PX / 2 + 1;
    let mut kept = power.to_vec();
    for (at, value) in kept.iter_mut().enumerate() {
        let (x, y) = waves(at);
        if x <= ON_AXIS || y <= ON_AXIS || columns - 1 - x <= ON_AXIS || TILE_PX / 2 - y <= ON_AXIS {
            *value = 0.0;
        }
    }
    let across: Vec<f32> = (0..kept.len())
        .map(|at| {
            let x = at % columns;
            let row = at - x;
            kept[row + x.saturating_sub(DRIFT)..=row + (x + DRIFT).min(columns - 1)].iter().copied().fold(0.0, f32::max)
        })
        .collect();
    (0..across.len())
        .map(|at| {
            let rows = (0..=2 * DRIFT).map(|by| (at / columns + TILE_PX + by - DRIFT) % TILE_PX);
            rows.map(|row| across[row * columns + at % columns]).fold(0.0, f32::max)
        })
        .collect()
}

/// Waves along both axes of a place in a spectrum.
fn waves(at: usize) -> (usize, usize) {
    let (x, y) = (at % (TILE_PX / 2 + 1), at / (TILE_PX / 2 + 1));
    (x, y.min(TILE_PX - y))
}

/// Whether waves may be of JPEG's blocks of 8 pixels, or too long.
fn is_grid(at: usize) -> bool {
    let (x, y) = waves(at);
    let of_blocks = |waves: usize| {
        let beyond = waves % (TILE_PX / 8);
        beyond.min(TILE_PX / 8 - beyond) <= ON_AXIS + DRIFT
    };
    x * x + y * y >= LEAST_WAVES * LEAST_WAVES && !(of_blocks(x) && of_blocks(y))
}

fn strongest(decibels: &[f32]) -> Option<PixelGrid> {
    let length = |at: usize| {
        let (x, y) = waves(at);
        (x as f32).hypot(y as f32)
    };
    let mut rings: Vec<Vec<f32>> = vec![Vec::new(); TILE_PX / RING];
    let judged = || (0..decibels.len()).filter(|&at| is_grid(at));
    for at in judged() {
        rings[length(at) as usize / RING].push(decibels[at]);
    }
    let noise: Vec<f32> = rings.iter_mut().map(|ring| quantile(ring, 0.5).unwrap_or(f32::MAX)).collect();
    let above = |at: usize| decibels[at] - noise[length(at) as usize / RING];
    let at = judged().max_by(|&one, &two| above(one).total_cmp(&above(two)))?;
    Some(PixelGrid { peak_db: above(at), period_px: TILE_PX as f32 / length(at) })
}

/// Spectra of tiles.
struct Transform {
    window: Vec<f32>,
    along: Arc<dyn Fft<f32>>,
}

impl Transform {
    fn new() -> Self {
        let angle = |at: usize| at as f32 / TILE_PX as f32 * std::f32::consts::TAU;
        let window = (0..TILE_PX).map(|at| 0.5 - 0.5 * angle(at).cos()).collect();
        Self { window, along: FftPlanner::new().plan_fft_forward(TILE_PX) }
    }

    /// The power of each frequency of a tile, those along the rows from nothing to the half.
    fn power(&self, tile: &[f32]) -> Vec<f32> {
        let columns = TILE_PX / 2 + 1;
        let windowed = |(at, value): (usize, &f32)| Complex::from(value * self.window[at % TILE_PX] * self.window[at / TILE_PX]);
        let mut rows: Vec<Complex<f32>> = tile.iter().enumerate().map(windowed).collect();
        self.along.process(&mut rows);
        let mut power = vec![0.0; TILE_PX * columns];
        for x in 0..columns {
            let mut column: Vec<Complex<f32>> = rows.iter().skip(x).step_by(TILE_PX).copied().collect();
            self.along.process(&mut column);
            for (y, frequency) in column.iter().enumerate() {
                power[y * columns + x] = frequency.norm_sqr();
            }
        }
        power
    }
}

#[cfg(test)]
mod tests {
    use super::{TILE_PX, Transform, strongest, widened};

    #[test]
    fn a_wave_is_found_at_its_period() {
        let wave =
            |at: usize| 3.0 * ((at % TILE_PX) as f32 * 0.31 + (at / TILE_PX) as f32 * 0.12).mul_add(std::f32::consts::TAU, 0.0).cos();
        let noise = |at: usize| ((at * 7919) % 101) as f32 / 50.0 - 1.0;
        let tile: Vec<f32> = (0..TILE_PX * TILE_PX).map(|at| wave(at) + noise(at * at)).collect();
        let decibels: Vec<f32> = widened(&Transform::new().power(&tile)).iter().map(|power| 10.0 * (power + 1.0).log10()).collect();
        let found = strongest(&decibels).map(|grid| grid.period_px);
        assert!(found.is_some_and(|period| (period - 3.01).abs() < 0.15), "{found:?}");
    }
}
