//! What the choices of the start page bring with them, and what changing them later changes.

use super::Speaker;
use super::duties::phone_sources;
use super::eligibility::{Said, Saying, Topic, sayings_of, sources_of, sources_of_provider};
use crate::evidence::Evidence;
use crate::filing::{Filing, Nature, path};
use crate::i18n;
use crate::knowledge::{Cell, NeededSlot, Provider, Province, Settled, SourceRef};
use crate::rules::{Case, SYNC_DAYS};
use crate::word;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One thing that a choice brings with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartFact {
    /// The thing, as a sentence.
    pub text: String,
    /// What each source says, where they differ.
    pub sayings: Vec<String>,
    /// Who says so, in lines.
    pub sources: Vec<String>,
}

impl Speaker<'_> {
    /// What a province asks of persons or organisations before they file.
    pub fn province_facts(&self, province: &Province, is_individual: bool) -> Vec<StartFact> {
        let locale = self.locale;
        let min_age = if is_individual { &province.individual.min_age } else { &province.organisation.min_age };
        let own = if is_individual {
            self.cell_fact(&province.individual.cross_province, province, Topic::Residence, Said::CrossProvince)
        } else {
            self.cell_fact(&province.organisation.principal, province, Topic::Principal, Said::Principal)
        };
        let of_rule = self.knowledge.rules.get("domain.not_synced").map(|rule| rule.sources.clone()).unwrap_or_default();
        vec![
            self.cell_fact(min_age, province, Topic::Age, Said::Age),
            own,
            self.cell_fact(&province.domain.min_validity_days, province, Topic::Expiry, Said::Days),
            self.fact(word!(locale, "start.real_name_wait", days = SYNC_DAYS), &of_rule),
            self.fact(word!(locale, "start.phone"), &phone_sources()),
        ]
    }

    /// What a provider asks for and takes.
    pub fn provider_facts(&self, provider: &Provider, is_individual: bool) -> Vec<StartFact> {
        let locale = self.locale;
        let per_order = if is_individual { &provider.per_order_individual } else { &provider.per_order_organisation };
        let megabytes = |bytes: &u64| i18n::megabytes(*bytes);
        let separator = word!(locale, "choice.separator");
        let parts = [
            self.each(&provider.server_min_months, provider, |months| word!(locale, "start_fact.server_months", months = months)),
            self.each(&provider.server_min_days_left, provider, |days| word!(locale, "start_fact.server_left", days = days)),
            self.each(&provider.formats, provider, |formats| {
                let names: Vec<String> = formats.iter().map(|format| format.as_ref().to_uppercase()).collect();
                word!(locale, "start_fact.formats", formats = names.join(&separator))
            }),
            self.each(&provider.max_bytes, provider, |bytes| word!(locale, "start_fact.max_size", size = megabytes(bytes))),
            self.each(&provider.floor, provider, |floor| word!(locale, "start_fact.min_size", size = megabytes(&floor.min_bytes))),
            self.each(&provider.certificate_min_validity_days, provider, |days| word!(locale, "start_fact.certificate", days = days)),
            self.each(&provider.person_min_validity_days, provider, |days| word!(locale, "start_fact.person", days = days)),
            self.each(&provider.verified_in, provider, |ways| {
                let ways: Vec<String> = ways.iter().map(|way| word!(locale, &format!("verified_in.{}", way.as_ref()))).collect();
                word!(locale, "start_fact.verified_in", ways = ways.join(&separator))
            }),
            self.each(per_order, provider, |count| word!(locale, "start_fact.per_order", count = count)),
            self.each(&provider.order_days, provider, |days| word!(locale, "start_fact.order_days", days = days)),
        ];
        let facts = parts.concat();
        if facts.is_empty() { vec![self.fact(word!(locale, "start_fact.nothing"), &[])] } else { facts }
    }

    /// The certificates with which a nature files, the usual one first.
    pub fn certificates_of(&self, nature: Nature) -> Vec<String> {
        let kinds = self.knowledge.nature(nature).map(|info| info.certificates.as_slice()).unwrap_or_default();
        let name = |kind| self.knowledge.certificate(kind).map(|info| info.name.get(self.locale).to_owned());
        kinds.iter().filter_map(|kind| name(*kind)).collect()
    }

    fn fact(&self, text: String, sources: &[SourceRef]) -> StartFact {
        StartFact { text, sayings: Vec::new(), sources: sources.iter().map(|source| self.source(source)).collect() }
    }

    /// What a cell of a province says: its value, that sources differ and how, or that there is none.
    fn cell_fact<T: Copy + PartialEq>(&self, cell: &Cell<T>, province: &Province, topic: Topic, said: fn(T) -> Said) -> StartFact {
        let text = match cell.settled() {
            Settled::Agreed(value) => self.said(said(*value)),
            Settled::Conflict => word!(self.locale, &format!("start_disputed.{}", topic.as_ref())),
            Settled::Unknown => word!(self.locale, &format!("start_unknown.{}", topic.as_ref())),
        };
        let sayings: Vec<Saying> = sayings_of(cell, province, said);
        let sources = if sayings.is_empty() { sources_of(cell, province) } else { Vec::new() };
        StartFact { sayings: sayings.iter().map(|saying| self.saying(saying)).collect(), ..self.fact(text, &sources) }
    }

    /// Each statement of a provider's cell, with its note.
    fn each<T>(&self, cell: &Cell<T>, provider: &Provider, words: impl Fn(&T) -> String) -> Vec<StartFact> {
        let one = |(index, source): (usize, &SourceRef)| {
            let said = cell.statements().get(index)?;
            let text = words(&said.value);
            let note = said.note.trim();
            let text = if note.is_empty() { text } else { word!(self.locale, "start_fact.noted", text = text, note = note) };
            Some(self.fact(text, std::slice::from_ref(source)))
        };
        sources_of_provider(cell, provider).iter().enumerate().filter_map(one).collect()
    }
}

/// What a case shows after a change of its first choices that it did not show before, and the other way round, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartDifference {
    /// Fields that come.
    pub shown: Vec<String>,
    /// Fields that go; what stands in them stays in the case.
    pub hidden: Vec<String>,
    /// Materials that are needed now.
    pub added: Vec<String>,
    /// Materials that are not needed any more.
    pub removed: Vec<String>,
    /// The kind of certificate, where it changes with the nature.
    pub certificate: Option<String>,
}

impl StartDifference {
    /// What differs between two filings.
    pub fn between(before: &Filing, after: &Filing, speaker: Speaker, today: Date) -> Self {
        let (old, new) = (Shown::of(before, speaker, today), Shown::of(after, speaker, today));
        let kind = after.subject.certificate.kind;
        let certificate = speaker.knowledge.certificate(kind).filter(|_| kind != before.subject.certificate.kind);
        Self {
            shown: only_in(&new.fields, &old.fields),
            hidden: only_in(&old.fields, &new.fields),
            added: only_in(&new.materials, &old.materials),
            removed: only_in(&old.materials, &new.materials),
            certificate: certificate.map(|info| info.name.get(speaker.locale).to_owned()),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The names of materials that a filing needs for certain, each once.
pub fn needed_materials(filing: &Filing, speaker: Speaker, today: Date) -> Vec<String> {
    only_in(&Shown::of(filing, speaker, today).materials, &BTreeMap::new())
}

/// Names by a key that tells in which order they are shown.
type Names = BTreeMap<(usize, String), String>;

/// What a filing shows.
struct Shown {
    fields: Names,
    materials: Names,
}

impl Shown {
    fn of(filing: &Filing, speaker: Speaker, today: Date) -> Self {
        let evidence = Evidence::default();
        let case = Case::new(filing, &evidence, speaker.knowledge, today);
        let mut fields = Names::new();
        for (place, section) in speaker.knowledge.form.sections.iter().enumerate() {
            let websites = if section.is_of_website() { (0..filing.websites.len()).map(Some).collect() } else { vec![None] };
            for (field, at) in websites.into_iter().flat_map(|website| case.rows_of_form(section, website)) {
                fields.insert((place, path::pattern(&at)), field.label.get(speaker.locale).to_owned());
            }
        }
        let slots = case.slots();
        let needed = slots.iter().filter(|slot| slot.needed.is_some());
        let place = |id: &str| speaker.knowledge.slots.iter().position(|slot| slot.id == id).unwrap_or_default();
        let name = |slot: &NeededSlot| ((place(&slot.slot.id), slot.slot.id.clone()), slot.slot.name.get(speaker.locale).to_owned());
        Self { fields, materials: needed.map(name).collect() }
    }
}

/// Names that stand in one list and not in the other, each once.
fn only_in(one: &Names, other: &Names) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, name) in one.iter().filter(|(key, _)| !other.contains_key(*key)) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
