//! What a picture's file says beside its pixels: who wrote it, when and where it was taken, how strongly it is
//! compressed. What that means for a filing is in `rules`.

use super::jpeg::segments;
use super::{Format, jpeg_tables};
use exif::{Context, Exif, In, Reader, Tag, Value};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// Most programs that are kept: a history may name the same dozens of times.
const MOST_PROGRAMS: usize = 8;
/// Most characters of a program's name.
const MOST_CHARACTERS: usize = 64;

/// What stands beside the pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Quality, 1 to 100, by the quantisation tables of a JPEG; the nearest one of libjpeg's.
    pub jpeg_quality: Option<u8>,
    /// Programs that the file says wrote or changed it, in its own words: firmware of a camera too.
    pub programs: Vec<String>,
    /// Day on which the picture was taken, by the clock of the camera.
    pub taken_on: Option<Date>,
    /// Whether the place where it was taken stands in it.
    pub has_position: bool,
    /// Whether the pixels have to be turned or mirrored to be upright.
    pub is_turned: bool,
}

/// Reads what stands in a file. `exif_block` and `xmp` are what the decoder found of them; whether the picture is turned
/// the decoder says.
pub fn metadata(bytes: &[u8], format: Format, exif_block: Option<&[u8]>, xmp: Option<&[u8]>) -> Metadata {
    let exif = match format {
        Format::Tiff => parsed(Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes))),
        _ => exif_block.and_then(|block| parsed(Reader::new().continue_on_error(true).read_raw(block.to_vec()))),
    };
    let mut found = Metadata::default();
    if let Some(exif) = &exif {
        // ProcessingSoftware, 11, is written by programs that change a picture in place.
        for tag in [Tag::Software, Tag(Context::Tiff, 11)] {
            found.add(&exif.get_field(tag, In::PRIMARY).map(|field| ascii(&field.value)).unwrap_or_default());
        }
        found.taken_on = exif.get_field(Tag::DateTimeOriginal, In::PRIMARY).and_then(|field| day(&ascii(&field.value)));
        found.has_position = exif.get_field(Tag::GPSLatitude, In::PRIMARY).is_some();
    }
    let xmp = String::from_utf8_lossy(xmp.unwrap_or_default());
    // XMP specification, part 1, 8.4 (xmp:CreatorTool), part 2, 1.2.4 (stEvt:softwareAgent of a step of the history).
    for name in ["CreatorTool", "softwareAgent"] {
        values_of(&xmp, name).for_each(|value| found.add(value));
    }
    match format {
        Format::Jpeg => {
            found.jpeg_quality = jpeg_tables::quality(bytes);
            if is_saved_by_photoshop(bytes) {
                found.add("Adobe Photoshop");
            }
        }
        Format::Png => png_texts(bytes).filter(|(key, _)| *key == b"Software").for_each(|(_, text)| found.add(&latin_1(text))),
        _ => {}
    }
    found
}

impl Metadata {
    /// The same within the limits that hold for what is read here.
    #[must_use]
    pub fn bounded(self) -> Self {
        let mut bounded = Self { programs: Vec::new(), ..self };
        self.programs.iter().for_each(|program| bounded.add(program));
        bounded
    }

    fn add(&mut self, program: &str) {
        let program: String = program.trim().chars().filter(|c| !c.is_control()).take(MOST_CHARACTERS).collect();
        if !program.is_empty() && self.programs.len() < MOST_PROGRAMS && !self.programs.contains(&program) {
            self.programs.push(program);
        }
    }
}

fn parsed(read: Result<Exif, exif::Error>) -> Option<Exif> {
    read.or_else(|error| error.distill_partial_result(|_| ())).ok()
}

/// Chinese programs write UTF-8 where Exif wants ASCII.
fn ascii(value: &Value) -> String {
    let Value::Ascii(lines) = value else { return String::new() };
    lines.first().map(|line| String::from_utf8_lossy(line).into_owned()).unwrap_or_default()
}

/// Exif 2.32, 4.6.5: `YYYY:MM:DD HH:MM:SS`. Spaces or zeros where the camera does not know.
fn day(stated: &str) -> Option<Date> {
    let mut parts = stated.get(..10)?.split([':', '-']);
    let year: i16 = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    // A camera whose clock was never set says 1970, 1980 or 2000; digital ones with Exif are of 1998 on.
    Date::new(year, month, day).ok().filter(|date| date.year() > 2000)
}

/// The values of a property in XMP, written as an attribute or as an element.
fn values_of<'a>(xmp: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xmp.match_indices(name).filter_map(move |(at, _)| {
        let rest = xmp[at + name.len()..].trim_start();
        let value = match rest.strip_prefix('=').map(str::trim_start) {
            Some(quoted) => {
                let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
                quoted[1..].split(quote).next()?
            }
            None => rest.strip_prefix('>')?.split('<').next()?,
        };
        Some(value.trim()).filter(|value| !value.is_empty())
    })
}

/// Photoshop leaves its own settings: resource 0x0406, `JPEG quality`, in APP13 (Adobe Photoshop File Formats
/// Specification, image resource IDs), or a segment `Ducky` in APP12 when it saves for the web. Other resources and
/// APP14 are no trace: phones and libraries write captions (0x0404) and colour transforms into the same segments.
fn is_saved_by_photoshop(bytes: &[u8]) -> bool {
    segments(bytes).any(|segment| match segment.marker {
        0xEC => segment.content.starts_with(b"Ducky"),
        0xED => {
            let resources = segment.content.strip_prefix(b"Photoshop 3.0\0").unwrap_or_default();
            resources.windows(6).any(|window| window == b"8BIM\x04\x06")
        }
        _ => false,
    })
}

/// PNG 1.2, 4.2.3: the uncompressed texts, tEXt and iTXt, by their keys.
pub(super) fn png_texts(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    png_chunks(bytes).filter_map(|chunk| {
        let at = chunk.content.iter().position(|byte| *byte == 0)?;
        let (key, text) = (&chunk.content[..at], &chunk.content[at + 1..]);
        match chunk.kind {
            b"tEXt" => Some((key, text)),
            // Flag and method of compression, language and translated key stand before the text.
            b"iTXt" if text.first() == Some(&0) => Some((key, text.get(2..)?.splitn(3, |byte| *byte == 0).nth(2)?)),
            _ => None,
        }
    })
}

/// A chunk of a PNG.
pub(super) struct Chunk<'a> {
    /// Its four letters.
    pub kind: &'a [u8],
    /// What it holds.
    pub content: &'a [u8],
    /// The whole of it, with length and checksum.
    pub whole: &'a [u8],
}

/// The chunks of a PNG up to the first that is not whole.
pub(super) fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let whole = rest.get(..length.checked_add(12)?)?;
        rest = &rest[whole.len()..];
        Some(Chunk { kind: &whole[4..8], content: &whole[8..whole.len() - 4], whole })
    })
}

/// Latin-1 by the specification, UTF-8 by those that write Chinese.
fn latin_1(text: &[u8]) -> String {
    std::str::from_utf8(text).map_or_else(|_| text.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_of_xmp_is_found_as_attribute_and_as_element() {
        let xmp = r#"<x xmp:CreatorTool="Adobe Photoshop 25.0 (Windows)" stEvt:softwareAgent = 'GIMP'/>
            <xmp:CreatorTool>美图秀秀</xmp:CreatorTool> <CreatorTool/> CreatorTool="#;
        assert_eq!(values_of(xmp, "CreatorTool").collect::<Vec<_>>(), ["Adobe Photoshop 25.0 (Windows)", "美图秀秀"]);
        assert_eq!(values_of(xmp, "softwareAgent").collect::<Vec<_>>(), ["GIMP"]);
    }

    #[test]
    fn a_day_is_read_unless_the_clock_was_never_set() {
        assert_eq!(day("2026:11:02 09:30:00"), Some(Date::constant(2026, 11, 2)));
        for unknown in
            ["    :  :     :  :  ", "0000:00:00 00:00:00", "1970:01:01 08:00:00", "2000:01:01 00:00:00", "2026:13:01 00:00:00", ""]
        {
            assert_eq!(day(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_name_of_a_program_is_kept_short_and_once() {
        let mut found = Metadata::default();
        for number in 0..20 {
            found.add(&format!("{number} {}\n", "x".repeat(1000)));
            found.add("0");
        }
        assert_eq!(found.programs.len(), MOST_PROGRAMS);
        assert!(found.programs.iter().all(|program| program.chars().count() <= MOST_CHARACTERS));
    }
}
