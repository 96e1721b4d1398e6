//! Rules about what other subjects use already: other cases on this machine tell, or the person does.

use super::person::persons;
use crate::evidence::Neighbour;
use crate::filing::Principal;
use crate::knowledge::{Cell, Party, Province, Rule, Settled, Severity};
use crate::number::{email::Email, mobile::Mobile};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};
use crate::text::same;

/// Something of a person that may stand in one subject's filing only.
struct Used<'a> {
    field: String,
    about: &'a str,
    person: &'a Principal,
}

/// The mobile is in use by another subject.
pub fn phone_reused(rule: &Rule, case: &Case, report: &mut Report) {
    let cell = case.province().filter(|province| is_for_party(case, province)).map(|province| &province.contact.unique);
    let mut judged = Vec::new();
    for (path, person) in case.principals() {
        let Some(mobile) = Mobile::parse(&person.mobile).ok().filter(|mobile| !judged.contains(mobile)) else { continue };
        let used = Used { field: format!("{path}.mobile"), about: person.mobile.trim(), person };
        let is_used = |other: &Neighbour| other.phones.iter().any(|phone| Mobile::parse(phone).is_ok_and(|phone| phone == mobile));
        judge(rule, case, &used, cell, &is_used, report);
        judged.push(mobile);
    }
}

/// The e-mail address is in use by another subject.
pub fn email_reused(rule: &Rule, case: &Case, report: &mut Report) {
    let cell = case.province().map(|province| &province.contact.email_unique);
    let mut judged = Vec::new();
    for (path, person) in case.principals() {
        let Some(email) = Email::parse(&person.email).ok().filter(|email| !judged.contains(email)) else { continue };
        let used = Used { field: format!("{path}.email"), about: person.email.trim(), person };
        let is_same = |other: &Email| same(other.as_str(), email.as_str());
        let is_used = |other: &Neighbour| other.emails.iter().any(|typed| Email::parse(typed).is_ok_and(|other| is_same(&other)));
        judge(rule, case, &used, cell, &is_used, report);
        judged.push(email);
    }
}

/// The person is principal of another subject, where the province takes nobody twice.
pub fn number_reused(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    for (path, person) in persons(case) {
        let number = person.certificate.number.trim();
        let Some(cell) = one_subject(case, province, &path) else { continue };
        if number.is_empty() || person.name.trim().is_empty() {
            continue;
        }
        let used = Used { field: format!("{path}.name"), about: person.name.trim(), person };
        let is_used = |other: &Neighbour| other.numbers.iter().any(|one| same(one, number));
        judge(rule, case, &used, Some(cell), &is_used, report);
    }
}

/// The cell by which this principal may be principal of one subject only.
fn one_subject<'a>(case: &Case, province: &'a Province, path: &str) -> Option<&'a Cell<bool>> {
    let is_of_website = path != "principal" || case.filing.websites.iter().any(|site| site.principal.other().is_none());
    let one_unit = Some(&province.organisation.website_principal_one_unit).filter(|_| is_of_website && !case.filing.is_individual());
    let number = Some(&province.contact.number_unique).filter(|_| is_for_party(case, province));
    let mut cells = number.into_iter().chain(one_unit);
    cells.find(|cell| cell.says_yes())
}

/// Whether what the province says of telephone and certificate numbers is about such a subject.
fn is_for_party(case: &Case, province: &Province) -> bool {
    let parties = province.contact.unique_for.statements();
    let own = if case.filing.is_individual() { Party::Individual } else { Party::Organisation };
    parties.is_empty() || parties.iter().any(|said| said.value == own)
}

/// Names the case in which another subject uses it, or asks; never stronger than the province's cell allows.
fn judge(rule: &Rule, case: &Case, used: &Used, cell: Option<&Cell<bool>>, is_used: &dyn Fn(&Neighbour) -> bool, report: &mut Report) {
    let (severity, sources) = match (cell, case.province()) {
        (Some(cell), _) if cell.settled() == Settled::Agreed(&false) => return,
        (Some(cell), Some(province)) => (case.knowledge.weight(cell), sources_of(cell, province)),
        _ => (Severity::Advice, Vec::new()),
    };
    let is_judged = |other: &Neighbour| is_other_subject(case, other) && !is_own_filing(case, used.person, other);
    let Some(other) = case.evidence.neighbours.iter().find(|other| is_judged(other) && is_used(other)) else {
        let question = Question::new(rule, used.field.as_str(), used.about).arg("case", "");
        return question.at_most(severity).said_by(sources).ask(case, report);
    };
    let found = finding(rule, used.field.as_str()).arg("about", used.about).arg("way", Arg::Own("neighbour"));
    report.findings.push(found.arg("case", other.case.as_str()).at_most(severity).said_by(sources));
}

/// Whether a case is surely of another subject: what is typed of name and number in both differs.
pub(super) fn is_other_subject(case: &Case, other: &Neighbour) -> bool {
    let subject = &case.filing.subject;
    let pairs = [(&subject.certificate.number, &other.subject_number), (&subject.name, &other.subject)];
    let mut typed = pairs.into_iter().filter(|(one, two)| !one.trim().is_empty() && !two.trim().is_empty()).peekable();
    typed.peek().is_some() && typed.all(|(one, two)| !same(one, two))
}

/// Whether one of the two cases is the person's own filing as an individual: it may stand beside an organisation's.
fn is_own_filing(case: &Case, person: &Principal, other: &Neighbour) -> bool {
    let number = &person.certificate.number;
    let is_person = |subject: &String| !number.trim().is_empty() && same(subject, number);
    let is_this = is_person(&case.filing.subject.certificate.number) && other.numbers.iter().any(is_person);
    is_this || is_person(&other.subject_number)
}
