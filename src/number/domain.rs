//! Domain name as it is filed: the registrable domain, without `www`, scheme or path.
//!
//! Form by RFC 1035 and RFC 5891 (internationalised labels are accepted and compared in their ASCII
//! form). What is registrable follows the ICANN part of the Public Suffix List; its private part is left
//! out, because `github.io` is nobody's to file.
//!
//! ```
//! use beian_preflight::number::domain::{Domain, DomainFault};
//! assert_eq!(Domain::parse("Example.COM.cn").unwrap().as_str(), "example.com.cn");
//! assert_eq!(Domain::parse("例子.中国").unwrap().ascii(), "xn--fsqu00a.xn--fiqs8s");
//! let fault = Domain::parse("https://www.example.com/a").unwrap_err();
//! assert_eq!(fault.kind, DomainFault::Url);
//! assert_eq!(fault.registrable.as_deref(), Some("example.com"));
//! ```

use crate::text::nfkc;

/// A registrable domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Domain {
    name: String,
    ascii: String,
}

/// Why something typed is not a registrable domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum DomainFault {
    /// It has a scheme, a path, a port or a user.
    Url,
    /// It is a host below a registrable domain, such as `www.example.com`.
    Subdomain,
    /// It is a public suffix itself, such as `com.cn`.
    BareSuffix,
    /// It is an IP address.
    IpAddress,
    /// It holds characters that no domain has, its labels are empty or too long, or it has no dot.
    Characters,
    /// Its last label is no top-level domain known to the list.
    UnknownSuffix,
}

/// A fault, and the domain that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRegistrable {
    /// What is wrong.
    pub kind: DomainFault,
    /// The registrable domain inside of what was typed.
    pub registrable: Option<String>,
}

impl Domain {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`NotRegistrable`] with the fault and, where there is one, the registrable domain inside.
    pub fn parse(typed: &str) -> Result<Self, NotRegistrable> {
        let folded: String = nfkc(typed.trim()).chars().flat_map(char::to_lowercase).collect();
        let folded = folded.replace('。', ".");
        // A trailing dot is the root, which DNS tools show; it is the same domain.
        let folded = folded.strip_suffix('.').unwrap_or(&folded);
        let host = host_of(folded);
        let fault = |kind, registrable| NotRegistrable { kind, registrable };
        if host.parse::<std::net::IpAddr>().is_ok() {
            return Err(fault(DomainFault::IpAddress, None));
        }
        let Some(ascii) = ascii_of(host) else { return Err(fault(DomainFault::Characters, None)) };
        let Some(registrable) = registrable(&ascii) else {
            let kind = match ascii.as_str() {
                suffix if is_known_suffix(suffix) => DomainFault::BareSuffix,
                host if host.contains('.') => DomainFault::UnknownSuffix,
                _ => DomainFault::Characters,
            };
            return Err(fault(kind, None));
        };
        let (unicode, _) = idna::domain_to_unicode(&registrable);
        if host.len() != folded.len() {
            return Err(fault(DomainFault::Url, Some(unicode)));
        }
        if registrable != ascii {
            return Err(fault(DomainFault::Subdomain, Some(unicode)));
        }
        Ok(Self { name: unicode, ascii: registrable })
    }

    /// The domain as people read it, in lower case.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The domain in ASCII (`xn--…` labels).
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// The top-level domain in Unicode with its dot, such as `.com` or `.中国`.
    pub fn top_level(&self) -> &str {
        self.name.rfind('.').map_or("", |dot| &self.name[dot..])
    }
}

/// The host inside of something that may be a URL.
fn host_of(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let rest = match rest.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') && port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => rest,
    };
    rest.strip_suffix('.').unwrap_or(rest)
}

/// The ASCII form of a host whose labels are well formed.
fn ascii_of(host: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii(host).ok()?;
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    (ascii.len() <= 253 && ascii.split('.').all(is_label)).then_some(ascii)
}

/// The ending of `ascii` with one label more than its longest ICANN suffix.
fn registrable(ascii: &str) -> Option<String> {
    let labels: Vec<&str> = ascii.split('.').collect();
    let suffix = (0..labels.len()).find(|&from| is_known_suffix(&labels[from..].join(".")))?;
    Some(labels.get(suffix.checked_sub(1)?..)?.join("."))
}

/// Whether `ascii` as a whole is an ICANN suffix.
fn is_known_suffix(ascii: &str) -> bool {
    psl::suffix(ascii.as_bytes()).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Icann) && suffix.as_bytes() == ascii.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, (DomainFault, Option<&str>)>) {
        let parsed = Domain::parse(typed);
        let found = parsed.as_ref().map(Domain::as_str).map_err(|fault| (fault.kind, fault.registrable.as_deref()));
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn registrable_domains_are_taken_in_every_script_and_width() {
        check("example.com", Ok("example.com"));
        check("ｅｘａｍｐｌｅ。com", Ok("example.com"));
        check("例子.中国", Ok("例子.中国"));
        check("xn--fsqu00a.xn--fiqs8s", Ok("例子.中国"));
        check("some.gov.cn", Ok("some.gov.cn"));
        check("example.com.", Ok("example.com"));
    }

    #[test]
    fn a_host_below_a_domain_names_the_domain_that_was_meant() {
        check("www.example.com.cn", Err((DomainFault::Subdomain, Some("example.com.cn"))));
        check("https://example.com", Err((DomainFault::Url, Some("example.com"))));
        check("example.com:8080/path", Err((DomainFault::Url, Some("example.com"))));
    }

    #[test]
    fn private_suffixes_belong_to_their_owner() {
        check("foo.github.io", Err((DomainFault::Subdomain, Some("github.io"))));
    }

    #[test]
    fn what_cannot_be_registered_says_why() {
        check("com.cn", Err((DomainFault::BareSuffix, None)));
        check("203.0.113.10", Err((DomainFault::IpAddress, None)));
        check("::1", Err((DomainFault::IpAddress, None)));
        check("exa mple.com", Err((DomainFault::Characters, None)));
        check("-a.com", Err((DomainFault::Characters, None)));
        check("a..com", Err((DomainFault::Characters, None)));
        check("", Err((DomainFault::Characters, None)));
        check("example", Err((DomainFault::Characters, None)));
        check("example.notatld", Err((DomainFault::UnknownSuffix, None)));
    }

    #[test]
    fn the_top_level_domain_has_its_dot() {
        assert_eq!(Domain::parse("example.com.cn").unwrap().top_level(), ".cn");
    }
}
