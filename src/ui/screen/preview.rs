//! Step 4: everything on one page, the questions, and the export.

use crate::app::{Action, ExportForm, Exporting, JobAction, OpenCase, State};
use crate::bundle::Pictures;
use crate::knowledge::{Situation, Step};
use crate::report::{Overview, Speaker, overview};
use crate::rules::Finding;
use crate::ui::look::Look;
use crate::ui::screen::duties::duties_ui;
use crate::ui::screen::questions::questions_ui;
use crate::ui::screen::since::since_ui;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{chip, choice_chip, link, primary, secondary};
use crate::ui::widget::card::{card, hint, page_title, section_title, small};
use crate::ui::widget::finding::mark_ui;
use crate::ui::widget::icon::{Icon, icon};
use crate::ui::widget::progress::progress_ui;
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, plain_ui};
use crate::ui::widget::waiver::{reason_ui, waiver_ui};
use crate::word;
use eframe::egui::{Id, RichText, Ui};
use std::path::PathBuf;

/// Draws the page.
pub fn preview_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let locale = state.settings.locale;
    let speaker = Speaker::new(&state.knowledge, locale);
    page_title(ui, &word!(locale, "step.preview"), &word!(locale, "step_line.preview"));
    since_ui(ui, state, case, out);
    findings_ui(ui, case, look, speaker, out);
    questions_ui(ui, case, look, speaker, out);
    for overview in overview(&case.filing, speaker, state.today) {
        values_ui(ui, &overview, locale, out);
    }
    materials_ui(ui, state, case, out);
    duties_ui(ui, state, case);
    card(ui, |ui| {
        section_title(ui, &word!(locale, "preview.unknowable"));
        for key in ["preview.unknowable_register", "preview.unknowable_account", "preview.unknowable_review"] {
            hint(ui, &format!("· {}", word!(locale, key)));
        }
    });
}

fn findings_ui(ui: &mut Ui, case: &OpenCase, look: &mut Look, speaker: Speaker, out: &mut Vec<Action>) {
    let locale = speaker.locale;
    card(ui, |ui| {
        let tokens = Tokens::of(ui);
        if case.report.findings.is_empty() {
            ui.horizontal(|ui| {
                icon(ui, Icon::Pass);
                ui.label(RichText::new(word!(locale, "panel.nothing_found")).font(bold(size::BODY)).color(tokens.pass));
            });
            return;
        }
        section_title(ui, &word!(locale, "preview.findings", count = case.report.findings.len()));
        for finding in &case.report.findings {
            finding_ui(ui, finding, look, speaker, out);
        }
    });
}

fn finding_ui(ui: &mut Ui, finding: &Finding, look: &mut Look, speaker: Speaker, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let locale = speaker.locale;
    ui.push_id((&finding.rule, &finding.field), |ui| {
        ui.separator();
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                mark_ui(ui, finding, speaker);
                let title = speaker.title(finding);
                ui.label(&title);
                ui.label(RichText::new(word!(locale, "report.fix", fix = speaker.fix(finding))).size(size::HINT).color(tokens.weak));
                ui.horizontal(|ui| {
                    if link(ui, &word!(locale, "preview.mend")).accessible_name(word!(locale, "finding.go", title = &title)).clicked() {
                        out.push(Action::FocusField(finding.field.clone()));
                    }
                    if let Some(reason) = &finding.waived {
                        small(ui, &word!(locale, "panel.waived", reason = reason));
                    }
                    waiver_ui(ui, finding, look, speaker, out);
                });
            });
        });
        reason_ui(ui, finding, look, locale, out);
    });
}

fn values_ui(ui: &mut Ui, overview: &Overview, locale: crate::i18n::Locale, out: &mut Vec<Action>) {
    card(ui, |ui| {
        ui.horizontal(|ui| {
            section_title(ui, &overview.title);
            at_right(ui, |ui| {
                let text = word!(locale, "top.change");
                if link(ui, &text).accessible_name(format!("{text} {}", overview.title)).clicked() {
                    out.push(overview.rows.first().map_or(Action::GoTo(overview.step), |row| Action::FocusField(row.field.clone())));
                }
            });
        });
        for row in overview.rows.iter().filter(|row| !row.value.is_empty()) {
            ui.separator();
            row_ui(ui, &row.label, &row.value);
        }
    });
}

fn row_ui(ui: &mut Ui, label: &str, value: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        let width = (ui.available_width() * 0.32).max(120.0);
        ui.allocate_ui(eframe::egui::vec2(width, 0.0), |ui| {
            ui.set_width(width);
            ui.label(RichText::new(label).color(tokens.weak));
        });
        ui.vertical(|ui| ui.label(RichText::new(value).color(tokens.text)));
    });
}

fn materials_ui(ui: &mut Ui, state: &State, case: &OpenCase, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let situation = Situation::new(&case.filing, &state.knowledge, state.today);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            let title = word!(locale, "step.material");
            section_title(ui, &title);
            at_right(ui, |ui| {
                let text = word!(locale, "top.change");
                if link(ui, &text).accessible_name(format!("{text} {title}")).clicked() {
                    out.push(Action::GoTo(Step::Material));
                }
            });
        });
        for slot in state.knowledge.slots_for(&situation) {
            let files = case.filing.material(&slot.slot.id, slot.website).map_or(0, |material| material.files.len());
            if slot.needed.is_some() || files > 0 {
                ui.separator();
                let value = if files == 0 { word!(locale, "slot.none") } else { word!(locale, "preview.pictures", count = files) };
                row_ui(ui, slot.slot.name.get(locale), &value);
            }
        }
    });
}

/// The right side of the page: what is exported, and where to.
pub fn export_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let Some(case) = &state.case else { return };
    let tokens = Tokens::of(ui);
    let locale = state.settings.locale;
    let summary = case.report.summary();
    section_title(ui, &word!(locale, "export.title"));
    ui.add_space(space::XS);
    let n_pictures = case.filing.scans().count();
    hint(ui, &word!(locale, "export.content", count = n_pictures));
    ui.add_space(space::S);
    if summary.blocker > 0 {
        chip(ui, &word!(locale, "rail.blockers", count = summary.blocker), tokens.error_tint, tokens.error);
    }
    if case.n_open() > 0 {
        chip(ui, &word!(locale, "rail.questions", count = case.n_open()), tokens.accent_tint, tokens.accent);
    }
    pictures_ui(ui, state, case, out);
    let label = hint(ui, &word!(locale, "export.place"));
    let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
    let _ = plain_ui(ui, Id::unique("export-place"), &mut look.export_place, shape).labelled_by(label.id);
    hint(ui, &word!(locale, "export.place_hint"));
    let is_exporting = case.jobs.export.is_some();
    let n_blockers = case.export_blockers(&state.knowledge, state.settings.pictures);
    let may = !is_exporting && n_blockers == 0;
    ui.add_space(space::S);
    ui.vertical_centered_justified(|ui| {
        if primary(ui, &word!(locale, "export.do"), may).clicked() {
            export(look, false, out);
        }
        if secondary(ui, &word!(locale, "export.draft"), !is_exporting).clicked() {
            export(look, true, out);
        }
    });
    if n_blockers > 0 {
        hint(ui, &word!(locale, "export.first_mend", count = n_blockers));
    }
    if let Some(exporting) = case.jobs.export {
        exporting_ui(ui, exporting, locale, out);
    }
}

/// Which pictures are exported, and what that means with the provider of this case.
fn pictures_ui(ui: &mut Ui, state: &State, case: &OpenCase, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let name = word!(locale, "export.pictures");
    hint(ui, &name);
    ui.horizontal_wrapped(|ui| {
        for (pictures, key) in [(Pictures::Provider, "export.pictures_provider"), (Pictures::Originals, "export.pictures_originals")] {
            let text = word!(locale, key);
            let chip = choice_chip(ui, &text, state.settings.pictures == pictures).accessible_name(format!("{name}：{text}"));
            if chip.clicked() {
                out.push(Action::SetPictures(pictures));
            }
        }
    });
    let provider = state.knowledge.provider(&case.filing.provider).map(|provider| provider.name.get(locale)).unwrap_or_default();
    let meaning = match state.settings.pictures {
        Pictures::Provider => word!(locale, "export.provider_means", provider = provider),
        Pictures::Originals => word!(locale, "export.originals_mean"),
    };
    hint(ui, &meaning);
    ui.add_space(space::S);
}

/// How far the export is, and how to stop it.
fn exporting_ui(ui: &mut Ui, exporting: Exporting, locale: crate::i18n::Locale, out: &mut Vec<Action>) {
    let Exporting { progress, is_cancelled, .. } = exporting;
    let words = if is_cancelled {
        word!(locale, "export.cancelling")
    } else {
        word!(locale, "export.under_way", done = progress.done, total = progress.total)
    };
    ui.add_space(space::S);
    hint(ui, &words);
    progress_ui(ui, &words, progress);
    if secondary(ui, &word!(locale, "export.cancel"), !is_cancelled).clicked() {
        out.push(Action::Job(JobAction::CancelExport));
    }
}

/// To the place typed, else to one asked for.
fn export(look: &Look, is_draft: bool, out: &mut Vec<Action>) {
    let place = look.export_place.trim();
    out.push(if place.is_empty() {
        Action::AskExport { is_draft, form: ExportForm::Zip }
    } else {
        Action::Export { out: PathBuf::from(place), is_draft }
    });
}
