//! What the program knows at one moment.

use super::{Arriving, CaseEntry, CaseOrder, Chooser, History, HomeState, Inspector, Jobs, PageChoice, Parked, Sorting};
use crate::bundle::Pictures;
use crate::evidence::Evidence;
use crate::filing::{Filing, FilingKind, Nature};
use crate::i18n::Locale;
use crate::knowledge::{Knowledge, Severity, Step};
use crate::report::EligibilityAnswers;
use crate::rules::Report;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The whole state.
#[derive(Debug, Clone)]
pub struct State {
    /// Knowledge that cases are checked against.
    pub knowledge: Arc<Knowledge>,
    /// Language and theme.
    pub settings: Settings,
    /// Today.
    pub today: Date,
    /// What is shown.
    pub screen: Screen,
    /// Choices of the start page.
    pub start: StartChoice,
    /// Answers to “can I file at all?”; kept while the program runs, never on disk.
    pub eligibility: EligibilityAnswers,
    /// Cases of this machine.
    pub cases: Vec<CaseEntry>,
    /// What the home page shows of them.
    pub home: HomeState,
    /// The open case.
    pub case: Option<OpenCase>,
    /// Messages for the person, newest last.
    pub notices: Vec<Notice>,
    /// Ticket of the last job.
    pub last_ticket: Ticket,
    /// The own file chooser, while it is open.
    pub chooser: Option<Chooser>,
    /// Documents whose pages are to be chosen, one after the other.
    pub page_choices: Vec<PageChoice>,
    /// The folder that is being sorted into slots.
    pub sorting: Option<Sorting>,
    /// Folder in which something was chosen last.
    pub last_folder: Option<PathBuf>,
}

impl State {
    /// The state at start.
    pub fn new(knowledge: Arc<Knowledge>, settings: Settings, today: Date) -> Self {
        Self {
            knowledge,
            settings,
            today,
            screen: Screen::Home,
            start: StartChoice::default(),
            eligibility: EligibilityAnswers::default(),
            cases: Vec::new(),
            home: HomeState::default(),
            case: None,
            notices: Vec::new(),
            last_ticket: Ticket(0),
            chooser: None,
            page_choices: Vec::new(),
            sorting: None,
            last_folder: None,
        }
    }

    /// A ticket that no job has.
    pub(super) fn next_ticket(&mut self) -> Ticket {
        self.last_ticket = Ticket(self.last_ticket.0 + 1);
        self.last_ticket
    }
}

/// What a person chose for all cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language.
    pub locale: Locale,
    /// Theme.
    pub theme: Theme,
    /// Language of replies to customers; that of the program if none.
    pub reply_locale: Option<Locale>,
    /// Folders of cases that were opened, newest first.
    pub recent: Vec<PathBuf>,
    /// Order of the cases on the home page.
    pub order: CaseOrder,
    /// Which pictures exports hold.
    pub pictures: Pictures,
    /// Day of the last export that is no draft, by the folder of the case.
    pub exported: BTreeMap<PathBuf, Date>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// All cases.
    Home,
    /// The first choices of a new case, or of the open one.
    Start {
        /// Whether the open case is changed instead of a new one made.
        of_open_case: bool,
    },
    /// Whether one can file at all.
    Eligibility,
    /// A step of the open case.
    Step(Step),
}

/// The choices of the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartChoice {
    /// Provider key.
    pub provider: String,
    /// Province code, empty while not chosen.
    pub province: String,
    /// Nature.
    pub nature: Nature,
    /// Kind of filing.
    pub kind: FilingKind,
}

impl Default for StartChoice {
    fn default() -> Self {
        Self { provider: "tencent".to_owned(), province: String::new(), nature: Nature::Individual, kind: FilingKind::First }
    }
}

/// The open case.
#[derive(Debug, Clone)]
pub struct OpenCase {
    /// Its folder.
    pub root: PathBuf,
    /// Whether it cannot be saved: another window has it, or the disk takes no writing.
    pub is_read_only: bool,
    /// What was typed.
    pub filing: Filing,
    /// What was measured.
    pub evidence: Evidence,
    /// What checking gave.
    pub report: Report,
    /// Names to consider for the websites whose name the rules object to, by the field's path. Found with the report,
    /// because each one is checked as a name of its own.
    pub names: BTreeMap<String, Vec<String>>,
    /// Pictures to show, by path in the case.
    pub previews: BTreeMap<String, Arc<Preview>>,
    /// Number of the latest change.
    pub revision: u64,
    /// Number of the latest change on disk.
    pub saved_revision: u64,
    /// Whether a save is under way.
    pub is_saving: bool,
    /// Why the last save failed.
    pub save_error: Option<String>,
    /// Fields that were left once: their findings show.
    pub left: BTreeSet<String>,
    /// Steps that were left once: all their findings show.
    pub left_steps: BTreeSet<Step>,
    /// Field that shall get the keyboard focus.
    pub focus: Option<String>,
    /// Scan that is shown large.
    pub viewed: Option<String>,
    /// What is known of it beyond its preview, and what is being done to it.
    pub inspector: Inspector,
    /// What arrives of a scan at the authority, while that is shown.
    pub arriving: Option<Arriving>,
    /// What was typed and then taken away.
    pub parked: Parked,
    /// What can be taken back.
    pub history: History,
    /// What is under way.
    pub jobs: Jobs,
}

impl OpenCase {
    /// Whether everything typed is on disk.
    pub fn is_saved(&self) -> bool {
        self.saved_revision == self.revision
    }

    /// Blockers that keep an export back: those neither waived nor mended by the pictures that it holds.
    pub fn export_blockers(&self, knowledge: &Knowledge, pictures: Pictures) -> usize {
        let is_mended = |rule: &str| pictures == Pictures::Provider && knowledge.rules.get(rule).is_some_and(|rule| rule.mended_by_export);
        let blockers = self.report.findings.iter().filter(|finding| finding.severity == Severity::Blocker && finding.waived.is_none());
        blockers.filter(|finding| !is_mended(&finding.rule)).count()
    }
}

/// A scan made small enough to show, as a card shows it and large. Making a texture takes time by the pixel, so that a card
/// is not drawn from the large one.
#[derive(Debug, PartialEq, Eq)]
pub struct Preview {
    /// For cards.
    pub thumbnail: Pixels,
    /// For the large view.
    pub large: Pixels,
}

/// Pixels as RGBA.
#[derive(Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width_px: usize,
    /// Height in pixels.
    pub height_px: usize,
    /// Four bytes a pixel, row by row; alpha is always 255.
    pub rgba: Vec<u8>,
}

/// Number of a job; a result whose ticket is not wanted any more is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// A message for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_fault: bool,
}
