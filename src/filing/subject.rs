//! The subject (主办单位) of a filing.

use super::{Certificate, CertificateKind, Nature};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The organisation or person that files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Nature (主办单位性质).
    pub nature: Nature,
    /// Name as on the certificate, letter by letter.
    pub name: String,
    /// Division code of the county or district (GB/T 2260), six digits.
    pub area: String,
    /// Certificate.
    pub certificate: Certificate,
    /// Address on the certificate (证件住所).
    pub address: String,
    /// Mailing address (通信地址), without the province.
    pub mailing_address: String,
    /// Investor or supervising body (投资人或主管单位).
    pub investor: String,
    /// Legal representative (法定代表人) of an organisation.
    pub legal_representative: Option<LegalRepresentative>,
    /// Business scope (经营范围) on the licence.
    pub business_scope: String,
    /// Whether the organisation has an official seal; `null` for individuals or while not known.
    pub has_seal: Option<bool>,
    /// Whether an individual business's licence shows a trade name (字号).
    pub has_trade_name: Option<bool>,
    /// Whether it is a body of national level, which may bear 中国 and the like in its names.
    pub state_level: bool,
    /// Remark (主体备注).
    pub remark: String,
}

impl Subject {
    /// An empty subject of a nature.
    pub fn new(nature: Nature) -> Self {
        let is_individual = nature == Nature::Individual;
        let kind = if is_individual { CertificateKind::ResidentId } else { CertificateKind::BusinessLicence };
        Self {
            nature,
            name: String::new(),
            area: String::new(),
            certificate: Certificate::new(kind),
            address: String::new(),
            mailing_address: String::new(),
            investor: String::new(),
            legal_representative: (!is_individual).then(LegalRepresentative::default),
            business_scope: String::new(),
            has_seal: None,
            has_trade_name: None,
            state_level: false,
            remark: String::new(),
        }
    }
}

/// Legal representative of an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalRepresentative {
    /// Name as on the certificate.
    pub name: String,
    /// Certificate.
    pub certificate: Certificate,
}

impl Default for LegalRepresentative {
    fn default() -> Self {
        Self { name: String::new(), certificate: Certificate::new(CertificateKind::ResidentId) }
    }
}
