//! Messages over everything else.

use crate::app::{Action, State};
use crate::ui::tokens::{RADIUS, Tokens};
use crate::ui::widget::button::link;
use crate::ui::widget::finding::announced;
use crate::ui::widget::icon::{Icon, icon};
use crate::word;
use eframe::egui::accesskit::Live;
use eframe::egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Stroke, Ui, Vec2};

/// Draws the newest message above the bottom bar.
pub fn notices_ui(ui: &Ui, state: &State, out: &mut Vec<Action>) {
    let Some(notice) = state.notices.last() else { return };
    let tokens = Tokens::of(ui);
    let area = Area::new(Id::unique("notice")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -72.0));
    area.show(ui.ctx(), |ui| {
        let kind = if notice.is_fault { Icon::Error } else { Icon::Pass };
        let border = Stroke::new(1.0, kind.colour(tokens));
        let frame = Frame::new()
            .fill(kind.tint(tokens))
            .stroke(border)
            .corner_radius(CornerRadius::same(RADIUS))
            .inner_margin(Margin::symmetric(14, 10));
        frame.show(ui, |ui| {
            ui.set_max_width(640.0);
            ui.horizontal(|ui| {
                icon(ui, kind);
                let said = ui.label(&notice.text);
                announced(ui, &said, if notice.is_fault { Live::Assertive } else { Live::Polite });
                if link(ui, &word!(state.settings.locale, "notice.close")).clicked() {
                    out.push(Action::DismissNotice);
                }
            });
        });
    });
}
