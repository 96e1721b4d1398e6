//! Papers with invented words: forms, letters, licences, lists, cards.

use super::draw::{Canvas, Colour};
use super::mark::{self, BLACK, BLUE, DULL_RED, RED};
use fastrand::Rng;
use image::RgbImage;
use vello_cpu::kurbo::{Ellipse, Rect, Shape};

/// Characters that words are made of: frequent ones, with few and with many strokes.
const CHARACTERS: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// A table to be filled in, signed and sealed.
    Form,
    /// A letter in paragraphs, signed and sealed.
    Letter,
    /// A licence with a coloured frame and a seal.
    Licence,
    /// A dense printed list with a seal over it.
    List,
    /// The portrait side of an identity card.
    CardFront,
    /// The emblem side.
    CardBack,
}

/// What is on the sheet beyond print.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marks {
    pub seal: Seal,
    pub signature: Signature,
    pub has_fingerprint: bool,
    /// Strength of a watermark, 0 for none.
    pub watermark: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    Bright,
    Missing,
    Dull,
    /// Half of it beyond the sheet's edge.
    Half,
    Two,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    Black,
    Missing,
    Printed,
    Blue,
    Red,
}

impl Marks {
    pub const USUAL: Self = Self { seal: Seal::Bright, signature: Signature::Black, has_fingerprint: false, watermark: 0.0 };
}

/// A drawn sheet and where its marks are, in millimetres from its top left corner.
pub struct Sheet {
    pub pixels: RgbImage,
    pub width_mm: f64,
    pub height_mm: f64,
    /// Where a signature has to stand, whether it does or not.
    pub signature_place: Option<Rect>,
    /// Where a seal stands.
    pub seal_place: Option<Rect>,
}

impl Kind {
    pub fn is_card(self) -> bool {
        matches!(self, Self::CardFront | Self::CardBack)
    }

    /// Whether marks of people belong on it.
    pub fn is_signed(self) -> bool {
        matches!(self, Self::Form | Self::Letter)
    }

    /// Width and height in millimetres: A4 by ISO 216, cards by GB/T 14916 (ID-1).
    pub fn size_mm(self) -> (f64, f64) {
        if self.is_card() { (85.6, 54.0) } else { (210.0, 297.0) }
    }
}

/// Random words of `n` characters.
pub fn words(rng: &mut Rng, n: usize) -> String {
    let all: Vec<char> = CHARACTERS.chars().collect();
    (0..n).map(|_| all[rng.usize(..all.len())]).collect()
}

/// Draws a sheet at `dpi`.
pub fn draw(kind: Kind, marks: Marks, dpi: f64, rng: &mut Rng) -> Sheet {
    let (width_mm, height_mm) = kind.size_mm();
    let paper = if kind.is_card() { [228, 236, 240] } else { [rng.u8(244..=254), rng.u8(244..=253), rng.u8(238..=252)] };
    let mut canvas = Canvas::new(width_mm, height_mm, dpi, paper);
    if !kind.is_card() && rng.bool() {
        canvas.thinner_mm = 0.04 + rng.f64() * 0.08;
    }
    let ink = [rng.u8(15..=60); 3];
    if marks.watermark > 0.0 && !kind.is_card() {
        mark::watermark(&mut canvas, width_mm, height_mm, marks.watermark, rng);
    }
    let places = match kind {
        Kind::Form => form(&mut canvas, ink, rng),
        Kind::Letter => letter(&mut canvas, ink, rng),
        Kind::Licence => licence(&mut canvas, ink, rng),
        Kind::List => list(&mut canvas, ink, rng),
        Kind::CardFront => card_front(&mut canvas, rng),
        Kind::CardBack => card_back(&mut canvas, rng),
    };
    let Places { seal, signature } = places;
    let seal_place = seal.and_then(|centre| draw_seal(&mut canvas, marks.seal, centre, width_mm, rng));
    if let Some(place) = signature {
        draw_signature(&mut canvas, marks.signature, place, ink, rng);
        if marks.has_fingerprint {
            mark::fingerprint(&mut canvas, (place.x1 + 12.0, place.center().y + 2.0), RED, rng);
        }
    }
    Sheet { pixels: canvas.pixels(), width_mm, height_mm, signature_place: signature, seal_place }
}

struct Places {
    seal: Option<(f64, f64)>,
    signature: Option<Rect>,
}

fn draw_seal(canvas: &mut Canvas, seal: Seal, centre: (f64, f64), width_mm: f64, rng: &mut Rng) -> Option<Rect> {
    let diameter = 38.0 + rng.f64() * 6.0;
    let colour = if seal == Seal::Dull { DULL_RED } else { [rng.u8(190..=225), rng.u8(18..=50), rng.u8(24..=56)] };
    let centre = if seal == Seal::Half { (width_mm, centre.1) } else { centre };
    match seal {
        Seal::Missing => return None,
        Seal::Two => {
            mark::seal(canvas, centre, diameter, colour, rng);
            mark::seal(canvas, (centre.0 - 62.0, centre.1 + 6.0), diameter, colour, rng);
        }
        _ => mark::seal(canvas, centre, diameter, colour, rng),
    }
    Some(Rect::from_center_size(centre, (diameter, diameter)))
}

fn draw_signature(canvas: &mut Canvas, signature: Signature, place: Rect, ink: Colour, rng: &mut Rng) {
    let left = (place.x0 + 2.0, place.center().y);
    let height = 7.5 + rng.f64() * 4.0;
    match signature {
        Signature::Missing => {}
        Signature::Printed => {
            canvas.text(&words(rng, 3), 3.7, left, ink);
        }
        Signature::Black => mark::signature(canvas, left, height, BLACK, rng),
        Signature::Blue => mark::signature(canvas, left, height, BLUE, rng),
        Signature::Red => mark::signature(canvas, left, height, RED, rng),
    }
}

fn title(canvas: &mut Canvas, y: f64, size: f64, ink: Colour, rng: &mut Rng) {
    let n = rng.usize(8..=13);
    let words = words(rng, n);
    canvas.text(&words, size, (105.0 - n as f64 * size / 2.0, y), ink);
}

fn paragraphs(canvas: &mut Canvas, (top, bottom): (f64, f64), size: f64, ink: Colour, rng: &mut Rng) {
    let leading = size * (1.5 + rng.f64() * 0.5);
    let mut y = top;
    let per_line = (162.0 / size) as usize;
    while y < bottom {
        for line in 0..rng.usize(1..=4) {
            if y >= bottom {
                break;
            }
            let (x, n) = if line == 0 { (24.0 + 2.0 * size, per_line - 2) } else { (24.0, per_line) };
            let n = rng.usize(n / 2..=n);
            canvas.text(&words(rng, n), size, (x, y), ink);
            y += leading;
        }
    }
}

fn signature_line(canvas: &mut Canvas, y: f64, size: f64, ink: Colour) -> Rect {
    let width = canvas.text("负责人签字：", size, (30.0, y), ink);
    Rect::new(30.0 + width, y - 7.0, 30.0 + width + 42.0, y + 7.0)
}

fn letter(canvas: &mut Canvas, ink: Colour, rng: &mut Rng) -> Places {
    let size = 3.7 + rng.f64() * 1.2;
    title(canvas, 34.0, 7.2, ink, rng);
    let bottom = 150.0 + rng.f64() * 50.0;
    paragraphs(canvas, (52.0, bottom), size, ink, rng);
    let y = bottom + 22.0;
    let signature = signature_line(canvas, y, size, ink);
    canvas.text("日期：2026年11月10日", size, (30.0, y + 16.0), ink);
    Places { seal: Some((150.0 + rng.f64() * 15.0, y + 4.0)), signature: Some(signature) }
}

fn form(canvas: &mut Canvas, ink: Colour, rng: &mut Rng) -> Places {
    let size = 3.5 + rng.f64() * 0.7;
    title(canvas, 26.0, 6.4, ink, rng);
    let row = 8.5 + rng.f64() * 2.0;
    let rows = rng.usize(16..=19);
    let (top, left, right) = (38.0, 20.0, 190.0);
    for index in 0..=rows {
        let y = top + index as f64 * row;
        canvas.line((left, y), (right, y), 0.25, ink);
        if index < rows {
            canvas.text(&words(rng, 5), size, (left + 2.0, y + row / 2.0), ink);
            let n = rng.usize(3..=20);
            canvas.text(&words(rng, n), size, (left + 44.0, y + row / 2.0), ink);
        }
    }
    let bottom = top + rows as f64 * row;
    for x in [left, left + 40.0, right] {
        canvas.line((x, top), (x, bottom), 0.25, ink);
    }
    let y = bottom + 20.0;
    let signature = signature_line(canvas, y, size, ink);
    canvas.text("日期：2026年11月10日", size, (30.0, y + 14.0), ink);
    Places { seal: Some((150.0 + rng.f64() * 18.0, y + 4.0)), signature: Some(signature) }
}

fn licence(canvas: &mut Canvas, ink: Colour, rng: &mut Rng) -> Places {
    let frame = [rng.u8(150..=190), rng.u8(120..=150), rng.u8(60..=100)];
    canvas.frame(Rect::new(10.0, 10.0, 200.0, 287.0), 2.5, frame);
    canvas.frame(Rect::new(14.0, 14.0, 196.0, 283.0), 0.6, frame);
    let emblem = Ellipse::new((105.0, 42.0), (13.0, 14.0), 0.0).to_path(0.05);
    canvas.fill(&emblem, RED);
    canvas.circle((105.0, 42.0), 10.0, 1.2, [230, 190, 60]);
    canvas.text("营业执照", 14.0, (77.0, 70.0), ink);
    for y in 0..25 {
        for x in 0..25 {
            if rng.bool() {
                canvas.rect(Rect::new(160.0 + f64::from(x), 80.0 + f64::from(y), 161.0 + f64::from(x), 81.0 + f64::from(y)), ink);
            }
        }
    }
    let size = 4.4 + rng.f64() * 0.8;
    for row in 0..10 {
        let y = 92.0 + f64::from(row) * 15.0;
        canvas.text(&words(rng, 5), size, (26.0, y), ink);
        let n = rng.usize(6..=18);
        canvas.text(&words(rng, n), size, (58.0, y), ink);
    }
    canvas.text("2026年03月02日", size, (138.0, 268.0), ink);
    Places { seal: Some((150.0 + rng.f64() * 10.0, 248.0)), signature: None }
}

fn list(canvas: &mut Canvas, ink: Colour, rng: &mut Rng) -> Places {
    title(canvas, 24.0, 5.6, ink, rng);
    let size = 3.0 + rng.f64() * 0.4;
    for row in 0..34 {
        let y = 38.0 + f64::from(row) * 6.6;
        canvas.line((16.0, y + 3.3), (194.0, y + 3.3), 0.18, ink);
        for column in 0..5 {
            let x = 18.0 + f64::from(column) * 36.0;
            if column % 2 == 0 {
                let n = rng.usize(3..=9);
                canvas.text(&words(rng, n), size, (x, y), ink);
            } else {
                let number: String = (0..rng.usize(6..=14)).map(|_| char::from(b'0' + rng.u8(..10))).collect();
                canvas.text(&number, size, (x, y), ink);
            }
        }
    }
    Places { seal: Some((140.0 + rng.f64() * 25.0, 225.0 + rng.f64() * 25.0)), signature: None }
}

fn guilloche(canvas: &mut Canvas, tint: Colour) {
    for wave in 0..26 {
        let mut path = vello_cpu::kurbo::BezPath::new();
        for step in 0..=86 {
            let x = f64::from(step);
            let y = f64::from(wave) * 2.2 + (x * 0.21 + f64::from(wave) * 0.7).sin() * 1.6;
            if step == 0 { path.move_to((x, y)) } else { path.line_to((x, y)) }
        }
        canvas.stroke(&path, 0.12, tint);
    }
}

const LABEL: Colour = [70, 120, 180];

fn card_front(canvas: &mut Canvas, rng: &mut Rng) -> Places {
    guilloche(canvas, [200, 220, 235]);
    let ink = [rng.u8(20..=50); 3];
    let size = 3.1;
    for (y, label, n) in [(8.5, "姓名", 3), (15.5, "性别", 1), (22.5, "出生", 7), (29.0, "住址", 11), (33.5, "", 9)] {
        canvas.text(label, 2.3, (5.0, y), LABEL);
        canvas.text(&words(rng, n), size, (14.0, y), ink);
    }
    canvas.text("公民身份号码", 2.3, (5.0, 47.0), LABEL);
    let number: String = (0..18).map(|_| char::from(b'0' + rng.u8(..10))).collect();
    canvas.text(&number, 4.0, (27.0, 47.0), ink);
    let skin = [rng.u8(200..=225), rng.u8(165..=185), rng.u8(140..=160)];
    canvas.rect(Rect::new(56.0, 8.0, 80.0, 38.0), [236, 242, 246]);
    canvas.fill(&Ellipse::new((68.0, 37.0), (12.0, 8.5), 0.0).to_path(0.05), [50, 56, 74]);
    canvas.fill(&Ellipse::new((68.0, 20.0), (6.4, 8.6), 0.0).to_path(0.05), skin);
    canvas.fill(&Ellipse::new((68.0, 13.6), (6.8, 4.2), 0.0).to_path(0.05), [30, 26, 24]);
    canvas.rect(Rect::new(56.0, 38.0, 80.0, 46.0), [228, 236, 240]);
    for x in [65.2, 70.8] {
        canvas.fill(&Ellipse::new((x, 19.6), (1.0, 0.5), 0.0).to_path(0.01), [30, 24, 22]);
    }
    canvas.line((66.2, 25.4), (69.8, 25.4), 0.5, [160, 80, 80]);
    Places { seal: None, signature: None }
}

fn card_back(canvas: &mut Canvas, rng: &mut Rng) -> Places {
    guilloche(canvas, [214, 224, 226]);
    let ink = [rng.u8(20..=50); 3];
    canvas.fill(&Ellipse::new((14.0, 14.0), (7.5, 8.0), 0.0).to_path(0.05), [200, 40, 44]);
    canvas.circle((14.0, 14.0), 5.6, 0.8, [232, 196, 90]);
    canvas.text(&words(rng, 7), 5.0, (30.0, 11.0), ink);
    canvas.text(&words(rng, 5), 7.0, (32.0, 21.0), ink);
    canvas.text("签发机关", 2.5, (20.0, 41.0), ink);
    canvas.text(&words(rng, 7), 3.0, (35.0, 41.0), ink);
    canvas.text("有效期限", 2.5, (20.0, 47.5), ink);
    canvas.text("2016.03.02-2036.03.02", 3.0, (35.0, 47.5), ink);
    Places { seal: None, signature: None }
}
