//! A sheet taken off its desk and laid flat, so that lengths on it compare.

use super::place::{Outline, Point, Region};
use crate::picture::reduced;
use image::RgbImage;

/// Longest side in pixels of a flattened sheet: A4 at 100 dpi, where a letter of 10.5 pt is 14 pixels high.
const FLAT_SIDE_PX: u32 = 1200;
/// How far inside its outline a sheet is taken, as a share of its sides: corners are found to half of that, and the desk
/// beside the sheet is no colour of it.
const INSET: f32 = 0.006;

/// A flattened sheet.
#[derive(Debug, Clone)]
pub struct Flat {
    /// Its pixels; no side longer than 1200.
    pub pixels: RgbImage,
    /// Pixels of the picture for each of these, along the longer side.
    pub scale: f32,
    /// Fractions of the sheet to fractions of the picture.
    to_picture: Projection,
}

impl Flat {
    /// Lays what is inside an outline flat. `source` is the picture, made smaller; its longer side has `long_side_px`.
    pub fn of(source: &RgbImage, long_side_px: u32, outline: Outline) -> Self {
        let outline = if outline == Outline::WHOLE { outline } else { outline.inset(INSET) };
        let (width, height) = (source.width() as f32, source.height() as f32);
        let corners = outline.corners.map(|corner| (corner.x * width, corner.y * height));
        let side = |a: usize, b: usize| (corners[a].0 - corners[b].0).hypot(corners[a].1 - corners[b].1);
        let (across, down) = (f32::midpoint(side(0, 1), side(3, 2)).max(1.0), f32::midpoint(side(0, 3), side(1, 2)).max(1.0));
        let shrink = (FLAT_SIDE_PX as f32 / across.max(down)).min(1.0);
        let (flat_width, flat_height) = ((across * shrink).round().max(1.0) as u32, (down * shrink).round().max(1.0) as u32);
        let to_picture = Projection::of(outline);
        let pixels =
            if outline == Outline::WHOLE { reduced(source, FLAT_SIDE_PX) } else { laid_flat(source, &to_picture, flat_width, flat_height) };
        let scale = long_side_px as f32 / source.width().max(source.height()) as f32 / shrink;
        Self { pixels, scale, to_picture }
    }

    /// Where a place on the sheet, in its pixels, lies in the picture.
    pub fn in_picture(&self, x: f32, y: f32) -> Point {
        self.to_picture.apply(x / self.pixels.width() as f32, y / self.pixels.height() as f32)
    }

    /// The region of the picture that holds a rectangle of the sheet, given by its pixels.
    pub fn region(&self, (left, top): (usize, usize), (right, bottom): (usize, usize)) -> Region {
        let (width, height) = (self.pixels.width() as f32, self.pixels.height() as f32);
        self.region_of_fractions(left as f32 / width, top as f32 / height, right as f32 / width, bottom as f32 / height)
    }

    /// The region of the picture that holds a rectangle of the sheet, given by fractions of its sides.
    pub fn region_of_fractions(&self, left: f32, top: f32, right: f32, bottom: f32) -> Region {
        let corner = |x: f32, y: f32| self.to_picture.apply(x, y);
        Outline { corners: [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)] }.bounds()
    }
}

/// What is inside an outline, as if seen from straight above.
fn laid_flat(source: &RgbImage, to_picture: &Projection, width: u32, height: u32) -> RgbImage {
    let mut flat = RgbImage::new(width, height);
    // Where a place lies is a fraction whose parts change evenly along a row.
    let [a, b, c, d, e, f, g, h] = to_picture.0;
    let (source_width, source_height) = (source.width() as f32, source.height() as f32);
    let step = 1.0 / width as f32;
    for (y, row) in flat.chunks_exact_mut(width as usize * 3).enumerate() {
        let v = (y as f32 + 0.5) / height as f32;
        let (across, down, depth) = ((b * v + c) * source_width, (e * v + f) * source_height, h * v + 1.0);
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let u = (x as f32 + 0.5) * step;
            let near = 1.0 / (g * u + depth);
            pixel.copy_from_slice(&sampled(
                source,
                (a * source_width * u + across) * near - 0.5,
                (d * source_height * u + down) * near - 0.5,
            ));
        }
    }
    flat
}

/// The mean of four pixels around a place, by nearness.
fn sampled(source: &RgbImage, x: f32, y: f32) -> [u8; 3] {
    let (width, height) = (source.width() as usize, source.height() as usize);
    let (x, y) = (x.clamp(0.0, width as f32 - 1.0), y.clamp(0.0, height as f32 - 1.0));
    let (left, top) = ((x as usize).min(width.saturating_sub(2)), (y as usize).min(height.saturating_sub(2)));
    let (fx, fy) = (((x - left as f32) * 256.0) as u32, ((y - top as f32) * 256.0) as u32);
    let at = (top * width + left) * 3;
    let pair = |at: usize| source.get(at..at + 6);
    let (Some(upper), Some(lower)) = (pair(at), pair(at + width * 3)) else { return [0; 3] };
    std::array::from_fn(|channel| {
        let along = |row: &[u8]| u32::from(row[channel]) * (256 - fx) + u32::from(row[channel + 3]) * fx;
        ((along(upper) * (256 - fy) + along(lower) * fy) >> 16) as u8
    })
}

/// A projective map of the unit square onto a quadrangle: Heckbert, Fundamentals of Texture Mapping and Image Warping
/// (1989), 2.2.3.
#[derive(Debug, Clone, Copy)]
struct Projection([f32; 8]);

impl Projection {
    fn of(outline: Outline) -> Self {
        let [p0, p1, p2, p3] = outline.corners;
        let (dx1, dy1) = (p1.x - p2.x, p1.y - p2.y);
        let (dx2, dy2) = (p3.x - p2.x, p3.y - p2.y);
        let (sx, sy) = (p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y);
        let determinant = dx1 * dy2 - dx2 * dy1;
        let (g, h) = if determinant.abs() < f32::EPSILON {
            (0.0, 0.0)
        } else {
            ((sx * dy2 - dx2 * sy) / determinant, (dx1 * sy - sx * dy1) / determinant)
        };
        Self([p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x, p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y, g, h])
    }

    fn apply(&self, u: f32, v: f32) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let w = g * u + h * v + 1.0;
        Point { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w }
    }
}
