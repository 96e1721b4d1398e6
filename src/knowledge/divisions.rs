//! Division codes with their names and times: `assets/lists/divisions.txt`.

use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Years for which an abolished code still counts: registers and cards followed late, and the lists are
/// up to a year apart. Our own threshold; no document states one.
const GRACE_YEARS: i16 = 2;

/// The last two digits of codes for development zones (苏州工业园区). One list of 2018 names them and the standard does not:
/// that later ones leave them out does not end them.
const ZONES: RangeInclusive<u32> = 71..=79;

/// Year and month.
pub type Month = (i16, i8);

/// A code under one of its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    code: u32,
    /// The name.
    pub name: String,
    /// First month in which a list names it; none if that is not known.
    pub from: Option<Month>,
    /// Last month in which a list names it; none while it is in force, or if that is not known.
    pub until: Option<Month>,
}

/// Whether a code was in force at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existence<'a> {
    /// It was, or nothing known speaks against it.
    InForce,
    /// It had been abolished, for longer than registers may take to follow: its last name.
    AbolishedBefore(&'a Division),
    /// It came later. This says little: numbers may be given out years after a birth.
    NotYet,
    /// No list has the code.
    Unknown,
}

/// Division codes of all times (GB/T 2260).
#[derive(Debug, Clone, Default)]
pub struct Divisions {
    /// Date of the newest list.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Licence of the collections.
    pub licence: String,
    /// By code; the newest name of a code is its last.
    rows: Vec<Division>,
}

impl Divisions {
    /// Reads rows `code<TAB>name<TAB>from<TAB>until`, sorted by code, below comments with `#`.
    ///
    /// # Errors
    /// What is wrong, with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut divisions = Self::default();
        for (before, line) in text.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                divisions.read_header(comment);
            } else if !line.is_empty() {
                let row = Division::parse(line).ok_or_else(|| format!("line {}: not code, name, from and until", before + 1))?;
                if divisions.rows.last().is_some_and(|last| last.code > row.code) {
                    return Err(format!("line {}: {} stands behind a higher code", before + 1, row.code));
                }
                divisions.rows.push(row);
            }
        }
        if [&divisions.as_of, &divisions.source, &divisions.licence].iter().any(|value| value.is_empty()) {
            return Err("as_of, source or licence is missing".to_owned());
        }
        Ok(divisions)
    }

    fn read_header(&mut self, comment: &str) {
        let Some((key, value)) = comment.split_once(':') else { return };
        let place = match key.trim() {
            "as_of" => &mut self.as_of,
            "source" => &mut self.source,
            "licence" => &mut self.licence,
            _ => return,
        };
        value.trim().clone_into(place);
    }

    /// All names of a code of six digits, the newest last; none if no list has it.
    pub fn at(&self, code: &str) -> &[Division] {
        code_number(code).map(|code| self.between(code, code + 1)).unwrap_or_default()
    }

    /// Whether a code was in force at a day. Generous: what is not known counts as in force.
    pub fn was_in_force(&self, code: &str, on: Date) -> Existence<'_> {
        let divisions = self.at(code);
        let on = (on.year(), on.month());
        let begun = |division: &Division| division.from.is_none_or(|from| from <= on);
        let lasts = |division: &Division| division.until.is_none_or(|(year, month)| on <= (year.saturating_add(GRACE_YEARS), month));
        if divisions.iter().any(|division| begun(division) && lasts(division)) {
            return Existence::InForce;
        }
        if divisions.iter().any(|division| !begun(division)) {
            return Existence::NotYet;
        }
        divisions.iter().max_by_key(|division| division.until).map_or(Existence::Unknown, Existence::AbolishedBefore)
    }

    /// The newest name of a code.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.at(code).last().map(|division| division.name.as_str())
    }

    /// The name of the prefecture that a code belongs to by its first four digits.
    pub fn prefecture(&self, code: &str) -> Option<&str> {
        code_number(code)?;
        self.name(&format!("{}00", code.get(..4)?))
    }

    /// Names of a province, by its two digits, that ended and with which no name in force begins: of a
    /// county that became a district or was merged, or of a code that bears another name now. Names of two
    /// characters are left out, because they turn up inside of others (`吴县` in `新吴县路`).
    pub fn renamed_or_abolished_districts(&self, province: &str) -> impl Iterator<Item = &str> {
        let number = Some(province).filter(|code| code.len() == 2).and_then(|code| code.parse::<u32>().ok()).unwrap_or_default();
        let (ended, in_force): (Vec<_>, Vec<_>) =
            self.between(number * 10_000, (number + 1) * 10_000).iter().partition(|division| division.until.is_some());
        let ended = ended.into_iter().filter(|division| !ZONES.contains(&(division.code % 100)));
        let in_force: BTreeSet<&str> = in_force.iter().map(|division| division.name.as_str()).collect();
        let is_borne = move |name: &str| in_force.range::<&str, _>(name..).next().is_some_and(|other| other.starts_with(name));
        let ended: BTreeSet<&str> = ended.map(|division| division.name.as_str()).collect();
        ended.into_iter().filter(move |name| name.chars().count() > 2 && !is_borne(name))
    }

    /// Names in force of the counties, districts and county cities of a province, by its two digits. Names of two
    /// characters are left out, because they turn up inside of others.
    pub fn districts(&self, province: &str) -> impl Iterator<Item = &str> {
        let number = Some(province).filter(|code| code.len() == 2).and_then(|code| code.parse::<u32>().ok()).unwrap_or_default();
        let in_force = self.between(number * 10_000, (number + 1) * 10_000).iter().filter(|row| row.until.is_none());
        let names = in_force.filter(|row| row.code % 100 != 0).map(|row| row.name.as_str());
        names.filter(|name| name.chars().count() > 2 && *name != "市辖区")
    }

    /// The prefecture city in which an address lies that begins with a city, county or district in force of a province;
    /// none where it is of a municipality or not clear which one is meant. A county directly below the province is one.
    pub fn city_of_address(&self, province: &str, address: &str) -> Option<&str> {
        let number = Some(province).filter(|code| code.len() == 2).and_then(|code| code.parse::<u32>().ok())?;
        let in_force = self.between(number * 10_000 + 1, (number + 1) * 10_000).iter().filter(|row| row.until.is_none());
        let begin: Vec<&Division> = in_force.filter(|row| row.name.chars().count() > 2 && address.starts_with(&row.name)).collect();
        if let Some(city) = begin.iter().filter(|row| row.code % 100 == 0).max_by_key(|row| row.name.len()) {
            return Some(&city.name);
        }
        let above = |row: &&Division| if row.code / 100 % 100 == 90 { row.code } else { row.code / 100 * 100 };
        let cities: BTreeSet<u32> = begin.iter().map(above).collect();
        let only = cities.first().copied().filter(|_| cities.len() == 1)?;
        let city = self.between(only, only + 1).last()?;
        (city.until.is_none() && city.name != "市辖区" && city.name != "县").then_some(city.name.as_str())
    }

    /// Codes in force with their names.
    pub fn in_force(&self) -> impl Iterator<Item = (u32, &str)> {
        self.rows.iter().filter(|row| row.until.is_none()).map(|row| (row.code, row.name.as_str()))
    }

    /// Rows with codes from the first up to but not including the second.
    fn between(&self, from: u32, before: u32) -> &[Division] {
        let start = self.rows.partition_point(|row| row.code < from);
        let end = self.rows.partition_point(|row| row.code < before);
        self.rows.get(start..end).unwrap_or_default()
    }
}

impl Division {
    fn parse(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let code = code_number(cells.next()?)?;
        let name = cells.next().filter(|name| !name.is_empty())?.to_owned();
        let from = month(cells.next()?).ok()?;
        let until = month(cells.next()?).ok()?;
        cells.next().is_none().then_some(Self { code, name, from, until })
    }
}

fn code_number(code: &str) -> Option<u32> {
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if is_code { code.parse().ok() } else { None }
}

/// `199712`, or `-` for none.
fn month(cell: &str) -> Result<Option<Month>, String> {
    if cell == "-" {
        return Ok(None);
    }
    let split = cell.split_at_checked(4).filter(|_| cell.len() == 6);
    let read = split.and_then(|(year, month)| Some((year.parse::<i16>().ok()?, month.parse::<i8>().ok()?)));
    read.filter(|(_, month)| (1..=12).contains(month)).map(Some).ok_or_else(|| cell.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# as_of: 2024\n# source: s\n# licence: l\n\
        440100\t广州市\t-\t-\n440111\t白云区\t-\t-\n440121\t番禺县\t-\t199112\n440122\t从化县\t198801\t199312\n440122\t从化乡\t199901\t-\n\
        440171\t广州工业园区\t201810\t201810\n";

    #[test]
    fn an_abolished_code_counts_two_years_longer() {
        let divisions = Divisions::parse(LIST).unwrap();
        assert_eq!(divisions.was_in_force("440121", Date::constant(1993, 12, 31)), Existence::InForce);
        let late = divisions.was_in_force("440121", Date::constant(1994, 1, 1));
        assert!(matches!(late, Existence::AbolishedBefore(division) if division.name == "番禺县"), "{late:?}");
    }

    #[test]
    fn a_code_is_not_in_force_before_its_first_list_or_between_two_names() {
        let divisions = Divisions::parse(LIST).unwrap();
        for year in [1987, 1997] {
            assert_eq!(divisions.was_in_force("440122", Date::constant(year, 6, 1)), Existence::NotYet, "{year}");
        }
        assert_eq!(divisions.was_in_force("440199", Date::constant(2000, 1, 1)), Existence::Unknown);
    }

    #[test]
    fn names_are_found_by_code_and_by_prefecture() {
        let divisions = Divisions::parse(LIST).unwrap();
        assert_eq!(divisions.name("440122"), Some("从化乡"));
        assert_eq!(divisions.prefecture("440122"), Some("广州市"));
        assert_eq!(divisions.at("44").len(), 0);
        let old: Vec<&str> = divisions.renamed_or_abolished_districts("44").collect();
        assert_eq!(old, ["从化县", "番禺县"]);
    }

    #[test]
    fn the_city_of_an_address_is_found_by_city_and_by_district() {
        let divisions = Divisions::parse(LIST).unwrap();
        for address in ["广州市白云区样例路1号", "白云区样例路1号"] {
            assert_eq!(divisions.city_of_address("44", address), Some("广州市"), "{address}");
        }
        assert_eq!(divisions.city_of_address("44", "番禺县样例路1号"), None);
        assert_eq!(divisions.city_of_address("4", "广州市"), None);
    }

    #[test]
    fn a_broken_list_names_its_line() {
        assert_eq!(Divisions::parse("440100\t广州市\t-").unwrap_err(), "line 1: not code, name, from and until");
        let unsorted = format!("{LIST}110000\t北京市\t-\t-\n");
        assert!(Divisions::parse(&unsorted).unwrap_err().starts_with("line 10: 110000"));
    }
}
