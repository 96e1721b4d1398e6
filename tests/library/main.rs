//! Everything that needs no window.

mod book;
mod fixture;
mod rule_fixtures;
mod tidy;
mod vectors;
mod whole_cases;
mod words;
