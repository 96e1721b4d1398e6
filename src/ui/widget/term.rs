//! Ways to what a word means: the mark beside a label, and links below an explanation.

use crate::i18n::Locale;
use crate::knowledge::{Knowledge, Words};
use crate::ui::look::{Look, TermPlace};
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::button::link;
use crate::ui::widget::card::small;
use crate::word;
use eframe::egui::{Align2, CursorIcon, FontId, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role};

/// Most links below an explanation.
const MOST_LINKS: usize = 4;
/// Side of the mark in points.
const MARK: f32 = 18.0;

/// A mark beside a label that opens its term, if it holds one. Call it in the label's row.
pub fn term_button_ui(ui: &mut Ui, look: &mut Look, knowledge: &Knowledge, locale: Locale, label: &Words) {
    term_mark_ui(ui, look, knowledge, locale, &label.zh_cn);
}

/// The same for a label of the interface, by its words in Simplified Chinese.
///
/// A term has its mark once on a page: eleven fields of one person need one. F1 knows the term of every label.
pub fn term_mark_ui(ui: &mut Ui, look: &mut Look, knowledge: &Knowledge, locale: Locale, chinese: &str) {
    let find = || knowledge.terms_in(chinese).into_iter().next().map(|term| term.id.clone());
    let id = match look.terms.get(chinese) {
        Some(known) => known.clone(),
        None => look.terms.entry(chinese.to_owned()).or_insert_with(find).clone(),
    };
    let term = id.as_deref().and_then(|id| knowledge.term(id));
    let has_mark = look.labels.iter().any(|place| place.term == id);
    look.labels.push(TermPlace { row: ui.max_rect(), term: id.clone() });
    if let Some(term) = term.filter(|_| !has_mark)
        && mark_ui(ui, &word!(locale, "glossary.what", term = &term.words(locale).name)).clicked()
    {
        look.open_glossary(id);
    }
}

/// A question mark in a circle. It is no stop of Tab, which goes from field to field: F1 in the field does the same.
fn mark_ui(ui: &mut Ui, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(MARK), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let (fill, colour) = if response.hovered() { (tokens.accent_tint, tokens.accent) } else { (tokens.surface, tokens.weak) };
    let (painter, radius) = (ui.painter(), MARK / 2.0 - 1.0);
    painter.circle(rect.center(), radius, fill, Stroke::new(1.0, colour));
    painter.text(rect.center(), Align2::CENTER_CENTER, "?", FontId::proportional(size::SMALL), colour);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Links to the terms that stand in a text in Simplified Chinese, the longest names first.
pub fn term_links_ui(ui: &mut Ui, look: &mut Look, knowledge: &Knowledge, locale: Locale, chinese: &str) {
    let terms = knowledge.terms_in(chinese);
    if terms.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        small(ui, &word!(locale, "glossary.terms"));
        for term in terms.into_iter().take(MOST_LINKS) {
            let name = &term.words(locale).name;
            if link(ui, name).accessible_name(word!(locale, "glossary.explain", term = name)).clicked() {
                look.open_glossary(Some(term.id.clone()));
            }
        }
    });
}
