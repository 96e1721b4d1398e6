//! Whether somebody can file at all: what a few answers mean by the statements of provinces and providers.
//!
//! A judge of facts: [`eligibility`] gives points without words, [`Outlook`] counts them, and [`Speaker`] says both.
//! “Cannot” rests on what is certain only: sources that agree, more than one, and one of them recent
//! ([`Knowledge::weight`]). Everything weaker is to be asked first.
//!
//! [`Speaker`]: super::Speaker

mod answers;
mod domain;
mod person;
mod server;
mod words;

pub use answers::{EligibilityAnswers, Server};

use crate::knowledge::{Cell, CrossProvince, Knowledge, PrincipalRule, Provider, Province, Settled, SourceRef};
use crate::rules::Arg;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a point is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Topic {
    /// In which province.
    Province,
    /// The age of the person, or of the organisation's principal.
    Age,
    /// Where the identity card says that the person lives.
    Residence,
    /// Where the organisation's certificate says that it has its seat.
    Seat,
    /// Whether the principal is the legal representative.
    Principal,
    /// The server.
    Server,
    /// The suffix of the domain.
    Suffix,
    /// The real-name verification of the domain.
    RealName,
    /// How long the domain is registered.
    Expiry,
    /// Whether the principal can be reached while the filing is reviewed.
    Presence,
}

/// What follows from a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Nothing stands in the way.
    Fine,
    /// Not before this day.
    Wait(Date),
    /// Something has to be got or done first.
    Needs,
    /// Not in this way.
    Cannot,
    /// Sources differ, are old or say nothing: somebody has to be asked.
    Ask,
    /// Not answered yet.
    Unanswered,
}

/// The fact that a point states. Each has its sentence: `can_title.<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "each is documented by its sentence in the locale files")]
pub enum Fact {
    ProvinceUnanswered,
    AgeUnanswered,
    AgeFine,
    AgeFineUnstated,
    AgeMinor,
    AgeUnstated,
    AgeStudy,
    AgeBelow,
    AgeDisputed,
    AgeDoubtful,
    ResidenceUnanswered,
    ResidenceLocal,
    ResidenceTaken,
    ResidenceProofUnanswered,
    ResidenceProven,
    ResidenceProofMissing,
    ResidenceProofRefused,
    ResidenceProofUnsettled,
    ResidenceRefused,
    ResidenceDoubtful,
    ResidenceDisputed,
    ResidenceUnstated,
    SeatUnanswered,
    SeatLocal,
    SeatElsewhere,
    PrincipalUnanswered,
    PrincipalSame,
    PrincipalFree,
    PrincipalLetter,
    PrincipalOnly,
    PrincipalDoubtful,
    PrincipalDisputed,
    PrincipalUnstated,
    ServerUnanswered,
    ServerMissing,
    ServerCode,
    ServerUnstated,
    ServerMonthsUnanswered,
    ServerShort,
    ServerEndUnanswered,
    ServerEnded,
    ServerEnding,
    ServerFine,
    SuffixUnanswered,
    SuffixUnread,
    SuffixFine,
    SuffixRefused,
    SuffixDisputed,
    SuffixUnlisted,
    RealNameUnanswered,
    RealNameMissing,
    RealNameWaiting,
    RealNameYoung,
    RealNameFine,
    ExpiryUnanswered,
    ExpiryEnded,
    ExpiryInReview,
    ExpiryShort,
    ExpiryDisputed,
    ExpiryFine,
    PresenceUnanswered,
    PresenceMissing,
    PresenceFine,
}

/// What one source says, where sources differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// What it says.
    pub said: Said,
    /// Who says it.
    pub source: SourceRef,
}

/// What a source says of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The youngest age in years.
    Age(u8),
    /// Days for which something still has to run.
    Days(u16),
    /// Whether persons of other provinces are taken.
    CrossProvince(CrossProvince),
    /// Who may be principal.
    Principal(PrincipalRule),
}

/// One answer to “can I file?”.
#[derive(Debug, Clone, PartialEq)]
pub struct EligibilityPoint {
    /// What it is about.
    pub topic: Topic,
    /// What follows.
    pub verdict: Verdict,
    /// What is the case.
    pub fact: Fact,
    /// What the sentence speaks of.
    pub args: BTreeMap<&'static str, Arg>,
    /// What each source says, where they differ.
    pub sayings: Vec<Saying>,
    /// Who says so.
    pub sources: Vec<SourceRef>,
}

impl EligibilityPoint {
    fn new(topic: Topic, verdict: Verdict, fact: Fact) -> Self {
        Self { topic, verdict, fact, args: BTreeMap::new(), sayings: Vec::new(), sources: Vec::new() }
    }

    fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    fn said_by(mut self, sources: impl IntoIterator<Item = SourceRef>) -> Self {
        self.sources.extend(sources);
        self
    }

    fn sayings(mut self, sayings: Vec<Saying>) -> Self {
        self.sayings = sayings;
        self
    }
}

/// The points that an answer sheet gives, in the order of the questions. Every question that concerns the person has
/// one, answered or not.
pub fn eligibility(answers: &EligibilityAnswers, knowledge: &Knowledge, today: Date) -> Vec<EligibilityPoint> {
    let sheet = Sheet { answers, knowledge, today, province: knowledge.province(&answers.province) };
    let mut points = match sheet.province {
        None => vec![EligibilityPoint::new(Topic::Province, Verdict::Unanswered, Fact::ProvinceUnanswered)],
        Some(province) if answers.is_organisation => {
            vec![person::age(&sheet, province), person::seat(&sheet, province), person::principal(&sheet, province)]
        }
        Some(province) => vec![person::age(&sheet, province), person::residence(&sheet, province)],
    };
    points.extend([server::server(&sheet), domain::suffix(&sheet), domain::real_name(&sheet), domain::expiry(&sheet)]);
    points.push(person::presence(&sheet));
    points
}

/// The answers with what they are judged by.
struct Sheet<'a> {
    answers: &'a EligibilityAnswers,
    knowledge: &'a Knowledge,
    today: Date,
    province: Option<&'a Province>,
}

impl<'a> Sheet<'a> {
    fn provider(&self) -> Option<&'a Provider> {
        self.knowledge.provider(&self.answers.provider)
    }

    /// The sources of rules that judge the same in a case.
    fn rule_sources(&self, rules: &[&str]) -> Vec<SourceRef> {
        rules.iter().filter_map(|id| self.knowledge.rules.get(*id)).flat_map(|rule| rule.sources.iter().cloned()).collect()
    }
}

/// Who speaks in a cell of a province.
pub(super) fn sources_of<T>(cell: &Cell<T>, province: &Province) -> Vec<SourceRef> {
    cell.statements().iter().map(|said| said.source(province)).collect()
}

/// Who speaks in a cell of a provider.
pub(super) fn sources_of_provider<T>(cell: &Cell<T>, provider: &Provider) -> Vec<SourceRef> {
    cell.statements().iter().map(|said| SourceRef { doc: said.by.clone(), at: provider.name.zh_cn.clone() }).collect()
}

/// What each source says where they differ; nothing where they agree.
pub(super) fn sayings_of<T: Copy + PartialEq>(cell: &Cell<T>, province: &Province, said: impl Fn(T) -> Said) -> Vec<Saying> {
    if !matches!(cell.settled(), Settled::Conflict) {
        return Vec::new();
    }
    cell.statements().iter().map(|one| Saying { said: said(one.value), source: one.source(province) }).collect()
}

/// All points together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Things that do not go.
    pub cannot: usize,
    /// Things to be got or done.
    pub needs: usize,
    /// Things to be asked first.
    pub ask: usize,
    /// Questions without an answer.
    pub unanswered: usize,
    /// Things that are all right.
    pub fine: usize,
    /// The last of the days that have to be waited for.
    pub until: Option<Date>,
}

impl Outlook {
    /// Counts the points.
    pub fn of(points: &[EligibilityPoint]) -> Self {
        let mut all = Self::default();
        for point in points {
            match point.verdict {
                Verdict::Fine => all.fine += 1,
                Verdict::Wait(day) => all.until = all.until.max(Some(day)),
                Verdict::Needs => all.needs += 1,
                Verdict::Cannot => all.cannot += 1,
                Verdict::Ask => all.ask += 1,
                Verdict::Unanswered => all.unanswered += 1,
            }
        }
        all
    }

    /// Whether nothing was answered.
    pub fn is_blank(&self) -> bool {
        self.cannot + self.needs + self.ask + self.fine == 0 && self.until.is_none()
    }
}
