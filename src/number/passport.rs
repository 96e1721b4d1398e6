//! Passport numbers: states differ, so that only characters and length are asked: five to twenty letters and
//! digits (the bounds of a provider's own form: Inspur Cloud, 2021-06; ICAO 9303 prints nine, longer ones
//! continue in the optional data).
//!
//! ```
//! use beian_preflight::number::{Fault, passport};
//! assert_eq!(passport::parse(" e1234 5678").as_deref(), Ok("E12345678"));
//! assert_eq!(passport::parse("E12#45678"), Err(Fault::Characters));
//! ```

use super::{Fault, canonical};

/// Reads what was typed; gives its canonical form.
///
/// # Errors
/// The first [`Fault`] in the order characters, length.
pub fn parse(typed: &str) -> Result<String, Fault> {
    let number = canonical(typed);
    if !number.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(Fault::Characters);
    }
    if (5..=20).contains(&number.len()) { Ok(number) } else { Err(Fault::Length) }
}
