//! Pictures from hostile or merely odd bytes: format, orientation, density, limits, ends that are missing.

use crate::samples::kept;
use beian_preflight::evidence::{ScanEvidence, Unreadable, examine};
use beian_preflight::picture::{Format, Picture, PictureError, decode};
use beian_preflight::shell::examine::examine_file;
use beian_preflight::shell::job::Watch;
use image::codecs::jpeg::{JpegEncoder, PixelDensity, PixelDensityUnit};
use image::{DynamicImage, GrayAlphaImage, ImageBuffer, ImageFormat, LumaA, Rgb, RgbImage};
use std::fs;
use std::io::Cursor;
use tempfile::tempdir;

const WIDTH: u32 = 320;
const HEIGHT: u32 = 240;

/// A gradient with noise, so that no part of it compresses to nothing.
fn noisy(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 24) % 64;
        let channels = [x * 190 / width + noise, y * 190 / height + noise, 190 - x * 190 / width + noise];
        Rgb(channels.map(|channel| u8::try_from(channel).expect("at most 190 and 63")))
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("a picture that can be written");
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    encoded(noisy(WIDTH, HEIGHT), ImageFormat::Jpeg)
}

fn png() -> Vec<u8> {
    encoded(noisy(WIDTH, HEIGHT), ImageFormat::Png)
}

/// `bytes` with `added` put in at an offset.
fn with(bytes: &[u8], at: usize, added: &[u8]) -> Vec<u8> {
    [&bytes[..at], added, &bytes[at..]].concat()
}

/// An EXIF block in little-endian TIFF: entries of tag, type, count and value, then whatever they refer to.
fn exif(entries: &[(u16, u16, u32)], data: &[u8]) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(u16::try_from(entries.len()).expect("few entries").to_le_bytes());
    for (tag, kind, value) in entries {
        block.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        block.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
    }
    block.extend([0_u8; 4]);
    block.extend(data);
    block
}

/// An APP1 segment that holds an EXIF block.
fn app1(block: &[u8]) -> Vec<u8> {
    let length = u16::try_from(block.len() + 8).expect("a segment holds less than 64 KiB");
    [[0xFF, 0xE1].as_slice(), &length.to_be_bytes(), b"Exif\0\0", block].concat()
}

/// EXIF of XResolution and ResolutionUnit; the rational stands after two entries.
fn exif_density(per_unit: u32, unit: u32) -> Vec<u8> {
    let rational = [per_unit.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    app1(&exif(&[(0x011A, 5, 8 + 2 + 2 * 12 + 4), (0x0128, 3, unit)], &rational))
}

fn exif_orientation(orientation: u32) -> Vec<u8> {
    app1(&exif(&[(0x0112, 3, orientation)], &[]))
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), data].concat();
    let length = u32::try_from(data.len()).expect("a small chunk");
    [length.to_be_bytes().as_slice(), &named, &crc32(&named).to_be_bytes()].concat()
}

/// ISO 3309, as PNG wants it.
fn crc32(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shifted(crc)))
}

/// The header of a PNG in RGB with the first bytes of its pixels, and no more.
fn png_of_size(width: u32, height: u32) -> Vec<u8> {
    let header = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header), &chunk(b"IDAT", b"\x78\x9c\x63\0"), &chunk(b"IEND", b"")].concat()
}

#[track_caller]
fn decoded(bytes: &[u8]) -> Picture {
    decode(bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// A picture is what its content says, under whatever name it lies on disk.
#[track_caller]
fn check_format(format: ImageFormat, name: &str, expected: Format) {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join(name);
    fs::write(&file, encoded(noisy(WIDTH, HEIGHT), format)).expect("writable");
    let (ScanEvidence::Measured(facts), Some(picture)) = examine_file(&file, 0, Watch::UNWATCHED) else { panic!("{name} is not read") };
    assert_eq!((facts.format, picture.format), (expected, expected));
    assert_eq!((facts.width_px, facts.height_px), (WIDTH, HEIGHT));
    assert_eq!(facts.bytes, fs::metadata(&file).expect("metadata").len());
    assert!(!facts.cut_short);
}

#[test]
fn the_format_is_told_by_content_and_not_by_name() {
    check_format(ImageFormat::Jpeg, "scan.png", Format::Jpeg);
    check_format(ImageFormat::Png, "scan.jpg", Format::Png);
    check_format(ImageFormat::Gif, "scan.jpeg", Format::Gif);
    check_format(ImageFormat::Bmp, "scan.jpg", Format::Bmp);
    check_format(ImageFormat::Tiff, "扫描件", Format::Tiff);
    check_format(ImageFormat::WebP, "scan.tif", Format::Webp);
}

/// A JPEG with an EXIF orientation stands upright: size, and where its first pixel went.
#[track_caller]
fn check_orientation(orientation: u32, size: (u32, u32), first_pixel_at: (u32, u32)) {
    let plain = decoded(&jpeg());
    let turned = decoded(&with(&jpeg(), 2, &exif_orientation(orientation)));
    assert_eq!(turned.pixels.dimensions(), size);
    assert_eq!(turned.pixels.get_pixel(first_pixel_at.0, first_pixel_at.1), plain.pixels.get_pixel(0, 0));
}

#[test]
fn exif_orientation_is_applied() {
    check_orientation(1, (WIDTH, HEIGHT), (0, 0));
    check_orientation(3, (WIDTH, HEIGHT), (WIDTH - 1, HEIGHT - 1));
    check_orientation(6, (HEIGHT, WIDTH), (HEIGHT - 1, 0));
    check_orientation(8, (HEIGHT, WIDTH), (0, WIDTH - 1));
    check_orientation(9, (WIDTH, HEIGHT), (0, 0));
}

#[track_caller]
fn check_dpi(bytes: &[u8], expected: Option<u32>) {
    assert_eq!(decoded(bytes).dpi, expected);
}

#[test]
fn density_comes_from_jfif_exif_phys_and_bmp() {
    let jfif = |density: u16, unit| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_pixel_density(PixelDensity { density: (density, density), unit });
        encoder.encode_image(&noisy(WIDTH, HEIGHT)).expect("a picture that can be written");
        bytes
    };
    check_dpi(&jfif(200, PixelDensityUnit::Inches), Some(200));
    check_dpi(&jfif(118, PixelDensityUnit::Centimeters), Some(300));
    check_dpi(&jfif(1, PixelDensityUnit::PixelAspectRatio), None);
    check_dpi(&jfif(1, PixelDensityUnit::Inches), None);
    check_dpi(&with(&jfif(96, PixelDensityUnit::Inches), 2, &exif_density(300, 2)), Some(300));
    check_dpi(&with(&jpeg(), 2, &exif_density(118, 3)), Some(300));
    check_dpi(&with(&jpeg(), 2, &exif_density(4_000_000_000, 2)), None);
    // Right after the signature and IHDR: 11,811 pixels a metre, then the same without a unit.
    let per_metre = 11_811_u32.to_be_bytes();
    let phys = |unit: u8| chunk(b"pHYs", &[per_metre.as_slice(), &per_metre, &[unit]].concat());
    check_dpi(&with(&png(), 33, &phys(1)), Some(300));
    check_dpi(&with(&png(), 33, &phys(0)), None);
    check_dpi(&png(), None);
    let mut bmp = encoded(noisy(WIDTH, HEIGHT), ImageFormat::Bmp);
    bmp[38..42].copy_from_slice(&5_906_u32.to_le_bytes());
    check_dpi(&bmp, Some(150));
}

/// Bytes that are refused, and the word for it in the evidence.
#[track_caller]
fn check_refused(bytes: &[u8], expected: &PictureError, word: Unreadable) {
    assert_eq!(decode(bytes).map(|picture| picture.format), Err(expected.clone()));
    assert_eq!(examine(bytes).0, ScanEvidence::Unreadable(word));
}

#[test]
fn a_header_that_claims_a_huge_picture_is_refused_before_its_pixels_are() {
    let too_many = |width_px, height_px| PictureError::TooManyPixels { width_px, height_px };
    check_refused(&png_of_size(60_000, 60_000), &too_many(60_000, 60_000), Unreadable::TooManyPixels);
    check_refused(&png_of_size(20_001, 1), &too_many(20_001, 1), Unreadable::TooManyPixels);
    check_refused(&png_of_size(15_000, 15_000), &too_many(15_000, 15_000), Unreadable::TooManyPixels);
    let mut gif = encoded(noisy(WIDTH, HEIGHT), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    check_refused(&gif, &too_many(65_535, 65_535), Unreadable::TooManyPixels);
    let size = [HEIGHT, WIDTH].map(|side| u16::try_from(side).expect("small").to_be_bytes()).concat();
    let mut jpeg = jpeg();
    let at = jpeg.windows(4).position(|four| four == size).expect("a frame header");
    jpeg[at..at + 4].copy_from_slice(&[0xFD, 0xE8, 0xFD, 0xE8]);
    check_refused(&jpeg, &too_many(65_000, 65_000), Unreadable::TooManyPixels);
}

#[test]
fn what_is_no_picture_is_refused() {
    check_refused(b"", &PictureError::Empty, Unreadable::Empty);
    check_refused(&kept("locked.pdf"), &PictureError::Locked, Unreadable::Locked);
    let garbage: Vec<u8> = (1..=255).collect();
    for bytes in [garbage.as_slice(), b"x", b"<!DOCTYPE html>", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "照片".as_bytes()] {
        check_refused(bytes, &PictureError::NotAPicture, Unreadable::NotAPicture);
    }
}

/// Whether the end of a JPEG is found missing.
#[track_caller]
fn check_cut(bytes: &[u8], is_cut_short: bool) {
    assert_eq!(decoded(bytes).cut_short, is_cut_short);
}

#[test]
fn a_jpeg_without_its_end_is_cut_short() {
    let whole = jpeg();
    check_cut(&whole, false);
    for percent in [30, 50, 75, 90, 99] {
        check_cut(&whole[..whole.len() * percent / 100], true);
    }
    check_cut(&whole[..whole.len() - 2], true);
    assert!(!decoded(&whole[..whole.len() - 2]).ends_grey, "only the marker is missing, no pixel");
    assert!(decoded(&whole[..whole.len() / 2]).ends_grey, "half the pixels are missing");
    check_cut(&[whole.as_slice(), b"what a phone writes after the picture"].concat(), false);
}

#[test]
fn the_end_of_an_exif_thumbnail_is_not_the_end_of_the_picture() {
    let thumbnail = encoded(noisy(40, 30), ImageFormat::Jpeg);
    assert!(thumbnail.ends_with(&[0xFF, 0xD9]));
    let whole = with(&jpeg(), 2, &app1(&exif(&[(0x0112, 3, 6)], &thumbnail)));
    check_cut(&whole, false);
    check_cut(&whole[..whole.len() - jpeg().len() / 2], true);
    assert!(decoded(&whole[..whole.len() - jpeg().len() / 2]).ends_grey, "found before the picture is turned");
}

#[test]
fn what_breaks_off_in_another_format_is_damaged() {
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Bmp, ImageFormat::Tiff, ImageFormat::WebP] {
        let whole = encoded(noisy(WIDTH, HEIGHT), format);
        let half = &whole[..whole.len() / 2];
        assert!(matches!(decode(half), Err(PictureError::Damaged(_))), "{format:?}");
        assert_eq!(examine(half).0, ScanEvidence::Unreadable(Unreadable::Damaged), "{format:?}");
    }
    let (png, jpeg) = (png(), jpeg());
    for bytes in [&png[..png.len() - 20], &png[..40], &png[..8], &jpeg[..30], &jpeg[..3]] {
        assert!(matches!(decode(bytes), Err(PictureError::Damaged(_))), "{} bytes", bytes.len());
    }
}

/// The pixels of a PNG are these, each with three equal channels.
#[track_caller]
fn check_greys(image: impl Into<DynamicImage>, expected: &[u8]) {
    let picture = decoded(&encoded(image, ImageFormat::Png));
    let expected: Vec<[u8; 3]> = expected.iter().map(|&grey| [grey; 3]).collect();
    assert_eq!(picture.pixels.pixels().map(|pixel| pixel.0).collect::<Vec<_>>(), expected);
}

#[test]
fn transparency_lies_on_white_and_sixteen_bits_become_eight() {
    let ink: [(u8, u8); 4] = [(0, 0), (0, 255), (0, 128), (200, 255)];
    check_greys(GrayAlphaImage::from_fn(4, 1, |x, _| LumaA([ink[x as usize].0, ink[x as usize].1])), &[255, 0, 127, 200]);
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_fn(3, 1, |x, _| Rgb([[0, 0x8080, 0xFFFF][x as usize]; 3]));
    check_greys(deep, &[0, 128, 255]);
    let deep: ImageBuffer<LumaA<u16>, Vec<u16>> = ImageBuffer::from_fn(2, 1, |x, _| LumaA([0x8080, [0, 0xFFFF][x as usize]]));
    check_greys(deep, &[255, 128]);
}
