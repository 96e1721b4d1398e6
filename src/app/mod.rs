//! The program without a screen: state, what can happen to it, and what it asks of the outside.
//!
//! [`update()`] is the one writer of [`State`]. It does nothing by itself: it gives [`Effect`]s, which
//! `shell` runs, and whose outcome comes back as another [`Action`].

mod action;
mod arriving;
mod case_entry;
mod chooser;
mod deadline;
mod edit;
mod effect;
mod eligibility;
mod folder;
mod history;
mod home;
mod inspect;
mod jobs;
mod link;
mod pages;
mod part;
mod sorting;
mod state;
mod update;
mod wizard;

pub use action::{Action, Exported, Opened};
pub use arriving::{ARRIVING_BYTES, Arriving, ArrivingAction, Outcome as ArrivingOutcome, Side};
pub use case_entry::{CaseEntry, CaseFacts, CaseHealth};
pub use chooser::{Choice, Chooser, ChooserAction, Filter, NameFault, Pick, Purpose};
pub use deadline::{Deadline, DeadlineKind, next_deadline};
pub use edit::restarted;
pub use effect::{Effect, Example, ExportForm, ExportJob, InspectEffect, PastedPicture};
pub use eligibility::EligibilityAction;
pub use folder::{EntryKind, FolderEntry, Listing, Place, Shortcut};
pub use history::History;
pub use home::{CaseFilter, CaseOrder, HomeAction, HomeState, Upkeep, has_cases, n_cases, visible_cases};
pub use inspect::{InspectAction, Inspector, Levels, Mend, MendJob, Mended, Trial};
pub use jobs::{ExportEnd, Exporting, JobAction, Jobs, Progress};
pub use link::{is_linked, usual_principal};
pub use pages::{MAX_SHOWN_PAGES, MadeFile, PageChoice, PageView, PagesAction};
pub use part::Parked;
pub use sorting::{SlotPlace, SortAction, SortRow, Sorting};
pub use state::{Notice, OpenCase, Pixels, Preview, Screen, Settings, StartChoice, State, Theme, Ticket};
pub use update::update;
pub use wizard::{STEPS, StepMark};
