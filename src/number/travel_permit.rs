//! Travel permits: 港澳居民来往内地通行证 and 台湾居民来往大陆通行证. Neither has a check character.
//!
//! Hong Kong and Macau: `H` or `M` and eight digits, on older cards ten (the last two count the renewals).
//! Taiwan: eight digits; older booklets ten digits with letters in brackets behind them. Forms: the card
//! faces as described in providers' documents (Alibaba Cloud, 短信核验FAQ, 2019; Tencent Cloud, 江苏, 2022).
//!
//! ```
//! use beian_preflight::number::{Fault, travel_permit};
//! assert_eq!(travel_permit::parse_hk_macau("h 12345678").as_deref(), Ok("H12345678"));
//! assert_eq!(travel_permit::parse_taiwan("０1234567").as_deref(), Ok("01234567"));
//! assert_eq!(travel_permit::parse_hk_macau("K12345678"), Err(Fault::Prefix));
//! ```

use super::{Fault, canonical};

/// Reads the number of a permit for Hong Kong and Macau residents; gives its canonical form.
///
/// # Errors
/// The first [`Fault`] in the order prefix, characters, length.
pub fn parse_hk_macau(typed: &str) -> Result<String, Fault> {
    let number = canonical(typed);
    let digits = number.strip_prefix(['H', 'M']).ok_or(Fault::Prefix)?;
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(Fault::Characters);
    }
    if matches!(digits.len(), 8 | 10) { Ok(number) } else { Err(Fault::Length) }
}

/// Reads the number of a permit for Taiwan residents; gives its canonical form.
///
/// # Errors
/// The first [`Fault`] in the order characters, length.
pub fn parse_taiwan(typed: &str) -> Result<String, Fault> {
    let number = canonical(typed);
    let (digits, letters) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
    let letters = letters.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(letters);
    if !letters.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
        return Err(Fault::Characters);
    }
    let is_right = matches!((digits.len(), letters.len()), (8, 0) | (10, 0..=3));
    if is_right { Ok(number) } else { Err(Fault::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_card_of_hong_kong_is_no_travel_permit() {
        assert_eq!(parse_hk_macau("P174468(6)"), Err(Fault::Prefix));
        assert_eq!(parse_hk_macau("H174468(6)"), Err(Fault::Characters));
    }

    #[test]
    fn an_identity_card_of_taiwan_is_no_travel_permit() {
        assert_eq!(parse_taiwan("B221690311"), Err(Fault::Length));
    }

    #[test]
    fn an_older_booklet_has_ten_digits_and_a_letter() {
        assert_eq!(parse_taiwan("0123456789（Ｂ）").as_deref(), Ok("0123456789(B)"));
    }
}
