//! E-mail address, as far as delivery needs it: one `@`, a local part, a domain with a suffix.
//!
//! RFC 5321, 4.5.3.1 bounds the parts to 64 and 255 octets. Quoted local parts and addresses in other
//! scripts exist, but no filing system takes them.
//!
//! ```
//! use beian_preflight::number::email::Email;
//! assert_eq!(Email::parse(" Filing@Example.COM ").unwrap().as_str(), "Filing@example.com");
//! assert!(Email::parse("filing@example").is_err());
//! ```

use super::Fault;
use unicode_normalization::UnicodeNormalization;

/// An address that can be delivered to, as far as its form tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads what was typed; the domain comes out in lower case.
    ///
    /// # Errors
    /// [`Fault::Length`] for parts that are empty or too long, [`Fault::Characters`] for anything else.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let typed: String = typed.trim().nfkc().collect();
        let (local, domain) = typed.rsplit_once('@').ok_or(Fault::Characters)?;
        if local.is_empty() || local.len() > 64 || domain.len() > 255 {
            return Err(Fault::Length);
        }
        let dots_are_inside = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
        let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        if !dots_are_inside || !local.chars().all(is_atom) {
            return Err(Fault::Characters);
        }
        let domain = idna::domain_to_ascii(domain).map_err(|_| Fault::Characters)?;
        let labels: Vec<&str> = domain.split('.').collect();
        let is_label = |label: &&str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let has_suffix = labels.last().is_some_and(|last| last.len() >= 2 && !last.chars().all(|c| c.is_ascii_digit()));
        if labels.len() < 2 || !labels.iter().all(is_label) || !has_suffix {
            return Err(Fault::Characters);
        }
        Ok(Self(format!("{local}@{domain}")))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_taken() {
        for typed in ["a@b.cn", "first.last+filing@mail.example.com.cn", "12345@qq.com", "ｆｉｌｉｎｇ＠example.com"] {
            assert!(Email::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn slips_of_the_hand_are_found() {
        for typed in ["", "a", "@b.cn", "a@", "a@b", "a b@c.cn", "a@@b.cn", "a..b@c.cn", "a@b..cn", "a@-b.cn", "a@b.1", "a,b@c.cn"] {
            assert!(Email::parse(typed).is_err(), "{typed}");
        }
    }
}
