//! What stands at the right end of a row.

use eframe::egui::{Align, Layout, Rect, TextWrapMode, Ui, UiBuilder};

/// Draws at the right end of a row, in reading order: the keyboard and screen readers go through it from left to right.
/// Its width is known once it has been drawn: where it changes, the frame is drawn again before it is shown.
pub fn at_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.next_auto_id().with("at-right");
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let rest = ui.available_rect_before_wrap();
    let left = known.map_or(rest.left(), |width| (rest.right() - width).max(rest.left()));
    let place = Rect::from_x_y_ranges(left..=rest.right(), rest.y_range());
    let builder = UiBuilder::new().id_salt("at-right").max_rect(place).layout(Layout::left_to_right(Align::Center));
    let shown = ui.scope_builder(builder, |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        let result = add(ui);
        (ui.min_rect().width(), result)
    });
    let (width, result) = shown.inner;
    if known.is_none_or(|known| (known - width).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("the width of what stands at the right of a row");
    }
    result
}
