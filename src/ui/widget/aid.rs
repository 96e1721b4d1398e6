//! What helps to fill a field, below its findings: names to consider, sentences to paste, the kind that follows, the
//! value of the other filing.

use crate::app::{Action, OpenCase, State, is_linked};
use crate::filing::{FilingKind, path};
use crate::knowledge::Field;
use crate::report::{Speaker, display};
use crate::rules::{Arg, Case, Finding};
use crate::ui::look::Look;
use crate::ui::widget::button::{choice_chip, link};
use crate::ui::widget::card::hint;
use crate::word;
use eframe::egui::Ui;
use serde_json::Value;

/// Where the values of the earlier filing stand.
const EARLIER: &str = "filing.earlier.";

/// Draws what helps with a field.
pub fn aids_ui(ui: &mut Ui, state: &State, look: &mut Look, case: &Case, field: &Field, path: &str, out: &mut Vec<Action>) {
    let Some(open) = &state.case else { return };
    match path::pattern(path).as_str() {
        "filing.kind" => kind_ui(ui, state, case, out),
        "principal.name" => link_ui(ui, state, open, out),
        "websites[].name" => names_ui(ui, state, open, look, path, out),
        pattern if pattern.ends_with("remark") => sentences_ui(ui, state, open, look, case, path, out),
        "subject.address" | "subject.mailing_address" => address_ui(ui, state, open, look, case, path, out),
        pattern if pattern.starts_with(EARLIER) => now_ui(ui, state, case, field, path),
        _ => {}
    }
}

/// The kind of filing that follows from what is filed, why, and a way to take it. Changing and cancelling are wishes.
fn kind_ui(ui: &mut Ui, state: &State, case: &Case, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let chosen = case.filing.procedure.kind;
    if matches!(chosen, FilingKind::Change | FilingKind::Cancel) {
        return;
    }
    if let Some(undeduced) = case.situation.undeduced() {
        hint(ui, &word!(locale, &format!("undeduced.{}", undeduced.as_ref())));
    }
    let Some(deduced) = case.situation.deduced_kind() else { return };
    let kind = word!(locale, &format!("kind.{}", deduced.kind.as_ref()));
    let reason = word!(locale, &format!("deduced.{}", deduced.reason.as_ref()));
    hint(ui, &word!(locale, "form.deduced", kind = &kind, reason = reason));
    if deduced.kind != chosen && link(ui, &word!(locale, "form.take_kind", kind = &kind)).clicked() {
        out.push(Action::Edit { path: "filing.kind".to_owned(), value: deduced.kind.as_ref().into() });
        out.push(Action::Leave("filing.kind".to_owned()));
    }
}

/// Whether the principal is the applicant or the legal representative, and a way to change that.
fn link_ui(ui: &mut Ui, state: &State, open: &OpenCase, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let whom = if open.filing.is_individual() { "link.applicant" } else { "link.legal_representative" };
    let whom = word!(locale, whom);
    let (line, way, action) = if is_linked(&open.filing) {
        (word!(locale, "link.is_one", whom = &whom), word!(locale, "link.cut"), Action::CutPrincipal)
    } else {
        (word!(locale, "link.are_two", whom = &whom), word!(locale, "link.make", whom = &whom), Action::LinkPrincipal)
    };
    hint(ui, &line);
    if !open.is_read_only && link(ui, &way).clicked() {
        out.push(action);
    }
}

/// The address with the full name of its division in front.
fn address_ui(ui: &mut Ui, state: &State, open: &OpenCase, look: &mut Look, case: &Case, path: &str, out: &mut Vec<Action>) {
    let offered = state.knowledge.completed_addresses(case.text(path), &case.filing.province);
    if offered.is_empty() || open.is_read_only || look.is_composing {
        return;
    }
    hint(ui, &word!(state.settings.locale, "form.complete_address"));
    ui.horizontal_wrapped(|ui| {
        for address in offered {
            if choice_chip(ui, &address, false).clicked() {
                put(look, path, address, out);
            }
        }
    });
}

/// Names that the rules let pass, where the typed one has findings.
fn names_ui(ui: &mut Ui, state: &State, open: &OpenCase, look: &mut Look, path: &str, out: &mut Vec<Action>) {
    let Some(names) = open.names.get(path).filter(|names| !names.is_empty() && !open.is_read_only) else { return };
    if open.shown_at(path).next().is_none() {
        return;
    }
    hint(ui, &word!(state.settings.locale, "form.names"));
    ui.horizontal_wrapped(|ui| {
        for name in names {
            if choice_chip(ui, name, false).clicked() {
                put(look, path, name.clone(), out);
            }
        }
    });
}

/// Sentences that a remark lacks, each to be added with a click.
fn sentences_ui(ui: &mut Ui, state: &State, open: &OpenCase, look: &mut Look, case: &Case, path: &str, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let sentence = |finding: &Finding| match finding.args.get("paste").or_else(|| finding.args.get("text")) {
        Some(Arg::Text(text)) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    };
    for text in open.shown_at(path).filter_map(sentence) {
        hint(ui, &word!(locale, "form.sentence", text = &text));
        if link(ui, &word!(locale, "form.paste_sentence")).clicked() && !open.is_read_only {
            put(look, path, joined(case.text(path), &text), out);
        }
    }
}

/// A remark with a sentence after what stands in it.
fn joined(typed: &str, sentence: &str) -> String {
    let typed = typed.trim_end();
    let is_ended = typed.is_empty() || typed.ends_with(['。', '！', '？', '；', '.', '!', '?', ';']);
    if is_ended { format!("{typed}{sentence}") } else { format!("{typed}。{sentence}") }
}

/// What stands in this filing, below the field of the earlier one.
fn now_ui(ui: &mut Ui, state: &State, case: &Case, field: &Field, path: &str) {
    let Some(now) = path.strip_prefix(EARLIER) else { return };
    // Through which provider it goes is what changes.
    let Some(value) = case.value(now).filter(|value| now != "provider" && !value.is_null()) else { return };
    let words = display(Speaker::new(&state.knowledge, state.settings.locale), field.widget, case.filing, value);
    if !words.trim().is_empty() {
        hint(ui, &word!(state.settings.locale, "form.now", value = words));
    }
}

/// Puts a text into a field, also while it is being typed in.
fn put(look: &mut Look, path: &str, text: String, out: &mut Vec<Action>) {
    if look.editing.as_ref().is_some_and(|editing| editing.path == path) {
        look.editing = None;
    }
    out.push(Action::Edit { path: path.to_owned(), value: Value::from(text) });
    out.push(Action::Leave(path.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_sentence_is_added_after_a_full_stop() {
        assert_eq!(joined("", "本站为个人博客。"), "本站为个人博客。");
        assert_eq!(joined("记录生活", "本站为个人博客。"), "记录生活。本站为个人博客。");
        assert_eq!(joined("记录生活。 ", "本站为个人博客。"), "记录生活。本站为个人博客。");
    }
}
