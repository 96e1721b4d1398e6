//! The window, headless: found and driven by role and label, as a screen reader would.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot go on ends")]

mod book;
mod desk;
mod eligibility;
mod journey;
mod language;
mod validation;
