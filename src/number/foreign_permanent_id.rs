//! Foreign permanent resident identity card (外国人永久居留身份证): three letters and twelve digits on cards of
//! 2017 and before, eighteen characters from 9 on with the check character of GB 11643 on those of 2023.
//!
//! ```
//! use beian_preflight::number::{Fault, foreign_permanent_id};
//! assert_eq!(foreign_permanent_id::parse("usa 110019900101").as_deref(), Ok("USA110019900101"));
//! assert_eq!(foreign_permanent_id::parse("911124198108030024").as_deref(), Ok("911124198108030024"));
//! assert_eq!(foreign_permanent_id::parse("440106199001011235"), Err(Fault::Prefix));
//! ```

use super::resident_id::ResidentId;
use super::{Fault, canonical};

/// Reads what was typed; gives its canonical form.
///
/// # Errors
/// The first [`Fault`] in the order length, prefix, characters, date, check character.
pub fn parse(typed: &str) -> Result<String, Fault> {
    let number = canonical(typed);
    match number.chars().count() {
        15 => {
            let letters = number.chars().take(3).all(|c| c.is_ascii_uppercase());
            let digits = number.chars().skip(3).all(|c| c.is_ascii_digit());
            if letters && digits { Ok(number) } else { Err(Fault::Characters) }
        }
        18 if !number.starts_with('9') => Err(Fault::Prefix),
        18 => ResidentId::parse(&number).map(|id| id.as_str().to_owned()),
        _ => Err(Fault::Length),
    }
}
