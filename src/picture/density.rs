//! Dots per inch as the file states them: EXIF, JFIF, PNG pHYs, BMP header. `image` does not give them.

use super::Format;
use exif::{In, Reader, Tag, Value};
use std::io::Cursor;

/// Dots per inch, horizontally, if the file states a plausible figure (10 to 10,000).
pub fn dpi(bytes: &[u8], format: Format, exif_block: Option<&[u8]>) -> Option<u32> {
    let stated = match format {
        Format::Jpeg => exif_dpi(exif_block).or_else(|| jfif_dpi(bytes)),
        Format::Png => exif_dpi(exif_block).or_else(|| png_dpi(bytes)),
        Format::Tiff => tiff_dpi(bytes),
        Format::Bmp => per_metre(u32::from_le_bytes(bytes.get(38..42)?.try_into().ok()?)),
        Format::Webp | Format::Heic => exif_dpi(exif_block),
        // A page of a PDF has a size of its own.
        Format::Gif | Format::Pdf => None,
    };
    stated.filter(|dpi| (10..=10_000).contains(dpi))
}

fn exif_dpi(block: Option<&[u8]>) -> Option<u32> {
    resolution(&Reader::new().read_raw(block?.to_vec()).ok()?)
}

fn tiff_dpi(bytes: &[u8]) -> Option<u32> {
    resolution(&Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?)
}

/// Exif 2.32, 4.6.4: XResolution with ResolutionUnit 2 (inch, the default) or 3 (centimetre).
fn resolution(exif: &exif::Exif) -> Option<u32> {
    let Value::Rational(values) = &exif.get_field(Tag::XResolution, In::PRIMARY)?.value else { return None };
    let per_unit = values.first()?.to_f64();
    let unit = exif.get_field(Tag::ResolutionUnit, In::PRIMARY).and_then(|field| field.value.get_uint(0)).unwrap_or(2);
    whole(if unit == 3 { per_unit * 2.54 } else { per_unit })
}

/// JFIF 1.02: APP0 right after SOI; units 1 for inch, 2 for centimetre.
fn jfif_dpi(bytes: &[u8]) -> Option<u32> {
    if bytes.get(2..4)? != [0xFF, 0xE0] || bytes.get(6..11)? != b"JFIF\0" {
        return None;
    }
    let density = u32::from(u16::from_be_bytes(bytes.get(14..16)?.try_into().ok()?));
    match bytes.get(13)? {
        1 => Some(density),
        2 => whole(f64::from(density) * 2.54),
        _ => None,
    }
}

/// PNG 1.2, 4.2.4.2: pHYs before IDAT, pixels per unit, unit 1 for the metre.
fn png_dpi(bytes: &[u8]) -> Option<u32> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        match bytes.get(at + 4..at + 8)? {
            b"pHYs" if bytes.get(at + 16)? == &1 => return per_metre(u32::from_be_bytes(bytes.get(at + 8..at + 12)?.try_into().ok()?)),
            b"IDAT" | b"pHYs" => return None,
            _ => at = at.checked_add(length)?.checked_add(12)?,
        }
    }
}

fn per_metre(pixels: u32) -> Option<u32> {
    whole(f64::from(pixels) * 0.0254)
}

fn whole(dpi: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded on this line")]
    (1.0..=1e6).contains(&dpi).then(|| dpi.round() as u32)
}
