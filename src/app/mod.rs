//! The program without a screen: state, what can happen to it, and what it asks of the outside.
//!
//! [`update()`] is the one writer of [`State`]. It does nothing by itself: it gives [`Effect`]s, which
//! `shell` runs, and whose outcome comes back as another [`Action`].

mod action;
mod edit;
mod effect;
mod eligibility;
mod part;
mod state;
mod update;
mod wizard;

pub use action::{Action, Opened};
pub use edit::restarted;
pub use effect::{Effect, Example, ExportForm, ExportJob};
pub use eligibility::EligibilityAction;
pub use part::Parked;
pub use state::{CaseEntry, CaseHealth, Notice, OpenCase, Preview, Screen, Settings, StartChoice, State, Theme, Ticket};
pub use update::update;
pub use wizard::{STEPS, StepMark};
