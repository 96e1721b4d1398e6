//! Whether a page of a PDF is one picture and nothing else, as scanners and phones make it.

use super::decode::refuse_too_many_pixels;
use super::{Format, PictureError};
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, RasterImage, SoftMask};
use hayro::kurbo::{Affine, BezPath, Rect, Shape};
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};

/// Largest part of the page's side by which the picture may fail to cover it: borders of a millimetre or two.
const MARGIN: f64 = 0.02;

/// The one picture of a page.
pub struct Sole {
    /// Pixels, upright.
    pub pixels: RgbImage,
    /// Its file, where it is a JPEG that lies upright in the page.
    pub jpeg: Option<Vec<u8>>,
}

/// What is drawn on a page.
pub struct Sheet {
    page: Rect,
    sole: Option<Sole>,
    fault: Option<PictureError>,
    has_other: bool,
}

impl Sheet {
    /// Nothing yet, on a page of a size.
    pub fn new(page: Rect) -> Self {
        Self { page, sole: None, fault: None, has_other: false }
    }

    /// The picture, if nothing else is on the page.
    ///
    /// # Errors
    /// [`PictureError`] if it is larger than any picture may be.
    pub fn sole(self) -> Result<Option<Sole>, PictureError> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.sole.filter(|_| !self.has_other)),
        }
    }

    fn covers(&self, place: Rect) -> bool {
        let (across, along) = (self.page.width() * MARGIN, self.page.height() * MARGIN);
        place.x0 <= self.page.x0 + across
            && place.x1 >= self.page.x1 - across
            && place.y0 <= self.page.y0 + along
            && place.y1 >= self.page.y1 - along
    }

    /// Whether the page shows all of the picture: one that hangs over the edge is cut by it.
    fn shows(&self, place: Rect) -> bool {
        self.page.inflate(self.page.width() * MARGIN, self.page.height() * MARGIN).contains_rect(place)
    }

    fn keep(&mut self, image: &RasterImage, placed: Affine) {
        if let Err(fault) = refuse_too_many_pixels(image.width(), image.height()) {
            self.fault = Some(fault);
            return;
        }
        let Some(orientation) = orientation_of(placed) else { return };
        let mut sole = None;
        image.with_rgba(
            |data, alpha| {
                if alpha.is_none() && data.scale_factors() == (1.0, 1.0) {
                    sole = rgb_of(data);
                }
            },
            None,
        );
        self.sole = sole.map(|pixels| {
            let mut upright = DynamicImage::ImageRgb8(pixels);
            upright.apply_orientation(orientation);
            let is_upright = orientation == Orientation::NoTransforms;
            Sole { jpeg: jpeg_of(image).filter(|_| is_upright), pixels: upright.into_rgb8() }
        });
    }
}

impl Device<'_> for Sheet {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.has_other = true;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let is_whole = self.covers(clip.path.bounding_box()) && clip.path.area().abs() >= self.page.area() * (1.0 - 2.0 * MARGIN);
        self.has_other |= !is_whole;
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'_>>, blend_mode: BlendMode) {
        self.has_other |= opacity < 1.0 || mask.is_some() || blend_mode != BlendMode::Normal;
    }

    /// Text that cannot be seen is what was read from the scan, laid over it.
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, '_>, _: DrawProps<'_>, mode: &DrawMode) {
        self.has_other |= !matches!(mode, DrawMode::Invisible);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let place = props.transform.transform_rect_bbox(size);
        let is_sole = !self.has_other && self.sole.is_none() && self.covers(place) && self.shows(place);
        match image {
            Image::Raster(raster) if is_sole => self.keep(&raster, props.transform),
            Image::Raster(_) | Image::Stencil(_) => {}
        }
        self.has_other |= !is_sole || self.sole.is_none();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// How a picture lies that is placed so; none where it lies askew.
fn orientation_of(placed: Affine) -> Option<Orientation> {
    let [a, b, c, d, ..] = placed.as_coeffs();
    let largest = [a, b, c, d].into_iter().fold(0.0, |most: f64, part| most.max(part.abs()));
    let is_none = |part: f64| part.abs() <= largest * 1e-3;
    Some(match (is_none(b) && is_none(c), is_none(a) && is_none(d)) {
        (true, false) => match (a > 0.0, d > 0.0) {
            (true, true) => Orientation::NoTransforms,
            (false, false) => Orientation::Rotate180,
            (false, true) => Orientation::FlipHorizontal,
            (true, false) => Orientation::FlipVertical,
        },
        (false, true) => match (b > 0.0, c > 0.0) {
            (true, false) => Orientation::Rotate90,
            (false, true) => Orientation::Rotate270,
            (true, true) => Orientation::Rotate90FlipH,
            (false, false) => Orientation::Rotate270FlipH,
        },
        _ => return None,
    })
}

fn rgb_of(data: ImageData) -> Option<RgbImage> {
    match data {
        ImageData::Rgb(rgb) => RgbImage::from_raw(rgb.width, rgb.height, rgb.data),
        ImageData::Luma(luma) => RgbImage::from_raw(luma.width, luma.height, luma.data.iter().flat_map(|&grey| [grey; 3]).collect()),
    }
}

/// The file of a JPEG whose colours the page takes as they are: one in CMYK, with a table or a mask shows something else
/// by itself.
fn jpeg_of(image: &RasterImage) -> Option<Vec<u8>> {
    let stream = image.stream();
    let is_plain = !["Decode", "Mask", "SMask", "SMaskInData"].iter().any(|key| stream.dict().contains_key(*key));
    let bytes = stream.raw_data().into_owned();
    // Whatever the page says of its filters, bytes that are a JPEG as they lie are one.
    let is_jpeg = Format::of_content(&bytes) == Some(Format::Jpeg);
    let picture = (is_plain && is_jpeg).then(|| super::decode(&bytes).ok())?;
    picture.filter(|picture| picture.pixels.dimensions() == (image.width(), image.height()) && !is_cmyk(&bytes)).map(|_| bytes)
}

/// ITU-T T.81, B.2.2: a frame header names the number of its components after length, precision and size.
fn is_cmyk(jpeg: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = jpeg.get(at..at + 4) {
        if matches!(marker, 0xC0..=0xC2) {
            return jpeg.get(at + 9) == Some(&4);
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}
