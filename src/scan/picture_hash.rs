//! Whether two scans are the same picture.

use crate::picture::{Picture, reduced};
use image::RgbImage;

/// Cells along each side. 64 of them are 5 mm of an A4 page each: coarse enough that saving again, at a lower quality or
/// a smaller size, changes next to nothing, fine enough that the two sides of a card on one desk have little in common.
const CELLS: usize = 64;
/// Difference of neighbouring cells, 0 to 255, below which they are alike. Twice what a JPEG of quality 30 changes.
const ALIKE_BELOW: i16 = 6;
/// Fewest differing neighbours by which a picture can be told: a blank sheet is like every other.
const LEAST_TELLING: u32 = 120;
/// Longest side of the picture that is reduced to cells.
const MEASURED_SIDE_PX: u32 = 512;

/// By what a picture is told from others: the bytes of its file, and where its brightness rises and falls (a difference
/// hash, of 64 rows of 64 steps with three values each).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureHash {
    /// SHA-256 of the file.
    pub digest: [u8; 32],
    rises: [u64; CELLS],
    falls: [u64; CELLS],
    /// Width by height, in hundredths.
    aspect: u32,
}

impl PictureHash {
    /// The hash of a picture.
    pub fn of(picture: &Picture) -> Self {
        let (width, height) = picture.pixels.dimensions();
        let cells = cells(&reduced(&picture.pixels, MEASURED_SIDE_PX));
        let row = |row: &[i16; CELLS + 1], is_step: fn(i16) -> bool| {
            row.windows(2).enumerate().fold(0, |bits, (at, pair)| bits | u64::from(is_step(pair[1] - pair[0])) << at)
        };
        let rises = cells.each_ref().map(|cells| row(cells, |step| step >= ALIKE_BELOW));
        let falls = cells.each_ref().map(|cells| row(cells, |step| step <= -ALIKE_BELOW));
        Self { digest: picture.digest, rises, falls, aspect: width.saturating_mul(100) / height.max(1) }
    }

    /// Share of the steps of either picture that both have, 0 to 1; none where the pictures differ in shape, or have too
    /// few steps to be told by.
    pub fn likeness(&self, other: &Self) -> Option<f64> {
        // Rounding when a picture is reduced changes its shape by up to a pixel.
        if self.aspect.abs_diff(other.aspect) * 50 > self.aspect {
            return None;
        }
        let (mut common, mut either) = (0, 0);
        for at in 0..CELLS {
            let both = (self.rises[at] & other.rises[at]) | (self.falls[at] & other.falls[at]);
            common += both.count_ones();
            either += (self.rises[at] | other.rises[at] | self.falls[at] | other.falls[at]).count_ones();
        }
        (either >= LEAST_TELLING).then(|| f64::from(common) / f64::from(either))
    }
}

/// Mean brightness, 0 to 255, of the cells of even rows and columns; one column more than steps.
fn cells(pixels: &RgbImage) -> [[i16; CELLS + 1]; CELLS] {
    let mut sums = vec![(0_u32, 0_u32); (CELLS + 1) * CELLS];
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    for (y, line) in pixels.rows().enumerate() {
        for (x, pixel) in line.enumerate() {
            // ITU-R BT.601, 2.5.1, in 1/256.
            let [r, g, b] = pixel.0.map(u32::from);
            let (sum, count) = &mut sums[y * CELLS / height * (CELLS + 1) + x * (CELLS + 1) / width];
            *sum += (r * 77 + g * 150 + b * 29) >> 8;
            *count += 1;
        }
    }
    let mut means = [[0; CELLS + 1]; CELLS];
    for (mean, (sum, count)) in means.as_flattened_mut().iter_mut().zip(sums) {
        *mean = i16::try_from(sum.checked_div(count).unwrap_or_default()).unwrap_or(i16::MAX);
    }
    means
}
