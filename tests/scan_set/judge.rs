//! What the program says of a picture of the test set, and what it ought to say.

use super::{Fault, Kind, Seal, Setting, Signature};
use beian_preflight::evidence::{Evidence, ScanEvidence, examine};
use beian_preflight::filing::{Filing, FilingKind, Material, Nature, TypedDate};
use beian_preflight::knowledge::{Knowledge, Severity};
use beian_preflight::rules::check;
use jiff::civil::date;
use std::collections::BTreeMap;

/// One line of the table: a fault at one strength, and the rules any of which is to speak.
pub struct Case {
    pub fault: Fault,
    pub wanted: &'static [&'static str],
    pub level: Wanted,
    /// Which papers and settings it makes sense for.
    pub applies: fn(Kind, Setting) -> bool,
}

/// What is demanded of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing is to be said.
    Silence,
    /// It may be said or not: the strength lies between.
    Either,
    /// It is to be said; misses below one in twenty.
    Hit,
    /// It is to be said, but only as advice, and no rate is promised.
    Advice,
}

const ALL: fn(Kind, Setting) -> bool = |_, _| true;
const PHOTO: fn(Kind, Setting) -> bool = |_, setting| setting == Setting::Photo;
const PAPER: fn(Kind, Setting) -> bool = |kind, _| !kind.is_card();
const SIGNED: fn(Kind, Setting) -> bool = |kind, _| kind.is_signed();

const SHARP: &[&str] = &["scan.blurred"];
const SMALL: &[&str] = &["scan.too_small"];
const COLOUR: &[&str] = &["scan.not_colour"];
const LIGHT: &[&str] = &["scan.exposure"];
const EDGES: &[&str] = &["scan.cut_off"];
const POSE: &[&str] = &["scan.skewed"];
const SCREEN: &[&str] = &["scan.screen_photo"];
const SEALED: &[&str] = &["material.form_unsealed", "scan.not_colour"];
const SIGNATURE: &[&str] = &["material.form_unsigned"];

/// The lines of the table, faults of a kind together, weak ones first.
pub fn cases() -> Vec<Case> {
    use Wanted::{Advice, Either, Hit, Silence};
    let line = |fault, wanted, level, applies| Case { fault, wanted, level, applies };
    vec![
        line(Fault::Blur(1.0), SHARP, Either, ALL),
        line(Fault::Blur(2.0), SHARP, Either, ALL),
        line(Fault::Blur(3.0), SHARP, Hit, ALL),
        line(Fault::Motion(9.0, false), SHARP, Hit, ALL),
        line(Fault::Motion(17.0, false), SHARP, Hit, ALL),
        line(Fault::Motion(9.0, true), SHARP, Hit, ALL),
        line(Fault::Motion(17.0, true), SHARP, Hit, ALL),
        line(Fault::Noise(8.0), &[], Silence, ALL),
        line(Fault::Noise(16.0), &[], Silence, ALL),
        line(Fault::Jpeg(60), &[], Silence, ALL),
        line(Fault::Jpeg(25), &[], Silence, ALL),
        line(Fault::Jpeg(12), &[], Silence, ALL),
        line(Fault::Resolution(100.0), SMALL, Either, ALL),
        line(Fault::Resolution(75.0), SMALL, Either, ALL),
        line(Fault::Resolution(50.0), SMALL, Hit, ALL),
        line(Fault::Grey, COLOUR, Hit, ALL),
        line(Fault::BlackWhite, COLOUR, Hit, ALL),
        line(Fault::TintedGrey, COLOUR, Hit, ALL),
        line(Fault::Dark(0.7), LIGHT, Either, ALL),
        line(Fault::Dark(0.45), LIGHT, Hit, ALL),
        line(Fault::Shadow(0.7), LIGHT, Either, PAPER),
        line(Fault::Shadow(0.45), LIGHT, Advice, PAPER),
        line(Fault::Glare(0.01), LIGHT, Advice, |kind, setting| PAPER(kind, setting) && PHOTO(kind, setting)),
        line(Fault::Glare(0.04), LIGHT, Advice, |kind, setting| PAPER(kind, setting) && PHOTO(kind, setting)),
        line(Fault::Crop(0.03), EDGES, Hit, PHOTO),
        line(Fault::Crop(0.08), EDGES, Hit, PHOTO),
        line(Fault::Perspective(5.0), POSE, Silence, PHOTO),
        line(Fault::Perspective(15.0), POSE, Either, PHOTO),
        line(Fault::Perspective(30.0), POSE, Advice, PHOTO),
        line(Fault::Rotation(3.0), POSE, Silence, PHOTO),
        line(Fault::Rotation(10.0), POSE, Advice, PHOTO),
        line(Fault::Fold(20.0), &[], Silence, PAPER),
        line(Fault::Fold(40.0), &[], Silence, PAPER),
        line(Fault::Screen(2.4), SCREEN, Advice, PAPER),
        line(Fault::Screen(3.1), SCREEN, Advice, PAPER),
        line(Fault::Watermark(0.2), &[], Silence, PAPER),
        line(Fault::Seal(Seal::Missing), SEALED, Hit, SIGNED),
        line(Fault::Seal(Seal::Dull), SEALED, Hit, SIGNED),
        line(Fault::Seal(Seal::Half), SEALED, Hit, SIGNED),
        line(Fault::Seal(Seal::Two), &[], Silence, SIGNED),
        line(Fault::Signature(Signature::Missing), SIGNATURE, Hit, SIGNED),
        line(Fault::Signature(Signature::Printed), SIGNATURE, Hit, SIGNED),
        line(Fault::Signature(Signature::Blue), SIGNATURE, Advice, |kind, _| kind == Kind::Form),
        line(Fault::Signature(Signature::Red), SIGNATURE, Advice, |kind, _| kind == Kind::Form),
        line(Fault::Signature(Signature::Blue), &[], Silence, |kind, _| kind == Kind::Letter),
        line(Fault::Signature(Signature::Red), &[], Silence, |kind, _| kind == Kind::Letter),
        line(Fault::Fingerprint, &[], Silence, SIGNED),
    ]
}

/// The rules that speak of a picture in the slot where such a paper belongs, and how strongly.
pub fn raised(kind: Kind, jpeg: &[u8], knowledge: &Knowledge) -> BTreeMap<String, Severity> {
    let slot = match kind {
        Kind::Form => "verification_form",
        Kind::Letter => "commitment_letter",
        Kind::Licence | Kind::List => "subject_certificate",
        Kind::CardFront => "principal_id_front",
        Kind::CardBack => "principal_id_back",
    };
    // A provider without a smallest size: drawn pictures compress better than photographs.
    let mut filing = Filing::new("huawei", "31", Nature::Enterprise, FilingKind::First);
    filing.materials = vec![Material {
        slot: slot.to_owned(),
        website: None,
        document: String::new(),
        issued_on: TypedDate::default(),
        valid_until: TypedDate::default(),
        files: vec!["scans/a.jpg".to_owned()],
    }];
    let (examined, picture) = examine(jpeg);
    let examined = picture.iter().fold(examined, ScanEvidence::looked_at_closely);
    let evidence = Evidence { scans: [("scans/a.jpg".to_owned(), examined)].into(), ..Evidence::default() };
    let report = check(&filing, &evidence, knowledge, date(2026, 11, 22));
    let marks = ["material.form_unsealed", "material.form_unsigned", "material.form_no_fingerprint"];
    let is_of_picture = |rule: &str| rule.starts_with("scan.") || marks.contains(&rule);
    let found = report.findings.into_iter().filter(|finding| is_of_picture(&finding.rule));
    found.map(|finding| (finding.rule, finding.severity)).collect()
}
