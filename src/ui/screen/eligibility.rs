//! “Can I file at all?”: a few questions, each with its answer below it, and the way to a new case.

use crate::app::{Action, EligibilityAction, State};
use crate::i18n::Locale;
use crate::knowledge::ResidenceProof;
use crate::report::{EligibilityAnswers, EligibilityPoint, Fact, Outlook, Server, Speaker, Topic, eligibility};
use crate::ui::look::Look;
use crate::ui::tokens::{Tokens, bold, size, space};
use crate::ui::widget::button::{choice_chip, link, primary};
use crate::ui::widget::card::{card, hint, page_title, section_title};
use crate::ui::widget::date_field::{DateField, date_boxes_ui};
use crate::ui::widget::point::point_ui;
use crate::ui::widget::province::province_ui;
use crate::ui::widget::row::at_right;
use crate::ui::widget::text_field::{Shape, buffered_ui, plain_ui};
use crate::word;
use eframe::egui::{Response, RichText, Ui};
use strum::IntoEnumIterator;

/// The page being drawn: what was answered, what follows, and the answers as they stand after this frame.
struct Page<'a> {
    state: &'a State,
    look: &'a mut Look,
    points: Vec<EligibilityPoint>,
    answers: EligibilityAnswers,
    locale: Locale,
}

/// Draws the page.
pub fn eligibility_ui(ui: &mut Ui, state: &State, look: &mut Look, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let points = eligibility(&state.eligibility, &state.knowledge, state.today);
    let mut page = Page { state, look, points, answers: state.eligibility.clone(), locale };
    page_title(ui, &word!(locale, "can.title"), &word!(locale, "can.line"));
    card(ui, |ui| page.who_ui(ui));
    card(ui, |ui| page.server_ui(ui));
    card(ui, |ui| page.domain_ui(ui));
    card(ui, |ui| page.presence_ui(ui));
    if page.answers != state.eligibility {
        out.push(Action::Eligibility(EligibilityAction::Answer(Box::new(page.answers))));
    }
}

/// The bar below: all answers together, and the way on.
pub fn eligibility_bar_ui(ui: &mut Ui, state: &State, out: &mut Vec<Action>) {
    let locale = state.settings.locale;
    let points = eligibility(&state.eligibility, &state.knowledge, state.today);
    let (title, line) = Speaker::new(&state.knowledge, locale).outlook(&Outlook::of(&points), state.eligibility.is_organisation);
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new(title).font(bold(size::SECTION)).color(Tokens::of(ui).text));
        if !line.is_empty() {
            hint(ui, &line);
        }
        at_right(ui, |ui| {
            if primary(ui, &word!(locale, "can.begin"), !state.eligibility.province.is_empty()).clicked() {
                out.push(Action::Eligibility(EligibilityAction::Begin));
            }
        });
    });
}

/// The card of the home page that leads here.
pub fn eligibility_card_ui(ui: &mut Ui, locale: Locale, out: &mut Vec<Action>) {
    let title = word!(locale, "can.title");
    section_title(ui, &title);
    hint(ui, &word!(locale, "can.card_line"));
    let text = word!(locale, "can.start");
    if link(ui, &text).accessible_name(format!("{title} {text}")).clicked() {
        out.push(Action::Eligibility(EligibilityAction::Show));
    }
}

impl Page<'_> {
    fn who_ui(&mut self, ui: &mut Ui) {
        let locale = self.locale;
        label(ui, &word!(locale, "can.who"));
        ui.horizontal_wrapped(|ui| {
            for (is_organisation, key) in [(false, "can.person"), (true, "can.organisation")] {
                if choice_chip(ui, &word!(locale, key), self.answers.is_organisation == is_organisation).clicked() {
                    self.answers.is_organisation = is_organisation;
                    // Another certificate, perhaps of another place.
                    self.answers.is_local = self.answers.is_local.filter(|_| self.state.eligibility.is_organisation == is_organisation);
                }
            }
        });
        label(ui, &word!(locale, "start.province"));
        if let Some(code) = province_ui(ui, self.state, self.look, &self.answers.province) {
            self.answers.province = code;
        }
        self.answer_ui(ui, Topic::Province);
        self.age_ui(ui);
        if self.answers.is_organisation { self.organisation_ui(ui) } else { self.person_ui(ui) }
    }

    fn age_ui(&mut self, ui: &mut Ui) {
        let locale = self.locale;
        let name = word!(locale, if self.answers.is_organisation { "can.born_principal" } else { "can.born" });
        self.field_ui(ui, &name, &word!(locale, "can.born_example"), |answers| &mut answers.born);
        self.answer_ui(ui, Topic::Age);
    }

    fn person_ui(&mut self, ui: &mut Ui) {
        self.answers.is_local = self.yes_no_ui(ui, "can.local_person", self.answers.is_local);
        self.answer_ui(ui, Topic::Residence);
        let of_proof = [
            Fact::ResidenceProofUnanswered,
            Fact::ResidenceProven,
            Fact::ResidenceProofMissing,
            Fact::ResidenceProofRefused,
            Fact::ResidenceProofUnsettled,
        ];
        if self.points.iter().any(|point| of_proof.contains(&point.fact)) {
            self.proofs_ui(ui);
        }
    }

    /// The proofs of residence at hand, or none.
    fn proofs_ui(&mut self, ui: &mut Ui) {
        let locale = self.locale;
        label(ui, &word!(locale, "can.proofs"));
        let known = self.state.knowledge.choices.get("documents").map(Vec::as_slice).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for proof in ResidenceProof::iter() {
                let name = known.iter().find(|(key, _)| key == proof.as_ref()).map_or(proof.as_ref(), |(_, words)| words.get(locale));
                let is_held = self.answers.proofs.as_ref().is_some_and(|held| held.contains(&proof));
                if choice_chip(ui, name, is_held).clicked() {
                    let held = self.answers.proofs.get_or_insert_default();
                    if is_held {
                        held.retain(|other| *other != proof);
                    } else {
                        held.push(proof);
                    }
                    // Taking the last one back is no “none of them”.
                    self.answers.proofs = self.answers.proofs.take().filter(|held| !held.is_empty());
                }
            }
            if choice_chip(ui, &word!(locale, "can.no_proof"), self.answers.proofs == Some(Vec::new())).clicked() {
                self.answers.proofs = Some(Vec::new());
            }
        });
    }

    fn organisation_ui(&mut self, ui: &mut Ui) {
        self.answers.is_local = self.yes_no_ui(ui, "can.local_organisation", self.answers.is_local);
        self.answer_ui(ui, Topic::Seat);
        self.answers.is_representative = self.yes_no_ui(ui, "can.representative", self.answers.is_representative);
        self.answer_ui(ui, Topic::Principal);
    }

    fn server_ui(&mut self, ui: &mut Ui) {
        let locale = self.locale;
        label(ui, &word!(locale, "label.provider"));
        hint(ui, &word!(locale, "start.provider_hint"));
        ui.horizontal_wrapped(|ui| {
            for (key, provider) in self.state.knowledge.providers_in_order() {
                if choice_chip(ui, provider.name.get(locale), self.answers.provider == *key).clicked() {
                    self.answers.provider.clone_from(key);
                }
            }
        });
        label(ui, &word!(locale, "can.server"));
        ui.horizontal_wrapped(|ui| {
            for server in Server::iter() {
                let text = word!(locale, &format!("can_server.{}", server.as_ref()));
                if choice_chip(ui, &text, self.answers.server == Some(server)).clicked() {
                    self.answers.server = Some(server);
                }
            }
        });
        if self.answers.server == Some(Server::Bought) {
            self.field_ui(ui, &word!(locale, "can.server_months"), "", |answers| &mut answers.server_months);
            self.date_ui(ui, "can.server_ends", |answers| &mut answers.server_ends);
        }
        self.answer_ui(ui, Topic::Server);
    }

    fn domain_ui(&mut self, ui: &mut Ui) {
        let locale = self.locale;
        self.field_ui(ui, &word!(locale, "can.domain"), &word!(locale, "can.domain_example"), |answers| &mut answers.domain);
        self.answer_ui(ui, Topic::Suffix);
        self.date_ui(ui, "can.real_named_on", |answers| &mut answers.real_named_on);
        if self.answers.real_named_on != self.state.eligibility.real_named_on {
            self.answers.is_real_named = None;
        }
        let is_not_yet = self.answers.is_real_named == Some(false);
        if choice_chip(ui, &word!(locale, "can.not_real_named"), is_not_yet).clicked() {
            self.answers.is_real_named = (!is_not_yet).then_some(false);
        }
        self.answer_ui(ui, Topic::RealName);
        self.date_ui(ui, "can.domain_ends", |answers| &mut answers.domain_ends);
        self.answer_ui(ui, Topic::Expiry);
    }

    fn presence_ui(&mut self, ui: &mut Ui) {
        self.answers.is_reachable = self.yes_no_ui(ui, "can.reachable", self.answers.is_reachable);
        self.answer_ui(ui, Topic::Presence);
    }

    /// A question that is answered with yes, no or not checked yet.
    fn yes_no_ui(&self, ui: &mut Ui, question: &str, chosen: Option<bool>) -> Option<bool> {
        let question = word!(self.locale, question);
        label(ui, &question);
        let mut given = chosen;
        ui.horizontal_wrapped(|ui| {
            for (answer, key) in [(Some(true), "choice.yes"), (Some(false), "choice.no"), (None, "choice.unknown")] {
                let text = word!(self.locale, key);
                if choice_chip(ui, &text, chosen == answer).accessible_name(format!("{question} {text}")).clicked() {
                    given = answer;
                }
            }
        });
        given
    }

    fn date_ui(&mut self, ui: &mut Ui, key: &str, answer: fn(&mut EligibilityAnswers) -> &mut String) {
        let name = word!(self.locale, key);
        label(ui, &name);
        let value = answer(&mut self.answers);
        let field = DateField { path: key, name: &name, typed: value, counts_down: false };
        let shape = Shape { is_long: false, border: None, placeholder: "", is_enabled: true };
        if let (_, Some(typed)) = date_boxes_ui(ui, self.locale, self.look, field, shape, |_| {}) {
            *value = typed;
        }
    }

    /// A text field with its label.
    fn field_ui(&mut self, ui: &mut Ui, name: &str, example: &str, answer: fn(&mut EligibilityAnswers) -> &mut String) {
        let label = label(ui, name);
        let shape = Shape { is_long: false, border: None, placeholder: example, is_enabled: true };
        let value = answer(&mut self.answers);
        let (response, typed) =
            buffered_ui(ui, self.look, &format!("eligibility.{name}"), value, |ui, id, text| plain_ui(ui, id, text, shape));
        if let Some(text) = typed {
            *value = text;
        }
        let _ = response.labelled_by(label.id);
    }

    /// What follows from the answers to a question.
    fn answer_ui(&self, ui: &mut Ui, topic: Topic) {
        let speaker = Speaker::new(&self.state.knowledge, self.locale);
        for point in self.points.iter().filter(|point| point.topic == topic) {
            point_ui(ui, point, speaker);
        }
    }
}

fn label(ui: &mut Ui, name: &str) -> Response {
    ui.add_space(space::S);
    ui.label(RichText::new(name).font(bold(size::BODY)).color(Tokens::of(ui).text))
}
