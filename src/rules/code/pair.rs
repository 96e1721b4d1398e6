//! Values of one field, as typed and as filed earlier, and whether they mean different things.

use crate::filing::{Certificate, CertificateKind, Subject, Website};
use crate::number::credit_code::CreditCode;
use crate::number::domain::Domain;
use crate::number::filing_number::FilingNumber;
use crate::number::landline::Landline;
use crate::number::mobile::Mobile;
use crate::number::resident_id::ResidentId;
use crate::text::{fold, same};
use std::ops::Range;

/// The organisation code inside of a credit code, GB 32100-2015: what stays when the registering office changes.
const INNER_CODE: Range<usize> = 8..17;

/// A field as typed and as filed earlier.
pub struct Pair<'a> {
    /// Path of the field in this filing.
    pub field: String,
    /// What is typed now.
    pub now: &'a str,
    /// What was filed.
    pub before: &'a str,
    form: Form,
}

/// In which form two values are compared.
#[derive(Clone, Copy)]
pub enum Form {
    /// Letter for letter, but for width, case and white space.
    Text,
    /// The same without hyphens.
    Number,
    /// As the telephone number that is meant.
    Phone,
    /// The end of one may be the whole of the other.
    Address,
    /// As the filing number that is meant; what is none differs from nothing.
    FilingNumber,
    /// The host.
    HomePage,
}

impl<'a> Pair<'a> {
    /// A pair of trimmed texts.
    pub fn new(field: impl Into<String>, now: &'a str, before: &'a str, form: Form) -> Self {
        Self { field: field.into(), now: now.trim(), before: before.trim(), form }
    }

    /// Whether both are typed and mean different things.
    pub fn differs(&self) -> bool {
        let (now, before) = (self.now, self.before);
        !now.is_empty()
            && !before.is_empty()
            // What is typed alike needs no reading.
            && now != before
            && match self.form {
                Form::Text => !same(now, before),
                Form::Number => bare(now) != bare(before),
                Form::Phone => is_other_phone(now, before),
                Form::Address => is_other_address(now, before),
                Form::FilingNumber => is_other_filing_number(now, before),
                Form::HomePage => host(now) != host(before),
            }
    }
}

/// What a subject's certificate shows, with the word of each.
pub fn of_certificate<'a>(now: &'a Subject, before: &'a Subject) -> [(&'static str, Pair<'a>); 3] {
    let number = Pair::new("subject.certificate.number", &now.certificate.number, &before.certificate.number, Form::Number);
    [
        ("name", Pair::new("subject.name", &now.name, &before.name, Form::Text)),
        ("number", number),
        ("address", Pair::new("subject.address", &now.address, &before.address, Form::Address)),
    ]
}

/// The domains of a website that can be read.
pub fn domains_of(site: &Website) -> Vec<Domain> {
    site.domains.iter().filter_map(|domain| Domain::parse(&domain.name).ok()).collect()
}

/// Whether two certificates are of two holders. Numbers of different kinds say nothing: an old registration number and
/// a credit code may be the same organisation's.
pub fn is_other_holder(now: &Certificate, before: &Certificate) -> bool {
    if now.kind == CertificateKind::ResidentId && before.kind == CertificateKind::ResidentId {
        let (now, before) = (ResidentId::parse(&now.number), ResidentId::parse(&before.number));
        return matches!((now, before), (Ok(now), Ok(before)) if now != before);
    }
    let (now, before) = (CreditCode::parse(&now.number), CreditCode::parse(&before.number));
    matches!((now, before), (Ok(now), Ok(before)) if now.as_str().get(INNER_CODE) != before.as_str().get(INNER_CODE))
}

/// Without width, white space, case and hyphens.
fn bare(number: &str) -> String {
    fold(number).replace(['-', '‐', '‑', '–', '—'], "")
}

fn is_other_phone(now: &str, before: &str) -> bool {
    if let (Ok(now), Ok(before)) = (Mobile::parse(now), Mobile::parse(before)) {
        return now != before;
    }
    if let (Ok(now), Ok(before)) = (Landline::parse(now), Landline::parse(before)) {
        return now != before;
    }
    bare(now) != bare(before)
}

/// Some systems leave out the province or the city in front.
fn is_other_address(now: &str, before: &str) -> bool {
    let (now, before) = (fold(now), fold(before));
    !now.ends_with(&before) && !before.ends_with(&now)
}

fn is_other_filing_number(now: &str, before: &str) -> bool {
    matches!((FilingNumber::parse(now), FilingNumber::parse(before)), (Ok(now), Ok(before)) if now != before)
}

/// A home page without scheme, `www.` and slash at its end.
fn host(page: &str) -> String {
    let page = fold(page);
    let page = page.split_once("://").map_or(page.as_str(), |(_, rest)| rest);
    page.strip_prefix("www.").unwrap_or(page).trim_end_matches('/').to_owned()
}
