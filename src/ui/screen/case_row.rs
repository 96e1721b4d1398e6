//! A case in the list of the home page: what it is about, what was found, what runs out, and its menu.

use crate::app::{Action, CaseEntry, CaseFacts, CaseHealth, Deadline, DeadlineKind, HomeAction, State};
use crate::filing::FilingKind;
use crate::i18n;
use crate::ui::look::{CaseDialog, CaseQuestion, Look};
use crate::ui::tokens::{RADIUS, Tokens, bold, size, space};
use crate::ui::widget::button::{chip, focus_ring};
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Button, Color32, FontId, Galley, Id, Key, Label, Layout, Popup, Rect, RichText, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::path::Path;
use std::sync::Arc;

/// Days before a last day from which on it is shown. A reminder of our own, like the next one.
const SHOWN_DAYS: i32 = 180;
/// Days before a last day from which on it is shown as urgent.
const URGENT_DAYS: i32 = 45;

/// A line of text: what, in which letters, in which colour.
type Line = (String, FontId, Color32);
/// A fact: what, on which tint, in which colour.
type Fact = (String, Color32, Color32);

/// Draws a case into its place. The whole of it opens the case.
pub fn case_row_ui(ui: &mut Ui, state: &State, entry: &CaseEntry, rect: Rect, look: &mut Look, out: &mut Vec<Action>) {
    let (tokens, locale) = (Tokens::of(ui), state.settings.locale);
    let name = entry.name(locale);
    let response = ui.interact(rect, row_id(&entry.root), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word!(locale, "home.open_case", name = &name)));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), RADIUS, tokens.sunk);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    if response.gained_focus() {
        // A long list is drawn only where it is in sight, and the focus has to be.
        response.scroll_to_me(None);
    }
    if response.clicked() {
        out.push(Action::Open(entry.root.clone()));
    }
    let menu = Rect::from_center_size(pos2(rect.right() - space::XXL, rect.center().y), Vec2::splat(size::FIELD_HEIGHT));
    let dates = Rect::from_x_y_ranges(menu.left() - space::S - size::CASE_DATES..=menu.left() - space::S, rect.y_range());
    let chips = Rect::from_x_y_ranges(dates.left() - space::L - size::CASE_CHIPS..=dates.left() - space::L, rect.y_range());
    let about = Rect::from_x_y_ranges(rect.left() + space::L + space::XS..=chips.left() - space::L, rect.y_range());
    let title = (name.clone(), FontId::proportional(size::SECTION), tokens.text);
    lines_ui(ui, about, vec![title, (line_of(state, entry), FontId::proportional(size::HINT), tokens.weak)]);
    chips_ui(ui, chips, &found(state, entry, tokens));
    lines_ui(ui, dates, dates_of(state, entry, tokens));
    focus_ring(ui, &response);
    menu_ui(ui, state, entry, &name, menu, look, out);
}

/// Whether the row or its menu has the keyboard focus.
pub fn has_focus(ui: &Ui, entry: &CaseEntry) -> bool {
    ui.memory(|memory| memory.has_focus(row_id(&entry.root)) || memory.has_focus(menu_id(&entry.root)))
}

fn row_id(root: &Path) -> Id {
    Id::unique(("case", root))
}

/// The control that opens the menu of a case.
pub fn menu_id(root: &Path) -> Id {
    Id::unique(("case-menu", root))
}

/// The first website, the provider, the province, and the kind where it is not the usual one; or why it cannot be read.
fn line_of(state: &State, entry: &CaseEntry) -> String {
    let locale = state.settings.locale;
    let facts = match &entry.health {
        CaseHealth::Broken(why) => return why.clone(),
        CaseHealth::Sound(facts) => facts,
    };
    let subject = if facts.label.is_empty() { String::new() } else { facts.title.clone() };
    let (site, domain) = facts.websites.first().map(|(name, domains)| (name.clone(), domains.first().cloned())).unwrap_or_default();
    let provider = state.knowledge.provider(&facts.provider).map(|provider| provider.name.get(locale).to_owned());
    let province = state.knowledge.province(&facts.province).map(|province| province.name.get(locale).to_owned());
    let kind = (facts.kind != FilingKind::First).then(|| word!(locale, &format!("kind.{}", facts.kind.as_ref())));
    let parts = [Some(subject), Some(site), domain, provider, province, kind];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    parts.join(" · ")
}

fn found(state: &State, entry: &CaseEntry, tokens: &Tokens) -> Vec<Fact> {
    let locale = state.settings.locale;
    let quiet = |text: String| (text, tokens.sunk, tokens.weak);
    let mut facts: Vec<Fact> = match &entry.health {
        CaseHealth::Broken(_) => vec![(word!(locale, "home.broken"), tokens.error_tint, tokens.error)],
        CaseHealth::Sound(facts) => faults(state, facts, tokens),
    };
    if entry.is_locked {
        facts.insert(0, quiet(word!(locale, "home.locked")));
    }
    let exported = state.settings.exported.get(&entry.root);
    facts.extend(exported.map(|day| quiet(word!(locale, "home.exported", day = i18n::day(*day, state.today, locale)))));
    facts
}

fn faults(state: &State, facts: &CaseFacts, tokens: &Tokens) -> Vec<Fact> {
    let (locale, summary) = (state.settings.locale, facts.summary);
    let mut shown = Vec::new();
    if facts.is_clear() {
        shown.push((word!(locale, "home.no_faults"), tokens.pass_tint, tokens.pass));
    }
    if summary.blocker > 0 {
        shown.push((word!(locale, "rail.blockers", count = summary.blocker), tokens.error_tint, tokens.error));
    }
    if summary.likely > 0 {
        shown.push((word!(locale, "rail.likely", count = summary.likely), tokens.warning_tint, tokens.warning));
    }
    if facts.n_questions > 0 {
        shown.push((word!(locale, "panel.open", count = facts.n_questions), tokens.sunk, tokens.weak));
    }
    shown
}

/// What runs out soon, and when the case was changed.
fn dates_of(state: &State, entry: &CaseEntry, tokens: &Tokens) -> Vec<Line> {
    let locale = state.settings.locale;
    let deadline = entry.facts().and_then(|facts| facts.deadline).filter(|deadline| deadline.days_left(state.today) <= SHOWN_DAYS);
    let last_day = deadline.map(|deadline| {
        let left = deadline.days_left(state.today);
        let is_urgent = left <= URGENT_DAYS || deadline.kind == DeadlineKind::Order;
        let font = if is_urgent { bold(size::HINT) } else { FontId::proportional(size::HINT) };
        let colour = match left {
            ..0 => tokens.error,
            _ if is_urgent => tokens.warning,
            _ => tokens.text,
        };
        (deadline_words(state, deadline), font, colour)
    });
    let changed = entry.changed.map(|changed| {
        let words = word!(locale, "home.changed", day = i18n::day(changed.date(), state.today, locale));
        (words, FontId::proportional(size::HINT), tokens.weak)
    });
    last_day.into_iter().chain(changed).collect()
}

fn deadline_words(state: &State, deadline: Deadline) -> String {
    let (locale, kind) = (state.settings.locale, deadline.kind.as_ref());
    match deadline.days_left(state.today) {
        0 => word!(locale, &format!("deadline_today.{kind}")),
        over @ ..0 => word!(locale, &format!("deadline_over.{kind}"), days = over.unsigned_abs()),
        left => word!(locale, &format!("deadline_left.{kind}"), days = left),
    }
}

/// Lines one below the other, in the middle of the height. What is too long takes a second row, and ends there in ….
fn lines_ui(ui: &mut Ui, rect: Rect, lines: Vec<Line>) {
    let laid_out = lines.into_iter().filter(|(text, ..)| !text.is_empty()).map(|(text, font, colour)| {
        let mut job = LayoutJob::simple(text, font, colour, rect.width());
        job.wrap.max_rows = 2;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    });
    let laid_out: Vec<Arc<Galley>> = laid_out.collect();
    let height: f32 = laid_out.iter().map(|galley| galley.size().y + space::XS).sum();
    let place = Rect::from_center_size(rect.center(), vec2(rect.width(), height - space::XS));
    let mut column = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::LEFT)));
    column.spacing_mut().item_spacing.y = space::XS;
    for galley in laid_out {
        column.add(Label::new(galley).selectable(false));
    }
}

/// Chips in as many lines as they need, in the middle of the height.
fn chips_ui(ui: &mut Ui, rect: Rect, facts: &[Fact]) {
    let mut lines: Vec<Vec<&Fact>> = Vec::new();
    let (mut used, mut height) = (0.0, 0.0);
    for fact in facts {
        let text = ui.painter().layout_no_wrap(fact.0.clone(), FontId::proportional(size::SMALL), fact.2).size();
        let width = text.x + 2.0 * space::M;
        height = text.y + space::S;
        match lines.last_mut() {
            Some(line) if used + width <= rect.width() => line.push(fact),
            _ => {
                lines.push(vec![fact]);
                used = 0.0;
            }
        }
        used += width + space::XS;
    }
    let mut top = rect.center().y - height * f32::from(u8::try_from(lines.len()).unwrap_or(u8::MAX)) / 2.0;
    for line in lines {
        let place = Rect::from_x_y_ranges(rect.x_range(), top..=top + height);
        let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        row.spacing_mut().item_spacing.x = space::XS;
        for (text, fill, colour) in line {
            chip(&mut row, text, *fill, *colour);
        }
        top += height;
    }
}

fn menu_ui(ui: &mut Ui, state: &State, entry: &CaseEntry, name: &str, rect: Rect, look: &mut Look, out: &mut Vec<Action>) {
    let (tokens, locale) = (Tokens::of(ui), state.settings.locale);
    let response = ui.interact(rect, menu_id(&entry.root), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word!(locale, "home.more", name = name)));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, tokens.accent_tint);
    }
    for offset in [-space::XS, 0.0, space::XS] {
        ui.painter().circle_filled(rect.center() + vec2(offset, 0.0), 1.3, tokens.accent);
    }
    focus_ring(ui, &response);
    let popup = Popup::menu(&response);
    let (id, was_open) = (popup.get_id(), popup.is_open());
    popup.show(|ui| {
        ui.set_min_width(size::CASE_DATES);
        items_ui(ui, state, entry, look, out);
    });
    // What had the focus in the menu is gone with it.
    if was_open && !Popup::is_id_open(ui.ctx(), id) && ui.input(|input| input.key_pressed(Key::Escape)) {
        response.request_focus();
    }
}

fn items_ui(ui: &mut Ui, state: &State, entry: &CaseEntry, look: &mut Look, out: &mut Vec<Action>) {
    let (tokens, locale) = (Tokens::of(ui), state.settings.locale);
    if let Some(facts) = entry.facts() {
        if item(ui, &word!(locale, "home.rename"), tokens.text) {
            look.home.dialog = Some(CaseDialog::new(entry.root.clone(), CaseQuestion::Name(facts.headline().to_owned())));
        }
        if item(ui, &word!(locale, "home.duplicate"), tokens.text) {
            out.push(Action::Home(HomeAction::Duplicate(entry.root.clone())));
        }
    }
    if item(ui, &word!(locale, "home.copy_path"), tokens.text) {
        ui.ctx().copy_text(entry.root.display().to_string());
        out.push(Action::Notify { text: word!(locale, "home.path_copied"), is_fault: false });
    }
    if item(ui, &word!(locale, "home.delete"), tokens.error) {
        look.home.dialog = Some(CaseDialog::new(entry.root.clone(), CaseQuestion::Deletion));
    }
}

/// An entry of the menu.
fn item(ui: &mut Ui, text: &str, colour: Color32) -> bool {
    let response = ui.add(Button::new(RichText::new(text).size(size::BODY).color(colour)).min_size(Vec2::new(0.0, space::XXL)));
    focus_ring(ui, &response);
    if response.clicked() {
        // A screen reader's click does not close the menu by itself.
        ui.close();
    }
    response.clicked()
}
