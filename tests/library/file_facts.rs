//! What a picture's file says beside its pixels, and taking it out.

use crate::fixture::page;
use beian_preflight::picture::{Metadata, decode, to_jpeg};
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use jiff::civil::Date;
use std::io::Cursor;

fn ascii(tag: Tag, text: &str) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) }
}

/// An Exif block as a phone writes it, with the position of a square in 广州.
pub fn exif_block(program: &str, orientation: u16) -> Vec<u8> {
    let degrees = |degrees, minutes| Value::Rational(vec![(degrees, 1).into(), (minutes, 1).into(), Rational { num: 0, denom: 1 }]);
    let fields = [
        ascii(Tag::Make, "Invented"),
        ascii(Tag::Software, program),
        ascii(Tag::DateTimeOriginal, "2026:04:30 09:15:00"),
        Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![orientation]) },
        ascii(Tag::GPSLatitudeRef, "N"),
        Field { tag: Tag::GPSLatitude, ifd_num: In::PRIMARY, value: degrees(23, 8) },
        ascii(Tag::GPSLongitudeRef, "E"),
        Field { tag: Tag::GPSLongitude, ifd_num: In::PRIMARY, value: degrees(113, 16) },
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).expect("a block");
    block.into_inner()
}

/// A JPEG with a segment after its start.
pub fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

/// A JPEG as a phone saves it.
pub fn photo(jpeg: &[u8], program: &str, orientation: u16) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0".as_slice(), &exif_block(program, orientation)].concat())
}

fn jpeg() -> Vec<u8> {
    to_jpeg(&page(200, 280, 7), 83).expect("pixels")
}

fn metadata(bytes: &[u8]) -> Metadata {
    decode(bytes).expect("a picture").metadata
}

#[test]
fn program_day_and_position_are_read_from_exif() {
    let found = metadata(&photo(&jpeg(), "Snapseed 2.0", 6));
    assert_eq!(found.programs, ["Snapseed 2.0"]);
    assert_eq!(found.taken_on, Some(Date::constant(2026, 4, 30)));
    assert!(found.has_position && found.is_turned);
    assert_eq!(found.jpeg_quality, Some(83));
}

#[test]
fn a_bare_picture_says_nothing() {
    assert_eq!(metadata(&jpeg()), Metadata { jpeg_quality: Some(83), ..Metadata::default() });
}

#[test]
fn editors_are_named_by_xmp_and_by_what_photoshop_leaves() {
    let xmp = br#"http://ns.adobe.com/xap/1.0/<x:xmpmeta><rdf:Description xmp:CreatorTool="GIMP 2.10"><rdf:li stEvt:softwareAgent="GIMP 2.10"/></x:xmpmeta>"#;
    let mut packet = xmp.to_vec();
    packet.insert(28, 0);
    assert_eq!(metadata(&with_segment(&jpeg(), 0xE1, &packet)).programs, ["GIMP 2.10"]);
    let settings = b"Photoshop 3.0\08BIM\x04\x06\0\0\0\0\0\x07\0\x06\0\0\0\x01\x01\0";
    assert_eq!(metadata(&with_segment(&jpeg(), 0xED, settings)).programs, ["Adobe Photoshop"]);
    assert_eq!(metadata(&with_segment(&jpeg(), 0xEC, b"Ducky\0\x01\0\x04\0\0\0\x3c\0\0")).programs, ["Adobe Photoshop"]);
}

#[test]
fn captions_and_colour_transforms_in_adobes_segments_are_no_trace() {
    // What the system library of Apple's phones writes into every JPEG.
    let caption =
        b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\08BIM\x04\x25\0\0\0\0\0\x10\xd4\x1d\x8c\xd9\x8f\0\xb2\x04\xe9\x80\x09\x98\xec\xf8\x42\x7e";
    assert_eq!(metadata(&with_segment(&jpeg(), 0xED, caption)).programs, [""; 0]);
    assert_eq!(metadata(&with_segment(&jpeg(), 0xEE, b"Adobe\0\x64\0\0\0\0\x01")).programs, [""; 0]);
}

#[test]
fn a_png_names_its_program_too() {
    let pixels = page(64, 64, 1);
    let mut png = Vec::new();
    PngEncoder::new(&mut png).write_image(pixels.as_raw(), 64, 64, ExtendedColorType::Rgb8).expect("written");
    let chunk = |kind: &[u8], content: &[u8]| {
        let body = [kind, content].concat();
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [length.as_slice(), &body, &crc(&body).to_be_bytes()].concat()
    };
    let texts = [chunk(b"tEXt", b"Software\0Adobe ImageReady"), chunk(b"iTXt", "Software\0\0\0zh\0\0美图秀秀".as_bytes())].concat();
    // Behind IHDR: signature 8, chunk 25.
    let named = [&png[..33], &texts, &png[33..]].concat();
    assert_eq!(metadata(&named).programs, ["Adobe ImageReady", "美图秀秀"]);
    assert_eq!(metadata(&png).programs, [""; 0]);
}

/// PNG 1.2, appendix 15.
fn crc(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 });
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn whatever_stands_in_the_segments_decoding_ends() {
    let whole = photo(&jpeg(), "x", 1);
    for at in 2..whole.len().min(700) {
        let mut broken = whole.clone();
        broken[at] = broken[at].wrapping_add(0x55);
        // Refused or read: both are an outcome.
        let _ = decode(&broken);
    }
}
