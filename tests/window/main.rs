//! The window, headless: found and driven by role and label, as a screen reader would.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on ends")]

mod arriving;
mod book;
mod chooser;
mod desk;
mod eligibility;
mod fit;
mod glossary;
mod home;
mod inspector;
mod jobs;
mod journey;
mod keyboard;
mod language;
mod layout;
mod order;
mod pages;
mod renderer;
#[path = "../library/samples.rs"]
#[allow(dead_code, reason = "the tests without a window use the rest")]
mod samples;
mod screens;
mod snapshot;
mod validation;
mod words;
