//! The program without a window, driven by actions.

use crate::fixture::{TODAY, knowledge};
use beian_preflight::app::{Action, Effect, OpenCase, Settings, StartChoice, State, update};
use beian_preflight::filing::{Filing, FilingKind, Nature};
use beian_preflight::shell::case_folder::load;
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use serde_json::Value;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A program that does everything at once.
pub struct Program {
    pub state: State,
    runner: Runner,
}

impl Program {
    /// A program that keeps everything below a folder.
    pub fn over(folder: &Path) -> Self {
        let knowledge = Arc::new(knowledge().clone());
        let runner = Runner::without_threads(Places::below(folder), knowledge.clone());
        Self { state: State::new(knowledge, Settings::default(), TODAY), runner }
    }

    /// The same with a new case of a nature in Guangdong.
    pub fn with_case(folder: &Path, nature: Nature) -> Self {
        let mut program = Self::over(folder);
        let (provider, province) = ("tencent".to_owned(), "44".to_owned());
        program.act(Action::ShowStart);
        program.act(Action::ChooseStart(StartChoice { provider, province, nature, kind: FilingKind::First }));
        program.act(Action::ConfirmStart);
        program
    }

    /// Does something, and everything that follows from it.
    pub fn act(&mut self, action: Action) {
        self.follow(action);
    }

    /// Does something, and gives everything that followed from it.
    pub fn follow(&mut self, action: Action) -> Vec<Action> {
        let mut waiting = VecDeque::from([action]);
        let mut followed = Vec::new();
        while let Some(action) = waiting.pop_front() {
            for effect in self.ask(action) {
                self.runner.run(effect);
            }
            let outcomes = self.runner.drain();
            followed.extend(outcomes.iter().cloned());
            waiting.extend(outcomes);
        }
        followed
    }

    /// Changes the state only, and gives what the outside has to do.
    pub fn ask(&mut self, action: Action) -> Vec<Effect> {
        update(&mut self.state, action)
    }

    /// Does what the outside has to do, and gives what came of it.
    pub fn run(&mut self, effects: Vec<Effect>) -> Vec<Action> {
        for effect in effects {
            self.runner.run(effect);
        }
        self.runner.drain()
    }

    /// Puts a value into a field.
    pub fn put(&mut self, path: &str, value: impl Into<Value>) {
        self.act(Action::Edit { path: path.to_owned(), value: value.into() });
    }

    pub fn attach(&mut self, slot: &str, website: Option<&str>, file: PathBuf) {
        self.act(Action::Attach { slot: slot.to_owned(), website: website.map(str::to_owned), files: vec![file] });
    }

    #[track_caller]
    pub fn case(&self) -> &OpenCase {
        self.state.case.as_ref().expect("an open case")
    }

    pub fn filing(&self) -> &Filing {
        &self.case().filing
    }

    /// Everything done is on disk.
    #[track_caller]
    pub fn check_kept(&self) {
        let case = self.case();
        assert!(case.is_saved() && !case.is_saving, "a save is under way or failed: {:?}", case.save_error);
        assert!(load(&case.root).expect("a case on disk") == case.filing, "something else is on disk");
    }

    /// The newest message is of a fault, or not, and says so.
    #[track_caller]
    pub fn check_notice(&self, is_fault: bool, says: &str) {
        let notice = self.state.notices.last().expect("a message");
        assert!(notice.is_fault == is_fault && notice.text.contains(says), "{notice:?}");
    }
}
