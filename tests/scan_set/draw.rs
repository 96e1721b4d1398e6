//! Drawing on a sheet: text, lines, shapes.

use image::{Rgb, RgbImage};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use vello_cpu::color::AlphaColor;
use vello_cpu::kurbo::{Affine, BezPath, Cap, Circle, Join, Point, Rect, Shape, Stroke};
use vello_cpu::{Pixmap, RenderContext, Resources};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// A sheet that is being drawn. Lengths are millimetres.
pub struct Canvas {
    context: RenderContext,
    font: FontRef<'static>,
    px_per_mm: f64,
    /// Colour of the paper.
    pub paper: Colour,
    /// Millimetres by which strokes of letters are thinner than in the font: serif type has thin strokes.
    pub thinner_mm: f64,
}

impl Canvas {
    pub fn new(width_mm: f64, height_mm: f64, dpi: f64, paper: Colour) -> Self {
        let px_per_mm = dpi / 25.4;
        let px = |mm: f64| (mm * px_per_mm).round() as u16;
        let context = RenderContext::new(px(width_mm), px(height_mm));
        let font = FontRef::new(REGULAR).expect("the bundled font");
        let mut canvas = Self { context, font, px_per_mm, paper, thinner_mm: 0.0 };
        canvas.fill(&Rect::new(0.0, 0.0, width_mm, height_mm).to_path(0.1), paper);
        canvas
    }

    pub fn fill(&mut self, path: &BezPath, colour: Colour) {
        self.context.set_transform(Affine::scale(self.px_per_mm));
        self.context.set_paint(paint(colour));
        self.context.fill_path(path);
    }

    pub fn stroke(&mut self, path: &BezPath, width_mm: f64, colour: Colour) {
        self.context.set_transform(Affine::scale(self.px_per_mm));
        self.context.set_paint(paint(colour));
        self.context.set_stroke(Stroke::new(width_mm).with_caps(Cap::Round).with_join(Join::Round));
        self.context.stroke_path(path);
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width_mm: f64, colour: Colour) {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        self.stroke(&path, width_mm, colour);
    }

    pub fn rect(&mut self, rect: Rect, colour: Colour) {
        self.fill(&rect.to_path(0.1), colour);
    }

    pub fn frame(&mut self, rect: Rect, width_mm: f64, colour: Colour) {
        self.stroke(&rect.to_path(0.1), width_mm, colour);
    }

    pub fn circle(&mut self, centre: (f64, f64), radius_mm: f64, width_mm: f64, colour: Colour) {
        self.stroke(&Circle::new(centre, radius_mm).to_path(0.01), width_mm, colour);
    }

    /// One character of `size_mm` with its middle at `centre`, turned by `angle` radians.
    pub fn glyph(&mut self, character: char, size_mm: f64, centre: (f64, f64), angle: f64, colour: Colour) {
        let path = self.outline(character, size_mm);
        let bounds = Rect::new(0.0, -0.88 * size_mm, size_mm, 0.12 * size_mm);
        let place =
            Affine::translate(Point::from(centre).to_vec2()) * Affine::rotate(angle) * Affine::translate(-bounds.center().to_vec2());
        let path = place * path;
        self.fill(&path, colour);
        if self.thinner_mm > 0.0 {
            self.stroke(&path, self.thinner_mm, self.paper);
        }
    }

    /// Text from `start`, the left end of its middle line. Gives its width in millimetres.
    pub fn text(&mut self, text: &str, size_mm: f64, start: (f64, f64), colour: Colour) -> f64 {
        let mut x = start.0;
        for character in text.chars() {
            let advance = if character.is_ascii() { 0.56 * size_mm } else { size_mm };
            self.glyph(character, size_mm, (x + size_mm / 2.0, start.1), 0.0, colour);
            x += advance;
        }
        x - start.0
    }

    /// The sheet as pixels.
    pub fn pixels(mut self) -> RgbImage {
        let (width, height) = (self.context.width(), self.context.height());
        let mut target = Pixmap::new(width, height);
        self.context.flush();
        self.context.render(&mut target, &mut Resources::new());
        let data = target.data();
        RgbImage::from_fn(width.into(), height.into(), |x, y| {
            let pixel = data[(y * u32::from(width) + x) as usize];
            Rgb([pixel.r, pixel.g, pixel.b])
        })
    }

    fn outline(&self, character: char, size_mm: f64) -> BezPath {
        let mut pen = PathPen(BezPath::new());
        let glyph = self.font.charmap().map(character).and_then(|id| self.font.outline_glyphs().get(id));
        if let Some(glyph) = glyph {
            let settings = DrawSettings::unhinted(Size::new(size_mm as f32), LocationRef::default());
            glyph.draw(settings, &mut pen).expect("an outline of the bundled font");
        }
        pen.0
    }
}

fn paint([r, g, b]: Colour) -> AlphaColor<vello_cpu::color::Srgb> {
    AlphaColor::from_rgb8(r, g, b)
}

struct PathPen(BezPath);

/// Fonts have y upwards, sheets downwards.
impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(-y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(-y)));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(cx), f64::from(-cy)), (f64::from(x), f64::from(-y)));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to((f64::from(ax), f64::from(-ay)), (f64::from(bx), f64::from(-by)), (f64::from(x), f64::from(-y)));
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}
