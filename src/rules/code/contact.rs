//! Rules about telephone numbers and e-mail addresses.

use crate::knowledge::{Rule, Settled, Severity};
use crate::number::{Fault, email::Email, landline::Landline, mobile::Mobile};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};

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

/// The emergency phone is the mobile itself.
pub fn emergency_phone_same(rule: &Rule, case: &Case, report: &mut Report) {
    let Some(province) = case.province() else { return };
    let contact = &province.contact;
    let cell = if case.filing.is_individual() { &contact.emergency_differs_individual } else { &contact.emergency_differs_organisation };
    let (state, severity) = match cell.settled() {
        Settled::Agreed(true) => ("stated", Severity::Likely),
        Settled::Agreed(false) => return,
        Settled::Unknown | Settled::Conflict => ("general", Severity::Advice),
    };
    // With two principals provinces count the distinct numbers among all four, which is another rule's.
    let severity = if case.principals().len() > 1 { severity.min(Severity::Advice) } else { severity };
    for (path, person) in case.principals() {
        let (Ok(mobile), Ok(emergency)) = (Mobile::parse(&person.mobile), Mobile::parse(&person.emergency_phone)) else { continue };
        if mobile == emergency {
            let found = finding(rule, format!("{path}.emergency_phone")).arg("phone", emergency.as_str()).arg("state", Arg::Own(state));
            let found = found.arg("province", Arg::Province(province.code.clone())).at_most(severity);
            report.findings.push(found.said_by(sources_of(cell, province)));
        }
    }
}
