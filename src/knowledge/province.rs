//! What one province asks for, as statements with their sources: see [`Cell`].

use super::Knowledge;
use super::cell::Cell;
use super::province_papers::{Party, RemarkText};
use super::province_rules::{AddressRules, CertificateRules, ChangeRules, PaperRules, WebsiteRules};
use super::province_subjects::{IndividualRules, OrganisationRules};
use super::words::Words;
use crate::filing::FilingKind;
use crate::text::is_typed_for;
use serde::Deserialize;
use std::collections::BTreeMap;

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

impl Knowledge {
    /// The provinces whose name somebody is typing, in any language, by its pinyin or its initials; all of them while
    /// nothing is typed.
    pub fn provinces_like(&self, typed: &str) -> Vec<&Province> {
        let is_meant = |province: &&Province| {
            let name = &province.name;
            let is_named = [&name.zh_cn, &name.zh_tw, &name.en].into_iter().any(|name| is_typed_for(typed, name));
            is_named || typed.trim() == province.letter
        };
        self.provinces.values().filter(is_meant).collect()
    }
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
    /// Whose filings the two cells above are about; everybody's where nothing is said.
    pub unique_for: Cell<Party>,
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
