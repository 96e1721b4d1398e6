//! Keys that work everywhere in a case. One table, so that what `?` lists is what works.

use crate::app::STEPS;
use crate::knowledge::Step;
use crate::ui::look::Look;
use eframe::egui::{Key, KeyboardShortcut, Modifiers, Ui};

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// To the next step.
    Next,
    /// To the step before.
    Back,
    /// To a step.
    Step(Step),
    /// To the next finding.
    NextProblem,
    /// To the finding before.
    PreviousProblem,
    /// Between form and results.
    Results,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Copy all findings as a reply.
    CopyReply,
    /// Show this list.
    Help,
}

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every key, in the order in which they are listed. Of two that share a key, the one with more modifiers stands first.
pub const ALL: [(Modifiers, Key, Command); 15] = [
    (CTRL_SHIFT, Key::Enter, Command::Back),
    (Modifiers::COMMAND, Key::Enter, Command::Next),
    (Modifiers::COMMAND, Key::Num1, Command::Step(STEPS[0])),
    (Modifiers::COMMAND, Key::Num2, Command::Step(STEPS[1])),
    (Modifiers::COMMAND, Key::Num3, Command::Step(STEPS[2])),
    (Modifiers::COMMAND, Key::Num4, Command::Step(STEPS[3])),
    (Modifiers::SHIFT, Key::F8, Command::PreviousProblem),
    (Modifiers::NONE, Key::F8, Command::NextProblem),
    (Modifiers::NONE, Key::F6, Command::Results),
    (CTRL_SHIFT, Key::Z, Command::Redo),
    (Modifiers::COMMAND, Key::Z, Command::Undo),
    (Modifiers::COMMAND, Key::Y, Command::Redo),
    (CTRL_SHIFT, Key::R, Command::CopyReply),
    (Modifiers::COMMAND, Key::Slash, Command::Help),
    (Modifiers::NONE, Key::Questionmark, Command::Help),
];

/// The commands whose keys were pressed. While an input method composes, keys are its own; `?` is a character while
/// something is typed.
pub fn pressed(ui: &Ui, look: &Look) -> Vec<Command> {
    if look.is_composing {
        return Vec::new();
    }
    let is_typing = ui.ctx().text_edit_focused();
    let consume = |(modifiers, key, command): &(Modifiers, Key, Command)| {
        let is_character = *key == Key::Questionmark;
        // On most layouts the question mark is typed with Shift.
        let is_pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, *key));
        let is_hit =
            if is_character { !is_typing && (is_pressed(Modifiers::SHIFT) || is_pressed(*modifiers)) } else { is_pressed(*modifiers) };
        is_hit.then_some(*command)
    };
    ALL.iter().filter_map(consume).collect()
}

/// How a key is written.
pub fn written(ui: &Ui, modifiers: Modifiers, key: Key) -> String {
    let written = ui.ctx().format_shortcut(&KeyboardShortcut::new(modifiers, key));
    // Characters are written as such, not by their names.
    written.replace(key.name(), key.symbol_or_name())
}
