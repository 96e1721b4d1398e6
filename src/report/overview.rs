//! Everything that was typed, in the order of the form, as people read it.

use super::Speaker;
use crate::evidence::Evidence;
use crate::filing::{Filing, TypedDate};
use crate::i18n;
use crate::knowledge::{Knowledge, Options, Part, Section, Step, Widget};
use crate::rules::Case;
use crate::word;
use jiff::civil::Date;
use serde_json::Value;

/// One card of the form with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Step in which the values are changed.
    pub step: Step,
    /// Title, with the website's number where there is one.
    pub title: String,
    /// Fields that are shown.
    pub rows: Vec<Row>,
}

/// One field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Path of the field.
    pub field: String,
    /// Label.
    pub label: String,
    /// Value in words; empty where nothing was typed.
    pub value: String,
    /// Value as forms take it: like the words, but dates as 2028-05-01 and numbers in their canonical form.
    pub to_copy: String,
}

/// The whole case as cards: the subject's, those of each website, then those of filed ones.
pub fn overview(filing: &Filing, speaker: Speaker, today: Date) -> Vec<Overview> {
    let evidence = Evidence::default();
    let case = Case::new(filing, &evidence, speaker.knowledge, today);
    let mut cards = cards_of(&case, speaker, Step::Subject, None);
    for index in 0..filing.websites.len() {
        cards.extend(cards_of(&case, speaker, Step::Website, Some(index)));
    }
    cards.extend(cards_of(&case, speaker, Step::Website, None));
    cards
}

fn cards_of(case: &Case, speaker: Speaker, step: Step, website: Option<usize>) -> Vec<Overview> {
    let locale = speaker.locale;
    let card = |section: &Section| {
        let is_numbered = matches!(section.part, Some(Part::Rejections | Part::FiledSites));
        let rows: Vec<Row> = case
            .rows_of_form(section, website)
            .into_iter()
            .map(|(field, path)| {
                let value = case.value(&path).map_or(String::new(), |value| display(speaker, field.widget, case.filing, value));
                let day = TypedDate::new(case.text(&path)).date().filter(|_| matches!(field.widget, Widget::Date | Widget::DateOrLongTerm));
                let canonical = case.knowledge.normalised(case.values(), &path).filter(|_| field.widget == Widget::Text);
                let to_copy = day.map(|day| day.to_string()).or(canonical).unwrap_or_else(|| value.clone());
                let label = if is_numbered { speaker.label(&path) } else { field.label.get(locale).to_owned() };
                Row { label, value, to_copy, field: path }
            })
            .collect();
        let title = section.title.get(locale);
        let title = website.map_or(title.to_owned(), |index| format!("{} · {title}", word!(locale, "label.website", number = index + 1)));
        (!rows.is_empty()).then_some(Overview { step, title, rows })
    };
    let is_shown = |section: &&Section| section.step == step && section.is_of_website() == website.is_some();
    case.knowledge.form.sections.iter().filter(is_shown).filter_map(card).collect()
}

/// A value in words.
pub fn display(speaker: Speaker, widget: Widget, filing: &Filing, value: &Value) -> String {
    let (knowledge, locale) = (speaker.knowledge, speaker.locale);
    let yes_no = |yes| if yes { word!(locale, "choice.yes") } else { word!(locale, "choice.no") };
    let text = value.as_str().unwrap_or_default();
    match widget {
        Widget::Text | Widget::LongText => text.to_owned(),
        Widget::Date | Widget::DateOrLongTerm => {
            let typed = TypedDate::new(text);
            match typed.date() {
                _ if typed.is_long_term() => word!(locale, "choice.long_term"),
                Some(date) => i18n::date(date, locale),
                None => text.to_owned(),
            }
        }
        Widget::Choice { options } => named(knowledge, options, filing, text, speaker),
        Widget::Choices { options } => {
            let keys = value.as_array().into_iter().flatten().filter_map(Value::as_str);
            keys.map(|key| named(knowledge, options, filing, key, speaker)).collect::<Vec<_>>().join(&word!(locale, "choice.separator"))
        }
        Widget::Code { list } => speaker.code(list, text),
        Widget::Plan => yes_no(!value.is_null()),
        Widget::YesNo | Widget::Toggle => value.as_bool().map_or(String::new(), yes_no),
        Widget::Filed => match text {
            "yes" => yes_no(true),
            "no" => yes_no(false),
            _ => String::new(),
        },
        Widget::Approvals => match value {
            Value::String(_) => word!(locale, "choice.no_approval"),
            Value::Array(items) => {
                let names = items.iter().map(|item| {
                    let category =
                        named(knowledge, Options::ApprovalCategories, filing, item["category"].as_str().unwrap_or_default(), speaker);
                    format!("{category} {}", item["number"].as_str().unwrap_or_default())
                });
                names.collect::<Vec<_>>().join(&word!(locale, "choice.separator"))
            }
            _ => String::new(),
        },
        Widget::WebsitePrincipal if text == "same" => word!(locale, "choice.same_principal"),
        Widget::WebsitePrincipal => value["name"].as_str().unwrap_or_default().to_owned(),
    }
}

fn named(knowledge: &Knowledge, options: Options, filing: &Filing, key: &str, speaker: Speaker) -> String {
    let choices = knowledge.options(options, filing.subject.nature);
    choices.into_iter().find(|(known, _)| known == key).map_or(key.to_owned(), |(_, words)| words.get(speaker.locale).to_owned())
}
