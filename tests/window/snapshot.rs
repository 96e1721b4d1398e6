//! What every screen looks like, held against the pictures in `tests/snapshots/`.
//!
//! After a change that is meant: `UPDATE_SNAPSHOTS=1 cargo test --test window snapshot`, then look at the pictures that
//! changed. A picture that differs without that stands beside the kept one as `.new.png`, and what differs, in red, as
//! `.diff.png`.

use crate::desk::{Desk, Setup};
use crate::screens::{SCREENS, Way, step};
use crate::words::InterfaceWords;
use beian_preflight::app::Theme;
use beian_preflight::i18n::Locale;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use std::fs;
use std::path::{Path, PathBuf};

/// What a part of a colour, 0 to 255, may differ by on two machines: processors round the outlines of glyphs and the
/// pixels of a JPEG in ways of their own.
const MOST_DIFFERENCE: u8 = 2;
/// What all pictures together may weigh.
const MOST_BYTES: u64 = 6_000_000;

const LIGHT: Setup = Setup { theme: Theme::Light, ..Setup::USUAL };
const DARK: Setup = Setup { theme: Theme::Dark, ..Setup::USUAL };
const SMALL: Setup = Setup { size: [960.0, 640.0], ..LIGHT };

/// Other sizes, scales and languages.
const OTHERS: &[(&str, Setup, Way)] = &[
    ("website-960x640", SMALL, |desk, words| step(desk, words, "step.website")),
    ("website-960x640-results", SMALL, |desk, words| {
        step(desk, words, "step.website");
        desk.button_beginning(words.beginning("bottom.results"));
    }),
    ("website-960x640-at-150-percent", Setup { pixels_per_point: 1.5, ..SMALL }, |desk, words| step(desk, words, "step.website")),
    ("website-960x640-at-200-percent", Setup { pixels_per_point: 2.0, ..SMALL }, |desk, words| step(desk, words, "step.website")),
    ("preview-2560x1440", Setup { size: [2560.0, 1440.0], ..LIGHT }, |desk, words| screen("preview")(desk, words)),
    ("website-en", Setup { locale: Locale::En, ..LIGHT }, |desk, words| step(desk, words, "step.website")),
    ("subject-zh-tw", Setup { locale: Locale::ZhTw, ..LIGHT }, |desk, words| step(desk, words, "step.subject")),
];

/// The way to a screen by its name.
fn screen(name: &str) -> Way {
    SCREENS.iter().find(|(known, _)| *known == name).expect("a screen").1
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

fn photograph(setup: Setup, way: Way) -> RgbImage {
    let mut desk = Desk::with(setup);
    way(&mut desk, &InterfaceWords::of(setup.locale));
    desk.photograph()
}

fn write(name: &str, picture: &RgbImage) {
    fs::create_dir_all(folder()).expect("a folder for pictures");
    // Plain areas weigh less unfiltered, photographs filtered.
    let encoded = [FilterType::NoFilter, FilterType::Adaptive].map(|filter| {
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, filter);
        encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8).expect("a PNG");
        bytes
    });
    let lightest = encoded.into_iter().min_by_key(Vec::len).expect("two");
    fs::write(folder().join(name), lightest).expect("writable");
}

/// A picture of both, pale where they agree and red where not, with the number of pixels that differ; nothing where
/// they agree everywhere.
fn difference(kept: &RgbImage, new: &RgbImage) -> Option<(RgbImage, usize)> {
    let mut n_different = 0;
    let mut shown = kept.clone();
    for (place, pixel) in shown.enumerate_pixels_mut().map(|(x, y, pixel)| ((x, y), pixel)) {
        let is_like = pixel.0.iter().zip(new.get_pixel(place.0, place.1).0).all(|(kept, new)| kept.abs_diff(new) <= MOST_DIFFERENCE);
        n_different += usize::from(!is_like);
        *pixel = if is_like { Rgb(pixel.0.map(|part| 191 + part / 4)) } else { Rgb([255, 0, 0]) };
    }
    (n_different > 0).then_some((shown, n_different))
}

/// What is wrong with a picture; with `UPDATE_SNAPSHOTS` set, the kept one is replaced instead.
fn fault(name: &str, new: &RgbImage) -> Option<String> {
    for ending in ["new", "diff"] {
        let _ = fs::remove_file(folder().join(format!("{name}.{ending}.png")));
    }
    let kept = image::open(folder().join(format!("{name}.png"))).ok().map(image::DynamicImage::into_rgb8);
    let differs = match &kept {
        None => Some((None, "there is no picture yet".to_owned())),
        Some(kept) if kept.dimensions() != new.dimensions() => {
            Some((None, format!("it was {:?} pixels large and is {:?}", kept.dimensions(), new.dimensions())))
        }
        Some(kept) => difference(kept, new).map(|(shown, count)| (Some(shown), format!("{count} pixels differ"))),
    };
    let (shown, what) = differs?;
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        write(&format!("{name}.png"), new);
        return None;
    }
    write(&format!("{name}.new.png"), new);
    if let Some(shown) = shown {
        write(&format!("{name}.diff.png"), &shown);
    }
    Some(format!("{name}: {what}"))
}

fn check(pictures: impl Iterator<Item = (String, Setup, Way)>) {
    let faults: Vec<String> = pictures.filter_map(|(name, setup, way)| fault(&name, &photograph(setup, way))).collect();
    assert!(
        faults.is_empty(),
        "{}\nlook at tests/snapshots/*.new.png; if they are meant: UPDATE_SNAPSHOTS=1 cargo test --test window snapshot",
        faults.join("\n")
    );
}

#[test]
fn every_screen_looks_in_light_as_it_did() {
    check(SCREENS.iter().map(|(name, way)| (format!("{name}-light"), LIGHT, *way)));
}

#[test]
fn every_screen_looks_in_dark_as_it_did() {
    check(SCREENS.iter().map(|(name, way)| (format!("{name}-dark"), DARK, *way)));
}

#[test]
fn other_sizes_scales_and_languages_look_as_they_did() {
    check(OTHERS.iter().map(|(name, setup, way)| ((*name).to_owned(), *setup, *way)));
}

#[test]
fn no_picture_is_left_behind_and_all_are_light() {
    let themes = SCREENS.iter().flat_map(|(name, _)| ["light", "dark"].map(|theme| format!("{name}-{theme}.png")));
    let known: Vec<String> = themes.chain(OTHERS.iter().map(|(name, ..)| format!("{name}.png"))).collect();
    let mut n_bytes = 0;
    for entry in fs::read_dir(folder()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if [".new.png", ".diff.png"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        assert!(known.contains(&name), "no test makes {name}; delete it");
        n_bytes += entry.metadata().expect("a size").len();
    }
    assert!(n_bytes <= MOST_BYTES, "the pictures weigh {n_bytes} bytes");
}

#[test]
fn a_difference_that_nobody_sees_passes_and_one_that_somebody_sees_does_not() {
    let kept = RgbImage::from_pixel(3, 1, Rgb([10, 20, 30]));
    let mut new = kept.clone();
    new.put_pixel(1, 0, Rgb([10, 22, 28]));
    assert_eq!(difference(&kept, &new), None);
    new.put_pixel(2, 0, Rgb([10, 23, 30]));
    let (shown, count) = difference(&kept, &new).expect("a difference");
    assert_eq!((count, shown.get_pixel(2, 0)), (1, &Rgb([255, 0, 0])));
}
