//! Points of eligibility and facts of the start page: what is the case, what to do, who says so.

use crate::report::{EligibilityPoint, Speaker, StartFact, Verdict};
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::card::{hint, small};
use crate::ui::widget::icon::{self, Icon};
use crate::word;
use eframe::egui::{RichText, Ui};

/// One point: icon, word and sentence, what to do, what sources say where they differ, and who they are.
pub fn point_ui(ui: &mut Ui, point: &EligibilityPoint, speaker: Speaker) {
    let title = speaker.eligibility_title(point);
    let text = word!(speaker.locale, "can.point", verdict = speaker.verdict(point.verdict), title = title);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        line_ui(ui, icon_of(point.verdict), &text);
        if point.verdict == Verdict::Unanswered {
            return;
        }
        if let Some(advice) = speaker.eligibility_advice(point) {
            ui.label(RichText::new(advice).size(size::HINT).color(Tokens::of(ui).text));
        }
        for saying in &point.sayings {
            hint(ui, &format!("· {}", speaker.saying(saying)));
        }
        let sources = speaker.eligibility_sources(point);
        if point.sayings.is_empty() && !sources.is_empty() {
            small(ui, &sources.join(" · "));
        }
    });
}

/// One fact with its sources.
pub fn fact_ui(ui: &mut Ui, fact: &StartFact) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        ui.label(RichText::new(format!("· {}", fact.text)).color(Tokens::of(ui).text));
        for saying in &fact.sayings {
            hint(ui, saying);
        }
        if !fact.sources.is_empty() {
            small(ui, &fact.sources.join(" · "));
        }
    });
}

/// An icon with the sentence that says the same; a long one wraps beside it.
fn line_ui(ui: &mut Ui, icon: Icon, text: &str) {
    ui.horizontal_top(|ui| {
        icon::icon(ui, icon);
        let tokens = Tokens::of(ui);
        let colour = if icon == Icon::Question { tokens.weak } else { icon.colour(tokens) };
        ui.vertical(|ui| ui.label(RichText::new(text).color(colour)));
    });
}

fn icon_of(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Fine => Icon::Pass,
        Verdict::Wait(_) | Verdict::Needs => Icon::Warning,
        Verdict::Cannot => Icon::Error,
        Verdict::Ask => Icon::Advice,
        Verdict::Unanswered => Icon::Question,
    }
}
