//! Finding a JPEG whose end is missing: decoders fill the rest with grey and report success.

use image::RgbImage;

/// How a picture ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Whether the entropy coded data never end, or the bottom is grey.
    pub is_missing: bool,
    /// Whether at least a sixteenth of the height is one flat grey, so that pixels are missing for certain.
    pub is_grey: bool,
}

/// Looks at the end of a JPEG. `pixels` are as they lie in the file, before any rotation.
pub fn end_of(bytes: &[u8], pixels: &RgbImage) -> End {
    let rows = flat_grey_rows(pixels);
    let is_grey = rows * 16 >= pixels.height() as usize && rows < pixels.height() as usize;
    End { is_missing: is_grey || !ends(bytes), is_grey }
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

/// Rows at the bottom that are one mid grey, to the last bit. No scanner and no camera makes that: paper is not
/// mid grey and sensors have noise.
fn flat_grey_rows(pixels: &RgbImage) -> usize {
    let Some(last) = pixels.pixels().next_back() else { return 0 };
    let [r, g, b] = last.0;
    let is_mid_grey = r == g && g == b && (96..=160).contains(&r);
    if is_mid_grey { pixels.rows().rev().take_while(|row| row.clone().all(|pixel| pixel == last)).count() } else { 0 }
}
