//! What is on the screen but not part of the case: the text being typed, textures, open panels.

use crate::app::{OpenCase, Preview};
use eframe::egui::{ColorImage, Context, Event, ImeEvent, Pos2, TextureHandle, TextureOptions, Ui, Vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// State of the screen.
#[derive(Default)]
pub struct Look {
    /// The field being typed in.
    pub editing: Option<Editing>,
    /// Whether an input method is composing: what stands in the field is not text yet.
    pub is_composing: bool,
    /// Which findings the panel shows.
    pub filter: Filter,
    /// Whether the folded results are open.
    pub is_panel_open: bool,
    /// The finding whose card is unfolded in the results, as rule and field; the first if none.
    pub selected: Option<(String, String)>,
    /// Findings whose explanation is open, as rule and field.
    pub explained: Option<(String, String)>,
    /// The waiver being written: rule, field, reason.
    pub waiving: Option<(String, String, String)>,
    /// Paths being typed, by slot path.
    pub typed_paths: BTreeMap<String, String>,
    /// How a province is being searched for, while the list is open.
    pub province_search: Option<ProvinceSearch>,
    /// Place of the next export, as typed.
    pub export_place: String,
    /// The large view.
    pub view: Viewport,
    textures: BTreeMap<String, (Arc<Preview>, TextureHandle)>,
}

/// The one text buffer outside of the case.
pub struct Editing {
    /// Field.
    pub path: String,
    /// What stands in it.
    pub text: String,
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

/// How the large view stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Viewport {
    /// Points a pixel; none for “fits”.
    pub zoom: Option<f32>,
    /// Middle of the picture relative to the middle of the view, in points.
    pub offset: Vec2,
    /// Where the pointer was when dragging.
    pub dragged_from: Option<Pos2>,
}

impl Look {
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

    /// The texture of a scan, if it can be shown.
    pub fn texture(&mut self, ctx: &Context, case: &OpenCase, file: &str) -> Option<TextureHandle> {
        let preview = case.previews.get(file)?;
        let is_current = self.textures.get(file).is_some_and(|(known, _)| Arc::ptr_eq(known, preview));
        if !is_current {
            let image = ColorImage::from_rgba_premultiplied([preview.width_px, preview.height_px], &preview.rgba);
            let texture = ctx.load_texture(file, image, TextureOptions::LINEAR);
            self.textures.insert(file.to_owned(), (preview.clone(), texture));
        }
        self.textures.get(file).map(|(_, texture)| texture.clone())
    }

    /// Forgets everything about a case that is not shown any more.
    pub fn forget_case(&mut self) {
        *self = Self::default();
    }
}
