#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "small pictures and formulas of the literature"
)]

use super::*;
use crate::picture::{Format, decode};
use image::Rgb;

const GO_ON: Proceed = &|_, _| true;

fn checkerboard(width: u32, height: u32, tile: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| if (x / tile + y / tile).is_multiple_of(2) { Rgb([230; 3]) } else { Rgb([30; 3]) })
}

fn done(pixels: &RgbImage, edit: Edit) -> RgbImage {
    edited(pixels, &edit, GO_ON).expect("it is not stopped")
}

/// Mean difference of two pictures of one size in grey levels, without a border of some pixels.
fn difference(one: &RgbImage, other: &RgbImage, border: u32) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let inside = |x: u32, y: u32| (border..one.width() - border).contains(&x) && (border..one.height() - border).contains(&y);
    let pairs = one.enumerate_pixels().filter(|(x, y, _)| inside(*x, *y));
    let parts: Vec<f64> = pairs.map(|(x, y, pixel)| f64::from(pixel[0].abs_diff(other.get_pixel(x, y)[0]))).collect();
    parts.iter().sum::<f64>() / parts.len() as f64
}

#[test]
fn four_quarter_turns_give_the_same_pixels() {
    let board = checkerboard(60, 40, 10);
    let quarter = Edit::Rotate { quarters: 1, degrees: 0.0 };
    let turned = done(&board, quarter);
    assert_eq!((turned.dimensions(), turned.get_pixel(39, 0)), ((40, 60), board.get_pixel(0, 0)));
    assert_eq!(done(&done(&done(&turned, quarter), quarter), quarter), board);
}

#[test]
fn a_small_turn_and_back_gives_the_picture_back() {
    let board = checkerboard(240, 160, 40);
    let turned = done(&board, Edit::Rotate { quarters: 0, degrees: 5.0 });
    let back = done(&turned, Edit::Rotate { quarters: 0, degrees: -5.0 });
    let (left, top) = ((back.width() - 240) / 2, (back.height() - 160) / 2);
    let middle = imageops::crop_imm(&back, left, top, 240, 160).to_image();
    let found = difference(&board, &middle, 8);
    assert!(found < 6.0, "{found} grey levels");
}

#[test]
fn a_crop_holds_what_was_there() {
    let board = checkerboard(100, 80, 10);
    let part = done(&board, Edit::Crop { from: [0.25, 0.5], to: [0.75, 1.0] });
    assert_eq!((part.dimensions(), part.get_pixel(3, 4)), ((50, 40), board.get_pixel(28, 44)));
}

/// A board that is seen at a slant: the inverse of straightening, by the same corners.
fn slanted(board: &RgbImage, size: (u32, u32), corners: [Place; 4]) -> RgbImage {
    // Each pixel of the slanted picture looks for its place on the board by bisection along both edges.
    RgbImage::from_fn(size.0, size.1, |x, y| {
        let (target_x, target_y) = ((x as f32 + 0.5) / size.0 as f32, (y as f32 + 0.5) / size.1 as f32);
        let (u, v) = inverse(corners, target_x, target_y);
        let is_on = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        if is_on { *board.get_pixel((u * board.width() as f32) as u32, (v * board.height() as f32) as u32) } else { Rgb([128; 3]) }
    })
}

/// Newton's method on the projection of the unit square onto the corners.
fn inverse(corners: [Place; 4], x: f32, y: f32) -> (f32, f32) {
    let [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners.map(|corner| corner.map(f64::from));
    let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let d = dx1 * dy2 - dx2 * dy1;
    let (g, h) = ((dx3 * dy2 - dx2 * dy3) / d, (dx1 * dy3 - dx3 * dy1) / d);
    let at = |u: f64, v: f64| {
        let w = g * u + h * v + 1.0;
        (((x1 - x0 + g * x1) * u + (x3 - x0 + h * x3) * v + x0) / w, ((y1 - y0 + g * y1) * u + (y3 - y0 + h * y3) * v + y0) / w)
    };
    let (mut u, mut v) = (0.5, 0.5);
    for _ in 0..20 {
        let ((px, py), (ux, uy), (vx, vy)) = (at(u, v), at(u + 1e-5, v), at(u, v + 1e-5));
        let (a, b, c, e) = ((ux - px) / 1e-5, (vx - px) / 1e-5, (uy - py) / 1e-5, (vy - py) / 1e-5);
        let (rx, ry, det) = (f64::from(x) - px, f64::from(y) - py, a * e - b * c);
        (u, v) = (u + (rx * e - ry * b) / det, v + (a * ry - c * rx) / det);
    }
    (u as f32, v as f32)
}

#[test]
fn a_slanted_checkerboard_comes_back_straight() {
    let board = checkerboard(400, 300, 50);
    let corners = [[0.12, 0.08], [0.9, 0.15], [0.95, 0.92], [0.05, 0.85]];
    let photo = slanted(&board, (800, 640), corners);
    let straight = done(&photo, Edit::Straighten { corners, aspect: Some(4.0 / 3.0) });
    let proportion = f64::from(straight.width()) / f64::from(straight.height());
    assert!((proportion - 4.0 / 3.0).abs() < 0.005, "{proportion}");
    let fitted = imageops::resize(&straight, 400, 300, imageops::FilterType::Triangle);
    let found = difference(&board, &fitted, 4);
    assert!(found < 5.0, "{found} grey levels");
}

#[test]
fn the_papers_proportions_count_only_where_they_can_be_meant() {
    let photo = checkerboard(1000, 1000, 50);
    let corners = [[0.1, 0.1], [0.9, 0.1], [0.9, 0.5], [0.1, 0.5]];
    let size = |aspect| done(&photo, Edit::Straighten { corners, aspect }).dimensions();
    assert_eq!(size(None), (800, 400), "as seen");
    assert_eq!(size(Some(1.8)), (800, 444), "2.0 as seen may be 1.8");
    assert_eq!(size(Some(1.414)), (800, 400), "a page folded once is no A4 page");
}

#[test]
fn corners_that_cross_are_no_sheet() {
    let crossed = [[0.1, 0.1], [0.9, 0.9], [0.9, 0.1], [0.1, 0.9]];
    assert!(!Edit::Straighten { corners: crossed, aspect: None }.is_change());
    assert!(!Edit::Straighten { corners: Edit::WHOLE, aspect: None }.is_change());
    assert!(Edit::Straighten { corners: [[-0.1, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], aspect: None }.is_change());
}

/// A page with lines of text and a red seal, lit from the left: at the right it has 45 % of the light.
fn badly_lit() -> RgbImage {
    RgbImage::from_fn(900, 1200, |x, y| {
        let light = 1.0 - 0.55 * x as f32 / 900.0;
        let is_text = y % 30 < 6 && (x / 7) % 3 != 0 && y < 800;
        let from_seal = ((x as f32 - 620.0).powi(2) + (y as f32 - 980.0).powi(2)).sqrt();
        let colour = if (60.0..80.0).contains(&from_seal) {
            [205.0, 40.0, 45.0]
        } else if is_text {
            [40.0; 3]
        } else {
            [240.0, 238.0, 230.0]
        };
        Rgb(colour.map(|part: f32| (part * light) as u8))
    })
}

#[test]
fn levelled_paper_is_white_and_even_while_a_seal_keeps_its_colour() {
    let page = badly_lit();
    let levelled = done(&page, Edit::Level);
    let paper: Vec<u8> = (20..880).map(|x| levelled.get_pixel(x, 900)[1]).filter(|value| *value > 128).collect();
    let (darkest, brightest) = (paper.iter().min().expect("paper"), paper.iter().max().expect("paper"));
    assert!(*darkest >= 235 && brightest - darkest <= 12, "paper from {darkest} to {brightest}");
    // Before, the paper falls from 236 to 108.
    assert!(page.get_pixel(870, 900)[1] < 120);
    let (before, after) = (page.get_pixel(620, 910).0, levelled.get_pixel(620, 910).0);
    let hue = |[r, g, b]: [u8; 3]| (f32::from(g) / f32::from(r), f32::from(b) / f32::from(r));
    assert!((hue(before).0 - hue(after).0).abs() < 0.02 && (hue(before).1 - hue(after).1).abs() < 0.02, "{before:?} to {after:?}");
    assert!(after[0] > before[0] + 50, "{before:?} to {after:?}");
    let text = levelled.get_pixel(850, 2 + 30 * 5);
    assert!(text[0] < 70 || levelled.get_pixel(853, 2 + 30 * 5)[0] < 70, "text stays dark");
}

#[test]
fn a_dark_picture_on_a_page_is_not_raised_like_paper() {
    let page =
        RgbImage::from_fn(
            800,
            800,
            |x, y| {
                if (100..400).contains(&x) && (100..500).contains(&y) { Rgb([45, 50, 60]) } else { Rgb([235; 3]) }
            },
        );
    let levelled = done(&page, Edit::Level);
    assert!(levelled.get_pixel(250, 300)[2] < 75, "{:?}", levelled.get_pixel(250, 300));
}

#[test]
fn two_sides_stand_over_each_other_as_wide_as_the_wider() {
    let (front, back) = (RgbImage::from_pixel(400, 250, Rgb([200, 0, 0])), RgbImage::from_pixel(200, 130, Rgb([0, 0, 200])));
    let both = stacked(&front, &back, GO_ON).expect("it is not stopped");
    assert_eq!(both.dimensions(), (400, 250 + 10 + 260));
    let at = |y| both.get_pixel(200, y).0;
    assert_eq!([at(249), at(255), at(261), at(519)], [[200, 0, 0], [255; 3], [0, 0, 200], [0, 0, 200]]);
}

#[test]
fn what_is_to_stop_gives_nothing() {
    let board = checkerboard(300, 300, 10);
    for edit in [Edit::Level, Edit::Rotate { quarters: 0, degrees: 3.0 }] {
        assert_eq!(edited(&board, &edit, &|_, _| false), None);
    }
    assert_eq!(stacked(&board, &board, &|done, _| done == 0), None);
}

#[test]
fn a_mended_picture_keeps_its_format_and_resolution() {
    let board = checkerboard(120, 80, 10);
    for (format, written) in [(Format::Png, Format::Png), (Format::Jpeg, Format::Jpeg), (Format::Bmp, Format::Jpeg)] {
        let kept = Kept { format, dpi: Some(300), colour_profile: Some(vec![7; 200]) };
        let bytes = to_kept(&board, &kept).expect("a file");
        let picture = decode(&bytes).expect("a picture");
        assert_eq!((picture.format, picture.dpi), (written, Some(300)), "{format:?}");
        assert_eq!(colour_profile(&bytes), Some(vec![7; 200]), "{format:?}");
        assert!(difference(&board, &picture.pixels, 0) < 3.0);
    }
}
