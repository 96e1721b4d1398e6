//! How a job that takes time speaks with those who wait for it.

use super::decoder::Decoder;
use super::runner::Outbox;
use crate::app::{Action, JobAction, Ticket};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What a job says and asks between its parts, and how it opens pictures.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Says how many parts of how many are done.
    pub report: &'a dyn Fn(usize, usize),
    /// Whether it is to stop.
    pub is_cancelled: &'a dyn Fn() -> bool,
    /// What opens pictures.
    pub decoder: &'a Decoder,
}

impl Watch<'_> {
    /// Nobody watches, it is never to stop, and pictures are decoded in this process.
    pub const UNWATCHED: Self = Self { report: &|_, _| {}, is_cancelled: &|| false, decoder: &Decoder::HERE };
}

/// The jobs that are to stop, shared by all threads.
#[derive(Debug, Clone, Default)]
pub struct Cancelled {
    /// Scans examined under tickets up to this one belong to a case that was closed.
    closed_up_to: Arc<AtomicU64>,
    single: Arc<Mutex<BTreeSet<Ticket>>>,
}

impl Cancelled {
    /// Stops a job, also one that has not begun.
    pub fn cancel(&self, ticket: Ticket) {
        self.single.lock().unwrap_or_else(PoisonError::into_inner).insert(ticket);
    }

    /// Stops examining the scans of a case that is closed. What writes goes on: somebody asked for it.
    pub fn close(&self, last: Ticket) {
        self.closed_up_to.store(last.0, Ordering::Relaxed);
    }

    /// Whether a job is to stop.
    pub fn holds(&self, ticket: Ticket) -> bool {
        self.single.lock().unwrap_or_else(PoisonError::into_inner).contains(&ticket)
    }

    /// Whether the examining of a scan is to stop.
    pub fn holds_examination(&self, ticket: Ticket) -> bool {
        ticket <= Ticket(self.closed_up_to.load(Ordering::Relaxed)) || self.holds(ticket)
    }

    /// Runs a job under its ticket: its progress goes out, and it can be stopped until it ends.
    pub fn watched<T>(&self, ticket: Ticket, outbox: &Outbox, job: impl FnOnce(Watch) -> T) -> T {
        let report = |done, total| outbox.send(Action::Job(JobAction::Progress { ticket, done, total }));
        let outcome = job(Watch { report: &report, is_cancelled: &|| self.holds(ticket), ..Watch::UNWATCHED });
        self.single.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket);
        outcome
    }
}
