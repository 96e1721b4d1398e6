//! What one province asks of certificates, addresses, papers, websites and changes.
//!
//! The cells of [`super::Province`] that go beyond persons, numbers and domains.

use super::cell::Cell;
use super::province_papers::PaperRule;
use crate::filing::CertificateKind;
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
    /// Whether an enterprise files with its licence only, not with an organisation code certificate.
    pub organisation_code_refused: Cell<bool>,
    /// Words of the registration seal that a licence of the province bears.
    pub licence_seal: Cell<String>,
    /// Whether an enterprise files with the merged licence (三证合一, 五证合一) only.
    pub merged_licence_only: Cell<bool>,
    /// Whether a temporary identity card is refused.
    pub temporary_id_refused: Cell<bool>,
    /// Certificates with which a law firm may file.
    pub law_firm: Cell<Vec<CertificateKind>>,
    /// Whether the newest certificate has to be used, even where the record shows an earlier one.
    pub newest: Cell<bool>,
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
    /// Areas in place of which a district is chosen; statements add up.
    pub area_instead: Cell<AreaInstead>,
    /// Whether a student's address names department and class.
    pub student_class: Cell<bool>,
    /// Whether the chosen district and the contact address have to agree.
    pub district_as_address: Cell<bool>,
    /// Whether a licence on an online shop's address has to name the platform's web address.
    pub shop_platform_on_licence: Cell<bool>,
}

/// Which special papers a province asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PaperRules {
    /// The papers; statements add up.
    pub asked: Cell<PaperRule>,
    /// Whether the verification form names the registrar after each domain.
    pub registrar_on_form: Cell<bool>,
    /// Words at the foot of the curtain that a portrait has to show.
    pub curtain_caption: Cell<String>,
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
    /// Content types one of which an individual has to choose.
    pub personal_content_wanted: Cell<Vec<String>>,
    /// Content types that an organisation may not choose.
    pub organisation_content_refused: Cell<Vec<String>>,
    /// Content types one of which an organisation has to choose.
    pub organisation_content_wanted: Cell<Vec<String>>,
    /// Brackets in a website's name: whether they are taken.
    pub brackets_taken: Cell<bool>,
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
    /// Whether a website gives as many home URLs as it has domains.
    pub home_url_per_domain: Cell<bool>,
    /// Content types that an individual may choose only with an approval.
    pub personal_content_with_approval: Cell<Vec<String>>,
    /// Whether websites of one subject that bear the same name have to differ in content.
    pub same_name_differs: Cell<bool>,
    /// Whether a name that a filed website bears already needs its use in the remark.
    pub same_name_explained: Cell<bool>,
    /// Whether a name that reads like that of an administrative division is refused.
    pub place_name_refused: Cell<bool>,
    /// Whether a filed website that is not finished may be closed.
    pub unfinished_may_close: Cell<bool>,
    /// Whether a name with Latin letters is refused to organisations.
    pub latin_name_refused: Cell<bool>,
    /// Whether the name that the website shows has to be the filed one.
    pub shown_name_as_filed: Cell<bool>,
    /// Whether an organisation needs an approval for a name that opens with 中国 or the like.
    pub national_name_approval: Cell<bool>,
    /// Whether an organisation needs proof for a name that is that of an administrative division.
    pub place_name_approval: Cell<bool>,
    /// Whether an individual's name may not be that of an administrative division.
    pub personal_place_name_refused: Cell<bool>,
    /// Forms that an organisation's website name has to take.
    pub organisation_name_forms: Cell<Vec<String>>,
    /// Fewest characters of an individual's website name.
    pub personal_name_min_chars: Cell<u8>,
    /// Whether a filed website has to hold real content, not a single static page.
    pub real_content: Cell<bool>,
    /// Fewest Chinese characters of a website's name.
    pub name_min_chinese: Cell<u8>,
    /// Whether a name that does not show what the website holds needs a remark.
    pub name_shows_content: Cell<bool>,
    /// Whether a person's name is refused as the website's name.
    pub person_name_refused: Cell<bool>,
    /// Whether a website whose domain serves only a mini program may be without content.
    pub mini_program_may_be_empty: Cell<bool>,
    /// Whether a portal of a place may be filed by government bodies only.
    pub local_portal_government_only: Cell<bool>,
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
    /// Whether a filed website first adds its approval at the provider of the earlier filing.
    pub pre_approval_at_original_provider: Cell<bool>,
    /// Whether a picture of the public credit register serves as letter of change.
    pub register_page_as_letter: Cell<bool>,
    /// Whether a filed website may move to another subject.
    pub website_moves: Cell<bool>,
    /// Whether a website may be added first and data that are out of date changed afterwards.
    pub add_then_change: Cell<bool>,
    /// Whether added access has to give the subject's name as on record.
    pub access_subject_name_as_recorded: Cell<bool>,
    /// Whether a record with a certificate of an older kind is changed or cancelled at its provider before access is added.
    pub old_certificate_first: Cell<bool>,
    /// Whether a change hands in all pictures anew.
    pub all_pictures_again: Cell<bool>,
    /// Whether added access has to repeat the record as it stands.
    pub access_as_recorded: Cell<bool>,
    /// Whether added access has to give the subject's certificate number as on record.
    pub access_certificate_number_as_recorded: Cell<bool>,
    /// Whether an individual business's filing may become its legal representative's own.
    pub individual_business_to_person: Cell<bool>,
    /// Whether a website's data may be changed without the subject's (变更网站).
    pub website_change_taken: Cell<bool>,
    /// Whether a new certificate number of the organisation means cancelling and filing anew.
    pub new_code_refiles: Cell<bool>,
}

/// An area that no form offers, and what is chosen in its place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaInstead {
    /// The area, such as `两江新区`.
    pub area: String,
    /// The district that is chosen, such as `渝北区`.
    pub choose: String,
    /// Whether the remark names the area.
    pub remark: bool,
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
