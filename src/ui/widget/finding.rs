//! Findings: the line at a field, and the card in the results.

use crate::app::Action;
use crate::i18n::Locale;
use crate::report::Speaker;
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::link;
use crate::ui::widget::card::small;
use crate::ui::widget::icon::{self, Icon};
use crate::ui::widget::term::term_links_ui;
use crate::word;
use eframe::egui::{CornerRadius, Frame, Id, Margin, RichText, Sense, Stroke, Ui, WidgetInfo, accesskit::Role};

/// The line below a field: a bar, the word, the sentence; on demand what to do.
pub fn at_field_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker, look: &mut Look) {
    let tokens = Tokens::of(ui);
    let icon = Icon::of(finding.severity);
    let colour = icon.colour(tokens);
    let shown = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        let severity = word!(speaker.locale, &format!("severity.{}", finding.severity.as_ref()));
        let text = word!(speaker.locale, "finding.line", severity = severity, title = speaker.title(finding));
        ui.label(RichText::new(text).font(bold(size::BODY)).color(colour));
        let key = (finding.rule.clone(), finding.field.clone());
        let is_open = look.explained.as_ref() == Some(&key);
        if is_open {
            ui.label(RichText::new(speaker.cause(finding)).size(size::HINT).color(tokens.weak));
            ui.label(RichText::new(word!(speaker.locale, "report.fix", fix = speaker.fix(finding))).size(size::HINT).color(tokens.text));
            small(ui, &speaker.sources(finding).join(" · "));
            terms_ui(ui, finding, speaker, look);
        }
        let text = if is_open { word!(speaker.locale, "finding.fold") } else { word!(speaker.locale, "finding.why") };
        if link(ui, &text).clicked() {
            look.explained = (!is_open).then_some(key);
        }
    });
    let rect = shown.response.rect;
    ui.painter().rect_filled(rect.with_max_x(rect.left() + 4.0), CornerRadius::same(2), colour);
}

/// The card in the results: the sentence, and for the chosen one why, what to do and who says so. The whole of
/// it leads to the field.
pub fn card_ui(ui: &mut Ui, finding: &Finding, is_open: bool, speaker: Speaker, look: &mut Look, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let locale = speaker.locale;
    let id = Id::unique(("finding", &finding.rule, &finding.field));
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let border = if is_focused || is_open { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    let frame = Frame::new().fill(tokens.surface).stroke(border).corner_radius(CornerRadius::same(8)).inner_margin(Margin::same(12));
    let title = speaker.title(finding);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        mark_ui(ui, finding, speaker);
        ui.label(RichText::new(&title).color(tokens.text));
        if let Some(reason) = &finding.waived {
            ui.label(RichText::new(word!(locale, "panel.waived", reason = reason)).size(size::HINT).color(tokens.warning));
        }
        if is_open {
            ui.label(RichText::new(speaker.cause(finding)).size(size::HINT).color(tokens.weak));
            ui.label(RichText::new(word!(locale, "report.fix", fix = speaker.fix(finding))).size(size::HINT).color(tokens.text));
            ui.separator();
            small(ui, &speaker.sources(finding).join(" · "));
        }
    });
    let response = ui.interact(shown.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, word!(locale, "finding.go", title = &title)));
    if response.clicked() {
        look.selected = Some((finding.rule.clone(), finding.field.clone()));
        out.push(Action::FocusField(finding.field.clone()));
    }
    // Below the card: all of the card is one link.
    if is_open {
        terms_ui(ui, finding, speaker, look);
    }
}

/// Links to what the words of a finding mean.
fn terms_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker, look: &mut Look) {
    let chinese = Speaker::new(speaker.knowledge, Locale::ZhCn);
    let said = [chinese.title(finding), chinese.cause(finding), chinese.fix(finding)].join("\n");
    term_links_ui(ui, look, speaker.knowledge, speaker.locale, &said);
}

/// Shape, word and place of a finding in one line.
pub fn mark_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker) {
    let icon = Icon::of(finding.severity);
    ui.horizontal_wrapped(|ui| {
        icon::icon(ui, icon);
        let severity = word!(speaker.locale, &format!("severity.{}", finding.severity.as_ref()));
        ui.label(RichText::new(severity).font(bold(size::HINT)).color(icon.colour(Tokens::of(ui))));
        small(ui, &format!("· {}", speaker.label(&finding.field)));
    });
}
