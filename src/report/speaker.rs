//! The words of findings, open points and fields in one language.

use crate::filing::{Filing, path};
use crate::i18n::{self, Locale};
use crate::knowledge::{Code, Group, Knowledge, Needed, Rule, SourceRef};
use crate::rules::{Arg, Finding, Open};
use std::collections::BTreeMap;

/// Turns facts into sentences of one language.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// Knowledge that holds the words.
    pub knowledge: &'a Knowledge,
    /// Language.
    pub locale: Locale,
}

impl<'a> Speaker<'a> {
    /// A speaker of a language.
    pub fn new(knowledge: &'a Knowledge, locale: Locale) -> Self {
        Self { knowledge, locale }
    }

    /// The sentence of a finding, the same at the field and in every list.
    pub fn title(&self, finding: &Finding) -> String {
        self.fill(&finding.rule, &finding.args, |rule| &rule.words(self.locale).title)
    }

    /// Why a reviewer refuses it.
    pub fn cause(&self, finding: &Finding) -> String {
        self.fill(&finding.rule, &finding.args, |rule| &rule.words(self.locale).cause)
    }

    /// What to do.
    pub fn fix(&self, finding: &Finding) -> String {
        self.fill(&finding.rule, &finding.args, |rule| &rule.words(self.locale).fix)
    }

    /// The question of an open point; empty where nothing is asked.
    pub fn question(&self, open: &Open) -> String {
        self.fill(&open.rule, &open.args, |rule| &rule.words(self.locale).question)
    }

    /// How and where to find the answer.
    pub fn find_out(&self, open: &Open) -> String {
        self.fill(&open.rule, &open.args, |rule| &rule.words(self.locale).r#where)
    }

    /// How to find the answers to one question about several places, where that is the same for all of them.
    pub fn find_out_alike(&self, asked: &[&Open]) -> Option<String> {
        let mut all = asked.iter().map(|open| self.find_out(open));
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// One question about several places.
    pub fn question_about(&self, asked: &[&Open]) -> String {
        let Some(first) = asked.first() else { return String::new() };
        let mut args = first.args.clone();
        let names: Vec<String> = asked.iter().map(|open| self.about(open)).collect();
        args.insert("about", Arg::from(names.join(if self.locale == Locale::En { ", " } else { "、" })));
        self.fill(&first.rule, &args, |rule| &rule.words(self.locale).question)
    }

    /// What an open point is about, as its question names it.
    pub fn about(&self, open: &Open) -> String {
        let rule = self.knowledge.rules.get(&open.rule);
        rule.zip(open.args.get("about")).map_or_else(|| self.label(&open.field), |(rule, about)| self.arg(rule, about))
    }

    /// The question that was answered at a field.
    pub fn question_of(&self, rule: &str, field: &str, filing: &Filing) -> String {
        let about = match slot_of(field) {
            Some(slot) => Arg::Slot(slot.to_owned()),
            None => Arg::from(path::text(&path::to_value(filing), field)),
        };
        let question = self.fill(rule, &[("about", about)].into(), |rule| &rule.words(self.locale).question);
        if question.is_empty() { rule.to_owned() } else { question }
    }

    /// Where the question of an open point is answered.
    pub fn group(&self, open: &Open) -> Option<Group> {
        self.knowledge.rules.get(&open.rule).and_then(|rule| rule.ask.as_ref()).map(|ask| ask.group)
    }

    /// Why a point is open, in words.
    pub fn why_open(&self, open: &Open) -> String {
        let place = self.label(&open.field);
        let key = match open.why {
            crate::rules::OpenWhy::NotAsked => "open.not_asked",
            crate::rules::OpenWhy::NotExamined => "open.not_examined",
            crate::rules::OpenWhy::NotJudged if open.rule.starts_with("scan.") => "open.scan_not_judged",
            crate::rules::OpenWhy::NotJudged => "open.not_judged",
        };
        crate::word!(self.locale, key, place = place)
    }

    /// Who says so: title, issuer, place and date of each source.
    pub fn sources(&self, finding: &Finding) -> Vec<String> {
        let own = self.knowledge.rules.get(&finding.rule).map(|rule| rule.sources.as_slice()).unwrap_or_default();
        let mut lines: Vec<String> = Vec::new();
        for source in own.iter().chain(&finding.sources) {
            let line = self.source(source);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// One source in a line: `腾讯云《备案申请驳回原因》网站命名规范（2022）`.
    pub fn source(&self, source: &SourceRef) -> String {
        let Some(document) = self.knowledge.sources.get(&source.doc) else { return source.doc.clone() };
        let as_of = if document.as_of == "unknown" { crate::word!(self.locale, "source.undated") } else { document.as_of.clone() };
        match self.locale {
            Locale::ZhCn | Locale::ZhTw => format!("{}《{}》{}（{as_of}）", document.issuer, document.title, source.at),
            Locale::En => format!("{}, 《{}》 {} ({as_of})", document.issuer, document.title, source.at),
        }
    }

    /// The words of an entry of a closed list of the case.
    pub fn code(&self, list: Code, key: &str) -> String {
        match list {
            _ if key.is_empty() => String::new(),
            Code::FilingKind => crate::word!(self.locale, &format!("kind.{key}")),
            Code::ReviewStage => crate::word!(self.locale, &format!("stage.{key}")),
        }
    }

    /// What a list shows as the place of a field: its label, with the number of the website or other item.
    pub fn label(&self, field: &str) -> String {
        let lists = [
            ("websites", "label.website"),
            ("filing.earlier.websites", "label.website"),
            ("filed_sites", "part_item.filed_sites"),
            ("filing.rejections", "part_item.rejections"),
        ];
        let numbered = lists
            .into_iter()
            .find_map(|(list, key)| path::index_of(field, list).map(|index| crate::word!(self.locale, key, number = index + 1)));
        let own = if let Some(slot) = slot_of(field) {
            self.knowledge.slot(slot).map_or(slot.to_owned(), |slot| slot.name.get(self.locale).to_owned())
        } else if let Some(known) = self.knowledge.form.field(field) {
            known.label.get(self.locale).to_owned()
        } else {
            match path::pattern(field).as_str() {
                "subject.nature" => crate::word!(self.locale, "label.subject_nature"),
                "websites" => crate::word!(self.locale, "label.websites"),
                "websites[].domains" => crate::word!(self.locale, "label.domains"),
                "filing.rejections" => crate::word!(self.locale, "label.filing_rejections"),
                pattern => self.title_of(pattern).unwrap_or_else(|| field.to_owned()),
            }
        };
        match numbered {
            Some(numbered) => format!("{numbered} · {own}"),
            None => own,
        }
    }

    /// The title of what holds other fields: of the field that names it, or of its section.
    fn title_of(&self, pattern: &str) -> Option<String> {
        let form = &self.knowledge.form;
        if let Some(name) = form.field(&format!("{pattern}.name")).filter(|_| pattern.contains("[].")) {
            return Some(name.label.get(self.locale).to_owned());
        }
        let is_inside = |path: &str| path.strip_prefix(pattern).is_some_and(|rest| rest.starts_with(['.', '[']));
        let section = form.sections.iter().find(|section| section.fields.iter().any(|field| is_inside(&field.path)));
        section.map(|section| section.title.get(self.locale).to_owned())
    }

    fn fill(&self, id: &str, args: &BTreeMap<&'static str, Arg>, template: impl Fn(&'a Rule) -> &'a String) -> String {
        let Some(rule) = self.knowledge.rules.get(id) else { return id.to_owned() };
        let mut filled = String::new();
        let mut rest = template(rule).as_str();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            if let Some(arg) = args.get(name) {
                filled.push_str(&self.arg(rule, arg));
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// Names of entries of a list to choose from, one after the other.
    fn choices(&self, list: &str, keys: &[String]) -> String {
        let known = self.knowledge.choices.get(list).map(Vec::as_slice).unwrap_or_default();
        let words = |key: &String| known.iter().find(|(known, _)| known == key).map(|(_, words)| words.get(self.locale));
        let names: Vec<&str> = keys.iter().map(|key| words(key).unwrap_or(key)).collect();
        names.join(if self.locale == Locale::En { ", " } else { "、" })
    }

    pub(super) fn arg(&self, rule: &Rule, arg: &Arg) -> String {
        let (knowledge, locale) = (self.knowledge, self.locale);
        match arg {
            Arg::Number(number) => number.to_string(),
            // Typed text reaches terminals: a control character must not act there.
            Arg::Text(text) => text.replace(char::is_control, " "),
            Arg::Day(day) => i18n::date(*day, locale),
            Arg::Own(key) => rule.words(locale).words.get(*key).cloned().unwrap_or_default(),
            Arg::Field(field) => self.label(field),
            Arg::Slot(id) => knowledge.slot(id).map_or(id.clone(), |slot| slot.name.get(locale).to_owned()),
            Arg::Needed(id, index) => match knowledge.slot(id).and_then(|slot| slot.needed.get(*index)) {
                Some(Needed::Fact(fact)) => fact.why.get(locale).to_owned(),
                Some(Needed::Province(_)) | None => String::new(),
            },
            Arg::Asked(province, occasion) => self.asked(province, *occasion),
            Arg::Province(code) => knowledge.province(code).map_or(code.clone(), |province| province.name.get(locale).to_owned()),
            Arg::Nature(nature) => knowledge.nature(*nature).map_or(nature.as_ref().to_owned(), |info| info.name.get(locale).to_owned()),
            Arg::Certificate(kind) => {
                knowledge.certificate(*kind).map_or(kind.as_ref().to_owned(), |info| info.name.get(locale).to_owned())
            }
            Arg::Provider(key) => knowledge.provider(key).map_or(key.clone(), |provider| provider.name.get(locale).to_owned()),
            Arg::Choices(list, keys) => self.choices(list, keys),
        }
    }
}

/// The slot that a material path names: `portrait` of `materials[portrait:w1].files[0]`.
fn slot_of(field: &str) -> Option<&str> {
    let inside = field.strip_prefix("materials[")?.split(']').next()?;
    inside.split(':').next()
}
