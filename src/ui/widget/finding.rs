//! Findings: the line at a field, and the card in the results.

use crate::app::Action;
use crate::i18n::Locale;
use crate::report::{Speaker, reply_to};
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{link, reveal};
use crate::ui::widget::card::small;
use crate::ui::widget::icon::{self, Icon};
use crate::ui::widget::term::term_links_ui;
use crate::ui::widget::waiver::{reason_ui, waiver_ui};
use crate::word;
use eframe::egui::{
    CornerRadius, Frame, Id, Margin, Response, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Live, accesskit::Role,
};

/// The line below a field: a bar, the word, the sentence; on demand what to do.
pub fn at_field_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker, look: &mut Look) {
    let tokens = Tokens::of(ui);
    let icon = Icon::of(finding.severity);
    let colour = icon.colour(tokens);
    let shown = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        let severity = word!(speaker.locale, &format!("severity.{}", finding.severity.as_ref()));
        let text = word!(speaker.locale, "finding.line", severity = severity, title = speaker.title(finding));
        let line = ui.label(RichText::new(text).font(bold(size::BODY)).color(colour));
        announced(ui, &line, Live::Polite);
        let key = (finding.rule.clone(), finding.field.clone());
        let is_open = look.explained.as_ref() == Some(&key);
        if is_open {
            explanation_ui(ui, finding, speaker, look);
        }
        let text = if is_open { word!(speaker.locale, "finding.fold") } else { word!(speaker.locale, "finding.why") };
        if link(ui, &text).accessible_name(format!("{text} {}", speaker.title(finding))).clicked() {
            look.explained = (!is_open).then_some(key);
        }
    });
    let rect = shown.response.rect;
    ui.painter().rect_filled(rect.with_max_x(rect.left() + 4.0), CornerRadius::same(2), colour);
}

/// Lets a screen reader say a text when it appears: at a pause, or at once.
pub fn announced(ui: &Ui, response: &Response, live: Live) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// The card in the results: the sentence, and for the chosen one why, what to do and who says so. The whole of
/// it leads to the field. `customer` is the language of replies.
pub fn card_ui(
    ui: &mut Ui,
    finding: &Finding,
    is_open: bool,
    speaker: Speaker,
    customer: Locale,
    look: &mut Look,
    out: &mut Vec<Action>,
) -> Response {
    let name = word!(speaker.locale, "finding.go", title = speaker.title(finding));
    let response = framed_ui(ui, finding, is_open, speaker, &name, |ui| {
        if is_open {
            details_ui(ui, finding, speaker, customer, look, out);
        }
    });
    if response.clicked() {
        look.results.selected = Some((finding.rule.clone(), finding.field.clone()));
        out.push(Action::FocusField(finding.field.clone()));
    }
    response
}

/// A card with what a finding says; `add` puts more below that. `name` says where a click leads.
pub fn framed_ui(ui: &mut Ui, finding: &Finding, is_open: bool, speaker: Speaker, name: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let tokens = Tokens::of(ui);
    let id = Id::unique(("finding", &finding.rule, &finding.field));
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let border = if is_focused || is_open { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    let frame = Frame::new().fill(tokens.surface).stroke(border).corner_radius(CornerRadius::same(8)).inner_margin(Margin::same(12));
    let title = speaker.title(finding);
    // The card lies below what stands in it, so that a click on a link is not one on the card.
    let response = ui.scope_builder(UiBuilder::new().scope_id(id).sense(Sense::click()), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            // Text that can be marked would take the click from the card.
            ui.style_mut().interaction.selectable_labels = false;
            mark_ui(ui, finding, speaker);
            ui.label(RichText::new(&title).color(tokens.text));
            if let Some(reason) = &finding.waived {
                let text = word!(speaker.locale, "panel.waived", reason = reason);
                ui.label(RichText::new(text).size(size::HINT).color(tokens.warning));
            }
            add(ui);
        });
    });
    let response = response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    reveal(ui, &response);
    response
}

/// What stands on an unfolded card: why, what to do, who says so, and what can be done with the finding itself.
pub fn details_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker, customer: Locale, look: &mut Look, out: &mut Vec<Action>) {
    explanation_ui(ui, finding, speaker, look);
    ui.horizontal_wrapped(|ui| {
        if link(ui, &word!(speaker.locale, "reply.copy_one")).clicked() {
            ui.ctx().copy_text(reply_to(finding, Speaker::new(speaker.knowledge, customer)));
            out.push(Action::Notify { text: word!(speaker.locale, "reply.copied"), is_fault: false });
        }
        waiver_ui(ui, finding, look, speaker, out);
    });
    reason_ui(ui, finding, look, speaker.locale, out);
}

/// Why, what to do, who says so, and what the words mean.
fn explanation_ui(ui: &mut Ui, finding: &Finding, speaker: Speaker, look: &mut Look) {
    let tokens = Tokens::of(ui);
    ui.label(RichText::new(speaker.cause(finding)).size(size::HINT).color(tokens.weak));
    ui.label(RichText::new(word!(speaker.locale, "report.fix", fix = speaker.fix(finding))).size(size::HINT).color(tokens.text));
    ui.separator();
    small(ui, &speaker.sources(finding).join(" · "));
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
