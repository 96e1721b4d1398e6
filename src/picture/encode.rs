//! Pixels from the clipboard to a file.

use super::{MAX_BYTES, MAX_PIXELS, MAX_SIDE_PX, PictureError};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

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
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    let written = encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8);
    written.map_err(|error| PictureError::Damaged(error.to_string()))?;
    let n_bytes = bytes.len() as u64;
    if n_bytes > MAX_BYTES { Err(PictureError::TooManyBytes(n_bytes)) } else { Ok(bytes) }
}
