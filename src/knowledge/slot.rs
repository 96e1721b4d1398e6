//! Slots for materials: `assets/materials.toml`.

use super::{AskedPaper, Handling, HandlingRule, Knowledge, Severity, Situation, SourceRef, Step, When, Words};
use crate::filing::{CertificateKind, Filing, path};
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
    /// Words by which the name of a file says that it is this.
    #[serde(default)]
    pub file_words: Vec<String>,
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
    /// Documents that make it needless when they are attached elsewhere, such as a letter that names everybody.
    #[serde(default)]
    pub covered_by: Vec<String>,
    /// Whose certificate it shows, so that the usual document follows the kind that is typed.
    #[serde(default)]
    pub certificate_of: Option<CertificateOf>,
    /// How it is made out, one statement a document.
    #[serde(default)]
    pub handling: Vec<HandlingRule>,
    /// What asks for it; the first that holds counts.
    #[serde(default)]
    pub needed: Vec<Needed>,
}

/// Whose certificate a slot shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateOf {
    /// The subject's.
    Subject,
    /// The principal's: the website's own where the slot is one a website.
    Principal,
}

/// What asks for a material.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Needed {
    /// The province, by its own file.
    Province(NeededByProvince),
    /// A fact of the case.
    Fact(NeededFact),
}

/// A paper that the province asks for: why, how sure and by whom stands in its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeededByProvince {
    /// Key of the paper.
    pub by_province: String,
    /// What has to hold beside.
    #[serde(default)]
    pub when: When,
    /// Whether only a person can tell, whatever the occasion.
    #[serde(default)]
    pub perhaps: bool,
    /// Rule that judges its absence in place of `material.missing`.
    #[serde(default)]
    pub judged_by: Option<String>,
}

/// One fact that asks for a material.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeededFact {
    /// The fact.
    pub when: When,
    /// The fact in words, as it is shown.
    pub why: Words,
    /// How sure it is that the material is asked for.
    pub severity: Severity,
    /// Who says so.
    pub source: SourceRef,
    /// Whether only a person can tell if the material is asked for then.
    #[serde(default)]
    pub perhaps: bool,
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

/// What asks for a slot in one case.
#[derive(Debug, Clone)]
pub enum Asks<'a> {
    /// A fact, with its place among those of the slot.
    Fact(&'a NeededFact, usize),
    /// The province.
    Province(&'a NeededByProvince, AskedPaper<'a>),
}

impl<'a> Asks<'a> {
    /// How strong the absence of the material is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Fact(fact, _) => fact.severity,
            Self::Province(_, asked) => asked.severity,
        }
    }

    /// Who says so.
    pub fn sources(&self) -> Vec<SourceRef> {
        match self {
            Self::Fact(fact, _) => vec![fact.source.clone()],
            Self::Province(_, asked) => asked.sources(),
        }
    }

    /// Rule that judges its absence in place of `material.missing`.
    pub fn judged_by(&self) -> Option<&'a str> {
        match self {
            Self::Fact(fact, _) => fact.judged_by.as_deref(),
            Self::Province(needed, _) => needed.judged_by.as_deref(),
        }
    }

    /// The province's paper, where it is the province that asks.
    pub fn paper(&self) -> Option<&AskedPaper<'a>> {
        match self {
            Self::Fact(..) => None,
            Self::Province(_, asked) => Some(asked),
        }
    }

    /// Whether it is asked for, not only if a person finds that it is.
    fn is_certain(&self) -> bool {
        match self {
            Self::Fact(fact, _) => !fact.perhaps,
            Self::Province(needed, asked) => asked.is_certain && !needed.perhaps,
        }
    }
}

/// A slot that one case shows, with the website it is for and what asks for it.
#[derive(Debug, Clone)]
pub struct NeededSlot<'a> {
    /// The slot.
    pub slot: &'a Slot,
    /// Id of the website that it is for.
    pub website: Option<&'a str>,
    /// Place of that website.
    pub index: Option<usize>,
    /// What asks for it; none for one that is merely offered.
    pub needed: Option<Asks<'a>>,
    /// What may ask for it, where nothing does for certain and only a person can tell.
    pub perhaps: Option<Asks<'a>>,
    /// How the paper is made out.
    pub handling: Handling,
}

impl NeededSlot<'_> {
    /// The field path of the slot in findings: `materials[slot]` or `materials[slot:website]`.
    pub fn path(&self) -> String {
        path::material(&self.slot.id, self.website)
    }

    /// Whether a material attached elsewhere stands in for this one: the same paper under other material, or a letter
    /// that covers it too.
    fn is_covered(&self, filing: &Filing) -> bool {
        let paper = self.needed.as_ref().and_then(Asks::paper).map(|asked| asked.paper);
        let only = self.slot.documents.first().filter(|_| self.slot.documents.len() == 1).map(String::as_str);
        let is_it =
            |document: &str| [paper, only].contains(&Some(document)) || self.slot.covered_by.iter().any(|covering| covering == document);
        filing.materials.iter().any(|material| {
            let is_of_website = material.website.is_none() || material.website.as_deref() == self.website;
            let is_elsewhere = material.slot != self.slot.id && is_of_website && !material.files.is_empty();
            is_elsewhere && (is_it(&material.document) || is_it(&material.slot))
        })
    }
}

impl Knowledge {
    /// The slots that a case shows, in order: those that something asks for, those offered and those filled.
    pub fn slots_for<'a>(&'a self, situation: &'a Situation<'a>) -> Vec<NeededSlot<'a>> {
        let filing = situation.filing;
        let websites = &filing.websites;
        let whole = situation.papers(None);
        let of_sites: Vec<Vec<AskedPaper>> = (0..websites.len()).map(|index| situation.papers(Some(index))).collect();
        let mut shown = Vec::new();
        for slot in &self.slots {
            let places: Vec<Option<usize>> = if slot.per_website { (0..websites.len()).map(Some).collect() } else { vec![None] };
            for index in places {
                let papers = index.and_then(|index| of_sites.get(index)).unwrap_or(&whole);
                let asks = slot.asks(situation, index, papers);
                let needed = asks.iter().find(|asks| asks.is_certain()).cloned();
                let perhaps = asks.into_iter().next().filter(|_| needed.is_none());
                let website = index.and_then(|index| websites.get(index)).map(|site| site.id.as_str());
                let handling = situation.handling_by(slot, index, papers);
                let mut one = NeededSlot { slot, website, index, needed, perhaps, handling };
                let is_filled = filing.material(&slot.id, website).is_some_and(|material| !material.files.is_empty());
                if !is_filled && one.is_covered(filing) {
                    (one.needed, one.perhaps) = (None, None);
                }
                if one.needed.is_some() || one.perhaps.is_some() || slot.offered || is_filled {
                    shown.push(one);
                }
            }
        }
        shown
    }

    /// The document that usually stands in a slot: the one for the kind of certificate that is typed, else the first.
    pub fn usual_document<'a>(&'a self, slot: &'a Slot, filing: &Filing, website: Option<usize>) -> &'a str {
        let own = website.and_then(|index| filing.websites.get(index)).and_then(|site| site.principal.other());
        let kind = slot.certificate_of.map(|whose| match whose {
            CertificateOf::Subject => filing.subject.certificate.kind,
            CertificateOf::Principal => own.unwrap_or(&filing.principal).certificate.kind,
        });
        let shows = |kind: CertificateKind| {
            let key: &str = kind.as_ref();
            self.document_of.get(key).map_or("other_certificate", String::as_str)
        };
        let document = kind.map(shows).and_then(|document| slot.documents.iter().find(|known| *known == document));
        document.or(slot.documents.first()).map(String::as_str).unwrap_or_default()
    }
}

impl Slot {
    /// Everything that asks for it, in order.
    fn asks<'a>(&'a self, situation: &Situation, website: Option<usize>, papers: &[AskedPaper<'a>]) -> Vec<Asks<'a>> {
        let one = |(place, needed): (usize, &'a Needed)| match needed {
            Needed::Fact(fact) => situation.holds(&fact.when, website).then_some(Asks::Fact(fact, place)),
            Needed::Province(needed) => {
                let asked = papers.iter().find(|asked| asked.paper == needed.by_province)?;
                situation.holds(&needed.when, website).then(|| Asks::Province(needed, asked.clone()))
            }
        };
        self.needed.iter().enumerate().filter_map(one).collect()
    }
}
