//! Marks that people make on a sheet: seals, signatures, fingerprints, watermarks.

use super::draw::{Canvas, Colour};
use fastrand::Rng;
use std::f64::consts::{PI, TAU};
use vello_cpu::kurbo::{BezPath, Point};

pub const RED: Colour = [205, 28, 36];
/// A seal whose pad is nearly dry.
pub const DULL_RED: Colour = [206, 150, 146];
pub const BLACK: Colour = [28, 28, 32];
pub const BLUE: Colour = [36, 52, 160];

/// A round seal of `diameter_mm` with a star and words along its edge; `part` is the share from the left that is on
/// the sheet.
pub fn seal(canvas: &mut Canvas, centre: (f64, f64), diameter_mm: f64, colour: Colour, rng: &mut Rng) {
    let radius = diameter_mm / 2.0;
    canvas.circle(centre, radius - 0.6, 1.1, colour);
    let mut star = BezPath::new();
    for corner in 0..5 {
        let angle = -PI / 2.0 + f64::from(corner) * TAU * 2.0 / 5.0;
        let point = Point::new(centre.0 + radius * 0.28 * angle.cos(), centre.1 + radius * 0.28 * angle.sin());
        if corner == 0 { star.move_to(point) } else { star.line_to(point) }
    }
    star.close_path();
    canvas.fill(&star, colour);
    let words: Vec<char> = super::sheet::words(rng, 12).chars().collect();
    let thinner = std::mem::take(&mut canvas.thinner_mm);
    for (index, character) in words.iter().enumerate() {
        let angle = PI * 0.78 + index as f64 / (words.len() - 1) as f64 * PI * 1.44;
        let at = (centre.0 + radius * 0.78 * angle.cos(), centre.1 + radius * 0.78 * angle.sin());
        canvas.glyph(*character, radius * 0.24, at, angle + PI / 2.0, colour);
    }
    canvas.thinner_mm = thinner;
}

/// Two or three written characters: curved strokes of a pen, larger than print, about `height_mm` high.
pub fn signature(canvas: &mut Canvas, left: (f64, f64), height_mm: f64, colour: Colour, rng: &mut Rng) {
    let pen_mm = 0.45 + rng.f64() * 0.25;
    for character in 0..rng.usize(2..=3) {
        let cell = (left.0 + character as f64 * height_mm * 0.85, left.1 - height_mm / 2.0 + (rng.f64() - 0.5) * height_mm * 0.2);
        let at = |rng: &mut Rng| Point::new(cell.0 + rng.f64() * height_mm * 0.8, cell.1 + rng.f64() * height_mm);
        for _ in 0..rng.usize(5..=8) {
            let mut stroke = BezPath::new();
            let (from, to) = (at(rng), at(rng));
            stroke.move_to(from);
            let bend = |rng: &mut Rng| from.lerp(to, 0.5) + ((rng.f64() - 0.5) * height_mm * 0.3, (rng.f64() - 0.5) * height_mm * 0.3);
            let (first, second) = (bend(rng), bend(rng));
            stroke.curve_to(first, second, to);
            canvas.stroke(&stroke, pen_mm, colour);
        }
    }
}

/// A fingerprint of about 14 × 19 mm: broken ridges around a core.
pub fn fingerprint(canvas: &mut Canvas, centre: (f64, f64), colour: Colour, rng: &mut Rng) {
    let size = 0.85 + rng.f64() * 0.3;
    let turn = (rng.f64() - 0.5) * 0.5;
    for ridge in 1..=11 {
        let (a, b) = (size * f64::from(ridge) * 0.64, size * f64::from(ridge) * 0.86);
        let mut angle = rng.f64() * TAU;
        let end = angle + TAU;
        while angle < end {
            let length = 0.3 + rng.f64() * 1.4;
            let mut arc = BezPath::new();
            for step in 0..=8 {
                let t: f64 = angle + length * f64::from(step) / 8.0;
                let wobble = 1.0 + 0.03 * (t * 5.0).sin();
                let (x, y) = (a * t.cos() * wobble, b * t.sin() * wobble);
                let point = Point::new(centre.0 + x * turn.cos() - y * turn.sin(), centre.1 + x * turn.sin() + y * turn.cos());
                if step == 0 { arc.move_to(point) } else { arc.line_to(point) }
            }
            canvas.stroke(&arc, 0.38, colour);
            angle += length + 0.06 + rng.f64() * 0.12;
        }
    }
}

/// Words aslant over the whole sheet, `strength` 0 to 1 from paper to black.
pub fn watermark(canvas: &mut Canvas, width_mm: f64, height_mm: f64, strength: f64, rng: &mut Rng) {
    let paper = canvas.paper;
    let colour = paper.map(|channel| (f64::from(channel) * (1.0 - strength)) as u8);
    let words: Vec<char> = super::sheet::words(rng, 8).chars().collect();
    let size = width_mm * 0.032;
    let angle: f64 = -0.52;
    let thinner = std::mem::take(&mut canvas.thinner_mm);
    for row in 0..6 {
        for column in 0..3 {
            let start = (width_mm * (0.05 + 0.33 * f64::from(column)), height_mm * (0.12 + 0.17 * f64::from(row)));
            for (index, character) in words.iter().enumerate() {
                let along = index as f64 * size;
                canvas.glyph(*character, size, (start.0 + along * angle.cos(), start.1 + along * angle.sin()), angle, colour);
            }
        }
    }
    canvas.thinner_mm = thinner;
}
