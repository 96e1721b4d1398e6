//! Everything that needs no window.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on ends")]

mod account;
mod bad_input;
mod book;
mod bundle;
mod chooser;
mod colour;
mod driver;
mod eligibility;
mod file_facts;
mod fitted;
mod fixture;
mod glossary;
mod home;
mod hostile;
mod inspector;
mod intake;
mod jobs;
mod lists;
mod materials;
mod name_lists;
mod numbers;
mod outside;
mod overlay;
mod package;
mod pages;
mod pictures;
#[path = "../scan_set/mod.rs"]
mod pictures_drawn;
mod program;
mod rule_fixtures;
mod same_picture;
mod samples;
mod saved;
mod scan_set;
mod sorting;
mod suggestions;
mod supply_chain;
mod tidy;
mod total;
mod trouble;
mod vectors;
mod whole_cases;
mod words;
