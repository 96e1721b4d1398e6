//! Turning: by quarters without loss, by other angles between the pixels.

use super::sample::{bilinear, drawn};
use super::{Proceed, whole_size};
use image::{Rgb, RgbImage, imageops};

/// A picture turned clockwise; none if it was to stop. It is as large as all of it needs.
pub fn rotated(pixels: &RgbImage, quarters: u8, degrees: f32, proceed: Proceed) -> Option<RgbImage> {
    let turned = match quarters % 4 {
        1 => imageops::rotate90(pixels),
        2 => imageops::rotate180(pixels),
        3 => imageops::rotate270(pixels),
        _ => pixels.clone(),
    };
    if degrees == 0.0 {
        return Some(turned);
    }
    let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
    let (width, height) = (f64::from(turned.width()), f64::from(turned.height()));
    let size = whole_size(width * cos.abs() + height * sin.abs(), width * sin.abs() + height * cos.abs());
    let (middle_x, middle_y) = (f64::from(size.0) / 2.0, f64::from(size.1) / 2.0);
    let outside = edge_colour(&turned);
    drawn(size, proceed, |x, y| {
        let (x, y) = (x - middle_x, y - middle_y);
        let (from_x, from_y) = (x * cos + y * sin + width / 2.0, y * cos - x * sin + height / 2.0);
        let is_inside = (0.0..=width).contains(&from_x) && (0.0..=height).contains(&from_y);
        if is_inside { bilinear(&turned, from_x, from_y) } else { outside }
    })
}

/// The median colour along the edge: paper on a scan, the table on a photo.
fn edge_colour(pixels: &RgbImage) -> Rgb<u8> {
    let (last_x, last_y) = (pixels.width() - 1, pixels.height() - 1);
    let rows = (0..=last_x).flat_map(|x| [(x, 0), (x, last_y)]);
    let columns = (0..=last_y).flat_map(|y| [(0, y), (last_x, y)]);
    let along: Vec<[u8; 3]> = rows.chain(columns).map(|(x, y)| pixels.get_pixel(x, y).0).collect();
    Rgb(std::array::from_fn(|part| {
        let mut values: Vec<u8> = along.iter().map(|colour| colour[part]).collect();
        let middle = values.len() / 2;
        *values.select_nth_unstable(middle).1
    }))
}
