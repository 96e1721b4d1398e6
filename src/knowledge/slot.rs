//! Slots for materials: `assets/materials.toml`.

use super::{Knowledge, Severity, Situation, SourceRef, Step, When, Words};
use crate::filing::path;
use serde::Deserialize;

/// A place for one material.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Id, which the case file refers to.
    pub id: String,
    /// Step of the provider's form that asks for it; exports sort by it.
    pub step: Step,
    /// Name of the material.
    pub name: Words,
    /// What the scan has to show.
    pub hint: Words,
    /// Documents that may stand in it, the usual one first.
    pub documents: Vec<String>,
    /// Size of the paper.
    pub paper: Paper,
    /// Whether there is one for each website.
    #[serde(default)]
    pub per_website: bool,
    /// Natures of subject for which the document has to show colour (a seal, a portrait, an emblem).
    #[serde(default)]
    pub colour: Option<When>,
    /// Whether it is offered even when nothing asks for it.
    #[serde(default)]
    pub offered: bool,
    /// What asks for it; the first that holds counts.
    #[serde(default)]
    pub needed: Vec<Needed>,
}

/// One fact that asks for a material.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needed {
    /// The fact.
    pub when: When,
    /// The fact in words, as it is shown.
    pub why: Words,
    /// How sure it is that the material is asked for.
    pub severity: Severity,
    /// Who says so.
    pub source: SourceRef,
    /// Rule that judges its absence in place of `material.missing`.
    #[serde(default)]
    pub judged_by: Option<String>,
}

/// Size of a paper, for judging how many pixels its text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 297 × 210 mm, ISO 216.
    A4,
    /// 85.6 × 54 mm, ISO/IEC 7810 ID-1.
    Card,
    /// Of no fixed size.
    Any,
}

impl Paper {
    /// Long side in millimetres, if it has one.
    pub fn long_side_mm(self) -> Option<f64> {
        match self {
            Self::A4 => Some(297.0),
            Self::Card => Some(85.6),
            Self::Any => None,
        }
    }
}

/// A slot that one case shows, with the website it is for and what asks for it.
#[derive(Debug, Clone, Copy)]
pub struct NeededSlot<'a> {
    /// The slot.
    pub slot: &'a Slot,
    /// Id of the website that it is for.
    pub website: Option<&'a str>,
    /// What asks for it; none for one that is merely offered.
    pub needed: Option<&'a Needed>,
}

impl NeededSlot<'_> {
    /// The field path of the slot in findings: `materials[slot]` or `materials[slot:website]`.
    pub fn path(&self) -> String {
        path::material(&self.slot.id, self.website)
    }
}

impl Knowledge {
    /// The slots that a case shows, in order: those that something asks for and those always offered.
    pub fn slots_for<'a>(&'a self, situation: &'a Situation<'a>) -> Vec<NeededSlot<'a>> {
        let websites = &situation.filing.websites;
        let one = |slot: &'a Slot, website: Option<usize>| {
            let needed = slot.needed.iter().find(|needed| situation.holds(&needed.when, website));
            let id = website.and_then(|index| websites.get(index)).map(|site| site.id.as_str());
            (needed.is_some() || slot.offered).then_some(NeededSlot { slot, website: id, needed })
        };
        self.slots
            .iter()
            .flat_map(|slot| {
                let sites: Vec<Option<usize>> = if slot.per_website { (0..websites.len()).map(Some).collect() } else { vec![None] };
                sites.into_iter().filter_map(move |website| one(slot, website))
            })
            .collect()
    }
}
