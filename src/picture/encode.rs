//! Pixels to a file: from the clipboard, or of a page.

use super::{MAX_BYTES, MAX_PIXELS, MAX_SIDE_PX, PictureError};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Where the header of a PNG ends: a signature of 8 bytes, and IHDR of 25.
const AFTER_HEADER: usize = 33;

/// Pixels of four bytes, row by row, red, green and blue multiplied by alpha, as a PNG. Transparency is laid on white, as
/// [`decode`](super::decode()) does.
///
/// # Errors
/// [`PictureError`] if there are none or too many, or not as many as the size says.
pub fn to_png(width_px: usize, height_px: usize, rgba: &[u8]) -> Result<Vec<u8>, PictureError> {
    let (width, height) = (u32::try_from(width_px).unwrap_or(u32::MAX), u32::try_from(height_px).unwrap_or(u32::MAX));
    if width.max(height) > MAX_SIDE_PX || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooManyPixels { width_px: width, height_px: height });
    }
    if rgba.is_empty() {
        return Err(PictureError::Empty);
    }
    let (pixels, []) = rgba.as_chunks::<4>() else { return Err(PictureError::NotAPicture) };
    if pixels.len() != width_px * height_px {
        return Err(PictureError::NotAPicture);
    }
    let rgb: Vec<u8> = pixels.iter().flat_map(|&[r, g, b, a]| [r, g, b].map(|colour| colour.saturating_add(u8::MAX - a))).collect();
    rgb_to_png(&rgb, width, height, None)
}

/// Pixels of three bytes, row by row, as a PNG that states its dots per inch.
///
/// # Errors
/// [`PictureError`] if there are none, or not as many as the size says.
pub(super) fn rgb_to_png(rgb: &[u8], width_px: u32, height_px: u32, dpi: Option<u32>) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    let written = encoder.write_image(rgb, width_px, height_px, ExtendedColorType::Rgb8);
    written.map_err(|error| PictureError::Damaged(error.to_string()))?;
    if let Some(dpi) = dpi {
        bytes.splice(AFTER_HEADER..AFTER_HEADER, density_chunk(dpi));
    }
    let n_bytes = bytes.len() as u64;
    if n_bytes > MAX_BYTES { Err(PictureError::TooManyBytes(n_bytes)) } else { Ok(bytes) }
}

/// PNG 1.2, 4.2.4.2: pixels per metre in both directions, unit 1 for the metre.
fn density_chunk(dpi: u32) -> Vec<u8> {
    let per_metre = (u64::from(dpi) * 10_000 / 254).to_be_bytes();
    let per_metre = &per_metre[4..];
    let named = [b"pHYs".as_slice(), per_metre, per_metre, &[1]].concat();
    [9_u32.to_be_bytes().as_slice(), &named, &crc32(&named).to_be_bytes()].concat()
}

/// ISO 3309, as PNG wants it.
fn crc32(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shifted(crc)))
}
