//! Pictures for the provider: between floor and ceiling, upright, bare, and as legible as that allows.

use crate::file_facts::{photo, with_segment};
use crate::fixture::{knowledge, page};
use beian_preflight::bundle::limits_of;
use beian_preflight::picture::{FitLimits, Fitted, Format, Metadata, Picture, decode, fit, to_jpeg, to_png};
use image::{Rgb, RgbImage};

fn fitted(bytes: &[u8], limits: &FitLimits) -> Fitted {
    fit(bytes, &decode(bytes).expect("a picture"), limits).expect("a picture that can be fitted")
}

fn decoded(fitted: &Fitted) -> Picture {
    decode(&fitted.bytes).expect("a picture")
}

/// A page with the noise of a camera.
fn noisy(width: u32, height: u32, seed: u64) -> RgbImage {
    let mut pixels = page(width, height, seed);
    let mut state = seed | 1;
    for Rgb(channels) in pixels.pixels_mut() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *channels = channels.map(|channel| channel.saturating_add((state % 24) as u8));
    }
    pixels
}

fn under(max_bytes: u64) -> FitLimits {
    FitLimits { max_bytes: Some(max_bytes), ..FitLimits::default() }
}

#[test]
fn what_fits_already_keeps_every_pixel_and_loses_what_stands_beside() {
    let jpeg = to_jpeg(&page(400, 560, 3), 88).expect("pixels");
    let with_thumbnail = with_segment(&photo(&jpeg, "17.5.1", 1), 0xE2, b"MPF\0a second picture");
    let file = [with_thumbnail.as_slice(), b"a film behind the end"].concat();
    let found = fitted(&file, &under(4_000_000));
    assert_eq!((found.quality, found.format), (None, Format::Jpeg));
    assert_eq!(decoded(&found).pixels, decode(&file).expect("a picture").pixels);
    assert_eq!(found.bytes, jpeg, "nothing is left but the picture");
}

#[test]
fn a_png_loses_its_texts_and_stays_a_png_where_the_provider_takes_it() {
    let rgba: Vec<u8> = page(90, 120, 1).pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
    let png = to_png(90, 120, &rgba).expect("a picture");
    let text = [&[0, 0, 0, 4], b"tEXt".as_slice(), b"a\0bc", &[0, 0, 0, 0]].concat();
    let named = [&png[..33], &text, &png[33..]].concat();
    assert_eq!(fitted(&named, &FitLimits::default()).bytes, png);
    let jpeg_only = FitLimits { formats: vec![Format::Jpeg], ..FitLimits::default() };
    assert_eq!(fitted(&named, &jpeg_only).format, Format::Jpeg);
}

#[test]
fn a_picture_that_lies_on_its_side_is_turned_and_bare() {
    let file = photo(&to_jpeg(&page(400, 560, 3), 88).expect("pixels"), "17.5.1", 6);
    let found = fitted(&file, &under(4_000_000));
    assert_eq!((found.width_px, found.height_px), (560, 400));
    assert_eq!(decoded(&found).metadata, Metadata { jpeg_quality: found.quality, ..Metadata::default() });
}

#[test]
fn quality_goes_before_pixels_and_pixels_below_200_dpi_only_after_it() {
    let file = to_jpeg(&noisy(2480, 3508, 5), 95).expect("pixels");
    let picture = decode(&file).expect("a picture");
    let (mut last_side, mut was_poor) = (u32::MAX, false);
    for kilobytes in [1500, 900, 500, 300, 150, 100, 40] {
        let limits = FitLimits { paper_mm: Some(297.0), ..under(kilobytes * 1024) };
        let found = fit(&file, &picture, &limits).expect("a picture");
        assert!(found.is_within && found.bytes.len() as u64 <= kilobytes * 1024, "{kilobytes} KB");
        assert_eq!(found, fit(&file, &picture, &limits).expect("a picture"), "the same again");
        let side = found.width_px.max(found.height_px);
        assert!(side <= last_side, "{kilobytes} KB: {side} px");
        let quality = found.quality.expect("compressed anew");
        was_poor |= quality < 60;
        assert!(side >= 2338 || was_poor, "{kilobytes} KB: {side} px at quality {quality}");
        assert!(quality >= 60 || side <= 2339, "{kilobytes} KB: quality {quality} with {side} px");
        last_side = side;
    }
    assert!(was_poor && last_side < 2338, "the limits went far enough to tell");
}

#[test]
fn a_small_file_is_raised_over_the_floor_without_more_pixels() {
    let file = to_jpeg(&noisy(1000, 640, 2), 40).expect("pixels");
    let floor = 204_800;
    assert!((file.len() as u64) < floor);
    let found = fitted(&file, &FitLimits { min_bytes: Some(floor), ..under(4_000_000) });
    assert!(found.is_within && found.bytes.len() as u64 >= floor, "{} bytes", found.bytes.len());
    assert_eq!((found.width_px, found.height_px), (1000, 640));
    let hopeless = to_jpeg(&page(60, 60, 2), 40).expect("pixels");
    assert!(!fitted(&hopeless, &FitLimits { min_bytes: Some(floor), ..FitLimits::default() }).is_within);
}

#[test]
fn a_picture_whose_end_is_missing_stays_as_it_is() {
    let whole = to_jpeg(&page(400, 560, 3), 88).expect("pixels");
    let cut = &whole[..whole.len() / 2];
    assert_eq!(fit(cut, &decode(cut).expect("it decodes"), &under(100)), None);
}

/// Sizes of phones and scanners, good and poor qualities, with and without noise.
fn originals(count: u64) -> impl Iterator<Item = Vec<u8>> {
    let sizes = [(1012, 638), (1654, 2339), (600, 400), (2480, 3508), (1200, 1600)];
    (0..count).map(move |seed| {
        let (width, height) = sizes[usize::try_from(seed).expect("small") % sizes.len()];
        let pixels = if seed % 3 == 0 { page(width, height, seed) } else { noisy(width, height, seed) };
        let jpeg = to_jpeg(&pixels, [35, 75, 92, 99][usize::try_from(seed).expect("small") % 4]).expect("pixels");
        photo(&jpeg, "17.5.1", [1, 6, 3, 1][usize::try_from(seed).expect("small") % 4])
    })
}

fn check_for_every_provider(count: u64) {
    for bytes in originals(count) {
        let picture = decode(&bytes).expect("a picture");
        for provider in knowledge().providers.values() {
            for slot in ["principal_id_front", "commitment_letter", "domain_certificate"] {
                let limits = limits_of(provider, knowledge().slot(slot).expect("a slot"));
                let found = fit(&bytes, &picture, &limits).expect("a picture");
                let n_bytes = found.bytes.len() as u64;
                assert!(limits.max_bytes.is_none_or(|max| n_bytes <= max), "{slot}: {n_bytes} bytes");
                assert!(limits.formats.is_empty() || limits.formats.contains(&found.format), "{slot}");
                let is_over_the_floor = limits.min_bytes.is_none_or(|min| n_bytes >= min);
                let is_small = u64::from(found.width_px) * u64::from(found.height_px) < 300_000;
                assert!(is_over_the_floor || is_small, "{slot}: {n_bytes} bytes");
                assert_eq!(found.is_within, is_over_the_floor);
                let bare = decoded(&found).metadata;
                assert!(bare.programs.is_empty() && !bare.has_position && !bare.is_turned && bare.taken_on.is_none());
            }
        }
    }
}

#[test]
fn every_provider_gets_pictures_within_its_limits() {
    check_for_every_provider(10);
}

/// Half a minute: `cargo test --release --test library sixty -- --ignored --nocapture`.
#[test]
#[ignore = "takes half a minute"]
fn sixty_pictures_are_within_the_limits_of_every_provider() {
    check_for_every_provider(60);
}
