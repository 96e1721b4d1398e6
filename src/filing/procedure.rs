//! What kind of filing this is and what came before it.

use super::{Filing, FilingKind, Nature, Principal, Subject, TypedDate, Website, YesNo};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kind of filing, and the history of the order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Kind of filing.
    pub kind: FilingKind,
    /// Whether the subject has a filing number already; `null` while not known.
    pub subject_filed: Option<YesNo>,
    /// Its filing number, such as 粤ICP备12345678号.
    pub subject_number: String,
    /// Rejections of this order, oldest first.
    pub rejections: Vec<Rejection>,
    /// The earlier filing, where this one has to agree with it.
    pub earlier: Option<Box<Earlier>>,
}

/// One rejection of the order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rejection {
    /// Day of the notice.
    pub on: TypedDate,
    /// Who rejected.
    pub stage: ReviewStage,
    /// Text of the notice, as pasted.
    pub text: String,
    /// Rules that the notice was matched to.
    pub rules: Vec<String>,
    /// How the case stood when the rejection was recorded, without rejections of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_filed: Option<Box<Filing>>,
}

/// Who looks at a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, strum::EnumIter, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ReviewStage {
    /// The cloud provider's first review (初审).
    #[default]
    Provider,
    /// The provincial authority (管局审核).
    Authority,
    /// The ministry's SMS check (短信核验).
    Sms,
}

/// An earlier filing of the same subject, entered beside the new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// Provider through which it went.
    pub provider: String,
    /// Subject as filed.
    pub subject: Subject,
    /// Subject's principal as filed.
    pub principal: Principal,
    /// Websites as filed.
    pub websites: Vec<Website>,
}

impl Earlier {
    /// An empty earlier filing of a subject of a nature, with one website.
    pub fn new(nature: Nature) -> Self {
        let websites = vec![Website::new("w1")];
        Self { provider: String::new(), subject: Subject::new(nature), principal: Principal::default(), websites }
    }
}
