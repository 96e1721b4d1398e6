//! Rules about the numbers of certificates: of the subject, and of persons.

use crate::filing::Certificate;
use crate::knowledge::{Existence, NumberFormat, Rule, Severity};
use crate::number::{Fault, credit_code::CreditCode, resident_id::ResidentId};
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Report};
use crate::text::same;

/// The number of the subject's certificate does not follow its standard. An individual's own is the principal's, of whom
/// `person.number_invalid` says the same.
pub fn subject_number_invalid(rule: &Rule, case: &Case, report: &mut Report) {
    let (own, principal) = (&case.filing.subject.certificate, &case.filing.principal.certificate);
    let is_principals = case.filing.is_individual() && own.kind == principal.kind && same(&own.number, &principal.number);
    if !is_principals {
        judge(rule, case, "subject.certificate", own, report);
    }
}

/// The number of a person's certificate does not follow its standard.
pub fn person_number_invalid(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, person) in case.principals() {
        judge(rule, case, &format!("{path}.certificate"), &person.certificate, report);
        if let Some(guardian) = &person.guardian {
            judge(rule, case, &format!("{path}.guardian.certificate"), &guardian.certificate, report);
        }
    }
    if let Some(representative) = &case.filing.subject.legal_representative {
        judge(rule, case, "subject.legal_representative.certificate", &representative.certificate, report);
    }
}

fn judge(rule: &Rule, case: &Case, path: &str, certificate: &Certificate, report: &mut Report) {
    let typed = certificate.number.trim();
    let Some(info) = case.knowledge.certificate(certificate.kind).filter(|_| !typed.is_empty()) else { return };
    let (fault, severity) = match info.parse_number(typed) {
        // Old registration numbers were not always made by the rule of 2007.
        Err(fault) => (own_word(fault), if is_fifteen_digits(typed) { Severity::Likely } else { Severity::Blocker }),
        Ok(number) => match doubt(case, &info.numbers, &number) {
            Some(doubt) => doubt,
            None => return,
        },
    };
    let found = finding(rule, format!("{path}.number")).arg("kind", Arg::Certificate(certificate.kind)).arg("number", typed);
    report.findings.push(found.arg("fault", Arg::Own(fault)).arg("as_of", case.knowledge.divisions.as_of.as_str()).at_most(severity));
}

/// What is odd about a number that follows its standard: a birth date to come, a division that the list does not know.
fn doubt(case: &Case, formats: &[NumberFormat], number: &str) -> Option<(&'static str, Severity)> {
    let divisions = &case.knowledge.divisions;
    if let Some(id) = ResidentId::parse(number).ok().filter(|_| formats.contains(&NumberFormat::ResidentId)) {
        if id.birth_date() > case.today {
            return Some(("date", Severity::Blocker));
        }
        return match divisions.was_in_force(id.division(), id.birth_date()) {
            // The list is dated, and cards were issued under old codes for years.
            Existence::Unknown => Some(("division", Severity::Advice)),
            Existence::AbolishedBefore(_) => Some(("division_abolished", Severity::Advice)),
            Existence::InForce | Existence::NotYet => None,
        };
    }
    let code = CreditCode::parse(number).ok().filter(|_| formats.contains(&NumberFormat::CreditCode))?;
    let is_central = code.division() == "100000";
    (!is_central && divisions.at(code.division()).is_empty()).then_some(("division", Severity::Advice))
}

fn own_word(fault: Fault) -> &'static str {
    match fault {
        Fault::Length => "length",
        Fault::Characters => "characters",
        Fault::Prefix => "prefix",
        Fault::Date => "date",
        Fault::CheckCharacter => "check_character",
    }
}

fn is_fifteen_digits(typed: &str) -> bool {
    typed.chars().filter(|c| !c.is_whitespace()).count() == 15
}
