//! The papers that a province asks of one case, and how papers are made out.

use super::{Knowledge, Occasion, PaperRule, Party, Province, Severity, Signer, Situation, Slot, SourceRef, Statement};
use crate::filing::FilingKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One paper that the province asks of a case: what its sources say of it, put together.
#[derive(Debug, Clone)]
pub struct AskedPaper<'a> {
    /// Key of the paper.
    pub paper: &'a str,
    /// The province.
    pub province: &'a Province,
    /// The statements that apply, in the order of the file.
    pub statements: Vec<&'a Statement<PaperRule>>,
    /// The occasion on which it is asked; of several the surest.
    pub occasion: Occasion,
    /// Whether the occasion holds for certain; if not, only a person can tell.
    pub is_certain: bool,
    /// How strong a finding may be that rests on those statements.
    pub severity: Severity,
}

/// A statement, and whether its occasion holds.
type Said<'a> = (&'a Statement<PaperRule>, Option<bool>);

impl<'a> AskedPaper<'a> {
    /// Puts statements about one paper together: those that are certain, or else those of which only a person can tell.
    fn of(knowledge: &Knowledge, province: &'a Province, paper: &'a str, said: &[Said<'a>]) -> Option<Self> {
        let is_certain = said.iter().any(|(_, holds)| holds.is_some());
        let surest = said.iter().filter(|(_, holds)| holds.is_some() == is_certain).map(|(said, _)| *said);
        let statements: Vec<&Statement<PaperRule>> = surest.collect();
        let weigh = |occasion: Occasion| {
            let same = statements.iter().filter(|said| said.value.occasion == occasion);
            knowledge.weight_of(same.map(|said| said.by.as_str()))
        };
        let occasions = statements.iter().map(|said| said.value.occasion);
        // Of occasions of equal weight the first counts: always comes before all others.
        let (severity, std::cmp::Reverse(occasion)) = occasions.map(|occasion| (weigh(occasion), std::cmp::Reverse(occasion))).max()?;
        Some(Self { paper, province, statements, occasion, is_certain, severity })
    }

    /// Who says so.
    pub fn sources(&self) -> Vec<SourceRef> {
        let mut sources: Vec<SourceRef> = Vec::new();
        for said in self.statements.iter().filter(|said| said.value.occasion == self.occasion) {
            let source = said.source(self.province);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}

/// How a paper is made out, as one document states it for all provinces.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandlingRule {
    /// Whose paper it speaks of; everybody's where left out.
    #[serde(default)]
    pub of: Option<Party>,
    /// Who signs it.
    #[serde(default)]
    pub signer: Option<Signer>,
    /// Whether it is signed in black ink.
    #[serde(default)]
    pub black_ink: bool,
    /// Whether it bears the organisation's seal.
    #[serde(default)]
    pub seal: Option<bool>,
    /// Whether it bears a fingerprint.
    #[serde(default)]
    pub fingerprint: Option<bool>,
    /// Whether the date on it is written by hand.
    #[serde(default)]
    pub handwritten_date: Option<bool>,
    /// Whether the original is photographed or scanned, no copy of it.
    #[serde(default)]
    pub original: bool,
    /// How old it may be, in months.
    #[serde(default)]
    pub max_age_months: Option<u16>,
    /// Who says so.
    pub source: SourceRef,
}

/// How old a paper may be when it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaxAge {
    /// In days.
    Days(u16),
    /// In months.
    Months(u16),
}

/// How a paper of one case is made out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "marks on a paper, independent of each other")]
pub struct Handling {
    /// Who signs it, each with the documents that say so; more than one where they differ.
    pub signers: Vec<(Signer, Vec<String>)>,
    /// Whether it is signed in black ink.
    pub black_ink: bool,
    /// Whether it bears the organisation's seal.
    pub seal: Option<bool>,
    /// Whether it bears a fingerprint.
    pub fingerprint: Option<bool>,
    /// Whether the date on it is written by hand.
    pub handwritten_date: Option<bool>,
    /// Whether it has to be on the province's own template.
    pub own_template: bool,
    /// Whether it goes to the authority by post too.
    pub by_post: bool,
    /// Whether the original is photographed or scanned, no copy of it.
    pub original: bool,
    /// How old it may be; the strictest.
    pub max_age: Option<MaxAge>,
    /// Who says all this.
    pub sources: Vec<SourceRef>,
}

impl Handling {
    /// What the documents on all provinces state.
    fn general(rules: &[HandlingRule], is_individual: bool) -> Self {
        let mut handling = Self::default();
        for rule in rules.iter().filter(|rule| rule.of.is_none_or(|of| of.is_of(is_individual))) {
            handling.add_signer(rule.signer, &rule.source.doc);
            handling.black_ink |= rule.black_ink;
            handling.seal = handling.seal.or(rule.seal);
            handling.fingerprint = handling.fingerprint.or(rule.fingerprint);
            handling.handwritten_date = handling.handwritten_date.or(rule.handwritten_date);
            handling.original |= rule.original;
            handling.max_age = handling.max_age.or(rule.max_age_months.map(MaxAge::Months));
            handling.add_source(rule.source.clone());
        }
        handling
    }

    /// What the province states goes before what holds everywhere, point by point.
    fn overridden(mut self, asked: &AskedPaper) -> Self {
        let mut own = Self::default();
        for said in &asked.statements {
            let value = &said.value;
            own.add_signer(value.signer, &said.by);
            own.seal = own.seal.or(value.seal);
            own.fingerprint = own.fingerprint.or(value.fingerprint);
            own.handwritten_date = own.handwritten_date.or(value.handwritten_date);
            own.own_template |= value.own_template;
            own.by_post |= value.by_post;
            let marks = [value.seal, value.fingerprint, value.handwritten_date];
            let says_how = value.signer.is_some() || marks.iter().any(Option::is_some) || value.max_age_days.is_some();
            if says_how || value.own_template || value.by_post {
                own.add_source(said.source(asked.province));
            }
        }
        let strictest = asked.statements.iter().filter_map(|said| said.value.max_age_days).min();
        if !own.signers.is_empty() {
            self.signers = own.signers;
        }
        self.seal = own.seal.or(self.seal);
        self.fingerprint = own.fingerprint.or(self.fingerprint);
        self.handwritten_date = own.handwritten_date.or(self.handwritten_date);
        self.own_template |= own.own_template;
        self.by_post |= own.by_post;
        self.max_age = strictest.map(MaxAge::Days).or(self.max_age);
        for source in own.sources {
            self.add_source(source);
        }
        self
    }

    fn add_signer(&mut self, signer: Option<Signer>, doc: &str) {
        let Some(signer) = signer else { return };
        match self.signers.iter_mut().find(|(known, _)| *known == signer) {
            Some((_, docs)) if docs.iter().any(|known| known == doc) => {}
            Some((_, docs)) => docs.push(doc.to_owned()),
            None => self.signers.push((signer, vec![doc.to_owned()])),
        }
    }

    fn add_source(&mut self, source: SourceRef) {
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Slot {
    /// How many months old its paper may be by the documents on all provinces, where one states it; the longest.
    pub fn max_age_months(&self, is_individual: bool) -> Option<u16> {
        let rules = self.handling.iter().filter(|rule| rule.of.is_none_or(|of| of.is_of(is_individual)));
        rules.filter_map(|rule| rule.max_age_months).max()
    }
}

impl<'a> Situation<'a> {
    /// The papers that the province asks of the case, by key: for a website, or without one for any of them.
    pub fn papers(&self, website: Option<usize>) -> Vec<AskedPaper<'a>> {
        let Some(province) = self.province() else { return Vec::new() };
        let mut by_paper: BTreeMap<&'a str, Vec<Said<'a>>> = BTreeMap::new();
        for said in province.paper.asked.statements() {
            let holds = if self.concerns(&said.value) { self.occasion_of(&said.value, website) } else { Some(false) };
            if holds != Some(false) {
                by_paper.entry(said.value.paper.as_str()).or_default().push((said, holds));
            }
        }
        by_paper.into_iter().filter_map(|(paper, said)| AskedPaper::of(self.knowledge, province, paper, &said)).collect()
    }

    /// How the paper of a slot is made out in this case.
    pub fn handling(&self, slot: &Slot, website: Option<usize>) -> Handling {
        self.handling_by(slot, website, &self.papers(website))
    }

    /// The same with the papers at hand.
    pub(super) fn handling_by(&self, slot: &Slot, website: Option<usize>, papers: &[AskedPaper]) -> Handling {
        let general = Handling::general(&slot.handling, self.filing.is_individual());
        // Where a slot takes several documents, the one that is attached or that its certificate calls for counts.
        let id = website.and_then(|index| self.filing.websites.get(index)).map(|site| site.id.as_str());
        let attached = self.filing.material(&slot.id, id).map(|material| material.document.as_str());
        let document = attached.filter(|document| slot.documents.iter().any(|known| known == document));
        let document = document.unwrap_or_else(|| self.knowledge.usual_document(slot, self.filing, website));
        match papers.iter().find(|asked| asked.paper == document) {
            Some(asked) => general.overridden(asked),
            None => general,
        }
    }

    /// Whether a statement speaks of such a filing, its occasion apart.
    fn concerns(&self, asked: &PaperRule) -> bool {
        let is_cancelled = self.filing.procedure.kind == FilingKind::Cancel && asked.kinds.is_empty();
        !is_cancelled && asked.is_for(self.filing)
    }
}
