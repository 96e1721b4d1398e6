//! A case as the checks see it.

use super::{Finding, review_ends};
use crate::evidence::{Evidence, ScanEvidence};
use crate::filing::{Filing, Material, Principal, path};
use crate::knowledge::{Cell, Knowledge, NeededSlot, Province, Rule, Situation, Slot, SourceRef};
use jiff::civil::Date;
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A case with everything that is known of it.
pub struct Case<'a> {
    /// What was typed.
    pub filing: &'a Filing,
    /// What was measured.
    pub evidence: &'a Evidence,
    /// What is known.
    pub knowledge: &'a Knowledge,
    /// Today.
    pub today: Date,
    /// What follows from the filing.
    pub situation: Situation<'a>,
    value: Value,
    review_ends: OnceCell<Date>,
    scans: OnceCell<Vec<Scan<'a>>>,
}

/// One attached scan.
pub struct Scan<'a> {
    /// Field path: `materials[slot].files[0]`.
    pub field: String,
    /// The slot, if it is a known one.
    pub slot: Option<&'a Slot>,
    /// Id of the slot.
    pub slot_id: &'a str,
    /// Path of the file in the case.
    pub file: &'a str,
    /// What was measured, if it was examined.
    pub evidence: Option<&'a ScanEvidence>,
}

impl<'a> Case<'a> {
    /// Puts a case together.
    pub fn new(filing: &'a Filing, evidence: &'a Evidence, knowledge: &'a Knowledge, today: Date) -> Self {
        let situation = Situation::new(filing, knowledge, today);
        Self {
            filing,
            evidence,
            knowledge,
            today,
            situation,
            value: path::to_value(filing),
            review_ends: OnceCell::new(),
            scans: OnceCell::new(),
        }
    }

    /// The province of the filing, if it is chosen and known.
    pub fn province(&self) -> Option<&'a Province> {
        self.situation.province()
    }

    /// The earliest day on which a review begun today can have used all its time.
    pub fn review_ends(&self) -> Date {
        *self.review_ends.get_or_init(|| review_ends(self.today, &self.knowledge.holidays))
    }

    /// The whole case as JSON, which its paths address.
    pub fn values(&self) -> &Value {
        &self.value
    }

    /// The text at a path; empty for what is not there.
    pub fn text(&self, field: &str) -> &str {
        path::text(&self.value, field)
    }

    /// The value at a path.
    pub fn value(&self, field: &str) -> Option<&Value> {
        path::get(&self.value, field)
    }

    /// Every field of this case that a pattern means: `websites[].name` gives one a website. What is said
    /// of the subject's principal holds for a website's own principal and the legal representative too.
    pub fn fields(&self, pattern: &str) -> Vec<String> {
        let mut patterns = vec![pattern.to_owned()];
        if pattern.starts_with("principal.") {
            patterns.push(format!("websites[].{pattern}"));
            patterns.push(pattern.replacen("principal", "subject.legal_representative", 1));
        }
        patterns.iter().flat_map(|pattern| self.expand(pattern)).collect()
    }

    pub(super) fn expand(&self, pattern: &str) -> Vec<String> {
        let Some((list, rest)) = pattern.split_once("[]") else {
            return if self.value(pattern).is_some() { vec![pattern.to_owned()] } else { Vec::new() };
        };
        let length = self.value(list).and_then(Value::as_array).map_or(0, Vec::len);
        (0..length).flat_map(|index| self.expand(&format!("{list}[{index}]{rest}"))).collect()
    }

    /// The subject's principal and every website's own, with their paths.
    pub fn principals(&self) -> Vec<(String, &'a Principal)> {
        let own = self.filing.websites.iter().enumerate();
        let own = own.filter_map(|(index, site)| Some((format!("websites[{index}].principal"), site.principal.other()?)));
        std::iter::once(("principal".to_owned(), &self.filing.principal)).chain(own).collect()
    }

    /// Slots that this case shows.
    pub fn slots(&self) -> Vec<NeededSlot<'_>> {
        self.knowledge.slots_for(&self.situation)
    }

    /// Whether at least one file is attached in a slot, for a website where it is one a website.
    pub fn has_material(&self, slot: &str, website: Option<&str>) -> bool {
        self.filing.material(slot, website).is_some_and(|material| !material.files.is_empty())
    }

    /// Every attached scan.
    pub fn scans(&self) -> &[Scan<'a>] {
        self.scans.get_or_init(|| self.filing.materials.iter().flat_map(|material| self.scans_of(material)).collect())
    }

    fn scans_of(&self, material: &'a Material) -> Vec<Scan<'a>> {
        let path = material.path();
        let slot = self.knowledge.slot(&material.slot);
        let scan = |(index, file): (usize, &'a String)| Scan {
            field: format!("{path}.files[{index}]"),
            slot,
            slot_id: &material.slot,
            file,
            evidence: self.evidence.scans.get(file),
        };
        material.files.iter().enumerate().map(scan).collect()
    }
}

/// A finding of a rule at a field, with the rule's own severity.
pub fn finding(rule: &Rule, field: impl Into<String>) -> Finding {
    Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        field: field.into(),
        args: BTreeMap::new(),
        place: None,
        sources: Vec::new(),
        waived: None,
    }
}

/// Where a cell's statements come from, to be named beside the rule's own sources.
pub fn sources_of<T>(cell: &Cell<T>, province: &Province) -> Vec<SourceRef> {
    cell.statements().iter().map(|said| said.source(province)).collect()
}
