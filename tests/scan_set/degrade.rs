//! What spoils a picture, at stated strengths.

use fastrand::Rng;
use image::{Rgb, RgbImage};

/// Gaussian blur, separable.
pub fn blur(picture: &RgbImage, sigma_px: f64) -> RgbImage {
    let radius = (sigma_px * 3.0).ceil().max(1.0) as i32;
    let mut kernel: Vec<f32> = (-radius..=radius).map(|x| (-f64::from(x * x) / (2.0 * sigma_px * sigma_px)).exp() as f32).collect();
    let sum: f32 = kernel.iter().sum();
    for weight in &mut kernel {
        *weight /= sum;
    }
    transposed(&rows_filtered(&transposed(&rows_filtered(picture, &kernel)), &kernel))
}

/// Motion along one axis: the mean of `length_px` pixels.
pub fn motion(picture: &RgbImage, length_px: f64, is_vertical: bool) -> RgbImage {
    let n = (length_px.round() as usize) | 1;
    let kernel = vec![1.0 / n as f32; n];
    if is_vertical { transposed(&rows_filtered(&transposed(picture), &kernel)) } else { rows_filtered(picture, &kernel) }
}

fn rows_filtered(picture: &RgbImage, kernel: &[f32]) -> RgbImage {
    let width = picture.width() as usize;
    let radius = kernel.len() / 2;
    let mut out = picture.clone();
    let mut padded = vec![0.0_f32; (width + 2 * radius) * 3];
    let mut sums = vec![0.0_f32; width * 3];
    for (source, target) in picture.as_raw().chunks_exact(width * 3).zip(out.as_mut().chunks_exact_mut(width * 3)) {
        for (index, value) in padded.iter_mut().enumerate() {
            let x = (index / 3).saturating_sub(radius).min(width - 1);
            *value = f32::from(source[x * 3 + index % 3]);
        }
        sums.fill(0.5);
        for (tap, weight) in kernel.iter().enumerate() {
            for (sum, value) in sums.iter_mut().zip(&padded[tap * 3..]) {
                *sum += weight * value;
            }
        }
        for (value, sum) in target.iter_mut().zip(&sums) {
            *value = *sum as u8;
        }
    }
    out
}

fn transposed(picture: &RgbImage) -> RgbImage {
    let mut out = RgbImage::new(picture.height(), picture.width());
    for (x, y, pixel) in picture.enumerate_pixels() {
        out.put_pixel(y, x, *pixel);
    }
    out
}

/// Noise of a sensor: mostly of brightness, a third as strong between the channels.
pub fn noise(picture: &mut RgbImage, sigma: f64, rng: &mut Rng) {
    // The sum of four bytes has a standard deviation of 147.8.
    let normal = |rng: &mut Rng| {
        let bits = rng.u32(..);
        ((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24)) as f32 / 147.8 - 3.45
    };
    let sigma = sigma as f32;
    for pixel in picture.pixels_mut() {
        let common = normal(rng) * sigma;
        for channel in &mut pixel.0 {
            *channel = (f32::from(*channel) + common + normal(rng) * sigma * 0.33 + 0.5).clamp(0.0, 255.0) as u8;
        }
    }
}

/// A grey copy.
pub fn grey(picture: &mut RgbImage) {
    each(picture, |[r, g, b]| [luma(r, g, b); 3]);
}

/// A copy in black and white.
pub fn black_white(picture: &mut RgbImage) {
    each(picture, |[r, g, b]| [if luma(r, g, b) > 140 { 255 } else { 0 }; 3]);
}

/// Everything darker by a factor.
pub fn dark(picture: &mut RgbImage, factor: f64) {
    each(picture, |pixel| pixel.map(|channel| (f64::from(channel) * factor) as u8));
}

/// A shadow over the part right of a slanting line, soft over a fiftieth of the width.
pub fn shadow(picture: &mut RgbImage, factor: f64, rng: &mut Rng) {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (start, slope, soft) = (0.35 + rng.f64() * 0.3, (rng.f64() - 0.5) * 0.5, 0.02);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let depth = (f64::from(x) / width - start - slope * (f64::from(y) / height - 0.5)) / soft;
        let gain = 1.0 - (1.0 - factor) * depth.clamp(0.0, 1.0);
        pixel.0 = pixel.0.map(|channel| (f64::from(channel) * gain) as u8);
    }
}

/// A patch of burnt-out light of about `share` of the picture, in its middle half.
pub fn glare(picture: &mut RgbImage, share: f64, rng: &mut Rng) {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let radius = (share * width * height / std::f64::consts::PI).sqrt();
    let (cx, cy) = (width * (0.3 + 0.4 * rng.f64()), height * (0.3 + 0.4 * rng.f64()));
    let stretch = 0.7 + 0.6 * rng.f64();
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (dx, dy) = ((f64::from(x) - cx) / stretch, (f64::from(y) - cy) * stretch);
        let from_edge = ((dx * dx + dy * dy).sqrt() / radius - 1.0) / 0.35;
        let add = 255.0 * (1.0 - from_edge).clamp(0.0, 1.0);
        pixel.0 = pixel.0.map(|channel| (f64::from(channel) + add).min(255.0) as u8);
    }
}

/// Two folds, one across and one along: a dark line beside a bright one, `strength` in grey levels, and light that
/// differs a little between the panels.
pub fn fold(sheet: &mut RgbImage, strength: f64, rng: &mut Rng) {
    let (width, height) = (f64::from(sheet.width()), f64::from(sheet.height()));
    let (fold_x, fold_y) = (width * (0.45 + 0.1 * rng.f64()), height * (0.45 + 0.1 * rng.f64()));
    let soft = width / 400.0;
    let profile = |from: f64| {
        let t = from / soft;
        -strength * t * (-t * t / 2.0).exp() * 1.6 + if t > 0.0 { -0.12 * strength } else { 0.0 }
    };
    for (x, y, pixel) in sheet.enumerate_pixels_mut() {
        let add = profile(f64::from(x) - fold_x) + profile(f64::from(y) - fold_y);
        pixel.0 = pixel.0.map(|channel| (f64::from(channel) + add).clamp(0.0, 255.0) as u8);
    }
}

/// The pixels of a screen: stripes of red, green and blue with dark gaps, `pitch_px` apart and turned a little, sampled
/// by the camera, so that beats come about.
pub fn screen(picture: &mut RgbImage, pitch_px: f64, turn: f64) {
    let (cos, sin) = (turn.cos(), turn.sin());
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (f64::from(x), f64::from(y));
        let (u, v) = ((x * cos + y * sin) / pitch_px, (y * cos - x * sin) / pitch_px);
        let gap = if v.rem_euclid(1.0) < 0.14 { 0.62 } else { 1.0 };
        for (index, channel) in pixel.0.iter_mut().enumerate() {
            let from_stripe = (u - index as f64 / 3.0).rem_euclid(1.0);
            let stripe = 0.74 + 0.26 * (from_stripe * std::f64::consts::TAU).cos();
            *channel = (f64::from(*channel) * gap * stripe * 1.06).min(255.0) as u8;
        }
    }
}

fn each(picture: &mut RgbImage, change: impl Fn([u8; 3]) -> [u8; 3]) {
    for Rgb(pixel) in picture.pixels_mut() {
        *pixel = change(*pixel);
    }
}

/// ITU-R BT.601, 2.5.1.
fn luma(r: u8, g: u8, b: u8) -> u8 {
    ((u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000) as u8
}
