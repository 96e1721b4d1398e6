//! Which conditions hold for one case: what fields, slots and rules depend on.

use super::{CrossProvince, Knowledge, PrincipalRule, Province};
use crate::filing::{Filing, FilingKind, Nature, Principal};
use crate::number::resident_id::{ResidentId, age_between};
use crate::text::same;
use jiff::civil::Date;
use serde::Deserialize;

/// A condition: everything that is stated has to hold; what is not stated does not matter.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// Whether a person files.
    pub individual: Option<bool>,
    /// One of these natures.
    pub natures: Option<Vec<Nature>>,
    /// One of these kinds of filing.
    pub kinds: Option<Vec<FilingKind>>,
    /// One of these provinces.
    pub provinces: Option<Vec<String>>,
    /// One of these providers.
    pub providers: Option<Vec<String>>,
    /// Whether the identity card is of another province and this one asks for proof.
    pub needs_residence_proof: Option<bool>,
    /// Whether the principal is not the legal representative and the province takes a letter.
    pub needs_authorisation: Option<bool>,
    /// Whether the website's principal is not the subject's.
    pub other_website_principal: Option<bool>,
    /// Whether the principal's certificate has a second side.
    pub two_sided_certificate: Option<bool>,
    /// Whether the principal is under 18.
    pub minor: Option<bool>,
}

/// A case with what follows from it.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The case.
    pub filing: &'a Filing,
    /// The knowledge.
    pub knowledge: &'a Knowledge,
    /// Today.
    pub today: Date,
}

/// How a person's residence stands to the province of the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residence<'a> {
    /// The same province, or nothing to judge by.
    Local,
    /// The certificate's address names this other province.
    Elsewhere(&'a Province),
    /// The address names none, but the number was issued in this other province.
    PerhapsElsewhere(&'a Province),
}

impl PartialEq for Province {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Province {}

impl<'a> Situation<'a> {
    /// A case on a day.
    pub fn new(filing: &'a Filing, knowledge: &'a Knowledge, today: Date) -> Self {
        Self { filing, knowledge, today }
    }

    /// The province of the filing, if it is chosen and known.
    pub fn province(&self) -> Option<&'a Province> {
        self.knowledge.province(&self.filing.province)
    }

    /// Whether a condition holds, for a website where it is about one.
    pub fn holds(&self, when: &When, website: Option<usize>) -> bool {
        let filing = self.filing;
        let is = |wanted: Option<bool>, fact: &dyn Fn() -> bool| wanted.is_none_or(|wanted| wanted == fact());
        is(when.individual, &|| filing.is_individual())
            && when.natures.as_ref().is_none_or(|natures| natures.contains(&filing.subject.nature))
            && when.kinds.as_ref().is_none_or(|kinds| kinds.contains(&filing.procedure.kind))
            && when.provinces.as_ref().is_none_or(|provinces| provinces.contains(&filing.province))
            && when.providers.as_ref().is_none_or(|providers| providers.contains(&filing.provider))
            && is(when.needs_residence_proof, &|| self.needs_residence_proof())
            && is(when.needs_authorisation, &|| self.needs_authorisation())
            && is(when.other_website_principal, &|| self.has_other_principal(website))
            && is(when.two_sided_certificate, &|| self.is_two_sided(self.principal_of(website)))
            && is(when.minor, &|| self.age(&filing.principal).is_some_and(|age| age < 18))
    }

    /// How an individual's residence stands to the province of the filing.
    pub fn residence(&self) -> Residence<'a> {
        let (knowledge, subject) = (self.knowledge, &self.filing.subject);
        let shows_residence = knowledge.certificate(subject.certificate.kind).is_some_and(|info| info.shows_residence);
        let Some(filing_province) = self.province().filter(|_| self.filing.is_individual() && shows_residence) else {
            return Residence::Local;
        };
        if let Some(named) = knowledge.province_of_address(&subject.address) {
            return if named == filing_province { Residence::Local } else { Residence::Elsewhere(named) };
        }
        let issued = ResidentId::parse(&subject.certificate.number).ok();
        match issued.and_then(|id| knowledge.province(id.province_code())) {
            Some(issued) if issued != filing_province => Residence::PerhapsElsewhere(issued),
            _ => Residence::Local,
        }
    }

    /// Whether the principal is another person than the legal representative, as far as names tell.
    pub fn principal_is_other(&self) -> bool {
        let representative = self.filing.subject.legal_representative.as_ref().filter(|_| !self.filing.is_individual());
        let name = &self.filing.principal.name;
        representative.is_some_and(|person| !person.name.trim().is_empty() && !name.trim().is_empty() && !same(&person.name, name))
    }

    /// Age of a person in whole years, from the certificate's number or the birth date typed.
    pub fn age(&self, person: &Principal) -> Option<u8> {
        let from_number = ResidentId::parse(&person.certificate.number).ok().map(|id| id.birth_date());
        Some(age_between(from_number.or_else(|| person.birth_date.date())?, self.today))
    }

    /// Whether the province asks no proof of residence for this kind of filing.
    pub fn is_exempt_from_proof(&self) -> bool {
        let exempt = self.province().and_then(|province| province.individual.no_proof_for.agreed());
        exempt.is_some_and(|kinds| kinds.contains(&self.filing.procedure.kind))
    }

    fn needs_residence_proof(&self) -> bool {
        let Some(rules) = self.province().map(|province| &province.individual) else { return false };
        let takes_proof = rules.cross_province.statements().iter().any(|said| said.value == CrossProvince::WithProof);
        matches!(self.residence(), Residence::Elsewhere(_)) && takes_proof && !self.is_exempt_from_proof()
    }

    fn needs_authorisation(&self) -> bool {
        let takes_letter = self.province().is_some_and(|province| {
            province.organisation.principal.statements().iter().any(|said| said.value == PrincipalRule::WithLetter)
        });
        self.principal_is_other() && takes_letter
    }

    fn has_other_principal(&self, website: Option<usize>) -> bool {
        website.and_then(|index| self.filing.websites.get(index)).is_some_and(|site| site.principal.other().is_some())
    }

    /// A website's principal, or the subject's.
    fn principal_of(&self, website: Option<usize>) -> &'a Principal {
        let own = website.and_then(|index| self.filing.websites.get(index)).and_then(|site| site.principal.other());
        own.unwrap_or(&self.filing.principal)
    }

    fn is_two_sided(&self, person: &Principal) -> bool {
        self.knowledge.certificate(person.certificate.kind).is_some_and(|info| !info.one_sided)
    }
}
