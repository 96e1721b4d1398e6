//! Small files of every format that is read: made here, or committed in tests/fixtures/pictures with what made them.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// A file of tests/fixtures/pictures.
pub fn kept(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures").join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Cream paper, a red corner above left, a blue one below right, as in the files that are kept.
pub fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb([200, 30, 30]),
        (false, false) => Rgb([30, 60, 160]),
        _ => Rgb([250, 248, 240]),
    })
}

pub fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("a picture that can be written");
    bytes.into_inner()
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).expect("a JPEG");
    bytes
}

/// A JPEG with a colour profile.
pub fn jpeg_with_profile(image: &RgbImage, profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
    encoder.set_icc_profile(profile).expect("JPEG takes profiles");
    encoder.encode_image(image).expect("a JPEG");
    bytes
}

/// How a TIFF lays its numbers.
#[derive(Debug, Clone, Copy)]
pub struct Lay {
    pub is_little_endian: bool,
    pub is_big: bool,
}

impl Lay {
    pub const USUAL: Self = Self { is_little_endian: true, is_big: false };

    fn number(self, value: u64, n_bytes: usize) -> Vec<u8> {
        if self.is_little_endian { value.to_le_bytes()[..n_bytes].to_vec() } else { value.to_be_bytes()[8 - n_bytes..].to_vec() }
    }

    fn offset_bytes(self) -> usize {
        if self.is_big { 8 } else { 4 }
    }
}

/// A page of grey in a TIFF: sides, grey, whether it is a small copy of another.
pub type GreyPage = (u32, u32, u8, bool);

/// A TIFF of grey pages. The last directory is followed by the directory of a page, or by none.
pub fn tiff(pages: &[GreyPage], lay: Lay, then: Option<usize>) -> Vec<u8> {
    let offset_bytes = lay.offset_bytes();
    let (count_bytes, entry_bytes) = if lay.is_big { (8, 20) } else { (2, 12) };
    let header = if lay.is_big { 16 } else { 8 };
    let directory_bytes = count_bytes + 10 * entry_bytes + offset_bytes;
    let sizes: Vec<usize> = pages.iter().map(|page| directory_bytes + page.0 as usize * page.1 as usize).collect();
    let starts: Vec<usize> = (0..pages.len()).map(|page| header + sizes[..page].iter().sum::<usize>()).collect();
    let mut bytes = if lay.is_little_endian { b"II".to_vec() } else { b"MM".to_vec() };
    bytes.extend(lay.number(if lay.is_big { 43 } else { 42 }, 2));
    if lay.is_big {
        bytes.extend([lay.number(8, 2), lay.number(0, 2)].concat());
    }
    bytes.extend(lay.number(starts[0] as u64, offset_bytes));
    for (index, &(width, height, grey, is_small_copy)) in pages.iter().enumerate() {
        let strip = starts[index] + directory_bytes;
        let n_pixels = u64::from(width) * u64::from(height);
        let entries: [(u64, u64); 10] = [
            (254, u64::from(is_small_copy)),
            (256, u64::from(width)),
            (257, u64::from(height)),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, strip as u64),
            (277, 1),
            (278, u64::from(height)),
            (279, n_pixels),
        ];
        bytes.extend(lay.number(10, count_bytes));
        for (tag, value) in entries {
            // As LONG, one value.
            let entry = [lay.number(tag, 2), lay.number(4, 2), lay.number(1, offset_bytes), lay.number(value, 4)].concat();
            bytes.extend(&entry);
            bytes.resize(bytes.len() + entry_bytes - entry.len(), 0);
        }
        let next = starts.get(index + 1).copied().or(then.map(|page| starts[page])).unwrap_or(0);
        bytes.extend(lay.number(next as u64, offset_bytes));
        bytes.resize(bytes.len() + usize::try_from(n_pixels).expect("small"), grey);
    }
    bytes
}

/// A page of a PDF: size in points, turn, what is drawn. `/I` is the picture, `/F` Helvetica, `/S` a Chinese font that is not in
/// the file.
pub struct PdfPage<'a> {
    pub size: (u32, u32),
    pub turn: u32,
    pub content: &'a str,
}

/// A PDF whose pages share a JPEG.
pub fn pdf(pages: &[PdfPage], jpeg: &[u8], size: (u32, u32)) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 8 + 2 * page)).collect();
    let stream = |dictionary: String, content: &[u8]| {
        [format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat()
    };
    let picture = format!(
        "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
        size.0, size.1
    );
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()).into_bytes(),
        stream(picture, jpeg),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>".to_vec(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>".to_vec(),
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>".to_vec(),
    ];
    for (index, page) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {} /Contents {} 0 R /Resources << /XObject << /I 3 0 R >> /Font << /F 4 0 R /S 5 0 R >> >> >>",
                page.size.0,
                page.size.1,
                page.turn,
                9 + 2 * index
            )
            .into_bytes(),
        );
        objects.push(stream(String::new(), page.content.as_bytes()));
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = vec![format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1)];
    for (index, object) in objects.iter().enumerate() {
        table.push(format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend([format!("{} 0 obj\n", index + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let at = bytes.len();
    let (size, table) = (objects.len() + 1, table.concat());
    bytes.extend(format!("{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").into_bytes());
    bytes
}

/// A PDF of one page that is a picture over all of it, as a scanner makes it.
pub fn scanned_pdf() -> Vec<u8> {
    pdf(&[PdfPage { size: (72, 48), turn: 0, content: "q 72 0 0 48 0 0 cm /I Do Q" }], &jpeg(&drawn(120, 80)), (120, 80))
}

/// A sound file of every format, by a name.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let image = drawn(64, 48);
    let mut deep = Vec::new();
    let grey: Vec<u8> = (0..64 * 48_u16).flat_map(|at| (at * 21).to_ne_bytes()).collect();
    image::codecs::png::PngEncoder::new(&mut deep).write_image(&grey, 64, 48, image::ExtendedColorType::L16).expect("a PNG");
    let text = PdfPage { size: (60, 40), turn: 90, content: "BT /F 12 Tf 4 10 Td (text) Tj ET 10 0 0 10 2 2 cm /I Do" };
    vec![
        ("jpeg", jpeg(&image)),
        ("cmyk jpeg", kept("cmyk.jpg")),
        ("png", encoded(image.clone(), ImageFormat::Png)),
        ("16-bit png", deep),
        ("gif", encoded(image.clone(), ImageFormat::Gif)),
        ("bmp", encoded(image.clone(), ImageFormat::Bmp)),
        ("webp", encoded(image, ImageFormat::WebP)),
        ("tiff of pages", tiff(&[(6, 4, 10, false), (8, 5, 90, false)], Lay::USUAL, None)),
        ("fax tiff", kept("fax.tif")),
        ("jpeg in tiff", kept("jpeg-in.tif")),
        ("heic", kept("plain.heic")),
        ("turned heic", kept("turned.heic")),
        ("scanned pdf", scanned_pdf()),
        ("pdf of text", pdf(&[text], &jpeg(&drawn(16, 16)), (16, 16))),
    ]
}
