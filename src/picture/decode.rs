//! Decoding.

use super::metadata::metadata;
use super::{
    Format, MAX_ALLOC_BYTES, MAX_BYTES, MAX_PIXELS, MAX_SIDE_PX, Metadata, Picture, PictureError, colour, density, pdf, tiff, truncation,
};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, imageops};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// Most pixels that a byte of a JPEG can make. A block of 64 takes at least one bit in its scan (ITU-T T.81, F.1.2: a code
/// has one bit or more), hence 512; twice that, because several components share the header's size.
const MAX_JPEG_PIXELS_A_BYTE: u64 = 1024;

/// Decodes a picture; of a file with several pages, the first.
///
/// # Errors
/// [`PictureError`]. A JPEG that ends too early is no error: it decodes, with [`Picture::cut_short`] set.
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    decode_page(bytes, 0)
}

/// Decodes a page of a file, counted from 0.
///
/// # Errors
/// [`PictureError`], as [`decode`], and [`PictureError::NoSuchPage`].
pub fn decode_page(bytes: &[u8], page: usize) -> Result<Picture, PictureError> {
    let format = format_of(bytes)?;
    match format {
        Format::Pdf => pdf::decode(bytes, page),
        Format::Tiff => {
            let found = tiff::Pages::of(bytes)?;
            raster(&found.alone(bytes, page)?, format, ImageFormat::Tiff, found.len())
        }
        _ if page > 0 => Err(PictureError::NoSuchPage { page, n_pages: 1 }),
        Format::Heic => heic(bytes),
        Format::Jpeg => raster(bytes, format, ImageFormat::Jpeg, 1),
        Format::Png => raster(bytes, format, ImageFormat::Png, 1),
        Format::Gif => raster(bytes, format, ImageFormat::Gif, 1),
        Format::Bmp => raster(bytes, format, ImageFormat::Bmp, 1),
        Format::Webp => raster(bytes, format, ImageFormat::WebP, 1),
    }
}

/// The format of bytes that are neither missing nor too many.
pub(super) fn format_of(bytes: &[u8]) -> Result<Format, PictureError> {
    let n_bytes = bytes.len() as u64;
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    if n_bytes > MAX_BYTES {
        return Err(PictureError::TooManyBytes(n_bytes));
    }
    Format::of_content(bytes).ok_or(PictureError::NotAPicture)
}

#[cfg(feature = "heic")]
fn heic(bytes: &[u8]) -> Result<Picture, PictureError> {
    super::heic::decode(bytes)
}

#[cfg(not(feature = "heic"))]
fn heic(_: &[u8]) -> Result<Picture, PictureError> {
    Err(PictureError::NotRead(Format::Heic))
}

fn raster(bytes: &[u8], format: Format, image_format: ImageFormat, n_pages: usize) -> Result<Picture, PictureError> {
    let (width_px, height_px) = ImageReader::with_format(Cursor::new(bytes), image_format).into_dimensions().map_err(damaged)?;
    refuse_too_many_pixels(width_px, height_px)?;
    if format == Format::Jpeg && u64::from(width_px) * u64::from(height_px) > bytes.len() as u64 * MAX_JPEG_PIXELS_A_BYTE {
        return Err(PictureError::Damaged(format!("{} bytes for {width_px} × {height_px} pixels", bytes.len())));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), image_format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    // A picture whose EXIF block is broken is still a picture: it is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let exif = decoder.exif_metadata().ok().flatten();
    let profile = decoder.icc_profile().ok().flatten();
    let xmp = decoder.xmp_metadata().ok().flatten();
    let is_coloured = decoder.color_type().has_color();
    let mut pixels = on_white(DynamicImage::from_decoder(decoder).map_err(damaged)?);
    let end = (format == Format::Jpeg).then(|| truncation::end_of(bytes, &pixels));
    if let Some(profile) = profile.filter(|_| is_coloured) {
        colour::to_srgb(&mut pixels, &profile);
    }
    let mut upright = DynamicImage::ImageRgb8(pixels);
    upright.apply_orientation(orientation);
    let is_turned = orientation != image::metadata::Orientation::NoTransforms;
    Ok(Picture {
        format,
        bytes: bytes.len() as u64,
        dpi: density::dpi(bytes, format, exif.as_deref()),
        pixels: upright.into_rgb8(),
        n_pages,
        cut_short: end.is_some_and(|end| end.is_missing),
        ends_grey: end.is_some_and(|end| end.is_grey),
        metadata: Metadata { is_turned, ..metadata(bytes, format, exif.as_deref(), xmp.as_deref()) },
        digest: Sha256::digest(bytes).into(),
    })
}

/// `pixels` made smaller so that no side is longer than `max_side_px`, each new pixel the mean of those under it;
/// unchanged where it fits.
pub fn reduced(pixels: &RgbImage, max_side_px: u32) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let long = width.max(height);
    if long <= max_side_px {
        return pixels.clone();
    }
    let scaled = |side: u32| u32::try_from((u64::from(side) * u64::from(max_side_px) / u64::from(long)).max(1)).unwrap_or(max_side_px);
    let (width_px, height_px) = (scaled(width), scaled(height));
    box_filtered(pixels, width_px, height_px).unwrap_or_else(|| imageops::thumbnail(pixels, width_px, height_px))
}

/// With the processor's vector instructions: the facts of a 12-megapixel picture take 4 ms instead of the 19 ms that
/// `imageops::thumbnail` needs (`benches/ratios.rs`, November 2026).
fn box_filtered(pixels: &RgbImage, width_px: u32, height_px: u32) -> Option<RgbImage> {
    let source = ImageRef::new(pixels.width(), pixels.height(), pixels.as_raw(), PixelType::U8x3).ok()?;
    let mut target = Image::new(width_px, height_px, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    RgbImage::from_raw(width_px, height_px, target.into_vec())
}

/// `pixels` as a baseline JPEG of a quality from 1 to 100.
///
/// # Errors
/// What the encoder says; only for pictures without pixels.
pub fn to_jpeg(pixels: &RgbImage, quality: u8) -> Result<Vec<u8>, image::ImageError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(pixels)?;
    Ok(bytes)
}

/// Refuses a picture by what its header says, so that a small file that claims a huge picture costs nothing.
pub(super) fn refuse_too_many_pixels(width_px: u32, height_px: u32) -> Result<(), PictureError> {
    let too_many = u64::from(width_px) * u64::from(height_px) > MAX_PIXELS || width_px.max(height_px) > MAX_SIDE_PX;
    if too_many { Err(PictureError::TooManyPixels { width_px, height_px }) } else { Ok(()) }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE_PX);
    limits.max_image_height = Some(MAX_SIDE_PX);
    limits.max_alloc = Some(MAX_ALLOC_BYTES);
    limits
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err takes")]
fn damaged(error: image::ImageError) -> PictureError {
    PictureError::Damaged(error.to_string())
}

fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let rgba = image.into_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u16::from);
        let laid = |c: u16| u8::try_from((c * a + 255 * (255 - a)) / 255).unwrap_or(u8::MAX);
        Rgb([laid(r), laid(g), laid(b)])
    })
}
