//! A window without a screen, over a folder of its own.

use beian_preflight::app::{Settings, State};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::Knowledge;
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use beian_preflight::ui::{App, fonts};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

pub const TODAY: Date = Date::constant(2026, 11, 22);

/// A window and the folder that it keeps its cases in.
pub struct Desk {
    pub window: Harness<'static, Option<App>>,
    /// Removed with everything in it when the desk is closed.
    folder: TempDir,
}

impl Desk {
    pub fn open() -> Self {
        Self::of_size(1280.0, 800.0)
    }

    /// A window tall enough that everything on a page can be clicked without scrolling.
    pub fn tall() -> Self {
        Self::of_size(1280.0, 9000.0)
    }

    fn of_size(width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = Places::below(folder.path());
        let window = Harness::builder().with_size(Vec2::new(width, height)).with_max_steps(60).build_ui_state(
            move |ui: &mut Ui, app: &mut Option<App>| {
                if let Some(app) = app {
                    app.logic(ui.ctx());
                    app.ui(ui);
                    return;
                }
                // Fonts take effect in the next frame, so the first shows nothing.
                fonts::install(ui.ctx());
                *app = Some(new_app(ui, &places));
                ui.request_repaint();
            },
            None,
        );
        let mut desk = Self { window, folder };
        desk.settle();
        desk
    }

    pub fn app(&self) -> &App {
        self.window.state().as_ref().expect("the window was drawn")
    }

    pub fn state(&self) -> &State {
        self.app().state()
    }

    /// The person's own folder.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    pub fn settle(&mut self) {
        self.window.run();
        while !self.app().is_settled() {
            self.window.step();
        }
        self.window.run();
    }

    #[track_caller]
    pub fn click(&mut self, role: Role, label: &str) {
        self.window.get_by_role_and_label(role, label).click();
        self.settle();
    }

    #[track_caller]
    pub fn button(&mut self, label: &str) {
        self.click(Role::Button, label);
    }

    /// Types into a field and leaves it.
    #[track_caller]
    pub fn fill(&mut self, label: &str, text: &str) {
        self.start_typing(label, text);
        self.window.key_press(Key::Tab);
        self.settle();
    }

    /// Types into a field and stays in it.
    #[track_caller]
    pub fn start_typing(&mut self, label: &str, text: &str) {
        let role =
            if self.window.query_by_role_and_label(Role::TextInput, label).is_some() { Role::TextInput } else { Role::MultilineTextInput };
        self.window.get_by_role_and_label(role, label).focus();
        self.settle();
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Composes with an input method: letters first, then the characters.
    #[track_caller]
    pub fn compose(&mut self, label: &str, letters: &str, text: &str) {
        self.window.get_by_role_and_label(Role::TextInput, label).focus();
        self.settle();
        self.window.event(Event::Ime(ImeEvent::Preedit { text: letters.to_owned(), active_range_chars: None }));
        self.settle();
        self.window.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
        self.settle();
    }

    /// Opens a drop-down and picks an entry.
    #[track_caller]
    pub fn choose(&mut self, label: &str, entry: &str) {
        self.click(Role::ComboBox, label);
        // Entries below the fold of the list cannot be reached with the pointer; a screen reader does it so.
        self.window.get_all_by_label(entry).last().expect("an entry").click_accesskit();
        self.settle();
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.window.get_by_role_and_label(Role::TextInput, label).accesskit_node().value().unwrap_or_default()
    }

    pub fn shows(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    /// A picture of the examples.
    pub fn picture(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples").join(name)
    }
}

fn new_app(ui: &Ui, places: &Places) -> App {
    let knowledge = Arc::new(Knowledge::built_in().expect("the built-in knowledge is sound"));
    let runner = Runner::without_threads(places.clone(), knowledge.clone());
    let settings = Settings { locale: Locale::ZhCn, ..Settings::default() };
    App::new(ui.ctx(), State::new(knowledge, settings, TODAY), runner, places.exports.clone())
}
