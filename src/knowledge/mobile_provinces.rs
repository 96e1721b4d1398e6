//! The province of a mobile number: `assets/lists/mobile_provinces.bin`, described in `mobile_provinces.toml`.

use crate::number::mobile::Mobile;
use serde::Deserialize;

/// The longest run that needs no second number.
const SHORT: u32 = 7;

/// What is said of the packed file: `assets/lists/mobile_provinces.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutMobileProvinces {
    /// Date of the collection.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Licence that the collection states.
    pub licence: String,
    /// The collections through which it came, the oldest first.
    pub lineage: Vec<String>,
    /// Province codes, in the order in which the packed file counts them.
    pub provinces: Vec<String>,
}

/// Runs of numbers that were given out to one province.
#[derive(Debug, Clone, Default)]
pub struct MobileProvinces {
    /// Where it comes from.
    pub about: AboutMobileProvinces,
    /// First seven digits with which a run begins, ascending, and one more than the place of its province; zero is unknown.
    runs: Vec<(u32, u8)>,
}

impl MobileProvinces {
    /// Reads the packed file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(packed: &[u8], about: AboutMobileProvinces) -> Result<Self, String> {
        let (first, mut rest) = packed.split_first_chunk::<4>().ok_or("shorter than its first start")?;
        let mut start = u32::from_le_bytes(*first);
        let mut runs = Vec::with_capacity(rest.len());
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            let place = byte & 0x1f;
            if usize::from(place) > about.provinces.len() {
                return Err(format!("no province {place} at {start}"));
            }
            runs.push((start, place));
            let mut length = u32::from(byte >> 5) + 1;
            if length > SHORT {
                let (more, after) = varint(rest).ok_or_else(|| format!("the length at {start} does not end"))?;
                rest = after;
                length = length.saturating_add(more);
            }
            start = start.saturating_add(length);
        }
        Ok(Self { about, runs })
    }

    /// The code of the province to which a number was given out, such as `44`; none if that is not known.
    pub fn province_of(&self, mobile: &Mobile) -> Option<&str> {
        let prefix: u32 = mobile.as_str().get(..7)?.parse().ok()?;
        let run = self.runs.partition_point(|(start, _)| *start <= prefix).checked_sub(1)?;
        let (_, place) = self.runs.get(run)?;
        let place = usize::from(*place).checked_sub(1)?;
        self.about.provinces.get(place).map(String::as_str)
    }
}

/// A number of seven bits a byte, the lowest first, and what comes after it.
fn varint(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut value = 0_u32;
    // The whole numbering plan fits into four bytes.
    for (at, &byte) in bytes.iter().enumerate().take(4) {
        value |= u32::from(byte & 0x7f) << (7 * at);
        if byte < 0x80 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> AboutMobileProvinces {
        AboutMobileProvinces { provinces: vec!["11".to_owned(), "44".to_owned()], ..AboutMobileProvinces::default() }
    }

    /// 1300000 to 1300001 Beijing, 208 of Guangdong, one unknown.
    fn packed() -> Vec<u8> {
        let mut packed = 1_300_000_u32.to_le_bytes().to_vec();
        packed.extend([0x21, 0xe2, 0xc8, 0x01, 0x00]);
        packed
    }

    #[test]
    fn a_number_belongs_to_the_run_that_begins_at_or_before_it() {
        let provinces = MobileProvinces::parse(&packed(), about()).unwrap();
        let of = |typed| provinces.province_of(&Mobile::parse(typed).unwrap());
        assert_eq!((of("13000010000"), of("13000020000")), (Some("11"), Some("44")));
        assert_eq!((of("13002090000"), of("13002100000"), of("19900000000")), (Some("44"), None, None));
    }

    #[test]
    fn a_file_that_was_cut_short_is_no_panic() {
        assert!(MobileProvinces::parse(&packed()[..3], about()).is_err());
        assert!(MobileProvinces::parse(&packed()[..7], about()).is_err());
        assert!(MobileProvinces::parse(&packed(), AboutMobileProvinces::default()).is_err());
    }
}
