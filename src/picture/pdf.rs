//! Pages of a PDF. A scanner's page is one picture: that is taken as it is, at its own resolution. Others are drawn.

use super::decode::refuse_too_many_pixels;
use super::sheet::{Sheet, Sole};
use super::{Format, Metadata, Picture, PictureError};
use crate::text::REGULAR_FONT;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::kurbo::Rect;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Points of an inch. ISO 32000-1, 8.3.2.3.
const POINTS_AN_INCH: f32 = 72.0;
/// Resolution in which pages are drawn: what providers ask of a scan at most.
const DRAWN_DPI: f32 = 300.0;
/// Longest side of a drawn page: A2 at 300 dpi is 7016. The renderer holds about ten bytes a pixel.
const DRAWN_SIDE_PX: f32 = 8000.0;

/// What a page turned out to be.
pub struct Drawn {
    /// Pixels, upright.
    pub pixels: RgbImage,
    /// Dots per inch of the page.
    pub dpi: Option<u32>,
    /// The file of the one picture that the page is, where that is a JPEG which shows the same by itself.
    pub jpeg: Option<Vec<u8>>,
    /// Pages of the file.
    pub n_pages: usize,
}

/// Decodes a page.
///
/// # Errors
/// [`PictureError`].
pub fn decode(bytes: &[u8], page: usize) -> Result<Picture, PictureError> {
    let drawn = draw(bytes, page)?;
    Ok(Picture {
        format: Format::Pdf,
        bytes: bytes.len() as u64,
        pixels: drawn.pixels,
        dpi: drawn.dpi,
        n_pages: drawn.n_pages,
        cut_short: false,
        ends_grey: false,
        metadata: Metadata::default(),
        digest: Sha256::digest(bytes).into(),
    })
}

/// How many pages there are, one or more.
///
/// # Errors
/// [`PictureError`].
pub fn n_pages(bytes: &[u8]) -> Result<usize, PictureError> {
    match opened(bytes)?.pages().len() {
        0 => Err(no_page()),
        n_pages => Ok(n_pages),
    }
}

/// Draws a page, or takes the one picture that it is.
///
/// # Errors
/// [`PictureError`].
pub fn draw(bytes: &[u8], page: usize) -> Result<Drawn, PictureError> {
    let pdf = opened(bytes)?;
    let pages = pdf.pages();
    let n_pages = pages.len();
    if n_pages == 0 {
        return Err(no_page());
    }
    let page = pages.get(page).ok_or(PictureError::NoSuchPage { page, n_pages })?;
    let (width, height) = page.render_dimensions();
    // A page without a size has nothing to show.
    if !(1.0..=1e6).contains(&width) || !(1.0..=1e6).contains(&height) {
        return Err(no_page());
    }
    let (pixels, jpeg) = match sole_picture(page)? {
        Some(sole) => (sole.pixels, sole.jpeg),
        None => (rendered(page, width, height)?, None),
    };
    Ok(Drawn { dpi: dpi(pixels.width(), width), pixels, jpeg, n_pages })
}

fn opened(bytes: &[u8]) -> Result<Pdf, PictureError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PictureError::Locked,
        LoadPdfError::Invalid => PictureError::Damaged("no document".to_owned()),
    })
}

fn no_page() -> PictureError {
    PictureError::Damaged("no page".to_owned())
}

/// Reads the page without drawing it, to see whether it is one picture.
fn sole_picture(page: &Page) -> Result<Option<Sole>, PictureError> {
    let (width, height) = page.render_dimensions();
    let target = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, target, &cache, page.xref(), settings());
    let mut sheet = Sheet::new(target);
    interpret_page(page, &mut context, &mut sheet);
    sheet.sole()
}

fn rendered(page: &Page, width: f32, height: f32) -> Result<RgbImage, PictureError> {
    let scale = (DRAWN_DPI / POINTS_AN_INCH).min(DRAWN_SIDE_PX / width.max(height));
    let pixels = |side: f32| (side * scale).max(1.0);
    // Sizes of the renderer have 16 bits, and a side of no pixel is refused by it.
    let settings_of = PixmapSettings { x_scale: pixels(width) / width, y_scale: pixels(height) / height, bg_color: WHITE };
    let pixmap = render(page, &RenderCache::new(), &settings(), &RenderSettings::default(), &settings_of);
    let (width_px, height_px) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    refuse_too_many_pixels(width_px, height_px)?;
    // On white, nothing is clear.
    let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    RgbImage::from_raw(width_px, height_px, rgb).ok_or_else(no_page)
}

/// Dots per inch of a page that is so many points wide.
fn dpi(width_px: u32, width: f32) -> Option<u32> {
    let dpi = f64::from(width_px) * f64::from(POINTS_AN_INCH) / f64::from(width);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded on this line")]
    (10.0..=10_000.0).contains(&dpi).then(|| dpi.round() as u32)
}

/// Chinese text whose font is not in the file is drawn in ours.
fn settings() -> InterpreterSettings {
    let built_in = InterpreterSettings::default();
    let others = built_in.font_resolver.clone();
    let font_resolver = Arc::new(move |query: &FontQuery| match query {
        FontQuery::Fallback(wanted)
            if wanted.character_collection.as_ref().is_some_and(|known| {
                matches!(known.family, CidFamily::AdobeGB1 | CidFamily::AdobeCNS1 | CidFamily::AdobeJapan1 | CidFamily::AdobeKorea1)
            }) =>
        {
            Some((Arc::new(REGULAR_FONT) as Arc<dyn AsRef<[u8]> + Send + Sync>, 0))
        }
        query => others(query),
    });
    InterpreterSettings { font_resolver, ..built_in }
}
