//! The interface words, for tests that find controls by them: the program's own macro is not to be had outside of it.

use beian_preflight::i18n::Locale;
use std::collections::BTreeMap;
use std::path::Path;

/// The interface words of a language.
pub struct InterfaceWords {
    pub locale: Locale,
    by_key: BTreeMap<String, String>,
}

impl InterfaceWords {
    /// Reads them. The files are two-space YAML with quoted texts.
    pub fn of(locale: Locale) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{}.yml", locale.tag()));
        let text = std::fs::read_to_string(file).expect("a locale file");
        let mut path: Vec<&str> = Vec::new();
        let mut words = BTreeMap::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.starts_with("_version")) {
            let Some((key, value)) = line.trim().split_once(':') else { continue };
            path.truncate((line.len() - line.trim_start().len()) / 2);
            path.push(key);
            if let Some(quoted) = value.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                words.insert(path.join("."), quoted.replace("\\\"", "\""));
            }
        }
        Self { locale, by_key: words }
    }

    /// The words of a key.
    #[track_caller]
    pub fn get(&self, key: &str) -> &str {
        self.by_key.get(key).unwrap_or_else(|| panic!("no words for {key}"))
    }

    /// What the words of a key begin with, before the first placeholder.
    #[track_caller]
    pub fn beginning(&self, key: &str) -> &str {
        self.get(key).split("%{").next().unwrap_or_default()
    }

    /// The words of a key with a number of two digits in every placeholder.
    #[track_caller]
    pub fn counted(&self, key: &str) -> String {
        self.get(key).split("%{").enumerate().map(|(index, part)| filled(index, part)).collect()
    }

    /// All keys and words.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_key.iter().map(|(key, words)| (key.as_str(), words.as_str()))
    }

    /// The keys that begin so.
    pub fn keys_below(&self, beginning: &str) -> Vec<&str> {
        self.by_key.keys().map(String::as_str).filter(|key| key.starts_with(beginning)).collect()
    }
}

/// The part before the first placeholder, or a part that begins with the name of one.
fn filled(index: usize, part: &str) -> String {
    let rest = if index == 0 { None } else { part.split_once('}') };
    rest.map_or_else(|| part.to_owned(), |(_, rest)| format!("99{rest}"))
}
