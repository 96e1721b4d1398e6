//! HEIC, as phones of Apple make it. The decoder turns and crops as the file says, so that EXIF's orientation is not
//! applied again.

use super::decode::refuse_too_many_pixels;
use super::metadata::metadata;
use super::{Format, Picture, PictureError, colour, density};
use heic_decoder::{DecodedImage, HeifError};
use image::{Rgb, RgbImage};
use sha2::{Digest, Sha256};

/// Most pixels. The largest picture of an iPhone has 8064 × 6048, 48.8 million; the decoder holds about 20 bytes of each.
const MAX_PIXELS: u64 = 50_000_000;

/// Decodes the main picture.
///
/// # Errors
/// [`PictureError`].
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let stated = heic_decoder::probe(bytes).map_err(|error| damaged(&error))?;
    for (width, height) in [(stated.coded_width, stated.coded_height), (stated.width, stated.height)] {
        let (width_px, height_px) = (u32::try_from(width).unwrap_or(u32::MAX), u32::try_from(height).unwrap_or(u32::MAX));
        refuse_too_many_pixels(width_px, height_px)?;
        if u64::from(width_px) * u64::from(height_px) > MAX_PIXELS {
            return Err(PictureError::TooManyPixels { width_px, height_px });
        }
    }
    let decoded = heic_decoder::decode(bytes).map_err(|error| damaged(&error))?;
    let mut pixels = on_white(&decoded)?;
    if let Some(profile) = &decoded.metadata.icc_profile {
        colour::to_srgb(&mut pixels, profile);
    }
    Ok(Picture {
        format: Format::Heic,
        bytes: bytes.len() as u64,
        dpi: density::dpi(bytes, Format::Heic, decoded.metadata.exif.as_deref()),
        pixels,
        n_pages: 1,
        cut_short: false,
        ends_grey: false,
        metadata: metadata(bytes, Format::Heic, decoded.metadata.exif.as_deref(), None),
        digest: Sha256::digest(bytes).into(),
    })
}

fn on_white(decoded: &DecodedImage) -> Result<RgbImage, PictureError> {
    let broken = || PictureError::Damaged("a size that its pixels do not have".to_owned());
    let size = |side: usize| u32::try_from(side).map_err(|_| broken());
    let (width, height) = (size(decoded.width)?, size(decoded.height)?);
    if decoded.alpha.is_none() {
        let rgb = decoded.to_rgb8().map_err(|error| damaged(&error))?;
        return RgbImage::from_raw(width, height, rgb.data).ok_or_else(broken);
    }
    let rgba = decoded.to_rgba8().map_err(|error| damaged(&error))?;
    let (pixels, _) = rgba.data.as_chunks::<4>();
    let laid = pixels.iter().flat_map(|&[r, g, b, a]| {
        let (part, rest) = (if rgba.premultiplied { 255 } else { u16::from(a) }, 255 * (255 - u16::from(a)));
        Rgb([r, g, b].map(|c| u8::try_from(((u16::from(c) * part).saturating_add(rest) / 255).min(255)).unwrap_or(u8::MAX))).0
    });
    RgbImage::from_raw(width, height, laid.collect()).ok_or_else(broken)
}

fn damaged(error: &HeifError) -> PictureError {
    match error {
        HeifError::LimitExceeded(_) => PictureError::TooDemanding,
        error => PictureError::Damaged(error.to_string()),
    }
}
