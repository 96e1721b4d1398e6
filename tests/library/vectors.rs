//! Published test vectors of other libraries; `tests/fixtures/vectors/` names where each comes from.

use crate::fixture::{knowledge, root};
use beian_preflight::knowledge::Existence;
use beian_preflight::number::credit_code::CreditCode;
use beian_preflight::number::organisation_code::OrganisationCode;
use beian_preflight::number::resident_id::ResidentId;
use beian_preflight::number::travel_permit;
use std::fs;

/// Value and expectation of every row.
fn rows(file: &str) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(root().join("tests/fixtures/vectors").join(file)).expect("a file of vectors");
    let row = |line: &str| {
        let mut cells = line.splitn(4, ',').map(str::to_owned);
        Some((cells.next()?, cells.next()?, cells.next()?))
    };
    text.lines().skip(1).filter_map(row).collect()
}

#[test]
fn resident_ids_of_other_libraries_are_judged_alike() {
    let rows = rows("vectors_ric.csv");
    assert!(rows.len() > 20);
    for (value, expect, reason) in rows {
        // Numbers of fifteen digits ended in 2013; the division is knowledge and judged elsewhere.
        let is_ours =
            value.chars().filter(char::is_ascii_alphanumeric).count() == 18 && !reason.contains("region") && !reason.contains("area");
        if is_ours {
            assert_eq!(ResidentId::parse(&value).is_ok(), expect.starts_with("valid"), "{value}: {expect} {reason}");
        }
    }
}

#[test]
fn credit_codes_of_other_libraries_are_judged_alike() {
    let rows = rows("vectors_uscc.csv");
    assert!(rows.len() > 20);
    for (value, expect, reason) in rows {
        assert_eq!(CreditCode::parse(&value).is_ok(), expect.starts_with("valid"), "{value}: {expect} {reason}");
    }
}

#[test]
fn credit_codes_with_letters_in_front_are_codes() {
    for (value, expect, note) in rows("vectors_uscc_edge.csv") {
        assert_eq!(CreditCode::parse(&value).is_ok(), expect.starts_with("valid"), "{value}: {note}");
    }
}

#[test]
fn organisation_codes_of_other_libraries_are_judged_alike() {
    let rows = rows("vectors_orgcode.csv");
    assert!(rows.len() > 200);
    for (value, expect, source) in rows {
        assert_eq!(OrganisationCode::parse(&value).is_ok(), expect.starts_with("valid"), "{value}: {source}");
    }
}

#[test]
fn identity_cards_of_hong_kong_and_taiwan_are_no_travel_permits() {
    for (value, kind, source) in rows("vectors_hk_tw.csv") {
        assert!(travel_permit::parse_hk_macau(&value).is_err(), "{value}: {kind} {source}");
        assert!(travel_permit::parse_taiwan(&value).is_err(), "{value}: {kind} {source}");
    }
}

#[test]
fn divisions_of_other_libraries_numbers_are_judged_alike() {
    let divisions = &knowledge().divisions;
    let mut n_known = 0;
    for (value, expect, reason) in rows("vectors_ric.csv") {
        let code = value.get(..6).unwrap_or_default();
        if reason.contains("region") && expect == "invalid" {
            assert!(divisions.at(code).is_empty(), "{value}: {reason}");
        }
        let Some(id) = ResidentId::parse(&value).ok().filter(|id| !id.division().starts_with(['8', '9'])) else { continue };
        let existence = divisions.was_in_force(id.division(), id.birth_date());
        let is_doubted = matches!(existence, Existence::Unknown | Existence::AbolishedBefore(_));
        // One vector is taken by its first digits only, which no list of divisions holds.
        if expect == "valid" && !reason.contains("prefix fallback") {
            assert!(!is_doubted, "{value}: {reason}: {existence:?}");
            n_known += 1;
        }
    }
    assert!(n_known > 8, "{n_known}");
}
