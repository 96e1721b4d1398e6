//! The window. Only here is egui named.

pub mod focus;
pub mod fonts;
pub mod look;
pub mod screen;
pub mod shortcut;
pub mod tokens;
pub mod widget;

use crate::app::{Action, Screen, State, Theme, update};
use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::shell::places::Places;
use crate::shell::runner::Runner;
use crate::shell::{clock, settings};
use crate::word;
use eframe::egui::{self, ThemePreference, Ui, Vec2, ViewportBuilder, ViewportCommand};
use look::Look;
use shortcut::Command;
use std::path::PathBuf;
use std::sync::Arc;

/// The smallest window in points.
const MIN_SIZE: Vec2 = Vec2::new(960.0, 640.0);
/// The first window in points.
const FIRST_SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// The window's picture in the task bar, where the desktop does not take it from the icon theme.
const ICON: &[u8] = include_bytes!("../../assets/icons/beian-preflight-128.png");

/// The program in a window.
pub struct App {
    state: State,
    /// Taken when the window closes.
    runner: Option<Runner>,
    look: Look,
    inbox: Vec<Action>,
    exports: PathBuf,
}

/// Opens the window, on a case if one is named. Returns when it is closed.
///
/// # Errors
/// What the system says when it gives no window.
pub fn run(knowledge: Knowledge, case: Option<PathBuf>) -> Result<(), String> {
    let mut viewport = ViewportBuilder::default()
        .with_app_id("beian-preflight")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(MIN_SIZE)
        .with_title(word!(Locale::ZhCn, "app.name"));
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, system_font_fallback: false, ..Default::default() };
    let made = eframe::run_native(
        "beian-preflight",
        options,
        Box::new(move |cc| {
            fonts::install(&cc.egui_ctx);
            fonts::add_system(&cc.egui_ctx);
            let (places, knowledge) = (Places::of_user(), Arc::new(knowledge));
            let ctx = cc.egui_ctx.clone();
            let waker = Arc::new(move || ctx.request_repaint());
            let runner = Runner::on_threads(places.clone(), knowledge.clone(), waker)?;
            let kept = settings::load(&places.settings);
            let mut app = App::new(&cc.egui_ctx, State::new(knowledge, kept, clock::today()), runner, places.exports);
            app.inbox.extend(case.map(Action::Open));
            Ok(Box::new(app))
        }),
    );
    made.map_err(|error| error.to_string())
}

impl App {
    /// The program over a runner; shows the home page.
    pub fn new(ctx: &egui::Context, state: State, runner: Runner, exports: PathBuf) -> Self {
        tokens::apply(ctx);
        Self { state, runner: Some(runner), look: Look::default(), inbox: vec![Action::ShowHome], exports }
    }

    /// What the program knows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Asks for something, as a control of the window would.
    pub fn ask(&mut self, action: Action) {
        self.inbox.push(action);
    }

    /// Whether nothing is under way: no action waits and everything typed is saved.
    pub fn is_settled(&self) -> bool {
        let is_busy = |case: &crate::app::OpenCase| case.is_saving || case.jobs.are_under_way() || case.inspector.is_busy();
        let is_listing = self.state.chooser.as_ref().is_some_and(|chooser| chooser.awaited.is_some());
        self.inbox.is_empty() && !is_listing && !self.state.case.as_ref().is_some_and(is_busy)
    }

    /// Takes in what has happened outside.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.inbox.extend(self.runner.iter().flat_map(Runner::drain));
        if self.inbox.iter().any(|action| matches!(action, Action::Raise)) {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
        self.apply();
        ctx.set_theme(match self.state.settings.theme {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        });
    }

    /// Draws the window and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.shortcuts(ui);
        // Before anything is drawn: a field must not take back what undo has changed under it.
        self.apply();
        screen::root_ui(ui, &self.state, &mut self.look, &mut self.inbox);
        if !self.inbox.is_empty() {
            self.apply();
            ui.request_repaint();
        }
    }

    fn apply(&mut self) {
        for action in std::mem::take(&mut self.inbox) {
            let opens = matches!(action, Action::Opened(Ok(_)));
            let effects = update(&mut self.state, action);
            if let Some(runner) = &mut self.runner {
                for effect in effects {
                    runner.run(effect);
                }
            }
            if opens {
                self.look.forget_case();
                self.look.export_place = self.proposed_place();
            }
        }
    }

    /// A place for the export that is not there yet, in the person's documents.
    fn proposed_place(&self) -> String {
        let Some(case) = &self.state.case else { return String::new() };
        let stem = case.root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        self.exports.join(format!("{stem}-{}.zip", self.state.today)).display().to_string()
    }

    /// Keys that work everywhere in a case.
    fn shortcuts(&mut self, ui: &Ui) {
        let (Screen::Step(_), None) = (self.state.screen, &self.state.chooser) else { return };
        if self.look.is_help_open || self.look.glossary.is_some() {
            return;
        }
        screen::viewer::undo_in_tool(ui, &mut self.look.viewer);
        for command in shortcut::pressed(ui, &self.look) {
            let action = match command {
                Command::Next => Some(Action::Next),
                Command::Back => Some(Action::Back),
                Command::Step(step) => Some(Action::GoTo(step)),
                Command::NextProblem => self.problem(1),
                Command::PreviousProblem => self.problem(-1),
                Command::Undo | Command::Redo => {
                    self.look.editing = None;
                    Some(if command == Command::Undo { Action::Undo } else { Action::Redo })
                }
                Command::Results => {
                    self.look.results.wants_focus = true;
                    self.look.results.is_open = true;
                    None
                }
                Command::CopyReply => screen::panel::copy_reply(ui, &self.state),
                Command::Help => {
                    self.look.is_help_open = true;
                    None
                }
            };
            self.inbox.extend(action);
        }
    }

    /// The finding so many places after the one whose field has the focus, worst first, around the end.
    fn problem(&self, by: isize) -> Option<Action> {
        let case = self.state.case.as_ref()?;
        let fields: Vec<&String> = case.shown().map(|finding| &finding.field).collect();
        let current = self.look.editing.as_ref().and_then(|editing| fields.iter().position(|field| *field == editing.field()));
        let count = isize::try_from(fields.len()).ok().filter(|count| *count > 0)?;
        let next = match current {
            Some(index) => (isize::try_from(index).ok()? + by).rem_euclid(count),
            None => {
                if by > 0 {
                    0
                } else {
                    count - 1
                }
            }
        };
        let field = fields.get(usize::try_from(next).ok()?)?;
        Some(Action::FocusField((*field).clone()))
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.inbox.push(Action::Quit);
        self.apply();
        if let Some(runner) = self.runner.take() {
            runner.finish();
        }
    }
}
