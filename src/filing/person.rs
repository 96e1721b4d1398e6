//! Persons of a filing and their certificates.

use super::{CertificateKind, TypedDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A certificate with its number and validity, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Which certificate it is.
    pub kind: CertificateKind,
    /// Its number.
    pub number: String,
    /// First day of validity.
    pub valid_from: TypedDate,
    /// Last day of validity, or `long_term`.
    pub valid_until: TypedDate,
}

impl Certificate {
    /// An empty certificate of a kind.
    pub fn new(kind: CertificateKind) -> Self {
        Self { kind, number: String::new(), valid_from: TypedDate::default(), valid_until: TypedDate::default() }
    }
}

/// The certificate under which a domain's owner was real-named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnerCertificate {
    /// Which certificate it is.
    pub kind: CertificateKind,
    /// Its number.
    pub number: String,
}

/// A principal (负责人) of the subject or of a website.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// Name as on the certificate.
    pub name: String,
    /// Certificate.
    pub certificate: Certificate,
    /// Birth date, where the certificate's number does not hold it.
    pub birth_date: TypedDate,
    /// Guardian of a principal under 18.
    pub guardian: Option<Guardian>,
    /// Mobile (联系方式1), to which the ministry's SMS goes.
    pub mobile: String,
    /// Office telephone (联系方式2).
    pub office_phone: String,
    /// Emergency telephone (应急联系电话).
    pub emergency_phone: String,
    /// E-mail address, to which rejections are sent.
    pub email: String,
    /// Remark.
    pub remark: String,
}

impl Default for Principal {
    fn default() -> Self {
        Self {
            name: String::new(),
            certificate: Certificate::new(CertificateKind::ResidentId),
            birth_date: TypedDate::default(),
            guardian: None,
            mobile: String::new(),
            office_phone: String::new(),
            emergency_phone: String::new(),
            email: String::new(),
            remark: String::new(),
        }
    }
}

/// Guardian (监护人) of a principal under 18.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// Name as on the certificate.
    pub name: String,
    /// Certificate.
    pub certificate: Certificate,
    /// Relation to the principal, in words.
    pub relation: String,
}

impl Default for Guardian {
    fn default() -> Self {
        Self { name: String::new(), certificate: Certificate::new(CertificateKind::ResidentId), relation: String::new() }
    }
}
