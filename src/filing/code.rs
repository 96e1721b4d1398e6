//! Closed lists of the case file: nature, certificate, filing kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Nature of the subject (主办单位性质), the ministry's dictionary as of 2023-10.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, strum::EnumIter, strum::EnumString, strum::AsRefStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Nature {
    /// 个人
    Individual,
    /// 企业
    Enterprise,
    /// 政府机关
    Government,
    /// 事业单位
    Institution,
    /// 国防机构
    Defence,
    /// 社会团体
    SocialOrganisation,
    /// 民办非企业单位
    PrivateNonEnterprise,
    /// 基金会
    Foundation,
    /// 律师执业机构
    LawFirm,
    /// 外国在华文化中心
    ForeignCulturalCentre,
    /// 群众性团体组织
    MassOrganisation,
    /// 司法鉴定机构
    ForensicInstitution,
    /// 宗教团体
    ReligiousBody,
    /// 境外机构
    OverseasInstitution,
    /// 医疗机构
    MedicalInstitution,
    /// 公证机构
    NotaryInstitution,
    /// 集体经济
    CollectiveEconomy,
    /// 仲裁机构
    ArbitrationInstitution,
}

/// Kind of a certificate (证件类型), the ministry's dictionary as of 2023-10.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, strum::EnumIter, strum::EnumString, strum::AsRefStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CertificateKind {
    /// 居民身份证
    ResidentId,
    /// 护照
    Passport,
    /// 港澳居民来往内地通行证
    HkMacauTravelPermit,
    /// 台湾居民来往大陆通行证
    TaiwanTravelPermit,
    /// 港澳居民居住证
    HkMacauResidencePermit,
    /// 台湾居民居住证
    TaiwanResidencePermit,
    /// 外国人永久居留身份证
    ForeignPermanentResidentId,
    /// 营业执照
    BusinessLicence,
    /// 组织机构代码证
    OrganisationCode,
    /// 统一社会信用代码证书
    CreditCodeCertificate,
    /// 事业单位法人证书
    InstitutionLegalPerson,
    /// 社会团体法人登记证书
    SocialOrganisationLegalPerson,
    /// 民办非企业单位登记证书
    PrivateNonEnterpriseRegistration,
    /// 社会服务机构登记证书
    SocialServiceRegistration,
    /// 民办学校办学许可证
    PrivateSchoolLicence,
    /// 基金会法人登记证书
    FoundationLegalPerson,
    /// 律师事务所执业许可证
    LawFirmLicence,
    /// 外国企业常驻代表机构登记证
    ForeignRepresentativeOffice,
    /// 部队代号
    MilitaryDesignation,
    /// 军队单位对外有偿服务许可证
    MilitaryPaidService,
    /// 外国在华文化中心登记证
    ForeignCulturalCentreRegistration,
    /// 外国政府旅游部门常驻代表机构批准登记证
    ForeignTourismOfficeRegistration,
    /// 北京市外国驻华使馆人员子女学校办学许可证
    EmbassySchoolLicence,
    /// 司法鉴定许可证
    ForensicLicence,
    /// 宗教活动场所登记证
    ReligiousVenueRegistration,
    /// 境外机构证件
    OverseasInstitutionCertificate,
    /// 医疗机构执业许可证
    MedicalLicence,
    /// 公证机构执业证
    NotaryLicence,
    /// 农村集体经济组织登记证
    CollectiveEconomyRegistration,
    /// 仲裁委员会登记证
    ArbitrationRegistration,
}

/// Kind of filing (备案类型).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::AsRefStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FilingKind {
    /// 首次备案
    #[default]
    First,
    /// 新增网站
    AddWebsite,
    /// 新增接入
    Access,
    /// 变更备案
    Change,
    /// 注销备案
    Cancel,
}

/// Yes or no; where neither is known the case file holds `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}
