//! What one province asks for, as statements with their sources.
//!
//! A cell is a list of [`Statement`]s. An empty cell means that no source says anything: rules treat it
//! as unknown and never guess. Statements that differ stand side by side with their sources; see
//! [`Cell::settled`].

use super::province_papers::{InvestorRule, RemarkText};
use super::province_rules::{AddressRules, CertificateRules, ChangeRules, PaperRules, WebsiteRules};
use super::words::Words;
use super::{Knowledge, Severity};
use crate::filing::{CertificateKind, FilingKind};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Age in years from which a document counts as old. Ours: the oldest provincial pages that providers still show are
/// of 2021 and 2022, what they replaced is of 2019.
const RECENT_YEARS: i16 = 5;

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
    /// What it asks of certificates.
    #[serde(default)]
    pub certificate: CertificateRules,
    /// What it asks of addresses.
    #[serde(default)]
    pub address: AddressRules,
    /// Which special papers it asks for.
    #[serde(default)]
    pub paper: PaperRules,
    /// What it asks of websites.
    #[serde(default)]
    pub website: WebsiteRules,
    /// What it asks of changes and added access.
    #[serde(default)]
    pub change: ChangeRules,
    /// All cells above that hold yes or no, by path such as `contact.unique`: what conditions in data files name.
    #[serde(skip)]
    pub(super) yes_or_no: BTreeMap<String, Cell<bool>>,
}

impl Province {
    /// A cell that holds yes or no, by its path in the file; none where nothing is said.
    pub fn yes_or_no(&self, cell: &str) -> Option<&Cell<bool>> {
        self.yes_or_no.get(cell)
    }

    /// Collects the cells that hold yes or no from the file's own tables.
    pub(super) fn index_cells(&mut self, file: &toml::Table) {
        for (group, cells) in file.iter().filter_map(|(group, value)| Some((group, value.as_table()?))) {
            for (name, cell) in cells {
                if let Ok(cell) = cell.clone().try_into::<Cell<bool>>() {
                    self.yes_or_no.insert(format!("{group}.{name}"), cell);
                }
            }
        }
    }
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
    /// Fewest distinct numbers among the four slots of an individual.
    pub distinct_numbers_individual: Cell<u8>,
    /// Fewest distinct numbers among the four slots of an organisation whose two principals are one person.
    pub distinct_numbers_one_person: Cell<u8>,
    /// Fewest distinct numbers among the four slots of an organisation whose two principals are two persons.
    pub distinct_numbers_two_persons: Cell<u8>,
    /// Whether two principals have to give different mobiles.
    pub principals_differ: Cell<bool>,
    /// Whether mobiles of virtual operators are refused.
    pub virtual_refused: Cell<bool>,
    /// Whether the emergency phone has to be a third person's, neither principal's.
    pub emergency_third_person: Cell<bool>,
    /// Whether an organisation has to give a landline.
    pub landline_organisation: Cell<bool>,
    /// Whether an e-mail address may stand in one subject's filing only.
    pub email_unique: Cell<bool>,
    /// Whether two principals have to give different emergency phones.
    pub emergencies_differ: Cell<bool>,
    /// Whether the remark has to explain an organisation's number of another province.
    pub elsewhere_explained_organisation: Cell<bool>,
    /// Whether an individual of another province has to give numbers of this one.
    pub local_individual_from_elsewhere: Cell<bool>,
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
    /// Whether a label with 中国 or 国家 is refused, state bodies apart.
    pub national_label_refused: Cell<bool>,
    /// Whether a domain has to be with a registrar in China.
    pub domestic_registrar: Cell<bool>,
    /// Suffixes that public institutions use.
    pub institution_suffixes: Cell<Vec<String>>,
    /// Suffixes that party and government bodies use.
    pub government_suffixes: Cell<Vec<String>>,
    /// Suffixes that the province does not take.
    pub refused_suffixes: Cell<Vec<String>>,
    /// The only suffixes that the province takes, by its own list.
    pub taken_suffixes: Cell<Vec<String>>,
    /// Number of domains from which the domain certificates are added.
    pub certificate_from: Cell<u16>,
    /// Whether a government body may file an IP address in place of a domain.
    pub government_ip: Cell<bool>,
    /// Whether an online shop whose licence gives a domain as address has to file that domain.
    pub as_licence_address: Cell<bool>,
    /// Whether third-level domains of `.gov.cn` need no filing.
    pub government_subdomains_exempt: Cell<bool>,
    /// Whether the owner's name has to be Chinese or whole pinyin, not English or an abbreviation.
    pub owner_chinese_or_pinyin: Cell<bool>,
    /// Whether Chinese suffixes are taken beside those of `taken_suffixes`.
    pub chinese_suffixes_taken: Cell<bool>,
    /// Suffixes taken only for adding access to a domain that was filed before 2018.
    pub access_only_suffixes: Cell<Vec<String>>,
    /// Whether a domain that opens with 中国 and ends with `.中国` is for state bodies only.
    pub national_chinese_domain_state_only: Cell<bool>,
}

/// How many websites a province takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CountRules {
    /// Most websites in one order of an individual.
    pub per_order_individual: Cell<u16>,
    /// Most websites in one order of an organisation.
    pub per_order_organisation: Cell<u16>,
    /// Filing kinds to which the limits per order apply; first filings and added websites where nothing is said.
    pub per_order_for: Cell<Vec<FilingKind>>,
    /// Whether the limits per order count domains, not websites.
    pub per_order_domains: Cell<bool>,
    /// Most websites of an individual in all.
    pub total_individual: Cell<u16>,
    /// Most websites of an organisation in all.
    pub total_organisation: Cell<u16>,
    /// Number of filed websites from which an individual may file only one at a time.
    pub one_at_a_time_from_individual: Cell<u16>,
    /// Number of filed websites from which an organisation may file only one at a time.
    pub one_at_a_time_from_organisation: Cell<u16>,
    /// Number of websites from which an individual needs a plan for each.
    pub plan_from_individual: Cell<u16>,
    /// Number of websites from which an organisation needs a plan for each.
    pub plan_from_organisation: Cell<u16>,
    /// Number of websites in all from which an individual explains what each is really used for.
    pub use_explained_from_individual: Cell<u16>,
    /// Number of domains, filed ones included, from which an individual adds a statement of the situation.
    pub statement_from_individual: Cell<u16>,
    /// Number of domains, filed ones included, from which an organisation adds a statement of the situation.
    pub statement_from_organisation: Cell<u16>,
    /// Most domains in one change.
    pub domains_per_change: Cell<u16>,
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
    /// Sentences to paste; statements add up.
    pub texts: Cell<RemarkText>,
    /// Whether a domain that serves only a mini program needs the reason in the remark.
    pub mini_program_reason: Cell<bool>,
    /// Content types of an individual that need no remark, while all others do.
    pub individual_not_for: Cell<Vec<String>>,
    /// Content types of an organisation that need no remark, while all others do.
    pub organisation_not_for: Cell<Vec<String>>,
    /// Content types of an individual that need a remark.
    pub individual_for: Cell<Vec<String>>,
    /// Whether a website whose servers stand in several provinces explains it in the remark.
    pub server_places_explained: Cell<bool>,
    /// Whether the remark says whose the emergency phone is.
    pub emergency_user_named: Cell<bool>,
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

impl Knowledge {
    /// How strong a finding may be that rests on what a cell says: a blocker where two sources or more agree and one is
    /// recent, likely where they agree and are all old or where one recent source says it, advice where sources differ,
    /// where one old source says it, or where none does. Old is more than [`RECENT_YEARS`] before the knowledge's date.
    pub fn weight<T: PartialEq>(&self, cell: &Cell<T>) -> Severity {
        if !matches!(cell.settled(), Settled::Agreed(_)) {
            return Severity::Advice;
        }
        self.weight_of(cell.statements().iter().map(|said| said.by.as_str()))
    }

    /// The same for statements that were picked from a cell that adds up: their sources all say it.
    pub fn weight_of<'a>(&self, sources: impl IntoIterator<Item = &'a str>) -> Severity {
        let sources: BTreeSet<&str> = sources.into_iter().collect();
        let is_recent = sources.iter().any(|by| self.is_recent(by));
        match (sources.len() > 1, is_recent) {
            (true, true) => Severity::Blocker,
            (true, false) | (false, true) => Severity::Likely,
            (false, false) => Severity::Advice,
        }
    }

    /// Whether a source's text is at most [`RECENT_YEARS`] older than the knowledge; of unknown date it is not.
    pub fn is_recent(&self, source: &str) -> bool {
        let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i16>().ok());
        let written = self.sources.get(source).and_then(|source| year(&source.as_of));
        matches!((written, year(&self.edition.as_of)), (Some(written), Some(now)) if now - written <= RECENT_YEARS)
    }
}

impl<T> Cell<T> {
    /// Every statement, in the order of the file (newest source first by convention).
    pub fn statements(&self) -> &[Statement<T>] {
        &self.0
    }
}
