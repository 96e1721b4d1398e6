//! What one province asks of those who file: individuals, organisations and their principals.

use super::cell::Cell;
use super::province_papers::InvestorRule;
use crate::filing::{CertificateKind, FilingKind};
use serde::Deserialize;

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
    /// Days for which a residence permit given as that proof still has to run.
    pub permit_min_validity_days: Cell<u16>,
    /// Whether the home address on that permit has to be the identity card's.
    pub permit_matches_card: Cell<bool>,
    /// First digits of divisions whose residence permits bear no date, so that a proof of their validity is added.
    pub undated_permits: Cell<Vec<String>>,
    /// Age in years below which a person proves to study or to work.
    pub study_or_work_proof_below: Cell<u8>,
    /// Whether persons of Hong Kong, Macau, Taiwan and abroad give that proof too.
    pub proof_from_foreigners: Cell<bool>,
    /// Whether a foreigner may not file as an individual.
    pub foreigner_refused: Cell<bool>,
    /// Certificates with which an individual may file; any where nothing is said.
    pub certificates: Cell<Vec<CertificateKind>>,
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
    /// Whether an individual business without a seal is refused.
    pub individual_business_needs_seal: Cell<bool>,
    /// Who may be the principal of an individual business.
    pub individual_business_principal: Cell<PrincipalRule>,
    /// What a principal under 18 has to add.
    pub minor_proof: Cell<Vec<MinorProof>>,
    /// Whether a person may be the website principal of one organisation only.
    pub website_principal_one_unit: Cell<bool>,
    /// Whether a foreign legal representative may authorise somebody else.
    pub foreign_representative_authorises: Cell<bool>,
    /// Whether an enterprise on the list of abnormal operations is refused.
    pub abnormal_refused: Cell<bool>,
    /// Whether an enterprise whose licence was revoked is refused.
    pub revoked_refused: Cell<bool>,
    /// Whether the seal has to bear the whole name.
    pub seal_whole_name: Cell<bool>,
    /// Whether brackets in the name have to be as wide as on the licence.
    pub brackets_as_licence: Cell<bool>,
    /// Whether subject's and website's principal have to be two persons.
    pub principals_two_persons: Cell<bool>,
    /// Oldest age in years of a male website principal.
    pub website_principal_max_age_men: Cell<u8>,
    /// Oldest age in years of a female website principal.
    pub website_principal_max_age_women: Cell<u8>,
    /// Who stands as investor or supervising body; statements add up.
    pub investor: Cell<InvestorRule>,
    /// Whether an individual business without a trade name files under its legal representative's name.
    pub named_after_representative: Cell<bool>,
    /// What helps where the name or scope holds a word that needs an approval.
    pub pre_approval_words: Cell<PreApprovalWords>,
    /// Whether a foreign legal representative has to authorise a mainland person.
    pub foreign_representative_must_authorise: Cell<bool>,
    /// Whether a legal representative of Hong Kong, Macau or Taiwan has to authorise a mainland person.
    pub hk_macau_taiwan_representative_must_authorise: Cell<bool>,
    /// Whether both principals have to be the legal representative where the name holds a finance word.
    pub finance_name_principals_legal: Cell<bool>,
    /// Words in the scope that need their approval or have to leave it; no letter of commitment in its place.
    pub scope_needs_approval: Cell<Vec<String>>,
    /// Whether the website's principal has to be an authorised mainland person where the legal representative is foreign.
    pub foreign_representative_other_website_principal: Cell<bool>,
    /// Filing kinds in which that principal is required, in all others only advised.
    pub principal_for: Cell<Vec<FilingKind>>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CrossProvince {
    /// Without further proof.
    Accepted,
    /// With proof of residence.
    WithProof,
    /// Not at all.
    Refused,
}

/// A document that shows residence in a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr, strum::EnumIter)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PrincipalRule {
    /// The legal representative and nobody else.
    LegalRepresentative,
    /// Somebody else with a letter of authorisation.
    WithLetter,
    /// Anybody of the organisation, without a letter.
    Free,
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
    /// As an enterprise where the public credit system (国家企业信用信息公示系统) shows it, as an individual otherwise.
    EnterpriseWherePublic,
}

/// What helps where a name or scope holds a word that needs an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreApprovalWords {
    /// The approval, or taking the word out; no explanation in its place.
    ApprovalOnly,
    /// A letter of commitment that nothing of the kind is done.
    Commitment,
    /// A remark on what is really done.
    Remark,
}
