//! What people have instead of a JPEG: HEIC of a phone, pages of a TIFF or PDF, colours of other spaces; and the process
//! that opens them.

use crate::samples::{GreyPage, Lay, PdfPage, drawn, jpeg, jpeg_with_profile, kept, pdf, scanned_pdf, tiff};
use beian_preflight::picture::{Format, Page, Picture, PictureError, decode, decode_page, n_pages, take_page};
use beian_preflight::shell::decoder::Decoder;
use image::{Rgb, RgbImage, imageops};
use jiff::civil::date;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Red above left, blue below right, cream elsewhere, as far as a lossy format keeps them.
#[track_caller]
fn check_drawn(picture: &Picture, size: (u32, u32)) {
    assert_eq!(picture.pixels.dimensions(), size);
    let at = |x: u32, y: u32| *picture.pixels.get_pixel(size.0 * x / 4, size.1 * y / 4);
    check_near(at(1, 1), [200, 30, 30], 25);
    check_near(at(3, 3), [30, 60, 160], 25);
    check_near(at(3, 1), [250, 248, 240], 25);
}

#[track_caller]
fn check_near(found: Rgb<u8>, expected: [u8; 3], most: u8) {
    assert!(found.0.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= most), "{found:?} is not {expected:?}");
}

#[test]
fn heic_of_a_phone_is_read_and_stands_upright() {
    let plain = decode(&kept("plain.heic")).expect("a HEIC");
    assert_eq!((plain.format, plain.n_pages, plain.dpi), (Format::Heic, 1, None));
    check_drawn(&plain, (160, 120));
    let turned = decode(&kept("turned.heic")).expect("a HEIC");
    assert_eq!((turned.pixels.dimensions(), turned.dpi), ((120, 160), Some(300)));
    assert_eq!(turned.metadata.taken_on, Some(date(2026, 11, 2)));
    assert_eq!(turned.metadata.programs, ["17.5.1"]);
    let expected = imageops::rotate90(&plain.pixels);
    assert!(
        turned.pixels.pixels().zip(expected.pixels()).all(|(a, b)| a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) < 40)),
        "turned once"
    );
    let half = &kept("plain.heic")[..400];
    assert!(matches!(decode(half), Err(PictureError::Damaged(_))));
}

/// The pages of a TIFF, by width and grey.
#[track_caller]
fn check_pages(bytes: &[u8], expected: &[(u32, u8)]) {
    assert_eq!(n_pages(bytes), Ok(expected.len()));
    for (page, &(width, grey)) in expected.iter().enumerate() {
        let picture = decode_page(bytes, page).unwrap_or_else(|error| panic!("page {page}: {error}"));
        assert_eq!((picture.pixels.width(), picture.pixels.get_pixel(0, 0).0, picture.n_pages), (width, [grey; 3], expected.len()));
    }
    let beyond = PictureError::NoSuchPage { page: expected.len(), n_pages: expected.len() };
    assert_eq!(decode_page(bytes, expected.len()), Err(beyond));
}

#[test]
fn each_page_of_a_tiff_can_be_taken_however_its_numbers_lie() {
    let pages: [GreyPage; 3] = [(6, 4, 10, false), (8, 5, 90, false), (7, 3, 200, false)];
    for (is_little_endian, is_big) in [(true, false), (false, false), (true, true), (false, true)] {
        check_pages(&tiff(&pages, Lay { is_little_endian, is_big }, None), &[(6, 10), (8, 90), (7, 200)]);
    }
}

#[test]
fn a_small_copy_is_no_page_and_a_ring_of_pages_ends() {
    let pages: [GreyPage; 3] = [(6, 4, 10, false), (2, 1, 10, true), (7, 3, 200, false)];
    check_pages(&tiff(&pages, Lay::USUAL, None), &[(6, 10), (7, 200)]);
    check_pages(&tiff(&pages, Lay::USUAL, Some(0)), &[(6, 10), (7, 200)]);
    check_pages(&tiff(&pages[1..2], Lay::USUAL, Some(0)), &[(2, 10)]);
    let mut broken = tiff(&pages, Lay::USUAL, None);
    broken.truncate(8 + 30);
    assert!(matches!(decode(&broken), Err(PictureError::Damaged(_))));
}

#[test]
fn only_tiff_and_pdf_have_a_second_page() {
    for name in ["plain.heic", "cmyk.jpg"] {
        assert_eq!(decode_page(&kept(name), 1), Err(PictureError::NoSuchPage { page: 1, n_pages: 1 }), "{name}");
    }
}

#[test]
fn fax_jpeg_in_tiff_and_cmyk_become_rgb() {
    check_drawn(&decode(&kept("jpeg-in.tif")).expect("a TIFF"), (120, 80));
    check_drawn(&decode(&kept("cmyk.jpg")).expect("a JPEG"), (120, 80));
    let fax = decode(&kept("fax.tif")).expect("a TIFF");
    assert!(fax.pixels.pixels().all(|pixel| matches!(pixel.0, [0, 0, 0] | [255, 255, 255])));
    assert_eq!(fax.pixels.get_pixel(110, 10).0, [255; 3], "the paper is white");
}

#[test]
fn colours_of_another_space_are_shown_in_srgb() {
    let sides = (32, 32);
    let red = RgbImage::from_pixel(sides.0, sides.1, Rgb([200, 60, 50]));
    let with = |profile: &moxcms::ColorProfile| decode(&jpeg_with_profile(&red, profile.encode().expect("a profile"))).expect("a JPEG");
    let (plain, same) = (decode(&jpeg_with_profile(&red, vec![0; 200])).expect("a JPEG"), with(&moxcms::ColorProfile::new_srgb()));
    check_near(*plain.pixels.get_pixel(5, 5), [200, 60, 50], 3);
    assert_eq!(same.pixels, plain.pixels, "sRGB is left as it is, and so is what is no profile");
    let [r, g, b] = with(&moxcms::ColorProfile::new_display_p3()).pixels.get_pixel(5, 5).0;
    // CSS Color 4: color(display-p3 0.784 0.235 0.196) is rgb(216 42 35).
    check_near(Rgb([r, g, b]), [216, 42, 35], 6);
}

fn one_page(size: (u32, u32), turn: u32, content: &str) -> Vec<u8> {
    pdf(&[PdfPage { size, turn, content }], &jpeg(&drawn(120, 80)), (120, 80))
}

const WHOLE: &str = "q 72 0 0 48 0 0 cm /I Do Q";

#[test]
fn a_page_that_is_one_picture_keeps_its_pixels_and_its_file() {
    let file = jpeg(&drawn(120, 80));
    let picture = decode(&scanned_pdf()).expect("a PDF");
    assert_eq!((picture.format, picture.dpi, picture.n_pages), (Format::Pdf, Some(120), 1));
    check_drawn(&picture, (120, 80));
    assert_eq!(take_page(&scanned_pdf(), 0), Ok(Page { format: Format::Jpeg, bytes: file.clone() }));
    let with_text = one_page((72, 48), 0, &format!("{WHOLE} BT 3 Tr /F 12 Tf 4 10 Td (what was read of it) Tj ET"));
    assert_eq!(take_page(&with_text, 0).map(|page| page.bytes), Ok(file), "text that nobody sees does not count");
    let turned = one_page((72, 48), 90, WHOLE);
    let upright = decode(&turned).expect("a PDF");
    assert_eq!((upright.pixels.dimensions(), upright.dpi), ((80, 120), Some(120)));
    check_near(*upright.pixels.get_pixel(60, 20), [200, 30, 30], 25);
    let page = take_page(&turned, 0).expect("a page");
    assert_eq!(page.format, Format::Png);
    let again = decode(&page.bytes).expect("a PNG");
    assert_eq!((again.pixels, again.dpi), (upright.pixels, Some(120)), "nothing is lost");
}

/// A page that is drawn: 300 dots an inch.
#[track_caller]
fn check_rendered(content: &str) -> Picture {
    let picture = decode(&one_page((72, 48), 0, content)).expect("a PDF");
    assert_eq!((picture.pixels.dimensions(), picture.dpi), ((300, 200), Some(300)), "{content}");
    picture
}

#[test]
fn a_page_with_anything_else_is_drawn() {
    check_drawn(&check_rendered(&format!("{WHOLE} BT /F 1 Tf 70 46 Td (.) Tj ET")), (300, 200));
    check_rendered(&format!("{WHOLE} 0 0 1 1 re f"));
    check_rendered(&format!("{WHOLE} {WHOLE}"));
    check_rendered(&format!("0 0 36 48 re W n {WHOLE}"));
    check_rendered("q 36 0 0 48 0 0 cm /I Do Q");
    check_rendered("q 90 0 0 60 -9 -6 cm /I Do Q");
    check_rendered("q 70 20 -20 46 0 0 cm /I Do Q");
    let empty = check_rendered("");
    assert!(empty.pixels.pixels().all(|pixel| pixel.0 == [255; 3]), "paper is white");
}

#[test]
fn chinese_whose_font_is_not_in_the_file_is_drawn_in_ours() {
    let picture = check_rendered("BT /S 24 Tf 4 12 Td <59076848> Tj ET");
    let ink = picture.pixels.pixels().filter(|pixel| pixel.0[0] < 100).count();
    assert!((1500..15_000).contains(&ink), "{ink} dark pixels are no two characters");
}

#[test]
fn a_page_larger_than_paper_is_drawn_smaller_and_one_without_a_size_is_refused() {
    let long = decode(&one_page((14_400, 144), 0, "")).expect("a PDF");
    assert_eq!((long.pixels.dimensions(), long.dpi), ((8000, 80), Some(40)));
    let thin = decode(&one_page((14_400, 1), 0, "")).expect("a PDF");
    assert_eq!(thin.pixels.dimensions(), (8000, 1));
}

#[test]
fn a_password_is_said_and_pages_are_counted() {
    assert_eq!(decode(&kept("locked.pdf")), Err(PictureError::Locked));
    let page = |content| PdfPage { size: (72, 48), turn: 0, content };
    let three = pdf(&[page(WHOLE), page(""), page(WHOLE)], &jpeg(&drawn(120, 80)), (120, 80));
    assert_eq!(n_pages(&three), Ok(3));
    assert_eq!(decode_page(&three, 1).map(|picture| (picture.pixels.dimensions(), picture.n_pages)), Ok(((300, 200), 3)));
    assert_eq!(decode_page(&three, 3), Err(PictureError::NoSuchPage { page: 3, n_pages: 3 }));
    assert!(matches!(decode(b"%PDF-1.7\n1 0 obj"), Err(PictureError::Damaged(_))));
}

fn apart() -> Decoder {
    Decoder::apart(PathBuf::from(env!("CARGO_BIN_EXE_beian-preflight")))
}

const GO_ON: &dyn Fn() -> bool = &|| false;

#[test]
fn the_process_that_decodes_answers_as_this_one_does() {
    for bytes in [kept("turned.heic"), scanned_pdf(), kept("locked.pdf"), b"%PDF-".to_vec(), kept("plain.heic")[..500].to_vec()] {
        assert_eq!(apart().decode(&bytes, 0, GO_ON), decode(&bytes));
        assert_eq!(apart().n_pages(&bytes, GO_ON), n_pages(&bytes));
        assert_eq!(apart().take_page(&bytes, 0, GO_ON), take_page(&bytes, 0));
        assert_eq!(apart().decode(&bytes, 5, GO_ON), decode_page(&bytes, 5));
    }
}

#[test]
fn a_file_that_takes_too_much_time_or_memory_is_given_up() {
    let started = Instant::now();
    assert_eq!(apart().within(Duration::from_millis(50)).decode(&kept("bomb.pdf"), 0, GO_ON), Err(PictureError::TooDemanding), "late");
    assert!(started.elapsed() < Duration::from_secs(5), "it was waited for: {:?}", started.elapsed());
    assert_eq!(apart().within(Duration::from_mins(1)).decode(&kept("bomb.pdf"), 0, &|| true), Err(PictureError::TooDemanding), "cancelled");
    // Four gigabytes of content in seven kilobytes.
    assert_eq!(apart().within(Duration::from_mins(1)).decode(&kept("bomb.pdf"), 0, GO_ON), Err(PictureError::TooDemanding));
}

#[test]
fn a_process_that_cannot_be_had_or_says_something_else_is_an_error() {
    for program in ["/no/such/program", "/bin/cat", "/bin/true"] {
        let outcome = Decoder::apart(PathBuf::from(program)).decode(&scanned_pdf(), 0, GO_ON);
        assert!(outcome.is_err(), "{program}: {:?}", outcome.map(|picture| picture.n_pages));
    }
}
