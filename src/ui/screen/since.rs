//! What changed since the last rejection, at the top of the preview.

use crate::app::{Action, OpenCase, State};
use crate::i18n;
use crate::report::{ChangedValue, Speaker, since_rejection};
use crate::rules::Finding;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::link;
use crate::ui::widget::card::{card, hint, section_title};
use crate::ui::widget::icon::{Icon, icon};
use crate::word;
use eframe::egui::{RichText, Ui};

/// Draws the card, if a rejection is recorded.
pub fn since_ui(ui: &mut Ui, state: &State, case: &OpenCase, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let speaker = Speaker::new(&state.knowledge, locale);
    let Some(since) = since_rejection(&case.filing, &case.evidence, &case.report, speaker, state.today) else { return };
    let day = since.rejection.on.date().map_or_else(|| word!(locale, "since.undated"), |day| i18n::date(day, locale));
    card(ui, |ui| {
        section_title(ui, &word!(locale, "since.title"));
        ui.label(word!(locale, "since.rejected", day = day, stage = word!(locale, &format!("stage.{}", since.rejection.stage.as_ref()))));
        let text = since.rejection.text.trim();
        if !text.is_empty() {
            hint(ui, text);
        }
        ui.add_space(space::XS);
        let Some(changes) = &since.changes else {
            hint(ui, &word!(locale, "since.unknown"));
            return;
        };
        findings_ui(ui, &word!(locale, "since.cured", count = since.cured.len()), Icon::Pass, &since.cured, speaker, out);
        findings_ui(ui, &word!(locale, "since.left", count = since.left.len()), Icon::Error, &since.left, speaker, out);
        if changes.is_empty() {
            hint(ui, &word!(locale, "since.nothing"));
            return;
        }
        ui.label(RichText::new(word!(locale, "since.changes", count = changes.len())).font(bold(size::BODY)).color(Tokens::of(ui).text));
        for change in changes {
            change_ui(ui, state, change, out);
        }
    });
}

/// Findings of then, each a way to its field. Nothing where there are none.
fn findings_ui(ui: &mut Ui, title: &str, mark: Icon, findings: &[Finding], speaker: Speaker, out: &mut Vec<Action>) {
    if findings.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        icon(ui, mark);
        ui.label(RichText::new(title).font(bold(size::BODY)).color(Tokens::of(ui).text));
    });
    for finding in findings {
        let text = word!(speaker.locale, "reply.title", place = speaker.label(&finding.field), title = speaker.title(finding));
        if link(ui, &text).clicked() {
            out.push(Action::FocusField(finding.field.clone()));
        }
    }
}

fn change_ui(ui: &mut Ui, state: &State, change: &ChangedValue, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let nothing = || word!(locale, "since.empty");
    let [then, now] = [&change.then, &change.now].map(|value| if value.is_empty() { nothing() } else { value.clone() });
    ui.push_id(&change.field, |ui| {
        ui.horizontal_wrapped(|ui| {
            if link(ui, &change.label).clicked() {
                out.push(Action::FocusField(change.field.clone()));
            }
            hint(ui, &word!(locale, "since.change", then = then, now = now));
        });
    });
}
