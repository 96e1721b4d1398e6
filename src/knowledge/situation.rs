//! Which conditions hold for one case: what fields, slots and rules depend on.

use super::{Cell, CrossProvince, Knowledge, Occasion, PrincipalRule, Province};
use crate::filing::{Approvals, CertificateKind, Filing, FilingKind, Nature, Principal, Website, YesNo};
use crate::number::credit_code::CreditCode;
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
    /// Yes-or-no cells of the province to all of which at least one source says yes.
    pub cells: Option<Vec<String>>,
    /// Whether this order was rejected before.
    pub rejected: Option<bool>,
    /// Whether something of the subject is filed already: by the kind of filing, an answer, a number or a website typed.
    pub filed_before: Option<bool>,
    /// Whether the filing is compared with an earlier one: by its kind, or because one was entered.
    pub compares_earlier: Option<bool>,
    /// Whether it is an individual business (个体工商户).
    pub individual_business: Option<bool>,
    /// Whether a domain of the website is filed already.
    pub domain_filed: Option<bool>,
    /// One of these content types on the website.
    pub content: Option<Vec<String>>,
    /// Occasions that all hold for certain.
    pub occasions: Option<Vec<Occasion>>,
    /// Whether an approval is named for the website.
    pub approval: Option<bool>,
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
            && is(when.minor, &|| self.is_minor(self.principal_of(website)))
            && when.cells.as_ref().is_none_or(|cells| cells.iter().all(|cell| self.says_yes(cell)))
            && is(when.rejected, &|| !filing.procedure.rejections.is_empty())
            && is(when.filed_before, &|| self.is_filed_before())
            && is(when.compares_earlier, &|| self.compares_earlier())
            && is(when.individual_business, &|| self.is_individual_business())
            && is(when.domain_filed, &|| {
                self.site(website).is_some_and(|site| site.domains.iter().any(|domain| domain.filed == Some(YesNo::Yes)))
            })
            && when
                .content
                .as_ref()
                .is_none_or(|keys| self.site(website).is_some_and(|site| keys.iter().any(|key| site.content.contains(key))))
            && when.occasions.as_ref().is_none_or(|all| all.iter().all(|&occasion| self.occasion(occasion, website) == Some(true)))
            && is(when.approval, &|| {
                self.site(website).is_some_and(|site| matches!(&site.approvals, Approvals::Some(all) if !all.is_empty()))
            })
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

    /// Whether a person is under 18, as far as the birth date is known.
    pub fn is_minor(&self, person: &Principal) -> bool {
        self.age(person).is_some_and(|age| age < 18)
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

    /// Whether an individual without a mainland identity card has to give the proof of residence all the same.
    pub fn gives_proof_without_card(&self) -> bool {
        let info = self.knowledge.certificate(self.filing.subject.certificate.kind);
        let has_no_card = self.filing.is_individual() && info.is_some_and(|info| info.of_person && !info.shows_residence);
        let is_asked = self.province().and_then(|province| province.individual.proof_from_foreigners.agreed()) == Some(&true);
        has_no_card && is_asked && !self.is_exempt_from_proof()
    }

    /// What the province says of a legal representative who is no mainland resident and authorises somebody else; none
    /// where the representative is one, or where nothing is said.
    pub fn representative_authorises(&self) -> Option<&'a Cell<bool>> {
        let kind = self.filing.subject.legal_representative.as_ref()?.certificate.kind;
        let rules = &self.province()?.organisation;
        let cells = match kind {
            CertificateKind::ResidentId => return None,
            CertificateKind::Passport | CertificateKind::ForeignPermanentResidentId => {
                [&rules.foreign_representative_must_authorise, &rules.foreign_representative_authorises]
            }
            _ => [&rules.hk_macau_taiwan_representative_must_authorise; 2],
        };
        cells.into_iter().find(|cell| !cell.statements().is_empty())
    }

    /// Whether the subject is an individual business (个体工商户) by its credit code.
    pub fn is_individual_business(&self) -> bool {
        CreditCode::parse(&self.filing.subject.certificate.number).is_ok_and(|code| code.is_individual_business())
    }

    fn is_filed_before(&self) -> bool {
        let procedure = &self.filing.procedure;
        let is_typed = !procedure.subject_number.trim().is_empty() || !self.filing.filed_sites.is_empty();
        procedure.kind != FilingKind::First || procedure.subject_filed == Some(YesNo::Yes) || is_typed
    }

    fn compares_earlier(&self) -> bool {
        let procedure = &self.filing.procedure;
        let asks = matches!(procedure.kind, FilingKind::AddWebsite | FilingKind::Access | FilingKind::Change);
        asks || procedure.earlier.is_some()
    }

    fn says_yes(&self, cell: &str) -> bool {
        let cell = self.province().and_then(|province| province.yes_or_no(cell));
        cell.is_some_and(Cell::says_yes)
    }

    fn site(&self, website: Option<usize>) -> Option<&'a Website> {
        website.and_then(|index| self.filing.websites.get(index))
    }

    fn needs_residence_proof(&self) -> bool {
        let Some(rules) = self.province().map(|province| &province.individual) else { return false };
        let takes_proof = rules.cross_province.statements().iter().any(|said| said.value == CrossProvince::WithProof);
        let is_elsewhere = matches!(self.residence(), Residence::Elsewhere(_)) && takes_proof && !self.is_exempt_from_proof();
        is_elsewhere || self.gives_proof_without_card()
    }

    fn needs_authorisation(&self) -> bool {
        let takes_letter = self.province().is_some_and(|province| {
            province.organisation.principal.statements().iter().any(|said| said.value == PrincipalRule::WithLetter)
        });
        let authorises = self.representative_authorises().is_some_and(Cell::says_yes);
        self.principal_is_other() && (takes_letter || authorises)
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
