//! The outline of a sheet or card upon a desk.
//!
//! The desk is what is reached from the picture's edge without crossing a step of brightness or colour, beginning where
//! the edge does not look like paper. What remains around the middle is the sheet, if four straight sides bound it.

use super::grid::{Grid, components, neighbours};
use super::place::{Outline, Point};
use crate::picture::reduced;
use image::RgbImage;

/// Longest side in pixels of the picture on which the outline is sought: a corner is then found to a third of a
/// percent of the side, and a printed line, a fifth of a pixel wide, is no edge of a sheet.
const SOUGHT_SIDE_PX: u32 = 320;
/// Difference from paper, of 255, from which a place at the edge is desk. The desks of the test set begin at 40.
const DESK_FROM_PAPER: f32 = 20.0;
/// Largest step between neighbours on a desk.
const DESK_STEP: f32 = 9.0;
/// Step beside a place from which it is an edge, beyond which the desk does not go on.
const EDGE_STEP: f32 = 14.0;
/// Shortest run along the picture's edge that is desk, as a share of its longer side: a heading is 3 % of a letter's.
const SHORTEST_RUN: f32 = 0.05;
/// Least share of the picture that is desk; with less, the picture was cut along the sheet, and its edges are the sheet's.
const LEAST_DESK: f32 = 0.03;
/// Least share of the picture that a sheet covers; below it, what was found is something else.
const LEAST_SHARE: f32 = 0.12;
/// Least share of its outline that a sheet fills.
const LEAST_FILL: f32 = 0.93;

/// A sheet's place in a picture.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Page {
    /// Its corners. A side that lies beyond the picture is where the picture ends.
    pub outline: Outline,
    /// For the top, right, bottom and left side, the share that lies at the picture's edge, 0 to 1.
    pub at_edge: [f32; 4],
    /// By how many degrees it is turned, clockwise; the mean of its sides.
    pub turned_degrees: f32,
    /// How much shorter one side is than the one opposite, 0 to 1; the greater of both pairs. A sheet seen from straight
    /// above has 0, tilted by 15° about 0.14, by 30° about 0.26, from the distance at which it fills a phone's picture.
    pub narrowed: f32,
}

impl Page {
    /// The sides that lie beyond the picture by more than `share` of their length, if they are one or two: with more, the
    /// picture was cut along the sheet.
    pub fn sides_cut(&self, share: f32) -> Option<usize> {
        let n = self.at_edge.iter().filter(|&&at_edge| at_edge > share).count();
        (1..=2).contains(&n).then_some(n)
    }
}

/// The sheet in a picture with a desk around it; `None` where there is no desk, as in a scanner's picture, or no sheet
/// with four straight sides.
pub fn page(pixels: &RgbImage) -> Option<Page> {
    let small = normalised(&reduced(pixels, SOUGHT_SIDE_PX));
    let paper = Paper::of(&small)?;
    let desk = desk(&small, &paper)?;
    let sheet = sheet(&desk)?;
    let corners = refined(&sheet, extreme_corners(&sheet)?)?;
    let inside = corners_area(corners);
    let n_places = sheet.values.iter().filter(|&&is_sheet| is_sheet).count() as f32;
    let all = sheet.values.len() as f32;
    let is_cut_along = n_places > (1.0 - LEAST_DESK) * all;
    if is_cut_along || n_places < LEAST_SHARE * all || n_places < LEAST_FILL * inside || inside < LEAST_FILL * n_places {
        return None;
    }
    let at_edge = at_edge(&sheet, corners);
    // Without a desk, the edge of a shadow is the fourth side of what lies in the light.
    if at_edge.iter().filter(|&&share| share > 0.5).count() >= 3 {
        return None;
    }
    let (turned_degrees, narrowed) = pose(corners);
    let (width, height) = (sheet.width as f32, sheet.height as f32);
    let outline = Outline { corners: corners.map(|(x, y)| Point { x: x / width, y: y / height }) };
    Some(Page { outline, at_edge, turned_degrees, narrowed })
}

/// Brightened so that the twentieth brightest pixel is nearly white: a dark picture has the same steps as a bright one.
fn normalised(small: &RgbImage) -> Grid<[f32; 3]> {
    let mut brightness: Vec<f32> = small.pixels().map(|pixel| f32::from(pixel.0.into_iter().max().unwrap_or(0))).collect();
    let gain = 240.0 / super::grid::quantile(&mut brightness, 0.95).unwrap_or(240.0).max(24.0);
    let values = small.pixels().map(|pixel| pixel.0.map(|channel| f32::from(channel) * gain)).collect();
    Grid { width: small.width() as usize, height: small.height() as usize, values }
}

fn brightness(pixel: [f32; 3]) -> f32 {
    (pixel[0] + pixel[1] + pixel[2]) / 3.0
}

fn difference(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.into_iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// What blank paper looks like at each place: light that falls off evenly, upon one colour.
struct Paper {
    /// Brightness at the origin, and its change for each pixel along both axes.
    plane: [f32; 3],
    /// Colour as factors of brightness.
    tint: [f32; 3],
}

impl Paper {
    /// From the bright places of the picture's middle.
    fn of(small: &Grid<[f32; 3]>) -> Option<Self> {
        const TILE: usize = 10;
        let mut samples: Vec<Sample> = Vec::new();
        for y in (small.height / 5..small.height * 4 / 5).step_by(TILE) {
            for x in (small.width / 5..small.width * 4 / 5).step_by(TILE) {
                let tile = (y..(y + TILE).min(small.height)).flat_map(|y| (x..(x + TILE).min(small.width)).map(move |x| (x, y)));
                let brightest = tile.max_by(|&a, &b| brightness(small.at(a.0, a.1)).total_cmp(&brightness(small.at(b.0, b.1))));
                samples.extend(brightest.map(|(x, y)| (x as f32, y as f32, small.at(x, y))));
            }
        }
        let mut levels: Vec<f32> = samples.iter().map(|sample| brightness(sample.2)).collect();
        let typical = super::grid::quantile(&mut levels, 0.6)?;
        // Portraits, emblems and shadows are darker than paper, glare is brighter.
        samples.retain(|sample| (brightness(sample.2) / typical - 1.0).abs() < 0.2);
        let plane = plane(&samples)?;
        let total: f32 = samples.iter().map(|sample| brightness(sample.2)).sum();
        let tint = std::array::from_fn(|channel| samples.iter().map(|sample| sample.2[channel]).sum::<f32>() / total);
        Some(Self { plane, tint })
    }

    fn at(&self, x: usize, y: usize) -> [f32; 3] {
        let level = self.plane[0] + self.plane[1] * x as f32 + self.plane[2] * y as f32;
        self.tint.map(|factor| factor * level)
    }
}

/// A place and what is there.
type Sample = (f32, f32, [f32; 3]);

/// The plane of least squares through brightnesses; `None` with fewer than eight.
fn plane(samples: &[Sample]) -> Option<[f32; 3]> {
    if samples.len() < 8 {
        return None;
    }
    let n = samples.len() as f32;
    let mean = |of: fn(&Sample) -> f32| samples.iter().map(of).sum::<f32>() / n;
    let (mx, my, ml) = (mean(|s| s.0), mean(|s| s.1), mean(|s| brightness(s.2)));
    let covariance =
        |product: &dyn Fn(f32, f32, f32) -> f32| samples.iter().map(|s| product(s.0 - mx, s.1 - my, brightness(s.2) - ml)).sum::<f32>() / n;
    let (xx, yy, xy) = (covariance(&|x, _, _| x * x), covariance(&|_, y, _| y * y), covariance(&|x, y, _| x * y));
    let (xl, yl) = (covariance(&|x, _, l| x * l), covariance(&|_, y, l| y * l));
    let determinant = xx * yy - xy * xy;
    if determinant < 1.0 {
        return Some([ml, 0.0, 0.0]);
    }
    let (along_x, along_y) = ((xl * yy - yl * xy) / determinant, (yl * xx - xl * xy) / determinant);
    Some([ml - along_x * mx - along_y * my, along_x, along_y])
}

/// What is reached from the edge; `None` if too little at the edge is desk.
fn desk(small: &Grid<[f32; 3]>, paper: &Paper) -> Option<Grid<bool>> {
    let (width, height) = (small.width, small.height);
    let from_paper = |(x, y): (usize, usize)| difference(small.at(x, y), paper.at(x, y));
    let mut reached = edge_runs(width, height, |place| from_paper(place) > DESK_FROM_PAPER);
    if reached.len() < width.min(height) / 8 {
        return None;
    }
    let mut desk = Grid::filled(width, height, false);
    for &(x, y) in &reached {
        desk.set(x, y, true);
    }
    while let Some(place) = reached.pop() {
        let here = small.at(place.0, place.1);
        let steps = || neighbours(place, width, height).map(|(x, y)| ((x, y), difference(here, small.at(x, y))));
        // Where a shadow crosses the sheet's edge, places as bright as the desk lead from it along the edge onto the sheet.
        if steps().any(|(_, step)| step >= EDGE_STEP) {
            continue;
        }
        for ((x, y), step) in steps() {
            if !desk.at(x, y) && step < DESK_STEP && from_paper((x, y)) > DESK_FROM_PAPER / 2.0 {
                desk.set(x, y, true);
                reached.push((x, y));
            }
        }
    }
    Some(desk)
}

/// Places along the picture's edge where `is_desk` holds, without runs that are as short as a letter cut through.
fn edge_runs(width: usize, height: usize, is_desk: impl Fn((usize, usize)) -> bool) -> Vec<(usize, usize)> {
    let shortest = (SHORTEST_RUN * width.max(height) as f32) as usize;
    let rows = [0, height - 1].map(|y| (0..width).map(|x| (x, y)).collect::<Vec<_>>());
    let columns = [0, width - 1].map(|x| (0..height).map(|y| (x, y)).collect::<Vec<_>>());
    let mut found = Vec::new();
    for side in rows.into_iter().chain(columns) {
        for run in side.chunk_by(|&a, &b| is_desk(a) == is_desk(b)) {
            if run.len() >= shortest && run.first().is_some_and(|&place| is_desk(place)) {
                found.extend_from_slice(run);
            }
        }
    }
    found
}

/// What is not desk, around the middle, without holes and without what is thinner than five pixels.
fn sheet(desk: &Grid<bool>) -> Option<Grid<bool>> {
    let closed = super::grid::dilated(desk, 2);
    let core = components(&closed.map(|is_desk| !is_desk)).into_iter().next()?;
    let mut sheet = Grid::filled(desk.width, desk.height, false);
    for (x, y) in core {
        sheet.set(x, y, true);
    }
    let grown = super::grid::dilated(&sheet, 2);
    let values = grown.values.iter().zip(&desk.values).map(|(&is_near, &is_desk)| is_near && !is_desk).collect();
    let outside = Grid { values, ..grown }.map(|is_sheet| !is_sheet);
    // A hole is an outside that does not reach the edge.
    let mut filled = Grid::filled(desk.width, desk.height, true);
    for places in components(&outside) {
        let is_open = places.iter().any(|&(x, y)| x == 0 || y == 0 || x + 1 == desk.width || y + 1 == desk.height);
        for (x, y) in places.into_iter().filter(|_| is_open) {
            filled.set(x, y, false);
        }
    }
    Some(filled)
}

type Corner = (f32, f32);

/// The outermost places along the diagonals, clockwise from the top left one; right for turns below thirty degrees.
fn extreme_corners(sheet: &Grid<bool>) -> Option<[Corner; 4]> {
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let mut best = [(f32::NEG_INFINITY, (0.0, 0.0)); 4];
    for y in 0..sheet.height {
        for x in 0..sheet.width {
            if !sheet.at(x, y) {
                continue;
            }
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            // By shares of the sides, so that a wide picture has the same diagonals as a square one.
            let (u, v) = (x / w, y / h);
            for (best, reach) in best.iter_mut().zip([-u - v, u - v, u + v, v - u]) {
                if reach > best.0 {
                    *best = (reach, (x, y));
                }
            }
        }
    }
    best.iter().all(|best| best.0.is_finite()).then(|| best.map(|best| best.1))
}

/// Corners as crossings of the lines of least squares through the boundary along each side.
fn refined(sheet: &Grid<bool>, corners: [Corner; 4]) -> Option<[Corner; 4]> {
    let boundary = boundary(sheet);
    let mut lines = [(0.0, 0.0, 0.0); 4];
    for (side, line) in lines.iter_mut().enumerate() {
        *line = side_line(&boundary, corners[side], corners[(side + 1) % 4])?;
    }
    let mut crossings = corners;
    for (corner, crossing) in crossings.iter_mut().enumerate() {
        *crossing = cross(lines[(corner + 3) % 4], lines[corner])?;
    }
    let is_near = |(a, b): (&Corner, &Corner)| (a.0 - b.0).hypot(a.1 - b.1) < 0.12 * sheet.width.max(sheet.height) as f32;
    crossings.iter().zip(&corners).all(is_near).then_some(crossings)
}

/// Places of the sheet beside what is not, on the border between the two.
fn boundary(sheet: &Grid<bool>) -> Vec<Corner> {
    let mut found = Vec::new();
    for y in 0..sheet.height {
        for x in 0..sheet.width {
            if !sheet.at(x, y) {
                continue;
            }
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let mut add = |is_sheet: Option<bool>, x: f32, y: f32| {
                if is_sheet != Some(true) {
                    found.push((x, y));
                }
            };
            add(x.checked_sub(1).map(|x| sheet.at(x, y)), px - 0.5, py);
            add((x + 1 < sheet.width).then(|| sheet.at(x + 1, y)), px + 0.5, py);
            add(y.checked_sub(1).map(|y| sheet.at(x, y)), px, py - 0.5);
            add((y + 1 < sheet.height).then(|| sheet.at(x, y + 1)), px, py + 0.5);
        }
    }
    found
}

/// The line a·x + b·y = c through the boundary between two corners.
fn side_line(boundary: &[Corner], from: Corner, to: Corner) -> Option<(f32, f32, f32)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length < 12.0 {
        return None;
    }
    let (ux, uy) = (dx / length, dy / length);
    let near: Vec<Corner> = boundary
        .iter()
        .copied()
        .filter(|point| {
            let along = (point.0 - from.0) * ux + (point.1 - from.1) * uy;
            let across = (point.1 - from.1) * ux - (point.0 - from.0) * uy;
            (0.1 * length..0.9 * length).contains(&along) && across.abs() < 0.02 * length + 2.0
        })
        .collect();
    if (near.len() as f32) < 0.4 * length {
        return None;
    }
    let n = near.len() as f32;
    let (mx, my) = (near.iter().map(|point| point.0).sum::<f32>() / n, near.iter().map(|point| point.1).sum::<f32>() / n);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for point in &near {
        xx += (point.0 - mx).powi(2);
        yy += (point.1 - my).powi(2);
        xy += (point.0 - mx) * (point.1 - my);
    }
    // Direction of the greatest spread.
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let (a, b) = (-angle.sin(), angle.cos());
    Some((a, b, a * mx + b * my))
}

fn cross((a, b, c): (f32, f32, f32), (d, e, f): (f32, f32, f32)) -> Option<Corner> {
    let determinant = a * e - b * d;
    (determinant.abs() > 0.2).then(|| ((c * e - b * f) / determinant, (a * f - c * d) / determinant))
}

/// Degrees by which the sides are turned in the mean, and by how much one is shorter than the one opposite.
fn pose(corners: [Corner; 4]) -> (f32, f32) {
    let side = |a: usize, b: usize| (corners[b].0 - corners[a].0, corners[b].1 - corners[a].1);
    let (top, right, bottom, left) = (side(0, 1), side(1, 2), side(3, 2), side(0, 3));
    let level = |(dx, dy): Corner| dy.atan2(dx).to_degrees();
    let upright = |(dx, dy): Corner| (-dx).atan2(dy).to_degrees();
    let turned = (level(top) + level(bottom) + upright(left) + upright(right)) / 4.0;
    let narrowed = |a: Corner, b: Corner| {
        let (a, b) = (a.0.hypot(a.1), b.0.hypot(b.1));
        1.0 - a.min(b) / a.max(b).max(1.0)
    };
    (turned, narrowed(top, bottom).max(narrowed(left, right)))
}

fn corners_area(corners: [Corner; 4]) -> f32 {
    let twice: f32 = (0..4).map(|i| corners[i].0 * corners[(i + 1) % 4].1 - corners[(i + 1) % 4].0 * corners[i].1).sum();
    twice.abs() / 2.0
}

/// How much of each side runs along the picture's edge.
fn at_edge(sheet: &Grid<bool>, corners: [Corner; 4]) -> [f32; 4] {
    let (width, height) = (sheet.width, sheet.height);
    let columns = |y: usize| (0..width).filter(|&x| sheet.at(x, y)).count() as f32;
    let rows = |x: usize| (0..height).filter(|&y| sheet.at(x, y)).count() as f32;
    let length = |side: usize| {
        let (from, to) = (corners[side], corners[(side + 1) % 4]);
        (to.0 - from.0).hypot(to.1 - from.1).max(1.0)
    };
    [columns(0) / length(0), rows(width - 1) / length(1), columns(height - 1) / length(2), rows(0) / length(3)].map(|share| share.min(1.0))
}
