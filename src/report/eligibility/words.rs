//! The words of the points.

use super::{EligibilityPoint, Fact, Outlook, Said, Saying, Verdict};
use crate::i18n;
use crate::report::Speaker;
use crate::word;

/// The rule whose own words say what a minor adds.
const UNDER_AGE: &str = "person.under_age";

impl Speaker<'_> {
    /// What is the case, as a sentence.
    pub fn eligibility_title(&self, point: &EligibilityPoint) -> String {
        self.eligibility_words(point, &format!("can_title.{}", point.fact.as_ref()))
    }

    /// What to do about it; none where nothing is to be done or nothing was answered.
    pub fn eligibility_advice(&self, point: &EligibilityPoint) -> Option<String> {
        advice(point.fact).map(|key| self.eligibility_words(point, key))
    }

    /// Who says so, in lines.
    pub fn eligibility_sources(&self, point: &EligibilityPoint) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for line in point.sources.iter().map(|source| self.source(source)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// The word of a verdict.
    pub fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Wait(day) => word!(self.locale, "can_verdict.wait", date = i18n::date(day, self.locale)),
            other => word!(self.locale, &format!("can_verdict.{}", other.as_ref())),
        }
    }

    /// What one of several sources that differ says, and which.
    pub fn saying(&self, saying: &Saying) -> String {
        word!(self.locale, "can_says.line", source = self.source(&saying.source), said = self.said(saying.said))
    }

    /// What a source says of a question, as a sentence.
    pub fn said(&self, said: Said) -> String {
        let locale = self.locale;
        match said {
            Said::Age(0) => word!(locale, "can_says.no_age"),
            Said::Age(years) => word!(locale, "start.age", years = years),
            Said::Days(days) => word!(locale, "start.domain_days", days = days),
            Said::CrossProvince(rule) => word!(locale, &format!("said_residence.{}", rule.as_ref())),
            Said::Principal(rule) => word!(locale, &format!("said_principal.{}", rule.as_ref())),
        }
    }

    /// All points in a sentence, and what else is open.
    pub fn outlook(&self, outlook: &Outlook, is_organisation: bool) -> (String, String) {
        let locale = self.locale;
        let until = outlook.until.map(|day| word!(locale, "can_outlook.until", date = i18n::date(day, locale)));
        let cannot = if is_organisation { "can_outlook.cannot_organisation" } else { "can_outlook.cannot_person" };
        let mut parts: Vec<String> = Vec::new();
        parts.extend((outlook.cannot > 0).then(|| word!(locale, cannot)));
        parts.extend((outlook.needs > 0).then(|| word!(locale, "can_outlook.needs", count = outlook.needs)));
        parts.extend(until);
        if parts.is_empty() {
            parts.push(match outlook {
                _ if outlook.is_blank() => word!(locale, "can_outlook.blank"),
                Outlook { ask: 0, unanswered: 0, .. } => word!(locale, "can_outlook.now"),
                _ => word!(locale, "can_outlook.so_far"),
            });
        }
        parts.extend((outlook.ask > 0).then(|| word!(locale, "can_outlook.ask", count = outlook.ask)));
        parts.extend((outlook.unanswered > 0).then(|| word!(locale, "can_outlook.unanswered", count = outlook.unanswered)));
        let title = parts.remove(0);
        (title, parts.join(" · "))
    }

    fn eligibility_words(&self, point: &EligibilityPoint, key: &str) -> String {
        let rule = self.knowledge.rules.get(UNDER_AGE);
        let text = |name: &str| rule.zip(point.args.get(name)).map(|(rule, arg)| self.arg(rule, arg)).unwrap_or_default();
        word!(
            self.locale,
            key,
            province = text("province"),
            provider = text("provider"),
            number = text("number"),
            least = text("least"),
            most = text("most"),
            what = text("what"),
            taken = text("taken"),
            date = text("date")
        )
    }
}

/// The key of what to do.
fn advice(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::AgeMinor => "can_do.minor",
        Fact::AgeStudy => "can_do.study",
        Fact::AgeBelow => "can_do.age",
        Fact::ResidenceProofMissing | Fact::ResidenceProofRefused => "can_do.proof",
        Fact::ResidenceRefused => "can_do.home_province",
        Fact::SeatElsewhere => "can_do.seat",
        Fact::PrincipalLetter => "can_do.letter",
        Fact::PrincipalOnly => "can_do.principal",
        Fact::ServerMissing => "can_do.server",
        Fact::ServerUnstated => "can_do.ask_provider",
        Fact::ServerShort => "can_do.buy_longer",
        Fact::ServerEnded | Fact::ServerEnding => "can_do.renew_server",
        Fact::SuffixRefused => "can_do.other_suffix",
        Fact::SuffixUnlisted => "can_do.look_up_suffix",
        Fact::RealNameMissing => "can_do.real_name",
        Fact::RealNameWaiting => "can_do.wait",
        Fact::ExpiryEnded | Fact::ExpiryInReview | Fact::ExpiryShort | Fact::ExpiryDisputed => "can_do.renew_domain",
        Fact::PresenceMissing => "can_do.presence",
        Fact::AgeUnstated
        | Fact::AgeDisputed
        | Fact::AgeDoubtful
        | Fact::ResidenceProofUnsettled
        | Fact::ResidenceDoubtful
        | Fact::ResidenceDisputed
        | Fact::ResidenceUnstated
        | Fact::PrincipalDoubtful
        | Fact::PrincipalDisputed
        | Fact::PrincipalUnstated
        | Fact::SuffixDisputed => "can_do.ask",
        _ => return None,
    })
}
