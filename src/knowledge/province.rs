//! What one province asks for, as statements with their sources.
//!
//! A cell is a list of [`Statement`]s. An empty cell means that no source says anything: rules treat it
//! as unknown and never guess. Statements that differ stand side by side with their sources; see
//! [`Cell::settled`].

use super::words::Words;
use crate::filing::FilingKind;
use serde::Deserialize;

/// One province, autonomous region or municipality: `assets/provinces/<code>.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// First two digits of GB/T 2260, such as `44`.
    pub code: String,
    /// The character that opens its filing numbers, such as `粤`.
    pub letter: String,
    /// Short name in each language, such as `广东`.
    pub name: Words,
    /// The name that opens an address, such as `广东省`.
    pub full_name: String,
    /// What it asks of individuals.
    #[serde(default)]
    pub individual: IndividualRules,
    /// What it asks of organisations.
    #[serde(default)]
    pub organisation: OrganisationRules,
    /// What it asks of telephone numbers.
    #[serde(default)]
    pub contact: ContactRules,
    /// What it asks of domains.
    #[serde(default)]
    pub domain: DomainRules,
    /// How many websites it takes, and from how many on it asks for plans.
    #[serde(default)]
    pub count: CountRules,
    /// What it wants to read in remarks.
    #[serde(default)]
    pub remark: RemarkRules,
}

/// What a province asks of individuals.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IndividualRules {
    /// Youngest age in years at which a person may file.
    pub min_age: Cell<u8>,
    /// What a person under 18 has to add.
    pub minor_proof: Cell<Vec<MinorProof>>,
    /// Whether a person whose identity card shows another province may file.
    pub cross_province: Cell<CrossProvince>,
    /// Documents that count as proof of residence.
    pub cross_province_proofs: Cell<Vec<ResidenceProof>>,
    /// Documents that are offered as such proof and refused.
    pub refused_proofs: Cell<Vec<ResidenceProof>>,
    /// Filing kinds for which that proof is not asked.
    pub no_proof_for: Cell<Vec<FilingKind>>,
}

/// What a province asks of organisations.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrganisationRules {
    /// Youngest age in years of a principal.
    pub min_age: Cell<u8>,
    /// Whether the subject's principal has to be the legal representative.
    pub principal: Cell<PrincipalRule>,
    /// Whether a website's principal other than the legal representative needs a letter.
    pub website_principal_letter: Cell<bool>,
    /// Whether the website's principal must be the subject's principal when that is not the legal representative.
    pub website_principal_same: Cell<bool>,
    /// How an individual business (个体工商户) files.
    pub individual_business: Cell<IndividualBusiness>,
}

/// What a province asks of telephone numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContactRules {
    /// Whether an individual's numbers have to be of the province.
    pub local_individual: Cell<bool>,
    /// Whether an organisation's numbers have to be of the province.
    pub local_organisation: Cell<bool>,
    /// Whether a mobile may stand in one subject's filing only.
    pub unique: Cell<bool>,
    /// Whether a certificate number may stand in one subject's filing only.
    pub number_unique: Cell<bool>,
    /// Whether an individual's emergency phone has to differ from the mobile.
    pub emergency_differs_individual: Cell<bool>,
    /// Whether an organisation's emergency phone has to differ from the principal's mobile.
    pub emergency_differs_organisation: Cell<bool>,
}

/// What a province asks of domains.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DomainRules {
    /// Days for which the registration still has to run.
    pub min_validity_days: Cell<u16>,
    /// Who may own an organisation's domain.
    pub organisation_owner: Cell<Vec<DomainOwner>>,
    /// Whether WHOIS privacy has to be off while the authority looks.
    pub privacy_off: Cell<bool>,
}

/// How many websites a province takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CountRules {
    /// Most websites in one order of an individual.
    pub per_order_individual: Cell<u16>,
    /// Most websites in one order of an organisation.
    pub per_order_organisation: Cell<u16>,
    /// Number of websites from which an individual needs a plan for each.
    pub plan_from_individual: Cell<u16>,
    /// Number of websites from which an organisation needs a plan for each.
    pub plan_from_organisation: Cell<u16>,
}

/// What a province wants to read in remarks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RemarkRules {
    /// Whether an individual's website needs a remark about its content.
    pub individual_required: Cell<bool>,
    /// Whether an organisation's website needs one.
    pub organisation_required: Cell<bool>,
    /// Fewest characters of that remark.
    pub min_chars: Cell<u16>,
}

/// What a person under 18 adds to the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MinorProof {
    /// The guardian's certificate and the household register.
    Guardian,
    /// Proof of employment or of an income of one's own.
    EmploymentOrIncome,
}

/// Whether a person may file in a province that is not the one on the identity card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrossProvince {
    /// Without further proof.
    Accepted,
    /// With proof of residence.
    WithProof,
    /// Not at all.
    Refused,
}

/// A document that shows residence in a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ResidenceProof {
    /// 居住证
    ResidencePermit,
    /// 暂住证, 临时居住证
    TemporaryResidencePermit,
    /// 社保证明
    SocialSecurityProof,
    /// 房产证, 产权证
    PropertyCertificate,
    /// 购房合同, 租房合同
    HousingContract,
    /// 劳动合同, 聘用合同
    EmploymentContract,
    /// 学生证, 在读证明
    StudentCard,
}

/// Whether the subject's principal has to be the legal representative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrincipalRule {
    /// The legal representative and nobody else.
    LegalRepresentative,
    /// Somebody else with a letter of authorisation.
    WithLetter,
    /// Anybody of the organisation, without a letter.
    Free,
}

/// Who may be the registered owner of an organisation's domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DomainOwner {
    /// The organisation itself.
    Organisation,
    /// Its legal representative.
    LegalRepresentative,
    /// A shareholder, with proof.
    Shareholder,
    /// The principal or an executive, with proof.
    Executive,
}

/// How an individual business (个体工商户) files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndividualBusiness {
    /// Always as an enterprise.
    Enterprise,
    /// As an enterprise where the licence shows a trade name (字号), as an individual otherwise.
    EnterpriseWithTradeName,
    /// Only where the licence shows a trade name and there is a seal.
    TradeNameAndSealOnly,
}

/// One thing that one source says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement<T> {
    /// What it says.
    pub value: T,
    /// Key of the source in `assets/sources.toml`.
    pub by: String,
    /// Detail that no rule decides on, quoted for people.
    #[serde(default)]
    pub note: String,
}

/// Everything that sources say about one question; empty where none says anything.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Cell<T>(Vec<Statement<T>>);

impl<T> Default for Cell<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// How far the sources of a cell agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Settled<'a, T> {
    /// No source says anything.
    Unknown,
    /// All sources say the same.
    Agreed(&'a T),
    /// They differ; the statements stand in the cell.
    Conflict,
}

impl<T: PartialEq> Cell<T> {
    /// Whether the sources agree, and on what.
    pub fn settled(&self) -> Settled<'_, T> {
        let Some(first) = self.0.first() else { return Settled::Unknown };
        if self.0.iter().all(|statement| statement.value == first.value) { Settled::Agreed(&first.value) } else { Settled::Conflict }
    }

    /// The value, only where all sources that speak agree.
    pub fn agreed(&self) -> Option<&T> {
        match self.settled() {
            Settled::Agreed(value) => Some(value),
            Settled::Unknown | Settled::Conflict => None,
        }
    }
}

impl<T> Cell<T> {
    /// Every statement, in the order of the file (newest source first by convention).
    pub fn statements(&self) -> &[Statement<T>] {
        &self.0
    }
}
