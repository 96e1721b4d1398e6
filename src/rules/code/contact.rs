//! Rules about how principals are reached: what is typed, by whom, and whether they are still there.

use super::person::{is_another_person, is_same_person, persons};
use crate::filing::Principal;
use crate::knowledge::{Rule, Settled, Severity, SourceRef};
use crate::number::{Fault, email::Email, landline::Landline, mobile::Mobile};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};
use crate::text::same;

/// Neither a mainland mobile nor, where one may stand, a landline.
pub fn phone_malformed(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, person) in case.principals() {
        for (name, typed) in
            [("mobile", &person.mobile), ("emergency_phone", &person.emergency_phone), ("office_phone", &person.office_phone)]
        {
            let Err(fault) = Mobile::parse(typed) else { continue };
            let is_landline = Landline::parse(typed).is_ok();
            if typed.trim().is_empty() || (name == "office_phone" && is_landline) {
                continue;
            }
            let fault = match fault {
                _ if is_landline => "landline",
                Fault::Characters => "characters",
                Fault::Prefix => "prefix",
                Fault::Length | Fault::Date | Fault::CheckCharacter => "length",
            };
            report.findings.push(finding(rule, format!("{path}.{name}")).arg("phone", typed.trim()).arg("fault", Arg::Own(fault)));
        }
    }
}

/// An address to which no rejection notice could be sent.
pub fn email_malformed(rule: &Rule, case: &Case, report: &mut Report) {
    for (path, person) in case.principals() {
        let typed = person.email.trim();
        if !typed.is_empty() && Email::parse(typed).is_err() {
            report.findings.push(finding(rule, format!("{path}.email")).arg("email", typed));
        }
    }
}

/// Two persons give one number or address, or one person gives two.
pub fn shared_by_principals(rule: &Rule, case: &Case, report: &mut Report) {
    let principal = &case.filing.principal;
    for (path, other) in case.principals().into_iter().skip(1) {
        let values = values(principal, other).into_iter();
        let found: Vec<_> = if is_another_person(principal, other) {
            values.filter(|value| value.is_equal).map(|value| value.shared).collect()
        } else if is_same_person(principal, other) {
            values.filter(|value| !value.is_equal).map(|value| value.twice).collect()
        } else if principal.name.trim().is_empty() || other.name.trim().is_empty() {
            Vec::new()
        } else {
            // One name and two numbers: one of them may be mistyped, all else says nothing.
            values.filter(|value| !value.is_equal).map(|value| value.twice).filter(|(_, what)| *what == "two_numbers").collect()
        };
        for (field, what) in found {
            let Some((severity, sources)) = strength(case, what) else { continue };
            let field = format!("{path}.{field}");
            let about = case.text(&field).trim().to_owned();
            let found = finding(rule, field).arg("about", about).arg("what", Arg::Own(what)).arg("principal", principal.name.trim());
            report.findings.push(found.arg("other", other.name.trim()).at_most(severity).said_by(sources));
        }
    }
}

/// One of the values by which a principal is known and reached, typed for both: its field with the own word where two
/// persons share it, and where one person has two.
struct Value {
    is_equal: bool,
    shared: (&'static str, &'static str),
    twice: (&'static str, &'static str),
}

/// The values that can be read in both entries.
fn values(principal: &Principal, other: &Principal) -> Vec<Value> {
    let mobiles = Mobile::parse(&principal.mobile).ok().zip(Mobile::parse(&other.mobile).ok());
    let emails = Email::parse(&principal.email).ok().zip(Email::parse(&other.email).ok());
    let numbers = (principal.certificate.number.as_str(), other.certificate.number.as_str());
    let numbers = Some(numbers).filter(|(one, two)| !one.trim().is_empty() && !two.trim().is_empty());
    let value = |is_equal, field, shared, twice| Value { is_equal, shared: (field, shared), twice: (field, twice) };
    let values = [
        mobiles.map(|(one, two)| value(one == two, "mobile", "shared_mobile", "two_mobiles")),
        emails.map(|(one, two)| value(same(one.as_str(), two.as_str()), "email", "shared_email", "two_emails")),
        numbers.map(|(one, two)| value(same(one, two), "certificate.number", "shared_number", "two_numbers")),
    ];
    values.into_iter().flatten().collect()
}

/// How sure a rejection is, and who says so beside the rule's own sources; none where the province takes it.
fn strength(case: &Case, what: &str) -> Option<(Severity, Vec<SourceRef>)> {
    match (what, case.province()) {
        ("shared_number", _) => Some((Severity::Blocker, Vec::new())),
        ("shared_mobile", Some(province)) => {
            let cell = &province.contact.principals_differ;
            let is_taken = cell.settled() == Settled::Agreed(&false);
            (!is_taken).then(|| (case.knowledge.weight(cell), sources_of(cell, province)))
        }
        _ => Some((Severity::Advice, Vec::new())),
    }
}

/// Whether a principal has left the organisation: asked of those who are not its legal representative.
pub fn person_left(rule: &Rule, case: &Case, report: &mut Report) {
    let applies = rule.ask.as_ref().is_some_and(|ask| case.situation.holds(&ask.when, None));
    let representative = case.filing.subject.legal_representative.as_ref();
    for (path, person) in persons(case).into_iter().filter(|_| applies) {
        let name = person.name.trim();
        let is_representative = representative.is_some_and(|one| same(&one.name, name));
        if !name.is_empty() && !is_representative {
            ask(rule, case, &format!("{path}.name"), Arg::from(name), report);
        }
    }
}
