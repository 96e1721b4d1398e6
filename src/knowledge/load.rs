//! Data files to [`Knowledge`], with every cross reference checked.

use super::{
    Cell, CertificateInfo, Divisions, Edition, Knowledge, MobileProvinces, NameWords, NatureInfo, Needed, Province, RemarkText, Rule, Slot,
    Term, WordList, Words, glossary,
};
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
    /// A list that is not TOML is not of its form.
    #[error("{file}: {what}")]
    List {
        /// The file.
        file: &'static str,
        /// What is wrong.
        what: String,
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
    /// A file gives a name twice that stands for one thing.
    #[error("{file}: {what} {name:?} is there twice")]
    Twice {
        /// The file.
        file: &'static str,
        /// What kind of thing has the name.
        what: &'static str,
        /// The name.
        name: String,
    },
}

/// Reads knowledge from files: path below the root with `/`, and content, of text files and of packed ones.
///
/// # Errors
/// [`LoadError`], for the first file that is at fault.
pub fn from_files(files: &[(&str, &str)], packed: &[(&str, &[u8])]) -> Result<Knowledge, LoadError> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let natures: Natures = one(&files, "lists/natures.toml")?;
    let certificates: Certificates = one(&files, "lists/certificates.toml")?;
    let materials: Materials = one(&files, "materials.toml")?;
    let choices: BTreeMap<String, BTreeMap<String, Choice>> = one(&files, "lists/choices.toml")?;
    let (name_words, word_lists) = names(&files)?;
    let mut knowledge = Knowledge {
        edition: one(&files, "edition.toml")?,
        rules: BTreeMap::new(),
        planned: one(&files, "rules/planned.toml")?,
        sources: one(&files, "sources.toml")?,
        provinces: provinces(&files)?,
        providers: folder(&files, "providers")?,
        natures: natures.nature,
        certificates: certificates.certificate,
        form: one(&files, "form.toml")?,
        slots: materials.slot,
        document_of: materials.document_of,
        word_lists,
        name_words,
        scope_words: one(&files, "lists/scope_words.toml")?,
        approvals: one(&files, "lists/approvals.toml")?,
        content_types: one(&files, "lists/content_types.toml")?,
        remark_texts: one::<RemarkTexts>(&files, "lists/remark_texts.toml")?.text,
        suffixes: one(&files, "lists/suffixes.toml")?,
        registrars: one(&files, "lists/registrars.toml")?,
        divisions: divisions(&files)?,
        mobile_provinces: mobile_provinces(&files, packed)?,
        area_codes: one(&files, "lists/area_codes.toml")?,
        phone_segments: one(&files, "lists/phone_segments.toml")?,
        holidays: one(&files, "lists/holidays.toml")?,
        choices: choices.into_iter().map(|(name, list)| (name, ordered(list))).collect(),
        glossary: one::<Glossary>(&files, glossary::FILE)?.term,
    };
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("rules/") && **path != "rules/planned.toml") {
        let mut rule: Rule = shape(path, text)?;
        rule.id = rule_id(path).ok_or_else(|| LoadError::Stray((*path).to_owned()))?;
        knowledge.rules.insert(rule.id.clone(), rule);
    }
    check_references(&knowledge)?;
    check_lists(&knowledge)?;
    glossary::check(&knowledge.glossary, &knowledge.sources)?;
    for (path, text) in files.iter().filter(|(path, _)| is_cited(path)) {
        let cells: toml::Value = shape(path, text)?;
        if let Some(name) = unknown_source(&cells, &knowledge) {
            return Err(LoadError::Dangling { file: (*path).to_owned(), what: "source", name });
        }
    }
    Ok(knowledge)
}

/// Whether everything in a file that is called `by` or `source` is the key of a source.
fn is_cited(path: &str) -> bool {
    let is_toml = std::path::Path::new(path).extension().is_some_and(|extension| extension == "toml");
    is_toml && ["provinces/", "providers/", "lists/"].iter().any(|folder| path.starts_with(folder))
}

/// The first `by` or `source` below a value that names no source.
fn unknown_source(value: &toml::Value, knowledge: &Knowledge) -> Option<String> {
    match value {
        toml::Value::Table(table) => {
            let mut cited = ["by", "source"].into_iter().filter_map(|key| table.get(key).and_then(toml::Value::as_str));
            let unknown = cited.find(|by| !knowledge.sources.contains_key(*by)).map(str::to_owned);
            unknown.or_else(|| table.values().find_map(|value| unknown_source(value, knowledge)))
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
    document_of: BTreeMap<String, String>,
    slot: Vec<Slot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RemarkTexts {
    text: Cell<RemarkText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Glossary {
    term: Vec<Term>,
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

fn provinces(files: &BTreeMap<&str, &str>) -> Result<BTreeMap<String, Province>, LoadError> {
    let mut provinces: BTreeMap<String, Province> = folder(files, "provinces")?;
    for (code, province) in &mut provinces {
        let path = format!("provinces/{code}.toml");
        province.index_cells(&shape(&path, files.get(path.as_str()).copied().unwrap_or_default())?);
    }
    Ok(provinces)
}

fn divisions(files: &BTreeMap<&str, &str>) -> Result<Divisions, LoadError> {
    let file = "lists/divisions.txt";
    let text = files.get(file).ok_or(LoadError::Missing(file))?;
    Divisions::parse(text).map_err(|what| LoadError::List { file, what })
}

fn mobile_provinces(files: &BTreeMap<&str, &str>, packed: &[(&str, &[u8])]) -> Result<MobileProvinces, LoadError> {
    let file = "lists/mobile_provinces.bin";
    let (_, bytes) = packed.iter().rev().find(|(path, _)| *path == file).ok_or(LoadError::Missing(file))?;
    MobileProvinces::parse(bytes, one(files, "lists/mobile_provinces.toml")?).map_err(|what| LoadError::List { file, what })
}

/// Lists for names: those by case, and those that hold everywhere, by name.
fn names(files: &BTreeMap<&str, &str>) -> Result<(NameWords, BTreeMap<String, WordList>), LoadError> {
    let mut name_words: NameWords = one(files, "lists/name_words.toml")?;
    let mut word_lists = std::mem::take(&mut name_words.lists);
    word_lists.append(&mut one(files, "lists/names.toml")?);
    word_lists.append(&mut one(files, "lists/telling_words.toml")?);
    word_lists.append(&mut one(files, "lists/picture_programs.toml")?);
    Ok((name_words, word_lists))
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
        let said = |cell: &String| knowledge.provinces.values().any(|province| province.yes_or_no(cell).is_some());
        let named = rule.ask.iter().flat_map(|ask| ask.cell.iter().chain(&ask.sources_of).chain(ask.when.cells.iter().flatten()));
        if let Some(cell) = named.into_iter().find(|cell| !said(cell)) {
            return Err(dangling(file(), "yes-or-no cell of a province", cell));
        }
        if let super::Check::StartsWith { list } | super::Check::Contains { list } | super::Check::ScanEdited { list, .. } = &rule.check
            && !knowledge.word_lists.contains_key(list)
        {
            return Err(dangling(file(), "list", list));
        }
    }
    check_word_lists(knowledge)?;
    check_slots_named(knowledge)?;
    check_materials(knowledge)
}

/// The slots that rules and providers name.
fn check_slots_named(knowledge: &Knowledge) -> Result<(), LoadError> {
    let by_rules = knowledge.rules.values().flat_map(|rule| {
        let slots: Vec<&String> = match &rule.check {
            super::Check::ScanEdited { slots, .. } => slots.iter().collect(),
            super::Check::ScanDuplicate { slots, except, .. } => slots.iter().chain(except.iter().flatten()).collect(),
            _ => Vec::new(),
        };
        slots.into_iter().map(|slot| (format!("rules/{}.toml", rule.id.replacen('.', "/", 1)), slot))
    });
    let by_providers = knowledge.providers.iter().flat_map(|(key, provider)| {
        let slots = provider.floor.statements().iter().flat_map(|said| &said.value.slots);
        slots.map(move |slot| (format!("providers/{key}.toml"), slot))
    });
    match by_rules.chain(by_providers).find(|(_, slot)| knowledge.slot(slot).is_none()) {
        Some((file, slot)) => Err(LoadError::Dangling { file, what: "slot", name: slot.clone() }),
        None => Ok(()),
    }
}

/// The documents and sources that slots name, and the papers that provinces ask for.
fn check_materials(knowledge: &Knowledge) -> Result<(), LoadError> {
    let dangling = |file: String, what, name: &str| Err(LoadError::Dangling { file, what, name: name.to_owned() });
    let documents = knowledge.choices.get("documents").map(Vec::as_slice).unwrap_or_default();
    let is_known = |document: &str| documents.iter().any(|(key, _)| key == document);
    for slot in &knowledge.slots {
        let file = || format!("materials.toml, {}", slot.id);
        let by_province = slot.needed.iter().filter_map(|needed| match needed {
            Needed::Province(needed) => Some(&needed.by_province),
            Needed::Fact(_) => None,
        });
        let mut named = slot.documents.iter().chain(&slot.covered_by).chain(by_province);
        if let Some(document) = named.find(|document| !is_known(document)) {
            return dangling(file(), "document", document);
        }
        let of_facts = slot.needed.iter().filter_map(|needed| match needed {
            Needed::Fact(fact) => Some(&fact.source),
            Needed::Province(_) => None,
        });
        let mut sources = of_facts.chain(slot.handling.iter().map(|rule| &rule.source));
        if let Some(source) = sources.find(|source| !knowledge.sources.contains_key(&source.doc)) {
            return dangling(file(), "source", &source.doc);
        }
    }
    if let Some(document) = knowledge.document_of.values().find(|document| !is_known(document)) {
        return dangling("materials.toml, document_of".to_owned(), "document", document);
    }
    for province in knowledge.provinces.values() {
        let mut papers = province.paper.asked.statements().iter().map(|said| &said.value.paper);
        if let Some(paper) = papers.find(|paper| !is_known(paper)) {
            return dangling(format!("provinces/{}.toml", province.code), "document", paper);
        }
    }
    Ok(())
}

/// The sources and provinces that the lists of numbers, days and suffixes name.
fn check_lists(knowledge: &Knowledge) -> Result<(), LoadError> {
    let Knowledge { divisions, mobile_provinces, area_codes, phone_segments, holidays, suffixes, .. } = knowledge;
    let virtual_operators = phone_segments.virtual_operators.iter().map(|said| ("lists/phone_segments.toml", &said.source));
    let refused = suffixes.refused.iter().map(|refused| ("lists/suffixes.toml", &refused.by));
    let sources = [
        ("lists/divisions.txt", &divisions.source),
        ("lists/mobile_provinces.toml", &mobile_provinces.about.source),
        ("lists/area_codes.toml", &area_codes.source),
        ("lists/phone_segments.toml", &phone_segments.source),
        ("lists/holidays.toml", &holidays.source),
        ("lists/suffixes.toml", &suffixes.source),
    ];
    let mut sources = sources.into_iter().chain(virtual_operators).chain(refused);
    if let Some((file, name)) = sources.find(|(_, source)| !knowledge.sources.contains_key(*source)) {
        return Err(LoadError::Dangling { file: file.to_owned(), what: "source", name: name.clone() });
    }
    let of_mobiles = mobile_provinces.about.provinces.iter().map(|code| ("lists/mobile_provinces.toml", code));
    let of_areas = area_codes.provinces.keys().map(|code| ("lists/area_codes.toml", code));
    let of_suffixes = suffixes.refused.iter().flat_map(|refused| &refused.provinces).map(|code| ("lists/suffixes.toml", code));
    let mut provinces = of_mobiles.chain(of_areas).chain(of_suffixes);
    match provinces.find(|(_, code)| !knowledge.provinces.contains_key(*code)) {
        Some((file, name)) => Err(LoadError::Dangling { file: file.to_owned(), what: "province", name: name.clone() }),
        None => Ok(()),
    }
}

/// Lists of words that name provinces, providers, or choices of the form.
fn check_word_lists(knowledge: &Knowledge) -> Result<(), LoadError> {
    let dangling = |file: &str, what, name: &str| LoadError::Dangling { file: file.to_owned(), what, name: name.to_owned() };
    let unknown = |codes: &[String]| codes.iter().find(|code| !knowledge.provinces.contains_key(*code)).cloned();
    let names = &knowledge.name_words;
    let mut of_names = names.scoped.iter().map(|list| &list.provinces).chain(names.conflicts.iter().map(|conflict| &conflict.provinces));
    if let Some(code) = of_names.find_map(|codes| unknown(codes.as_slice())) {
        return Err(dangling("lists/name_words.toml", "province", &code));
    }
    if let Some(key) = names.scoped.iter().flat_map(|list| &list.providers).find(|key| !knowledge.providers.contains_key(*key)) {
        return Err(dangling("lists/name_words.toml", "provider", key));
    }
    let scopes = &knowledge.scope_words;
    let mut of_scopes = scopes.words.iter().map(|list| &list.provinces).chain(scopes.pledges.iter().map(|pledge| &pledge.provinces));
    if let Some(code) = of_scopes.find_map(|codes| unknown(codes.as_slice())) {
        return Err(dangling("lists/scope_words.toml", "province", &code));
    }
    let provinces = knowledge.approvals.values().flat_map(|approval| [&approval.provinces, &approval.still_asking]);
    if let Some(code) = provinces.flat_map(Cell::statements).find_map(|said| unknown(&said.value)) {
        return Err(dangling("lists/approvals.toml", "province", &code));
    }
    let chosen = |list: &str| knowledge.choices.get(list).map(Vec::as_slice).unwrap_or_default();
    let mut categories = knowledge.approvals.iter().filter(|(_, approval)| approval.bit.is_some()).map(|(key, _)| key);
    if let Some(key) = categories.find(|key| chosen("approval_categories").iter().all(|(known, _)| known != *key)) {
        return Err(dangling("lists/approvals.toml", "approval category", key));
    }
    if let Some((key, _)) = chosen("approval_categories").iter().find(|(key, _)| !knowledge.approvals.contains_key(key)) {
        return Err(dangling("lists/choices.toml", "approval", key));
    }
    if let Some((key, _)) = chosen("content_types").iter().find(|(key, _)| !knowledge.content_types.types.contains_key(key)) {
        return Err(dangling("lists/choices.toml", "content type", key));
    }
    Ok(())
}

impl Edition {
    /// `2026.1 (2026-11-22)`
    pub fn to_line(&self) -> String {
        format!("{} ({})", self.version, self.as_of)
    }
}

#[cfg(test)]
mod tests {
    use super::super::embedded::{BYTES, FILES};
    use super::*;

    #[test]
    fn a_list_that_is_missing_or_broken_is_named() {
        assert_eq!(from_files(FILES, &[]).unwrap_err().to_string(), "lists/mobile_provinces.bin is missing");
        let broken = from_files(FILES, &[("lists/mobile_provinces.bin", [1, 2].as_slice())]).unwrap_err().to_string();
        assert!(broken.starts_with("lists/mobile_provinces.bin: "), "{broken}");
        let changed = FILES.iter().map(|(path, text)| (*path, if *path == "lists/divisions.txt" { "?" } else { *text }));
        let broken = from_files(&changed.collect::<Vec<_>>(), BYTES).unwrap_err().to_string();
        assert!(broken.starts_with("lists/divisions.txt: line 1"), "{broken}");
    }
}
