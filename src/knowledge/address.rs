//! Completing an address: the full name of the division in which it lies, from how people begin to type it.

use super::{Divisions, Knowledge};
use std::collections::BTreeSet;

/// Completions that are offered at most: what fits under a field.
const MOST: usize = 6;
/// Rows that group others and are no name of a place.
const GROUPS: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];
/// Endings that people leave out.
const ENDINGS: [&str; 9] = ["特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "区", "县"];

impl Knowledge {
    /// An address with the full name of its division in front, for each division that its beginning may mean; those of the
    /// province come first. Empty if it stands there in full, or begins like none: `福田区样例街2号` gives
    /// `广东省深圳市福田区样例街2号`.
    pub fn completed_addresses(&self, typed: &str, province: &str) -> Vec<String> {
        completed(&self.divisions, typed, province)
    }
}

/// How well the beginning of an address names a division; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Full,
    WithoutEnding,
    Begun,
}

fn completed(divisions: &Divisions, typed: &str, province: &str) -> Vec<String> {
    let typed = typed.trim();
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(bool, Fit, u32, String)> = Vec::new();
    for (code, name) in divisions.in_force() {
        // What does not even hold the first character is not meant; this leaves few of three thousand.
        if !name.chars().next().is_some_and(|first| typed.contains(first)) {
            continue;
        }
        let parents = parents(divisions, code);
        let full: String = parents.iter().map(String::as_str).chain([name]).collect();
        if code % 100 != 0 && typed.starts_with(&full) {
            return Vec::new();
        }
        if GROUPS.contains(&name) || code % 10_000 == 0 {
            continue;
        }
        if let Some((fit, rest)) = fit(typed, &parents, name) {
            let completed = format!("{full}{rest}");
            if completed != typed {
                found.push((!code.to_string().starts_with(province), fit, code, completed));
            }
        }
    }
    // A city whose district is named is not meant by itself.
    let cities: BTreeSet<u32> = found.iter().filter(|(_, _, code, _)| code % 100 != 0).map(|(_, _, code, _)| code / 100 * 100).collect();
    found.retain(|(_, _, code, _)| !cities.contains(code));
    found.sort();
    // A place named in full leaves no doubt about shorter readings of the same letters.
    let is_full = found.iter().any(|(_, fit, ..)| *fit == Fit::Full);
    let mut offered: Vec<String> = Vec::new();
    for (_, fit, _, address) in found {
        if (!is_full || fit == Fit::Full) && !offered.contains(&address) {
            offered.push(address);
        }
    }
    offered.truncate(MOST);
    offered
}

/// Names of the province and the prefecture above a code.
fn parents(divisions: &Divisions, code: u32) -> Vec<String> {
    let above = [code / 10_000 * 10_000, code / 100 * 100].into_iter().filter(|parent| *parent != code);
    let mut names: Vec<String> = Vec::new();
    for name in above.filter_map(|parent| divisions.name(&parent.to_string())) {
        // A municipality stands above its districts twice.
        if !GROUPS.contains(&name) && names.last().is_none_or(|last| last != name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// What follows the name in an address that begins with it; names above it may stand in front.
fn fit<'a>(typed: &'a str, parents: &[String], name: &str) -> Option<(Fit, &'a str)> {
    let mut rest = typed;
    for parent in parents {
        rest = rest.strip_prefix(parent.as_str()).or_else(|| rest.strip_prefix(short(parent))).unwrap_or(rest);
    }
    if rest.is_empty() {
        return None;
    }
    if let Some(after) = rest.strip_prefix(name) {
        return Some((Fit::Full, after));
    }
    let short = short(name);
    if let Some(after) = rest.strip_prefix(short).filter(|_| short.chars().count() >= 2) {
        return Some((Fit::WithoutEnding, after));
    }
    (rest.chars().count() >= 2 && name.starts_with(rest)).then_some((Fit::Begun, ""))
}

fn short(name: &str) -> &str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).filter(|short| short.chars().count() >= 2).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# as_of: 2024\n# source: s\n# licence: l\n110000\t北京市\t-\t-\n110100\t北京市\t-\t-\n110108\t海淀区\t-\t-\n\
        320000\t江苏省\t-\t-\n320100\t南京市\t-\t-\n320106\t鼓楼区\t-\t-\n320300\t徐州市\t-\t-\n320302\t鼓楼区\t-\t-\n\
        320399\t鼓楼县\t-\t199912\n440000\t广东省\t-\t-\n440300\t深圳市\t-\t-\n440304\t福田区\t-\t-\n";

    fn check(typed: &str, province: &str, expected: &[&str]) {
        let divisions = Divisions::parse(LIST).unwrap();
        assert_eq!(completed(&divisions, typed, province), expected, "{typed} in {province}");
    }

    #[test]
    fn an_address_that_begins_with_its_district_gets_what_stands_above_it() {
        check("福田区样例街2号", "44", &["广东省深圳市福田区样例街2号"]);
        check("深圳市福田区样例街2号", "44", &["广东省深圳市福田区样例街2号"]);
        check("海淀样例路1号", "11", &["北京市海淀区样例路1号"]);
        check("广东深圳福田", "44", &["广东省深圳市福田区"]);
    }

    #[test]
    fn districts_of_one_name_are_all_offered() {
        check("鼓楼区", "32", &["江苏省南京市鼓楼区", "江苏省徐州市鼓楼区"]);
        check("徐州鼓楼区样例路", "32", &["江苏省徐州市鼓楼区样例路"]);
    }

    #[test]
    fn a_full_address_and_an_unknown_place_are_left_alone() {
        check("广东省深圳市福田区样例街2号", "44", &[]);
        check("样例街2号", "44", &[]);
        check("福", "44", &[]);
    }
}
