//! All cases of this machine, and the ways to begin.

use super::eligibility::eligibility_card_ui;
use crate::app::{Action, CaseEntry, CaseHealth, Example, State};
use crate::i18n::Locale;
use crate::rules::Summary;
use crate::ui::tokens::{Tokens, size, space};
use crate::ui::widget::button::{chip, focus_ring, link, primary, secondary};
use crate::ui::widget::card::{card, hint, page_title, section_title};
use crate::word;
use eframe::egui::{Align, Id, Layout, RichText, Sense, Ui, WidgetInfo, accesskit::Role};

/// Draws the page.
pub fn home_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    page_title(ui, &word!(locale, "home.title"), &word!(locale, "home.line"));
    ui.horizontal(|ui| {
        if primary(ui, &word!(locale, "home.new"), true).clicked() {
            out.push(Action::ShowStart);
        }
        if secondary(ui, &word!(locale, "home.open"), true).clicked() {
            out.push(Action::AskOpen);
        }
    });
    ui.add_space(space::M);
    if !state.cases.is_empty() {
        card(ui, |ui| {
            for (index, entry) in state.cases.iter().enumerate() {
                if index > 0 {
                    ui.separator();
                }
                entry_ui(ui, state, entry, out);
            }
        });
    }
    ui.add_space(space::S);
    ui.columns(3, |columns| {
        for (column, example) in columns.iter_mut().zip([Example::Faulty, Example::Sound]) {
            card(column, |ui| example_ui(ui, locale, example, out));
        }
        if let Some(column) = columns.last_mut() {
            card(column, |ui| eligibility_card_ui(ui, locale, out));
        }
    });
}

fn entry_ui(ui: &mut Ui, state: &State, entry: &CaseEntry, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let name = title_of(entry, locale);
    let shown = ui.horizontal(|ui| {
        ui.set_width(ui.available_width());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(RichText::new(&name).size(size::SECTION).color(tokens.text));
            hint(ui, &line_of(state, entry));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| match &entry.health {
            CaseHealth::Sound { summary, .. } => summary_chips(ui, *summary, locale),
            CaseHealth::Broken(_) => chip(ui, &word!(locale, "home.broken"), tokens.error_tint, tokens.error),
        });
    });
    let response = ui.interact(shown.response.rect.expand(space::XS), Id::unique(("case", &entry.root)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word!(locale, "home.open_case", name = &name)));
    focus_ring(ui, &response);
    if response.clicked() {
        out.push(Action::Open(entry.root.clone()));
    }
}

fn title_of(entry: &CaseEntry, locale: Locale) -> String {
    match &entry.health {
        CaseHealth::Sound { title, .. } if !title.is_empty() => title.clone(),
        CaseHealth::Sound { .. } => word!(locale, "top.unnamed"),
        CaseHealth::Broken(_) => entry.root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
    }
}

fn line_of(state: &State, entry: &CaseEntry) -> String {
    let locale = state.settings.locale;
    match &entry.health {
        CaseHealth::Broken(why) => why.clone(),
        CaseHealth::Sound { websites, provider, province, .. } => {
            let site = websites.first().map(|(name, domain)| [name.clone(), domain.clone()]).unwrap_or_default();
            let provider = state.knowledge.provider(provider).map(|provider| provider.name.get(locale).to_owned()).unwrap_or_default();
            let province = state.knowledge.province(province).map(|province| province.name.get(locale).to_owned()).unwrap_or_default();
            let parts: Vec<String> = site.into_iter().chain([provider, province]).filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        }
    }
}

fn summary_chips(ui: &mut Ui, summary: Summary, locale: Locale) {
    let tokens = Tokens::of(ui);
    if summary.likely > 0 {
        chip(ui, &word!(locale, "rail.likely", count = summary.likely), tokens.warning_tint, tokens.warning);
    }
    if summary.blocker > 0 {
        chip(ui, &word!(locale, "rail.blockers", count = summary.blocker), tokens.error_tint, tokens.error);
    }
    if summary.likely + summary.blocker == 0 {
        chip(ui, &word!(locale, "home.no_faults"), tokens.pass_tint, tokens.pass);
    }
}

fn example_ui(ui: &mut Ui, locale: Locale, example: Example, out: &mut Vec<Action>) {
    section_title(ui, &word!(locale, &format!("example_title.{}", example.as_ref())));
    hint(ui, &word!(locale, &format!("example_line.{}", example.as_ref())));
    if link(ui, &word!(locale, &format!("example_open.{}", example.as_ref()))).clicked() {
        out.push(Action::OpenExample(example));
    }
}
