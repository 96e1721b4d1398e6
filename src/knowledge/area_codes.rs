//! Area codes of landlines by province: `assets/lists/area_codes.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Area codes by province.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaCodes {
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Licence that the source states.
    pub licence: String,
    /// Area codes with their zero, by province code.
    pub provinces: BTreeMap<String, Vec<String>>,
}

impl AreaCodes {
    /// Codes of the provinces that an area code serves; none if the list does not have it.
    pub fn provinces_of_area(&self, area_code: &str) -> impl Iterator<Item = &str> {
        self.provinces.iter().filter(move |(_, codes)| codes.iter().any(|code| code == area_code)).map(|(province, _)| province.as_str())
    }
}
