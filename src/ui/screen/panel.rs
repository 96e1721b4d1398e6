//! The results: findings and open points, the worst first. Each leads to its field.

use crate::app::{Action, State};
use crate::knowledge::{Severity, Step};
use crate::report::{Speaker, by_question};
use crate::rules::{Finding, Open, OpenWhy};
use crate::ui::look::{Filter, Look};
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{chip, filter_chip, link};
use crate::ui::widget::card::{hint, section_title, small};
use crate::ui::widget::finding::card_ui;
use crate::ui::widget::icon::{Icon, icon};
use crate::word;
use eframe::egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui};

/// Draws the results of a step.
pub fn panel_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    let speaker = Speaker::new(&state.knowledge, locale);
    let tokens = Tokens::of(ui);
    let blockers = case.shown().filter(|finding| finding.severity == Severity::Blocker && finding.waived.is_none()).count();
    ui.horizontal(|ui| {
        section_title(ui, &word!(locale, "panel.results"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
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
            if filter_chip(ui, &text, look.filter == filter).clicked() {
                look.filter = filter;
            }
        }
    });
    ui.add_space(space::XS);
    ScrollArea::vertical().id_salt("results").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if look.filter == Filter::Open {
            for asked in by_question(&case.report) {
                open_ui(ui, &asked, speaker, out);
            }
            return;
        }
        let shown: Vec<_> = case.shown().filter(|finding| look.filter == Filter::All || finding.step() == step).collect();
        if shown.is_empty() {
            ui.horizontal(|ui| {
                icon(ui, Icon::Pass);
                hint(ui, &word!(locale, "panel.nothing_yet"));
            });
        }
        let is_chosen =
            |finding: &Finding| look.selected.as_ref().is_some_and(|(rule, field)| *rule == finding.rule && *field == finding.field);
        let open = shown.iter().position(|finding| is_chosen(finding)).unwrap_or(0);
        for (index, finding) in shown.into_iter().enumerate() {
            card_ui(ui, finding, index == open, speaker, look, out);
        }
    });
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
