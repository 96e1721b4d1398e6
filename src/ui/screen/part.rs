//! Beginning and taking away parts of a case: domains, filed websites, rejections, the earlier filing.

use crate::app::{Action, State};
use crate::filing::path;
use crate::knowledge::Part;
use crate::rules::Case;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{link, secondary};
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{RichText, Ui};

/// The line above an item of a list: its number, and a way to remove it.
pub fn item_ui(ui: &mut Ui, state: &State, case: &Case, part: Part, path: &str, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let Some((index, action)) = removal(case, part, path) else { return };
    ui.horizontal(|ui| {
        let title = word!(locale, &format!("part_item.{}", part.as_ref()), number = index + 1);
        ui.label(RichText::new(title).font(bold(size::BODY)).color(Tokens::of(ui).text));
        at_right(ui, |ui| {
            if link(ui, &word!(locale, &format!("part_remove.{}", part.as_ref()), number = index + 1)).clicked() {
                out.push(action);
            }
        });
    });
    ui.add_space(space::XS);
}

/// The number of an item and what removes it; a website keeps its only domain.
fn removal(case: &Case, part: Part, path: &str) -> Option<(usize, Action)> {
    match (part, path::indices(path).as_slice()) {
        (Part::Rejections, &[index]) => Some((index, Action::RemoveRejection(index))),
        (Part::FiledSites, &[index]) => Some((index, Action::RemoveFiledSite(index))),
        (Part::Domains, &[website, index]) => {
            let site = case.filing.websites.get(website).filter(|site| site.domains.len() > 1);
            site.map(|_| (index, Action::RemoveDomain(website, index)))
        }
        _ => None,
    }
}

/// The line below a part: a way to add an item, to begin it or to take it away.
pub fn add_ui(ui: &mut Ui, state: &State, case: &Case, part: Part, website: Option<usize>, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let is_enabled = state.case.as_ref().is_some_and(|open| !open.is_read_only);
    let number = website.map_or(1, |index| index + 1);
    let action = match (part, website) {
        (Part::Rejections, _) => Action::AddRejection,
        (Part::FiledSites, _) => Action::AddFiledSite,
        (Part::Domains, Some(website)) => Action::AddDomain(website),
        (Part::Domains, None) => return,
        (Part::Earlier, _) if case.filing.procedure.earlier.is_some() => {
            if link(ui, &word!(locale, "part_remove.earlier")).clicked() {
                out.push(Action::DropEarlier);
            }
            return;
        }
        (Part::Earlier, _) => Action::BeginEarlier,
    };
    if secondary(ui, &word!(locale, &format!("part_add.{}", part.as_ref()), number = number), is_enabled).clicked() {
        out.push(action);
    }
}
