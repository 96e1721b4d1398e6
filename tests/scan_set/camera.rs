//! A sheet under a camera or on a flatbed scanner.

use super::sheet::Sheet;
use fastrand::Rng;
use image::{Rgb, RgbImage};
use std::f64::consts::{PI, TAU};

/// A projective map, row by row.
pub type Matrix = [[f64; 3]; 3];

/// How a sheet lies before the camera.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    /// Turn in the plane of the picture, degrees.
    pub rotation: f64,
    /// Tilt out of that plane, degrees.
    pub tilt: f64,
    /// Direction in which it is tilted, radians.
    pub tilt_towards: f64,
    /// Share of the picture's side that the sheet takes.
    pub share: f64,
}

/// A desk: its colour and how uneven that is, in grey levels.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    pub colour: [u8; 3],
    pub grain: f64,
}

pub const DESKS: [Desk; 8] = [
    Desk { colour: [92, 64, 42], grain: 12.0 },
    Desk { colour: [168, 128, 88], grain: 12.0 },
    Desk { colour: [44, 44, 48], grain: 4.0 },
    Desk { colour: [120, 122, 126], grain: 5.0 },
    Desk { colour: [60, 92, 140], grain: 6.0 },
    Desk { colour: [96, 120, 92], grain: 6.0 },
    Desk { colour: [186, 182, 176], grain: 4.0 },
    Desk { colour: [150, 60, 56], grain: 6.0 },
];

/// Light upon the whole picture.
#[derive(Debug, Clone, Copy)]
pub struct Light {
    /// Gains of the channels.
    pub cast: [f64; 3],
    /// Factor on everything.
    pub exposure: f64,
    /// Loss from the brightest to the darkest side, 0 to 1.
    pub falloff: f64,
    /// Direction of the falloff, radians.
    pub towards: f64,
}

/// Millimetres from the sheet's middle to pixels of a picture.
pub fn view(sheet: &Sheet, pose: Pose, (width_px, height_px): (u32, u32)) -> Matrix {
    let (phi, theta) = (pose.rotation.to_radians(), pose.tilt.to_radians());
    let axis = [pose.tilt_towards.cos(), pose.tilt_towards.sin()];
    // Rodrigues' formula for a turn by theta around an axis in the plane, of points turned by phi before.
    let turned = |x: f64, y: f64| {
        let (x, y) = (x * phi.cos() - y * phi.sin(), x * phi.sin() + y * phi.cos());
        let along = axis[0] * x + axis[1] * y;
        let cross = axis[0] * y - axis[1] * x;
        [
            x * theta.cos() + axis[0] * along * (1.0 - theta.cos()),
            y * theta.cos() + axis[1] * along * (1.0 - theta.cos()),
            cross * theta.sin(),
        ]
    };
    let (first, second) = (turned(1.0, 0.0), turned(0.0, 1.0));
    let distance_mm = 1.7 * sheet.height_mm.max(sheet.width_mm);
    let plain = [[first[0], second[0], 0.0], [first[1], second[1], 0.0], [first[2] / distance_mm, second[2] / distance_mm, 1.0]];
    let corners = corners_mm(sheet).map(|corner| apply(&plain, corner));
    let reach = |coordinate: fn(&(f64, f64)) -> f64| {
        let all = corners.iter().map(coordinate);
        (all.clone().fold(f64::INFINITY, f64::min), all.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (reach(|corner| corner.0), reach(|corner| corner.1));
    let (width, height) = (f64::from(width_px), f64::from(height_px));
    let scale = pose.share * (width / (right - left)).min(height / (bottom - top));
    let (middle_x, middle_y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let to_picture = [[scale, 0.0, width / 2.0 - scale * middle_x], [0.0, scale, height / 2.0 - scale * middle_y], [0.0, 0.0, 1.0]];
    product(&to_picture, &plain)
}

/// Corners of a sheet in millimetres from its middle, clockwise from the top left one.
pub fn corners_mm(sheet: &Sheet) -> [(f64, f64); 4] {
    let (x, y) = (sheet.width_mm / 2.0, sheet.height_mm / 2.0);
    [(-x, -y), (x, -y), (x, y), (-x, y)]
}

pub fn apply(matrix: &Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    let row = |row: usize| matrix[row][0] * x + matrix[row][1] * y + matrix[row][2];
    (row(0) / row(2), row(1) / row(2))
}

fn product(a: &Matrix, b: &Matrix) -> Matrix {
    std::array::from_fn(|row| std::array::from_fn(|column| (0..3).map(|inner| a[row][inner] * b[inner][column]).sum()))
}

fn inverse(m: &Matrix) -> Matrix {
    let cofactor = |row: usize, column: usize| {
        let at = |r: usize, c: usize| m[(row + r) % 3][(column + c) % 3];
        at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)
    };
    let determinant: f64 = (0..3).map(|column| m[0][column] * cofactor(0, column)).sum();
    std::array::from_fn(|row| std::array::from_fn(|column| cofactor(column, row) / determinant))
}

/// The picture of a sheet that lies on a desk.
pub fn photograph(sheet: &Sheet, to_picture: &Matrix, (width_px, height_px): (u32, u32), desk: Desk, rng: &mut Rng) -> RgbImage {
    let mut picture = desk_picture(width_px, height_px, desk, rng);
    let back = inverse(to_picture);
    let px_per_mm = f64::from(sheet.pixels.width()) / sheet.width_mm;
    let (sheet_width, sheet_height) = (sheet.pixels.width() as f32 - 1.001, sheet.pixels.height() as f32 - 1.001);
    let origin = (sheet.width_mm / 2.0, sheet.height_mm / 2.0);
    let raw = sheet.pixels.as_raw();
    let stride = sheet.pixels.width() as usize * 3;
    for (y, row) in picture.as_mut().chunks_exact_mut(width_px as usize * 3).enumerate() {
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let (mm_x, mm_y) = apply(&back, (x as f64 + 0.5, y as f64 + 0.5));
            let (u, v) = (((mm_x + origin.0) * px_per_mm - 0.5) as f32, ((mm_y + origin.1) * px_per_mm - 0.5) as f32);
            if u < 0.0 || v < 0.0 || u > sheet_width || v > sheet_height {
                continue;
            }
            let (fx, fy) = (u.fract(), v.fract());
            let at = v as usize * stride + u as usize * 3;
            for (channel, value) in pixel.iter_mut().enumerate() {
                let read = |offset: usize| f32::from(raw[at + offset + channel]);
                let upper = read(0) * (1.0 - fx) + read(3) * fx;
                let lower = read(stride) * (1.0 - fx) + read(stride + 3) * fx;
                *value = (upper * (1.0 - fy) + lower * fy) as u8;
            }
        }
    }
    picture
}

/// Uneven colour: soft patches and a grain along one direction.
fn desk_picture(width_px: u32, height_px: u32, desk: Desk, rng: &mut Rng) -> RgbImage {
    const CELLS: usize = 12;
    let patches: Vec<f32> = (0..(CELLS + 1) * (CELLS + 1)).map(|_| (rng.f32() - 0.5) * desk.grain as f32 * 1.6).collect();
    let grain: Vec<f32> = (0..height_px).map(|_| (rng.f32() - 0.5) * desk.grain as f32).collect();
    RgbImage::from_fn(width_px, height_px, |x, y| {
        let (u, v) = (x as f32 / width_px as f32 * CELLS as f32, y as f32 / height_px as f32 * CELLS as f32);
        let (i, j) = (u as usize, v as usize);
        let (fx, fy) = (u.fract(), v.fract());
        let at = |i: usize, j: usize| patches[j.min(CELLS) * (CELLS + 1) + i.min(CELLS)];
        let patch = (at(i, j) * (1.0 - fx) + at(i + 1, j) * fx) * (1.0 - fy) + (at(i, j + 1) * (1.0 - fx) + at(i + 1, j + 1) * fx) * fy;
        let drift = (f64::from(x) / f64::from(width_px) * TAU).sin() * 6.0;
        let line = grain[((f64::from(y) + drift) as usize).min(height_px as usize - 1)];
        Rgb(desk.colour.map(|channel| (f32::from(channel) + patch + line).clamp(0.0, 255.0) as u8))
    })
}

/// Light of one colour, stronger on one side.
pub fn light(picture: &mut RgbImage, light: Light) {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (dx, dy) = (light.towards.cos(), light.towards.sin());
    let reach = f64::midpoint(dx.abs(), dy.abs());
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let along = ((f64::from(x) / width - 0.5) * dx + (f64::from(y) / height - 0.5) * dy) / reach;
        let factor = light.exposure * (1.0 - light.falloff * f64::midpoint(1.0, along));
        for (channel, gain) in pixel.0.iter_mut().zip(light.cast) {
            *channel = (f64::from(*channel) * factor * gain).min(255.0) as u8;
        }
    }
}

/// Light as people have it: daylight to warm lamps, paper from 190 up, falling off by a fifth at most.
pub fn usual_light(rng: &mut Rng) -> Light {
    let warmth = rng.f64();
    Light {
        cast: [1.0, 1.0 - 0.05 * warmth, 1.0 - 0.16 * warmth],
        exposure: 0.82 + rng.f64() * 0.18,
        falloff: rng.f64() * 0.2,
        towards: rng.f64() * 2.0 * PI,
    }
}
