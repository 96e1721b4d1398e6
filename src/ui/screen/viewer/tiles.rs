//! A large picture as textures of a tile each, a few a frame, so that none is long, and only of what is seen.

use crate::app::Pixels;
use eframe::egui::{Color32, ColorImage, Painter, Pos2, Rect, TextureHandle, TextureOptions, Ui, Vec2};
use image::RgbImage;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Side of a tile in pixels.
const TILE_PX: usize = 512;
/// Tiles that are made in one frame: each takes about half a millisecond (`benches/frames.rs`).
const MADE_A_FRAME: usize = 4;
/// Tiles of a picture that are kept, also out of sight: a megabyte each; a screen of 5120 × 2880 pixels shows 77.
const MOST_KEPT: usize = 96;

/// Pixels in either of the forms that they are kept in.
#[derive(Debug, Clone, Copy)]
pub enum Sheet<'a> {
    /// Three bytes a pixel.
    Rgb(&'a RgbImage),
    /// Four bytes a pixel.
    Rgba(&'a Pixels),
}

/// Place of a tile: level, column, row.
type Key = (usize, usize, usize);

/// The textures of one picture. They are its as long as it is the same one.
pub struct Tiles<T> {
    owner: Option<Arc<T>>,
    textures: BTreeMap<Key, TextureHandle>,
}

impl<T> Default for Tiles<T> {
    fn default() -> Self {
        Self { owner: None, textures: BTreeMap::new() }
    }
}

/// How many textures may still be made in this frame.
pub struct Budget(usize);

impl Budget {
    /// That of a new frame.
    pub fn of_frame() -> Self {
        Self(MADE_A_FRAME)
    }

    /// None.
    pub fn nothing() -> Self {
        Self(0)
    }
}

impl<T> Tiles<T> {
    /// Lets go of textures that belong to another picture.
    pub fn belong_to(&mut self, owner: &Arc<T>) {
        if !self.owner.as_ref().is_some_and(|known| Arc::ptr_eq(known, owner)) {
            self.textures.clear();
            self.owner = Some(owner.clone());
        }
    }

    /// Paints what is seen of a sheet that lies at a place, as far as its tiles are there or may be made. Gives whether
    /// nothing is missing.
    pub fn paint(&mut self, ui: &Ui, painter: &Painter, level: usize, sheet: Sheet, place: Rect, budget: &mut Budget) -> bool {
        let seen = place.intersect(painter.clip_rect());
        let (width, height) = sheet.size();
        if !seen.is_positive() || width == 0 || height == 0 {
            return true;
        }
        let points = place.size() / size_of(width, height);
        let columns = span((seen.left() - place.left()) / points.x, (seen.right() - place.left()) / points.x, width);
        let rows = span((seen.top() - place.top()) / points.y, (seen.bottom() - place.top()) / points.y, height);
        let is_seen = |(of, column, row): &Key| *of == level && columns.contains(column) && rows.contains(row);
        if self.textures.len() > MOST_KEPT {
            self.textures.retain(|key, _| is_seen(key));
        }
        let mut is_whole = true;
        for key in rows.clone().flat_map(|row| columns.clone().map(move |column| (level, column, row))) {
            let cut = Cut::of(key, width, height);
            if !self.textures.contains_key(&key) && budget.0 > 0 {
                budget.0 -= 1;
                self.textures.insert(key, ui.ctx().load_texture("tile", sheet.cut(&cut), TextureOptions::LINEAR));
            }
            match self.textures.get(&key) {
                Some(texture) => _ = painter.image(texture.id(), cut.place(place.min, points), cut.uv(), Color32::WHITE),
                None => is_whole = false,
            }
        }
        is_whole
    }
}

/// The tiles that lie between two places of an axis, in pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the side")]
fn span(from: f32, to: f32, side: usize) -> std::ops::Range<usize> {
    let last = side.div_ceil(TILE_PX);
    let first = (from.max(0.0) as usize / TILE_PX).min(last - 1);
    first..(to.max(0.0) as usize / TILE_PX + 1).clamp(first + 1, last)
}

#[expect(clippy::cast_precision_loss, reason = "sides are far below 2^23 pixels")]
fn size_of(width: usize, height: usize) -> Vec2 {
    Vec2::new(width as f32, height as f32)
}

/// What is cut out of a sheet for a tile: a pixel more on each side, so that no seam shows where tiles meet.
struct Cut {
    /// The tile, from and to, in pixels.
    tile: [(usize, usize); 2],
    /// The same with its border.
    whole: [(usize, usize); 2],
}

impl Cut {
    fn of((_, column, row): Key, width: usize, height: usize) -> Self {
        let tile = [(column, width), (row, height)].map(|(index, side)| (index * TILE_PX, ((index + 1) * TILE_PX).min(side)));
        let bordered = |(from, to): (usize, usize), side: usize| (from.saturating_sub(1), (to + 1).min(side));
        Self { tile, whole: [bordered(tile[0], width), bordered(tile[1], height)] }
    }

    fn place(&self, first: Pos2, points: Vec2) -> Rect {
        let [(left, right), (top, bottom)] = self.tile;
        Rect::from_min_max(first + size_of(left, top) * points, first + size_of(right, bottom) * points)
    }

    fn uv(&self) -> Rect {
        let [(left, right), (top, bottom)] = self.whole;
        let size = size_of(right - left, bottom - top);
        let at = |x: usize, y: usize| (size_of(x - left, y - top) / size).to_pos2();
        Rect::from_min_max(at(self.tile[0].0, self.tile[1].0), at(self.tile[0].1, self.tile[1].1))
    }
}

impl Sheet<'_> {
    /// Width and height in pixels.
    pub fn size(&self) -> (usize, usize) {
        match self {
            Self::Rgb(picture) => (picture.width() as usize, picture.height() as usize),
            Self::Rgba(pixels) => (pixels.width_px, pixels.height_px),
        }
    }

    fn cut(&self, cut: &Cut) -> ColorImage {
        let [(left, right), (top, bottom)] = cut.whole;
        let width = self.size().0;
        let mut rgba = Vec::with_capacity((right - left) * (bottom - top) * 4);
        for y in top..bottom {
            let row = (y * width + left)..(y * width + right);
            match self {
                Self::Rgb(picture) => {
                    let (pixels, _) = picture.as_raw()[row.start * 3..row.end * 3].as_chunks::<3>();
                    rgba.extend(pixels.iter().flat_map(|[r, g, b]| [*r, *g, *b, u8::MAX]));
                }
                Self::Rgba(pixels) => rgba.extend_from_slice(&pixels.rgba[row.start * 4..row.end * 4]),
            }
        }
        ColorImage::from_rgba_premultiplied([right - left, bottom - top], &rgba)
    }
}
