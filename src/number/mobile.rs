//! Mainland mobile number: eleven digits, the first 1, the second 3 to 9.
//!
//! Form: national numbering plan of the ministry (电信网编号计划, 2017 edition), segments 13x to 19x. Which
//! segment belongs to which operator or province is knowledge. `+86`, `0086`, `86` and `086` in front
//! are accepted.
//!
//! ```
//! use beian_preflight::number::{Fault, mobile::Mobile};
//! assert_eq!(Mobile::parse("+86 138 0270 0001").unwrap().as_str(), "13802700001");
//! assert_eq!(Mobile::parse("12802700001"), Err(Fault::Prefix));
//! ```

use super::{Fault, canonical};

/// A number of the form of a mainland mobile.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

impl Mobile {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The first [`Fault`] in the order characters, length, prefix.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let typed = canonical(typed);
        let digits = typed.strip_prefix('+').unwrap_or(&typed);
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(Fault::Characters);
        }
        let national =
            ["0086", "086", "86"].iter().find_map(|country| digits.strip_prefix(country).filter(|rest| rest.len() == 11)).unwrap_or(digits);
        if national.len() != 11 {
            return Err(Fault::Length);
        }
        if !matches!(national.as_bytes(), [b'1', b'3'..=b'9', ..]) {
            return Err(Fault::Prefix);
        }
        Ok(Self(national.to_owned()))
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn country_codes_in_all_their_forms_are_left_off() {
        for typed in ["13802700001", "+8613802700001", "0086-138-0270-0001", "086 13802700001", "１３８０２７００００１"] {
            assert_eq!(Mobile::parse(typed).as_ref().map(Mobile::as_str), Ok("13802700001"), "{typed}");
        }
    }

    #[test]
    fn a_landline_is_no_mobile() {
        assert_eq!(Mobile::parse("020-38001234"), Err(Fault::Prefix));
        assert_eq!(Mobile::parse("0755-2600123"), Err(Fault::Prefix));
        assert_eq!(Mobile::parse("38001234"), Err(Fault::Length));
    }
}
