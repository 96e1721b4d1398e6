//! The test set of scans: papers with invented data, drawn, photographed or scanned, then spoilt at stated strengths.
//! Everything follows from a seed. No picture of anybody's papers is in it.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_lossless,
    clippy::expect_used,
    clippy::many_single_char_names,
    missing_docs,
    reason = "pictures are made of small numbers; a test that cannot go on ends"
)]

mod camera;
mod degrade;
mod draw;
mod judge;
mod mark;
mod sheet;

pub use judge::{Wanted, cases, raised};
pub use sheet::{Kind, Marks, Seal, Signature};

use beian_preflight::picture::{reduced, to_jpeg};
use beian_preflight::scan::{Outline, Point, Region};
use camera::{DESKS, Pose};
use fastrand::Rng;
use image::{RgbImage, imageops};
use sheet::Sheet;
use vello_cpu::kurbo::Rect;

/// How a sheet becomes a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// Scanned at 200 dpi, the sheet fills the picture.
    Flatbed,
    /// Photographed on a desk.
    Photo,
}

/// What is wrong with a picture, and how much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    None,
    /// Gaussian, σ in pixels at 200 dpi.
    Blur(f64),
    /// Length in pixels at 200 dpi; whether along the vertical.
    Motion(f64, bool),
    /// Standard deviation in grey levels.
    Noise(f64),
    /// Dots per inch of the paper.
    Resolution(f64),
    Grey,
    BlackWhite,
    /// A grey copy under a warm lamp.
    TintedGrey,
    /// Factor on all light.
    Dark(f64),
    /// Factor in the shaded part.
    Shadow(f64),
    /// Share of the picture.
    Glare(f64),
    /// Share of the sheet that is cut off, at one side.
    Crop(f64),
    /// Degrees.
    Perspective(f64),
    /// Degrees.
    Rotation(f64),
    /// Grey levels.
    Fold(f64),
    /// Pixel grid of a screen; its pitch in pixels.
    Screen(f64),
    /// Quality of a last JPEG.
    Jpeg(u8),
    /// Contrast of the words upon the paper, 0 to 1.
    Watermark(f64),
    Seal(Seal),
    Signature(Signature),
    /// No fault: a fingerprint beside the signature.
    Fingerprint,
}

/// A picture and what is known of it.
pub struct Sample {
    /// As it would be in a file, one JPEG generation old.
    pub jpeg: Vec<u8>,
    /// The sheet's outline; corners cut off lie outside.
    pub outline: Outline,
    /// Where a signature has to stand.
    pub signature_place: Option<Region>,
    /// Where the seal is, if it is whole on the sheet.
    pub seal_place: Option<Region>,
    /// Dots per inch of the sheet in the picture.
    pub dpi: f64,
}

/// Makes a picture.
pub fn sample(kind: Kind, setting: Setting, fault: Fault, seed: u64) -> Sample {
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x05CA_05E7);
    let mut marks = Marks::USUAL;
    match fault {
        Fault::Seal(seal) => marks.seal = seal,
        Fault::Signature(signature) => marks.signature = signature,
        Fault::Watermark(strength) => marks.watermark = strength,
        Fault::Fingerprint => marks.has_fingerprint = true,
        _ => {}
    }
    let (width_mm, height_mm) = kind.size_mm();
    let (size_px, pose) = match setting {
        Setting::Flatbed => {
            let dpi = if kind.is_card() { 300.0 } else { 200.0 };
            let px = |mm: f64| (mm / 25.4 * dpi).round() as u32;
            ((px(width_mm), px(height_mm)), Pose { rotation: (rng.f64() - 0.5) * 0.6, tilt: 0.0, tilt_towards: 0.0, share: 1.0 })
        }
        Setting::Photo => {
            let size = if kind.is_card() { (2400, 1800) } else { (2100, 2800) };
            let share = 0.80 + rng.f64() * 0.14;
            (
                size,
                Pose { rotation: (rng.f64() - 0.5) * 5.0, tilt: rng.f64() * 5.0, tilt_towards: rng.f64() * std::f64::consts::TAU, share },
            )
        }
    };
    let pose = match fault {
        Fault::Perspective(degrees) => Pose { tilt: degrees, ..pose },
        Fault::Rotation(degrees) => Pose { rotation: if rng.bool() { degrees } else { -degrees }, ..pose },
        _ => pose,
    };
    let scale = pose.share * (f64::from(size_px.0) / width_mm).min(f64::from(size_px.1) / height_mm);
    let dpi = scale * 25.4;
    let mut sheet = sheet::draw(kind, marks, dpi, &mut rng);
    match fault {
        Fault::TintedGrey => degrade::grey(&mut sheet.pixels),
        Fault::Fold(strength) => degrade::fold(&mut sheet.pixels, strength, &mut rng),
        _ => {}
    }
    let to_picture = camera::view(&sheet, pose, size_px);
    let picture = taken(&sheet, setting, fault, &to_picture, size_px, dpi, &mut rng);
    finished(&sheet, fault, &to_picture, picture, dpi, &mut rng)
}

/// The picture as it comes from the lens or the scanner, with noise.
fn taken(
    sheet: &Sheet,
    setting: Setting,
    fault: Fault,
    to_picture: &camera::Matrix,
    size_px: (u32, u32),
    dpi: f64,
    rng: &mut Rng,
) -> RgbImage {
    let is_photo = setting == Setting::Photo;
    let desk = if is_photo { DESKS[rng.usize(..DESKS.len())] } else { camera::Desk { colour: [250; 3], grain: 1.0 } };
    let mut picture = camera::photograph(sheet, to_picture, size_px, desk, rng);
    if is_photo {
        let mut light = camera::usual_light(rng);
        if fault == Fault::TintedGrey {
            light.cast = [1.0, 0.94, 0.82];
        }
        camera::light(&mut picture, light);
    } else if fault == Fault::TintedGrey {
        camera::light(&mut picture, camera::Light { cast: [1.0, 0.97, 0.9], exposure: 1.0, falloff: 0.0, towards: 0.0 });
    }
    match fault {
        Fault::Shadow(factor) => degrade::shadow(&mut picture, factor, rng),
        Fault::Glare(share) => degrade::glare(&mut picture, share, rng),
        Fault::Screen(pitch) => degrade::screen(&mut picture, pitch, 0.02 + rng.f64() * 0.06),
        Fault::Dark(factor) => degrade::dark(&mut picture, factor),
        _ => {}
    }
    let lens = if is_photo { 0.5 + rng.f64() * 0.3 } else { 0.4 };
    picture = match fault {
        Fault::Blur(sigma) => degrade::blur(&picture, (sigma * dpi / 200.0).hypot(lens)),
        Fault::Motion(length, is_vertical) => degrade::motion(&degrade::blur(&picture, lens), length * dpi / 200.0, is_vertical),
        _ => degrade::blur(&picture, lens),
    };
    let sensor = if is_photo { 1.2 + rng.f64() * 2.0 } else { 0.8 };
    degrade::noise(&mut picture, if let Fault::Noise(sigma) = fault { sigma } else { sensor }, rng);
    picture
}

/// The picture after what people and programs do to it.
fn finished(sheet: &Sheet, fault: Fault, to_picture: &camera::Matrix, mut picture: RgbImage, dpi: f64, rng: &mut Rng) -> Sample {
    let mut dpi = dpi;
    let (mut width, mut height) = (f64::from(picture.width()), f64::from(picture.height()));
    let mut origin = (0.0, 0.0);
    match fault {
        Fault::Grey => degrade::grey(&mut picture),
        Fault::BlackWhite => degrade::black_white(&mut picture),
        Fault::Resolution(wanted) => {
            let long = f64::from(picture.width().max(picture.height())) * wanted / dpi;
            picture = reduced(&picture, long.round() as u32);
            dpi = wanted;
        }
        Fault::Crop(share) => {
            let corners = camera::corners_mm(sheet).map(|corner| camera::apply(to_picture, corner));
            (origin, (width, height)) = cut(corners, share, (width, height), rng.usize(..4));
            picture = imageops::crop_imm(&picture, origin.0 as u32, origin.1 as u32, width as u32, height as u32).to_image();
        }
        _ => {}
    }
    let fraction = |(x, y): (f64, f64)| Point { x: ((x - origin.0) / width) as f32, y: ((y - origin.1) / height) as f32 };
    let point = |(x, y): (f64, f64)| fraction(camera::apply(to_picture, (x - sheet.width_mm / 2.0, y - sheet.height_mm / 2.0)));
    let region = |rect: Rect| {
        Outline { corners: [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)].map(point) }.bounds()
    };
    let quality = if let Fault::Jpeg(quality) = fault { quality } else { rng.u8(86..=95) };
    Sample {
        jpeg: to_jpeg(&picture, quality).expect("pixels"),
        outline: Outline {
            corners: [(0.0, 0.0), (sheet.width_mm, 0.0), (sheet.width_mm, sheet.height_mm), (0.0, sheet.height_mm)].map(point),
        },
        signature_place: sheet.signature_place.map(region),
        seal_place: sheet.seal_place.map(region),
        dpi,
    }
}

/// Origin and size of what is left when `share` of a sheet is cut off at one of four sides.
fn cut(corners: [(f64, f64); 4], share: f64, (width, height): (f64, f64), side: usize) -> ((f64, f64), (f64, f64)) {
    let mean = |a: usize, b: usize, of: fn((f64, f64)) -> f64| f64::midpoint(of(corners[a]), of(corners[b]));
    let (left, right) = (mean(0, 3, |c| c.0), mean(1, 2, |c| c.0));
    let (top, bottom) = (mean(0, 1, |c| c.1), mean(2, 3, |c| c.1));
    let (across, down) = ((right - left) * share, (bottom - top) * share);
    match side {
        0 => (((left + across).floor(), 0.0), (width - (left + across).floor(), height)),
        1 => ((0.0, 0.0), ((right - across).floor(), height)),
        2 => ((0.0, (top + down).floor()), (width, height - (top + down).floor())),
        _ => ((0.0, 0.0), (width, (bottom - down).floor())),
    }
}
