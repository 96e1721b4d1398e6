//! Taking out of a file what is not needed to show its pixels, without touching these.

use super::jpeg::segments;
use super::metadata::png_chunks;
use super::{Format, Picture};

/// Chunks of a PNG that decide how its pixels look (PNG 1.2, 4.1 and 4.2).
const PNG_KEPT: [&[u8; 4]; 12] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"];

/// The file without position, dates, names of programs, thumbnails and whatever stands behind its end. None for formats
/// other than JPEG and PNG, and for a file that is not whole.
pub fn stripped(bytes: &[u8], picture: &Picture) -> Option<Vec<u8>> {
    match picture.format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        _ => None,
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xFF, 0xD8];
    let mut at = 2;
    for segment in segments(bytes) {
        let end = segment.at + 4 + segment.content.len();
        if is_kept(segment.marker, segment.content) {
            kept.extend(bytes.get(segment.at..end)?);
        }
        at = end;
    }
    kept.extend(bytes.get(at..end_of_scans(bytes, at)?)?);
    Some(kept)
}

/// JFIF states the size of a pixel, ICC the colours, Adobe how they are coded; all other application data and comments go.
fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xE0 => content.starts_with(b"JFIF\0"),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xE0..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Offset behind the EOI marker that ends the scans from an offset on (ITU-T T.81, B.1.1.4 and B.1.1.5).
fn end_of_scans(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at..at + 2)? {
            [0xFF, 0xD9] => return Some(at + 2),
            // Between segments, and in entropy coded data: stuffed zeros, restarts and fill bytes.
            [0xFF, 0x00 | 0x01 | 0xD0..=0xD7] => at += 2,
            [0xFF, 0xFF] => at += 1,
            [0xFF, _] => at += 2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?)),
            _ => at += 1 + bytes.get(at + 1..)?.iter().position(|byte| *byte == 0xFF)?,
        }
    }
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    for chunk in png_chunks(bytes) {
        if PNG_KEPT.iter().any(|kind| kind.as_slice() == chunk.kind) {
            kept.extend(chunk.whole);
        }
        if chunk.kind == b"IEND" {
            return Some(kept);
        }
    }
    None
}
