//! How long a review takes.

use crate::knowledge::Holidays;
use jiff::civil::Date;

/// Working days of a whole review: two of the provider and twenty of the authority.
/// Tencent and Huawei, 备案流程 (provider one to two, authority at most twenty working days).
const REVIEW_WORKING_DAYS: u32 = 22;

/// The earliest day on which a review begun at `today` can have used all its time.
///
/// A year whose holidays are not known counts Monday to Friday. Holidays only make it later, so nothing is
/// reported too early.
pub fn review_ends(today: Date, holidays: &Holidays) -> Date {
    holidays.after(today, REVIEW_WORKING_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_two_working_days_are_thirty_days_from_a_sunday_on() {
        assert_eq!(review_ends(Date::constant(2026, 11, 22), &Holidays::default()), Date::constant(2026, 12, 22));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(review_ends(Date::MAX, &Holidays::default()), Date::MAX);
    }
}
