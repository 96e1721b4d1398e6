//! What only the person can know: questions by the place where they are answered, answers with note and date.

use crate::app::{Action, OpenCase};
use crate::filing::{Answer, Answered};
use crate::i18n::Locale;
use crate::knowledge::Group;
use crate::report::Speaker;
use crate::rules::{Open, OpenWhy};
use crate::ui::focus::begin_page;
use crate::ui::look::Look;
use crate::ui::widget::button::{choice_chip, fold_ui, link};
use crate::ui::widget::card::{card, hint, section_title};
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, text_field_ui};
use crate::word;
use eframe::egui::Ui;
use strum::IntoEnumIterator;

/// Draws the open questions, then the answers.
pub fn questions_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, speaker: Speaker, out: &mut Vec<Action>) {
    let locale = speaker.locale;
    look.asking.n_drawn = 0;
    let mut asked: Vec<&Open> = case.report.open.iter().filter(|open| open.why == OpenWhy::NotAsked).collect();
    asked.sort_by_key(|open| &open.rule);
    if !asked.is_empty() {
        card(ui, |ui| {
            let of_group = |group: Group| asked.iter().copied().filter(|open| speaker.group(open) == Some(group)).collect::<Vec<&Open>>();
            let groups: Vec<(Group, Vec<&Open>)> =
                Group::iter().map(|group| (group, of_group(group))).filter(|(_, asked)| !asked.is_empty()).collect();
            title_ui(ui, case, look, &groups, locale);
            for (index, (group, asked)) in groups.iter().enumerate() {
                group_ui(ui, case, look, (*group, index == 0), asked, speaker, out);
            }
        });
    }
    answers_ui(ui, case, look, speaker, out);
    // The last one was answered: nothing has moved up.
    let is_asked = |(_, rule, field): &(usize, String, String)| asked.iter().any(|open| open.rule == *rule && open.field == *field);
    if look.asking.answered.as_ref().is_some_and(|answered| !is_asked(answered)) {
        look.asking.answered = None;
        begin_page(ui);
    }
}

/// How many there are, and a way to unfold or fold all groups.
fn title_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, groups: &[(Group, Vec<&Open>)], locale: Locale) {
    ui.horizontal(|ui| {
        section_title(ui, &word!(locale, "preview.questions", count = case.n_questions()));
        at_right(ui, |ui| {
            let are_all_open = groups.iter().all(|(group, _)| look.groups.get(group) == Some(&true));
            let text = if are_all_open { word!(locale, "preview.fold_all") } else { word!(locale, "preview.unfold_all") };
            if groups.len() > 1 && link(ui, &text).clicked() {
                look.groups.extend(groups.iter().map(|(group, _)| (*group, !are_all_open)));
            }
        });
    });
}

/// One place where answers stand. The first is unfolded until somebody folds it: what is answered goes, and the next one
/// moves up.
fn group_ui(
    ui: &mut Ui,
    case: &OpenCase,
    look: &mut Look,
    (group, is_first): (Group, bool),
    asked: &[&Open],
    speaker: Speaker,
    out: &mut Vec<Action>,
) {
    let locale = speaker.locale;
    ui.separator();
    let title = word!(locale, &format!("group.{}", group.as_ref()));
    let is_open = look.groups.get(&group).copied().unwrap_or(is_first);
    let count = asked.chunk_by(|one, next| one.rule == next.rule).count();
    if fold_ui(ui, &word!(locale, "preview.group", title = &title, count = count), is_open).clicked() {
        look.groups.insert(group, !is_open);
    }
    if !is_open {
        return;
    }
    hint(ui, &word!(locale, &format!("group_line.{}", group.as_ref())));
    for of_rule in asked.chunk_by(|one, next| one.rule == next.rule) {
        question_ui(ui, case, look, of_rule, speaker, out);
    }
    none_ui(ui, &title, asked, locale, out);
}

/// One question; about several materials or websites, with a row for each.
fn question_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, asked: &[&Open], speaker: Speaker, out: &mut Vec<Action>) {
    let Some(first) = asked.first() else { return };
    ui.push_id((&first.rule, &first.field), |ui| {
        let question = speaker.question_about(asked);
        ui.label(&question);
        let alike = speaker.find_out_alike(asked);
        if let Some(way) = &alike {
            hint(ui, way);
        }
        for open in asked {
            if alike.is_none() {
                hint(ui, &speaker.find_out(open));
            }
            ui.horizontal(|ui| {
                if asked.len() > 1 {
                    hint(ui, &speaker.about(open));
                }
                answer_chips_ui(ui, case, look, open, speaker, out);
            });
        }
        none_ui(ui, &question, asked, speaker.locale, out);
    });
}

fn answer_chips_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, open: &Open, speaker: Speaker, out: &mut Vec<Action>) {
    let number = look.asking.n_drawn;
    look.asking.n_drawn += 1;
    let has_moved_up = |(at, rule, field): &(usize, String, String)| *at == number && (*rule != open.rule || *field != open.field);
    let mut is_next = look.asking.answered.as_ref().is_some_and(has_moved_up);
    if is_next {
        look.asking.answered = None;
    }
    let question = speaker.question(open);
    let given = case.filing.answers.iter().find(|answer| answer.rule == open.rule && answer.field == open.field);
    let answers = [(Answered::Yes, "choice.yes"), (Answered::No, "choice.no"), (Answered::Unknown, "choice.unknown")];
    for (answer, key) in answers {
        let text = word!(speaker.locale, key);
        let is_given = given.is_some_and(|given| given.answer == answer);
        let chip = choice_chip(ui, &text, is_given).accessible_name(format!("{question} {text}"));
        if std::mem::take(&mut is_next) {
            chip.request_focus();
        }
        if chip.clicked() {
            look.asking.answered = Some((number, open.rule.clone(), open.field.clone()));
            out.push(Action::Answer { rule: open.rule.clone(), field: open.field.clone(), answer });
        }
    }
}

/// “None of it is there” for several at once.
fn none_ui(ui: &mut Ui, title: &str, asked: &[&Open], locale: Locale, out: &mut Vec<Action>) {
    let text = word!(locale, "preview.none_in_group", count = asked.len());
    if asked.len() > 1 && link(ui, &text).accessible_name(format!("{title} {text}")).clicked() {
        let answer = |open: &&Open| Action::Answer { rule: open.rule.clone(), field: open.field.clone(), answer: Answered::No };
        out.extend(asked.iter().map(answer));
    }
}

/// Answers stay to be seen, so that one can be changed or explained; with what nobody can check here.
fn answers_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, speaker: Speaker, out: &mut Vec<Action>) {
    let locale = speaker.locale;
    let others: Vec<&Open> = case.report.open.iter().filter(|open| open.why != OpenWhy::NotAsked).collect();
    let is_given = |(_, answer): &(usize, &Answer)| answer.answer != Answered::Unknown;
    let answered: Vec<(usize, &Answer)> = case.filing.answers.iter().enumerate().filter(is_given).collect();
    if answered.is_empty() && others.is_empty() {
        return;
    }
    card(ui, |ui| {
        section_title(ui, &word!(locale, "preview.answered"));
        for open in others {
            hint(ui, &format!("· {}", speaker.why_open(open)));
        }
        for (index, answer) in answered {
            answer_ui(ui, case, look, index, answer, speaker, out);
        }
    });
}

fn answer_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, index: usize, answer: &Answer, speaker: Speaker, out: &mut Vec<Action>) {
    let locale = speaker.locale;
    ui.push_id((&answer.rule, &answer.field), |ui| {
        ui.separator();
        let question = speaker.question_of(&answer.rule, &answer.field, &case.filing);
        let given = word!(locale, if answer.answer == Answered::Yes { "choice.yes" } else { "choice.no" });
        let label = ui.label(word!(locale, "preview.answer", question = question, answer = given, date = answer.on.as_str()));
        let placeholder = word!(locale, "preview.note");
        let shape = Shape { is_long: false, border: None, placeholder: &placeholder, is_enabled: !case.is_read_only };
        let _ = text_field_ui(ui, look, &format!("answers[{index}].note"), &answer.note, shape, out).labelled_by(label.id);
        let text = word!(locale, "preview.ask_again");
        if link(ui, &text).accessible_name(format!("{text} {question}")).clicked() {
            out.push(Action::Answer { rule: answer.rule.clone(), field: answer.field.clone(), answer: Answered::Unknown });
        }
    });
}
