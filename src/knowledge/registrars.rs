//! Registrars in China: `assets/lists/registrars.toml`.

use crate::text::{fold, han_count};
use serde::Deserialize;

/// Names of registrars in China. The list is not whole: it can confirm a registrar and never refuse one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registrars {
    /// Date of the list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// The names.
    pub names: Vec<String>,
}

impl Registrars {
    /// Whether a registrar is on the list, by its name, a part of it such as `腾讯云`, or more than it.
    pub fn confirm(&self, typed: &str) -> bool {
        let typed = fold(typed);
        let tells = han_count(&typed) >= 2 || typed.chars().count() >= 5;
        let is_it = |name: &String| {
            let name = fold(name);
            name.contains(&typed) || typed.contains(&name)
        };
        tells && self.names.iter().any(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registrar_is_confirmed_by_its_name_and_its_brand() {
        let names = ["腾讯云计算（北京）有限责任公司", "DNSPod, Inc.", "华为云"].map(str::to_owned).to_vec();
        let list = Registrars { as_of: String::new(), source: String::new(), names };
        for typed in ["腾讯云计算(北京) 有限责任公司", "腾讯云", "dnspod", "华为云计算技术有限公司"] {
            assert!(list.confirm(typed), "{typed}");
        }
        for typed in ["", "云", "inc", "GoDaddy.com, LLC"] {
            assert!(!list.confirm(typed), "{typed}");
        }
    }
}
