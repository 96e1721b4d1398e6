//! Which kind of filing follows from what is filed already.

use super::Situation;
use crate::filing::{Domain, FilingKind, Website, YesNo};
use crate::number::domain::Domain as DomainName;
use crate::number::filing_number::FilingNumber;

/// A kind of filing, and what it follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deduced {
    /// The kind.
    pub kind: FilingKind,
    /// What it follows from.
    pub reason: DeducedReason,
}

/// What a kind of filing follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "what is filed is what they tell apart")]
pub enum DeducedReason {
    /// Neither the subject nor a domain is filed.
    NothingFiled,
    /// The subject is filed, the domains are not.
    OnlySubjectFiled,
    /// Subject and domains are filed.
    BothFiled,
}

/// Why no kind follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Undeduced {
    /// Whether the subject is filed has to be found out.
    SubjectUnknown,
    /// Whether a domain is filed has to be found out.
    DomainUnknown,
    /// The domain is filed though the subject is not: by somebody else, who has to cancel it first.
    DomainOfAnother,
    /// Some domains are filed and others not, which are two orders.
    Mixed,
}

/// Whether the domains of a case are filed.
enum Domains {
    Unknown,
    NoneFiled,
    SomeFiled,
    AllFiled,
}

impl Situation<'_> {
    /// The kind of filing that follows from whether subject and domains are filed. Changing and cancelling are wishes
    /// and follow from nothing.
    pub fn deduced_kind(&self) -> Option<Deduced> {
        self.deduce().ok()
    }

    /// What keeps a kind of filing from following: what has to be found out or done first.
    pub fn undeduced(&self) -> Option<Undeduced> {
        self.deduce().err()
    }

    /// Whether the subject is filed: as answered, or yes where its filing number is typed.
    pub fn subject_filed(&self) -> Option<YesNo> {
        let procedure = &self.filing.procedure;
        procedure.subject_filed.or_else(|| FilingNumber::parse(&procedure.subject_number).is_ok().then_some(YesNo::Yes))
    }

    fn deduce(&self) -> Result<Deduced, Undeduced> {
        let deduced = |kind, reason| Ok(Deduced { kind, reason });
        match (self.subject_filed(), self.domains_filed()) {
            (None, _) => Err(Undeduced::SubjectUnknown),
            (Some(_), Domains::Unknown) => Err(Undeduced::DomainUnknown),
            (Some(YesNo::No), Domains::NoneFiled) => deduced(FilingKind::First, DeducedReason::NothingFiled),
            (Some(YesNo::No), Domains::SomeFiled | Domains::AllFiled) => Err(Undeduced::DomainOfAnother),
            (Some(YesNo::Yes), Domains::NoneFiled) => deduced(FilingKind::AddWebsite, DeducedReason::OnlySubjectFiled),
            (Some(YesNo::Yes), Domains::SomeFiled) => Err(Undeduced::Mixed),
            (Some(YesNo::Yes), Domains::AllFiled) => deduced(FilingKind::Access, DeducedReason::BothFiled),
        }
    }

    fn domains_filed(&self) -> Domains {
        let all = self.filing.websites.iter().flat_map(|site| site.domains.iter().map(move |domain| (site, domain)));
        let begun = all.filter(|(_, domain)| domain.filed.is_some() || !domain.name.trim().is_empty());
        let states: Vec<Option<YesNo>> = begun.map(|(site, domain)| self.domain_filed(site, domain)).collect();
        if states.is_empty() || states.contains(&None) {
            Domains::Unknown
        } else if states.iter().all(|state| *state == Some(YesNo::Yes)) {
            Domains::AllFiled
        } else if states.contains(&Some(YesNo::Yes)) {
            Domains::SomeFiled
        } else {
            Domains::NoneFiled
        }
    }

    /// As answered, or yes where the domain stands among the filed websites or its website's number is typed.
    fn domain_filed(&self, site: &Website, domain: &Domain) -> Option<YesNo> {
        let name = DomainName::parse(&domain.name).ok();
        let mut filed = self.filing.filed_sites.iter().map(|filed| DomainName::parse(&filed.domain).ok());
        let is_listed = name.is_some() && filed.any(|filed| filed == name);
        let has_number = site.domains.len() == 1 && FilingNumber::parse(&site.number).is_ok();
        domain.filed.or_else(|| (is_listed || has_number).then_some(YesNo::Yes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{FiledSite, Filing, Nature};
    use crate::knowledge::Knowledge;
    use jiff::civil::Date;

    fn deduce(subject: Option<YesNo>, domain: Option<YesNo>, change: impl Fn(&mut Filing)) -> Result<FilingKind, Undeduced> {
        let knowledge = Knowledge::built_in().unwrap();
        let mut filing = Filing::new("tencent", "44", Nature::Enterprise, FilingKind::First);
        filing.procedure.subject_filed = subject;
        filing.websites[0].domains[0].name = "example.com".to_owned();
        filing.websites[0].domains[0].filed = domain;
        change(&mut filing);
        Situation::new(&filing, &knowledge, Date::constant(2026, 11, 22)).deduce().map(|deduced| deduced.kind)
    }

    #[test]
    fn the_kind_follows_from_subject_and_domain() {
        let (yes, no) = (Some(YesNo::Yes), Some(YesNo::No));
        assert_eq!(deduce(no, no, |_| ()), Ok(FilingKind::First));
        assert_eq!(deduce(yes, no, |_| ()), Ok(FilingKind::AddWebsite));
        assert_eq!(deduce(yes, yes, |_| ()), Ok(FilingKind::Access));
        assert_eq!(deduce(no, yes, |_| ()), Err(Undeduced::DomainOfAnother));
    }

    #[test]
    fn what_is_not_known_is_not_no() {
        assert_eq!(deduce(None, Some(YesNo::No), |_| ()), Err(Undeduced::SubjectUnknown));
        assert_eq!(deduce(Some(YesNo::No), None, |_| ()), Err(Undeduced::DomainUnknown));
    }

    #[test]
    fn a_number_or_a_filed_website_answers_what_was_not_answered() {
        let number = |filing: &mut Filing| filing.procedure.subject_number = "粤ICP备12345678号".to_owned();
        assert_eq!(deduce(None, Some(YesNo::No), number), Ok(FilingKind::AddWebsite));
        let listed = |filing: &mut Filing| {
            let site = FiledSite { name: String::new(), domain: "EXAMPLE.com".to_owned(), number: String::new(), saved_page: None };
            filing.filed_sites.push(site);
        };
        assert_eq!(deduce(Some(YesNo::Yes), None, listed), Ok(FilingKind::Access));
    }

    #[test]
    fn a_filed_and_a_new_domain_are_two_orders() {
        let second = |filing: &mut Filing| {
            let domain = Domain { name: "example.cn".to_owned(), filed: Some(YesNo::No), ..Domain::default() };
            filing.websites[0].domains.push(domain);
        };
        assert_eq!(deduce(Some(YesNo::Yes), Some(YesNo::Yes), second), Err(Undeduced::Mixed));
    }
}
