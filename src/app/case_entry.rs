//! A case in the list of the home page, and what the list knows of it.

use super::deadline::{Deadline, next_deadline, principals};
use crate::evidence::Evidence;
use crate::filing::{Filing, FilingKind};
use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::rules::{Summary, check};
use crate::text::fold;
use crate::word;
use jiff::civil::{Date, DateTime};
use std::path::{Path, PathBuf};

/// A case in the list of the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEntry {
    /// Its folder.
    pub root: PathBuf,
    /// What it is about, or why it cannot be read.
    pub health: CaseHealth,
    /// Whether another window has it.
    pub is_locked: bool,
    /// When its file was changed last, in the machine's time zone.
    pub changed: Option<DateTime>,
    /// What a search finds it by, folded, one text a line.
    haystack: String,
}

/// What the list knows of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseHealth {
    /// It can be read.
    Sound(Box<CaseFacts>),
    /// It cannot be read.
    Broken(String),
}

/// What the list shows of a case that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Name that the person gave it, or empty.
    pub label: String,
    /// Subject's name.
    pub title: String,
    /// Names of the websites, each with its domains.
    pub websites: Vec<(String, Vec<String>)>,
    /// Telephone numbers of the principals, as typed.
    pub phones: Vec<String>,
    /// Provider key.
    pub provider: String,
    /// Province code.
    pub province: String,
    /// Kind of filing.
    pub kind: FilingKind,
    /// What checking without scans gave.
    pub summary: Summary,
    /// Questions that nobody has answered, each counted once.
    pub n_questions: usize,
    /// What runs out first.
    pub deadline: Option<Deadline>,
}

impl CaseEntry {
    /// A case of the list.
    pub fn new(root: PathBuf, health: CaseHealth, is_locked: bool, changed: Option<DateTime>) -> Self {
        let haystack = haystack(&root, &health);
        Self { root, health, is_locked, changed, haystack }
    }

    /// What is known of it, if it can be read.
    pub fn facts(&self) -> Option<&CaseFacts> {
        match &self.health {
            CaseHealth::Sound(facts) => Some(facts),
            CaseHealth::Broken(_) => None,
        }
    }

    /// The name that it is listed under: its label, its subject's name, or that it has none; its folder's where it
    /// cannot be read.
    pub fn name(&self, locale: Locale) -> String {
        match self.facts() {
            Some(facts) if facts.headline().is_empty() => word!(locale, "top.unnamed"),
            Some(facts) => facts.headline().to_owned(),
            None => folder_name(&self.root),
        }
    }

    /// Whether every word of a search stands in what it is found by.
    pub fn is_found_by(&self, search: &str) -> bool {
        search.split_whitespace().all(|term| self.haystack.contains(&fold(term)))
    }
}

impl CaseFacts {
    /// The case's name for the person, as [`Filing::headline`].
    pub fn headline(&self) -> &str {
        if self.label.is_empty() { &self.title } else { &self.label }
    }

    /// Whether checking found nothing that is refused or often sent back.
    pub fn is_clear(&self) -> bool {
        self.summary.blocker + self.summary.likely == 0
    }
}

impl CaseHealth {
    /// What the list says of a case that can be read. Scans are not examined for it: of the open points only the
    /// questions count, because the others are about scans.
    pub fn of(filing: &Filing, knowledge: &Knowledge, today: Date) -> Self {
        let report = check(filing, &Evidence::default(), knowledge, today);
        let websites = filing.websites.iter();
        let phones = principals(filing).flat_map(|person| [&person.mobile, &person.emergency_phone, &person.office_phone]);
        Self::Sound(Box::new(CaseFacts {
            label: filing.label.clone(),
            title: filing.title().to_owned(),
            websites: websites.map(|site| (site.name.clone(), site.domains.iter().map(|domain| domain.name.clone()).collect())).collect(),
            phones: phones.filter(|phone| !phone.is_empty()).cloned().collect(),
            provider: filing.provider.clone(),
            province: filing.province.clone(),
            kind: filing.procedure.kind,
            n_questions: report.n_questions(),
            summary: report.summary(),
            deadline: next_deadline(filing, knowledge),
        }))
    }
}

fn haystack(root: &Path, health: &CaseHealth) -> String {
    let mut texts = vec![fold(&folder_name(root))];
    if let CaseHealth::Sound(facts) = health {
        let websites = facts.websites.iter().flat_map(|(name, domains)| std::iter::once(name).chain(domains));
        texts.extend([&facts.label, &facts.title].into_iter().chain(websites).map(|text| fold(text)));
        texts.extend(facts.phones.iter().map(|phone| fold(phone).chars().filter(char::is_ascii_alphanumeric).collect()));
    }
    texts.join("\n")
}

fn folder_name(root: &Path) -> String {
    root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
