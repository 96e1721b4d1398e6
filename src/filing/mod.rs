//! The case: what the applicant typed, attached and answered, as typed, and its saved form.
//!
//! Types here hold what was typed, right or wrong; the formats of `number` are applied by whoever
//! judges. Reading and writing files is not done here: [`saved`] turns bytes into a [`Filing`] and back.

mod code;
pub mod path;
mod person;
mod procedure;
mod record;
pub mod saved;
mod subject;
mod typed_date;
mod website;

pub use code::{CertificateKind, FilingKind, Nature, YesNo};
pub use person::{Certificate, Guardian, OwnerCertificate, Principal};
pub use procedure::{Earlier, Procedure, Rejection, ReviewStage};
pub use record::{Answer, Answered, Material, Note, Waiver};
pub use subject::{LegalRepresentative, Subject};
pub use typed_date::{LONG_TERM, TypedDate};
pub use website::{Approval, Approvals, Domain, DomainOwner, FiledSite, OwnerRole, Plan, Website, WebsitePrincipal};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the case file that this program writes.
pub const VERSION: u32 = 1;

/// One filing: the content of `case.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// Version of the file's form; 1.
    pub version: u32,
    /// Name that the person gives the case to tell it from others; for nobody else, and in no export.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Key of the cloud provider through which the filing goes, such as `tencent`.
    pub provider: String,
    /// First two digits of the province's division code (GB/T 2260), or empty while not chosen.
    pub province: String,
    /// What kind of filing this is and what came before it.
    #[serde(rename = "filing")]
    pub procedure: Procedure,
    /// The organisation or person that files (主办单位).
    pub subject: Subject,
    /// The subject's principal (主体负责人).
    pub principal: Principal,
    /// The websites to be filed.
    pub websites: Vec<Website>,
    /// Websites of the subject that are filed already.
    pub filed_sites: Vec<FiledSite>,
    /// Attached materials, one entry a slot.
    pub materials: Vec<Material>,
    /// Answers to what nobody can know offline.
    pub answers: Vec<Answer>,
    /// Blockers that the person lets pass, with a reason.
    pub waivers: Vec<Waiver>,
    /// Free notes.
    pub notes: Vec<Note>,
}

impl Filing {
    /// A filing in which only the choices of the start page are made.
    pub fn new(provider: &str, province: &str, nature: Nature, kind: FilingKind) -> Self {
        Self {
            version: VERSION,
            label: String::new(),
            provider: provider.to_owned(),
            province: province.to_owned(),
            procedure: Procedure { kind, ..Procedure::default() },
            subject: Subject::new(nature),
            principal: Principal::default(),
            websites: vec![Website::new("w1")],
            filed_sites: Vec::new(),
            materials: Vec::new(),
            answers: Vec::new(),
            waivers: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Whether a person files for himself or herself.
    pub fn is_individual(&self) -> bool {
        self.subject.nature == Nature::Individual
    }

    /// The attached material of a slot, for one website where the slot is one a website.
    pub fn material(&self, slot: &str, website: Option<&str>) -> Option<&Material> {
        self.materials.iter().find(|material| material.slot == slot && material.website.as_deref() == website)
    }

    /// The materials that have a file.
    pub fn attached(&self) -> impl Iterator<Item = &Material> {
        self.materials.iter().filter(|material| !material.files.is_empty())
    }

    /// Every attached scan, by its path in the case.
    pub fn scans(&self) -> impl Iterator<Item = &String> {
        self.materials.iter().flat_map(|material| &material.files)
    }

    /// The filing's name for others: the subject's, or empty.
    pub fn title(&self) -> &str {
        self.subject.name.trim()
    }

    /// The filing's name for the person: the one given to it, or else its title.
    pub fn headline(&self) -> &str {
        if self.label.is_empty() { self.title() } else { &self.label }
    }
}
