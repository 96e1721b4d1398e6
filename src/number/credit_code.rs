//! Unified social credit code (统一社会信用代码), GB 32100-2015.
//!
//! Eighteen characters of `0-9A-Z` without I, O, S, V, Z: registering department, category, six digits
//! of the registering division (GB/T 2260), nine characters of organisation code (GB 11714), one check
//! character (weights 3^i mod 31). The first two may be letters (N1 for village economic co-operatives),
//! which many libraries wrongly refuse; a check character of 0 is legal too.
//!
//! The check character of the inner organisation code is not asked for: codes of the trial regions
//! exist that fail it.
//!
//! ```
//! use beian_preflight::number::{Fault, credit_code::CreditCode};
//! let code = CreditCode::parse("91440101 MA5ABCDE52").unwrap();
//! assert_eq!(code.category(), "91");
//! assert_eq!(code.province_code(), "44");
//! assert_eq!(CreditCode::parse("91440101MA5ABCDE53"), Err(Fault::CheckCharacter));
//! ```

use super::{Fault, canonical};

/// The 31 characters in the order of their values, GB 32100-2015 table 3.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A code whose form and check character are right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CreditCode(String);

impl CreditCode {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The first [`Fault`] in the order length, characters, check character.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let code = canonical(typed);
        if code.chars().count() != 18 {
            return Err(Fault::Length);
        }
        let division_is_digits = code.chars().skip(2).take(6).all(|c| c.is_ascii_digit());
        if !division_is_digits || !code.chars().all(|c| ALPHABET.contains(c)) {
            return Err(Fault::Characters);
        }
        if check_character(&code) != code.chars().last() {
            return Err(Fault::CheckCharacter);
        }
        Ok(Self(code))
    }

    /// The eighteen characters, half width, upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Registering department and category, such as `91` for enterprises (GB 32100-2015 table 1).
    pub fn category(&self) -> &str {
        &self.0[..2]
    }

    /// Whether it is an individual business's (个体工商户): category 92 (GB 32100-2015 table 1).
    pub fn is_individual_business(&self) -> bool {
        self.category() == "92"
    }

    /// Registering division (GB/T 2260), six digits; `100000` for central registration.
    pub fn division(&self) -> &str {
        &self.0[2..8]
    }

    /// First two digits of the registering division; `10` for central registration.
    pub fn province_code(&self) -> &str {
        &self.0[2..4]
    }
}

/// The check character that belongs to the first seventeen: 31 − Σ value·3^i mod 31, GB 32100-2015, 4.5.
pub fn check_character(first_seventeen: &str) -> Option<char> {
    let mut sum = 0;
    let mut weight = 1;
    let mut n_characters = 0;
    for c in first_seventeen.chars().take(17) {
        sum += ALPHABET.find(c)? * weight;
        weight = weight * 3 % 31;
        n_characters += 1;
    }
    let check = (31 - sum % 31) % 31;
    (n_characters == 17).then(|| ALPHABET.chars().nth(check)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_front_are_legal() {
        let stem = "N2330106MA2ABCD13";
        let code = format!("{stem}{}", check_character(stem).unwrap());
        assert_eq!(CreditCode::parse(&code).unwrap().category(), "N2");
    }

    #[test]
    fn a_letter_that_the_standard_leaves_out_is_a_fault_of_characters() {
        assert_eq!(CreditCode::parse("91440101MAO0BCDE52"), Err(Fault::Characters));
    }

    #[test]
    fn an_old_registration_number_is_a_fault_of_length() {
        assert_eq!(CreditCode::parse("440106000012345"), Err(Fault::Length));
    }
}
