//! Knowledge: rules, provinces, providers, lists and sources, from data files to checked types.
//!
//! The built-in files are embedded; [`Knowledge::built_in`] reads them. Whether the files agree with each
//! other is checked when they are read, so that a fault names its file.

mod address;
mod approvals;
mod area_codes;
mod cell;
mod content_type;
mod deduce;
mod divisions;
mod embedded;
mod file_name;
mod form;
mod glossary;
mod list;
mod load;
mod mobile_provinces;
mod name_words;
mod nature;
mod normal;
mod occasion;
mod papers;
mod phone_segments;
mod provider;
mod province;
mod province_papers;
mod province_rules;
mod province_subjects;
mod registrars;
mod rule;
mod scope_words;
mod situation;
mod slot;
mod source;
mod words;
mod working_days;

pub use approvals::{Approval, ApprovalStatus};
pub use area_codes::AreaCodes;
pub use cell::{Cell, Settled, Statement};
pub use content_type::{ContentType, ContentTypes, PersonalChoice};
pub use deduce::{Deduced, DeducedReason, Undeduced};
pub use divisions::{Division, Divisions, Existence, Month};
pub use file_name::slot_of_file;
pub use form::{Code, Field, Form, Options, Part, Section, Step, Widget};
pub use glossary::{Term, TermWords};
pub use list::{RefusedSuffix, SuffixList, WordList};
pub use load::LoadError;
pub use mobile_provinces::{AboutMobileProvinces, MobileProvinces};
pub use name_words::{ConflictAbout, ConflictSaying, ConflictSide, NameWordKind, NameWords, ScopedWords, WordConflict};
pub use nature::{CertificateInfo, NatureInfo, NumberFormat};
pub use papers::{AskedPaper, Handling, HandlingRule, MaxAge};
pub use phone_segments::{PhoneSegments, VirtualOperators};
pub use provider::{Floor, Provider, Verification};
pub use province::{ContactRules, CountRules, DomainOwner, DomainRules, Province, RemarkRules};
pub use province_papers::{Investor, InvestorRule, Occasion, PaperRule, Party, RemarkPlace, RemarkText, Signer};
pub use province_rules::{
    AddressDetail, AddressRules, AreaInstead, CertificateRules, ChangeRules, NumberShown, PaperRules, Replacement, WebsiteRules,
};
pub use province_subjects::{
    CrossProvince, IndividualBusiness, IndividualRules, MinorProof, OrganisationRules, PreApprovalWords, PrincipalRule, ResidenceProof,
};
pub use registrars::Registrars;
pub use rule::{Ask, Check, Group, How, Mark, PlannedRule, Rule, RuleWords, Severity, SourceRef};
pub use scope_words::{Pledge, PledgeForm, ScopeWords, Topic, TopicWords};
pub use situation::{Residence, Situation, When};
pub use slot::{Asks, CertificateOf, Needed, NeededByProvince, NeededFact, NeededSlot, Paper, Slot};
pub use source::{Source, SourceKind};
pub use words::Words;
pub use working_days::Holidays;

use crate::filing::{CertificateKind, Nature};
use std::collections::BTreeMap;

/// Everything that the program knows.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// Version and date of the whole.
    pub edition: Edition,
    /// Working rules by id.
    pub rules: BTreeMap<String, Rule>,
    /// Rules that are not built yet, by id.
    pub planned: BTreeMap<String, PlannedRule>,
    /// Cited documents by key.
    pub sources: BTreeMap<String, Source>,
    /// Provinces by code.
    pub provinces: BTreeMap<String, Province>,
    /// Providers by key.
    pub providers: BTreeMap<String, Provider>,
    /// Natures.
    pub natures: Vec<NatureInfo>,
    /// Certificates.
    pub certificates: Vec<CertificateInfo>,
    /// The form.
    pub form: Form,
    /// Slots for materials, in the order in which they are shown.
    pub slots: Vec<Slot>,
    /// Which document shows a kind of certificate, by the kind's key.
    pub document_of: BTreeMap<String, String>,
    /// Word lists that hold everywhere, by name.
    pub word_lists: BTreeMap<String, WordList>,
    /// Words of names by province, provider and kind of subject.
    pub name_words: NameWords,
    /// Words of business scopes, and pledges.
    pub scope_words: ScopeWords,
    /// Approvals by key: the categories of the form and a few that single provinces ask for.
    pub approvals: BTreeMap<String, Approval>,
    /// The ministry's content types.
    pub content_types: ContentTypes,
    /// Sentences for remarks that are wanted or taken everywhere.
    pub remark_texts: Cell<RemarkText>,
    /// Approved top-level domains.
    pub suffixes: SuffixList,
    /// Registrars in China, as far as known.
    pub registrars: Registrars,
    /// Division codes of all times.
    pub divisions: Divisions,
    /// The provinces of mobile numbers.
    pub mobile_provinces: MobileProvinces,
    /// The provinces of area codes.
    pub area_codes: AreaCodes,
    /// Segments of mobile numbers.
    pub phone_segments: PhoneSegments,
    /// Holidays and working days.
    pub holidays: Holidays,
    /// Choices of the form by list name: key and words.
    pub choices: BTreeMap<String, Vec<(String, Words)>>,
    /// The glossary, in the order in which its terms are met.
    pub glossary: Vec<Term>,
}

/// Version and date of the knowledge.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Version, `YYYY.N`.
    pub version: String,
    /// Date at which the files were last compared with their sources.
    pub as_of: String,
}

impl Knowledge {
    /// The knowledge that the program carries.
    ///
    /// # Errors
    /// [`LoadError`] if an embedded file is broken; a test reads them all.
    pub fn built_in() -> Result<Self, LoadError> {
        load::from_files(embedded::FILES, embedded::BYTES)
    }

    /// The built-in knowledge with files of the same layout laid over it: path below `assets/` with `/`, and content.
    /// One of a built-in path takes its place, another is added.
    ///
    /// # Errors
    /// [`LoadError`], for the first file that is at fault.
    pub fn overlaid(text: &[(String, String)], packed: &[(String, Vec<u8>)]) -> Result<Self, LoadError> {
        // What comes later wins.
        let text = text.iter().map(|(path, content)| (path.as_str(), content.as_str()));
        let packed = packed.iter().map(|(path, content)| (path.as_str(), content.as_slice()));
        let text: Vec<_> = embedded::FILES.iter().copied().chain(text).collect();
        let packed: Vec<_> = embedded::BYTES.iter().copied().chain(packed).collect();
        load::from_files(&text, &packed)
    }

    /// The province of a case, if its code is known.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.provinces.get(code)
    }

    /// The provider of a case; unknown ones are treated as the generic one.
    pub fn provider(&self, key: &str) -> Option<&Provider> {
        self.providers.get(key).or_else(|| self.providers.get("generic"))
    }

    /// The providers in the order in which people choose, each with its key.
    pub fn providers_in_order(&self) -> Vec<(&String, &Provider)> {
        let mut all: Vec<_> = self.providers.iter().collect();
        all.sort_by_key(|(_, provider)| provider.order);
        all
    }

    /// What is known of a nature.
    pub fn nature(&self, nature: Nature) -> Option<&NatureInfo> {
        self.natures.iter().find(|info| info.id == nature)
    }

    /// What is known of a kind of certificate.
    pub fn certificate(&self, kind: CertificateKind) -> Option<&CertificateInfo> {
        self.certificates.iter().find(|info| info.id == kind)
    }

    /// The words of a list that holds everywhere, by its name; a test asks for every name that stands in the code.
    pub fn words(&self, list: &str) -> &[String] {
        self.word_lists.get(list).map(|list| list.words.as_slice()).unwrap_or_default()
    }

    /// The slot of an id.
    pub fn slot(&self, id: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == id)
    }

    /// The province that an address opens with: its full name, or its short name and the kind of division.
    /// The short name alone is not enough: 上海路 is in Nanjing, and 海南 a prefecture of Qinghai.
    pub fn province_of_address(&self, address: &str) -> Option<&Province> {
        let address = address.trim();
        let names = |province: &&Province| {
            let after = address.strip_prefix(province.name.zh_cn.as_str());
            let is_division = after.is_some_and(|after| ["省", "市", "自治区"].iter().any(|kind| after.starts_with(kind)));
            address.starts_with(province.full_name.as_str()) || is_division
        };
        self.provinces.values().find(names)
    }
}
