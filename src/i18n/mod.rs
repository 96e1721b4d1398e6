//! Languages, and the form of numbers and dates in them. The interface words stand in `locales/`.

mod format;

pub use format::{date, day, measured, megabytes, megabytes_at_least};

use serde::{Deserialize, Serialize};

/// A language of the program. It is always passed on, never kept in a global.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, clap::ValueEnum)]
pub enum Locale {
    /// Simplified Chinese, the first language.
    #[default]
    #[serde(rename = "zh-CN")]
    #[value(name = "zh-CN")]
    ZhCn,
    /// Traditional Chinese, with the mainland ministry's terms.
    #[serde(rename = "zh-TW")]
    #[value(name = "zh-TW")]
    ZhTw,
    /// English.
    #[serde(rename = "en")]
    #[value(name = "en")]
    En,
}

impl Locale {
    /// All languages, the first language first.
    pub const ALL: [Self; 3] = [Self::ZhCn, Self::ZhTw, Self::En];

    /// The BCP 47 tag, which is also the name of the file in `locales/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::ZhTw => "zh-TW",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::ZhCn => "简体中文",
            Self::ZhTw => "繁體中文",
            Self::En => "English",
        }
    }
}

/// The interface words of a key: `word!(locale, "key", name = value)`.
///
/// Gives a `String`. The locale comes first so that it cannot be left out: rust-i18n would fall back to global state.
#[macro_export]
macro_rules! word {
    ($locale:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        match AsRef::<str>::as_ref($key) {
            key => rust_i18n::t!(key, locale = $locale.tag() $(, $name = $value)*).into_owned(),
        }
    };
}
