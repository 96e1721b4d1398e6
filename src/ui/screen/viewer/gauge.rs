//! Measured values against their limits, as bars with words.

use super::overlay::{verdict_colour, verdict_words};
use crate::evidence::Gauge;
use crate::i18n::{Locale, measured};
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, RichText, Sense, Ui, Vec2, WidgetInfo};

/// Height of a bar in points, and of the mark of a limit.
const BAR: f32 = 6.0;
const MARK: Vec2 = Vec2::new(2.0, 10.0);

/// Draws them, one below the other.
pub fn gauges_ui(ui: &mut Ui, locale: Locale, gauges: &[Gauge]) {
    for gauge in gauges {
        gauge_ui(ui, locale, gauge);
    }
}

fn gauge_ui(ui: &mut Ui, locale: Locale, gauge: &Gauge) {
    let tokens = Tokens::of(ui);
    let kind = gauge.kind.as_ref();
    let name = word!(locale, &format!("gauge.{kind}"));
    let written = |value: f32| word!(locale, &format!("gauge_value.{kind}"), value = measured(value, gauge.full.max(gauge.from)));
    let verdict = verdict_words(gauge.verdict(), locale);
    let (value, limit) = (written(gauge.value), gauge.fault_at.or(gauge.advice_at));
    let (sentence, shown) = match limit.map(written) {
        None => (word!(locale, "gauge_line.alone", name = name, value = value), value),
        Some(limit) => {
            let key = if gauge.more_is_better { "gauge_line.least" } else { "gauge_line.most" };
            let sentence = word!(locale, key, name = name, value = value, limit = limit, verdict = verdict);
            (sentence, word!(locale, "gauge_line.shown", value = value, verdict = verdict))
        }
    };
    let colour = if limit.is_some() { verdict_colour(gauge.verdict(), tokens) } else { tokens.weak };
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).size(size::HINT).color(tokens.text));
        at_right(ui, |ui| ui.label(RichText::new(shown).size(size::HINT).color(colour)));
    });
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), MARK.y), Sense::hover());
    let bar = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), BAR));
    let corner = CornerRadius::same(3);
    ui.painter().rect_filled(bar, corner, tokens.line);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * share(gauge, gauge.value)), corner, colour);
    for limit in [gauge.advice_at, gauge.fault_at].into_iter().flatten() {
        let x = bar.left() + bar.width() * share(gauge, limit);
        ui.painter().rect_filled(Rect::from_center_size(bar.center(), MARK).translate(Vec2::new(x - bar.center().x, 0.0)), 0, tokens.text);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &sentence));
    response.on_hover_text(sentence);
    ui.add_space(space::XS);
}

/// How much of a bar a value fills.
fn share(gauge: &Gauge, value: f32) -> f32 {
    let whole = gauge.full - gauge.from;
    if whole.abs() < f32::EPSILON { 0.0 } else { ((value - gauge.from) / whole).clamp(0.0, 1.0) }
}
