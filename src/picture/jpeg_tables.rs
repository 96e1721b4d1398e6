//! The quality of a JPEG from its quantisation tables.

use super::jpeg::{DQT, segments};

/// ITU-T T.81, table K.1, luminance, in the zigzag order of the file (figure A.6).
const LUMINANCE: [u32; 64] = [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55,
    64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];

/// The quality, 1 to 100, with which libjpeg and most programs after it write these tables: exact for theirs, the nearest
/// one by the luminance table for others. None without a table.
pub fn quality(bytes: &[u8]) -> Option<u8> {
    let table = luminance(bytes)?;
    let distance = |quality: &u8| -> u32 {
        let scaled = LUMINANCE.iter().map(|&base| scaled(base, *quality));
        scaled.zip(table).map(|(ours, theirs)| ours.abs_diff(u32::from(theirs))).sum()
    };
    // The first of several: below 3 the tables of neighbours are nearly alike.
    (1..=100).min_by_key(distance)
}

/// libjpeg 6b, `jpeg_quality_scaling` and `jpeg_add_quant_table` with `force_baseline`, in jcparam.c.
fn scaled(base: u32, quality: u8) -> u32 {
    let quality = u32::from(quality);
    let percent = if quality < 50 { 5000 / quality } else { 200 - quality * 2 };
    ((base * percent + 50) / 100).clamp(1, 255)
}

/// Table 0, which the luminance of every usual program uses, of 8 or 16 bits (T.81, B.2.4.1).
fn luminance(bytes: &[u8]) -> Option<[u16; 64]> {
    for segment in segments(bytes).filter(|segment| segment.marker == DQT) {
        let mut rest = segment.content;
        while let Some((&kind, values)) = rest.split_first() {
            let width = if kind < 16 { 1 } else { 2 };
            let table = values.get(..64 * width)?;
            if kind % 16 == 0 {
                let mut all = [0; 64];
                for (value, stored) in all.iter_mut().zip(table.chunks(width)) {
                    *value = stored.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
                }
                return Some(all);
            }
            rest = &values[64 * width..];
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::to_jpeg;
    use image::RgbImage;

    #[test]
    fn the_quality_that_a_jpeg_was_written_with_is_found_exactly() {
        let pixels = RgbImage::new(16, 16);
        for written in 2..=100 {
            let jpeg = to_jpeg(&pixels, written).expect("pixels");
            assert_eq!(quality(&jpeg), Some(written));
        }
    }

    #[test]
    fn tables_of_sixteen_bits_are_read_and_broken_ones_are_not() {
        let jpeg = to_jpeg(&RgbImage::new(16, 16), 40).expect("pixels");
        let narrow = luminance(&jpeg).expect("a table");
        let mut wide = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 131, 0x10];
        wide.extend(narrow.iter().flat_map(|value| value.to_be_bytes()));
        wide.extend([0xFF, 0xDA, 0, 0]);
        assert_eq!(quality(&wide), Some(40));
        for length in 0..wide.len() - 4 {
            assert_eq!(quality(&wide[..length]), None);
        }
    }
}
