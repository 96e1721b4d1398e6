//! Colours as the screen shows them: from the profile that a picture brings to sRGB.

use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// How far the corners of the cube may move for a profile to be sRGB under another name, in steps of 255. Makers round
/// the primaries; one step cannot be seen.
const SAME_STEPS: u8 = 2;

/// Converts pixels from a colour profile to sRGB. A profile that cannot be read, that is no profile of RGB (a CMYK
/// picture was made RGB by its decoder) or that is sRGB leaves them as they are.
pub fn to_srgb(pixels: &mut RgbImage, profile: &[u8]) {
    let Ok(source) = ColorProfile::new_from_slice(profile) else { return };
    if source.color_space != DataColorSpace::Rgb {
        return;
    }
    let target = ColorProfile::new_srgb();
    let Ok(transform) = source.create_transform_8bit(Layout::Rgb, &target, Layout::Rgb, TransformOptions::default()) else { return };
    let probe: Vec<u8> = (0..27_u8).flat_map(|corner| [corner / 9, corner / 3 % 3, corner % 3].map(|step| step * 127)).collect();
    let mut shown = vec![0; probe.len()];
    if transform.transform(&probe, &mut shown).is_err() || probe.iter().zip(&shown).all(|(a, b)| a.abs_diff(*b) <= SAME_STEPS) {
        return;
    }
    let row_bytes = pixels.width() as usize * 3;
    let mut row = vec![0; row_bytes];
    for held in pixels.chunks_exact_mut(row_bytes.max(1)) {
        // Of the sizes that the transform was made for, so that it has no reason to fail.
        if transform.transform(held, &mut row).is_ok() {
            held.copy_from_slice(&row);
        }
    }
}
