//! Steps 1 and 2: the form.

use crate::app::{Action, State};
use crate::evidence::Evidence;
use crate::filing::path;
use crate::knowledge::{Section, Step};
use crate::rules::Case;
use crate::ui::look::Look;
use crate::ui::tokens::space;
use crate::ui::widget::button::{link, secondary};
use crate::ui::widget::card::{card, page_title, section_title};
use crate::ui::widget::field::field_row_ui;
use crate::word;
use eframe::egui::{Align, Layout, Ui};

/// Draws the form of a step.
pub fn form_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let Some(open) = &state.case else { return };
    let locale = state.settings.locale;
    page_title(ui, &word!(locale, &format!("step.{}", step.as_ref())), &word!(locale, &format!("step_line.{}", step.as_ref())));
    let evidence = Evidence::default();
    let case = Case::new(&open.filing, &evidence, &state.knowledge, state.today);
    let websites: Vec<Option<usize>> = if step == Step::Website { (0..open.filing.websites.len()).map(Some).collect() } else { vec![None] };
    for website in &websites {
        for section in state.knowledge.form.sections.iter().filter(|section| section.step == step) {
            section_ui(ui, state, look, &case, section, *website, out);
        }
    }
    if step == Step::Website && secondary(ui, &word!(locale, "form.add_website"), !open.is_read_only).clicked() {
        out.push(Action::AddWebsite);
    }
}

fn section_ui(ui: &mut Ui, state: &State, look: &mut Look, case: &Case, section: &Section, website: Option<usize>, out: &mut Vec<Action>) {
    let (locale, values) = (state.settings.locale, case.values());
    let is_ours = |path: &String| website.is_none() || path::index_of(path, "websites") == website;
    let fields: Vec<_> = section
        .fields
        .iter()
        .flat_map(|field| case.fields_of_form(section, field).into_iter().filter(is_ours).map(move |path| (field, path)))
        .collect();
    if fields.is_empty() {
        return;
    }
    card(ui, |ui| {
        ui.horizontal(|ui| {
            let title = section.title.get(locale);
            let number = website.map(|index| word!(locale, "label.website", number = index + 1));
            section_title(ui, &number.map_or(title.to_owned(), |number| format!("{number} · {title}")));
            let may_remove = case.filing.websites.len() > 1 && section.fields.iter().any(|field| field.path == "websites[].name");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(index) = website.filter(|_| may_remove)
                    && link(ui, &word!(locale, "form.remove_website", number = index + 1)).clicked()
                {
                    out.push(Action::RemoveWebsite(index));
                }
            });
        });
        ui.add_space(space::S);
        let mut rest = fields.iter();
        while let Some((field, path)) = rest.next() {
            match rest.clone().next().filter(|_| field.half) {
                Some((next, next_path)) => {
                    rest.next();
                    ui.columns(2, |columns| {
                        if let [left, right] = columns {
                            // Columns justify their text; a form's labels stand at the left.
                            left.with_layout(Layout::top_down(Align::Min), |ui| field_row_ui(ui, state, look, field, path, values, out));
                            right.with_layout(Layout::top_down(Align::Min), |ui| {
                                field_row_ui(ui, state, look, next, next_path, values, out);
                            });
                        }
                    });
                }
                None => field_row_ui(ui, state, look, field, path, values, out),
            }
        }
    });
}
