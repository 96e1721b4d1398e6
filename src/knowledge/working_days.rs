//! Working days and holidays: `assets/lists/holidays.toml`.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// Days off and working days of the years that were published. Other years count Monday to Friday.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Date of the collection.
    pub as_of: String,
    /// Key of its source.
    pub source: String,
    /// Licence of the collection.
    pub licence: String,
    /// Last day of the last year that was published.
    pub published_until: Option<Date>,
    /// By year.
    #[serde(default)]
    days: BTreeMap<String, Year>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    off: BTreeSet<Date>,
    working: BTreeSet<Date>,
}

impl Holidays {
    /// The days off, year by year.
    pub fn off(&self) -> impl Iterator<Item = Date> {
        self.days.values().flat_map(|year| year.off.iter().copied())
    }

    /// The days that are worked though they are on a weekend, year by year.
    pub fn worked(&self) -> impl Iterator<Item = Date> {
        self.days.values().flat_map(|year| year.working.iter().copied())
    }

    /// Whether a day is worked.
    pub fn is_working_day(&self, day: Date) -> bool {
        let is_worked = self.days.values().any(|year| year.working.contains(&day));
        let is_off = self.days.values().any(|year| year.off.contains(&day));
        is_worked || (!is_off && !is_weekend(day))
    }

    /// The working days after the first day, up to and with the second; below zero if that comes before.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let n_days = from.until(to).map_or(0, |span| span.get_days());
        let rest = (0..n_days % 7).filter(|back| to.checked_sub(back.days()).is_ok_and(|day| !is_weekend(day))).count();
        let range = (Bound::Excluded(from), Bound::Included(to));
        let off = self.days.values().flat_map(|year| year.off.range(range)).filter(|day| !is_weekend(**day)).count();
        let worked = self.days.values().flat_map(|year| year.working.range(range)).filter(|day| is_weekend(**day)).count();
        n_days / 7 * 5 + small(rest) + small(worked) - small(off)
    }

    /// The day on which so many working days have passed; the end of the calendar if it ends before.
    pub fn after(&self, from: Date, n_days: u32) -> Date {
        let mut day = from;
        let mut left = n_days;
        while left > 0 {
            let Ok(next) = day.checked_add(1.day()) else { return day };
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_year_weeks_have_five_working_days() {
        let none = Holidays::default();
        let sunday = Date::constant(2026, 11, 22);
        assert_eq!(none.working_days_between(sunday, Date::constant(2026, 12, 22)), 22);
        assert_eq!(none.working_days_between(Date::constant(2026, 12, 22), sunday), -22);
        assert_eq!(none.working_days_between(sunday, sunday), 0);
        assert_eq!(none.after(sunday, 22), Date::constant(2026, 12, 22));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(Holidays::default().after(Date::MAX, 3), Date::MAX);
        assert!(Holidays::default().working_days_between(Date::MIN, Date::MAX) > 0);
    }
}
