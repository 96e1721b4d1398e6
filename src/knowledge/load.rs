//! Data files to [`Knowledge`], with every cross reference checked.

use super::{CertificateInfo, Edition, Knowledge, NatureInfo, Rule, Slot, Words};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Why knowledge cannot be used. Every message names its file.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file that has to be there is not.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A file is not of the shape that it has to have.
    #[error("{file}: {source}")]
    Shape {
        /// The file.
        file: String,
        /// What is wrong, with its line.
        source: Box<toml::de::Error>,
    },
    /// A file of a folder that holds none of this kind.
    #[error("{0} belongs to no kind of data")]
    Stray(String),
    /// A file names something that no other file defines.
    #[error("{file}: no {what} {name:?}")]
    Dangling {
        /// The file.
        file: String,
        /// What kind of thing it names.
        what: &'static str,
        /// The name.
        name: String,
    },
}

/// Reads knowledge from files: path below the root with `/`, and content.
///
/// # Errors
/// [`LoadError`], for the first file that is at fault.
pub fn from_files(files: &[(&str, &str)]) -> Result<Knowledge, LoadError> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let natures: Natures = one(&files, "lists/natures.toml")?;
    let certificates: Certificates = one(&files, "lists/certificates.toml")?;
    let materials: Materials = one(&files, "materials.toml")?;
    let choices: BTreeMap<String, BTreeMap<String, Choice>> = one(&files, "lists/choices.toml")?;
    let mut knowledge = Knowledge {
        edition: one(&files, "edition.toml")?,
        rules: BTreeMap::new(),
        planned: one(&files, "rules/planned.toml")?,
        sources: one(&files, "sources.toml")?,
        provinces: folder(&files, "provinces")?,
        providers: folder(&files, "providers")?,
        natures: natures.nature,
        certificates: certificates.certificate,
        form: one(&files, "form.toml")?,
        slots: materials.slot,
        word_lists: one(&files, "lists/name_words.toml")?,
        suffixes: one(&files, "lists/suffixes.toml")?,
        choices: choices.into_iter().map(|(name, list)| (name, ordered(list))).collect(),
    };
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("rules/") && **path != "rules/planned.toml") {
        let mut rule: Rule = shape(path, text)?;
        rule.id = rule_id(path).ok_or_else(|| LoadError::Stray((*path).to_owned()))?;
        knowledge.rules.insert(rule.id.clone(), rule);
    }
    check_references(&knowledge)?;
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("provinces/") || path.starts_with("providers/")) {
        let cells: toml::Value = shape(path, text)?;
        if let Some(name) = unknown_source(&cells, &knowledge) {
            return Err(LoadError::Dangling { file: (*path).to_owned(), what: "source", name });
        }
    }
    Ok(knowledge)
}

/// The first `by` below a value that names no source.
fn unknown_source(value: &toml::Value, knowledge: &Knowledge) -> Option<String> {
    match value {
        toml::Value::Table(table) => {
            let by = table.get("by").and_then(toml::Value::as_str).filter(|by| !knowledge.sources.contains_key(*by));
            by.map(str::to_owned).or_else(|| table.values().find_map(|value| unknown_source(value, knowledge)))
        }
        toml::Value::Array(values) => values.iter().find_map(|value| unknown_source(value, knowledge)),
        _ => None,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Natures {
    nature: Vec<NatureInfo>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Certificates {
    certificate: Vec<CertificateInfo>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Materials {
    slot: Vec<Slot>,
}

/// One entry of a list to choose from; `order` because tables have none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    order: u16,
    name: Words,
}

fn ordered(list: BTreeMap<String, Choice>) -> Vec<(String, Words)> {
    let mut entries: Vec<_> = list.into_iter().collect();
    entries.sort_by_key(|(_, choice)| choice.order);
    entries.into_iter().map(|(key, choice)| (key, choice.name)).collect()
}

fn shape<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, LoadError> {
    toml::from_str(text).map_err(|source| LoadError::Shape { file: path.to_owned(), source: Box::new(source) })
}

fn one<T: DeserializeOwned>(files: &BTreeMap<&str, &str>, path: &'static str) -> Result<T, LoadError> {
    shape(path, files.get(path).ok_or(LoadError::Missing(path))?)
}

fn folder<T: DeserializeOwned>(files: &BTreeMap<&str, &str>, name: &str) -> Result<BTreeMap<String, T>, LoadError> {
    let mut all = BTreeMap::new();
    for (path, text) in files {
        let file = path.strip_prefix(name).and_then(|rest| rest.strip_prefix('/'));
        if let Some(key) = file.and_then(|file| file.strip_suffix(".toml")) {
            all.insert(key.to_owned(), shape(path, text)?);
        }
    }
    Ok(all)
}

fn rule_id(path: &str) -> Option<String> {
    let (family, name) = path.strip_prefix("rules/")?.strip_suffix(".toml")?.split_once('/')?;
    Some(format!("{family}.{name}"))
}

fn check_references(knowledge: &Knowledge) -> Result<(), LoadError> {
    let dangling = |file: String, what, name: &str| LoadError::Dangling { file, what, name: name.to_owned() };
    let ids_known = |id: &String| knowledge.rules.contains_key(id) || knowledge.planned.contains_key(id);
    for rule in knowledge.rules.values() {
        let file = || format!("rules/{}.toml", rule.id.replacen('.', "/", 1));
        if let Some(source) = rule.sources.iter().find(|source| !knowledge.sources.contains_key(&source.doc)) {
            return Err(dangling(file(), "source", &source.doc));
        }
        if let Some(id) = rule.silences.iter().find(|id| !ids_known(id)) {
            return Err(dangling(file(), "rule", id));
        }
        if let super::Check::StartsWith { list } | super::Check::Contains { list } = &rule.check
            && !knowledge.word_lists.contains_key(list)
        {
            return Err(dangling(file(), "list", list));
        }
    }
    for (list, words) in &knowledge.word_lists {
        if !knowledge.sources.contains_key(&words.source) {
            return Err(dangling(format!("lists/name_words.toml, {list}"), "source", &words.source));
        }
    }
    let documents = knowledge.choices.get("documents").map(Vec::as_slice).unwrap_or_default();
    for slot in &knowledge.slots {
        if let Some(document) = slot.documents.iter().find(|document| documents.iter().all(|(key, _)| key != *document)) {
            return Err(dangling(format!("materials.toml, {}", slot.id), "document", document));
        }
        if let Some(needed) = slot.needed.iter().find(|needed| !knowledge.sources.contains_key(&needed.source.doc)) {
            return Err(dangling(format!("materials.toml, {}", slot.id), "source", &needed.source.doc));
        }
    }
    Ok(())
}

impl Edition {
    /// `2026.1 (2026-11-22)`
    pub fn to_line(&self) -> String {
        format!("{} ({})", self.version, self.as_of)
    }
}
