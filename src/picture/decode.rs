//! Decoding.

use super::metadata::metadata;
use super::{Format, MAX_ALLOC_BYTES, MAX_BYTES, MAX_PIXELS, MAX_SIDE_PX, Metadata, Picture, PictureError, density, truncation};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, imageops};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// Decodes a picture.
///
/// # Errors
/// [`PictureError`]. A JPEG that ends too early is no error: it decodes, with [`Picture::cut_short`] set.
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let n_bytes = bytes.len() as u64;
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    if n_bytes > MAX_BYTES {
        return Err(PictureError::TooManyBytes(n_bytes));
    }
    let (format, image_format) = format_of(bytes)?;
    refuse_too_many_pixels(bytes, image_format)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), image_format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    // A picture whose EXIF block is broken is still a picture: it is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let exif = decoder.exif_metadata().ok().flatten();
    let xmp = decoder.xmp_metadata().ok().flatten();
    let pixels = on_white(DynamicImage::from_decoder(decoder).map_err(damaged)?);
    let end = (format == Format::Jpeg).then(|| truncation::end_of(bytes, &pixels));
    let mut upright = DynamicImage::ImageRgb8(pixels);
    upright.apply_orientation(orientation);
    let is_turned = orientation != image::metadata::Orientation::NoTransforms;
    Ok(Picture {
        format,
        bytes: n_bytes,
        dpi: density::dpi(bytes, format, exif.as_deref()),
        pixels: upright.into_rgb8(),
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

fn format_of(bytes: &[u8]) -> Result<(Format, ImageFormat), PictureError> {
    if bytes.starts_with(b"%PDF-") {
        return Err(PictureError::NotRead("PDF"));
    }
    if matches!(bytes.get(4..12), Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc" | b"ftypmsf1")) {
        return Err(PictureError::NotRead("HEIC"));
    }
    let format = image::guess_format(bytes).map_err(|_| PictureError::NotAPicture)?;
    let ours = match format {
        ImageFormat::Jpeg => Format::Jpeg,
        ImageFormat::Png => Format::Png,
        ImageFormat::Gif => Format::Gif,
        ImageFormat::Bmp => Format::Bmp,
        ImageFormat::Tiff => Format::Tiff,
        ImageFormat::WebP => Format::Webp,
        _ => return Err(PictureError::NotAPicture),
    };
    Ok((ours, format))
}

/// Reads the header only, so that a small file that claims a huge picture costs nothing.
fn refuse_too_many_pixels(bytes: &[u8], format: ImageFormat) -> Result<(), PictureError> {
    let (width_px, height_px) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(damaged)?;
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
