//! Rules: `assets/rules/<family>/<name>.toml`.

use super::{Paper, When, Words};
use crate::filing::FilingKind;
use crate::i18n::Locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule. `assets/rules/README.md` says how one is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `<family>.<name>`, from the file's path.
    #[serde(skip)]
    pub id: String,
    /// Version of the program that brought it.
    pub since: String,
    /// The strongest severity that it raises.
    pub severity: Severity,
    /// Field pattern, or the beginning of several.
    pub field: String,
    /// Ways in which the reason can be known.
    pub how: Vec<How>,
    /// Those whose machinery is not built yet.
    #[serde(default)]
    pub planned: Vec<How>,
    /// Rules that stay quiet at the same field when this one speaks.
    #[serde(default)]
    pub silences: Vec<String>,
    /// Kinds of filing that it is about; all where left out.
    #[serde(default)]
    pub kinds: Option<Vec<FilingKind>>,
    /// Whether exporting pictures that fit the provider mends it, so that it need not hold the export back.
    #[serde(default)]
    pub mended_by_export: bool,
    /// What is checked.
    pub check: Check,
    /// What is asked, where asking is one of the ways.
    #[serde(default)]
    pub ask: Option<Ask>,
    /// Who says so.
    #[serde(rename = "source")]
    pub sources: Vec<SourceRef>,
    /// Words in Simplified Chinese.
    #[serde(rename = "zh-CN")]
    zh_cn: RuleWords,
    /// Words in Traditional Chinese.
    #[serde(rename = "zh-TW")]
    zh_tw: RuleWords,
    /// Words in English.
    en: RuleWords,
}

impl Rule {
    /// The rule's words in a language.
    pub fn words(&self, locale: Locale) -> &RuleWords {
        match locale {
            Locale::ZhCn => &self.zh_cn,
            Locale::ZhTw => &self.zh_tw,
            Locale::En => &self.en,
        }
    }

    /// The ways that work today.
    pub fn working(&self) -> impl Iterator<Item = How> {
        self.how.iter().copied().filter(|how| !self.planned.contains(how))
    }

    /// Whether the rule works in a way today.
    pub fn works(&self, how: How) -> bool {
        self.working().any(|working| working == how)
    }
}

/// A reason whose rule is not built yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedRule {
    /// Ways in which the reason can be known.
    pub how: Vec<How>,
    /// Rules that it will silence.
    #[serde(default)]
    pub silences: Vec<String>,
    /// A short title.
    pub title: Words,
}

/// How sure a rejection is. Ordered from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// Sources conflict, are old or are one.
    Advice,
    /// A reviewer usually refuses.
    Likely,
    /// The fault is mechanical and the sources agree.
    Blocker,
}

/// A way in which a reason can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum How {
    /// From what was typed, the knowledge and today's date.
    Computed,
    /// From the pixels or metadata of a scan.
    Measured,
    /// From text recognised on a scan.
    Read,
    /// From a saved page or a pasted WHOIS text.
    Inspected,
    /// By asking the person.
    Asked,
}

/// Where a rule asks its question, and when. Yes means that the fault is there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// With which others it is shown: those that are answered at the same place.
    pub group: Group,
    /// Field pattern at which it is asked, where that is filled; the rule's own where left out.
    #[serde(default)]
    pub at: Option<String>,
    /// Slots about whose attached materials it is asked, in place of a field.
    #[serde(default)]
    pub slots: Vec<String>,
    /// When it applies.
    #[serde(default)]
    pub when: When,
    /// Field pattern beside `at`: where that is filled, something stronger judges and nothing is asked.
    #[serde(default)]
    pub unless_filled: Option<String>,
    /// Yes-or-no cell of the province that says whether it refuses this. Where it says no, nothing is asked; where
    /// nothing is known or sources differ, yes is advice.
    #[serde(default)]
    pub cell: Option<String>,
    /// Yes-or-no cell of the province whose sources are named with a yes, though it decides nothing: the rule holds
    /// everywhere.
    #[serde(default)]
    pub sources_of: Option<String>,
    /// Whether the code of the rule decides itself when to ask, with `rules::check::ask`.
    #[serde(default)]
    pub by_code: bool,
    /// What has to be on a scan of the material: where it was looked for and is not there, nothing is asked.
    #[serde(default)]
    pub mark: Option<Mark>,
}

/// A mark that has to be on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mark {
    /// A round red seal.
    Seal {
        /// Share of its ring from which it is whole.
        whole_from: f32,
        /// Redness from which it is bright, 0 to 1.
        bright_from: f32,
    },
    /// Handwriting.
    Signature,
    /// A red fingerprint.
    Fingerprint,
}

/// Where a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    /// In the public register of enterprises (国家企业信用信息公示系统).
    Register,
    /// In the ministry's filing system (beian.miit.gov.cn).
    Record,
    /// In the console of the cloud provider.
    Account,
    /// At the registrar of the domain.
    Domain,
    /// By opening the website.
    Website,
    /// By telephone, or on the mobile itself.
    Phone,
    /// By asking the persons concerned.
    Person,
    /// By holding a paper beside the form.
    Paper,
    /// By looking at the portrait.
    Portrait,
}

/// What a rule checks. Closed: a new kind is code in `rules::check`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// A function of `rules::code` named like the rule.
    Code,
    /// Nothing but the question of the rule's `ask`.
    Asked,
    /// Every required field of a step is filled.
    Required {
        /// The step.
        step: super::Step,
    },
    /// A name has at least so many Han characters.
    HanCount {
        /// Fewest.
        min: usize,
    },
    /// A name holds more than digits or Latin letters.
    OnlyDigitsOrLetters,
    /// A name holds no symbol.
    Symbol {
        /// Symbols on which sources differ.
        disputed: String,
    },
    /// A name does not begin with a word of a list.
    StartsWith {
        /// Name of the list.
        list: String,
    },
    /// A name holds no word of a list.
    Contains {
        /// Name of the list.
        list: String,
    },
    /// A name is not a domain.
    IsDomain,
    /// A date lies behind the review.
    DateReached,
    /// A scan has enough pixels.
    ScanSize {
        /// Shorter side below which it is advised to scan again, in pixels.
        advise_below_px: u32,
        /// Dots per inch of the sheet below which text cannot be read.
        min_dpi: f64,
        /// Dots per inch of the sheet below which it is advised to scan again.
        advise_dpi: f64,
        /// Height of text below which it cannot be read, in pixels.
        min_text_px: f32,
        /// Height of text below which it is advised to scan again, in pixels.
        advise_text_px: f32,
    },
    /// Text on a scan is sharp.
    ScanSharpness {
        /// Blur as a share of the text's height above which it is doubtful.
        doubtful_above: f32,
        /// Blur above which a reviewer would send it back.
        blurred_above: f32,
        /// Papers on which it is judged.
        papers: Vec<Paper>,
    },
    /// A scan has enough light, evenly, without glare.
    ScanLight {
        /// Brightness of the paper below which it is too dark, 0 to 255.
        dark_below: u8,
        /// Brightness below which it is doubtful.
        doubtful_below: u8,
        /// Share of the brightest paper below which the darkest is in shadow.
        uneven_below: f32,
        /// Share of the sheet above which burnt-out places are glare.
        glare_above: f32,
        /// Papers on which unevenness and glare are judged.
        papers: Vec<Paper>,
    },
    /// All of a sheet is in the picture.
    ScanEdges {
        /// Share of a side at the picture's edge above which it is cut off.
        beyond_above: f32,
        /// Papers on which it is judged.
        papers: Vec<Paper>,
    },
    /// A sheet lies straight in the picture.
    ScanPose {
        /// Degrees above which it is turned.
        turned_above_degrees: f32,
        /// Narrowing of one side above which it was taken aslant.
        narrowed_above: f32,
        /// Papers on which it is judged.
        papers: Vec<Paper>,
    },
    /// A scan was made of the paper, not of a screen that shows it.
    ScanScreen {
        /// Decibels by which a regular grid stands out of the paper's noise, above which it is a screen's.
        grid_above_db: f32,
        /// Papers on which it is judged.
        papers: Vec<Paper>,
    },
    /// A scan shows colour where the document does.
    ScanColour {
        /// Chroma below which it is grey.
        grey_below: u8,
        /// Chroma below which colour is doubtful.
        doubtful_below: u8,
        /// Yes-or-no cell of the province that says whether it takes copies of certificates: where it says no, its sources
        /// are named.
        #[serde(default)]
        copies: Option<String>,
    },
    /// No program that changes what a picture shows left its name in the file.
    ScanEdited {
        /// List of such programs.
        list: String,
        /// Slots whose pictures have to be untouched.
        slots: Vec<String>,
    },
    /// Slots that each show something of their own do not hold one picture.
    ScanDuplicate {
        /// Slots that are held apart.
        slots: Vec<String>,
        /// Pairs of them that may show the same after all.
        except: Vec<[String; 2]>,
        /// Likeness, 0 to 1, from which two pictures are taken for one; see `scan::PictureHash`.
        like_from: f64,
    },
}

/// Where a source says something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRef {
    /// Key of the document.
    pub doc: String,
    /// Heading or place in it.
    pub at: String,
}

/// A rule's words in one language. `{name}` stands for an argument of the finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    /// The sentence shown at the field and in every list.
    pub title: String,
    /// Why a reviewer refuses it.
    pub cause: String,
    /// What to do.
    pub fix: String,
    /// The question of an asked rule; yes means that the fault is there.
    #[serde(default)]
    pub question: String,
    /// How and where to find the answer.
    #[serde(default)]
    pub r#where: String,
    /// Wordings of arguments that take one of several.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}
