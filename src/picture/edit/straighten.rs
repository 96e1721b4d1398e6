//! A sheet that was photographed at a slant, as from straight above.

use super::sample::{bilinear, drawn};
use super::{Place, Proceed, whole_size};
use image::RgbImage;

/// By how much the seen proportions may differ from the paper's for those to be taken: a slant of 30° shortens a side by
/// 13 %. What differs more is another paper, such as a licence of A3 or a page folded once.
const MOST_SHORTENED: f64 = 1.25;

/// The inside of four corners as an upright rectangle; none if it was to stop. Each side becomes as long as the longer of
/// the two that are opposite, so that nothing loses sharpness.
pub fn straightened(pixels: &RgbImage, corners: [Place; 4], aspect: Option<f32>, proceed: Proceed) -> Option<RgbImage> {
    let (width, height) = (f64::from(pixels.width()), f64::from(pixels.height()));
    let corners = corners.map(|[x, y]| [f64::from(x) * width, f64::from(y) * height]);
    let size = size_of(corners, aspect.map(f64::from));
    let map = Projection::of_unit_square(corners);
    let (columns, rows) = (f64::from(size.0), f64::from(size.1));
    drawn(size, proceed, |x, y| {
        let [x, y] = map.at(x / columns, y / rows);
        bilinear(pixels, x, y)
    })
}

/// The size that shows a sheet with these corners, in pixels.
fn size_of([a, b, c, d]: [[f64; 2]; 4], aspect: Option<f64>) -> (u32, u32) {
    let length = |from: [f64; 2], to: [f64; 2]| (to[0] - from[0]).hypot(to[1] - from[1]);
    let (width, height) = (length(a, b).max(length(d, c)), length(a, d).max(length(b, c)));
    let (long, short) = (width.max(height), width.min(height).max(1.0));
    let seen = long / short;
    let known = aspect.filter(|aspect| (seen / aspect).max(aspect / seen) <= MOST_SHORTENED);
    let Some(aspect) = known else { return whole_size(width, height) };
    let long = long.max(short * aspect);
    let (long, short) = (long, long / aspect);
    if width >= height { whole_size(long, short) } else { whole_size(short, long) }
}

/// Whether corners, taken in turn, always turn to the right: then they enclose a sheet.
pub fn are_convex(corners: [Place; 4]) -> bool {
    (0..4).all(|index| {
        let [a, b, c] = [0, 1, 2].map(|step| corners[(index + step) % 4]);
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 1e-4
    })
}

/// A projection of the unit square onto four corners.
struct Projection {
    x: [f64; 3],
    y: [f64; 3],
    w: [f64; 2],
}

impl Projection {
    /// P. S. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), 2.2.3.
    fn of_unit_square([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: [[f64; 2]; 4]) -> Self {
        let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        let across = dx1 * dy2 - dx2 * dy1;
        let (g, h) =
            if across.abs() < f64::EPSILON { (0.0, 0.0) } else { ((dx3 * dy2 - dx2 * dy3) / across, (dx1 * dy3 - dx3 * dy1) / across) };
        Self { x: [x1 - x0 + g * x1, x3 - x0 + h * x3, x0], y: [y1 - y0 + g * y1, y3 - y0 + h * y3, y0], w: [g, h] }
    }

    /// Where a point of the square lies.
    fn at(&self, u: f64, v: f64) -> [f64; 2] {
        let w = self.w[0] * u + self.w[1] * v + 1.0;
        [self.x, self.y].map(|row| (row[0] * u + row[1] * v + row[2]) / w)
    }
}
