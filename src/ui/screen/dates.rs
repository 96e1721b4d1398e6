//! The dates on an attached paper.

use crate::app::{Action, OpenCase, State};
use crate::knowledge::NeededSlot;
use crate::ui::look::Look;
use crate::ui::widget::card::hint;
use crate::ui::widget::date_field::{DateField, date_field_ui};
use crate::ui::widget::text_field::Shape;
use crate::word;
use eframe::egui::Ui;

/// Slots for pictures that bear no date.
const UNDATED: [&str; 4] = ["portrait", "handheld_id", "legal_representative_photo", "real_name_screenshot"];

/// Draws the day on the paper and the day until which it is valid, once something is attached. The dates of certificates
/// of the subject and of persons are fields of the form.
pub fn dates_ui(ui: &mut Ui, state: &State, case: &OpenCase, look: &mut Look, slot: &NeededSlot, out: &mut Vec<Action>) {
    let materials = case.filing.materials.iter().enumerate();
    let mut ours = materials.filter(|(_, material)| material.slot == slot.slot.id && material.website.as_deref() == slot.website);
    let has_dates = slot.slot.certificate_of.is_none() && !UNDATED.contains(&slot.slot.id.as_str());
    let Some((index, material)) = ours.next().filter(|_| has_dates) else { return };
    let locale = state.settings.locale;
    let name = slot.slot.name.get(locale);
    let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: !case.is_read_only };
    let dates = [
        (word!(locale, "slot.issued_on", name = name), "issued_on", &material.issued_on),
        (word!(locale, "slot.valid_until", name = name), "valid_until", &material.valid_until),
    ];
    ui.columns(2, |columns| {
        for (ui, (label, field, typed)) in columns.iter_mut().zip(dates) {
            hint(ui, &label);
            let path = format!("materials[{index}].{field}");
            let date = DateField { path: &path, name: &label, typed: typed.as_str(), counts_down: field == "valid_until" };
            let n_before = out.len();
            date_field_ui(ui, state, look, date, shape, out);
            // Findings on dates stand at the paper.
            if out.iter().skip(n_before).any(|action| matches!(action, Action::Leave(_))) {
                out.push(Action::Leave(slot.path()));
            }
        }
    });
}
