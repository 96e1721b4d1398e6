//! Registration number (注册号) of business licences from before the credit code: fifteen digits, the last a
//! check digit by ISO 7064 MOD 11,10 (工商行政管理注册号编制规则, 2007).
//!
//! ```
//! use beian_preflight::number::{Fault, registration_number::RegistrationNumber};
//! assert!(RegistrationNumber::parse("440106 0000 1234４").is_ok());
//! assert_eq!(RegistrationNumber::parse("440106000012345"), Err(Fault::CheckCharacter));
//! ```

use super::{Fault, canonical};

/// A number whose form and check digit are right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RegistrationNumber(String);

impl RegistrationNumber {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The first [`Fault`] in the order length, characters, check digit.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let number = canonical(typed);
        if number.chars().count() != 15 {
            return Err(Fault::Length);
        }
        if !number.chars().all(|c| c.is_ascii_digit()) {
            return Err(Fault::Characters);
        }
        if check_digit(&number) != number.chars().last() {
            return Err(Fault::CheckCharacter);
        }
        Ok(Self(number))
    }

    /// The fifteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The check digit that belongs to the first fourteen, ISO 7064 MOD 11,10.
pub fn check_digit(first_fourteen: &str) -> Option<char> {
    let mut product = 10;
    for c in first_fourteen.chars().take(14) {
        let sum = (product + c.to_digit(10)?) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    char::from_digit((11 - product) % 10, 10)
}
