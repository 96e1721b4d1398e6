//! Who files: age, residence, seat, principal, and whether the principal can be reached.

use super::{EligibilityPoint, Fact, Said, Sheet, Topic, Verdict, sayings_of, sources_of};
use crate::knowledge::{Cell, CrossProvince, PrincipalRule, Province, ResidenceProof, Settled, Severity};
use crate::report::duties::{face_source, phone_sources};
use crate::rules::{Arg, below_minimum, proof_word};
use jiff::civil::Date;

/// Age in years from which a person is of age: Civil Code, article 17.
const ADULT: u8 = 18;

/// Whether the person, or the organisation's principal, is old enough.
pub(super) fn age(sheet: &Sheet, province: &Province) -> EligibilityPoint {
    let is_individual = !sheet.answers.is_organisation;
    let (individual, organisation) = (&province.individual, &province.organisation);
    let (cell, proofs) =
        if is_individual { (&individual.min_age, &individual.minor_proof) } else { (&organisation.min_age, &organisation.minor_proof) };
    let of_rule = sheet.rule_sources(&["person.under_age"]);
    let stated = sources_of(cell, province);
    let sources = if stated.is_empty() { of_rule } else { stated };
    let start = |verdict, fact| point(Topic::Age, verdict, fact, province).said_by(sources.clone());
    let Some(age) = sheet.answers.age(sheet.today) else { return start(Verdict::Unanswered, Fact::AgeUnanswered) };
    let start = |verdict, fact| start(verdict, fact).arg("number", age);
    if let Some((least, severity)) = below_minimum(sheet.knowledge, cell, age) {
        let is_disputed = cell.statements().iter().any(|said| said.value <= age);
        let (verdict, fact) = match severity {
            Severity::Blocker => (birthday(sheet, least).map_or(Verdict::Cannot, Verdict::Wait), Fact::AgeBelow),
            _ if is_disputed => (Verdict::Ask, Fact::AgeDisputed),
            Severity::Likely | Severity::Advice => (Verdict::Ask, Fact::AgeDoubtful),
        };
        return start(verdict, fact).arg("least", least).sayings(sayings_of(cell, province, Said::Age));
    }
    let oldest = oldest_minimum(sheet, is_individual);
    if cell.statements().is_empty() && age < oldest.max(ADULT) {
        return start(Verdict::Ask, Fact::AgeUnstated);
    }
    if age < ADULT {
        let proof = start(Verdict::Needs, Fact::AgeMinor).arg("what", Arg::Own(proof_word(proofs)));
        return proof.said_by(sources_of(proofs, province));
    }
    let study = &individual.study_or_work_proof_below;
    if is_individual && study.statements().iter().any(|said| age < said.value) {
        return start(Verdict::Needs, Fact::AgeStudy).said_by(sources_of(study, province));
    }
    if cell.statements().is_empty() {
        return start(Verdict::Fine, Fact::AgeFineUnstated).arg("least", oldest);
    }
    start(Verdict::Fine, Fact::AgeFine)
}

/// The highest minimum that any province states.
fn oldest_minimum(sheet: &Sheet, is_individual: bool) -> u8 {
    let stated = sheet.knowledge.provinces.values().flat_map(|province| {
        let cell = if is_individual { &province.individual.min_age } else { &province.organisation.min_age };
        cell.statements()
    });
    stated.map(|said| said.value).max().unwrap_or(ADULT)
}

/// The day on which the person is so many years old, where the birth date is known. Who was born on 29 February has the
/// birthday of a common year on 1 March.
fn birthday(sheet: &Sheet, years: u8) -> Option<Date> {
    let born = sheet.answers.birth_date()?;
    let year = born.year().checked_add(i16::from(years))?;
    Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

/// Whether the province takes a person by the address on the identity card, and by which proof.
pub(super) fn residence(sheet: &Sheet, province: &Province) -> EligibilityPoint {
    let cell = &province.individual.cross_province;
    let of_rule = || sheet.rule_sources(&["subject.cross_province_individual"]);
    let start = |verdict, fact| {
        let stated = sources_of(cell, province);
        point(Topic::Residence, verdict, fact, province).said_by(if stated.is_empty() { of_rule() } else { stated })
    };
    match (sheet.answers.is_local, cell.settled()) {
        (None, _) => start(Verdict::Unanswered, Fact::ResidenceUnanswered),
        (Some(true), _) => point(Topic::Residence, Verdict::Fine, Fact::ResidenceLocal, province).said_by(of_rule()),
        (Some(false), Settled::Agreed(CrossProvince::Accepted)) => start(Verdict::Fine, Fact::ResidenceTaken),
        (Some(false), Settled::Agreed(CrossProvince::WithProof)) => {
            let (verdict, fact, named) = proof_of_residence(sheet, province);
            let rules = &province.individual;
            let stated = sources_of(&rules.cross_province_proofs, province).into_iter().chain(sources_of(&rules.refused_proofs, province));
            start(verdict, fact).arg("what", choices(&named)).arg("taken", choices(&taken(&rules.cross_province_proofs))).said_by(stated)
        }
        (Some(false), Settled::Agreed(CrossProvince::Refused)) if sheet.knowledge.weight(cell) == Severity::Blocker => {
            start(Verdict::Cannot, Fact::ResidenceRefused)
        }
        (Some(false), Settled::Agreed(CrossProvince::Refused)) => start(Verdict::Ask, Fact::ResidenceDoubtful),
        (Some(false), Settled::Conflict) => {
            start(Verdict::Ask, Fact::ResidenceDisputed).sayings(sayings_of(cell, province, Said::CrossProvince))
        }
        (Some(false), Settled::Unknown) => start(Verdict::Ask, Fact::ResidenceUnstated),
    }
}

/// How the proofs at hand stand, and which the sentence names.
fn proof_of_residence(sheet: &Sheet, province: &Province) -> (Verdict, Fact, Vec<ResidenceProof>) {
    let (taken, refused) = (&province.individual.cross_province_proofs, &province.individual.refused_proofs);
    let Some(held) = &sheet.answers.proofs else { return (Verdict::Unanswered, Fact::ResidenceProofUnanswered, Vec::new()) };
    let one = |held: &[ResidenceProof], wanted: &dyn Fn(ResidenceProof) -> bool| held.iter().copied().find(|proof| wanted(*proof));
    if let Some(good) = one(held, &|proof| names(taken, proof) && !names(refused, proof)) {
        return (Verdict::Fine, Fact::ResidenceProven, vec![good]);
    }
    // Lists of proofs are seldom whole: one that no source refuses may do.
    if let Some(unsettled) = one(held, &|proof| names(taken, proof) || !names(refused, proof)) {
        return (Verdict::Ask, Fact::ResidenceProofUnsettled, vec![unsettled]);
    }
    match held.first() {
        Some(refused) => (Verdict::Needs, Fact::ResidenceProofRefused, vec![*refused]),
        None => (Verdict::Needs, Fact::ResidenceProofMissing, Vec::new()),
    }
}

fn names(cell: &Cell<Vec<ResidenceProof>>, proof: ResidenceProof) -> bool {
    cell.statements().iter().any(|said| said.value.contains(&proof))
}

/// Every proof that a source takes; the residence permit where none is named, because it is what the proof is called after.
fn taken(cell: &Cell<Vec<ResidenceProof>>) -> Vec<ResidenceProof> {
    let mut all: Vec<ResidenceProof> = Vec::new();
    for proof in cell.statements().iter().flat_map(|said| &said.value) {
        if !all.contains(proof) {
            all.push(*proof);
        }
    }
    if all.is_empty() { vec![ResidenceProof::ResidencePermit] } else { all }
}

fn choices(proofs: &[ResidenceProof]) -> Arg {
    Arg::Choices("documents", proofs.iter().map(|proof| proof.as_ref().to_owned()).collect())
}

/// Whether the organisation's certificate is of the province.
pub(super) fn seat(sheet: &Sheet, province: &Province) -> EligibilityPoint {
    let sources = sheet.rule_sources(&["subject.cross_province_organisation"]);
    let weight = sheet.knowledge.weight_of(sources.iter().map(|source| source.doc.as_str()));
    let (verdict, fact) = match sheet.answers.is_local {
        None => (Verdict::Unanswered, Fact::SeatUnanswered),
        Some(true) => (Verdict::Fine, Fact::SeatLocal),
        Some(false) if weight == Severity::Blocker => (Verdict::Cannot, Fact::SeatElsewhere),
        Some(false) => (Verdict::Ask, Fact::SeatElsewhere),
    };
    point(Topic::Seat, verdict, fact, province).said_by(sources)
}

/// Whether somebody else than the legal representative may be the principal.
pub(super) fn principal(sheet: &Sheet, province: &Province) -> EligibilityPoint {
    let cell = &province.organisation.principal;
    let start = |verdict, fact| {
        let stated = sources_of(cell, province);
        let of_rule = sheet.rule_sources(&["person.not_legal_representative"]);
        point(Topic::Principal, verdict, fact, province).said_by(if stated.is_empty() { of_rule } else { stated })
    };
    match (sheet.answers.is_representative, cell.settled()) {
        (None, _) => start(Verdict::Unanswered, Fact::PrincipalUnanswered),
        (Some(true), _) => start(Verdict::Fine, Fact::PrincipalSame),
        (Some(false), Settled::Agreed(PrincipalRule::Free)) => start(Verdict::Fine, Fact::PrincipalFree),
        (Some(false), Settled::Agreed(PrincipalRule::WithLetter)) => start(Verdict::Needs, Fact::PrincipalLetter),
        (Some(false), Settled::Agreed(PrincipalRule::LegalRepresentative)) if sheet.knowledge.weight(cell) == Severity::Blocker => {
            start(Verdict::Needs, Fact::PrincipalOnly)
        }
        (Some(false), Settled::Agreed(PrincipalRule::LegalRepresentative)) => start(Verdict::Ask, Fact::PrincipalDoubtful),
        (Some(false), Settled::Conflict) => {
            start(Verdict::Ask, Fact::PrincipalDisputed).sayings(sayings_of(cell, province, Said::Principal))
        }
        (Some(false), Settled::Unknown) => start(Verdict::Ask, Fact::PrincipalUnstated),
    }
}

/// Whether the principal is there for the face check, the reviewer's call and the ministry's message.
pub(super) fn presence(sheet: &Sheet) -> EligibilityPoint {
    let (verdict, fact) = match sheet.answers.is_reachable {
        None => (Verdict::Unanswered, Fact::PresenceUnanswered),
        Some(true) => (Verdict::Fine, Fact::PresenceFine),
        Some(false) => (Verdict::Needs, Fact::PresenceMissing),
    };
    EligibilityPoint::new(Topic::Presence, verdict, fact).said_by([face_source()]).said_by(phone_sources())
}

fn point(topic: Topic, verdict: Verdict, fact: Fact, province: &Province) -> EligibilityPoint {
    EligibilityPoint::new(topic, verdict, fact).arg("province", Arg::Province(province.code.clone()))
}
