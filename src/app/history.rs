//! Undo and redo through the whole case. What was typed into one field in one go is one step.

use super::OpenCase;
use crate::filing::Filing;
use crate::knowledge::Step;
use std::collections::VecDeque;

/// Steps that can be taken back. A case is a few kilobytes, so that this many cost about a megabyte.
const MOST_STEPS: usize = 200;

/// What can be taken back and done again.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: VecDeque<Change>,
    undone: Vec<Change>,
    /// Whether the field of the last change is still being typed in, so that more of it joins that step.
    is_typing: bool,
}

/// A filing as it stands on the other side of a change, and where the change is to be seen.
#[derive(Debug, Clone)]
struct Change {
    filing: Filing,
    place: Place,
}

/// Where a change is to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a field.
    Field(String),
    /// Somewhere on a step.
    Step(Step),
}

impl History {
    /// Whether something can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether something can be done again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The field was left: what is typed into it later is a step of its own.
    pub(super) fn seal(&mut self) {
        self.is_typing = false;
    }

    /// Keeps how the filing stood before a change. `is_typed` where the change is one of several keystrokes.
    pub(super) fn keep(&mut self, before: Filing, place: Place, is_typed: bool) {
        self.undone.clear();
        let joins = is_typed && self.is_typing && self.done.back().is_some_and(|last| last.place == place);
        self.is_typing = is_typed;
        if joins {
            return;
        }
        if self.done.len() == MOST_STEPS {
            self.done.pop_front();
        }
        self.done.push_back(Change { filing: before, place });
    }
}

impl OpenCase {
    /// Takes the last change back; gives where it is to be seen.
    pub(super) fn undo(&mut self) -> Option<Place> {
        let change = self.history.done.pop_back()?;
        let (other, place) = self.swap(change);
        self.history.undone.push(other);
        Some(place)
    }

    /// Does again what was taken back last; gives where it is to be seen.
    pub(super) fn redo(&mut self) -> Option<Place> {
        let change = self.history.undone.pop()?;
        let (other, place) = self.swap(change);
        self.history.done.push_back(other);
        Some(place)
    }

    fn swap(&mut self, change: Change) -> (Change, Place) {
        self.history.is_typing = false;
        let filing = std::mem::replace(&mut self.filing, change.filing);
        (Change { filing, place: change.place.clone() }, change.place)
    }
}
