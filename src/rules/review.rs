//! How long a review takes.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Working days of a whole review: two of the provider and twenty of the authority.
/// Tencent and Huawei, 备案流程 (provider one to two, authority at most twenty working days).
const REVIEW_WORKING_DAYS: u32 = 22;

/// The earliest day on which a review begun at `today` can have used all its time.
///
/// Counts Monday to Friday. Holidays only make it later, so nothing is reported too early.
pub fn review_ends(today: Date) -> Date {
    let mut day = today;
    let mut left = REVIEW_WORKING_DAYS;
    while left > 0 {
        let Ok(next) = day.checked_add(1.day()) else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_two_working_days_are_thirty_days_from_a_sunday_on() {
        assert_eq!(review_ends(Date::constant(2026, 11, 22)), Date::constant(2026, 12, 22));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(review_ends(Date::MAX), Date::MAX);
    }
}
