//! Step 3: the slots, each with what asks for it and its scans.

use super::arrival::{arrivals_ui, path_field, paths_in};
use super::dates::dates_ui;
use crate::app::{Action, JobAction, OpenCase, State};
use crate::evidence::ScanEvidence;
use crate::i18n::megabytes;
use crate::knowledge::{NeededSlot, Situation};
use crate::report::Speaker;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::tokens::{RADIUS, Tokens, bold, size, space};
use crate::ui::widget::button::{chip, focus_ring, link};
use crate::ui::widget::card::{card, hint, page_title, small};
use crate::ui::widget::choice::drop_down_ui;
use crate::ui::widget::finding::at_field_ui;
use crate::ui::widget::icon::Icon;
use crate::ui::widget::row::at_right;
use crate::ui::widget::term::term_button_ui;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{
    Align, Color32, CornerRadius, Id, Image, Key, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
    accesskit::Role,
};

/// Draws the step.
pub fn material_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    let situation = Situation::new(&case.filing, &state.knowledge, state.today);
    let slots = state.knowledge.slots_for(&situation);
    let needed = slots.iter().filter(|slot| slot.needed.is_some()).count();
    page_title(ui, &word!(locale, "step.material"), &word!(locale, "material.line", count = needed));
    let mut places: Vec<(NeededSlot, Rect)> = Vec::new();
    for slot in slots {
        let website = slot.website.map(str::to_owned);
        let drawn = card_of(ui, state, case, look, &slot, website, out);
        places.push((slot, drawn));
    }
    if state.chooser.is_none() && state.page_choice().is_none() && state.sorting.is_none() {
        arrivals_ui(ui, case, &places, out);
    }
}

fn card_of(
    ui: &mut Ui,
    state: &State,
    case: &OpenCase,
    look: &mut Look,
    slot: &NeededSlot,
    website: Option<String>,
    out: &mut Vec<Action>,
) -> Rect {
    let locale = state.settings.locale;
    let path = slot.path();
    let files = case.filing.material(&slot.slot.id, slot.website).map(|material| material.files.as_slice()).unwrap_or_default();
    let top = ui.cursor().top();
    ui.push_id(&path, |ui| {
        card(ui, |ui| {
            ui.horizontal(|ui| {
                let number = website.as_ref().and_then(|id| case.filing.websites.iter().position(|site| &site.id == id));
                let name = slot.slot.name.get(locale);
                let name =
                    number.map_or(name.to_owned(), |index| format!("{name} · {}", word!(locale, "label.website", number = index + 1)));
                ui.label(RichText::new(name).font(bold(size::BODY)).color(Tokens::of(ui).text));
                term_button_ui(ui, look, &state.knowledge, locale, &slot.slot.name);
                at_right(ui, |ui| state_chip(ui, state, case, &path, files, slot));
            });
            why_ui(ui, state, slot);
            document_ui(ui, state, case, slot, out);
            dates_ui(ui, state, case, look, slot, out);
            for (index, file) in files.iter().enumerate() {
                scan_ui(ui, state, case, look, file, &format!("{path}.files[{index}]"), out);
            }
            let choose = add_ui(ui, state, look, &path, &slot.slot.id, website, files.is_empty(), out);
            if case.focus.as_deref().is_some_and(|focus| focus.starts_with(&path)) {
                choose.request_focus();
                choose.scroll_to_me(Some(Align::Center));
                out.push(Action::Focused);
            }
            for finding in case.shown_at(&path) {
                at_field_ui(ui, finding, Speaker::new(&state.knowledge, locale), look);
            }
        });
    });
    Rect::from_min_max([ui.min_rect().left(), top].into(), [ui.min_rect().right(), ui.cursor().top()].into())
}

/// Why it is asked for, who says so and how old that is; what it shows, and how it is made out.
fn why_ui(ui: &mut Ui, state: &State, slot: &NeededSlot) {
    let locale = state.settings.locale;
    let speaker = Speaker::new(&state.knowledge, locale);
    if let Some(asks) = &slot.needed {
        hint(ui, &word!(locale, "slot.why", why = speaker.why_needed(asks)));
        small(ui, &speaker.who_asks(asks));
    } else if let Some(asks) = &slot.perhaps {
        hint(ui, &speaker.when_needed(asks));
        small(ui, &speaker.who_asks(asks));
    } else {
        hint(ui, &word!(locale, "slot.optional"));
    }
    hint(ui, slot.slot.hint.get(locale));
    let handling = speaker.handling(&slot.handling);
    // The hint may say it already.
    if !handling.is_empty() && !slot.slot.hint.get(locale).contains(&handling) {
        hint(ui, &handling);
    }
}

/// Which document it is, where the slot takes several.
fn document_ui(ui: &mut Ui, state: &State, case: &OpenCase, slot: &NeededSlot, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let index =
        case.filing.materials.iter().position(|material| material.slot == slot.slot.id && material.website.as_deref() == slot.website);
    let Some((index, material)) = index.and_then(|index| Some((index, case.filing.materials.get(index)?))) else { return };
    let documents = state.knowledge.documents(slot.slot);
    if documents.len() > 1 {
        let (response, picked) = drop_down_ui(ui, "document", &documents, &material.document, locale, 260.0);
        response.accessible_name(word!(locale, "slot.document", name = slot.slot.name.get(locale)));
        if let Some(key) = picked {
            out.push(Action::Edit { path: format!("materials[{index}].document"), value: key.into() });
        }
    }
}

fn state_chip(ui: &mut Ui, state: &State, case: &OpenCase, path: &str, files: &[String], slot: &NeededSlot) {
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let worst: Option<&Finding> = case.report.findings.iter().find(|finding| finding.field.starts_with(&format!("{path}.files[")));
    if files.is_empty() {
        let text = if slot.needed.is_some() { word!(locale, "slot.none") } else { word!(locale, "form.optional") };
        chip(ui, &text, tokens.sunk, tokens.weak);
    } else if files.iter().any(|file| case.jobs.examining.contains_key(file)) {
        chip(ui, &word!(locale, "slot.examining"), tokens.accent_tint, tokens.accent);
    } else if files.iter().any(|file| case.is_unexamined(file)) {
        chip(ui, &word!(locale, "slot.unexamined"), tokens.sunk, tokens.weak);
    } else if let Some(finding) = worst {
        let icon = Icon::of(finding.severity);
        chip(ui, &word!(locale, &format!("severity.{}", finding.severity.as_ref())), icon.tint(tokens), icon.colour(tokens));
    } else {
        chip(ui, &word!(locale, "severity.pass"), tokens.pass_tint, tokens.pass);
    }
}

fn scan_ui(ui: &mut Ui, state: &State, case: &OpenCase, look: &mut Look, file: &str, field: &str, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let name = file.rsplit('/').next().unwrap_or(file);
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        if thumbnail_ui(ui, case, look, file, &word!(locale, "slot.view", file = name)).clicked() {
            out.push(Action::View(file.to_owned()));
        }
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                if let Some(ScanEvidence::Measured(facts)) = case.evidence.scans.get(file) {
                    let pixels = format!("{}×{}", facts.width_px, facts.height_px);
                    let size = word!(
                        locale,
                        "slot.size",
                        format = facts.format.as_ref().to_uppercase(),
                        pixels = pixels,
                        size = megabytes(facts.bytes)
                    );
                    chip(ui, &size, tokens.sunk, tokens.weak);
                    if let Some(dpi) = facts.dpi {
                        chip(ui, &format!("{dpi} dpi"), tokens.sunk, tokens.weak);
                    }
                    chip(ui, &word!(locale, "slot.chroma", chroma = facts.chroma), tokens.sunk, tokens.weak);
                }
            });
            hint(ui, name);
            if case.is_unexamined(file) && link(ui, &word!(locale, "slot.examine", file = name)).clicked() {
                out.push(Action::Job(JobAction::Examine(file.to_owned())));
            }
            if link(ui, &word!(locale, "slot.remove", file = name)).clicked() {
                out.push(Action::Detach(file.to_owned()));
            }
        });
    });
    for finding in case.shown_at(field) {
        at_field_ui(ui, finding, Speaker::new(&state.knowledge, locale), look);
    }
}

fn thumbnail_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, file: &str, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::from(size::THUMBNAIL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.painter().rect(rect, CornerRadius::same(RADIUS), tokens.sunk, Stroke::new(1.0, tokens.border), StrokeKind::Inside);
    if let Some(texture) = look.thumbnail(ui.ctx(), case, file) {
        let inside = rect.shrink(4.0);
        let scale = (inside.width() / texture.size_vec2().x).min(inside.height() / texture.size_vec2().y);
        let place = Rect::from_center_size(rect.center(), texture.size_vec2() * scale);
        Image::new((texture.id(), place.size())).paint_at(ui, place);
    }
    focus_ring(ui, &response);
    response
}

/// The ways to bring a file: the dialog, and a path typed or pasted.
#[expect(clippy::too_many_arguments, reason = "a slot's parts are arguments, not state")]
fn add_ui(
    ui: &mut Ui,
    state: &State,
    look: &mut Look,
    path: &str,
    slot: &str,
    website: Option<String>,
    is_empty: bool,
    out: &mut Vec<Action>,
) -> Response {
    let locale = state.settings.locale;
    let is_enabled = state.case.as_ref().is_some_and(|case| !case.is_read_only);
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        let text = if is_empty { word!(locale, "slot.choose") } else { word!(locale, "slot.choose_more") };
        let name = state.knowledge.slot(slot).map_or(slot, |slot| slot.name.get(locale));
        // Of an id of its own, so that the focus stays at it when a scan comes to stand above.
        let stable = UiBuilder::new().scope_id(Id::unique(("choose", path)));
        let choose = ui.scope_builder(stable, |ui| link(ui, &text)).inner.accessible_name(format!("{name}: {text}"));
        if choose.clicked() {
            out.push(Action::AskFiles { slot: slot.to_owned(), website: website.clone() });
        }
        let typed = look.typed_paths.entry(path.to_owned()).or_default();
        let placeholder = word!(locale, "slot.path");
        let shape = Shape { is_long: false, border: None, placeholder: &placeholder, is_enabled };
        let field = plain_ui(ui, path_field(path), typed, shape).accessible_name(word!(locale, "slot.path_of", name = name));
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !typed.trim().is_empty() {
            let files = paths_in(typed);
            typed.clear();
            out.push(Action::Attach { slot: slot.to_owned(), website, files });
        }
        choose
    })
    .inner
}

/// Behind a picture.
pub fn stage_colour(ui: &Ui) -> Color32 {
    Tokens::of(ui).stage
}
