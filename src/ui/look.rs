//! What is on the screen but not part of the case: the text being typed, textures, open panels.

use crate::app::{OpenCase, PageChoice, PageView, Pixels, Preview, Ticket};
use crate::knowledge::{Group, Severity};
use crate::ui::focus::Focus;
use crate::ui::screen::arriving::ArrivingLook;
use crate::ui::screen::chooser::ChooserLook;
use crate::ui::screen::viewer::look::ViewerLook;
use eframe::egui::{ColorImage, Context, Event, ImeEvent, Rect, TextureHandle, TextureOptions, Ui};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// State of the screen.
#[derive(Default)]
pub struct Look {
    /// The field being typed in.
    pub editing: Option<Editing>,
    /// Whether an input method is composing: what stands in the field is not text yet.
    pub is_composing: bool,
    /// The date field one of whose boxes has the focus.
    pub date: Option<String>,
    /// The results.
    pub results: Results,
    /// Whether the list of shortcuts is open.
    pub is_help_open: bool,
    /// Findings whose explanation is open, as rule and field.
    pub explained: Option<(String, String)>,
    /// The waiver being written: rule, field, reason.
    pub waiving: Option<(String, String, String)>,
    /// Groups of questions that somebody unfolded or folded.
    pub groups: BTreeMap<Group, bool>,
    /// Paths being typed, by slot path.
    pub typed_paths: BTreeMap<String, String>,
    /// How a province is being searched for, while the list is open.
    pub province_search: Option<ProvinceSearch>,
    /// Place of the next export, as typed.
    pub export_place: String,
    /// The inspector.
    pub viewer: ViewerLook,
    /// What arrives of a scan beside the original.
    pub arriving: ArrivingLook,
    /// The glossary, while it is open.
    pub glossary: Option<GlossaryView>,
    /// Labels of this frame and the term that each of them holds, in the order in which they were drawn.
    pub labels: Vec<TermPlace>,
    /// Where the keyboard is.
    pub focus: Focus,
    /// The question that was answered last: the next one gets the focus.
    pub asking: Asking,
    /// The home page.
    pub home: HomeLook,
    /// The own file chooser.
    pub chooser: ChooserLook,
    /// Pages to choose from, while they are.
    pub pages: Option<PagesLook>,
    /// Terms of labels by their words in Simplified Chinese: a page has a hundred of them in every frame.
    pub terms: BTreeMap<String, Option<String>>,
    thumbnails: BTreeMap<String, (Arc<Preview>, TextureHandle)>,
}

/// How the results stand.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// Which findings they show.
    pub filter: Filter,
    /// Which severity they show; all if none.
    pub severity: Option<Severity>,
    /// The finding whose card is unfolded, as rule and field; the first if none.
    pub selected: Option<(String, String)>,
    /// Whether the unfolded card shall get the keyboard focus.
    pub wants_focus: bool,
    /// Whether they are open where the window is too narrow for them.
    pub is_open: bool,
}

/// How the open questions are gone through: each that is answered goes, and the next one moves up.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// How many questions of this frame were drawn.
    pub n_drawn: usize,
    /// The place of the answered one among them, its rule and its field.
    pub answered: Option<(usize, String, String)>,
}

/// The one text buffer outside of the case.
pub struct Editing {
    /// Field.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

impl Editing {
    /// The field of the case; a date is typed in boxes, each with a mark behind the field's path.
    pub fn field(&self) -> &str {
        self.path.split('#').next().unwrap_or_default()
    }
}

/// What is on the screen of the home page.
#[derive(Default)]
pub struct HomeLook {
    /// What stands in the search field while it has the focus.
    pub search: Option<String>,
    /// The question that is open over the page.
    pub dialog: Option<CaseDialog>,
}

/// A question about a case of the list.
pub struct CaseDialog {
    /// Folder of the case.
    pub root: PathBuf,
    /// What is asked.
    pub about: CaseQuestion,
    /// Whether the first control has got the focus.
    pub is_focused: bool,
}

impl CaseDialog {
    /// A question that is not shown yet.
    pub fn new(root: PathBuf, about: CaseQuestion) -> Self {
        Self { root, about, is_focused: false }
    }
}

/// What is asked about a case.
pub enum CaseQuestion {
    /// Which name it shall have, as typed so far.
    Name(String),
    /// Whether it shall be deleted.
    Deletion,
}

/// How a province is being searched for.
#[derive(Debug, Clone, Default)]
pub struct ProvinceSearch {
    /// What was typed.
    pub typed: String,
    /// Place in the list of the one that Enter takes.
    pub at: usize,
}

/// Which findings the panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Those of the step.
    #[default]
    Step,
    /// All.
    All,
    /// Open points.
    Open,
}

/// The glossary on the screen.
#[derive(Debug, Clone, Default)]
pub struct GlossaryView {
    /// What stands in the search field.
    pub query: String,
    /// What is searched for: the query without letters that an input method is still composing.
    pub asked: String,
    /// Id of the term that is explained; the first that is found if none.
    pub chosen: Option<String>,
    /// Whether the search field is to get the focus, and the list to show the term that is explained.
    pub is_moved: bool,
}

/// The pages of a document on the screen.
pub struct PagesLook {
    /// Ticket of the job that shows them.
    pub ticket: Ticket,
    textures: BTreeMap<usize, TextureHandle>,
}

/// Where a label stands, and its term.
#[derive(Debug, Clone)]
pub struct TermPlace {
    /// Its row, as wide as its column.
    pub row: Rect,
    /// Id of the term in it.
    pub term: Option<String>,
}

impl Look {
    /// Opens the glossary, at a term if one is given.
    pub fn open_glossary(&mut self, term: Option<String>) {
        self.glossary = Some(GlossaryView { chosen: term, is_moved: true, ..GlossaryView::default() });
    }

    /// Follows the input method. Call once a frame before any field is shown.
    pub fn follow_composition(&mut self, ui: &Ui) {
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.is_composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => self.is_composing = false,
                    _ => {}
                }
            }
        });
    }

    /// The texture of a scan on a card, if it can be shown.
    pub fn thumbnail(&mut self, ctx: &Context, case: &OpenCase, file: &str) -> Option<TextureHandle> {
        let preview = case.previews.get(file)?;
        let is_current = self.thumbnails.get(file).is_some_and(|(known, _)| Arc::ptr_eq(known, preview));
        if !is_current {
            self.thumbnails.insert(file.to_owned(), (preview.clone(), texture(ctx, file, &preview.thumbnail)));
        }
        self.thumbnails.get(file).map(|(_, texture)| texture.clone())
    }

    /// The texture of a page to choose, if it can be seen.
    pub fn page_thumbnail(&mut self, ctx: &Context, choice: &PageChoice, page: usize) -> Option<TextureHandle> {
        let shown = self.pages.take().filter(|shown| shown.ticket == choice.ticket);
        let shown = self.pages.insert(shown.unwrap_or_else(|| PagesLook { ticket: choice.ticket, textures: BTreeMap::new() }));
        let Some(PageView::Shown(pixels)) = choice.pages.get(page) else { return None };
        Some(shown.textures.entry(page).or_insert_with(|| texture(ctx, "page", pixels)).clone())
    }

    /// Forgets everything about a case that is not shown any more.
    pub fn forget_case(&mut self) {
        *self = Self::default();
    }
}

fn texture(ctx: &Context, name: &str, pixels: &Pixels) -> TextureHandle {
    let image = ColorImage::from_rgba_premultiplied([pixels.width_px, pixels.height_px], &pixels.rgba);
    ctx.load_texture(name, image, TextureOptions::LINEAR)
}
