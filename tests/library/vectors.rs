//! Published test vectors of other libraries; `tests/fixtures/vectors/` names where each comes from.

use crate::fixture::root;
use beian_preflight::number::credit_code::CreditCode;
use beian_preflight::number::resident_id::ResidentId;
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
