//! The window, headless: found and driven by role and label, as a screen reader would.

mod desk;
mod journey;
mod language;
mod validation;
