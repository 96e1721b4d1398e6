//! Colour against grey on made pages: what a copier gives stays grey, one seal does not, whatever JPEG does to them.

use beian_preflight::picture::{decode, to_jpeg};
use beian_preflight::scan::measure;
use image::{Rgb, RgbImage};

/// A4 at 100 dots an inch.
const WIDTH: u32 = 827;
const HEIGHT: u32 = 1169;
const DOTS_PER_MM: f64 = 100.0 / 25.4;

/// Grey and doubtful colour, as `assets/rules/scan/not_colour.toml` draws the lines.
const GREY_BELOW: u8 = 6;
const DOUBTFUL_BELOW: u8 = 24;

/// Channels, 0 to 255, before noise and rounding.
type Paint = fn(x: u32, y: u32) -> [f64; 3];

/// The chroma of a picture at one quality of JPEG, once for each of five seeds of noise.
fn measured(paint: Paint, (width, height): (u32, u32), quality: u8) -> Vec<u8> {
    let chroma = |seed: u32| {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        // Up to two steps in brightness and one in each channel, as a scanner's sensor has.
        let mut noise = |steps: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from((state >> 16) % (2 * steps + 1)) - f64::from(steps)
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded on this line")]
        let byte = |channel: f64| channel.round().clamp(0.0, 255.0) as u8;
        let page = RgbImage::from_fn(width, height, |x, y| {
            let bright = noise(2);
            Rgb(paint(x, y).map(|channel| byte(channel + bright + noise(1))))
        });
        let picture = decode(&to_jpeg(&page, quality).expect("a picture with pixels")).unwrap_or_else(|error| panic!("{error}"));
        measure(&picture).chroma
    };
    (0..5).map(chroma).collect()
}

/// Every chroma at every quality lies below `limit`; gives those at quality 85.
#[track_caller]
fn check_below(paint: Paint, limit: u8) -> Vec<u8> {
    let all = [60, 85, 95].map(|quality| measured(paint, (WIDTH, HEIGHT), quality));
    let worst = all.iter().flatten().max();
    assert!(worst < Some(&limit), "worst {worst:?}, not below {limit}; at 60, 85 and 95: {all:?}");
    let [_, at_85, _] = all;
    at_85
}

/// Every chroma at every quality shows colour beyond doubt.
#[track_caller]
fn check_colour(paint: Paint, size: (u32, u32)) {
    let all = [60, 85, 95].map(|quality| measured(paint, size, quality));
    let worst = all.iter().flatten().min();
    assert!(worst >= Some(&DOUBTFUL_BELOW), "worst {worst:?}, below {DOUBTFUL_BELOW}; at 60, 85 and 95: {all:?}");
}

fn is_stroke(x: u32, y: u32) -> bool {
    let is_text = (80..740).contains(&x) && (84..1060).contains(&y);
    let (u, v, pick) = (x % 20, y % 28, (x / 20 * 7 + y / 28 * 13) % 4);
    let is_bar = u < 17 && (matches!(v, 2 | 3) || (matches!(v, 9 | 10) && pick != 0) || (matches!(v, 16 | 17) && pick != 1));
    let is_post = v < 18 && ((matches!(u, 3 | 4) && pick != 2) || (matches!(u, 13 | 14) && pick != 3));
    is_text && (is_bar || is_post)
}

/// White paper with black strokes of the size of text.
fn printed(x: u32, y: u32) -> [f64; 3] {
    if is_stroke(x, y) { [40.0; 3] } else { [245.0; 3] }
}

/// A red seal of 38 mm, the smallest official one: a ring of 1.2 mm and what stands for the star.
fn sealed(x: u32, y: u32) -> [f64; 3] {
    let mm = (f64::from(x) - 580.0).hypot(f64::from(y) - 900.0) / DOTS_PER_MM;
    if (17.8..=19.0).contains(&mm) || mm < 4.5 { [200.0, 40.0, 50.0] } else { printed(x, y) }
}

/// The patches of a copied photograph, all of them grey.
fn copied(x: u32, y: u32) -> [f64; 3] {
    let is_photo = (100..720).contains(&x) && (120..1020).contains(&y);
    let tone = f64::from((x / 60 * 5 + y / 80 * 3) % 7);
    [if is_photo { 90.0 + 20.0 * tone } else { 235.0 }; 3]
}

/// The light of a lamp: warm, and weaker towards the bottom.
fn under_a_lamp(y: u32, page: [f64; 3]) -> [f64; 3] {
    let light = 1.0 - 0.3 * f64::from(y) / f64::from(HEIGHT);
    [page[0] * light, page[1] * light * 0.9, page[2] * light * 0.75]
}

/// Something like the portrait side of a card: bluish ground, skin, a dark coat.
fn portrait(x: u32, y: u32) -> [f64; 3] {
    let (across, down) = (f64::from(x) / 1011.0, f64::from(y) / 638.0);
    let face = ((f64::from(x) - 760.0) / 130.0).powi(2) + ((f64::from(y) - 270.0) / 170.0).powi(2);
    if y >= 440 && (630..890).contains(&x) {
        [60.0, 64.0, 72.0]
    } else if face < 1.0 {
        [222.0, 184.0, 160.0]
    } else {
        [200.0 + 20.0 * across, 215.0 + 15.0 * down, 236.0 + 8.0 * across]
    }
}

/// The card at 300 dots an inch.
const CARD: (u32, u32) = (1011, 638);

#[test]
fn black_on_white_is_grey() {
    check_below(printed, GREY_BELOW);
    check_below(copied, GREY_BELOW);
}

#[test]
fn one_red_seal_is_colour() {
    check_colour(sealed, (WIDTH, HEIGHT));
    check_colour(|x, y| under_a_lamp(y, sealed(x, y)), (WIDTH, HEIGHT));
}

#[test]
fn an_identity_card_is_colour() {
    check_colour(portrait, CARD);
    check_colour(|x, y| under_a_lamp(y, portrait(x, y)), CARD);
}

#[test]
fn grey_paper_under_a_lamp_is_not_colour() {
    check_below(|x, y| under_a_lamp(y, copied(x, y)), DOUBTFUL_BELOW);
    let blank = check_below(|_, y| under_a_lamp(y, [240.0; 3]), DOUBTFUL_BELOW);
    let n_grey = blank.iter().filter(|&&chroma| chroma < GREY_BELOW).count();
    assert!(n_grey > blank.len() / 2, "at quality 85: {blank:?}, mostly not below {GREY_BELOW}");
}

#[test]
fn a_copied_text_under_a_lamp_is_not_colour() {
    check_below(|x, y| under_a_lamp(y, printed(x, y)), DOUBTFUL_BELOW);
}
