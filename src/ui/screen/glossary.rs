//! The glossary over everything else: a search field, the terms that it finds, and what one of them means.

use crate::app::State;
use crate::i18n::Locale;
use crate::knowledge::Term;
use crate::report::Speaker;
use crate::ui::look::{GlossaryView, Look};
use crate::ui::tokens::{CARD_RADIUS, RADIUS, Tokens, bold, card_margin, size, space};
use crate::ui::widget::button::link;
use crate::ui::widget::card::{hint, section_title, small};
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{
    Align, Color32, CornerRadius, FontId, Frame, Id, Key, Layout, Memory, Modal, Modifiers, Popup, Rect, Response, RichText, ScrollArea,
    Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, accesskit::Role,
};

/// Largest size of what stands in the card, in points.
const LARGEST: Vec2 = Vec2::new(760.0, 480.0);
/// Width of the list in points.
const LIST: f32 = 248.0;

/// F1 and Escape. Call once a frame before anything is drawn: what is below must not see the keys of the glossary.
pub fn keys(ui: &Ui, look: &mut Look) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if look.glossary.is_some() && !look.is_composing {
        if pressed(Key::Escape) || pressed(Key::F1) {
            look.glossary = None;
        }
    } else if !look.is_composing && pressed(Key::F1) {
        let term = term_of_focus(ui, look);
        Popup::close_all(ui.ctx());
        look.open_glossary(term);
    }
    look.labels.clear();
}

/// The term of the control that has the focus: that of the nearest label above it in its column, as last drawn.
fn term_of_focus(ui: &Ui, look: &Look) -> Option<String> {
    let focused = ui.memory(Memory::focused)?;
    let control = ui.ctx().read_response(focused)?.rect;
    let above = look.labels.iter().filter(|place| place.row.x_range().contains(control.center().x) && place.row.top() <= control.top());
    above.max_by(|one, other| one.row.top().total_cmp(&other.row.top()))?.term.clone()
}

/// Draws the glossary if it is open. Call after everything else.
pub fn glossary_ui(ui: &Ui, state: &State, look: &mut Look) {
    let Some(mut view) = look.glossary.take() else { return };
    if !look.is_composing {
        view.asked.clone_from(&view.query);
    }
    let is_closed = card_ui(ui, state, &mut view, look.is_composing);
    if is_closed || view.is_moved {
        ui.request_repaint();
    }
    look.glossary = Some(view);
    if is_closed {
        look.glossary = None;
    }
}

/// Draws the card. Gives whether it was closed with the pointer or the button.
fn card_ui(ui: &Ui, state: &State, view: &mut GlossaryView, is_composing: bool) -> bool {
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(card_margin());
    let area = Modal::default_area(Id::unique("glossary")).fade_in(false).accessible_name(word!(locale, "glossary.title"));
    let inside = LARGEST.min(ui.content_rect().size() - card_margin().sum() - Vec2::splat(2.0 * space::XL));
    let shown = Modal::new(Id::unique("glossary")).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_min_size(inside);
        ui.set_max_size(inside);
        let is_closed = head_ui(ui, locale);
        let (place, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        let (left, right) = place.split_left_right_at_x(place.left() + LIST);
        pane_ui(ui, left, |ui| list_ui(ui, state, view, is_composing));
        pane_ui(ui, right.with_min_x(right.left() + space::XL), |ui| chosen_ui(ui, state, view));
        is_closed
    });
    shown.inner || shown.backdrop_response.clicked()
}

fn pane_ui(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), add);
}

fn head_ui(ui: &mut Ui, locale: Locale) -> bool {
    let head = ui.horizontal(|ui| {
        section_title(ui, &word!(locale, "glossary.title"));
        at_right(ui, |ui| {
            hint(ui, &word!(locale, "glossary.keys"));
            link(ui, &word!(locale, "glossary.close")).clicked()
        })
    });
    ui.add_space(space::S);
    head.inner
}

/// The search field and the terms that it finds.
fn list_ui(ui: &mut Ui, state: &State, view: &mut GlossaryView, is_composing: bool) {
    let locale = state.settings.locale;
    let id = Id::unique("glossary-search");
    let has_focus = ui.memory(|memory| memory.has_focus(id)) && !is_composing;
    let pressed = |key| has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (is_down, is_up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let search = word!(locale, "glossary.search");
    let shape = Shape { is_long: false, border: None, placeholder: &search, is_enabled: true };
    let response = plain_ui(ui, id, &mut view.query, shape).accessible_name(&search);
    if response.changed() {
        view.chosen = None;
    }
    // The first frame only measures: nothing in it can take the focus or be scrolled to.
    let is_moved = view.is_moved;
    view.is_moved &= ui.is_sizing_pass();
    // Asked for again, the focus would forget for a frame that the arrow keys are the field's.
    if is_moved && !response.has_focus() {
        response.request_focus();
    }
    ui.add_space(space::S);
    let found = state.knowledge.terms_for(&view.asked, locale);
    let index = index_of(view, &found);
    let next = if is_down { index + 1 } else { index.saturating_sub(usize::from(is_up)) };
    if let Some(term) = found.get(next).filter(|_| next != index) {
        choose(view, term);
    }
    if found.is_empty() {
        hint(ui, &word!(locale, "glossary.none"));
    }
    ScrollArea::vertical().id_salt("glossary-terms").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        let index = index_of(view, &found);
        for (place, term) in found.iter().enumerate() {
            let response = row_ui(ui, &term.words(locale).name, place == index);
            if place == index && is_moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                choose(view, term);
            }
        }
    });
}

/// Place of the term that is explained: the chosen one, else the first.
fn index_of(view: &GlossaryView, found: &[&Term]) -> usize {
    found.iter().position(|term| view.chosen.as_ref() == Some(&term.id)).unwrap_or_default()
}

fn choose(view: &mut GlossaryView, term: &Term) {
    view.chosen = Some(term.id.clone());
    view.is_moved = true;
}

/// One term of the list. The arrow keys go through them from the search field, so that none is a stop of Tab.
fn row_ui(ui: &mut Ui, name: &str, is_chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let width = ui.available_width() - space::M;
    let colour = if is_chosen { tokens.accent } else { tokens.text };
    let galley = ui.painter().layout(name.to_owned(), FontId::proportional(size::BODY), colour, width - 2.0 * space::S);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, galley.size().y + space::M), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, name));
    ui.accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    let fill = if is_chosen {
        tokens.accent_tint
    } else if response.hovered() {
        tokens.sunk
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), fill);
    ui.painter().galley(rect.left_center() + Vec2::new(space::S, -galley.size().y / 2.0), galley, colour);
    response
}

/// What the chosen term means, who says so, and what belongs to it.
fn chosen_ui(ui: &mut Ui, state: &State, view: &mut GlossaryView) {
    let locale = state.settings.locale;
    let found = state.knowledge.terms_for(&view.asked, locale);
    let Some(term) = found.get(index_of(view, &found)) else { return };
    let tokens = Tokens::of(ui);
    let words = term.words(locale);
    ScrollArea::vertical().id_salt(("glossary-term", &term.id)).auto_shrink(false).show(ui, |ui| {
        ui.label(RichText::new(&words.name).font(bold(size::TITLE)).color(tokens.text));
        // Providers' forms are in Simplified Chinese.
        let chinese = &term.words(Locale::ZhCn).name;
        if words.name != *chinese {
            hint(ui, chinese);
        }
        ui.add_space(space::XS);
        ui.label(RichText::new(&words.text).size(size::BODY).line_height(Some(size::BODY * 1.5)).color(tokens.text));
        ui.add_space(space::S);
        let speaker = Speaker::new(&state.knowledge, locale);
        for source in &term.sources {
            small(ui, &speaker.source(source));
        }
        related_ui(ui, state, term, view);
    });
}

fn related_ui(ui: &mut Ui, state: &State, term: &Term, view: &mut GlossaryView) {
    let locale = state.settings.locale;
    if term.related.is_empty() {
        return;
    }
    ui.add_space(space::M);
    hint(ui, &word!(locale, "glossary.related"));
    ui.horizontal_wrapped(|ui| {
        for other in term.related.iter().filter_map(|id| state.knowledge.term(id)) {
            let name = &other.words(locale).name;
            if link(ui, name).accessible_name(word!(locale, "glossary.see", term = name)).clicked() {
                choose(view, other);
                // What is looked for now need not answer to what was searched for.
                view.query.clear();
            }
        }
    });
}
