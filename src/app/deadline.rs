//! What runs out next in a case.

use crate::filing::{Filing, Principal, TypedDate};
use crate::knowledge::Knowledge;
use jiff::ToSpan;
use jiff::civil::Date;

/// A last day, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The last day.
    pub on: Date,
    /// What runs out.
    pub kind: DeadlineKind,
}

/// What can run out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum DeadlineKind {
    /// The provider's time for changing a rejected order.
    Order,
    /// A domain.
    Domain,
    /// The certificate of the subject or of a person.
    Certificate,
    /// Another paper that was attached.
    Material,
}

impl Deadline {
    /// Days from today to the last day; below zero once it is over.
    pub fn days_left(&self, today: Date) -> i32 {
        (self.on - today).get_days()
    }
}

/// What runs out first in a case, also where it is over already. The time of a rejected order counts from the last
/// rejection, as the rule `filing.deadline` has it, and only where the provider states one.
pub fn next_deadline(filing: &Filing, knowledge: &Knowledge) -> Option<Deadline> {
    let of = |kind: DeadlineKind| move |on: Date| Deadline { on, kind };
    let rejected = filing.procedure.rejections.iter().filter_map(|rejection| rejection.on.date()).max();
    let order_days = knowledge.provider(&filing.provider).and_then(|provider| provider.order_days.agreed());
    let order = rejected.zip(order_days).and_then(|(day, &days)| day.checked_add(i64::from(days).days()).ok());
    let domains = filing.websites.iter().flat_map(|site| &site.domains).filter_map(|domain| domain.expires.date());
    let certificates = certificate_ends(filing).filter_map(TypedDate::date);
    let materials = filing.attached().filter_map(|material| material.valid_until.date());
    let all = order.map(of(DeadlineKind::Order)).into_iter();
    let all = all.chain(domains.map(of(DeadlineKind::Domain))).chain(certificates.map(of(DeadlineKind::Certificate)));
    all.chain(materials.map(of(DeadlineKind::Material))).min()
}

fn certificate_ends(filing: &Filing) -> impl Iterator<Item = &TypedDate> {
    let own = [&filing.subject.certificate.valid_until];
    let representative = filing.subject.legal_representative.iter().map(|person| &person.certificate.valid_until);
    own.into_iter().chain(representative).chain(principals(filing).map(|person| &person.certificate.valid_until))
}

/// The subject's principal and those of websites that have one of their own.
pub(super) fn principals(filing: &Filing) -> impl Iterator<Item = &Principal> {
    std::iter::once(&filing.principal).chain(filing.websites.iter().filter_map(|site| site.principal.other()))
}
