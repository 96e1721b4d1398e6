//! Steps 1 and 2: the form.

use super::part::{add_ui, item_ui};
use crate::app::{Action, State};
use crate::filing::path;
use crate::i18n::Locale;
use crate::knowledge::{Field, Part, Section, Step};
use crate::rules::Case;
use crate::ui::look::Look;
use crate::ui::tokens::{size, space};
use crate::ui::widget::button::{link, secondary};
use crate::ui::widget::card::{card, hint, page_title, section_title};
use crate::ui::widget::field::field_row_ui;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{Align, Layout, Ui};

/// Draws the form of a step.
pub fn form_ui(ui: &mut Ui, state: &State, look: &mut Look, step: Step, out: &mut Vec<Action>) {
    let Some(open) = &state.case else { return };
    let locale = state.settings.locale;
    page_title(ui, &word!(locale, &format!("step.{}", step.as_ref())), &word!(locale, &format!("step_line.{}", step.as_ref())));
    let case = Case::new(&open.filing, &open.evidence, &state.knowledge, state.today);
    let (of_website, once): (Vec<&Section>, Vec<&Section>) =
        state.knowledge.form.sections.iter().filter(|section| section.step == step).partition(|section| section.is_of_website());
    if step == Step::Website {
        for website in 0..open.filing.websites.len() {
            for section in &of_website {
                section_ui(ui, state, look, &case, section, Some(website), out);
            }
        }
        if secondary(ui, &word!(locale, "form.add_website"), !open.is_read_only).clicked() {
            out.push(Action::AddWebsite);
        }
        ui.add_space(space::S);
    }
    for section in once {
        section_ui(ui, state, look, &case, section, None, out);
    }
}

fn section_ui(ui: &mut Ui, state: &State, look: &mut Look, case: &Case, section: &Section, website: Option<usize>, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let rows = case.rows_of_form(section, website);
    // A part that is not begun has no fields, but can be begun.
    if rows.is_empty() && (section.part.is_none() || !case.situation.holds(&section.when, website)) {
        return;
    }
    if rows.is_empty() && section.part == Some(Part::Rejections) {
        if link(ui, &word!(locale, "form.was_rejected")).clicked() {
            out.push(Action::AddRejection);
        }
        ui.add_space(space::S);
        return;
    }
    card(ui, |ui| {
        title_ui(ui, state, case, section, website, out);
        let is_of_same_item = |one: &Row, next: &Row| one.0.list() == next.0.list() && path::indices(&one.1) == path::indices(&next.1);
        for item in rows.chunk_by(is_of_same_item) {
            if let (Some(part), Some((field, path))) = (section.part, item.first())
                && part.list() == Some(field.list())
            {
                item_ui(ui, state, case, part, path, out);
            }
            rows_ui(ui, state, look, case, item, out);
        }
        if let Some(part) = section.part {
            add_ui(ui, state, case, part, website, out);
        }
    });
}

/// A field with its path.
type Row<'a> = (&'a Field, String);

fn title_ui(ui: &mut Ui, state: &State, case: &Case, section: &Section, website: Option<usize>, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    ui.horizontal(|ui| {
        let title = section.title.get(locale);
        let number = website.map(|index| word!(locale, "label.website", number = index + 1));
        section_title(ui, &number.map_or(title.to_owned(), |number| format!("{number} · {title}")));
        let is_first = section.fields.iter().any(|field| field.path == "websites[].name");
        let is_enabled = state.case.as_ref().is_some_and(|open| !open.is_read_only);
        if let Some(index) = website.filter(|_| is_first && is_enabled) {
            at_right(ui, |ui| {
                website_tools_ui(ui, locale, index, case.filing.websites.len(), out);
            });
        }
    });
    if let Some(line) = &section.line {
        hint(ui, line.get(locale));
    }
    ui.add_space(space::S);
}

/// What can be done with a whole website.
fn website_tools_ui(ui: &mut Ui, locale: Locale, index: usize, n_websites: usize, out: &mut Vec<Action>) {
    let number = index + 1;
    let mut tool = |key: &str, name: String, action: Action| {
        if link(ui, &word!(locale, key)).on_hover_text(&name).accessible_name(name).clicked() {
            out.push(action);
        }
    };
    if index > 0 {
        tool("website_tool.move_up", word!(locale, "form.move_website_up", number = number), Action::MoveWebsiteUp(index));
    }
    tool("website_tool.copy", word!(locale, "form.copy_website", number = number), Action::CopyWebsite(index));
    if n_websites > 1 {
        tool("website_tool.remove", word!(locale, "form.remove_website", number = number), Action::RemoveWebsite(index));
    }
}

fn rows_ui(ui: &mut Ui, state: &State, look: &mut Look, case: &Case, rows: &[Row], out: &mut Vec<Action>) {
    let mut rest = rows.iter();
    while let Some((field, path)) = rest.next() {
        match rest.clone().next().filter(|_| field.half && ui.available_width() >= size::TWO_COLUMNS) {
            Some((next, next_path)) => {
                rest.next();
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        // Columns justify their text; a form's labels stand at the left.
                        left.with_layout(Layout::top_down(Align::Min), |ui| field_row_ui(ui, state, look, case, field, path, out));
                        right.with_layout(Layout::top_down(Align::Min), |ui| {
                            field_row_ui(ui, state, look, case, next, next_path, out);
                        });
                    }
                });
            }
            None => field_row_ui(ui, state, look, case, field, path, out),
        }
    }
}
