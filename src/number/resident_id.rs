//! Citizen identity number (公民身份号码), GB 11643-1999.
//!
//! Eighteen characters: six digits for the division where it was issued (GB/T 2260), eight for the birth
//! date, three that tell apart people of one day and place (odd for men), one check character by
//! ISO 7064 MOD 11-2. The residence permits for Hong Kong, Macau and Taiwan (810000, 820000, 830000,
//! GA 467-2018) and the foreign permanent resident card of 2023 (first digit 9) have the same form.
//!
//! The division is not looked up here, because cards keep codes that were abolished since. Numbers of
//! fifteen digits are not accepted: cards with them ceased to be valid on 1 January 2013.
//!
//! ```
//! use beian_preflight::number::{Fault, resident_id::ResidentId};
//! let id = ResidentId::parse("440304 19920315 124 2").unwrap();
//! assert_eq!(id.province_code(), "44");
//! assert_eq!(id.birth_date().to_string(), "1992-03-15");
//! assert_eq!(ResidentId::parse("440304199203151243"), Err(Fault::CheckCharacter));
//! ```

use super::{Fault, canonical};
use jiff::civil::Date;

/// A number whose form, date and check character are right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResidentId {
    number: String,
    birth_date: Date,
}

impl ResidentId {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The first [`Fault`] in the order length, characters, date, check character.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let number = canonical(typed);
        if number.chars().count() != 18 {
            return Err(Fault::Length);
        }
        let bytes = number.as_bytes();
        let digits_then_check = bytes.iter().take(17).all(u8::is_ascii_digit) && matches!(bytes.last(), Some(b'0'..=b'9' | b'X'));
        if bytes.len() != 18 || bytes[0] == b'0' || !digits_then_check {
            return Err(Fault::Characters);
        }
        let birth_date = birth_date(&number).ok_or(Fault::Date)?;
        if check_character(&number) != Some(char::from(bytes[17])) {
            return Err(Fault::CheckCharacter);
        }
        Ok(Self { number, birth_date })
    }

    /// The eighteen characters, half width, `X` in upper case.
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// Birth date.
    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// First six digits: the division of issue (GB/T 2260), or that of a permit.
    pub fn division(&self) -> &str {
        &self.number[..6]
    }

    /// First two digits: the province of issue, or 81, 82, 83, 9x for the permits.
    pub fn province_code(&self) -> &str {
        &self.number[..2]
    }
}

/// Whole years from `birth` to `today`, between 0 and 255. A birthday counts from its own day on.
pub fn age_between(birth: Date, today: Date) -> u8 {
    let birthday_to_come = (today.month(), today.day()) < (birth.month(), birth.day());
    let years = i32::from(today.year()) - i32::from(birth.year()) - i32::from(birthday_to_come);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

fn birth_date(number: &str) -> Option<Date> {
    let part = |from, to| number.get(from..to)?.parse::<i16>().ok();
    let (year, month, day) = (part(6, 10)?, part(10, 12)?, part(12, 14)?);
    // Nobody alive was born before 1850; the standard itself gives no bound.
    if year < 1850 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The check character that belongs to the first seventeen digits.
///
/// GB 11643-1999, 4.1 and ISO 7064 MOD 11-2: weights 2^(17-i) mod 11, remainder looked up in `10X98765432`.
pub fn check_character(first_seventeen: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let mut sum = 0;
    let mut n_digits = 0;
    for (c, weight) in first_seventeen.chars().zip(WEIGHTS) {
        sum += c.to_digit(10)? * weight;
        n_digits += 1;
    }
    (n_digits == WEIGHTS.len()).then(|| CHECKS[(sum % 11) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_lower_case_are_the_same_number() {
        let stem = "11010519491231002";
        let check = check_character(stem).unwrap();
        assert_eq!(check, 'X', "the example of GB 11643-1999");
        let typed = format!("{stem}ｘ");
        assert_eq!(ResidentId::parse(&typed).unwrap().as_str(), format!("{stem}X"));
    }

    #[test]
    fn permits_for_hong_kong_macau_and_taiwan_have_the_same_form() {
        for area in ["810000", "820000", "830000"] {
            let stem = format!("{area}19900101001");
            let number = format!("{stem}{}", check_character(&stem).unwrap());
            assert_eq!(ResidentId::parse(&number).unwrap().province_code(), &area[..2]);
        }
    }

    #[test]
    fn somebody_is_a_year_older_from_the_birthday_on() {
        let born = Date::constant(2008, 11, 22);
        assert_eq!(age_between(born, Date::constant(2026, 11, 21)), 17);
        assert_eq!(age_between(born, Date::constant(2026, 11, 22)), 18);
    }

    #[test]
    fn a_day_that_does_not_exist_is_a_fault_of_the_date() {
        assert_eq!(ResidentId::parse("440308199902301512"), Err(Fault::Date));
    }

    #[test]
    fn han_characters_of_the_right_count_are_a_fault_of_characters() {
        assert_eq!(ResidentId::parse(&"一".repeat(18)), Err(Fault::Characters));
    }
}
