//! Checks an ICP filing (ICP备案) offline, before a reviewer does.
//!
//! The core is one pure function: [`rules::check`] takes what the applicant typed
//! ([`filing::Filing`]), what was measured on the scans ([`evidence::Evidence`]), what is known of
//! rules and provinces ([`knowledge::Knowledge`]) and today's date, and gives a [`rules::Report`].
//! Everything else shows, changes, keeps or exports these. `ARCHITECTURE.md` has the map.

// What the macro makes is reached through `word!` only, which always names the locale.
#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "made by the macro of rust-i18n")]
mod words_of_locales {
    rust_i18n::i18n!("locales", fallback = "zh-CN");
}
use words_of_locales::{_rust_i18n_t, _rust_i18n_try_translate};

pub mod app;
pub mod bundle;
pub mod cli;
pub mod evidence;
pub mod filing;
pub mod i18n;
pub mod knowledge;
pub mod number;
pub mod picture;
pub mod report;
pub mod rules;
pub mod scan;
pub mod shell;
pub mod text;
pub mod ui;
