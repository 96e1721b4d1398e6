//! The program without a screen: state, what can happen to it, and what it asks of the outside.
//!
//! [`update()`] is the one writer of [`State`]. It does nothing by itself: it gives [`Effect`]s, which
//! `shell` runs, and whose outcome comes back as another [`Action`].

mod action;
mod chooser;
mod edit;
mod effect;
mod folder;
mod jobs;
mod part;
mod state;
mod update;
mod wizard;

pub use action::{Action, Opened};
pub use chooser::{Choice, Chooser, ChooserAction, Filter, NameFault, Pick, Purpose};
pub use effect::{Effect, Example, ExportForm, ExportJob, PastedPicture};
pub use folder::{EntryKind, FolderEntry, Listing, Place, Shortcut};
pub use jobs::{ExportEnd, Exporting, JobAction, Jobs, Progress};
pub use part::Parked;
pub use state::{CaseEntry, CaseHealth, Notice, OpenCase, Preview, Screen, Settings, StartChoice, State, Theme, Ticket};
pub use update::update;
pub use wizard::{STEPS, StepMark};
