//! The results: findings and open points, the worst first. Each leads to its field.

use crate::app::{Action, OpenCase, State};
use crate::i18n::Locale;
use crate::knowledge::{Severity, Step};
use crate::report::{Speaker, by_question, reply};
use crate::rules::{Finding, Open, OpenWhy};
use crate::ui::look::{Filter, Look};
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{chip, filter_chip, link, secondary};
use crate::ui::widget::card::{hint, section_title, small};
use crate::ui::widget::choice::drop_list_ui;
use crate::ui::widget::finding::card_ui;
use crate::ui::widget::icon::{Icon, icon};
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{CornerRadius, EventFilter, Frame, Key, Margin, Response, RichText, ScrollArea, Stroke, Ui};

/// Height of the line below the results, in points.
const REPLY_HEIGHT: f32 = 54.0;

/// Draws the results of a step.
pub fn panel_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let speaker = Speaker::new(&state.knowledge, state.settings.locale);
    head_ui(ui, case, look, step, speaker);
    ui.add_space(space::XS);
    let height = ui.available_height() - REPLY_HEIGHT;
    ScrollArea::vertical().id_salt("results").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if look.results.filter == Filter::Open {
            for asked in by_question(&case.report) {
                open_ui(ui, &asked, speaker, out);
            }
        } else {
            findings_ui(ui, state, case, look, step, out);
        }
    });
    ui.separator();
    reply_ui(ui, state, case, out);
}

/// Title, counts, and the filters by step and severity.
fn head_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, step: Step, speaker: Speaker) {
    let locale = speaker.locale;
    let tokens = Tokens::of(ui);
    let count = |severity| case.shown().filter(|finding| finding.severity == severity && finding.waived.is_none()).count();
    ui.horizontal(|ui| {
        section_title(ui, &word!(locale, "panel.results"));
        at_right(ui, |ui| {
            let blockers = count(Severity::Blocker);
            if blockers > 0 {
                chip(ui, &word!(locale, "rail.blockers", count = blockers), tokens.error_tint, tokens.error);
            }
        });
    });
    let of_step = case.shown().filter(|finding| finding.step() == step).count();
    ui.horizontal_wrapped(|ui| {
        let filters = [
            (Filter::Step, word!(locale, "panel.of_step", count = of_step)),
            (Filter::All, word!(locale, "panel.all", count = case.shown().count())),
            (Filter::Open, word!(locale, "panel.open", count = case.n_open())),
        ];
        for (filter, text) in filters {
            if filter_chip(ui, &text, look.results.filter == filter).clicked() {
                look.results.filter = filter;
            }
        }
    });
    let present: Vec<Severity> =
        [Severity::Blocker, Severity::Likely, Severity::Advice].into_iter().filter(|severity| count(*severity) > 0).collect();
    if look.results.filter == Filter::Open || present.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for severity in present {
            let name = word!(locale, &format!("severity.{}", severity.as_ref()));
            let text = word!(locale, "panel.of_severity", severity = name, count = count(severity));
            let is_chosen = look.results.severity == Some(severity);
            if filter_chip(ui, &text, is_chosen).clicked() {
                look.results.severity = (!is_chosen).then_some(severity);
            }
        }
    });
}

/// The findings that the filters let through; the chosen one, or the first, is unfolded.
fn findings_ui(ui: &mut Ui, state: &State, case: &OpenCase, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let speaker = Speaker::new(&state.knowledge, state.settings.locale);
    let is_wanted = |finding: &&Finding| {
        let is_here = look.results.filter == Filter::All || finding.step() == step;
        is_here && look.results.severity.is_none_or(|severity| severity == finding.severity)
    };
    let shown: Vec<&Finding> = case.shown().filter(is_wanted).collect();
    if shown.is_empty() {
        ui.horizontal(|ui| {
            icon(ui, Icon::Pass);
            hint(ui, &word!(speaker.locale, "panel.nothing_yet"));
        });
    }
    let is_chosen =
        |finding: &&Finding| look.results.selected.as_ref().is_some_and(|(rule, field)| *rule == finding.rule && *field == finding.field);
    let open = shown.iter().position(is_chosen).unwrap_or(0);
    let mut move_to = None;
    for (index, finding) in shown.iter().enumerate() {
        let card = card_ui(ui, finding, index == open, speaker, reply_locale(state), look, out);
        if index == open && std::mem::take(&mut look.results.wants_focus) {
            card.request_focus();
        } else if card.has_focus() {
            move_to = next_card(ui, &card, index).filter(|next| *next < shown.len());
        }
    }
    if let Some(next) = move_to.and_then(|next| shown.get(next)) {
        look.results.selected = Some((next.rule.clone(), next.field.clone()));
        look.results.wants_focus = true;
    }
}

/// The card that the arrow keys lead to from the focused one.
fn next_card(ui: &Ui, card: &Response, index: usize) -> Option<usize> {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(card.id, arrows));
    let is_pressed = |key| ui.input(|input| input.key_pressed(key));
    if is_pressed(Key::ArrowDown) {
        Some(index + 1)
    } else if is_pressed(Key::ArrowUp) {
        index.checked_sub(1)
    } else {
        None
    }
}

/// The way to send all findings to a customer, in the customer's language.
fn reply_ui(ui: &mut Ui, state: &State, case: &OpenCase, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let is_there = case.shown().next().is_some() || case.n_questions() > 0;
    ui.horizontal_centered(|ui| {
        if secondary(ui, &word!(locale, "reply.copy_all"), is_there).clicked() {
            out.extend(copy_reply(ui, state));
        }
        let chosen = reply_locale(state);
        let locales = Locale::ALL.map(|locale| (locale, locale.own_name().to_owned()));
        let (response, picked) = drop_list_ui(ui, "reply-locale", chosen.own_name(), &chosen, &locales, 96.0);
        response.accessible_name(format!("{}: {}", word!(locale, "reply.language"), chosen.own_name()));
        out.extend(picked.map(Action::SetReplyLocale));
    });
}

/// The language that replies to customers are written in.
pub fn reply_locale(state: &State) -> Locale {
    state.settings.reply_locale.unwrap_or(state.settings.locale)
}

/// Puts a reply about everything that shows onto the clipboard; says so.
pub fn copy_reply(ui: &Ui, state: &State) -> Option<Action> {
    let case = state.case.as_ref()?;
    let findings: Vec<&Finding> = case.shown().filter(|finding| finding.waived.is_none()).collect();
    let questions: Vec<Vec<&Open>> =
        by_question(&case.report).into_iter().filter(|asked| asked.iter().any(|open| open.why == OpenWhy::NotAsked)).collect();
    let text = reply(&findings, &questions, Speaker::new(&state.knowledge, reply_locale(state)));
    if text.is_empty() {
        return None;
    }
    ui.ctx().copy_text(text);
    Some(Action::Notify { text: word!(state.settings.locale, "reply.copied"), is_fault: false })
}

/// One open point, or one question about several places, as a card.
fn open_ui(ui: &mut Ui, asked: &[&Open], speaker: Speaker, out: &mut Vec<Action>) {
    let Some(open) = asked.first() else { return };
    let tokens = Tokens::of(ui);
    let frame = Frame::new().stroke(Stroke::new(1.0, tokens.line)).corner_radius(CornerRadius::same(8)).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            icon(ui, Icon::Question);
            ui.label(RichText::new(word!(speaker.locale, "severity.open")).font(bold(size::HINT)).color(tokens.accent));
            small(ui, &format!("· {}", speaker.label(&open.field)));
        });
        if open.why == OpenWhy::NotAsked {
            ui.label(speaker.question_about(asked));
            if link(ui, &word!(speaker.locale, "panel.answer")).clicked() {
                out.push(Action::GoTo(Step::Preview));
            }
        } else {
            ui.label(speaker.why_open(open));
        }
    });
}
