//! Organisation code (组织机构代码), GB 11714-1997: eight characters and a check character.
//!
//! Replaced by the credit code in 2015, whose characters nine to seventeen it is; certificates with it alone
//! are still on providers' lists.
//!
//! ```
//! use beian_preflight::number::{Fault, organisation_code::OrganisationCode};
//! assert_eq!(OrganisationCode::parse("ma5abcde 5").unwrap().to_string(), "MA5ABCDE-5");
//! assert_eq!(OrganisationCode::parse("MA5ABCDE-6"), Err(Fault::CheckCharacter));
//! ```

use super::{Fault, canonical};
use std::fmt;

/// A code whose form and check character are right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrganisationCode(String);

impl OrganisationCode {
    /// Reads what was typed, with or without its hyphen.
    ///
    /// # Errors
    /// The first [`Fault`] in the order length, characters, check character.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let code = canonical(typed);
        if code.chars().count() != 9 {
            return Err(Fault::Length);
        }
        let check = code.chars().last();
        let is_check = check.is_some_and(|c| c.is_ascii_digit() || c == 'X');
        if !is_check || !code.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()) {
            return Err(Fault::Characters);
        }
        if check_character(&code) != check {
            return Err(Fault::CheckCharacter);
        }
        Ok(Self(code))
    }

    /// The nine characters without the hyphen.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrganisationCode {
    /// With the hyphen before the check character, as certificates print it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.0[..8], &self.0[8..])
    }
}

/// The check character that belongs to the first eight: 11 − Σ value·weight mod 11, 10 as `X`, 11 as `0` (GB 11714-1997, 4.2).
pub fn check_character(first_eight: &str) -> Option<char> {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let mut sum = 0;
    let mut n_characters = 0;
    for (c, weight) in first_eight.chars().zip(WEIGHTS) {
        sum += c.to_digit(36)? * weight;
        n_characters += 1;
    }
    let check = match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    };
    check.filter(|_| n_characters == WEIGHTS.len())
}
