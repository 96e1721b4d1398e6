//! A window without a screen, over a folder of its own.

use crate::renderer::Renderer;
use beian_preflight::app::{Settings, State, Theme};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::Knowledge;
use beian_preflight::shell::places::Places;
use beian_preflight::shell::runner::Runner;
use beian_preflight::ui::{App, fonts};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key, Memory, Modifiers, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use image::RgbImage;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

pub const TODAY: Date = Date::constant(2026, 11, 22);

/// What a window is opened with.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// Width and height in points.
    pub size: [f32; 2],
    pub pixels_per_point: f32,
    pub locale: Locale,
    pub theme: Theme,
    /// Case files of `tests/fixtures/sound/` that are among the cases from the beginning.
    pub cases: &'static [&'static str],
}

impl Setup {
    /// As the program opens for the first time on an ordinary screen.
    pub const USUAL: Self = Self { size: [1280.0, 800.0], pixels_per_point: 1.0, locale: Locale::ZhCn, theme: Theme::System, cases: &[] };
}

/// A window and the folder that it keeps its cases in.
pub struct Desk {
    pub window: Harness<'static, Option<App>>,
    renderer: Renderer,
    /// Removed with everything in it when the desk is closed.
    folder: TempDir,
}

impl Desk {
    pub fn open() -> Self {
        Self::with(Setup::USUAL)
    }

    /// A window tall enough that everything on a page can be clicked without scrolling.
    pub fn tall() -> Self {
        Self::with(Setup { size: [1280.0, 9000.0], ..Setup::USUAL })
    }

    pub fn with(setup: Setup) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = Places::below(folder.path());
        for case in setup.cases {
            let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/sound/{case}.json"));
            let root = places.cases.join(case);
            std::fs::create_dir_all(&root).expect("a folder for the case");
            std::fs::copy(fixture, root.join("case.json")).expect("a copy of the fixture");
        }
        let renderer = Renderer::default();
        let window = Harness::builder()
            .with_size(Vec2::from(setup.size))
            .with_pixels_per_point(setup.pixels_per_point)
            .with_max_steps(60)
            .renderer(renderer.clone())
            .build_ui_state(
                move |ui: &mut Ui, app: &mut Option<App>| {
                    if let Some(app) = app {
                        app.logic(ui.ctx());
                        app.ui(ui);
                        return;
                    }
                    // Fonts take effect in the next frame, so the first shows nothing.
                    fonts::install(ui.ctx());
                    *app = Some(new_app(ui, &places, setup));
                    // Marks that egui itself paints in debug builds only.
                    ui.ctx().all_styles_mut(|style| style.debug.show_unaligned = false);
                    ui.request_repaint();
                },
                None,
            );
        let mut desk = Self { window, renderer, folder };
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
        let boxes = if self.has_input(&format!("{label} 年")) { 3 } else { 1 };
        for _ in 0..boxes {
            self.window.key_press(Key::Tab);
            self.settle();
        }
    }

    /// Types into a field and stays in it.
    #[track_caller]
    pub fn start_typing(&mut self, label: &str, text: &str) {
        // A date has three boxes; a whole date can be put into the first.
        let year = format!("{label} 年");
        let (role, label) = match label {
            _ if self.has_input(label) => (Role::TextInput, label),
            _ if self.has_input(&year) => (Role::TextInput, year.as_str()),
            _ => (Role::MultilineTextInput, label),
        };
        self.window.get_by_role_and_label(role, label).focus();
        self.settle();
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    fn has_input(&self, label: &str) -> bool {
        self.window.query_by_role_and_label(Role::TextInput, label).is_some()
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

    /// Puts a text into a field in place of what stands in it, and leaves it.
    #[track_caller]
    pub fn replace(&mut self, label: &str, text: &str) {
        self.window.get_by_role_and_label(Role::TextInput, label).focus();
        self.settle();
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.window.event(Event::Text(text.to_owned()));
        self.window.key_press(Key::Tab);
        self.settle();
    }

    /// Types into an empty field and presses Enter.
    #[track_caller]
    pub fn enter(&mut self, label: &str, text: &str) {
        self.window.get_by_role_and_label(Role::TextInput, label).focus();
        self.settle();
        self.window.event(Event::Text(text.to_owned()));
        self.window.key_press(Key::Enter);
        self.settle();
    }

    /// Clicks the first button whose name begins so.
    #[track_caller]
    pub fn button_beginning(&mut self, beginning: &str) {
        let labels = self.window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        let label = labels.into_iter().find(|label| label.starts_with(beginning));
        let label = label.unwrap_or_else(|| panic!("no button whose name begins with {beginning:?}"));
        self.button(&label);
    }

    /// Goes to a step by its name in the rail.
    #[track_caller]
    pub fn go_to(&mut self, step: &str) {
        self.button_beginning(&format!("{step}: "));
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

    /// The window as it looks while nobody points at anything and no field has the focus.
    pub fn photograph(&mut self) -> RgbImage {
        self.window.remove_cursor();
        if let Some(id) = self.window.ctx.memory(Memory::focused) {
            self.window.ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        self.settle();
        self.renderer.paint(&self.window.ctx, self.window.output())
    }

    pub fn shows(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    /// A picture of the examples.
    pub fn picture(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples").join(name)
    }
}

/// What the program knows, read once for all tests.
pub fn knowledge() -> Arc<Knowledge> {
    static KNOWLEDGE: OnceLock<Arc<Knowledge>> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Arc::new(Knowledge::built_in().expect("the built-in knowledge is sound"))).clone()
}

fn new_app(ui: &Ui, places: &Places, setup: Setup) -> App {
    let runner = Runner::without_threads(places.clone(), knowledge());
    let settings = Settings { locale: setup.locale, theme: setup.theme, ..Settings::default() };
    App::new(ui.ctx(), State::new(knowledge(), settings, TODAY), runner, places.exports.clone())
}
