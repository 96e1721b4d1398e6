//! Filing number (ICP备案号): the province's letter, `ICP备`, eight or ten digits, `号`; of one service with a suffix.
//!
//! Form: as providers print it and as filed numbers look; the serial opens with a year of two or four digits. Without a
//! suffix it is the subject's number; `-1` is a website, `-2A` an app, `-3X` a mini program, `-4K` a quick app, counted
//! together. Four provinces have a second letter in older numbers (川, 甘, 贵, 云), which is taken for the usual one.
//! Licences (ICP证, B2) and public-security numbers (公网安备) are told apart, since they stand beside it on many pages.
//!
//! ```
//! use beian_preflight::number::filing_number::{FilingNumber, FilingNumberFault};
//! let number = FilingNumber::parse("粤ＩＣＰ备１２３４５６７８号－１").unwrap();
//! assert_eq!(number.to_string(), "粤ICP备12345678号-1");
//! assert_eq!(number.subject().to_string(), "粤ICP备12345678号");
//! assert_eq!(FilingNumber::parse("京ICP证030173号"), Err(FilingNumberFault::Licence));
//! ```

use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Letters that open a filing number; those of vehicle plates differ for Sichuan, Gansu and Guizhou.
const LETTERS: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";

/// Second letters, with the usual one.
const SECOND_LETTERS: [(char, char); 4] = [('川', '蜀'), ('甘', '陇'), ('贵', '黔'), ('云', '滇')];

/// A number of the form of a filing number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FilingNumber {
    letter: char,
    serial: String,
    suffix: Option<Suffix>,
}

/// Which of the subject's services a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Suffix {
    /// Its place among all services of the subject, from 1.
    pub sequence: u16,
    /// What it is.
    pub service: Service,
}

/// What is filed under a number with a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Service {
    /// A website; no letter.
    Website,
    /// An app; A.
    App,
    /// A mini program; X.
    MiniProgram,
    /// A quick app; K.
    QuickApp,
}

/// Why something typed is not a filing number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum FilingNumberFault {
    /// It does not open with the letter of a province.
    Letter,
    /// `ICP备` does not follow the letter.
    Form,
    /// Its serial has neither eight nor ten digits.
    Serial,
    /// What stands behind the serial is no suffix.
    Suffix,
    /// It is the number of a commercial licence (ICP证, B2).
    Licence,
    /// It is the number of the public-security filing (公网安备).
    PublicSecurity,
}

impl FilingNumber {
    /// Reads what was typed. 号 may be left out.
    ///
    /// # Errors
    /// [`FilingNumberFault`]: another kind of number first, then the first fault from the left.
    pub fn parse(typed: &str) -> Result<Self, FilingNumberFault> {
        let typed = folded(typed);
        if let Some(another) = another_kind(&typed) {
            return Err(another);
        }
        let mut characters = typed.chars();
        let letter = characters.next().and_then(usual_letter).ok_or(FilingNumberFault::Letter)?;
        let rest = characters.as_str().strip_prefix("ICP备").ok_or(FilingNumberFault::Form)?;
        let serial: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if !matches!(serial.len(), 8 | 10) {
            return Err(FilingNumberFault::Serial);
        }
        let rest = rest.strip_prefix(serial.as_str()).unwrap_or_default();
        let suffix = match rest.strip_prefix('号').unwrap_or(rest) {
            "" => None,
            rest => Some(Suffix::parse(rest).ok_or(FilingNumberFault::Suffix)?),
        };
        Ok(Self { letter, serial, suffix })
    }

    /// The usual letter of the province, such as 粤.
    pub fn letter(&self) -> char {
        self.letter
    }

    /// The digits between 备 and 号.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// Which service it is of; none where it is the subject's own number.
    pub fn suffix(&self) -> Option<Suffix> {
        self.suffix
    }

    /// The number of the subject under which the service is filed.
    #[must_use]
    pub fn subject(&self) -> Self {
        Self { suffix: None, ..self.clone() }
    }
}

impl Suffix {
    fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('-')?;
        let services = [('A', Service::App), ('X', Service::MiniProgram), ('K', Service::QuickApp)];
        let lettered = services.into_iter().find_map(|(letter, service)| Some((text.strip_suffix(letter)?, service)));
        let (digits, service) = lettered.unwrap_or((text, Service::Website));
        let is_number = (1..=3).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        let sequence = digits.parse().ok().filter(|sequence| is_number && *sequence > 0)?;
        Some(Self { sequence, service })
    }
}

impl fmt::Display for FilingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}ICP备{}号", self.letter, self.serial)?;
        let Some(suffix) = self.suffix else { return Ok(()) };
        let letter = match suffix.service {
            Service::Website => "",
            Service::App => "A",
            Service::MiniProgram => "X",
            Service::QuickApp => "K",
        };
        write!(f, "-{}{letter}", suffix.sequence)
    }
}

/// Half width, upper case, without white space, every dash a hyphen and the three words in Simplified Chinese.
fn folded(typed: &str) -> String {
    let folded = typed.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase);
    folded
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            '備' => '备',
            '號' => '号',
            '證' => '证',
            other => other,
        })
        .collect()
}

fn usual_letter(typed: char) -> Option<char> {
    let usual = SECOND_LETTERS.into_iter().find(|(second, _)| *second == typed).map_or(typed, |(_, usual)| usual);
    LETTERS.contains(usual).then_some(usual)
}

/// The other kind of number that it is, if so.
fn another_kind(folded: &str) -> Option<FilingNumberFault> {
    let mut behind_letter = folded.chars().skip_while(|c| usual_letter(*c).is_some());
    let is_value_added = matches!((behind_letter.next(), behind_letter.next()), (Some('A' | 'B'), Some('1' | '2')));
    if folded.contains("公网安备") {
        Some(FilingNumberFault::PublicSecurity)
    } else if folded.contains("ICP证") || is_value_added {
        Some(FilingNumberFault::Licence)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(typed: &str) -> Result<String, FilingNumberFault> {
        FilingNumber::parse(typed).map(|number| number.to_string())
    }

    #[test]
    fn serials_have_eight_or_ten_digits() {
        assert_eq!(written("粤ICP备12345678号"), Ok("粤ICP备12345678号".to_owned()));
        assert_eq!(written("新icp备2025000321号-1"), Ok("新ICP备2025000321号-1".to_owned()));
        assert_eq!(written("粤ICP备123456789号"), Err(FilingNumberFault::Serial));
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for typed in ["粤ICP备12345678号－１", "粤 ICP 备 12345678 号 - 1", "粤ICP備12345678號–1", "粤ＩＣＰ备12345678-1"]
        {
            assert_eq!(written(typed), Ok("粤ICP备12345678号-1".to_owned()), "{typed}");
        }
    }

    #[test]
    fn the_suffix_tells_the_service() {
        let service = |typed: &str| FilingNumber::parse(typed).unwrap().suffix().map(|suffix| (suffix.sequence, suffix.service));
        assert_eq!(service("蜀ICP备2025000643号"), None);
        assert_eq!(service("蜀ICP备2025000643号-12"), Some((12, Service::Website)));
        assert_eq!(service("蜀ICP备2025000643号-2A"), Some((2, Service::App)));
        assert_eq!(service("蜀ICP备2025000643号-3x"), Some((3, Service::MiniProgram)));
        assert_eq!(service("蜀ICP备2025000643号-4K"), Some((4, Service::QuickApp)));
        for typed in ["蜀ICP备2025000643号1", "蜀ICP备2025000643号-", "蜀ICP备2025000643号-0", "蜀ICP备2025000643号-1B"] {
            assert_eq!(written(typed), Err(FilingNumberFault::Suffix), "{typed}");
        }
    }

    #[test]
    fn second_letters_are_the_same_province() {
        assert_eq!(FilingNumber::parse("川ICP备05000001号"), FilingNumber::parse("蜀ICP备05000001号"));
        assert_eq!(FilingNumber::parse("甘ICP备19000358号-1").unwrap().subject(), FilingNumber::parse("陇ICP备19000358号").unwrap());
    }

    #[test]
    fn other_kinds_of_number_are_told_apart() {
        for typed in ["京ICP证030173号", "粤B2-20090059-1", "B2-20090059", "浙A2.B1.B2-20080224"] {
            assert_eq!(written(typed), Err(FilingNumberFault::Licence), "{typed}");
        }
        assert_eq!(written("粤公网安备 44010602000001号"), Err(FilingNumberFault::PublicSecurity));
        for typed in ["", "ICP备12345678号", "12345678"] {
            assert_eq!(written(typed), Err(FilingNumberFault::Letter), "{typed}");
        }
        assert_eq!(written("粤12345678号"), Err(FilingNumberFault::Form));
    }
}
