//! From an original the picture that a provider takes: upright, without metadata, between floor and ceiling, as legible as
//! that allows.

use super::strip::stripped;
use super::{Format, Picture, reduced};
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, PixelDensity, SamplingFactor};

/// Quality at which the search begins, unless the original has less: above it bytes grow much and text does not.
const BEST_QUALITY: u8 = 92;
/// Quality below which fewer pixels are better than coarser ones, as long as text keeps [`LEGIBLE_DPI`].
const GOOD_QUALITY: u8 = 60;
/// Lowest quality that is tried. A form at 200 dpi was read without fault at 12 (measured); edges are frayed there.
const LEAST_QUALITY: u8 = 30;
/// Dots per inch of the paper below which pixels are only given up when quality is at its lowest. At 200 printed text of
/// 10.5 points is 29 pixels high; recognition needs 16.
const LEGIBLE_DPI: f64 = 200.0;
/// Long side in millimetres of a paper of unknown size: A4.
const USUAL_PAPER_MM: f64 = 297.0;
/// Factor of the long side from one try to the next.
const STEP: f64 = 0.85;
/// Long side at which the search ends; there is nothing to be read any more.
const LEAST_SIDE_PX: u32 = 200;

/// What a provider takes in one slot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FitLimits {
    /// Formats that it takes; all where none is known.
    pub formats: Vec<Format>,
    /// Largest file in bytes.
    pub max_bytes: Option<u64>,
    /// Smallest file in bytes.
    pub min_bytes: Option<u64>,
    /// Long side of the paper in millimetres, where it has a fixed size.
    pub paper_mm: Option<f64>,
}

/// A picture that was fitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its format.
    pub format: Format,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Quality, 1 to 100, with which it was compressed anew; none where its pixels are those of the original.
    pub quality: Option<u8>,
    /// Whether it stands between floor and ceiling.
    pub is_within: bool,
}

impl FitLimits {
    fn takes(&self, format: Format) -> bool {
        self.formats.is_empty() || self.formats.contains(&format)
    }

    fn is_over(&self, n_bytes: usize) -> bool {
        self.max_bytes.is_some_and(|max| n_bytes as u64 > max)
    }

    fn is_under(&self, n_bytes: usize) -> bool {
        self.min_bytes.is_some_and(|min| (n_bytes as u64) < min)
    }

    /// Long side below which text of the paper is not legible any more, if the paper fills the picture.
    fn legible_px(&self) -> f64 {
        LEGIBLE_DPI * self.paper_mm.unwrap_or(USUAL_PAPER_MM) / 25.4
    }
}

/// Fits a picture, of which `bytes` is the file. Where the pixels already fit, they stay as they are. None for a picture
/// whose end is missing: it must be seen to be so.
pub fn fit(bytes: &[u8], picture: &Picture, limits: &FitLimits) -> Option<Fitted> {
    if picture.cut_short {
        return None;
    }
    let kept = stripped(bytes, picture).filter(|_| limits.takes(picture.format) && !picture.metadata.is_turned);
    let is_within = |bytes: &Vec<u8>| !limits.is_over(bytes.len()) && !limits.is_under(bytes.len());
    if let Some(bytes) = kept.filter(is_within) {
        let (width_px, height_px) = picture.pixels.dimensions();
        return Some(Fitted { bytes, format: picture.format, width_px, height_px, quality: None, is_within: true });
    }
    Search::new(picture, limits).run()
}

/// Encodings of one picture.
struct Search<'a> {
    picture: &'a Picture,
    limits: &'a FitLimits,
    best_quality: u8,
}

impl<'a> Search<'a> {
    fn new(picture: &'a Picture, limits: &'a FitLimits) -> Self {
        let stated = picture.metadata.jpeg_quality.unwrap_or(BEST_QUALITY);
        Self { picture, limits, best_quality: stated.clamp(GOOD_QUALITY, BEST_QUALITY) }
    }

    fn run(&self) -> Option<Fitted> {
        let full = &self.picture.pixels;
        let first = self.encoded(full, self.best_quality)?;
        if self.limits.is_under(first.bytes.len()) {
            return Some(self.raised(full).unwrap_or(first));
        }
        if first.is_within {
            return Some(first);
        }
        self.finest(full, GOOD_QUALITY).or_else(|| self.smaller())
    }

    /// With fewer pixels: at a good quality while text stays legible, then at poor ones, then with fewer still.
    fn smaller(&self) -> Option<Fitted> {
        let full_px = self.picture.pixels.width().max(self.picture.pixels.height());
        let legible_px = self.limits.legible_px().min(f64::from(full_px));
        let mut side_px = f64::from(full_px) * STEP;
        while side_px > legible_px {
            if let Some(found) = self.finest(&self.of_side(side_px), GOOD_QUALITY) {
                return Some(found);
            }
            side_px *= STEP;
        }
        let mut side_px = legible_px;
        loop {
            let pixels = self.of_side(side_px);
            let found = self.finest(&pixels, LEAST_QUALITY);
            if found.is_some() || side_px < f64::from(LEAST_SIDE_PX) {
                return found.or_else(|| self.encoded(&pixels, LEAST_QUALITY));
            }
            side_px *= STEP;
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the picture's own side")]
    fn of_side(&self, side_px: f64) -> RgbImage {
        reduced(&self.picture.pixels, side_px as u32)
    }

    /// The finest encoding from a quality upwards that is not over the ceiling, by bisection.
    fn finest(&self, pixels: &RgbImage, least: u8) -> Option<Fitted> {
        let mut found = self.encoded(pixels, least).filter(|coarsest| !self.limits.is_over(coarsest.bytes.len()))?;
        let (mut fits, mut over) = (least, self.best_quality + 1);
        while over - fits > 1 {
            let quality = u8::midpoint(fits, over);
            let tried = self.encoded(pixels, quality)?;
            if self.limits.is_over(tried.bytes.len()) {
                over = quality;
            } else {
                (fits, found) = (quality, tried);
            }
        }
        Some(found)
    }

    /// The least quality above the usual one at which the file reaches the floor, if one does.
    fn raised(&self, pixels: &RgbImage) -> Option<Fitted> {
        let mut found = self.encoded(pixels, 100).filter(|finest| !self.limits.is_under(finest.bytes.len()))?;
        let (mut under, mut reaches) = (self.best_quality, 100);
        while reaches - under > 1 {
            let quality = u8::midpoint(under, reaches);
            let tried = self.encoded(pixels, quality)?;
            if self.limits.is_under(tried.bytes.len()) {
                under = quality;
            } else {
                (reaches, found) = (quality, tried);
            }
        }
        Some(found)
    }

    fn encoded(&self, pixels: &RgbImage, quality: u8) -> Option<Fitted> {
        let (width_px, height_px) = pixels.dimensions();
        let bytes = encoded(pixels, quality, self.density(width_px))?;
        let is_within = !self.limits.is_over(bytes.len()) && !self.limits.is_under(bytes.len());
        Some(Fitted { bytes, format: Format::Jpeg, width_px, height_px, quality: Some(quality), is_within })
    }

    /// Dots per inch, if the original states them: the paper keeps its size.
    fn density(&self, width_px: u32) -> PixelDensity {
        let scaled = |dpi: u32| u64::from(dpi) * u64::from(width_px) / u64::from(self.picture.pixels.width().max(1));
        let dpi = self.picture.dpi.and_then(|dpi| u16::try_from(scaled(dpi).max(1)).ok());
        dpi.map_or_else(PixelDensity::default, PixelDensity::dpi)
    }
}

/// With colour at half the resolution, as cameras write it. `jpeg-encoder` takes a third of the time of the encoder in
/// `image`, whose files are 2 to 7 % larger at the same quality (12 megapixels, November 2026). Its optimised tables must not
/// be used with that: they gave pictures that `image` decodes to noise.
fn encoded(pixels: &RgbImage, quality: u8, density: PixelDensity) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(pixels.width()).ok()?, u16::try_from(pixels.height()).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_density(density);
    encoder.encode(pixels.as_raw(), width, height, ColorType::Rgb).ok()?;
    Some(bytes)
}
