//! The server that a filing is bound to.

use super::{EligibilityPoint, Fact, Server, Sheet, Topic, Verdict, sources_of_provider};
use crate::filing::TypedDate;
use crate::knowledge::Cell;
use crate::rules::Arg;

/// Whether there is a server that can carry the filing, by what the provider states.
pub(super) fn server(sheet: &Sheet) -> EligibilityPoint {
    let of_rule = || sheet.rule_sources(&["filing.resource_unusable"]);
    let start =
        |verdict, fact| EligibilityPoint::new(Topic::Server, verdict, fact).arg("provider", Arg::Provider(sheet.answers.provider.clone()));
    match sheet.answers.server {
        None => start(Verdict::Unanswered, Fact::ServerUnanswered).said_by(of_rule()),
        Some(Server::Missing) => start(Verdict::Needs, Fact::ServerMissing).said_by(of_rule()),
        Some(Server::Code) => start(Verdict::Fine, Fact::ServerCode).said_by(of_rule()),
        Some(Server::Bought) => match of_own(sheet, &start) {
            point if point.sources.is_empty() => point.said_by(of_rule()),
            point => point,
        },
    }
}

/// A server of one's own: how long it was bought for, and how long it still runs.
fn of_own(sheet: &Sheet, start: &dyn Fn(Verdict, Fact) -> EligibilityPoint) -> EligibilityPoint {
    let ends = TypedDate::new(sheet.answers.server_ends.as_str()).date();
    let Some(provider) = sheet.provider() else { return start(Verdict::Ask, Fact::ServerUnstated) };
    if let Some(ends) = ends.filter(|ends| *ends < sheet.today) {
        return start(Verdict::Needs, Fact::ServerEnded).arg("date", ends);
    }
    let Some(least) = most(&provider.server_min_months) else { return start(Verdict::Ask, Fact::ServerUnstated) };
    let start = |verdict, fact| start(verdict, fact).said_by(sources_of_provider(&provider.server_min_months, provider));
    match sheet.answers.months() {
        None => return start(Verdict::Unanswered, Fact::ServerMonthsUnanswered).arg("least", least),
        Some(months) if months < least => return start(Verdict::Needs, Fact::ServerShort).arg("number", months).arg("least", least),
        Some(_) => {}
    }
    let Some(days) = most(&provider.server_min_days_left) else { return start(Verdict::Fine, Fact::ServerFine) };
    let left = ends.map(|ends| (ends - sheet.today).get_days());
    match left {
        None => start(Verdict::Unanswered, Fact::ServerEndUnanswered).arg("least", days),
        Some(left) if left < i32::from(days) => start(Verdict::Needs, Fact::ServerEnding).arg("number", i64::from(left)).arg("least", days),
        Some(_) => start(Verdict::Fine, Fact::ServerFine),
    }
}

/// The most that a source asks for.
fn most(cell: &Cell<u16>) -> Option<u16> {
    cell.statements().iter().map(|said| said.value).max()
}
