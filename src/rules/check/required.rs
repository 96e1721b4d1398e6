//! Required fields of a step.

use crate::filing::{TypedDate, path};
use crate::knowledge::{Field, Part, Rule, Section, Step, Widget};
use crate::rules::case::finding;
use crate::rules::{Arg, Case, Finding};
use serde_json::Value;

/// One finding for every required field that is shown and not filled.
pub fn required(rule: &Rule, case: &Case, step: Step, findings: &mut Vec<Finding>) {
    for path in empty_lists(case).into_iter().filter(|_| step == Step::Website) {
        findings.push(finding(rule, path.as_str()).arg("field", Arg::Field(path)).arg("state", Arg::Own("empty")));
    }
    for section in case.knowledge.form.sections.iter().filter(|section| section.step == step) {
        for field in section.fields.iter().filter(|field| field.required) {
            for path in case.fields_of_form(section, field) {
                if let Some(state) = unfilled(case, field, &path) {
                    findings.push(finding(rule, path.as_str()).arg("field", Arg::Field(path)).arg("state", Arg::Own(state)));
                }
            }
        }
    }
}

impl Case<'_> {
    /// The paths of a form field that this case shows.
    pub fn fields_of_form(&self, section: &Section, field: &Field) -> Vec<String> {
        let shown = |path: &String| {
            let website = path::index_of(path, "websites");
            self.situation.holds(&section.when, website) && self.situation.holds(&field.when, website)
        };
        // A part of the case that is still null has fields too: they are what is missing.
        let paths = if field.path.contains("[]") { self.expand(&field.path) } else { vec![field.path.clone()] };
        let is_begun = section.part != Some(Part::Earlier) || self.filing.procedure.earlier.is_some();
        paths.into_iter().filter(|path| is_begun && shown(path)).collect()
    }

    /// The fields of a section that this case shows with their paths, those of one item of a list after those of the
    /// item before; of one website where one is given.
    pub fn rows_of_form<'f>(&self, section: &'f Section, website: Option<usize>) -> Vec<(&'f Field, String)> {
        let is_ours = |path: &String| website.is_none() || path::index_of(path, "websites") == website;
        let mut rows = Vec::new();
        for fields in section.fields.chunk_by(|one, next| one.list() == next.list()) {
            let paths = fields.iter().flat_map(|field| self.fields_of_form(section, field).into_iter().map(move |path| (field, path)));
            let mut of_list: Vec<(&Field, String)> = paths.filter(|(_, path)| is_ours(path)).collect();
            of_list.sort_by_key(|(_, path)| path::indices(path));
            rows.extend(of_list);
        }
        rows
    }
}

/// Lists that a filing cannot do without: a website, and a domain for each.
fn empty_lists(case: &Case) -> Vec<String> {
    let is_empty = |path: &String| case.value(path).and_then(Value::as_array).is_some_and(Vec::is_empty);
    let domains = (0..case.filing.websites.len()).map(|index| format!("websites[{index}].domains"));
    std::iter::once("websites".to_owned()).chain(domains).filter(is_empty).collect()
}

/// Why a field counts as not filled, if it does.
fn unfilled(case: &Case, field: &Field, path: &str) -> Option<&'static str> {
    let typed = case.text(path).trim();
    let is_empty = match case.value(path) {
        None | Some(Value::Null) => true,
        Some(Value::String(_)) => typed.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    };
    if is_empty {
        return Some("empty");
    }
    let date = TypedDate::new(typed);
    match field.widget {
        Widget::Date if date.date().is_none() => Some("not_a_date"),
        Widget::DateOrLongTerm if date.date().is_none() && !date.is_long_term() => Some("not_a_date"),
        _ if path == "province" && case.province().is_none() => Some("empty"),
        _ => None,
    }
}
