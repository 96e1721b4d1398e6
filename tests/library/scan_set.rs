//! A small run over the drawn test set; `cargo bench --bench accuracy` is the large one.

use crate::fixture::knowledge;
use crate::pictures_drawn::{Fault, Kind, Setting, Wanted, cases, raised, sample};
use beian_preflight::evidence::{ScanEvidence, examine};
use beian_preflight::knowledge::Severity;
use std::collections::BTreeMap;
use strum::IntoEnumIterator;

/// What is said of one picture with a fault. A seed of its own, so that limits are not set on it.
fn said(kind: Kind, setting: Setting, fault: Fault) -> BTreeMap<String, Severity> {
    raised(kind, &sample(kind, setting, fault, 770_001).jpeg, knowledge())
}

/// What is demanded of a photographed letter.
fn promised(level: Wanted) -> Vec<(Fault, &'static [&'static str])> {
    let of_letter = cases().into_iter().filter(|case| case.level == level && (case.applies)(Kind::Letter, Setting::Photo));
    of_letter.map(|case| (case.fault, case.wanted)).collect()
}

#[test]
fn nothing_is_said_of_a_clean_picture() {
    for kind in Kind::iter() {
        for setting in [Setting::Flatbed, Setting::Photo] {
            let said = said(kind, setting, Fault::None);
            assert!(said.is_empty(), "{} {setting:?}: {said:?}", kind.as_ref());
        }
    }
}

#[test]
fn every_fault_that_is_promised_is_found_on_a_letter() {
    for (fault, wanted) in promised(Wanted::Hit) {
        let said = said(Kind::Letter, Setting::Photo, fault);
        assert!(said.keys().any(|rule| wanted.contains(&rule.as_str())), "{fault:?}: {said:?}");
    }
}

#[test]
fn what_is_no_fault_raises_nothing_above_advice() {
    for (fault, _) in promised(Wanted::Silence) {
        let said = said(Kind::Letter, Setting::Photo, fault);
        assert!(said.values().all(|severity| *severity == Severity::Advice), "{fault:?}: {said:?}");
    }
}

#[test]
fn corners_seals_and_signatures_are_found_where_they_were_drawn() {
    for kind in Kind::iter() {
        let made = sample(kind, Setting::Photo, Fault::Perspective(15.0), 770_003);
        let (ScanEvidence::Measured(facts), _) = examine(&made.jpeg) else { panic!("a picture") };
        let page = facts.sheet.page.unwrap_or_else(|| panic!("{}: no outline", kind.as_ref()));
        for (found, drawn) in page.outline.corners.iter().zip(made.outline.corners) {
            let away = (found.x - drawn.x).hypot(found.y - drawn.y);
            assert!(away < 0.01, "{}: a corner is {away} away", kind.as_ref());
        }
        let marks = facts.sheet.red.iter().map(|mark| mark.region.centre());
        assert!(made.seal_place.is_none_or(|place| marks.clone().any(|at| place.holds(at))), "{}: {:?}", kind.as_ref(), facts.sheet.red);
        let writing: Vec<_> = facts.sheet.writing.iter().flatten().map(|writing| writing.region.centre()).collect();
        assert!(made.signature_place.is_none_or(|place| writing.iter().any(|&at| place.holds(at))), "{}", kind.as_ref());
    }
}

#[test]
fn resolution_is_that_of_the_sheet_and_not_of_the_picture() {
    for wanted in [75.0, 100.0] {
        let made = sample(Kind::Letter, Setting::Photo, Fault::Resolution(wanted), 770_005);
        let (ScanEvidence::Measured(facts), _) = examine(&made.jpeg) else { panic!("a picture") };
        let dpi = facts.sheet.dpi(297.0);
        assert!((dpi / made.dpi - 1.0).abs() < 0.05, "{dpi} in place of {}", made.dpi);
    }
}
