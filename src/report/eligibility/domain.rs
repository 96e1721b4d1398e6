//! The domain: suffix, real-name verification, and how long it is registered.

use super::{EligibilityPoint, Fact, Said, Sheet, Topic, Verdict, sayings_of, sources_of};
use crate::filing::{FilingKind, TypedDate};
use crate::knowledge::{Severity, SuffixList};
use crate::number::domain::Domain;
use crate::rules::{Arg, SYNC_DAYS, SYNC_DAYS_AT_MOST, SuffixStanding, review_ends, suffix_standing};

/// Whether a domain of this suffix can be filed.
pub(super) fn suffix(sheet: &Sheet) -> EligibilityPoint {
    let start = |verdict, fact| {
        let point = EligibilityPoint::new(Topic::Suffix, verdict, fact);
        point.said_by(sheet.rule_sources(&["domain.tld_not_approved"]))
    };
    let typed = sheet.answers.domain.trim();
    if typed.is_empty() {
        return start(Verdict::Unanswered, Fact::SuffixUnanswered);
    }
    let Ok(domain) = Domain::parse(typed) else { return start(Verdict::Unanswered, Fact::SuffixUnread).arg("what", typed) };
    let suffix = SuffixList::folded(domain.top_level());
    let start = |verdict, fact| start(verdict, fact).arg("what", suffix.as_str());
    match suffix_standing(sheet.knowledge, sheet.province, FilingKind::First, &suffix) {
        SuffixStanding::Taken => start(Verdict::Fine, Fact::SuffixFine),
        SuffixStanding::Unlisted => start(Verdict::Ask, Fact::SuffixUnlisted),
        SuffixStanding::Refused { severity: Severity::Blocker, sources, .. } => start(Verdict::Needs, Fact::SuffixRefused).said_by(sources),
        SuffixStanding::Refused { sources, .. } => start(Verdict::Ask, Fact::SuffixDisputed).said_by(sources),
    }
}

/// Whether the domain was real-named long enough ago for the register to show it.
pub(super) fn real_name(sheet: &Sheet) -> EligibilityPoint {
    let start = |verdict, fact| {
        let sources = sheet.rule_sources(&["domain.not_synced"]);
        EligibilityPoint::new(Topic::RealName, verdict, fact).arg("number", SYNC_DAYS).arg("most", SYNC_DAYS_AT_MOST).said_by(sources)
    };
    if sheet.answers.is_real_named == Some(false) {
        return start(Verdict::Needs, Fact::RealNameMissing).said_by(sheet.rule_sources(&["domain.not_real_named"]));
    }
    let Some(done) = TypedDate::new(sheet.answers.real_named_on.as_str()).date() else {
        return start(Verdict::Unanswered, Fact::RealNameUnanswered);
    };
    let after = |days: u8| sheet.knowledge.holidays.after(done, u32::from(days));
    let (ready, sure) = (after(SYNC_DAYS), after(SYNC_DAYS_AT_MOST));
    if sheet.today < ready {
        start(Verdict::Wait(ready), Fact::RealNameWaiting).arg("date", ready)
    } else if sheet.today < sure {
        start(Verdict::Fine, Fact::RealNameYoung).arg("date", sure)
    } else {
        start(Verdict::Fine, Fact::RealNameFine)
    }
}

/// Whether the registration outlasts the review and what the province asks beyond it.
pub(super) fn expiry(sheet: &Sheet) -> EligibilityPoint {
    let expired = || sheet.rule_sources(&["domain.expired"]);
    let start = |verdict, fact| EligibilityPoint::new(Topic::Expiry, verdict, fact);
    let Some(ends) = TypedDate::new(sheet.answers.domain_ends.as_str()).date() else {
        return start(Verdict::Unanswered, Fact::ExpiryUnanswered).said_by(expired());
    };
    if ends <= sheet.today {
        return start(Verdict::Needs, Fact::ExpiryEnded).arg("date", ends).said_by(expired());
    }
    let left = i64::from((ends - sheet.today).get_days());
    let review = review_ends(sheet.today, &sheet.knowledge.holidays);
    let start = |verdict, fact| start(verdict, fact).arg("number", left);
    let Some((cell, province)) = sheet.province.map(|province| (&province.domain.min_validity_days, province)) else {
        let point = if ends <= review { start(Verdict::Needs, Fact::ExpiryInReview) } else { start(Verdict::Fine, Fact::ExpiryFine) };
        return point.arg("date", review).said_by(expired());
    };
    let days = || cell.statements().iter().map(|said| said.value);
    let start = |verdict, fact| start(verdict, fact).arg("province", Arg::Province(province.code.clone()));
    match (days().min(), days().max()) {
        (Some(least), _) if left < i64::from(least) => {
            start(Verdict::Needs, Fact::ExpiryShort).arg("least", least).said_by(sources_of(cell, province))
        }
        (_, Some(most)) if left < i64::from(most) => {
            let sayings = sayings_of(cell, province, Said::Days);
            start(Verdict::Ask, Fact::ExpiryDisputed).arg("least", most).sayings(sayings).said_by(sources_of(cell, province))
        }
        _ if ends <= review => start(Verdict::Needs, Fact::ExpiryInReview).arg("date", review).said_by(expired()),
        _ => start(Verdict::Fine, Fact::ExpiryFine).said_by(expired()).said_by(sources_of(cell, province)),
    }
}
