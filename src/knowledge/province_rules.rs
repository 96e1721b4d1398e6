//! What one province asks of certificates, addresses, papers, websites and changes.
//!
//! The cells of [`super::Province`] that go beyond persons, numbers and domains.

use super::province::Cell;
use crate::filing::{CertificateKind, FilingKind};
use serde::Deserialize;

/// What a province asks of certificates.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CertificateRules {
    /// Certificates that a mainland person may use.
    pub mainland: Cell<Vec<CertificateKind>>,
    /// Certificates that a person of Hong Kong or Macau may use.
    pub hk_macau: Cell<Vec<CertificateKind>>,
    /// Certificates that a person of Taiwan may use.
    pub taiwan: Cell<Vec<CertificateKind>>,
    /// Certificates that a foreign person may use.
    pub foreign: Cell<Vec<CertificateKind>>,
    /// Whether the number of a Taiwan permit is the one at its foot, with letters.
    pub taiwan_number_with_letters: Cell<bool>,
    /// Days for which a person's identity card still has to run.
    pub person_min_validity_days: Cell<u16>,
    /// Days for which a residence permit of Hong Kong, Macau or Taiwan persons still has to run.
    pub permit_min_validity_days: Cell<u16>,
    /// Days for which the business licence still has to run.
    pub licence_min_validity_days: Cell<u16>,
    /// Whether the licence has to show its serial number (证照编号).
    pub licence_serial: Cell<bool>,
    /// Whether an electronic licence is taken.
    pub electronic_licence: Cell<bool>,
    /// Whether sealed copies of licence and identity card are taken.
    pub sealed_copy: Cell<bool>,
    /// Whether a watermark may only say that the copy is for the filing.
    pub watermark_for_filing_only: Cell<bool>,
    /// Whether a medical licence may be the subject's main certificate.
    pub medical_licence_as_main: Cell<bool>,
    /// The certificate with which a foreign representative office files.
    pub representative_office: Cell<CertificateKind>,
    /// Whether a foreign-funded enterprise needs a licence of the province.
    pub foreign_funded_local_licence: Cell<bool>,
}

/// What a province asks of addresses.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AddressRules {
    /// Whether contact address and certificate address have to lie in the same prefecture city.
    pub same_city_as_certificate: Cell<bool>,
    /// Whether the contact address has to be the one on the residence permit, where one is handed in.
    pub same_as_residence_permit: Cell<bool>,
    /// Whether 市辖区 in an address is refused.
    pub municipal_district_refused: Cell<bool>,
    /// Whether districts have to bear their present names.
    pub current_districts: Cell<bool>,
    /// How exact an individual's address has to be.
    pub detail_individual: Cell<AddressDetail>,
    /// How exact an organisation's address has to be.
    pub detail_organisation: Cell<AddressDetail>,
    /// Whether a licence on an online shop's address is given as contact address, colon, licence address.
    pub shop_address_joined: Cell<bool>,
}

/// Which special papers a province asks for, as keys of documents; statements of one cell add up.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PaperRules {
    /// Papers that every individual adds.
    pub individual: Cell<Vec<String>>,
    /// Papers that every organisation adds.
    pub organisation: Cell<Vec<String>>,
    /// Papers that are added in the case that the note states.
    pub conditional: Cell<Vec<String>>,
    /// Filing kinds for which the papers of all are not asked.
    pub not_for: Cell<Vec<FilingKind>>,
}

/// What a province asks of websites.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WebsiteRules {
    /// Whether each website takes one domain only.
    pub one_domain_per_site: Cell<bool>,
    /// Whether each website takes one home URL only.
    pub one_home_url: Cell<bool>,
    /// Content types that an individual may not choose.
    pub personal_content_refused: Cell<Vec<String>>,
    /// Whether the name has to fit the subject.
    pub related_name: Cell<bool>,
    /// Whether an organisation is advised to give the website its own name.
    pub own_name_advised: Cell<bool>,
    /// Whether a name without Chinese characters is refused.
    pub pure_latin_name_refused: Cell<bool>,
    /// Forms that an individual's website name has to take.
    pub personal_name_forms: Cell<Vec<String>>,
    /// Whether an individual's name may not open with 中国, 中华, 中央 or 国家.
    pub personal_national_name_refused: Cell<bool>,
    /// Words one of which a name with 学院 adds, where it is no registered legal person.
    pub academy_additions: Cell<Vec<String>>,
    /// Whether a website that is not filed has to be closed.
    pub unfiled_closed: Cell<bool>,
    /// Whether filed websites have to open.
    pub filed_open: Cell<bool>,
    /// Which number stands at the foot of the home page.
    pub number_shown: Cell<NumberShown>,
    /// Whether that number has to link to the ministry's site.
    pub number_linked: Cell<bool>,
    /// Whether the foot names the subject as owner of the copyright.
    pub copyright_line: Cell<bool>,
}

/// What a province asks of changes and added access.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChangeRules {
    /// Whether another subject may take an individual's place.
    pub individual_replaced: Cell<Replacement>,
    /// Whether another subject may take an organisation's place.
    pub organisation_replaced: Cell<Replacement>,
    /// Whether an individual's filing may become that of the individual's own company.
    pub personal_to_own_company: Cell<bool>,
    /// Whether an organisation's filing may become an individual's.
    pub organisation_to_individual: Cell<bool>,
    /// Whether a new name of the organisation needs the registrar's letter.
    pub rename_letter: Cell<bool>,
    /// Whether access may be added first and data that are out of date changed afterwards.
    pub access_then_change: Cell<bool>,
    /// Working days within which that change has to follow.
    pub change_within_working_days: Cell<u16>,
    /// Whether a website is added only with the principal on record.
    pub added_same_principal: Cell<bool>,
    /// Whether added access may name other principals than the record, the website principal's mobile apart.
    pub access_principal_may_differ: Cell<bool>,
    /// Whether added access has to give the website's name as on record.
    pub access_name_as_recorded: Cell<bool>,
    /// Whether a subject without websites may add one without being cancelled first.
    pub empty_subject_adds: Cell<bool>,
    /// Whether a subject may have one record number only.
    pub one_record_number: Cell<bool>,
}

/// How exact an address has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressDetail {
    /// To the house number.
    HouseNumber,
    /// To the room.
    Room,
}

/// Which number a website shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberShown {
    /// The subject's, without a suffix.
    Subject,
    /// The website's, with its suffix.
    Website,
}

/// Whether another subject may take the place of the one on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replacement {
    /// Not at all.
    Refused,
    /// Yes; the note states on which condition.
    Allowed,
    /// Only the company whose legal representative the individual is.
    SameLegalRepresentative,
}
