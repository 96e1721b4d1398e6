//! Handwriting: ink that stands higher than print, and its colour.

use super::flat::Flat;
use super::grid::{Grid, components, dilated};
use super::ink::Ink;
use super::place::Region;
use super::red::RedMark;

/// Reach in pixels of the sheet over which strokes belong to one word.
const JOINED_PX: usize = 2;
/// Heights of writing in heights of the printed text: people sign larger than 10.5 pt, and no name is a third of a page.
const HEIGHTS: std::ops::RangeInclusive<f32> = 1.45..=6.0;
/// Longest piece of writing in heights of the printed text.
const LONGEST: f32 = 16.0;
/// Share of its bounds that writing fills, before strokes are joined; frames fill less, pictures more.
const FILL: std::ops::RangeInclusive<f32> = 0.06..=0.6;
/// The upper part of a sheet in which headings stand and nobody signs.
const HEADINGS: f32 = 0.3;
/// Difference between blue and red, or red and the others, of 255, from which ink is coloured. Black ink of the test set
/// stays below 14, blue begins at 60.
const COLOURED: f32 = 32.0;

/// A piece of handwriting.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Writing {
    /// Where it is in the picture.
    pub region: Region,
    /// Its height in heights of the printed text.
    pub height: f32,
    /// Its ink.
    pub ink: InkColour,
}

/// Colour of ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InkColour {
    /// Black or grey.
    Black,
    /// Blue.
    Blue,
    /// Red.
    Red,
}

/// Pieces of handwriting below the headings, the largest first; `None` where there is no text to compare with.
///
/// Red ink is looked at apart from the other: a seal is often put across a signature.
pub fn writings(flat: &Flat, ink: &Ink, marks: &[RedMark]) -> Option<Vec<Writing>> {
    let text_height = ink.text_height_px?;
    let gains = super::colour::gains(&flat.pixels);
    let below = (HEADINGS * ink.mask.height as f32) as usize * ink.mask.width;
    let is_red: Vec<bool> = flat.pixels.pixels().map(|pixel| is_red(super::colour::corrected(pixel.0, gains))).collect();
    let mut found = Vec::new();
    for wants_red in [false, true] {
        let mut candidates = ink.mask.clone();
        candidates.values[..below].fill(false);
        for (is_candidate, &is_red) in candidates.values.iter_mut().zip(&is_red) {
            *is_candidate &= is_red == wants_red;
        }
        remove_ruled_lines(&mut candidates, (text_height * 4.0) as usize);
        for places in components(&dilated(&candidates, JOINED_PX)) {
            let strokes: Vec<(usize, usize)> = places.into_iter().filter(|&(x, y)| candidates.at(x, y)).collect();
            found.extend(writing(flat, &strokes, text_height, gains).filter(|writing| !is_part_of_mark(writing, marks)));
        }
    }
    found.sort_by(|a: &Writing, b: &Writing| b.height.total_cmp(&a.height));
    Some(found)
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    f32::from(r) - f32::from(g.max(b)) > COLOURED
}

/// A seal and a fingerprint are red too, and larger than print.
fn is_part_of_mark(writing: &Writing, marks: &[RedMark]) -> bool {
    let is_stamped = |mark: &&RedMark| mark.ring > 0.3 || (0.5..=1.0).contains(&mark.aspect);
    writing.ink == InkColour::Red && marks.iter().filter(is_stamped).any(|mark| mark.region.holds(writing.region.centre()))
}

/// Runs of ink along either axis that are longer than anybody's stroke.
fn remove_ruled_lines(mask: &mut Grid<bool>, longest_px: usize) {
    let width = mask.width;
    for row in mask.values.chunks_exact_mut(width.max(1)) {
        for run in row.chunk_by_mut(|a, b| a == b).filter(|run| run.len() > longest_px) {
            run.fill(false);
        }
    }
    // Row by row: columns are far apart in memory.
    let mut runs = vec![0; width];
    for end in 0..=mask.height {
        for (x, run) in runs.iter_mut().enumerate() {
            if end < mask.height && mask.at(x, end) {
                *run += 1;
                continue;
            }
            if *run > longest_px {
                for y in end - *run..end {
                    mask.set(x, y, false);
                }
            }
            *run = 0;
        }
    }
}

fn writing(flat: &Flat, strokes: &[(usize, usize)], text_height: f32, gains: [u32; 3]) -> Option<Writing> {
    let (left, right) = (strokes.iter().map(|place| place.0).min()?, strokes.iter().map(|place| place.0).max()? + 1);
    let (top, bottom) = (strokes.iter().map(|place| place.1).min()?, strokes.iter().map(|place| place.1).max()? + 1);
    let (width, height) = ((right - left) as f32, (bottom - top) as f32);
    let fill = strokes.len() as f32 / (width * height);
    let is_writing =
        HEIGHTS.contains(&(height / text_height)) && width > 0.5 * text_height && width < LONGEST * text_height && FILL.contains(&fill);
    if !is_writing {
        return None;
    }
    let mut sums = [0.0_f32; 3];
    for &(x, y) in strokes {
        let pixel = super::colour::corrected(flat.pixels.get_pixel(x as u32, y as u32).0, gains);
        for (sum, channel) in sums.iter_mut().zip(pixel) {
            *sum += f32::from(channel);
        }
    }
    let [r, g, b] = sums.map(|sum| sum / strokes.len() as f32);
    let ink = if r - g.max(b) > COLOURED {
        InkColour::Red
    } else if b - r > COLOURED {
        InkColour::Blue
    } else {
        InkColour::Black
    };
    Some(Writing { region: flat.region((left, top), (right, bottom)), height: height / text_height, ink })
}
