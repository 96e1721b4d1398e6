//! Everything that needs no window.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on ends")]

mod book;
mod fixture;
mod rule_fixtures;
mod tidy;
mod vectors;
mod whole_cases;
mod words;
