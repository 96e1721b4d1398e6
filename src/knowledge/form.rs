//! The form: which fields there are, where, with which widget and words: `assets/form.toml`.

use super::{CertificateInfo, Knowledge, Slot, When, Words};
use crate::filing::{FilingKind, Nature, ReviewStage};
use serde::{Deserialize, Serialize};
use strum::IntoEnumIterator;

/// All sections of the form in their order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Sections.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A card of the form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Step that it stands in.
    pub step: Step,
    /// Its title.
    pub title: Words,
    /// What it is for, below the title.
    #[serde(default)]
    pub line: Option<Words>,
    /// The part of the case in it that a person begins and takes away.
    #[serde(default)]
    pub part: Option<Part>,
    /// When it is shown.
    #[serde(default)]
    pub when: When,
    /// Its fields.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

impl Section {
    /// Whether it stands once for every website.
    pub fn is_of_website(&self) -> bool {
        self.fields.iter().any(|field| field.path.starts_with("websites[]"))
    }
}

/// A part of the case that a person begins and takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// Rejections of this order.
    Rejections,
    /// The earlier filing.
    Earlier,
    /// Websites of the subject that are filed already.
    FiledSites,
    /// Domains of a website.
    Domains,
}

impl Part {
    /// The pattern of its list; none where a case has at most one.
    pub fn list(self) -> Option<&'static str> {
        match self {
            Self::Rejections => Some("filing.rejections[]"),
            Self::FiledSites => Some("filed_sites[]"),
            Self::Domains => Some("websites[].domains[]"),
            Self::Earlier => None,
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Path pattern in the case: `subject.name`, `websites[].name`.
    pub path: String,
    /// Its label.
    pub label: Words,
    /// What people stumble over, below the label.
    #[serde(default)]
    pub hint: Option<Words>,
    /// How it is filled.
    pub widget: Widget,
    /// When it is shown.
    #[serde(default)]
    pub when: When,
    /// Whether the step is incomplete without it.
    #[serde(default)]
    pub required: bool,
    /// Whether it shares its row with the next field.
    #[serde(default)]
    pub half: bool,
}

impl Field {
    /// The pattern of the list that it is a field of the items of: `websites[].domains[]`; empty where there is none.
    pub fn list(&self) -> &str {
        self.path.rfind("[]").and_then(|at| self.path.get(..at + 2)).unwrap_or_default()
    }
}

/// How a field is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Widget {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A date.
    Date,
    /// A date, or no end.
    DateOrLongTerm,
    /// One of a list.
    Choice {
        /// The list.
        options: Options,
    },
    /// Some of a list.
    Choices {
        /// The list.
        options: Options,
    },
    /// One of a closed list of the case, as chips.
    Code {
        /// The list.
        list: Code,
    },
    /// Yes, no or not answered.
    YesNo,
    /// A yes-or-no that is never unanswered.
    Toggle,
    /// Yes, no or not known, as `yes`, `no`, `null`.
    Filed,
    /// Pre-approvals: none, or a list with numbers.
    Approvals,
    /// The subject's principal or another person.
    WebsitePrincipal,
    /// Whether there is a plan of the website.
    Plan,
}

impl Widget {
    /// Whether it always has a value, so that it is neither required nor optional.
    pub fn is_always_filled(self) -> bool {
        let always = [Options::SubjectCertificates, Options::PersonCertificates, Options::AllCertificates, Options::Natures];
        match self {
            Self::Toggle | Self::WebsitePrincipal | Self::Plan | Self::Code { .. } => true,
            Self::Choice { options } => always.contains(&options),
            _ => false,
        }
    }
}

/// A closed list of the case whose words are the interface's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Kinds of filing.
    FilingKind,
    /// Who rejected.
    ReviewStage,
}

impl Code {
    /// Its keys in order.
    pub fn keys(self) -> Vec<String> {
        match self {
            Self::FilingKind => FilingKind::iter().map(|kind| kind.as_ref().to_owned()).collect(),
            Self::ReviewStage => ReviewStage::iter().map(|stage| stage.as_ref().to_owned()).collect(),
        }
    }
}

/// A list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Options {
    /// Certificates that the subject's nature may file with.
    SubjectCertificates,
    /// Certificates of persons.
    PersonCertificates,
    /// All certificates.
    AllCertificates,
    /// Provinces by code.
    Provinces,
    /// Natures of subject.
    Natures,
    /// Content types.
    ContentTypes,
    /// Languages.
    Languages,
    /// Access modes.
    AccessModes,
    /// What an owner is to the organisation.
    OwnerRoles,
    /// Pre-approval categories.
    ApprovalCategories,
    /// Parts of a website's plan.
    PlanParts,
}

/// A step of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Step {
    /// 主体信息
    Subject,
    /// 网站信息
    Website,
    /// 补充材料
    Material,
    /// 预览与导出
    Preview,
}

impl Step {
    /// The step in which a field of the case is filled.
    pub fn of_field(path: &str) -> Self {
        if path.starts_with("websites") || path.starts_with("filed_sites") {
            Self::Website
        } else if path.starts_with("materials") {
            Self::Material
        } else {
            Self::Subject
        }
    }
}

impl Form {
    /// The field of a path or pattern.
    pub fn field(&self, path: &str) -> Option<&Field> {
        let pattern = crate::filing::path::pattern(path);
        self.sections.iter().flat_map(|section| &section.fields).find(|field| field.path == pattern)
    }
}

impl Knowledge {
    /// The documents that a slot takes: key and words.
    pub fn documents<'a>(&'a self, slot: &'a Slot) -> Vec<(String, &'a Words)> {
        let known = self.choices.get("documents").map(Vec::as_slice).unwrap_or_default();
        let named = |document: &String| known.iter().find(|(key, _)| key == document).map(|(key, words)| (key.clone(), words));
        slot.documents.iter().filter_map(named).collect()
    }

    /// The entries of a list to choose from: key and words, in order.
    pub fn options(&self, options: Options, nature: Nature) -> Vec<(String, &Words)> {
        let certificates = |keep: &dyn Fn(&CertificateInfo) -> bool| {
            self.certificates.iter().filter(|info| keep(info)).map(|info| (info.id.as_ref().to_owned(), &info.name)).collect()
        };
        match options {
            Options::SubjectCertificates => {
                let taken = self.nature(nature).map(|info| info.certificates.as_slice()).unwrap_or_default();
                taken.iter().filter_map(|kind| Some((kind.as_ref().to_owned(), &self.certificate(*kind)?.name))).collect()
            }
            Options::PersonCertificates => certificates(&|info| info.of_person),
            Options::AllCertificates => certificates(&|_| true),
            Options::Provinces => self.provinces.values().map(|province| (province.code.clone(), &province.name)).collect(),
            Options::Natures => self.natures.iter().map(|info| (info.id.as_ref().to_owned(), &info.name)).collect(),
            Options::ContentTypes
            | Options::Languages
            | Options::AccessModes
            | Options::OwnerRoles
            | Options::ApprovalCategories
            | Options::PlanParts => {
                let list = self.choices.get(options.as_ref()).map(Vec::as_slice).unwrap_or_default();
                list.iter().map(|(key, words)| (key.clone(), words)).collect()
            }
        }
    }
}
