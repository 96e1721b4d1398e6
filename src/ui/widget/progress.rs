//! A bar for what takes time.

use crate::app::Progress;
use crate::ui::tokens::{RADIUS, Tokens};
use eframe::egui::{ProgressBar, Ui};

/// Height of the bar in points.
const HEIGHT: f32 = 8.0;

/// Draws how far a job is, under the words that say the same.
pub fn progress_ui(ui: &mut Ui, words: &str, progress: Progress) {
    #[expect(clippy::cast_precision_loss, reason = "a case has far fewer files than f32 has whole numbers")]
    let share = progress.done as f32 / progress.total.max(1) as f32;
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.visuals_mut().extreme_bg_color = tokens.line;
        let bar = ProgressBar::new(share).fill(tokens.accent).desired_height(HEIGHT).corner_radius(RADIUS);
        ui.add(bar).accessible_name(words);
    });
}
