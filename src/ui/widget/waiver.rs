//! Letting a finding pass that would block the export: with a reason, which stands in the case and in every export.

use crate::app::Action;
use crate::i18n::Locale;
use crate::knowledge::Severity;
use crate::report::Speaker;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::widget::button::{link, secondary};
use crate::ui::widget::card::hint;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::word;
use eframe::egui::{Id, Ui};

/// A way to let a blocker pass, or to take that back. Other findings stop nothing.
pub fn waiver_ui(ui: &mut Ui, finding: &Finding, look: &mut Look, speaker: Speaker, out: &mut Vec<Action>) {
    if finding.severity != Severity::Blocker {
        return;
    }
    let (rule, field) = (finding.rule.clone(), finding.field.clone());
    let key = if finding.waived.is_some() { "preview.unwaive" } else { "preview.waive" };
    let text = word!(speaker.locale, key);
    if link(ui, &text).accessible_name(format!("{text} {}", speaker.title(finding))).clicked() {
        if finding.waived.is_some() {
            out.push(Action::Unwaive { rule, field });
        } else {
            look.waiving = Some((rule, field, String::new()));
        }
    }
}

/// The field for the reason, while one is being written for this finding.
pub fn reason_ui(ui: &mut Ui, finding: &Finding, look: &mut Look, locale: Locale, out: &mut Vec<Action>) {
    let Some((rule, field, reason)) = &mut look.waiving else { return };
    if *rule != finding.rule || *field != finding.field {
        return;
    }
    let label = hint(ui, &word!(locale, "preview.reason"));
    let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
    let _ = plain_ui(ui, Id::unique(("waive", &*rule, &*field)), reason, shape).labelled_by(label.id);
    let (mut is_done, is_given) = (false, !reason.trim().is_empty());
    ui.horizontal_wrapped(|ui| {
        if secondary(ui, &word!(locale, "preview.waive_confirm"), is_given).clicked() {
            out.push(Action::Waive { rule: rule.clone(), field: field.clone(), reason: reason.clone() });
            is_done = true;
        }
        is_done |= secondary(ui, &word!(locale, "preview.cancel"), true).clicked();
    });
    if is_done {
        look.waiving = None;
    }
}
