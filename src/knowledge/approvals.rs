//! Approvals of content before it is filed (前置审批). `assets/lists/approvals.toml`.

use super::cell::Cell;
use super::words::Words;
use crate::text::{fold, is_han};
use serde::Deserialize;

/// What is known of one approval.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Its bit in the ministry's dictionary; none where it is no category of the form.
    #[serde(default)]
    pub bit: Option<u64>,
    /// Whether it is still asked for.
    pub status: ApprovalStatus,
    /// Key of the source of status, document and authority.
    pub by: String,
    /// Detail for people.
    #[serde(default)]
    pub note: String,
    /// Name of the paper that is handed in.
    #[serde(default)]
    pub document: Option<Words>,
    /// Who gives it.
    pub authority: Words,
    /// Shapes of its number as seen: `9` is a digit, `汉` a Han character, everything else itself.
    #[serde(default)]
    pub number_shapes: Vec<String>,
    /// Words that make a reviewer ask for it.
    #[serde(default)]
    pub keywords: Cell<Vec<String>>,
    /// Codes of the only provinces that ask for it; everywhere where empty.
    #[serde(default)]
    pub provinces: Cell<Vec<String>>,
    /// Codes of the provinces that ask for it though it is cancelled.
    #[serde(default)]
    pub still_asking: Cell<Vec<String>>,
}

/// Whether an approval is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ApprovalStatus {
    /// It is.
    InForce,
    /// It was cancelled in the whole country; single authorities may still ask.
    Cancelled,
    /// It depends on the business which authority gives it.
    ByBusiness,
}

impl Approval {
    /// Whether a number has one of the shapes seen; nothing where none is known.
    pub fn fits_number(&self, number: &str) -> Option<bool> {
        let number = number_form(number);
        let fits = |shape: &String| has_shape(&number, &number_form(shape));
        (!self.number_shapes.is_empty()).then(|| self.number_shapes.iter().any(fits))
    }

    /// Words that make a reviewer ask for it, with the key of their source.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        let statements = self.keywords.statements().iter();
        statements.flat_map(|said| said.value.iter().map(move |word| (word.as_str(), said.by.as_str())))
    }

    /// The source by which a province still asks for it though it is cancelled.
    pub fn still_asked_by(&self, province: &str) -> Option<&str> {
        let names = |codes: &[String]| codes.iter().any(|code| code == province);
        self.still_asking.statements().iter().find(|said| names(&said.value)).map(|said| said.by.as_str())
    }
}

/// A number with one kind of brackets.
fn number_form(number: &str) -> String {
    let round = |c| match c {
        '〔' | '[' | '【' => '(',
        '〕' | ']' | '】' => ')',
        _ => c,
    };
    fold(number).chars().map(round).collect()
}

fn has_shape(number: &str, shape: &str) -> bool {
    let fits = |(c, wanted)| match wanted {
        '9' => char::is_ascii_digit(&c),
        '汉' => is_han(c),
        _ => c == wanted,
    };
    number.chars().count() == shape.chars().count() && number.chars().zip(shape.chars()).all(fits)
}
