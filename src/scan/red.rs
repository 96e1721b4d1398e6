//! Red marks on a sheet: seals, fingerprints, red ink.

use super::flat::Flat;
use super::grid::{Grid, components, dilated, luma, percentile_from_top, quantile};
use super::place::Region;
use crate::picture::reduced;
use image::RgbImage;

/// From here up a pixel is red: red less the greater of green and blue, of 255, once paper is white.
const RED_FROM: i32 = 34;
/// Longest side in pixels of the sheet on which red is looked for: half a millimetre of A4 each, half a seal's ring.
const SOUGHT_SIDE_PX: u32 = 600;
/// Reach in these pixels over which red belongs together: a millimetre of A4.
const JOINED_PX: usize = 2;
/// Least and greatest longer side of a mark as a share of the sheet's: 9 mm and 75 mm of A4.
const MARK_SHARE: std::ops::RangeInclusive<f32> = 0.03..=0.26;
/// Rays from a seal's middle along which its ring is looked for.
const RAYS: usize = 90;

/// A red mark.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RedMark {
    /// Where it is in the picture.
    pub region: Region,
    /// Its longer side as a share of the sheet's longer side.
    pub size: f32,
    /// Width over height.
    pub aspect: f32,
    /// Share of a circle's circumference along which its outermost red runs, 0 to 1.
    pub ring: f32,
    /// The diameter of that circle as a share of the sheet's longer side.
    pub ring_diameter: f32,
    /// How red it is: the median of its redder half, 0 to 1, once paper is white.
    pub colour: f32,
    /// Share of its bounds that is red.
    pub fill: f32,
}

/// What a red mark is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RedKind {
    /// A round seal, whole or in part.
    Seal,
    /// A fingerprint.
    Fingerprint,
    /// An emblem, a red signature, print.
    Other,
}

impl RedMark {
    /// What it is, by shape and by size on a sheet whose longer side has `long_side_mm`.
    ///
    /// Official seals have 38 to 50 mm (国发〔1999〕25号; 公通字〔2000〕36号); a pressed finger leaves 12 to 26 mm. The
    /// bounds are wider by what blur and paper that is not A4 add.
    pub fn kind(&self, long_side_mm: f32) -> RedKind {
        let (diameter_mm, size_mm) = (self.ring_diameter * long_side_mm, self.size * long_side_mm);
        if self.ring >= 0.3 && (32.0..=56.0).contains(&diameter_mm) && self.fill < 0.6 {
            RedKind::Seal
        } else if (10.0..=28.0).contains(&size_mm) && (0.5..=1.0).contains(&self.aspect) && (0.2..=0.85).contains(&self.fill) {
            RedKind::Fingerprint
        } else {
            RedKind::Other
        }
    }
}

/// Red marks, the largest first.
pub fn red_marks(flat: &Flat) -> Vec<RedMark> {
    let small = reduced(&flat.pixels, SOUGHT_SIDE_PX);
    let redness = redness(&small);
    let is_red = redness.map(|value| value >= RED_FROM);
    let long = is_red.width.max(is_red.height) as f32;
    let joined = components(&dilated(&is_red, JOINED_PX));
    let mut marks: Vec<RedMark> = Vec::new();
    for places in joined {
        let red: Vec<(usize, usize)> = places.into_iter().filter(|&(x, y)| is_red.at(x, y)).collect();
        // The star of a seal is a part of it.
        let is_inside = |found: &RedMark| marks.iter().any(|mark| mark.region.holds(found.region.centre()));
        marks.extend(mark(flat, &redness, &red, long).filter(|found| !is_inside(found)));
    }
    marks
}

/// Red less the greater of the others, of 255, under gains that make the paper white.
fn redness(small: &RgbImage) -> Grid<i32> {
    let gains = super::colour::gains(small);
    let mut levels = [0_u32; 256];
    for pixel in small.pixels() {
        levels[usize::from(luma(super::colour::corrected(pixel.0, gains)))] += 1;
    }
    let paper = i32::from(percentile_from_top(&levels, 0.3)).max(32);
    let values = small.pixels().map(|pixel| {
        let [r, g, b] = super::colour::corrected(pixel.0, gains).map(i32::from);
        (r - g.max(b)) * 255 / paper
    });
    Grid { width: small.width() as usize, height: small.height() as usize, values: values.collect() }
}

fn mark(flat: &Flat, redness: &Grid<i32>, red: &[(usize, usize)], long: f32) -> Option<RedMark> {
    let (left, right) = (red.iter().map(|place| place.0).min()?, red.iter().map(|place| place.0).max()? + 1);
    let (top, bottom) = (red.iter().map(|place| place.1).min()?, red.iter().map(|place| place.1).max()? + 1);
    let (width, height) = ((right - left) as f32, (bottom - top) as f32);
    let size = width.max(height) / long;
    if !MARK_SHARE.contains(&size) {
        return None;
    }
    let mut values: Vec<f32> = red.iter().map(|&(x, y)| redness.at(x, y) as f32 / 255.0).collect();
    let colour = quantile(&mut values, 0.75)?;
    let (centre, radius) = circle(red)?;
    let (w, h) = (redness.width as f32, redness.height as f32);
    Some(RedMark {
        region: flat.region_of_fractions(left as f32 / w, top as f32 / h, right as f32 / w, bottom as f32 / h),
        size,
        aspect: width / height,
        ring: ring(red, centre, radius),
        ring_diameter: 2.0 * radius / long,
        colour,
        fill: red.len() as f32 / (width * height),
    })
}

/// The circle of least squares (Kåsa, 1976) through the outermost red of each direction, seen from a middle that is
/// found again with each of four rounds.
fn circle(red: &[(usize, usize)]) -> Option<((f32, f32), f32)> {
    let mut centre = middle(red)?;
    let mut radius = 0.0;
    for _ in 0..4 {
        let outer = outermost(red, centre);
        let mut points: Vec<(f32, f32)> = outer.iter().flatten().map(|point| point.1).collect();
        if radius > 0.0 {
            points.retain(|point| ((point.0 - centre.0).hypot(point.1 - centre.1) / radius - 1.0).abs() < 0.12);
        }
        let (found, fitted) = fitted_circle(&points)?;
        (centre, radius) = (found, fitted);
    }
    Some((centre, radius))
}

fn middle(red: &[(usize, usize)]) -> Option<(f32, f32)> {
    let (left, right) = (red.iter().map(|place| place.0).min()?, red.iter().map(|place| place.0).max()?);
    let (top, bottom) = (red.iter().map(|place| place.1).min()?, red.iter().map(|place| place.1).max()?);
    Some((f32::midpoint(left as f32, right as f32), f32::midpoint(top as f32, bottom as f32)))
}

/// For each ray the distance and place of the farthest red.
fn outermost(red: &[(usize, usize)], centre: (f32, f32)) -> [Option<(f32, (f32, f32))>; RAYS] {
    let mut outer = [None; RAYS];
    for &(x, y) in red {
        let (x, y) = (x as f32, y as f32);
        let (dx, dy) = (x - centre.0, y - centre.1);
        let distance = dx.hypot(dy);
        let turn = dy.atan2(dx) / std::f32::consts::TAU + 0.5;
        let ray = ((turn * RAYS as f32) as usize).min(RAYS - 1);
        if outer[ray].is_none_or(|(farthest, _)| distance > farthest) {
            outer[ray] = Some((distance, (x, y)));
        }
    }
    outer
}

/// Share of rays whose outermost red lies on the circle.
fn ring(red: &[(usize, usize)], centre: (f32, f32), radius: f32) -> f32 {
    let on_circle = |point: &Option<(f32, (f32, f32))>| point.is_some_and(|(distance, _)| (distance / radius - 1.0).abs() < 0.07);
    outermost(red, centre).iter().filter(|point| on_circle(point)).count() as f32 / RAYS as f32
}

fn fitted_circle(points: &[(f32, f32)]) -> Option<((f32, f32), f32)> {
    if points.len() < 8 {
        return None;
    }
    let n = points.len() as f32;
    let (mx, my) = (points.iter().map(|p| p.0).sum::<f32>() / n, points.iter().map(|p| p.1).sum::<f32>() / n);
    let (mut xx, mut yy, mut xy, mut xz, mut yz, mut z) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for &(x, y) in points {
        let (u, v) = (x - mx, y - my);
        let square = u * u + v * v;
        xx += u * u;
        yy += v * v;
        xy += u * v;
        xz += u * square;
        yz += v * square;
        z += square;
    }
    let determinant = xx * yy - xy * xy;
    if determinant < 1.0 {
        return None;
    }
    let (u, v) = ((xz * yy - yz * xy) / (2.0 * determinant), (yz * xx - xz * xy) / (2.0 * determinant));
    Some(((mx + u, my + v), (u * u + v * v + z / n).sqrt()))
}
