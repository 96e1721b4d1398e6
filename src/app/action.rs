//! Everything that can happen. What a person asks for is imperative, what has happened is past.

use super::{
    ArrivingAction, CaseEntry, ChooserAction, EligibilityAction, Example, ExportEnd, ExportForm, HomeAction, InspectAction, JobAction,
    PagesAction, PastedPicture, Preview, SortAction, StartChoice, Theme, Ticket,
};
use crate::bundle::Pictures;
use crate::evidence::{Neighbour, ScanEvidence};
use crate::filing::{Answered, Filing};
use crate::i18n::Locale;
use crate::knowledge::Step;
use crate::scan::CloseFacts;
use jiff::civil::Date;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Action {
    /// Show all cases.
    ShowHome,
    /// Something on the home page.
    Home(HomeAction),
    /// Show the start page for a new case.
    ShowStart,
    /// Show the start page of the open case.
    ChangeStart,
    /// Choose on the start page.
    ChooseStart(StartChoice),
    /// Make the new case, or change the open one, as chosen.
    ConfirmStart,
    /// The page “can I file at all?”.
    Eligibility(EligibilityAction),
    /// Another window was started on the open case: this one comes forward.
    Raise,
    /// The window closes: what is not saved yet has to be.
    Quit,
    /// Ask for a case folder to open.
    AskOpen,
    /// Open a case folder or case file.
    Open(PathBuf),
    /// Make an example case and open it.
    OpenExample(Example),
    /// Go to a step.
    GoTo(Step),
    /// Go to the next step.
    Next,
    /// Go to the step before.
    Back,
    /// Open the step of a field and give it the focus.
    FocusField(String),
    /// The field that was asked for has the focus.
    Focused,
    /// A field was left.
    Leave(String),
    /// Put a value into a field.
    Edit {
        /// Path of the field.
        path: String,
        /// New value.
        value: Value,
    },
    /// Take the last change back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Make the principal the applicant or the legal representative.
    LinkPrincipal,
    /// Make the principal another person.
    CutPrincipal,
    /// Add a website.
    AddWebsite,
    /// Remove a website.
    RemoveWebsite(usize),
    /// Add a website like another one, without its name and domains.
    CopyWebsite(usize),
    /// Move a website up by one place.
    MoveWebsiteUp(usize),
    /// Add a domain to a website.
    AddDomain(usize),
    /// Remove a domain: website, domain.
    RemoveDomain(usize, usize),
    /// Add a website of the subject that is filed already.
    AddFiledSite,
    /// Remove one.
    RemoveFiledSite(usize),
    /// Add a rejection of this order.
    AddRejection,
    /// Remove one.
    RemoveRejection(usize),
    /// Enter the earlier filing beside this one.
    BeginEarlier,
    /// Take the earlier filing away.
    DropEarlier,
    /// Ask for files for a slot.
    AskFiles {
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
    },
    /// Attach files to a slot.
    Attach {
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Files anywhere.
        files: Vec<PathBuf>,
    },
    /// Attach a picture that was pasted.
    AttachPicture {
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Picture.
        picture: PastedPicture,
    },
    /// To the choice of pages.
    Pages(PagesAction),
    /// To the sorting of a folder.
    Sort(SortAction),
    /// In the own file chooser.
    Chooser(ChooserAction),
    /// To a job that is under way.
    Job(JobAction),
    /// To what arrives of a scan at the authority.
    Arriving(ArrivingAction),
    /// Take a scan out of the case. The file stays in the case folder.
    Detach(String),
    /// Show a scan large.
    View(String),
    /// Close the large view.
    CloseView,
    /// In the large view.
    Inspect(InspectAction),
    /// Answer a question.
    Answer {
        /// Rule that asks.
        rule: String,
        /// Field.
        field: String,
        /// Answer.
        answer: Answered,
    },
    /// Let a finding pass.
    Waive {
        /// Rule that speaks.
        rule: String,
        /// Field.
        field: String,
        /// Why.
        reason: String,
    },
    /// Take a waiver back.
    Unwaive {
        /// Rule that speaks.
        rule: String,
        /// Field.
        field: String,
    },
    /// Ask where to export to.
    AskExport {
        /// Whether blockers may stay.
        is_draft: bool,
        /// Folder or ZIP.
        form: ExportForm,
    },
    /// Export to a place.
    Export {
        /// Place.
        out: PathBuf,
        /// Whether blockers may stay.
        is_draft: bool,
    },
    /// Change the language.
    SetLocale(Locale),
    /// Change the language of replies to customers.
    SetReplyLocale(Locale),
    /// Choose which pictures exports hold.
    SetPictures(Pictures),
    /// Change the theme.
    SetTheme(Theme),
    /// Close the newest message.
    DismissNotice,
    /// Say something to the person.
    Notify {
        /// What.
        text: String,
        /// Whether something went wrong.
        is_fault: bool,
    },
    /// A case was opened or made, or could not be.
    Opened(Result<Opened, String>),
    /// The cases of this machine were listed.
    Listed(Vec<CaseEntry>),
    /// A save ended.
    Saved {
        /// Case.
        root: PathBuf,
        /// Change that it saved.
        revision: u64,
        /// Outcome.
        result: Result<(), String>,
    },
    /// Files were copied into the case.
    Attached {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Slot.
        slot: String,
        /// Website that it is for.
        website: Option<String>,
        /// Paths in the case.
        files: Vec<String>,
    },
    /// A scan was examined.
    Examined {
        /// Ticket of the job.
        ticket: Ticket,
        /// Path in the case.
        file: String,
        /// What was found.
        evidence: ScanEvidence,
        /// Picture to show, if there is one.
        preview: Option<Arc<Preview>>,
    },
    /// A closer look at a scan was taken.
    ExaminedClosely {
        /// Ticket of the job.
        ticket: Ticket,
        /// Path in the case.
        file: String,
        /// What it gave; none if it could not be taken.
        facts: Option<CloseFacts>,
    },
    /// An export ended.
    Exported {
        /// Ticket of the job.
        ticket: Ticket,
        /// How.
        end: ExportEnd,
    },
}

/// An export that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Folder of the case.
    pub root: PathBuf,
    /// Place of the export.
    pub out: PathBuf,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Day of the export.
    pub on: Date,
}

/// A case as it was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its folder.
    pub root: PathBuf,
    /// Whether it cannot be saved.
    pub is_read_only: bool,
    /// What it holds.
    pub filing: Box<Filing>,
    /// Whether it was made just now: then nothing is shown as missing yet.
    pub is_new: bool,
    /// What the other cases of this machine use.
    pub neighbours: Vec<Neighbour>,
}
