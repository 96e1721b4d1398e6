//! Rules about the subject.

use crate::filing::{CertificateKind, FilingKind, Nature, Subject};
use crate::knowledge::{
    Cell, CertificateRules, CrossProvince, IndividualBusiness, IndividualRules, Investor, InvestorRule, Province, Residence,
    ResidenceProof, Rule, Settled, Severity, SourceRef, Statement,
};
use crate::number::{credit_code::CreditCode, organisation_code::OrganisationCode, registration_number::RegistrationNumber};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::{fold, han_count, same};

/// The nature contradicts the certificate, the name or the credit code, or the province takes no such certificate of it.
pub fn nature_mismatch(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let Some(info) = case.knowledge.nature(subject.nature) else { return };
    // One-character endings stand in personal names too (赵店, 李行); four characters and more do not.
    let is_organisation = has_organisation_ending(case, &subject.name) && fold(&subject.name).chars().count() > 4;
    let looks_like_person = looks_like_person(case, &subject.name);
    let (what, severity, sources) = if !info.certificates.contains(&subject.certificate.kind) {
        ("certificate_kind", Severity::Blocker, Vec::new())
    } else if subject.nature == Nature::Individual && is_organisation {
        ("name_is_organisation", Severity::Blocker, Vec::new())
    } else if subject.nature == Nature::Enterprise && looks_like_person {
        ("name_is_person", Severity::Advice, Vec::new())
    } else if belongs_to_another(case, &info.code_categories) {
        ("code_category", Severity::Likely, Vec::new())
    } else if let Some(untaken) = untaken_certificate(case) {
        untaken
    } else {
        return;
    };
    let found = finding(rule, "subject.nature").arg("nature", Arg::Nature(subject.nature)).arg("what", Arg::Own(what));
    report.findings.push(found.at_most(severity).said_by(sources));
}

/// What speaks against a certificate in the province: the own word, how surely, and who says so.
type Untaken = (&'static str, Severity, Vec<SourceRef>);

/// A certificate that the province does not take of such a subject.
fn untaken_certificate(case: &Case) -> Option<Untaken> {
    let (kind, filing_kind) = (case.filing.subject.certificate.kind, case.filing.procedure.kind);
    let province = case.province().filter(|_| filing_kind != FilingKind::Cancel)?;
    let as_main = &province.certificate.medical_licence_as_main;
    let (what, severity, sources) = if case.filing.is_individual() {
        untaken_of_person(case, province, kind)?
    } else if kind == CertificateKind::MedicalLicence && as_main.agreed() == Some(&false) {
        ("medical_licence", case.knowledge.weight(as_main), sources_of(as_main, province))
    } else {
        return None;
    };
    // What is on record was taken with it.
    let is_on_record = matches!(filing_kind, FilingKind::Access | FilingKind::Change);
    Some((what, if is_on_record { Severity::Advice } else { severity }, sources))
}

/// A certificate with which the province lets no person file, or that it does not name among those of such persons.
fn untaken_of_person(case: &Case, province: &Province, kind: CertificateKind) -> Option<Untaken> {
    let rules = &province.individual;
    let refused = &rules.foreigner_refused;
    let is_foreign = matches!(kind, CertificateKind::Passport | CertificateKind::ForeignPermanentResidentId);
    if is_foreign && refused.agreed() == Some(&true) {
        // Chinese who live abroad have passports too.
        let strongest = if kind == CertificateKind::Passport { Severity::Likely } else { Severity::Blocker };
        return Some(("foreigner", case.knowledge.weight(refused).min(strongest), sources_of(refused, province)));
    }
    if leaves_out(&rules.certificates, kind) {
        let cell = &rules.certificates;
        return Some(("not_of_individuals", case.knowledge.weight(cell), sources_of(cell, province)));
    }
    let named = match kind {
        CertificateKind::HkMacauTravelPermit | CertificateKind::HkMacauResidencePermit => &province.certificate.hk_macau,
        CertificateKind::TaiwanTravelPermit | CertificateKind::TaiwanResidencePermit => &province.certificate.taiwan,
        CertificateKind::Passport | CertificateKind::ForeignPermanentResidentId => &province.certificate.foreign,
        _ => return None,
    };
    // The ministry's dictionary has them all: not to be named is no refusal.
    leaves_out(named, kind).then(|| ("not_named", Severity::Advice, sources_of(named, province)))
}

/// Whether a list of certificates is stated, and no source names a kind.
fn leaves_out(cell: &Cell<Vec<CertificateKind>>, kind: CertificateKind) -> bool {
    !cell.statements().is_empty() && !cell.statements().iter().any(|said| said.value.contains(&kind))
}

fn has_organisation_ending(case: &Case, name: &str) -> bool {
    let name = fold(name);
    case.knowledge.words("organisation_endings").iter().any(|ending| name.ends_with(ending.as_str()))
}

/// Whether a name is as short as a person's and ends like no organisation's.
pub(super) fn looks_like_person(case: &Case, name: &str) -> bool {
    let folded = fold(name);
    !has_organisation_ending(case, name) && (2..=3).contains(&han_count(&folded)) && folded.chars().count() <= 3
}

/// Whether the credit code's category is one of another nature's and none of this one's.
fn belongs_to_another(case: &Case, own: &[String]) -> bool {
    let Ok(code) = CreditCode::parse(&case.filing.subject.certificate.number) else { return false };
    let is = |category: &String| category == code.category();
    let is_known = case.knowledge.natures.iter().flat_map(|info| &info.code_categories).any(is);
    !own.is_empty() && is_known && !own.iter().any(is)
}

/// An individual whose identity card is of another province, or who has none and is asked for the proof all the same.
pub fn cross_province_individual(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let rules = &province.individual;
    let proof = proof_of_residence(case, rules);
    let has_proof = proof == Some(Proof::Accepted);
    // Lists of proofs are seldom whole: one that they do not name may do.
    let strongest = if proof == Some(Proof::Unnamed) { Severity::Advice } else { Severity::Blocker };
    if case.situation.gives_proof_without_card() {
        if !has_proof {
            let cell = &rules.proof_from_foreigners;
            let found = finding(rule, "subject.address").arg("origin", Arg::Certificate(case.filing.subject.certificate.kind));
            let found = found.arg("province", Arg::Province(province.code.clone())).arg("way", Arg::Own("with_proof"));
            report.findings.push(found.at_most(case.knowledge.weight(cell).min(strongest)).said_by(sources_of(cell, province)));
        }
        return;
    }
    let (named, is_hint) = match case.situation.residence() {
        Residence::Local => return,
        Residence::Elsewhere(named) => (named, false),
        Residence::PerhapsElsewhere(named) => (named, true),
    };
    let cell = &rules.cross_province;
    let is_exempt = case.situation.is_exempt_from_proof();
    let is_taken_by_some = cell.statements().iter().any(|said| said.value == CrossProvince::Accepted);
    let (way, severity) = match cell.settled() {
        Settled::Agreed(CrossProvince::Accepted) => return,
        Settled::Agreed(CrossProvince::WithProof) if has_proof || is_exempt => return,
        _ if is_hint => ("hint", Severity::Advice),
        Settled::Agreed(CrossProvince::WithProof) => ("with_proof", case.knowledge.weight(cell).min(strongest)),
        Settled::Agreed(CrossProvince::Refused) => ("refused", case.knowledge.weight(cell)),
        // Sources differ, but none takes anybody without proof.
        Settled::Conflict if !has_proof && !is_taken_by_some => ("unknown", strongest.min(Severity::Likely)),
        Settled::Conflict | Settled::Unknown => ("unknown", Severity::Advice),
    };
    let found = finding(rule, "subject.address").arg("province", Arg::Province(province.code.clone()));
    let found = found.arg("origin", Arg::Province(named.code.clone())).arg("way", Arg::Own(way));
    report.findings.push(found.at_most(severity).said_by(sources_of(cell, province)));
}

/// A student card is offered as proof of residence where it is refused.
pub fn student_card(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let is_elsewhere = matches!(case.situation.residence(), Residence::Elsewhere(_)) && !case.situation.is_exempt_from_proof();
    let proof = case.filing.material("residence_proof", None).filter(|material| !material.files.is_empty());
    let is_student_card = proof.is_some_and(|material| material.document == ResidenceProof::StudentCard.as_ref());
    let names = |said: &Statement<Vec<ResidenceProof>>| said.value.contains(&ResidenceProof::StudentCard);
    let (taken, refused) = (&province.individual.cross_province_proofs, &province.individual.refused_proofs);
    if !is_elsewhere || !is_student_card || !refused.statements().iter().any(names) {
        return;
    }
    let (state, severity, others) = if taken.statements().iter().any(names) {
        ("disputed", Severity::Advice, sources_of(taken, province))
    } else {
        ("refused", case.knowledge.weight(refused), Vec::new())
    };
    let found = finding(rule, "subject.address").arg("province", Arg::Province(province.code.clone())).arg("state", Arg::Own(state));
    report.findings.push(found.at_most(severity).said_by(sources_of(refused, province)).said_by(others));
}

/// An organisation whose certificate shows another province.
pub fn cross_province_organisation(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let Some(province) = case.province().filter(|_| !case.filing.is_individual() && !subject.address.trim().is_empty()) else { return };
    let registered_in = || {
        let code = CreditCode::parse(&subject.certificate.number).ok()?;
        case.knowledge.province(code.province_code())
    };
    let (named, way, severity) = match case.knowledge.province_of_address(&subject.address) {
        Some(named) => (Some(named), "address", Severity::Blocker),
        // The code stays when the organisation moves, and 100000 is of no province.
        None => (registered_in(), "code", Severity::Advice),
    };
    let Some(named) = named.filter(|named| *named != province) else { return };
    let found = finding(rule, "subject.address").arg("province", Arg::Province(province.code.clone()));
    let found = found.arg("address_province", Arg::Province(named.code.clone())).arg("way", Arg::Own(way));
    report.findings.push(found.at_most(severity));
}

/// A number from before the unified social credit code.
pub fn old_licence(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let typed = subject.certificate.number.trim();
    let what = match subject.certificate.kind {
        CertificateKind::BusinessLicence | CertificateKind::ForeignRepresentativeOffice if RegistrationNumber::parse(typed).is_ok() => {
            "registration_number"
        }
        CertificateKind::OrganisationCode if OrganisationCode::parse(typed).is_ok() => "organisation_code",
        _ => return,
    };
    let Some(province) = case.province() else { return };
    let rules = &province.certificate;
    let is_asked_for = what == "organisation_code" && takes_organisation_code(rules, subject.nature);
    let severity = if is_asked_for || subject.nature != Nature::Enterprise { Severity::Advice } else { Severity::Likely };
    let found = finding(rule, "subject.certificate.number").arg("number", typed).arg("what", Arg::Own(what)).at_most(severity);
    let stated = sources_of(&rules.merged_licence_only, province).into_iter().chain(sources_of(&rules.organisation_code_refused, province));
    report.findings.push(found.said_by(stated));
}

/// Whether the province names the organisation code certificate for such bodies.
fn takes_organisation_code(rules: &CertificateRules, nature: Nature) -> bool {
    let code = CertificateKind::OrganisationCode;
    let for_law_firms = nature == Nature::LawFirm && rules.law_firm.statements().iter().any(|said| said.value.contains(&code));
    let for_offices = nature == Nature::Enterprise && rules.representative_office.statements().iter().any(|said| said.value == code);
    for_law_firms || for_offices
}

/// An individual business (个体工商户) that files otherwise than the province asks.
pub fn individual_business_nature(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let is_one = subject.nature == Nature::Enterprise && case.situation.is_individual_business();
    let Some(province) = case.province().filter(|_| is_one) else { return };
    let rules = &province.organisation;
    let cell = &rules.individual_business;
    let says = |wanted: IndividualBusiness| cell.statements().iter().any(|said| said.value == wanted);
    let mut push = |field: &str, what, severity, sources: Vec<SourceRef>| {
        let found = finding(rule, field).arg("province", Arg::Province(province.code.clone())).arg("what", Arg::Own(what));
        report.findings.push(found.at_most(severity).said_by(sources));
    };
    let (weight, sources) = (case.knowledge.weight(cell), || sources_of(cell, province));
    if subject.has_trade_name == Some(false) {
        let named = &rules.named_after_representative;
        if says(IndividualBusiness::TradeNameAndSealOnly) {
            push("subject.has_trade_name", "no_trade_name", weight, sources());
        } else if says(IndividualBusiness::EnterpriseWithTradeName) {
            push("subject.nature", "as_individual", weight, sources());
        } else if named.agreed() == Some(&true) && !is_named_after_representative(subject) {
            push("subject.name", "named_after", case.knowledge.weight(named), sources_of(named, province));
        }
    }
    if subject.has_seal == Some(false) {
        let needs_seal = &rules.individual_business_needs_seal;
        if needs_seal.says_yes() {
            push("subject.has_seal", "no_seal", case.knowledge.weight(needs_seal), sources_of(needs_seal, province));
        } else if says(IndividualBusiness::TradeNameAndSealOnly) {
            push("subject.has_seal", "no_seal", weight, sources());
        }
    }
}

/// Whether the name holds the legal representative's, or one of them is not typed yet.
fn is_named_after_representative(subject: &Subject) -> bool {
    let representative = subject.legal_representative.as_ref().map(|person| fold(&person.name)).unwrap_or_default();
    let name = fold(&subject.name);
    name.is_empty() || name.contains(&representative)
}

/// How an attached proof of residence stands to what the province's sources name.
#[derive(PartialEq)]
enum Proof {
    /// Named, or nothing is said.
    Accepted,
    /// Neither named nor refused.
    Unnamed,
}

/// The proof of residence that is attached, unless it is one that the province refuses.
fn proof_of_residence(case: &Case, rules: &IndividualRules) -> Option<Proof> {
    let material = case.filing.material("residence_proof", None).filter(|material| !material.files.is_empty())?;
    let names = |said: &Statement<Vec<ResidenceProof>>| said.value.iter().any(|proof| proof.as_ref() == material.document);
    let taken = rules.cross_province_proofs.statements();
    if rules.refused_proofs.statements().iter().any(names) {
        return None;
    }
    Some(if taken.is_empty() || taken.iter().any(names) { Proof::Accepted } else { Proof::Unnamed })
}

/// The investor or supervising body is not who nature and province ask for.
pub fn investor_wrong(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let investor = subject.investor.trim();
    if investor.is_empty() || subject.name.trim().is_empty() {
        return;
    }
    let stated = case.province().and_then(|province| {
        let cell = &province.organisation.investor;
        let is_for_it = |rule: &InvestorRule| rule.natures.is_empty() || rule.natures.contains(&subject.nature);
        let said: Vec<_> = cell.statements().iter().filter(|said| is_for_it(&said.value)).collect();
        (!case.filing.is_individual() && !said.is_empty()).then_some((said, province))
    });
    let (wanted, severity, sources): (_, _, Vec<SourceRef>) = match stated {
        Some((said, _)) if said.iter().any(|said| said.value.must.iter().any(|must| may_be(*must, case))) => return,
        Some((said, province)) => {
            let is_recent = said.iter().any(|said| case.knowledge.is_recent(&said.by));
            let must = said.first().map(|first| first.value.must.as_slice()).unwrap_or_default();
            let sources = said.iter().map(|said| said.source(province));
            (wanted_word(must), if is_recent { Severity::Likely } else { Severity::Advice }, sources.collect())
        }
        None => match usual_investor(case) {
            Some((wanted, severity)) => (wanted, severity, Vec::new()),
            None => return,
        },
    };
    let found = finding(rule, "subject.investor").arg("investor", investor).arg("wanted", Arg::Own(wanted));
    report.findings.push(found.at_most(severity).said_by(sources));
}

/// Whether the investor typed may be the one that is meant; what cannot be told may.
fn may_be(must: Investor, case: &Case) -> bool {
    let subject = &case.filing.subject;
    let representative = subject.legal_representative.as_ref().filter(|person| !person.name.trim().is_empty());
    let is_itself = same(&subject.investor, &subject.name);
    match must {
        Investor::LegalRepresentative => representative.is_none_or(|person| same(&person.name, &subject.investor)),
        Investor::Itself => is_itself,
        Investor::SuperiorUnit => !is_itself && !is_somebody(case) && !looks_like_person(case, &subject.investor),
        Investor::Shareholder => true,
    }
}

/// Whether the investor typed is the legal representative or the principal.
fn is_somebody(case: &Case) -> bool {
    let (subject, principal) = (&case.filing.subject, &case.filing.principal);
    let representative = subject.legal_representative.as_ref().map(|person| &person.name);
    representative.into_iter().chain([&principal.name]).any(|name| same(name, &subject.investor))
}

/// What is wanted where the province says nothing, if the investor typed is somebody else.
fn usual_investor(case: &Case) -> Option<(&'static str, Severity)> {
    let subject = &case.filing.subject;
    let is_person = looks_like_person(case, &subject.investor);
    match subject.nature {
        Nature::Individual if !same(&subject.investor, &subject.name) => Some(("own_name", Severity::Likely)),
        Nature::Government if is_somebody(case) => Some(("no_person", Severity::Likely)),
        Nature::Government if is_person => Some(("no_person", Severity::Advice)),
        Nature::Enterprise if is_person && !may_be(Investor::LegalRepresentative, case) => {
            Some(("representative_or_parent", Severity::Advice))
        }
        _ => None,
    }
}

fn wanted_word(must: &[Investor]) -> &'static str {
    match must {
        [Investor::LegalRepresentative] => "legal_representative",
        [Investor::Itself] => "itself",
        [Investor::SuperiorUnit] => "superior_unit",
        [Investor::Itself, Investor::SuperiorUnit] => "itself_or_superior",
        _ => "as_province",
    }
}
