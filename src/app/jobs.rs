//! What takes time: how far it is, and how it is stopped.

use super::update::recheck;
use super::{Effect, Exported, OpenCase, Preview, State, Ticket};
use crate::evidence::ScanEvidence;
use crate::scan::CloseFacts;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The jobs of the open case that are under way.
#[derive(Debug, Clone, Default)]
pub struct Jobs {
    /// Scans that are being examined, with the ticket of the job.
    pub examining: BTreeMap<String, Ticket>,
    /// Scans that are looked at closer after that, with the ticket of the job.
    pub examining_closely: BTreeMap<String, Ticket>,
    /// Scans that were examined since none was under way.
    n_examined: usize,
    /// Files that are being copied into the case, by the ticket of the job.
    pub attaching: BTreeMap<Ticket, Progress>,
    /// The export.
    pub export: Option<Exporting>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Parts that are done.
    pub done: usize,
    /// All parts.
    pub total: usize,
}

/// An export under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exporting {
    /// Ticket of the job.
    pub ticket: Ticket,
    /// How far it is. One part is the writing.
    pub progress: Progress,
    /// Whether it was asked to stop. It may be too late for that: its end says so.
    pub is_cancelled: bool,
}

/// How an export ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportEnd {
    /// It stands there.
    Done(Exported),
    /// It was stopped; nothing is at its place.
    Cancelled,
    /// It failed, in words; nothing is at its place.
    Failed(String),
}

/// What can happen to a job that is under way.
#[derive(Debug, Clone)]
pub enum JobAction {
    /// A job got further.
    Progress {
        /// Ticket of the job.
        ticket: Ticket,
        /// Parts that are done.
        done: usize,
        /// All parts.
        total: usize,
    },
    /// Stop the export.
    CancelExport,
    /// Stop copying files into the case. Those that are there already stay.
    CancelAttaching,
    /// Stop examining scans. They are then not examined.
    CancelExamining,
    /// Examine a scan that was not.
    Examine(String),
}

impl Jobs {
    /// Whether anything is under way.
    pub fn are_under_way(&self) -> bool {
        !self.examining.is_empty() || !self.examining_closely.is_empty() || !self.attaching.is_empty() || self.export.is_some()
    }

    /// How far the examining of scans is, if any is examined.
    pub fn examination(&self) -> Option<Progress> {
        let total = self.n_examined + self.examining.len();
        (!self.examining.is_empty()).then_some(Progress { done: self.n_examined, total })
    }

    /// How far the copying of files is, if any is copied.
    pub fn attachment(&self) -> Option<Progress> {
        let sum = |all: Progress, one: &Progress| Progress { done: all.done + one.done, total: all.total + one.total };
        (!self.attaching.is_empty()).then(|| self.attaching.values().fold(Progress::default(), sum))
    }

    /// The copying of files ended.
    pub(super) fn attached(&mut self, ticket: Ticket) {
        self.attaching.remove(&ticket);
    }

    /// The progress of a job that is awaited.
    fn of_ticket(&mut self, ticket: Ticket) -> Option<&mut Progress> {
        let export = self.export.as_mut().filter(|export| export.ticket == ticket).map(|export| &mut export.progress);
        export.or_else(|| self.attaching.get_mut(&ticket))
    }
}

/// Changes the jobs of the open case.
pub(super) fn act(state: &mut State, action: JobAction) -> Vec<Effect> {
    let Some(case) = &mut state.case else { return Vec::new() };
    match action {
        JobAction::Progress { ticket, done, total } => {
            if let Some(known) = case.jobs.of_ticket(ticket).or_else(|| case.inspector.of_ticket(ticket)) {
                *known = Progress { done, total };
            }
            Vec::new()
        }
        JobAction::CancelExport => {
            let Some(export) = &mut case.jobs.export else { return Vec::new() };
            export.is_cancelled = true;
            vec![Effect::Cancel(export.ticket)]
        }
        JobAction::CancelAttaching => case.jobs.attaching.keys().copied().map(Effect::Cancel).collect(),
        JobAction::CancelExamining => {
            let all = [std::mem::take(&mut case.jobs.examining), std::mem::take(&mut case.jobs.examining_closely)];
            all.into_iter().flat_map(BTreeMap::into_values).map(Effect::Cancel).collect()
        }
        JobAction::Examine(file) => {
            let is_wanted = case.is_unexamined(&file) && case.filing.scans().any(|scan| *scan == file);
            if is_wanted { examine(state, vec![file]) } else { Vec::new() }
        }
    }
}

/// Asks for scans to be examined, each under a ticket of its own.
pub(super) fn examine(state: &mut State, files: Vec<String>) -> Vec<Effect> {
    let tickets: Vec<Ticket> = files.iter().map(|_| state.next_ticket()).collect();
    let Some(case) = &mut state.case else { return Vec::new() };
    if case.jobs.examining.is_empty() {
        case.jobs.n_examined = 0;
    }
    let mut effects = Vec::new();
    for (file, ticket) in files.into_iter().zip(tickets) {
        case.jobs.examining.insert(file.clone(), ticket);
        effects.push(Effect::Examine { ticket, root: case.root.clone(), file });
    }
    effects
}

/// Takes in what was measured on a scan, and asks for a closer look: that waits behind the scans that are asked for already.
pub(super) fn examined(
    state: &mut State,
    ticket: Ticket,
    file: String,
    evidence: ScanEvidence,
    preview: Option<Arc<Preview>>,
) -> Vec<Effect> {
    let next = state.next_ticket();
    let Some(case) = state.case.as_mut().filter(|case| case.jobs.examining.get(&file) == Some(&ticket)) else { return Vec::new() };
    case.jobs.examining.remove(&file);
    case.jobs.n_examined += 1;
    if let Some(preview) = preview {
        case.previews.insert(file.clone(), preview);
    }
    let is_measured = matches!(evidence, ScanEvidence::Measured(_));
    case.evidence.scans.insert(file.clone(), evidence);
    let mut effects = Vec::new();
    if is_measured {
        case.jobs.examining_closely.insert(file.clone(), next);
        effects.push(Effect::ExamineClosely { ticket: next, root: case.root.clone(), file });
    }
    recheck(state);
    effects
}

/// Takes in what a closer look at a scan gave.
pub(super) fn examined_closely(state: &mut State, ticket: Ticket, file: &str, facts: Option<CloseFacts>) {
    let Some(case) = state.case.as_mut().filter(|case| case.jobs.examining_closely.get(file) == Some(&ticket)) else { return };
    case.jobs.examining_closely.remove(file);
    if let Some(ScanEvidence::Measured(known)) = case.evidence.scans.get_mut(file) {
        known.closely = facts;
    }
    recheck(state);
}

/// A ticket for copying so many files into the open case, and its folder; none if it cannot be changed.
pub(super) fn begin_attaching(state: &mut State, total: usize) -> Option<(Ticket, PathBuf)> {
    let ticket = state.next_ticket();
    let case = state.case.as_mut().filter(|case| !case.is_read_only && total > 0)?;
    case.jobs.attaching.insert(ticket, Progress { done: 0, total });
    Some((ticket, case.root.clone()))
}

/// A ticket for an export of the open case; none while another is under way.
pub(super) fn begin_export(state: &mut State) -> Option<Ticket> {
    let ticket = state.next_ticket();
    let case = state.case.as_mut().filter(|case| case.jobs.export.is_none())?;
    let total = case.filing.scans().count() + 1;
    case.jobs.export = Some(Exporting { ticket, progress: Progress { done: 0, total }, is_cancelled: false });
    Some(ticket)
}

/// An export ended; another case may have been opened since.
pub(super) fn end_export(state: &mut State, ticket: Ticket) {
    if let Some(case) = &mut state.case {
        case.jobs.export = case.jobs.export.filter(|export| export.ticket != ticket);
    }
}

impl OpenCase {
    /// Whether a scan is neither examined nor being examined: that was stopped.
    pub fn is_unexamined(&self, file: &str) -> bool {
        !self.evidence.scans.contains_key(file) && !self.jobs.examining.contains_key(file)
    }
}
