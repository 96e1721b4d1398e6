//! The step rail: the four steps with their state, and below whether everything is saved.

use crate::app::{Action, JobAction, OpenCase, STEPS, State, StepMark};
use crate::i18n::Locale;
use crate::knowledge::Step;
use crate::ui::tokens::{CARD_RADIUS, Tokens, bold, size, space};
use crate::ui::widget::button::{focus_ring, link};
use crate::ui::widget::card::small;
use crate::ui::widget::icon::{Icon, paint, tick};
use crate::ui::widget::progress::progress_ui;
use crate::word;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, FontFamily, FontId, Id, Layout, Painter, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo,
    accesskit::Role,
};

/// Draws the rail.
pub fn rail_ui(ui: &mut Ui, state: &State, current: Step, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    for (index, step) in STEPS.into_iter().enumerate() {
        row_ui(ui, state, case, step, index + 1, step == current, out);
        ui.add_space(space::XS);
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add_space(space::XS);
        small(ui, &saved_words(case, locale));
        jobs_ui(ui, case, locale, out);
    });
}

/// What is under way, from the bottom up: how to stop it, how far it is, what it is.
fn jobs_ui(ui: &mut Ui, case: &OpenCase, locale: Locale, out: &mut Vec<Action>) {
    if let Some(progress) = case.jobs.examination() {
        if link(ui, &word!(locale, "rail.cancel_examining")).clicked() {
            out.push(Action::Job(JobAction::CancelExamining));
        }
        let words = word!(locale, "rail.examining", done = progress.done, total = progress.total);
        progress_ui(ui, &words, progress);
        small(ui, &words);
    }
    if let Some(progress) = case.jobs.attachment() {
        if link(ui, &word!(locale, "rail.cancel_attaching")).clicked() {
            out.push(Action::Job(JobAction::CancelAttaching));
        }
        let words = word!(locale, "rail.attaching", done = progress.done, total = progress.total);
        progress_ui(ui, &words, progress);
        small(ui, &words);
    }
}

fn row_ui(ui: &mut Ui, state: &State, case: &OpenCase, step: Step, number: usize, is_current: bool, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let name = word!(locale, &format!("step.{}", step.as_ref()));
    let line = state_words(state, case, step);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 58.0), Sense::hover());
    let response = ui.interact(rect, Id::unique(("step", step)), Sense::click());
    let described = format!("{name}: {line}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &described));
    let fill = if is_current {
        tokens.accent_tint
    } else if response.hovered() {
        tokens.sunk
    } else {
        Color32::TRANSPARENT
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(CARD_RADIUS), fill);
    let badge = Rect::from_center_size(rect.left_center() + Vec2::new(25.0, 0.0), Vec2::splat(26.0));
    badge_ui(painter, badge, case.mark(step), number, is_current, tokens);
    let text_left = rect.left() + 50.0;
    let title = if is_current { tokens.accent } else { tokens.text };
    painter.text([text_left, rect.top() + 20.0].into(), Align2::LEFT_CENTER, name, bold(size::BODY), title);
    painter.text(
        [text_left, rect.top() + 41.0].into(),
        Align2::LEFT_CENTER,
        line,
        FontId::new(size::SMALL, FontFamily::Proportional),
        tokens.weak,
    );
    focus_ring(ui, &response);
    if response.clicked() {
        out.push(Action::GoTo(step));
    }
}

fn badge_ui(painter: &Painter, rect: Rect, mark: StepMark, number: usize, is_current: bool, tokens: &Tokens) {
    let centre = rect.center();
    let radius = rect.width() / 2.0;
    if is_current {
        painter.circle_filled(centre, radius, tokens.accent);
        painter.text(centre, Align2::CENTER_CENTER, number, bold(size::HINT), tokens.on_accent);
        return;
    }
    match mark {
        StepMark::Faults { blocker, .. } if blocker > 0 => paint(painter, rect, Icon::Error, tokens.error),
        StepMark::Faults { .. } => paint(painter, rect, Icon::Warning, tokens.warning),
        StepMark::Done { .. } => {
            painter.circle_stroke(centre, radius - 1.0, Stroke::new(1.5, tokens.pass));
            tick(painter, rect, tokens.pass);
        }
        StepMark::Untouched => {
            painter.circle_stroke(centre, radius - 1.0, Stroke::new(1.0, tokens.border));
            painter.text(centre, Align2::CENTER_CENTER, number, FontId::new(size::HINT, FontFamily::Proportional), tokens.weak);
        }
    }
}

fn state_words(state: &State, case: &OpenCase, step: Step) -> String {
    let locale = state.settings.locale;
    match case.mark(step) {
        _ if step == Step::Preview && case.n_questions() > 0 => word!(locale, "rail.questions", count = case.n_questions()),
        StepMark::Faults { blocker, .. } if blocker > 0 => word!(locale, "rail.blockers", count = blocker),
        StepMark::Faults { likely, .. } => word!(locale, "rail.likely", count = likely),
        StepMark::Done { advice } if advice > 0 => word!(locale, "rail.done_with_advice", count = advice),
        StepMark::Done { .. } => word!(locale, "rail.done"),
        StepMark::Untouched if step == Step::Preview => word!(locale, "rail.preview"),
        StepMark::Untouched => word!(locale, "rail.untouched"),
    }
}

fn saved_words(case: &OpenCase, locale: Locale) -> String {
    if case.is_read_only {
        word!(locale, "saved.read_only")
    } else if let Some(error) = &case.save_error {
        word!(locale, "saved.failed", error = error)
    } else if case.is_saved() {
        word!(locale, "saved.yes")
    } else {
        word!(locale, "saved.soon")
    }
}
