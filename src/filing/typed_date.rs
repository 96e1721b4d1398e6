//! A date as it was typed.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// What stands in the file for a certificate without an end date (长期).
pub const LONG_TERM: &str = "long_term";

/// A date field: nothing, a date `YYYY-MM-DD`, [`LONG_TERM`], or something half typed.
///
/// Half typed dates are kept, because nothing typed may be lost; [`TypedDate::date`] tells whether it is
/// one yet. An empty field is `null` in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedDate(String);

impl TypedDate {
    /// Keeps what was typed.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// The date, if it is one: `2028-05-01`, also with `/`, `.` or 年月日 and without leading zeros.
    pub fn date(&self) -> Option<Date> {
        let mut parts = self.0.trim().split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }

    /// Whether the field says that the certificate has no end date.
    pub fn is_long_term(&self) -> bool {
        matches!(self.0.trim(), LONG_TERM | "长期" | "長期" | "长期有效" | "長期有效")
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// What was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for TypedDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() { serializer.serialize_none() } else { serializer.serialize_str(&self.0) }
    }
}

impl<'de> Deserialize<'de> for TypedDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Option::<String>::deserialize(deserializer)?.unwrap_or_default()))
    }
}

impl JsonSchema for TypedDate {
    fn schema_name() -> Cow<'static, str> {
        "TypedDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "null"],
            "description": "A date YYYY-MM-DD, \"long_term\" for a certificate without an end date, null for an empty field; half typed dates are kept as they are."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_ways_that_people_write_them() {
        let day = Date::constant(2028, 5, 1);
        for typed in ["2028-05-01", "2028/5/1", "2028.5.1", "2028年5月1日", " 2028-5-01 "] {
            assert_eq!(TypedDate::new(typed).date(), Some(day), "{typed}");
        }
    }

    #[test]
    fn half_a_date_is_none_yet() {
        for typed in ["", "2028", "2028-05", "28-05-01", "2028-02-30", "2028-05-01-01", LONG_TERM] {
            assert_eq!(TypedDate::new(typed).date(), None, "{typed}");
        }
    }
}
