//! What a report holds: facts, no prose.

use crate::filing::CertificateKind;
use crate::filing::Nature;
use crate::knowledge::{Occasion, Severity, SourceRef, Step};
use crate::scan::Region;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// The outcome of checking one case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// What a reviewer would refuse or remark on, the worst first.
    pub findings: Vec<Finding>,
    /// What nobody has looked at yet.
    pub open: Vec<Open>,
}

/// Numbers of findings and open points. Waived findings count for themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Blockers that are not waived.
    pub blocker: usize,
    /// Likely rejections.
    pub likely: usize,
    /// Advice.
    pub advice: usize,
    /// Open points.
    pub open: usize,
    /// Findings that the person lets pass.
    pub waived: usize,
}

impl Report {
    /// Counts what the report holds.
    pub fn summary(&self) -> Summary {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity && finding.waived.is_none()).count();
        Summary {
            blocker: count(Severity::Blocker),
            likely: count(Severity::Likely),
            advice: count(Severity::Advice),
            open: self.open.len(),
            waived: self.findings.iter().filter(|finding| finding.waived.is_some()).count(),
        }
    }

    /// Questions that nobody has answered, each counted once however many places it is about.
    pub fn n_questions(&self) -> usize {
        let asked = self.open.iter().filter(|open| open.why == OpenWhy::NotAsked);
        asked.map(|open| &open.rule).collect::<BTreeSet<_>>().len()
    }

    /// Findings of a step.
    pub fn of_step(&self, step: Step) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.step() == step)
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// How sure a rejection is; never above the rule's own.
    pub severity: Severity,
    /// Path of the field.
    pub field: String,
    /// Where on the scan, if it is about one place of it.
    pub place: Option<Region>,
    /// What the rule's words speak of.
    pub args: BTreeMap<&'static str, Arg>,
    /// Sources of the data that decided, beside the rule's own.
    pub sources: Vec<SourceRef>,
    /// Why the person lets it pass, if so.
    pub waived: Option<String>,
}

impl Finding {
    /// The step in which it is mended.
    pub fn step(&self) -> Step {
        Step::of_field(&self.field)
    }

    /// Worst first, then by step, field and rule.
    pub fn sort_key(&self) -> (std::cmp::Reverse<Severity>, Step, &str, &str) {
        (std::cmp::Reverse(self.severity), self.step(), &self.field, &self.rule)
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// Says where on the scan it is.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Region>>) -> Self {
        self.place = place.into();
        self
    }

    /// Lowers the severity; a check never raises it.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// Adds sources of the data that decided.
    #[must_use]
    pub fn said_by(mut self, sources: impl IntoIterator<Item = SourceRef>) -> Self {
        self.sources.extend(sources);
        self
    }
}

/// An argument of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A number.
    Number(i64),
    /// Text, as typed or computed.
    Text(String),
    /// A day.
    Day(Date),
    /// A wording of the rule itself.
    Own(&'static str),
    /// A field, by its label.
    Field(String),
    /// A material slot, by its name.
    Slot(String),
    /// What asks for a slot: the slot and the place among its reasons.
    Needed(String, usize),
    /// That a province asks for a paper on an occasion: the province's code and the occasion.
    Asked(String, Occasion),
    /// A province, by its name.
    Province(String),
    /// A nature, by its name.
    Nature(Nature),
    /// A kind of certificate, by its name.
    Certificate(CertificateKind),
    /// A provider, by its name.
    Provider(String),
    /// Entries of a list to choose from, by their names: name of the list, keys.
    Choices(&'static str, Vec<String>),
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u16> for Arg {
    fn from(number: u16) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u8> for Arg {
    fn from(number: u8) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl Serialize for Arg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) | Self::Field(text) | Self::Slot(text) | Self::Province(text) | Self::Provider(text) => {
                serializer.serialize_str(text)
            }
            Self::Day(day) => serializer.collect_str(day),
            Self::Own(key) => serializer.serialize_str(key),
            Self::Needed(slot, index) => serializer.collect_str(&format_args!("{slot}#{index}")),
            Self::Asked(province, occasion) => serializer.collect_str(&format_args!("{province}:{}", occasion.as_ref())),
            Self::Nature(nature) => nature.serialize(serializer),
            Self::Certificate(kind) => kind.serialize(serializer),
            Self::Choices(_, keys) => keys.serialize(serializer),
        }
    }
}

/// Something that nobody has looked at yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Id of the rule.
    pub rule: String,
    /// Path of the field.
    pub field: String,
    /// Why it is open.
    pub why: OpenWhy,
    /// What the rule's question speaks of.
    pub args: BTreeMap<&'static str, Arg>,
}

impl Open {
    /// An open point of a rule at a field.
    pub fn new(rule: &str, field: impl Into<String>, why: OpenWhy) -> Self {
        Self { rule: rule.to_owned(), field: field.into(), why, args: BTreeMap::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// Why a point is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "the words of the JSON, which stays")]
pub enum OpenWhy {
    /// The person has not answered, or not looked yet.
    NotAsked,
    /// The scan was not examined.
    NotExamined,
    /// There is nothing to judge it by.
    NotJudged,
}
