//! Paints what egui tessellates, on the processor: the same picture on every machine, without a display.
//!
//! Colours are multiplied and blended as stored (gamma space, premultiplied alpha), as egui's own backends do.
//! Vertices snap to 1/256 of a pixel and edges are judged in whole numbers, so that neighbouring triangles neither
//! overlap nor leave a gap. Not here: mipmaps, wrapping textures and paint callbacks, which the program does not use.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::float_cmp,
    clippy::many_single_char_names,
    reason = "pixels are whole, positions are not; x, y, u, v, r, g, b, a and a triangle's a, b, c are what everybody calls them"
)]

use eframe::egui::epaint::textures::{TextureFilter, TextureOptions, TexturesDelta};
use eframe::egui::epaint::{ImageDelta, Primitive, Vertex};
use eframe::egui::{Color32, Context, FullOutput, ImageData, Rect, TextureId};
use egui_kittest::TestRenderer;
use image::RgbImage;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Steps of a position in a pixel, as on most graphics cards.
const STEPS: i64 = 256;
/// Positions further out than this, in pixels, are drawn in: so far nothing shows, and products stay in 64 bits.
const FARTHEST: f32 = 1_000_000.0;

/// The textures of a window. A clone goes to the harness, which keeps them up to date; the other one paints.
#[derive(Clone, Default)]
pub struct Renderer(Rc<RefCell<Textures>>);

#[derive(Default)]
struct Textures {
    known: BTreeMap<TextureId, Texture>,
    /// Freed in the last frame, which may still show them.
    freed: Vec<TextureId>,
}

struct Texture {
    width: usize,
    height: usize,
    texels: Vec<[u8; 4]>,
    options: TextureOptions,
}

impl TestRenderer for Renderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        for id in std::mem::take(&mut textures.freed) {
            textures.known.remove(&id);
        }
        for (id, changes) in &delta.set {
            for change in changes {
                textures.change(*id, change);
            }
        }
        textures.freed.extend(delta.free.iter().copied());
        delta.clear();
    }
}

impl Textures {
    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let texels = image.pixels.iter().map(Color32::to_array);
        let Some([left, top]) = change.pos else {
            self.known.insert(id, Texture { width, height, texels: texels.collect(), options: change.options });
            return;
        };
        let texture = self.known.get_mut(&id).expect("a part belongs to a whole");
        let texels: Vec<_> = texels.collect();
        for (row, part) in texels.chunks_exact(width).enumerate() {
            let from = (top + row) * texture.width + left;
            texture.texels[from..from + width].copy_from_slice(part);
        }
    }
}

impl Renderer {
    /// The last frame as a picture. What nothing is painted on is black.
    pub fn paint(&self, ctx: &Context, output: &FullOutput) -> RgbImage {
        let scale = output.pixels_per_point;
        let size = ctx.viewport_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        let textures = self.0.borrow();
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else { continue };
            let texture = textures.known.get(&mesh.texture_id).expect("a texture that was set");
            let clip = canvas.clip(clipped.clip_rect, scale);
            for triangle in mesh.triangles() {
                let corners = triangle.map(|index| Corner::new(&mesh.vertices[index as usize], scale, texture));
                canvas.triangle(corners, &clip, texture);
            }
        }
        canvas.into_picture()
    }
}

/// What varies linearly over a triangle: the place in the texture in texels, and the colour, each part 0 to 255.
type Varying = [f32; 6];

/// A vertex in steps of a pixel.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
    varying: Varying,
}

impl Corner {
    fn new(vertex: &Vertex, scale: f32, texture: &Texture) -> Self {
        let snap = |points: f32| ((points * scale).clamp(-FARTHEST, FARTHEST) * STEPS as f32).round() as i64;
        let [r, g, b, a] = vertex.color.to_array().map(f32::from);
        let (u, v) = (vertex.uv.x * texture.width as f32, vertex.uv.y * texture.height as f32);
        Self { x: snap(vertex.pos.x), y: snap(vertex.pos.y), varying: [u, v, r, g, b, a] }
    }

    /// Twice the area that this corner spans with an edge, positive on the right of it (the inner side).
    fn beside(&self, from: &Self, to: &Self) -> i64 {
        (to.x - from.x) * (self.y - from.y) - (to.y - from.y) * (self.x - from.x)
    }
}

/// Pixels that may be painted: columns and rows, ends excluded.
struct Clip {
    columns: (i64, i64),
    rows: (i64, i64),
}

struct Canvas {
    width: usize,
    height: usize,
    /// Red, green, blue, alpha, which is 255.
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0, 0, 0, u8::MAX]; width * height] }
    }

    fn clip(&self, rect: Rect, scale: f32) -> Clip {
        let bound = |points: f32, most: usize| ((points * scale).round().clamp(0.0, most as f32)) as i64;
        Clip {
            columns: (bound(rect.left(), self.width), bound(rect.right(), self.width)),
            rows: (bound(rect.top(), self.height), bound(rect.bottom(), self.height)),
        }
    }

    fn triangle(&mut self, [a, mut b, mut c]: [Corner; 3], clip: &Clip, texture: &Texture) {
        let mut area = c.beside(&a, &b);
        if area == 0 {
            return;
        }
        // egui winds either way.
        if area < 0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let edges = [Edge::new(&a, &b), Edge::new(&b, &c), Edge::new(&c, &a)];
        let slopes = Slopes::new(&a, &b, &c, area);
        let plain = (a.varying == b.varying && a.varying == c.varying).then(|| texture.shade(&a.varying, slopes.is_minified));
        let (top, bottom) = (a.y.min(b.y).min(c.y), a.y.max(b.y).max(c.y));
        for y in clip.rows.0.max(top.div_euclid(STEPS))..clip.rows.1.min(bottom.div_euclid(STEPS) + 1) {
            let (mut from, mut to) = clip.columns;
            for edge in &edges {
                edge.narrow(y, &mut from, &mut to);
            }
            if from >= to {
                continue;
            }
            let row = y as usize * self.width;
            let span = &mut self.pixels[row + from as usize..row + to as usize];
            match plain {
                Some(colour) => fill(span, colour),
                None => shade(span, slopes.at(from, y), &slopes, texture),
            }
        }
    }

    fn into_picture(self) -> RgbImage {
        let bytes = self.pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        RgbImage::from_raw(self.width as u32, self.height as u32, bytes).expect("three bytes a pixel")
    }
}

/// An edge of a triangle: `at_origin + x × per_column + y × per_row` is not negative inside, x and y in pixels.
struct Edge {
    at_origin: i64,
    per_column: i64,
    per_row: i64,
}

impl Edge {
    fn new(from: &Corner, to: &Corner) -> Self {
        let middle = Corner { x: STEPS / 2, y: STEPS / 2, varying: [0.0; 6] };
        // A pixel whose middle lies on an edge belongs to the triangle below or right of it, and to no other.
        let is_top_or_left = to.y < from.y || (to.y == from.y && to.x > from.x);
        Self {
            at_origin: middle.beside(from, to) - i64::from(!is_top_or_left),
            per_column: -(to.y - from.y) * STEPS,
            per_row: (to.x - from.x) * STEPS,
        }
    }

    /// Narrows the columns of a row to those inside of the edge.
    fn narrow(&self, y: i64, from: &mut i64, to: &mut i64) {
        let at_row = self.at_origin + y * self.per_row;
        match self.per_column {
            0 if at_row < 0 => *to = *from,
            0 => {}
            rising if rising > 0 => *from = (*from).max(-at_row.div_euclid(rising)),
            falling => *to = (*to).min(at_row.div_euclid(-falling) + 1),
        }
    }
}

/// How colour and place in the texture change from pixel to pixel.
struct Slopes {
    /// At the first corner, and where that is, in pixels.
    first: Varying,
    x: f32,
    y: f32,
    per_column: Varying,
    per_row: Varying,
    is_minified: bool,
}

impl Slopes {
    fn new(a: &Corner, b: &Corner, c: &Corner, area: i64) -> Self {
        let steps = STEPS as f32;
        let pixels = |from: i64, to: i64| (to - from) as f32 / steps;
        let area = area as f32 / (steps * steps);
        let mut slopes = Self {
            first: a.varying,
            x: a.x as f32 / steps,
            y: a.y as f32 / steps,
            per_column: [0.0; 6],
            per_row: [0.0; 6],
            is_minified: false,
        };
        for part in 0..6 {
            let (to_b, to_c) = (b.varying[part] - a.varying[part], c.varying[part] - a.varying[part]);
            slopes.per_column[part] = (to_b * pixels(a.y, c.y) - to_c * pixels(a.y, b.y)) / area;
            slopes.per_row[part] = (to_c * pixels(a.x, b.x) - to_b * pixels(a.x, c.x)) / area;
        }
        let texels = [slopes.per_column[0], slopes.per_column[1], slopes.per_row[0], slopes.per_row[1]];
        slopes.is_minified = texels.iter().any(|texels| texels.abs() > 1.0);
        slopes
    }

    /// In the middle of a pixel.
    fn at(&self, x: i64, y: i64) -> Varying {
        let (right, down) = (x as f32 + 0.5 - self.x, y as f32 + 0.5 - self.y);
        let mut varying = self.first;
        for (part, value) in varying.iter_mut().enumerate() {
            *value += self.per_column[part] * right + self.per_row[part] * down;
        }
        varying
    }
}

impl Texture {
    /// The colour that goes onto the canvas, each part 0 to 255.
    fn shade(&self, [u, v, colour @ ..]: &Varying, is_minified: bool) -> [f32; 4] {
        let filter = if is_minified { self.options.minification } else { self.options.magnification };
        let texel = match filter {
            TextureFilter::Nearest => self.texel(u.floor(), v.floor()),
            TextureFilter::Linear => self.between(u - 0.5, v - 0.5),
        };
        let mut shade = *colour;
        for (part, texel) in shade.iter_mut().zip(texel) {
            // Rounding may lead beyond what a colour can be.
            *part = (*part * texel / 255.0).clamp(0.0, 255.0);
        }
        shade
    }

    /// A texel; beyond the edges, that at the edge.
    fn texel(&self, x: f32, y: f32) -> [f32; 4] {
        let inside = |at: f32, size: usize| at.clamp(0.0, (size - 1) as f32) as usize;
        self.texels[inside(y, self.height) * self.width + inside(x, self.width)].map(f32::from)
    }

    /// The four texels around a place, each by its nearness.
    fn between(&self, x: f32, y: f32) -> [f32; 4] {
        let (left, top) = (x.floor(), y.floor());
        let (right, bottom) = (x - left, y - top);
        let around = [
            (self.texel(left, top), (1.0 - right) * (1.0 - bottom)),
            (self.texel(left + 1.0, top), right * (1.0 - bottom)),
            (self.texel(left, top + 1.0), (1.0 - right) * bottom),
            (self.texel(left + 1.0, top + 1.0), right * bottom),
        ];
        let mut mixed = [0.0; 4];
        for (texel, weight) in around {
            for (sum, part) in mixed.iter_mut().zip(texel) {
                *sum += part * weight;
            }
        }
        mixed
    }
}

/// Paints pixels in one colour.
fn fill(span: &mut [[u8; 4]], colour: [f32; 4]) {
    if colour[3] >= 255.0 {
        span.fill(colour.map(|part| (part + 0.5) as u8));
        return;
    }
    for pixel in span {
        blend(pixel, colour);
    }
}

/// Paints pixels with a texture or a gradient.
fn shade(span: &mut [[u8; 4]], mut varying: Varying, slopes: &Slopes, texture: &Texture) {
    for pixel in span {
        blend(pixel, texture.shade(&varying, slopes.is_minified));
        for (value, step) in varying.iter_mut().zip(slopes.per_column) {
            *value += step;
        }
    }
}

fn blend(pixel: &mut [u8; 4], colour: [f32; 4]) {
    let rest = 1.0 - colour[3] / 255.0;
    for (below, above) in pixel.iter_mut().zip(colour) {
        *below = (above + f32::from(*below) * rest + 0.5) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Pos2;

    const GREY: [u8; 4] = [100, 100, 100, 255];

    /// A texture of two texels, black and white.
    fn two(filter: TextureFilter) -> Texture {
        let options = TextureOptions { magnification: filter, minification: filter, ..TextureOptions::LINEAR };
        Texture { width: 2, height: 1, texels: vec![[0, 0, 0, 255], [255; 4]], options }
    }

    fn white() -> Texture {
        Texture { width: 1, height: 1, texels: vec![[255; 4]], options: TextureOptions::LINEAR }
    }

    /// A rectangle of two triangles, with the whole texture on it.
    fn rectangle(canvas: &mut Canvas, [left, top, right, bottom]: [f32; 4], colour: Color32, texture: &Texture) {
        let corner = |x: f32, y: f32| {
            let uv = Pos2::new((x - left) / (right - left), (y - top) / (bottom - top));
            Corner::new(&Vertex { pos: Pos2::new(x, y), uv, color: colour }, 1.0, texture)
        };
        let clip = canvas.clip(Rect::EVERYTHING, 1.0);
        canvas.triangle([corner(left, top), corner(right, top), corner(right, bottom)], &clip, texture);
        canvas.triangle([corner(left, top), corner(left, bottom), corner(right, bottom)], &clip, texture);
    }

    fn row(canvas: &Canvas, y: usize) -> Vec<u8> {
        canvas.pixels[y * canvas.width..(y + 1) * canvas.width].iter().map(|pixel| pixel[0]).collect()
    }

    #[test]
    fn every_pixel_whose_middle_is_inside_is_painted_once() {
        let mut canvas = Canvas::new(6, 3);
        canvas.pixels.fill(GREY);
        // Half of white over a grey: painted twice, it would be lighter.
        rectangle(&mut canvas, [1.0, 0.5, 4.5, 2.5], Color32::from_rgba_premultiplied(127, 127, 127, 127), &white());
        assert_eq!(row(&canvas, 0), [100, 177, 177, 177, 100, 100]);
        assert_eq!(row(&canvas, 1), [100, 177, 177, 177, 100, 100]);
        assert_eq!(row(&canvas, 2), [100; 6]);
    }

    #[test]
    fn triangles_around_a_point_cover_each_pixel_once() {
        let mut canvas = Canvas::new(8, 8);
        canvas.pixels.fill(GREY);
        let clip = canvas.clip(Rect::EVERYTHING, 1.0);
        let texture = white();
        let at = |x: f32, y: f32| {
            let vertex = Vertex { pos: Pos2::new(x, y), uv: Pos2::ZERO, color: Color32::from_rgba_premultiplied(127, 127, 127, 127) };
            Corner::new(&vertex, 1.0, &texture)
        };
        let rim = [at(0.0, 0.0), at(5.3, 0.0), at(8.0, 0.0), at(8.0, 8.0), at(2.7, 8.0), at(0.0, 8.0)];
        for (index, corner) in rim.iter().enumerate() {
            canvas.triangle([at(3.5, 4.5), *corner, rim[(index + 1) % rim.len()]], &clip, &texture);
        }
        assert!(canvas.pixels.iter().all(|pixel| pixel[0] == 177), "{:?}", canvas.pixels);
    }

    #[test]
    fn nothing_is_painted_outside_of_the_clip() {
        let mut canvas = Canvas::new(4, 4);
        let clip = canvas.clip(Rect::from_min_max(Pos2::new(1.0, 1.0), Pos2::new(3.0, 2.0)), 1.0);
        let texture = white();
        let at = |x: f32, y: f32| Corner::new(&Vertex { pos: Pos2::new(x, y), uv: Pos2::ZERO, color: Color32::WHITE }, 1.0, &texture);
        canvas.triangle([at(-9.0, -9.0), at(90.0, -9.0), at(-9.0, 90.0)], &clip, &texture);
        assert_eq!(row(&canvas, 0), [0; 4]);
        assert_eq!(row(&canvas, 1), [0, 255, 255, 0]);
        assert_eq!(row(&canvas, 2), [0; 4]);
    }

    #[test]
    fn textures_are_sampled_as_their_options_say() {
        let mut canvas = Canvas::new(8, 1);
        rectangle(&mut canvas, [0.0, 0.0, 8.0, 1.0], Color32::WHITE, &two(TextureFilter::Nearest));
        assert_eq!(row(&canvas, 0), [0, 0, 0, 0, 255, 255, 255, 255]);
        rectangle(&mut canvas, [0.0, 0.0, 8.0, 1.0], Color32::WHITE, &two(TextureFilter::Linear));
        assert_eq!(row(&canvas, 0), [0, 0, 32, 96, 159, 223, 255, 255]);
    }
}
