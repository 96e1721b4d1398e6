//! Runs effects on named threads and brings their outcomes back as actions.

use super::arriving::arriving_job;
use super::decoder::Decoder;
use super::dialog;
use super::examine::{close_job, picture_job};
use super::export::export_job;
use super::inspect;
use super::instance::Instance;
use super::job::{Cancelled, Watch};
use super::keeper::Keeper;
use super::pages::{Wanted, show_job, take_job};
use super::places::Places;
use crate::app::{Action, ArrivingAction, ArrivingOutcome, Effect, ExportEnd, InspectAction, InspectEffect, PagesAction, Ticket};
use crate::evidence::{ScanEvidence, Unreadable};
use crate::knowledge::Knowledge;
use crate::word;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// Threads that examine scans and write exports: one a core of the machines we build for. Each may hold a
/// decoded picture.
const N_PICTURE_THREADS: usize = 2;

/// Wakes the window when an outcome is there.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// A job, and what it comes to if it panics.
struct Work {
    run: Box<dyn FnOnce() -> Action + Send>,
    on_panic: Action,
}

/// Runs effects.
pub struct Runner {
    knowledge: Arc<Knowledge>,
    outbox: Outbox,
    inbox: Receiver<Action>,
    threads: Threads,
    cancelled: Cancelled,
    /// Ticket of the scan that was examined last.
    last_examined: Ticket,
    decoder: Decoder,
    /// Whether the system has file dialogs; else the program's own chooser opens.
    has_dialogs: fn() -> bool,
}

enum Threads {
    /// One keeps the case, some work on pictures.
    Own { case: Sender<Effect>, keeper: JoinHandle<()>, pictures: Sender<Work> },
    /// Everything at once, on the thread that asks; for tests.
    None(Box<Keeper>),
}

/// Where outcomes go.
#[derive(Clone)]
pub struct Outbox {
    sender: Sender<Action>,
    waker: Waker,
}

impl Outbox {
    /// An outbox that wakes the window with every outcome.
    pub fn new(sender: Sender<Action>, waker: Waker) -> Self {
        Self { sender, waker }
    }

    /// Sends an outcome. When the window is gone, nobody wants it.
    pub fn send(&self, action: Action) {
        let _ = self.sender.send(action);
        (self.waker)();
    }
}

impl Runner {
    /// A runner on threads.
    ///
    /// # Errors
    /// What the system says when it gives no thread.
    pub fn on_threads(places: Places, knowledge: Arc<Knowledge>, waker: Waker) -> io::Result<Self> {
        let (sender, inbox) = channel();
        let outbox = Outbox { sender, waker };
        let pictures = picture_threads(&outbox)?;
        let cancelled = Cancelled::default();
        let keeper = Keeper::new(places, knowledge.clone(), outbox.clone(), cancelled.clone()).listening(Instance::listen);
        let (case, keeper) = case_thread(keeper, outbox.clone())?;
        let threads = Threads::Own { case, keeper, pictures };
        let (last_examined, has_dialogs) = (Ticket(0), dialog::are_there_dialogs as fn() -> bool);
        Ok(Self { knowledge, outbox, inbox, threads, cancelled, last_examined, decoder: Decoder::of_this_program(), has_dialogs })
    }

    /// A runner that does everything at once and in this process, and knows no dialogs of the system.
    pub fn without_threads(places: Places, knowledge: Arc<Knowledge>) -> Self {
        let (sender, inbox) = channel();
        let outbox = Outbox { sender, waker: Arc::new(|| {}) };
        let cancelled = Cancelled::default();
        let keeper = Keeper::new(places, knowledge.clone(), outbox.clone(), cancelled.clone());
        let threads = Threads::None(Box::new(keeper));
        let (last_examined, decoder) = (Ticket(0), Decoder::HERE);
        Self { knowledge, outbox, inbox, threads, cancelled, last_examined, decoder, has_dialogs: || false }
    }

    /// The same, with another decoder.
    #[must_use]
    pub fn decoding_with(self, decoder: Decoder) -> Self {
        Self { decoder, ..self }
    }

    /// Runs an effect. The outcome comes through [`Runner::drain`].
    pub fn run(&mut self, effect: Effect) {
        match &effect {
            Effect::Close => self.cancelled.close(self.last_examined),
            Effect::Cancel(ticket) => return self.cancelled.cancel(*ticket),
            _ => {}
        }
        if dialog::is_dialog(&effect) && (self.has_dialogs)() {
            // Dialogs are made on the window's thread, as some systems want it.
            dialog::run(effect, &self.outbox);
            return;
        }
        let work = match self.picture_work(effect) {
            Ok(work) => work,
            Err(effect) => {
                match &mut self.threads {
                    Threads::Own { case, .. } => drop(case.send(*effect)),
                    Threads::None(keeper) => keeper.run(*effect).into_iter().for_each(|action| self.outbox.send(action)),
                }
                return;
            }
        };
        match &self.threads {
            Threads::Own { pictures, .. } => drop(pictures.send(work)),
            Threads::None(_) => self.outbox.send(guarded(work)),
        }
    }

    /// Outcomes since the last call.
    pub fn drain(&self) -> Vec<Action> {
        self.inbox.try_iter().collect()
    }

    /// Waits until everything asked of the case is done: what was typed last is then on disk.
    pub fn finish(self) {
        if let Threads::Own { case, keeper, .. } = self.threads {
            drop(case);
            // A panic there has named its place; there is nothing left to wait for.
            let _ = keeper.join();
        }
    }

    /// The work of effects that decode pictures; the others come back.
    fn picture_work(&mut self, effect: Effect) -> Result<Work, Box<Effect>> {
        match effect {
            Effect::Examine { ticket, root, file } => {
                self.last_examined = ticket;
                let (cancelled, decoder) = (self.cancelled.clone(), self.decoder.clone());
                let is_cancelled = move || cancelled.holds_examination(ticket);
                let evidence = ScanEvidence::Unreadable(Unreadable::Damaged);
                let on_panic = Action::Examined { ticket, file: file.clone(), evidence, preview: None };
                let run = move || {
                    let watch = Watch { is_cancelled: &is_cancelled, decoder: &decoder, ..Watch::UNWATCHED };
                    picture_job(ticket, &root, file, watch)
                };
                Ok(Work { run: Box::new(run), on_panic })
            }
            Effect::ExamineClosely { ticket, root, file } => {
                self.last_examined = ticket;
                let (cancelled, decoder) = (self.cancelled.clone(), self.decoder.clone());
                let is_cancelled = move || cancelled.holds_examination(ticket);
                let on_panic = Action::ExaminedClosely { ticket, file: file.clone(), facts: None };
                let run =
                    move || close_job(ticket, &root, file, Watch { is_cancelled: &is_cancelled, decoder: &decoder, ..Watch::UNWATCHED });
                Ok(Work { run: Box::new(run), on_panic })
            }
            Effect::Compress { ticket, root, file, paper_mm } => {
                let (outbox, cancelled) = (self.outbox.clone(), self.cancelled.clone());
                let on_panic = Action::Arriving(ArrivingAction::Ready { ticket, outcome: ArrivingOutcome::Failed });
                let run =
                    move || cancelled.watched(ticket, &outbox, |watch| arriving_job(ticket, &root, &file, paper_mm, watch.is_cancelled));
                Ok(Work { run: Box::new(run), on_panic })
            }
            Effect::Export { ticket, job } => {
                let (knowledge, outbox, cancelled) = (self.knowledge.clone(), self.outbox.clone(), self.cancelled.clone());
                let decoder = self.decoder.clone();
                let on_panic = Action::Exported { ticket, end: ExportEnd::Failed(word!(job.locale, "fault.internal")) };
                let run = move || {
                    let end =
                        cancelled.watched(ticket, &outbox, |watch| export_job(&job, &knowledge, Watch { decoder: &decoder, ..watch }));
                    Action::Exported { ticket, end }
                };
                Ok(Work { run: Box::new(run), on_panic })
            }
            Effect::ShowPages { ticket, document } => Ok(self.pages_work(ticket, document)),
            Effect::TakePages { ticket, root, slot, website, document, pages, locale } => {
                Ok(self.taking_work(Wanted { ticket, root, slot, website, document, pages, locale }))
            }
            Effect::Inspect(effect) => self.inspection(effect),
            other => Err(Box::new(other)),
        }
    }

    /// The work of the inspector on pixels.
    fn inspection(&self, effect: InspectEffect) -> Result<Work, Box<Effect>> {
        let (outbox, cancelled) = (self.outbox.clone(), self.cancelled.clone());
        let (run, on_panic): (Box<dyn FnOnce() -> InspectAction + Send>, InspectAction) = match effect {
            InspectEffect::Decode { ticket, root, file } => {
                let run = move || {
                    let levels = cancelled.watched(ticket, &outbox, |watch| inspect::levels_of(&root, &file, watch));
                    InspectAction::Decoded { ticket, levels: levels.map(Arc::new) }
                };
                (Box::new(run), InspectAction::Decoded { ticket, levels: None })
            }
            InspectEffect::Try { ticket, preview, other, mend } => {
                let run = move || {
                    let tried = cancelled.watched(ticket, &outbox, |watch| inspect::try_out(&preview, other.as_deref(), &mend, watch));
                    InspectAction::Tried { ticket, pixels: tried }
                };
                (Box::new(run), InspectAction::Tried { ticket, pixels: None })
            }
            InspectEffect::Make { ticket, job } => {
                let (file, mend) = (job.file.clone(), job.mend.clone());
                let result = Err(word!(job.locale, "fault.internal"));
                let on_panic = InspectAction::Made { ticket, file: file.clone(), mend: mend.clone(), result };
                let run = move || {
                    let result = cancelled.watched(ticket, &outbox, |watch| inspect::make(&job, watch));
                    InspectAction::Made { ticket, file, mend, result }
                };
                (Box::new(run), on_panic)
            }
            other => return Err(Box::new(Effect::Inspect(other))),
        };
        Ok(Work { run: Box::new(move || Action::Inspect(run())), on_panic: Action::Inspect(on_panic) })
    }
}

impl Runner {
    /// Shows pages to choose from.
    fn pages_work(&self, ticket: Ticket, document: PathBuf) -> Work {
        let (outbox, cancelled, decoder) = (self.outbox.clone(), self.cancelled.clone(), self.decoder.clone());
        let run =
            move || cancelled.watched(ticket, &outbox, |watch| show_job(ticket, &document, &outbox, Watch { decoder: &decoder, ..watch }));
        Work { run: Box::new(run), on_panic: PagesAction::Counted { ticket, n_pages: None }.into() }
    }

    /// Makes files of chosen pages.
    fn taking_work(&self, wanted: Wanted) -> Work {
        let (outbox, cancelled, decoder) = (self.outbox.clone(), self.cancelled.clone(), self.decoder.clone());
        let Wanted { ticket, root, slot, website, .. } = &wanted;
        let (ticket, root, slot, website) = (*ticket, root.clone(), slot.clone(), website.clone());
        let on_panic = PagesAction::Taken { ticket, root, slot, website, files: Vec::new() }.into();
        let run = move || cancelled.watched(ticket, &outbox, |watch| take_job(wanted, &outbox, Watch { decoder: &decoder, ..watch }));
        Work { run: Box::new(run), on_panic }
    }
}

fn picture_threads(outbox: &Outbox) -> io::Result<Sender<Work>> {
    let (sender, works) = channel::<Work>();
    let works = Arc::new(Mutex::new(works));
    for number in 1..=N_PICTURE_THREADS {
        let (works, outbox) = (works.clone(), outbox.clone());
        let take = move || works.lock().unwrap_or_else(PoisonError::into_inner).recv();
        thread::Builder::new().name(format!("pictures-{number}")).spawn(move || {
            while let Ok(work) = take() {
                outbox.send(guarded(work));
            }
        })?;
    }
    Ok(sender)
}

fn case_thread(mut keeper: Keeper, outbox: Outbox) -> io::Result<(Sender<Effect>, JoinHandle<()>)> {
    let (sender, effects) = channel::<Effect>();
    let thread = thread::Builder::new().name("case".to_owned()).spawn(move || {
        for effect in effects {
            keeper.run(effect).into_iter().for_each(|action| outbox.send(action));
        }
    })?;
    Ok((sender, thread))
}

/// A panic in a job becomes an outcome, not a spinner that never ends. The hook has named its place.
fn guarded(work: Work) -> Action {
    catch_unwind(AssertUnwindSafe(work.run)).unwrap_or(work.on_panic)
}
