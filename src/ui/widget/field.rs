//! One row of the form: label, hint, widget, findings.

use crate::app::{Action, State};
use crate::filing::{Approvals, path};
use crate::knowledge::{Check, Field, Options, Rule, Severity, Widget};
use crate::report::Speaker;
use crate::rules::Case;
use crate::text::han_count;
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::aid::aids_ui;
use crate::ui::widget::button::{choice_chip, describe};
use crate::ui::widget::card::hint;
use crate::ui::widget::choice::{drop_down_ui, few_ui, several_ui};
use crate::ui::widget::date_field::{DateField, date_field_ui, date_or_long_term_ui};
use crate::ui::widget::finding::at_field_ui;
use crate::ui::widget::term::term_button_ui;
use crate::ui::widget::text_field::{Shape, text_field_ui};
use crate::word;
use eframe::egui::{Align, Response, RichText, Ui};
use serde_json::{Value, json};

/// Numbers of a fixed length: how many digits there are is seen at once.
const NUMBERS: [&str; 3] = ["certificate.number", ".mobile", ".emergency_phone"];
/// Fields that end something: how many days are left stands in them.
const COUNT_DOWN: [&str; 2] = [".expires", ".valid_until"];

/// A field of the form at a path of the case.
pub fn field_row_ui(ui: &mut Ui, state: &State, look: &mut Look, judged: &Case, field: &Field, path: &str, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let values = judged.values();
    let speaker = Speaker::new(&state.knowledge, state.settings.locale);
    let locale = state.settings.locale;
    ui.push_id(path, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        let label = ui.horizontal_wrapped(|ui| {
            let label = ui.label(RichText::new(field.label.get(locale)).font(bold(size::BODY)).color(Tokens::of(ui).text));
            term_button_ui(ui, look, &state.knowledge, locale, &field.label);
            if !field.required && !field.widget.is_always_filled() {
                hint(ui, &word!(locale, "form.optional"));
            }
            if let Some(length) = length(state, field, judged.text(path)) {
                hint(ui, &length);
            }
            label
        });
        if let Some(words) = &field.hint {
            hint(ui, words.get(locale));
        }
        ui.add_space(space::XS);
        let worst = case.shown_at(path).map(|finding| finding.severity).max();
        let response = widget_ui(ui, state, look, field, path, values, worst, out);
        // A group of chips or boxes has no single control that the label could name: each names itself.
        if let Some(response) = &response {
            let told = case.shown_at(path).map(|finding| speaker.title(finding));
            let value = response.ctx.accesskit_node_builder(response.id, |node| node.description().map(str::to_owned)).flatten();
            let said: Vec<String> = value.into_iter().chain(told).collect();
            if !said.is_empty() {
                describe(response, &said.join("；"));
            }
        }
        let response = response.map(|response| if is_group(field.widget) { response } else { response.labelled_by(label.inner.id) });
        if let Some(response) = response.filter(|_| case.focus.as_deref() == Some(path)) {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
            out.push(Action::Focused);
        }
        if let Some(canonical) = state.knowledge.normalised(values, path) {
            hint(ui, &word!(locale, "form.normalised", value = canonical));
        }
        ui.add_space(space::XS);
        for finding in case.shown_at(path) {
            at_field_ui(ui, finding, speaker, look);
        }
        aids_ui(ui, state, look, judged, field, path, out);
        ui.add_space(space::FIELD - space::S);
    });
}

/// How long what was typed is, where its length matters.
fn length(state: &State, field: &Field, typed: &str) -> Option<String> {
    let locale = state.settings.locale;
    let fewest = |rule: &Rule| if let Check::HanCount { min } = rule.check { Some(min) } else { None };
    if let Some(min) = state.knowledge.rules.values().filter(|rule| rule.field == field.path).find_map(fewest) {
        return Some(word!(locale, "length.han", count = han_count(typed), min = min));
    }
    let count = typed.chars().filter(|c| !c.is_whitespace()).count();
    let key = match field.widget {
        Widget::LongText => "length.characters",
        Widget::Text if NUMBERS.iter().any(|number| field.path.ends_with(number)) => "length.digits",
        _ => return None,
    };
    (count > 0).then(|| word!(locale, key, count = count))
}

fn is_group(widget: Widget) -> bool {
    !matches!(widget, Widget::Text | Widget::LongText | Widget::Choice { .. })
}

#[expect(clippy::too_many_arguments, reason = "a row's parts are arguments, not state")]
fn widget_ui(
    ui: &mut Ui,
    state: &State,
    look: &mut Look,
    field: &Field,
    path: &str,
    values: &Value,
    worst: Option<Severity>,
    out: &mut Vec<Action>,
) -> Option<Response> {
    let locale = state.settings.locale;
    let value = path::get(values, path).unwrap_or(&Value::Null);
    let text = value.as_str().unwrap_or_default();
    let is_enabled = state.case.as_ref().is_some_and(|case| !case.is_read_only);
    let tokens = Tokens::of(ui);
    let border = worst.and_then(|worst| match worst {
        Severity::Blocker => Some(tokens.error),
        Severity::Likely => Some(tokens.warning),
        Severity::Advice => None,
    });
    let shape = Shape { is_long: false, border, placeholder: "", is_enabled };
    let name = field.label.get(locale);
    match field.widget {
        Widget::Text => Some(text_field_ui(ui, look, path, text, shape, out)),
        Widget::LongText => Some(text_field_ui(ui, look, path, text, Shape { is_long: true, ..shape }, out)),
        Widget::Date | Widget::DateOrLongTerm => {
            let counts_down = COUNT_DOWN.iter().any(|end| path.ends_with(end));
            let date = DateField { path, name, typed: text, counts_down };
            let show = if field.widget == Widget::Date { date_field_ui } else { date_or_long_term_ui };
            Some(show(ui, state, look, date, shape, out))
        }
        Widget::Choice { options } => {
            let listed = listed(state, options);
            let (response, picked) = drop_down_ui(ui, path, &listed, text, locale, ui.available_width());
            if let Some(key) = picked {
                out.push(Action::Edit { path: path.to_owned(), value: Value::from(key) });
                out.push(Action::Leave(path.to_owned()));
            }
            Some(response)
        }
        Widget::Choices { options } => {
            let chosen: Vec<String> = value.as_array().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect();
            let (first, picked) = several_ui(ui, &listed(state, options), &chosen, locale);
            if let Some(keys) = picked {
                out.push(Action::Edit { path: path.to_owned(), value: Value::from(keys) });
                out.push(Action::Leave(path.to_owned()));
            }
            first
        }
        Widget::Code { list } => {
            let speaker = Speaker::new(&state.knowledge, locale);
            let options: Vec<_> = list.keys().into_iter().map(|key| (json!(key), speaker.code(list, &key))).collect();
            few_ui(ui, path, name, &options, value, out)
        }
        Widget::Plan => {
            let options = [(json!(true), word!(locale, "choice.yes")), (json!(false), word!(locale, "choice.no"))];
            few_ui(ui, path, name, &options, &json!(!value.is_null()), out)
        }
        Widget::YesNo | Widget::Toggle => {
            few_ui(ui, path, name, &[(json!(true), word!(locale, "choice.yes")), (json!(false), word!(locale, "choice.no"))], value, out)
        }
        Widget::Filed => {
            let options = [("no", "choice.no"), ("yes", "choice.yes")].map(|(key, name)| (json!(key), word!(locale, name)));
            let unknown = [(Value::Null, word!(locale, "choice.unknown"))];
            few_ui(ui, path, name, &options.into_iter().chain(unknown).collect::<Vec<_>>(), value, out)
        }
        Widget::Approvals => approvals_ui(ui, state, look, path, value, out),
        Widget::WebsitePrincipal => {
            let is_same = value.as_str() == Some("same");
            let options =
                [(json!("same"), word!(locale, "choice.same_principal")), (json!("other"), word!(locale, "choice.other_principal"))];
            few_ui(ui, path, name, &options, &if is_same { json!("same") } else { json!("other") }, out)
        }
    }
}

fn listed(state: &State, options: Options) -> Vec<(String, &crate::knowledge::Words)> {
    let nature = state.case.as_ref().map_or(state.start.nature, |case| case.filing.subject.nature);
    state.knowledge.options(options, nature)
}

/// “None applies”, or the categories that do, each with its number.
fn approvals_ui(ui: &mut Ui, state: &State, look: &mut Look, path: &str, value: &Value, out: &mut Vec<Action>) -> Option<Response> {
    let locale = state.settings.locale;
    let approvals: Approvals = serde_json::from_value(value.clone()).unwrap_or(Approvals::Unanswered);
    let chosen = if let Approvals::Some(approvals) = &approvals { approvals.as_slice() } else { &[] };
    let mut first = None;
    let mut edit = |value: Value| {
        out.push(Action::Edit { path: path.to_owned(), value });
        out.push(Action::Leave(path.to_owned()));
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let none = choice_chip(ui, &word!(locale, "choice.no_approval"), approvals == Approvals::None);
        if none.clicked() {
            edit(json!("none"));
        }
        first = Some(none);
        for (key, words) in listed(state, Options::ApprovalCategories) {
            let is_chosen = chosen.iter().any(|approval| approval.category == key);
            if choice_chip(ui, words.get(locale), is_chosen).clicked() {
                let others = chosen
                    .iter()
                    .filter(|approval| approval.category != key)
                    .map(|approval| json!({ "category": approval.category, "number": approval.number }));
                let added = (!is_chosen).then(|| json!({ "category": key, "number": "" }));
                let all: Vec<Value> = others.chain(added).collect();
                edit(if all.is_empty() { Value::Null } else { Value::from(all) });
            }
        }
    });
    for (index, approval) in chosen.iter().enumerate() {
        let name = listed(state, Options::ApprovalCategories).into_iter().find(|(key, _)| *key == approval.category);
        let name = name.map_or(approval.category.clone(), |(_, words)| words.get(locale).to_owned());
        let label = hint(ui, &word!(locale, "form.approval_number", category = name));
        let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
        let number = format!("{path}[{index}].number");
        let _ = text_field_ui(ui, look, &number, &approval.number, shape, out).labelled_by(label.id);
    }
    first
}
