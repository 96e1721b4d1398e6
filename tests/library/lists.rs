//! Lists of numbers, divisions, days and suffixes.

use crate::fixture::{files, knowledge, root};
use beian_preflight::knowledge::Existence;
use beian_preflight::number::mobile::Mobile;
use beian_preflight::rules::review_ends;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fs;

/// The first seven digits of a block and the province to which it was given out.
const BLOCKS: [(&str, &str); 31] = [
    ("1300010", "11"),
    ("1300012", "12"),
    ("1300140", "13"),
    ("1300700", "14"),
    ("1300095", "15"),
    ("1300092", "21"),
    ("1300091", "22"),
    ("1300097", "23"),
    ("1300020", "31"),
    ("1300001", "32"),
    ("1300067", "33"),
    ("1300002", "34"),
    ("1300099", "35"),
    ("1300620", "36"),
    ("1300000", "37"),
    ("1300076", "41"),
    ("1300008", "42"),
    ("1300730", "43"),
    ("1300040", "44"),
    ("1300069", "45"),
    ("1300500", "46"),
    ("1300230", "50"),
    ("1300003", "51"),
    ("1300780", "52"),
    ("1300860", "53"),
    ("1322890", "54"),
    ("1300005", "61"),
    ("1300087", "62"),
    ("1300770", "63"),
    ("1300790", "64"),
    ("1300096", "65"),
];

fn mobile(prefix: &str) -> Mobile {
    Mobile::parse(&format!("{prefix}0000")).expect("a mobile number")
}

#[test]
fn a_number_of_each_province_is_found() {
    let provinces: BTreeSet<&str> = BLOCKS.iter().map(|(_, province)| *province).collect();
    let known: BTreeSet<&str> = knowledge().provinces.keys().map(String::as_str).collect();
    assert_eq!(provinces, known);
    for (prefix, province) in BLOCKS {
        assert_eq!(knowledge().mobile_provinces.province_of(&mobile(prefix)), Some(province), "{prefix}");
    }
}

#[test]
fn a_number_of_a_segment_that_nobody_lists_belongs_to_no_province() {
    for prefix in ["1344710", "1999980", "1999999"] {
        assert_eq!(knowledge().mobile_provinces.province_of(&mobile(prefix)), None, "{prefix}");
    }
}

#[test]
fn the_packed_numbers_stay_below_64_kib() {
    let packed = fs::metadata(root().join("assets/lists/mobile_provinces.bin")).expect("the packed file");
    assert!(packed.len() < 64 * 1024, "{} bytes", packed.len());
}

#[test]
fn every_segment_is_listed_or_not_and_not_both() {
    let segments = &knowledge().phone_segments;
    let listed: BTreeSet<&String> = segments.listed.iter().collect();
    assert!(segments.not_listed.iter().all(|segment| !listed.contains(segment)));
    assert_eq!(segments.receives_message(&mobile("1380270")), Some(true));
    assert_eq!(segments.receives_message(&mobile("1920000")), Some(false));
    assert_eq!(segments.receives_message(&mobile("1420000")), None);
    assert!(segments.virtual_operator(&mobile("1700000")).is_some() && segments.virtual_operator(&mobile("1380270")).is_none());
}

#[test]
fn every_province_has_an_area_code_of_its_own() {
    let area_codes = &knowledge().area_codes;
    assert_eq!(area_codes.provinces.len(), knowledge().provinces.len());
    assert_eq!(area_codes.provinces_of_area("0898").collect::<Vec<_>>(), ["46"]);
    assert_eq!(area_codes.provinces_of_area("0999").collect::<Vec<_>>(), ["65"]);
    assert_eq!(area_codes.provinces_of_area("0299").count(), 0);
}

#[test]
fn a_code_that_was_abolished_before_a_birth_is_told_from_one_that_was_not() {
    let divisions = &knowledge().divisions;
    let of_xiaguan = |year| divisions.was_in_force("320107", Date::constant(year, 6, 1));
    assert_eq!(of_xiaguan(1985), Existence::InForce);
    assert_eq!(of_xiaguan(2014), Existence::InForce, "registers follow late");
    assert!(matches!(of_xiaguan(2016), Existence::AbolishedBefore(division) if division.name == "下关区"));
    assert_eq!(divisions.was_in_force("659012", Date::constant(1990, 1, 1)), Existence::InForce, "no list says when it began");
    assert_eq!(divisions.was_in_force("999999", Date::constant(1990, 1, 1)), Existence::Unknown);
}

#[test]
fn codes_without_an_end_that_sources_agree_on_stay_in_force() {
    let codes = ["371001", "440401", "500105", "500112", "500157", "460302", "460303", "460321", "710000", "810000", "820000", "830000"];
    for code in codes {
        let divisions = &knowledge().divisions;
        assert_eq!(divisions.was_in_force(code, Date::constant(2026, 11, 22)), Existence::InForce, "{code}");
    }
}

#[test]
fn every_province_has_its_name_among_the_divisions() {
    for (code, province) in &knowledge().provinces {
        assert_eq!(knowledge().divisions.name(&format!("{code}0000")), Some(province.full_name.as_str()), "{code}");
    }
    assert_eq!(knowledge().divisions.name("110221"), Some("昌平县"));
    assert_eq!(knowledge().divisions.prefecture("440304"), Some("深圳市"));
}

#[test]
fn names_that_ended_are_not_names_in_force() {
    let divisions = &knowledge().divisions;
    let of_zhejiang: Vec<&str> = divisions.renamed_or_abolished_districts("33").collect();
    assert!(of_zhejiang.contains(&"下城区") && of_zhejiang.contains(&"江干区"), "{of_zhejiang:?}");
    assert!(!of_zhejiang.contains(&"上城区") && !of_zhejiang.contains(&"余杭区"), "{of_zhejiang:?}");
    assert_eq!(divisions.renamed_or_abolished_districts("99").count(), 0);
}

#[test]
fn national_day_is_off_and_the_saturday_after_it_is_worked() {
    let holidays = &knowledge().holidays;
    assert!(!holidays.is_working_day(Date::constant(2026, 10, 1)));
    assert!(holidays.is_working_day(Date::constant(2026, 10, 10)));
    assert!(!holidays.is_working_day(Date::constant(2026, 10, 11)));
    assert!(holidays.is_working_day(Date::constant(2026, 10, 12)));
}

#[test]
fn working_days_are_counted_the_same_at_once_and_one_by_one() {
    let holidays = &knowledge().holidays;
    let from = Date::constant(2024, 12, 20);
    assert_eq!(holidays.working_days_between(from, Date::constant(2027, 1, 10)), 509);
    assert_eq!(holidays.working_days_between(Date::constant(2026, 9, 20), Date::constant(2026, 10, 12)), 11);
    for n_days in [1, 5, 22, 250, 509] {
        assert_eq!(u32::try_from(holidays.working_days_between(from, holidays.after(from, n_days))), Ok(n_days));
    }
}

#[test]
fn a_review_over_national_day_takes_longer() {
    assert_eq!(review_ends(Date::constant(2026, 9, 21), &knowledge().holidays), Date::constant(2026, 10, 28));
}

#[test]
fn no_day_is_both_off_and_worked_and_none_lies_behind_the_last_notice() {
    let holidays = &knowledge().holidays;
    let until = holidays.published_until.expect("a last day");
    assert!(holidays.off().all(|day| day <= until) && holidays.worked().all(|day| day <= until));
    let off: BTreeSet<Date> = holidays.off().collect();
    assert!(holidays.worked().all(|day| !off.contains(&day)));
}

#[test]
fn every_approved_suffix_is_found_and_not_refused() {
    let suffixes = &knowledge().suffixes;
    for suffix in &suffixes.approved {
        assert!(suffixes.is_approved(suffix), "{suffix}");
        assert!(suffixes.refused(suffix).is_none(), "{suffix}");
    }
    assert!(suffixes.is_approved(".中國") && suffixes.is_approved("XN--FIQS8S"));
    assert_eq!(suffixes.refused("dev").map(|refused| refused.by.as_str()), Some("note_2025"));
}

#[test]
fn every_list_says_where_it_is_from_and_under_which_licence() {
    for file in files(&root().join("assets/lists"), "") {
        let is_packed = file.extension().is_some_and(|extension| extension == "bin" || extension == "py");
        if is_packed || file.components().any(|part| part.as_os_str() == "build") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a readable list");
        let head: String = text.lines().take(24).collect::<Vec<_>>().join("\n").to_lowercase();
        assert!(head.contains("licence"), "{}: no licence", file.display());
    }
}
