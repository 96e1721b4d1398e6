//! Finding a JPEG whose end is missing: decoders fill the rest with grey and report success.

use image::RgbImage;

/// Whether the entropy coded data never ends (no EOI marker after the first scan), or the bottom of the
/// picture is one flat grey.
pub fn is_cut_short(bytes: &[u8], pixels: &RgbImage) -> bool {
    !ends(bytes) || has_flat_grey_tail(pixels)
}

/// Whether an EOI marker follows the first scan. In entropy coded data 0xFF is followed by 0x00 or a
/// restart marker (ITU-T T.81, B.1.1.5), so `FF D9` there is always the end. An EOI before that belongs to the
/// EXIF thumbnail.
fn ends(bytes: &[u8]) -> bool {
    first_scan(bytes).is_some_and(|from| bytes[from..].windows(2).any(|pair| pair == [0xFF, 0xD9]))
}

/// Offset after the first SOS marker, walking the marker segments (ITU-T T.81, B.1.1.4).
fn first_scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match bytes.get(at..at + 4)? {
            [0xFF, 0xFF, ..] => at += 1,
            [0xFF, 0xDA, ..] => return Some(at + 2),
            [0xFF, 0x01 | 0xD0..=0xD7, ..] => at += 2,
            [0xFF, _, high, low] => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => return None,
        }
    }
}

/// Whether at least a sixteenth of the height is one mid grey, to the last bit. No scanner and no camera
/// makes that: paper is not mid grey and sensors have noise.
fn has_flat_grey_tail(pixels: &RgbImage) -> bool {
    let Some(last) = pixels.pixels().next_back() else { return false };
    let [r, g, b] = last.0;
    let is_mid_grey = r == g && g == b && (96..=160).contains(&r);
    let n_rows = pixels.height();
    let flat_rows = pixels.rows().rev().take_while(|row| row.clone().all(|pixel| pixel == last)).count();
    is_mid_grey && flat_rows * 16 >= n_rows as usize && flat_rows < n_rows as usize
}
