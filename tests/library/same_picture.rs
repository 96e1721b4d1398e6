//! Whether two scans are one picture: what is saved again is found, what only resembles it is not.

use crate::fixture::{page, root};
use beian_preflight::picture::{decode, reduced, to_jpeg};
use beian_preflight::scan::PictureHash;
use image::{Rgb, RgbImage, imageops};
use std::fs;

/// Likeness from which the rule speaks.
const LIKE_FROM: f64 = 0.85;

fn saved(pixels: &RgbImage, quality: u8) -> PictureHash {
    PictureHash::of(&decode(&to_jpeg(pixels, quality).expect("pixels")).expect("a picture"))
}

fn example(name: &str) -> RgbImage {
    decode(&fs::read(root().join("assets/examples").join(name)).expect("an example")).expect("a picture").pixels
}

/// A card of its own design on a desk that is always the same.
fn card_on_a_desk(seed: u64) -> RgbImage {
    let mut desk = RgbImage::from_fn(1600, 1200, |x, y| Rgb([90 + (x / 40 % 7) as u8 * 3, 70 + (y / 60 % 5) as u8 * 3, 60]));
    imageops::replace(&mut desk, &page(1000, 640, seed), 300, 280);
    desk
}

#[test]
fn a_picture_saved_again_smaller_and_coarser_is_the_same() {
    for seed in 0..12 {
        let original = page(1654, 2339, seed);
        let first = saved(&original, 92);
        for (side_px, quality) in [(2339, 60), (2339, 30), (1600, 75), (1000, 50), (700, 85)] {
            let again = saved(&reduced(&original, side_px), quality);
            assert_ne!(first.digest, again.digest);
            let likeness = first.likeness(&again).expect("enough to tell");
            assert!(likeness >= LIKE_FROM, "seed {seed}, {side_px} px, quality {quality}: {likeness:.3}");
        }
    }
}

#[test]
fn two_sides_on_one_desk_and_two_forms_are_two_pictures() {
    let mut all: Vec<(String, PictureHash)> = Vec::new();
    for seed in 0..10 {
        all.push((format!("card {seed}"), saved(&card_on_a_desk(seed), 88)));
        all.push((format!("form {seed}"), saved(&page(1654, 2339, seed), 88)));
    }
    for name in ["sound/scans/licence.jpg", "sound/scans/id-front.jpg", "sound/scans/id-back.jpg", "sound/scans/commitment.jpg"] {
        all.push((name.to_owned(), saved(&example(name), 90)));
    }
    for (index, (name, one)) in all.iter().enumerate() {
        for (other, two) in &all[..index] {
            let likeness = one.likeness(two).unwrap_or_default();
            assert!(likeness < 0.6, "{name} and {other}: {likeness:.3}");
        }
    }
}

#[test]
fn one_form_filled_in_twice_and_laid_on_the_scanner_anew_is_two_pictures() {
    for seed in 0..6 {
        let blank = page(1654, 2339, seed);
        let filled = |hand: u64, moved_px: i64| {
            let mut paper = RgbImage::from_pixel(1654, 2339, Rgb([236, 234, 228]));
            imageops::replace(&mut paper, &blank, moved_px, moved_px / 2);
            imageops::replace(&mut paper, &page(500, 160, hand), 900, 1900);
            saved(&paper, 85)
        };
        // A sheet never lies to the millimetre as the one before it: eight pixels at 200 dpi.
        let likeness = filled(100 + seed, 0).likeness(&filled(200 + seed, 16)).expect("enough to tell");
        assert!(likeness < LIKE_FROM, "seed {seed}: {likeness:.3}");
    }
}

#[test]
fn blank_sheets_and_other_shapes_are_not_judged() {
    let blank = |side| saved(&RgbImage::from_pixel(side, 1000, Rgb([240, 240, 236])), 90);
    assert_eq!(blank(700).likeness(&blank(700)), None);
    let (one, two) = (page(1000, 1000, 1), page(1000, 1100, 1));
    assert_eq!(saved(&one, 90).likeness(&saved(&two, 90)), None);
}
