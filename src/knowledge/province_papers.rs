//! Papers and sentences that a province asks for, and the occasions on which it does.

use crate::filing::{Filing, FilingKind, Nature};
use serde::Deserialize;

/// One paper that a province asks for. Statements of the cell add up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRule {
    /// Key of the paper in `documents` of `lists/choices.toml`.
    pub paper: String,
    /// Who adds it; everybody where left out.
    #[serde(default)]
    pub of: Option<Party>,
    /// Natures that add it; all where empty.
    #[serde(default)]
    pub natures: Vec<Nature>,
    /// Filing kinds that need it; all but cancelling where empty.
    #[serde(default)]
    pub kinds: Vec<FilingKind>,
    /// When it is asked for.
    #[serde(default)]
    pub occasion: Occasion,
    /// Who signs it.
    #[serde(default)]
    pub signer: Option<Signer>,
    /// Whether it bears the organisation's seal.
    #[serde(default)]
    pub seal: Option<bool>,
    /// Whether it bears a fingerprint.
    #[serde(default)]
    pub fingerprint: Option<bool>,
    /// Whether the date on it is written by hand.
    #[serde(default)]
    pub handwritten_date: Option<bool>,
    /// Whether it has to be on the province's own template.
    #[serde(default)]
    pub own_template: bool,
    /// Whether it goes to the authority by post too.
    #[serde(default)]
    pub by_post: bool,
    /// How old it may be on the day of submission, in days.
    #[serde(default)]
    pub max_age_days: Option<u16>,
}

impl PaperRule {
    /// Whether the paper is of a filing's party and nature, and of its kind where kinds are named.
    pub fn is_for(&self, filing: &Filing) -> bool {
        self.of.is_none_or(|of| of.is_of(filing.is_individual()))
            && (self.natures.is_empty() || self.natures.contains(&filing.subject.nature))
            && (self.kinds.is_empty() || self.kinds.contains(&filing.procedure.kind))
    }
}

/// One sentence that a province wants in a remark. Statements of the cell add up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkText {
    /// Whose filing it is for; everybody's where left out.
    #[serde(default)]
    pub of: Option<Party>,
    /// Natures that it is for; all where empty.
    #[serde(default)]
    pub natures: Vec<Nature>,
    /// The remark in which it stands.
    pub at: RemarkPlace,
    /// When it is wanted.
    #[serde(default)]
    pub occasion: Occasion,
    /// The sentence; `XXX` and `…` are for the applicant to fill in.
    pub text: String,
    /// Whether exactly these words are wanted, so that a remark without them is at fault.
    #[serde(default)]
    pub fixed: bool,
}

/// Who an investor or supervising body has to be for some natures. Statements of the cell add up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvestorRule {
    /// The natures; all organisations where empty.
    #[serde(default)]
    pub natures: Vec<Nature>,
    /// Who may stand there.
    pub must: Vec<Investor>,
}

/// Who may stand as investor or supervising body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Investor {
    /// The legal representative.
    LegalRepresentative,
    /// The organisation itself.
    Itself,
    /// The parent or superior unit, in full.
    SuperiorUnit,
    /// A shareholder or investor on the licence.
    Shareholder,
}

/// Whose filing something is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// An individual's.
    Individual,
    /// An organisation's.
    Organisation,
}

impl Party {
    /// Whether it is the party of such a filing: an individual's or an organisation's.
    pub fn is_of(self, is_individual: bool) -> bool {
        (self == Self::Individual) == is_individual
    }
}

/// Who signs a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Signer {
    /// The individual who files.
    Applicant,
    /// The legal representative.
    LegalRepresentative,
    /// The subject's principal.
    Principal,
    /// The website's principal.
    WebsitePrincipal,
    /// The guardian of a person under 18.
    Guardian,
}

/// Which remark a sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkPlace {
    /// The remark on the subject (主体备注).
    Subject,
    /// The remark on a website (网站备注).
    Website,
    /// The remark on a principal (负责人备注).
    Principal,
    /// A paper that is handed in with the filing.
    Paper,
}

/// When a paper or a sentence is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, strum::AsRefStr, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Occasion {
    /// Always.
    #[default]
    Always,
    /// The name, scope or content is medical.
    Medical,
    /// The name or scope holds a finance word.
    Finance,
    /// The name or scope holds an education or training word.
    Education,
    /// The name or scope holds a culture word.
    Culture,
    /// The website offers games.
    Games,
    /// The scope or content is religious.
    Religion,
    /// The organisation is a travel agency.
    TravelAgency,
    /// An individual's website is about law.
    Law,
    /// The content looks like one that needs an approval and is none.
    NearPreApproval,
    /// One website has several domains.
    SeveralDomains,
    /// The domain serves a mini program only.
    MiniProgram,
    /// The website's name has nothing in common with the organisation's.
    NameUnrelated,
    /// The website's name is of a project or product.
    Project,
    /// The website's name holds 学院.
    Academy,
    /// The individual business's licence shows no trade name.
    NoTradeName,
    /// The individual business has no seal.
    NoSeal,
    /// A principal is under 18.
    Minor,
    /// The person's residence is in another province.
    CrossProvince,
    /// The subject's principal is not the legal representative.
    OtherPrincipal,
    /// The website's principal is not the legal representative.
    OtherWebsitePrincipal,
    /// A person in the filing is a foreigner.
    Foreigner,
    /// A person in the filing is of Hong Kong, Macau or Taiwan.
    HkMacauTaiwan,
    /// The domain's owner is the legal representative.
    OwnerLegalRepresentative,
    /// The domain's owner is a shareholder.
    OwnerShareholder,
    /// The domain's owner is an executive.
    OwnerExecutive,
    /// The domain's owner is a parent company abroad.
    OwnerForeignParent,
    /// So many websites that a plan is wanted for each.
    ManyWebsites,
    /// The subject's name or certificate number changes.
    Renamed,
    /// An individual's filing becomes an organisation's.
    PersonalToOrganisation,
    /// The emergency phone is used by another person.
    EmergencyUser,
    /// The address has no finer detail.
    MostDetailedAddress,
    /// The organisation has no landline.
    NoLandline,
    /// The servers stand in several provinces.
    ServersElsewhere,
    /// Only a person can tell; the note says when.
    Other,
}
