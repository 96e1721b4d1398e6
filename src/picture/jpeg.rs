//! The segments of a JPEG before its first scan (ITU-T T.81, B.1.1.4).

/// One marker segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Second byte of its marker.
    pub marker: u8,
    /// What follows its length.
    pub content: &'a [u8],
    /// Offset of its marker in the file.
    pub at: usize,
}

/// Quantisation tables.
pub const DQT: u8 = 0xDB;
/// Start of a scan.
const SOS: u8 = 0xDA;

/// The segments before the first scan; ends early where the file is broken.
pub fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut at = if bytes.starts_with(&[0xFF, 0xD8]) { 2 } else { bytes.len() };
    std::iter::from_fn(move || {
        loop {
            match bytes.get(at..at + 4)? {
                // A marker may be preceded by any number of fill bytes (B.1.1.2).
                [0xFF, 0xFF, ..] => at += 1,
                [0xFF, 0x01 | 0xD0..=0xD7, ..] => at += 2,
                [0xFF, SOS, ..] => return None,
                [0xFF, marker, high, low] => {
                    let length = usize::from(u16::from_be_bytes([*high, *low]));
                    let segment = Segment { marker: *marker, content: bytes.get(at + 4..at + 2 + length)?, at };
                    at += 2 + length;
                    return Some(segment);
                }
                _ => return None,
            }
        }
    })
}
