//! Knowledge: rules, provinces, providers, lists and sources, from data files to checked types.
//!
//! The built-in files are embedded; [`Knowledge::built_in`] reads them. Whether the files agree with each
//! other is checked when they are read, so that a fault names its file.

mod embedded;
mod form;
mod list;
mod load;
mod nature;
mod provider;
mod province;
mod province_rules;
mod rule;
mod situation;
mod slot;
mod source;
mod words;

pub use form::{Field, Form, Options, Section, Step, Widget};
pub use list::{SuffixList, WordList};
pub use load::LoadError;
pub use nature::{CertificateInfo, NatureInfo, NumberFormat};
pub use provider::Provider;
pub use province::{
    Cell, ContactRules, CountRules, CrossProvince, DomainOwner, DomainRules, IndividualBusiness, IndividualRules, MinorProof,
    OrganisationRules, PrincipalRule, Province, RemarkRules, ResidenceProof, Settled, Statement,
};
pub use province_rules::{AddressDetail, AddressRules, CertificateRules, ChangeRules, NumberShown, PaperRules, Replacement, WebsiteRules};
pub use rule::{Check, How, PlannedRule, Rule, RuleWords, Severity, SourceRef};
pub use situation::{Residence, Situation, When};
pub use slot::{Needed, NeededSlot, Paper, Slot};
pub use source::{Source, SourceKind};
pub use words::Words;

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
    /// Word lists by name.
    pub word_lists: BTreeMap<String, WordList>,
    /// Approved top-level domains.
    pub suffixes: SuffixList,
    /// Choices of the form by list name: key and words.
    pub choices: BTreeMap<String, Vec<(String, Words)>>,
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
        load::from_files(embedded::FILES)
    }

    /// The province of a case, if its code is known.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.provinces.get(code)
    }

    /// The provider of a case; unknown ones are treated as the generic one.
    pub fn provider(&self, key: &str) -> Option<&Provider> {
        self.providers.get(key).or_else(|| self.providers.get("generic"))
    }

    /// What is known of a nature.
    pub fn nature(&self, nature: Nature) -> Option<&NatureInfo> {
        self.natures.iter().find(|info| info.id == nature)
    }

    /// What is known of a kind of certificate.
    pub fn certificate(&self, kind: CertificateKind) -> Option<&CertificateInfo> {
        self.certificates.iter().find(|info| info.id == kind)
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
