//! One value a pixel, and what several measurements do with such grids.

use image::RgbImage;

/// Values row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid<T> {
    /// Values in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// All values, row by row.
    pub values: Vec<T>,
}

impl<T: Copy> Grid<T> {
    /// A grid of one value.
    pub fn filled(width: usize, height: usize, value: T) -> Self {
        Self { width, height, values: vec![value; width * height] }
    }

    /// The value at a place inside.
    pub fn at(&self, x: usize, y: usize) -> T {
        self.values[y * self.width + x]
    }

    /// Sets the value at a place inside.
    pub fn set(&mut self, x: usize, y: usize, value: T) {
        self.values[y * self.width + x] = value;
    }

    /// Each value changed.
    pub fn map<U>(&self, change: impl Fn(T) -> U) -> Grid<U> {
        Grid { width: self.width, height: self.height, values: self.values.iter().map(|&value| change(value)).collect() }
    }
}

/// Brightness of each pixel, 0 to 255: ITU-R BT.601, 2.5.1, in 1/256.
pub fn luma_grid(pixels: &RgbImage) -> Grid<u8> {
    let values = pixels.as_raw().chunks_exact(3).map(|pixel| luma([pixel[0], pixel[1], pixel[2]])).collect();
    Grid { width: pixels.width() as usize, height: pixels.height() as usize, values }
}

/// ITU-R BT.601, 2.5.1, in 1/256.
pub fn luma([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8
}

/// The value that `share` of all counts reach or exceed.
pub fn percentile_from_top(histogram: &[u32; 256], share: f64) -> u8 {
    let total: u32 = histogram.iter().sum();
    let wanted = f64::from(total) * share;
    let mut seen = 0.0;
    for (value, &count) in (0_u8..=255).zip(histogram).rev() {
        seen += f64::from(count);
        if seen >= wanted && seen > 0.0 {
            return value;
        }
    }
    0
}

/// The value below which `share` of the values lie; `None` without values.
pub fn quantile(values: &mut [f32], share: f32) -> Option<f32> {
    let index = ((values.len().checked_sub(1)?) as f32 * share).round() as usize;
    let (_, value, _) = values.select_nth_unstable_by(index, f32::total_cmp);
    Some(*value)
}

/// Connected places (by sides) where `mask` holds, largest first: for each its places.
pub fn components(mask: &Grid<bool>) -> Vec<Vec<(usize, usize)>> {
    let mut is_left = mask.clone();
    let mut found = Vec::new();
    for start in 0..mask.values.len() {
        if !is_left.values[start] {
            continue;
        }
        is_left.values[start] = false;
        let mut places = vec![(start % mask.width, start / mask.width)];
        let mut next = 0;
        while let Some(&place) = places.get(next) {
            next += 1;
            for (x, y) in neighbours(place, mask.width, mask.height) {
                if is_left.at(x, y) {
                    is_left.set(x, y, false);
                    places.push((x, y));
                }
            }
        }
        found.push(places);
    }
    found.sort_by_key(|places| std::cmp::Reverse(places.len()));
    found
}

/// The places beside a place, by its sides.
pub fn neighbours((x, y): (usize, usize), width: usize, height: usize) -> impl Iterator<Item = (usize, usize)> {
    let sides = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
    sides.into_iter().filter(move |&(x, y)| x < width && y < height)
}

/// Every place within `reach` of one where `mask` holds, along both axes.
pub fn dilated(mask: &Grid<bool>, reach: usize) -> Grid<bool> {
    let mut wide = Grid::filled(mask.width, mask.height, false);
    for y in 0..mask.height {
        let row = &mask.values[y * mask.width..][..mask.width];
        let mut until = 0;
        for x in 0..mask.width + reach {
            if row.get(x) == Some(&true) {
                until = x + 2 * reach + 1;
            }
            if let Some(x) = x.checked_sub(reach).filter(|_| x < until) {
                wide.set(x, y, true);
            }
        }
    }
    let mut all = wide.clone();
    for y in 0..mask.height {
        for other in y.saturating_sub(reach)..(y + reach + 1).min(mask.height) {
            if other == y {
                continue;
            }
            let (from, to) = (other * mask.width, y * mask.width);
            for x in 0..mask.width {
                all.values[to + x] |= wide.values[from + x];
            }
        }
    }
    all
}
