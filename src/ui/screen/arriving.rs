//! What arrives of a scan at the authority, beside the original, at the same place of the paper.

use crate::app::{Action, ArrivingAction, ArrivingOutcome, OpenCase, Side, State};
use crate::i18n::Locale;
use crate::scan::{Point, Region};
use crate::ui::look::Look;
use crate::ui::screen::{above_bar, bar_ui, region_ui};
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::button::{primary, secondary};
use crate::ui::widget::card::{hint, page_title};
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{ColorImage, Frame, Image, Key, Margin, Rect, Sense, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Zoom of one press of a button.
const STEP: f32 = 1.5;
/// Smallest and largest zoom, in points a pixel of the original.
const ZOOM: std::ops::RangeInclusive<f32> = 0.1..=4.0;
/// Longest side of a texture that every graphics card takes, in pixels.
const TEXTURE_PX: f32 = 2048.0;
/// Share of what is shown by which an arrow key moves.
const MOVE: f32 = 0.25;

/// How the comparison stands on the screen.
#[derive(Default)]
pub struct ArrivingLook {
    /// Points a pixel of the original; as large as the original itself if none.
    zoom: Option<f32>,
    /// Middle of what is shown; that of the paper if none.
    centre: Option<Point>,
    shown: Option<Shown>,
}

/// Textures of what is shown.
struct Shown {
    sides: Arc<Vec<Side>>,
    region: Region,
    textures: Vec<TextureHandle>,
}

/// Draws the original and its compressed forms side by side.
pub fn arriving_ui(ui: &mut Ui, rest: Rect, state: &State, case: &OpenCase, look: &mut Look, out: &mut Vec<Action>) {
    let Some(arriving) = &case.arriving else { return };
    let locale = state.settings.locale;
    let mut is_closed = ui.input(|input| input.key_pressed(Key::Escape));
    let (page, bar) = above_bar(rest);
    let frame = Frame::new().fill(Tokens::of(ui).surface).inner_margin(Margin::same(16));
    region_ui(ui, "arriving", page, frame, |ui| {
        page_title(ui, &word!(locale, "arriving.title"), &word!(locale, "arriving.why"));
        match &arriving.outcome {
            None => drop(hint(ui, &word!(locale, "arriving.under_way"))),
            Some(ArrivingOutcome::Failed) => drop(hint(ui, &word!(locale, "arriving.failed"))),
            Some(ArrivingOutcome::Done(sides)) => sides_ui(ui, sides, &mut look.arriving, locale),
        }
    });
    bar_ui(ui, bar, |ui| {
        ui.horizontal_centered(|ui| {
            let zoom = look.arriving.zoom.unwrap_or(1.0 / ui.pixels_per_point());
            for (sign, name, factor) in [("−", "viewer.smaller", 1.0 / STEP), ("+", "viewer.larger", STEP)] {
                if secondary(ui, sign, true).accessible_name(word!(locale, name)).clicked() {
                    look.arriving.zoom = Some((zoom * factor).clamp(*ZOOM.start(), *ZOOM.end()));
                }
            }
            at_right(ui, |ui| is_closed |= primary(ui, &word!(locale, "arriving.close"), true).clicked());
        });
    });
    if is_closed {
        look.arriving = ArrivingLook::default();
        out.push(Action::Arriving(ArrivingAction::Close));
    }
}

fn sides_ui(ui: &mut Ui, sides: &Arc<Vec<Side>>, look: &mut ArrivingLook, locale: Locale) {
    let Some(original) = sides.first() else { return };
    ui.add_space(space::S);
    #[expect(clippy::cast_precision_loss, reason = "two or three")]
    let width = (ui.available_width() - space::M * (sides.len() - 1) as f32) / sides.len() as f32;
    let pane = Vec2::new(width.max(1.0), (ui.available_height() - size::HINT * 4.0).max(1.0));
    let full = original_size(original) * look.zoom.unwrap_or(1.0 / ui.pixels_per_point());
    let share = Vec2::new((pane.x / full.x).min(1.0), (pane.y / full.y).min(1.0));
    let mut centre = look.centre.unwrap_or(Point { x: 0.5, y: 0.5 });
    let [left, right, up, down] =
        ui.input(|input| [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown].map(|key| input.key_pressed(key)));
    let sign = |forward: bool, back: bool| f32::from(u8::from(forward)) - f32::from(u8::from(back));
    centre.x += share.x * MOVE * sign(right, left);
    centre.y += share.y * MOVE * sign(down, up);
    let region = ArrivingLook::region(centre, share);
    let longest_px = (pane.max_elem() * ui.pixels_per_point()).min(TEXTURE_PX);
    let textures = look.textures(ui, sides, region, longest_px);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (side, texture) in sides.iter().zip(&textures) {
            ui.vertical(|ui| {
                ui.set_width(pane.x);
                let caption = caption(side, locale);
                hint(ui, &caption);
                let drawn = Vec2::new((full.x * share.x).min(pane.x), (full.y * share.y).min(pane.y));
                let (rect, response) = ui.allocate_exact_size(drawn, Sense::click_and_drag());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &caption));
                Image::new((texture.id(), rect.size())).paint_at(ui, rect);
                let dragged = response.drag_delta();
                centre.x -= dragged.x / full.x;
                centre.y -= dragged.y / full.y;
            });
        }
    });
    hint(ui, &word!(locale, "arriving.move"));
    let region = ArrivingLook::region(centre, share);
    look.centre = Some(region.centre());
}

#[expect(clippy::cast_precision_loss, reason = "sides of a picture are below 2^24")]
fn original_size(original: &Side) -> Vec2 {
    Vec2::new(original.pixels.width() as f32, original.pixels.height() as f32)
}

fn caption(side: &Side, locale: Locale) -> String {
    let (width, height) = side.pixels.dimensions();
    let kilobytes = side.n_bytes.div_ceil(1024);
    match (side.max_bytes.map(|max| max / 1024), side.quality) {
        (None, _) => word!(locale, "arriving.original", width = width, height = height, size = kilobytes),
        (Some(max), Some(quality)) => word!(locale, "arriving.at", max = max, width = width, height = height, quality = quality),
        (Some(max), None) => word!(locale, "arriving.kept", max = max),
    }
}

impl ArrivingLook {
    /// What is shown around a middle, inside the paper.
    fn region(centre: Point, share: Vec2) -> Region {
        let from = |middle: f32, share: f32| (middle - share / 2.0).clamp(0.0, 1.0 - share);
        let (left, top) = (from(centre.x, share.x), from(centre.y, share.y));
        Region { left, top, right: left + share.x, bottom: top + share.y }
    }

    /// The textures of a part of every side; made anew when it changes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a pane")]
    fn textures(&mut self, ui: &Ui, sides: &Arc<Vec<Side>>, region: Region, longest_px: f32) -> Vec<TextureHandle> {
        let is_current = self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(&shown.sides, sides) && shown.region == region);
        if !is_current {
            let texture = |side: &Side| {
                let part = side.part(region, longest_px.max(1.0) as u32);
                let image = ColorImage::from_rgba_premultiplied([part.width_px, part.height_px], &part.rgba);
                ui.ctx().load_texture("arriving", image, TextureOptions::LINEAR)
            };
            self.shown = Some(Shown { sides: sides.clone(), region, textures: sides.iter().map(texture).collect() });
        }
        self.shown.as_ref().map(|shown| shown.textures.clone()).unwrap_or_default()
    }
}
