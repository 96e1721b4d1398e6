//! Mainland landline: area code of three or four digits that begins with 0, seven or eight digits, an
//! extension of up to six.
//!
//! Form: national numbering plan of the ministry (电信网编号计划, 2017 edition); filing systems write
//! `086-010-87654321-123`. Which area code belongs to which province is knowledge.
//!
//! ```
//! use beian_preflight::number::landline::Landline;
//! let phone = Landline::parse("（020）38001234").unwrap();
//! assert_eq!((phone.area_code(), phone.to_string().as_str()), ("020", "020-38001234"));
//! ```

use super::Fault;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A number of the form of a mainland landline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Landline {
    area_code: String,
    subscriber: String,
    extension: String,
}

impl Landline {
    /// Reads what was typed. Without separators, `010` and `02x` are taken as area codes of three digits
    /// and all others as four.
    ///
    /// # Errors
    /// The first [`Fault`] in the order characters, prefix, length.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let typed: String = typed.trim().nfkc().collect();
        if !typed.chars().all(|c| c.is_ascii_digit() || " +()-‐–—转".contains(c)) {
            return Err(Fault::Characters);
        }
        let typed = typed.strip_prefix('+').unwrap_or(&typed);
        let mut groups: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let has_country = matches!(groups.first(), Some(&("86" | "086" | "0086")));
        if has_country {
            groups.remove(0);
        }
        // Behind a country code the 0 of the area code is often left out.
        let first = groups.first().copied().unwrap_or_default();
        let whole = if has_country && !first.starts_with('0') { format!("0{first}") } else { first.to_owned() };
        if !whole.starts_with('0') {
            return Err(Fault::Prefix);
        }
        let area_digits = if whole.starts_with("010") || whole.starts_with("02") { 3 } else { 4 };
        let (area_code, glued) = whole.split_at_checked(area_digits).ok_or(Fault::Length)?;
        // People group the digits as they like; what comes after seven or more is the extension.
        let (mut subscriber, mut extension) = (glued.to_owned(), String::new());
        for group in groups.iter().skip(1) {
            if subscriber.len() < 7 { subscriber.push_str(group) } else { extension.push_str(group) }
        }
        if !matches!(subscriber.len(), 7 | 8) || extension.len() > 6 {
            return Err(Fault::Length);
        }
        Ok(Self { area_code: area_code.to_owned(), subscriber, extension })
    }

    /// The area code with its leading 0.
    pub fn area_code(&self) -> &str {
        &self.area_code
    }
}

impl fmt::Display for Landline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.area_code, self.subscriber)?;
        if self.extension.is_empty() { Ok(()) } else { write!(f, "-{}", self.extension) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_country_code_do_not_matter() {
        for typed in ["086-020-38001234", "02038001234", "+86 020 38001234", "+86-20-38001234", "020-3800 1234", "(020)38001234"] {
            assert_eq!(Landline::parse(typed).map(|phone| phone.to_string()), Ok("020-38001234".to_owned()), "{typed}");
        }
    }

    #[test]
    fn an_extension_is_kept() {
        assert_eq!(Landline::parse("0755-26001234转802").unwrap().to_string(), "0755-26001234-802");
    }

    #[test]
    fn without_area_code_it_cannot_be_dialled() {
        assert_eq!(Landline::parse("38001234"), Err(Fault::Prefix));
        assert_eq!(Landline::parse("0755"), Err(Fault::Length));
        assert_eq!(Landline::parse(""), Err(Fault::Prefix));
    }
}
