//! Cloud providers: `assets/providers/<key>.toml`.

use super::{Cell, Words};
use crate::picture::Format;
use serde::Deserialize;

/// What one provider takes and how long it keeps an order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Place in lists.
    pub order: u8,
    /// Its name.
    pub name: Words,
    /// Picture formats that it takes.
    #[serde(default)]
    pub formats: Cell<Vec<Format>>,
    /// Largest file in bytes.
    #[serde(default)]
    pub max_bytes: Cell<u64>,
    /// Smallest files, by slot.
    #[serde(default)]
    pub floor: Cell<Floor>,
    /// Days for which any certificate still has to run.
    #[serde(default)]
    pub certificate_min_validity_days: Cell<u16>,
    /// Days for which a person's certificate still has to run.
    #[serde(default)]
    pub person_min_validity_days: Cell<u16>,
    /// Days for which a rejected order is kept.
    #[serde(default)]
    pub order_days: Cell<u16>,
    /// Months for which a server has to be bought in all, renewals included, before it can carry a filing.
    #[serde(default)]
    pub server_min_months: Cell<u16>,
    /// Days for which that server still has to run.
    #[serde(default)]
    pub server_min_days_left: Cell<u16>,
    /// Where the principal's face or portrait is checked.
    #[serde(default)]
    pub verified_in: Cell<Vec<Verification>>,
    /// Most websites in one order of an individual.
    #[serde(default)]
    pub per_order_individual: Cell<u16>,
    /// Most websites in one order of an organisation.
    #[serde(default)]
    pub per_order_organisation: Cell<u16>,
}

/// The smallest file that some slots take.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// Smallest file in bytes.
    pub min_bytes: u64,
    /// Slots that it holds for.
    pub slots: Vec<String>,
}

/// A way in which a provider checks that a principal is who the filing says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Verification {
    /// The face, in the provider's own app.
    App,
    /// The face, through `WeChat`.
    Wechat,
    /// A portrait in front of the provider's curtain.
    Curtain,
}
