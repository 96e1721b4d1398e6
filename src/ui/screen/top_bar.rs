//! The top bar: where one is, what kind of filing it is, language and theme.

use crate::app::{Action, Screen, State, Theme};
use crate::i18n::Locale;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{chip, chip_width, link};
use crate::ui::widget::choice::drop_list_ui;
use crate::ui::widget::row::at_right;
use crate::word;
use eframe::egui::{Label, RichText, Ui};

/// Room that the date of the knowledge takes with the controls at its right, in the longest language; without it, it would cover what
/// stands at the left.
const RIGHT_ROOM: f32 = 505.0;

/// Draws the bar.
pub fn top_bar_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    ui.horizontal_centered(|ui| {
        let tokens = Tokens::of(ui);
        let locale = state.settings.locale;
        let title = |text: String| RichText::new(text).font(bold(size::BODY)).color(tokens.text);
        match (&state.case, state.screen) {
            (Some(case), Screen::Step(_) | Screen::Start { of_open_case: true }) => {
                if link(ui, &word!(locale, "top.all_cases")).clicked() {
                    out.push(Action::ShowHome);
                }
                let name = case.filing.headline();
                let name = if name.is_empty() { word!(locale, "top.unnamed") } else { name.to_owned() };
                name_ui(ui, name);
                ui.add_space(space::XS);
                for fact in facts(state) {
                    // What does not fit can be read behind the link.
                    if ui.available_width() < CONTROLS_ROOM + chip_width(ui, &fact) {
                        break;
                    }
                    chip(ui, &fact, tokens.sunk, tokens.weak);
                }
                if link(ui, &word!(locale, "top.change")).clicked() {
                    out.push(Action::ChangeStart);
                }
            }
            (_, Screen::Start { .. }) => {
                if link(ui, &word!(locale, "top.all_cases")).clicked() {
                    out.push(Action::ShowHome);
                }
                ui.label(title(word!(locale, "home.new")));
            }
            (_, Screen::Eligibility) => {
                if link(ui, &word!(locale, "top.all_cases")).clicked() {
                    out.push(Action::ShowHome);
                }
            }
            _ => {
                ui.label(title(word!(locale, "app.name")));
            }
        }
        let has_room = ui.available_width() > RIGHT_ROOM;
        at_right(ui, |ui| {
            ui.spacing_mut().interact_size.y = size::FIELD_HEIGHT - space::S;
            if has_room {
                chip(ui, &word!(locale, "top.knowledge", as_of = state.knowledge.edition.as_of), tokens.sunk, tokens.weak);
            }
            chip(ui, &word!(locale, "top.offline"), tokens.pass_tint, tokens.pass);
            if link(ui, &word!(locale, "glossary.title")).clicked() {
                look.open_glossary(None);
            }
            locale_ui(ui, state, out);
            theme_ui(ui, state, out);
        });
    });
}

/// Room for the link to change the facts, and for the controls at the right, in the longest language.
const CONTROLS_ROOM: f32 = 440.0;

/// Whose filing it is, shortened where the window is too narrow for it.
fn name_ui(ui: &mut Ui, name: String) {
    let most = ui.available_width() - CONTROLS_ROOM;
    ui.scope(|ui| {
        ui.set_max_width(most);
        // Names hold characters that the bold subset lacks: one weight looks better than two.
        ui.add(Label::new(RichText::new(name).size(size::SECTION).color(Tokens::of(ui).text)).truncate());
    });
}

/// Provider, province, nature and kind of the open case.
fn facts(state: &State) -> Vec<String> {
    let Some(case) = &state.case else { return Vec::new() };
    let (knowledge, locale) = (&state.knowledge, state.settings.locale);
    let filing = &case.filing;
    let provider = knowledge.provider(&filing.provider).map(|provider| provider.name.get(locale).to_owned());
    let province = knowledge.province(&filing.province).map(|province| province.name.get(locale).to_owned());
    let nature = knowledge.nature(filing.subject.nature).map(|info| info.name.get(locale).to_owned());
    let kind = word!(locale, &format!("kind.{}", filing.procedure.kind.as_ref()));
    [provider, province, nature, Some(kind)].into_iter().flatten().collect()
}

fn locale_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let chosen = state.settings.locale;
    let name = word!(chosen, "top.language");
    let locales = Locale::ALL.map(|locale| (locale, locale.own_name().to_owned()));
    let (response, picked) = drop_list_ui(ui, "locale", chosen.own_name(), &chosen, &locales, 108.0);
    response.accessible_name(format!("{name}: {}", chosen.own_name()));
    out.extend(picked.map(Action::SetLocale));
}

fn theme_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let name = |theme| match theme {
        Theme::System => word!(locale, "theme.system"),
        Theme::Light => word!(locale, "theme.light"),
        Theme::Dark => word!(locale, "theme.dark"),
    };
    let chosen = state.settings.theme;
    let themes = [Theme::System, Theme::Light, Theme::Dark].map(|theme| (theme, name(theme)));
    let (response, picked) = drop_list_ui(ui, "theme", &name(chosen), &chosen, &themes, 92.0);
    response.accessible_name(format!("{}: {}", word!(locale, "top.theme"), name(chosen)));
    out.extend(picked.map(Action::SetTheme));
}
