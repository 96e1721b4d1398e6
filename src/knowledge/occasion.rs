//! Whether the occasion holds on which a province asks for a paper or a sentence.

use super::{Cell, Occasion, PaperRule, Residence, Situation, Topic};
use crate::filing::{Certificate, CertificateKind, Domain, FilingKind, Nature, OwnerRole, Principal, Website};
use crate::number::mobile::Mobile;
use crate::number::resident_id::ResidentId;
use crate::text::{fold, is_han, plain, same};
use std::collections::BTreeSet;

impl<'a> Situation<'a> {
    /// Whether an occasion holds, for a website or, without one, for any of them; none where only a person can tell.
    pub fn occasion(&self, occasion: Occasion, website: Option<usize>) -> Option<bool> {
        let individual = self.filing.is_individual();
        match occasion {
            Occasion::Always => Some(true),
            Occasion::Medical if self.filing.subject.nature == Nature::MedicalInstitution => Some(true),
            Occasion::Medical => self.speaks_of(Topic::Medical),
            Occasion::Finance => self.speaks_of(Topic::Finance),
            Occasion::Education => self.speaks_of(Topic::Education),
            Occasion::Culture => self.speaks_of(Topic::Culture),
            Occasion::Religion => self.speaks_of(Topic::Religion),
            Occasion::TravelAgency => self.speaks_of(Topic::Travel),
            Occasion::Games => Some(self.any_site(website, |site| site.content.iter().any(|key| key == "games"))),
            Occasion::Law => Some(individual && self.any_site(website, |site| self.is_about_law(site))),
            Occasion::SeveralDomains => Some(self.any_site(website, |site| domains(site).count() > 1)),
            Occasion::NameUnrelated => Some(!individual && self.any_site(website, |site| self.is_unrelated(site))),
            Occasion::Academy => Some(self.any_site(website, |site| plain(&site.name).as_str().contains("学院"))),
            Occasion::NoTradeName => self.has_none_of(self.filing.subject.has_trade_name),
            Occasion::NoSeal => self.has_none_of(self.filing.subject.has_seal),
            Occasion::Minor => Some(self.persons(website).into_iter().any(|person| self.age(person).is_some_and(|age| age < 18))),
            Occasion::CrossProvince => self.is_from_elsewhere(website),
            Occasion::OtherPrincipal => Some(self.principal_is_other()),
            Occasion::OtherWebsitePrincipal => Some(self.any_site(website, |site| self.site_principal_is_other(site))),
            Occasion::Foreigner => Some(self.certificates(website).any(|certificate| is_foreign(certificate.kind))),
            Occasion::HkMacauTaiwan => Some(self.certificates(website).any(|certificate| is_hk_macau_taiwan(certificate.kind))),
            Occasion::OwnerLegalRepresentative => Some(self.any_owner(website, |domain| self.is_representatives(domain))),
            Occasion::OwnerShareholder => Some(self.any_owner(website, |domain| domain.owner.role == Some(OwnerRole::Shareholder))),
            Occasion::OwnerExecutive => Some(self.any_owner(website, |domain| domain.owner.role == Some(OwnerRole::Executive))),
            Occasion::OwnerForeignParent => self.may_be_parents(website),
            Occasion::ManyWebsites => self.has_many_websites(),
            Occasion::Renamed => self.is_renamed(),
            Occasion::PersonalToOrganisation => self.was_person(),
            Occasion::EmergencyUser => self.has_other_emergency_user(website),
            Occasion::NoLandline => Some(!individual && has_no_landline(&self.filing.principal)),
            Occasion::ServersElsewhere => self.has_servers_elsewhere(),
            Occasion::NearPreApproval | Occasion::MiniProgram | Occasion::Project | Occasion::MostDetailedAddress | Occasion::Other => None,
        }
    }

    /// The same for a paper, whose key tells more about a few occasions.
    pub(super) fn occasion_of(&self, asked: &PaperRule, website: Option<usize>) -> Option<bool> {
        let province = self.province()?;
        let counts = &province.count;
        let statement = if self.filing.is_individual() { &counts.statement_from_individual } else { &counts.statement_from_organisation };
        let counted = match (asked.paper.as_str(), asked.occasion) {
            ("situation_statement", Occasion::ManyWebsites) => Some(statement),
            ("domain_certificate", Occasion::Other) => Some(&province.domain.certificate_from),
            _ => None,
        };
        if let Some(cell) = counted.filter(|cell| !cell.statements().is_empty()) {
            return reaches(cell, self.domain_count());
        }
        // Letters speak of the person who gives them.
        let representative = self.filing.subject.legal_representative.as_ref().filter(|_| asked.paper.ends_with("authorisation_letter"));
        match (asked.occasion, representative) {
            (Occasion::Foreigner, Some(person)) => Some(is_foreign(person.certificate.kind)),
            (Occasion::HkMacauTaiwan, Some(person)) => Some(is_hk_macau_taiwan(person.certificate.kind)),
            (occasion, _) => self.occasion(occasion, website),
        }
    }

    /// Whether an organisation's name or scope holds a word of a topic; none where nothing tells.
    fn speaks_of(&self, topic: Topic) -> Option<bool> {
        let subject = &self.filing.subject;
        if self.filing.is_individual() {
            return Some(false);
        }
        let words = &self.knowledge.scope_words;
        let lists: Vec<_> = words.for_case(topic, &self.filing.province).collect();
        let texts = [plain(&subject.name), plain(&subject.business_scope)];
        if texts.iter().any(|text| lists.iter().any(|list| !words.find(text, list).is_empty())) {
            return Some(true);
        }
        // A scope that is not typed yet may hold one.
        let is_open = subject.nature == Nature::Enterprise && subject.business_scope.trim().is_empty();
        (!lists.is_empty() && !is_open).then_some(false)
    }

    fn sites(&self, website: Option<usize>) -> impl Iterator<Item = &'a Website> {
        let sites = self.filing.websites.iter().enumerate();
        sites.filter(move |(index, _)| website.is_none_or(|wanted| wanted == *index)).map(|(_, site)| site)
    }

    fn any_site(&self, website: Option<usize>, holds: impl Fn(&Website) -> bool) -> bool {
        self.sites(website).any(holds)
    }

    fn any_owner(&self, website: Option<usize>, holds: impl Fn(&Domain) -> bool) -> bool {
        !self.filing.is_individual() && self.sites(website).flat_map(|site| &site.domains).any(holds)
    }

    /// The subject's principal and the websites' own.
    fn persons(&self, website: Option<usize>) -> Vec<&'a Principal> {
        let own = self.sites(website).filter_map(|site| site.principal.other());
        std::iter::once(&self.filing.principal).chain(own).collect()
    }

    fn certificates(&self, website: Option<usize>) -> impl Iterator<Item = &'a Certificate> {
        let representative = self.filing.subject.legal_representative.as_ref().filter(|_| !self.filing.is_individual());
        let of_principals = self.persons(website).into_iter().map(|person| &person.certificate);
        representative.map(|person| &person.certificate).into_iter().chain(of_principals)
    }

    /// Whether two consecutive characters of the website's name stand in the organisation's: if not, they look unrelated.
    fn is_unrelated(&self, site: &Website) -> bool {
        let (site, subject) = (plain(&site.name), plain(&self.filing.subject.name));
        let letters: Vec<char> = site.as_str().chars().filter(|&c| is_han(c)).collect();
        let mut pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>()).peekable();
        pairs.peek().is_some() && !subject.as_str().is_empty() && pairs.all(|pair| !subject.as_str().contains(&pair))
    }

    fn is_about_law(&self, site: &Website) -> bool {
        let texts = [plain(&site.name), plain(&site.remark)];
        self.knowledge.words("law_words").iter().any(|word| texts.iter().any(|text| text.as_str().contains(word.as_str())))
    }

    /// What only individual businesses lack: a trade name, a seal.
    fn has_none_of(&self, has: Option<bool>) -> Option<bool> {
        match has {
            Some(has) => Some(!has),
            None if self.is_individual_business() => None,
            None => Some(false),
        }
    }

    fn is_from_elsewhere(&self, website: Option<usize>) -> Option<bool> {
        if self.filing.is_individual() {
            return match self.residence() {
                Residence::Elsewhere(_) => Some(!self.is_exempt_from_proof()),
                Residence::Local => Some(false),
                Residence::PerhapsElsewhere(_) => None,
            };
        }
        // Of the persons of an organisation only the place is known where the number was first given out.
        let issued = |certificate: &Certificate| ResidentId::parse(&certificate.number).map(|id| id.province_code().to_owned()).ok();
        let is_elsewhere = self.certificates(website).filter_map(issued).any(|code| code != self.filing.province);
        if is_elsewhere { None } else { Some(false) }
    }

    /// Whether a website's principal, its own or the subject's, is another person than the legal representative.
    fn site_principal_is_other(&self, site: &Website) -> bool {
        let Some(own) = site.principal.other() else { return self.principal_is_other() };
        let representative = self.filing.subject.legal_representative.as_ref().filter(|_| !self.filing.is_individual());
        let is_other = |name: &str| !name.trim().is_empty() && !own.name.trim().is_empty() && !same(name, &own.name);
        representative.is_some_and(|person| is_other(&person.name))
    }

    fn is_representatives(&self, domain: &Domain) -> bool {
        let owner = domain.owner.name.trim();
        let representative = self.filing.subject.legal_representative.as_ref();
        !owner.is_empty() && representative.is_some_and(|person| same(owner, &person.name)) && !same(owner, &self.filing.subject.name)
    }

    /// A parent company may stand behind any other name.
    fn may_be_parents(&self, website: Option<usize>) -> Option<bool> {
        let is_known = |domain: &Domain| {
            let owner = domain.owner.name.trim();
            owner.is_empty() || domain.owner.role.is_some() || same(owner, &self.filing.subject.name) || self.is_representatives(domain)
        };
        if self.any_owner(website, |domain| !is_known(domain)) { None } else { Some(false) }
    }

    fn has_many_websites(&self) -> Option<bool> {
        let counts = &self.province()?.count;
        let cell = if self.filing.is_individual() { &counts.plan_from_individual } else { &counts.plan_from_organisation };
        reaches(cell, self.website_count())
    }

    /// Websites of the case, and those filed already that are no part of it.
    pub fn website_count(&self) -> usize {
        let own: BTreeSet<String> = self.filing.websites.iter().flat_map(domains).map(|domain| fold(&domain.name)).collect();
        let others = self.filing.filed_sites.iter().filter(|site| !own.contains(&fold(&site.domain)));
        self.filing.websites.len() + others.count()
    }

    /// Distinct domains of the subject, filed ones included.
    pub fn domain_count(&self) -> usize {
        let new = self.filing.websites.iter().flat_map(domains).map(|domain| fold(&domain.name));
        let filed = self.filing.filed_sites.iter().map(|site| fold(&site.domain)).filter(|domain| !domain.is_empty());
        new.chain(filed).collect::<BTreeSet<_>>().len()
    }

    /// Whether name or number of an organisation are not those of the earlier filing.
    fn is_renamed(&self) -> Option<bool> {
        let kind = self.filing.procedure.kind;
        if self.filing.is_individual() || !matches!(kind, FilingKind::Change | FilingKind::Access) {
            return Some(false);
        }
        let (now, before) = (&self.filing.subject, &self.filing.procedure.earlier.as_deref()?.subject);
        let differs = |now: &str, before: &str| !now.trim().is_empty() && !before.trim().is_empty() && !same(now, before);
        let is_renamed = differs(&now.name, &before.name) || differs(&now.certificate.number, &before.certificate.number);
        Some(before.nature != Nature::Individual && is_renamed)
    }

    fn was_person(&self) -> Option<bool> {
        if self.filing.is_individual() || self.filing.procedure.kind != FilingKind::Change {
            return Some(false);
        }
        let earlier = self.filing.procedure.earlier.as_deref()?;
        Some(earlier.subject.nature == Nature::Individual)
    }

    /// A number that is another one of the person's own cannot be told from somebody else's.
    fn has_other_emergency_user(&self, website: Option<usize>) -> Option<bool> {
        let is_own = |person: &Principal| {
            let number = fold(&person.emergency_phone);
            number.is_empty() || [&person.mobile, &person.office_phone].into_iter().any(|own| fold(own) == number)
        };
        if self.persons(website).into_iter().all(is_own) { Some(false) } else { None }
    }

    fn has_servers_elsewhere(&self) -> Option<bool> {
        let places = self.filing.websites.iter().map(|site| site.server_place.trim());
        let places: BTreeSet<&str> = places.filter(|place| !place.is_empty()).collect();
        (!places.is_empty()).then(|| places.len() > 1 || places.iter().any(|place| *place != self.filing.province))
    }
}

/// Domains of a website that are typed.
fn domains(site: &Website) -> impl Iterator<Item = &Domain> {
    site.domains.iter().filter(|domain| !domain.name.trim().is_empty())
}

fn is_foreign(kind: CertificateKind) -> bool {
    matches!(kind, CertificateKind::Passport | CertificateKind::ForeignPermanentResidentId)
}

fn is_hk_macau_taiwan(kind: CertificateKind) -> bool {
    matches!(
        kind,
        CertificateKind::HkMacauTravelPermit
            | CertificateKind::TaiwanTravelPermit
            | CertificateKind::HkMacauResidencePermit
            | CertificateKind::TaiwanResidencePermit
    )
}

fn has_no_landline(person: &Principal) -> bool {
    person.office_phone.trim().is_empty() || Mobile::parse(&person.office_phone).is_ok()
}

/// Whether a count reaches what a cell states; none where its sources differ about it or say nothing. One is never many.
fn reaches(cell: &Cell<u16>, count: usize) -> Option<bool> {
    let limits = cell.statements().iter().map(|said| usize::from(said.value));
    let (least, most) = (limits.clone().min(), limits.max());
    match (least, most) {
        _ if count <= 1 => Some(false),
        (Some(least), _) if count < least => Some(false),
        (_, Some(most)) if count >= most => Some(true),
        _ => None,
    }
}
