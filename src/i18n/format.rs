//! Numbers and dates as a person reads them.

use super::Locale;
use crate::word;
use jiff::civil::Date;

/// A date in words: `2026 年 11 月 22 日`, `22 November 2026`.
pub fn date(date: Date, locale: Locale) -> String {
    match locale {
        Locale::ZhCn | Locale::ZhTw => format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day()),
        Locale::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// A day as seen from another: `今天`, `昨天`, without its year where that is the same, in full otherwise.
pub fn day(day: Date, today: Date, locale: Locale) -> String {
    match (today - day).get_days() {
        0 => word!(locale, "day.today"),
        1 => word!(locale, "day.yesterday"),
        _ if day.year() != today.year() => date(day, locale),
        _ if locale == Locale::En => day.strftime("%-d %B").to_string(),
        _ => format!("{} 月 {} 日", day.month(), day.day()),
    }
}

/// A size in megabytes of 1,048,576 bytes with one decimal: `2.7`. Provider limits are stated in these.
pub fn megabytes(bytes: u64) -> String {
    // A picture's size is far below the 2^52 bytes from which on f64 would round.
    #[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
    let megabytes = bytes as f64 / 1_048_576.0;
    format!("{megabytes:.1}")
}

/// A size like [`megabytes`], rounded up: what is over a limit must not read like it.
pub fn megabytes_at_least(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1_048_576);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A measured value with as many decimals as tell something on a scale up to `full`: `0.62`, `9.5`, `300`.
pub fn measured(value: f32, full: f32) -> String {
    // Without this, what rounds to zero from below is written with a sign.
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    match full.abs() {
        full if full <= 5.0 => format!("{value:.2}"),
        full if full <= 50.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_the_language_writes_it() {
        let day = Date::constant(2026, 11, 2);
        assert_eq!(date(day, Locale::ZhCn), "2026 年 11 月 2 日");
        assert_eq!(date(day, Locale::En), "2 November 2026");
    }

    #[test]
    fn a_near_day_has_a_word_of_its_own() {
        let today = Date::constant(2026, 3, 1);
        assert_eq!(day(today, today, Locale::ZhCn), "今天");
        assert_eq!(day(Date::constant(2026, 2, 28), today, Locale::ZhTw), "昨天");
        assert_eq!(day(Date::constant(2026, 3, 2), today, Locale::ZhCn), "3 月 2 日", "a clock may have been wrong");
        assert_eq!(day(Date::constant(2026, 1, 9), today, Locale::En), "9 January");
        assert_eq!(day(Date::constant(2025, 12, 31), today, Locale::ZhCn), "2025 年 12 月 31 日");
    }

    #[test]
    fn a_measured_value_has_as_many_decimals_as_its_scale_tells() {
        assert_eq!(measured(0.618, 1.0), "0.62");
        assert_eq!(measured(9.04, 15.0), "9.0");
        assert_eq!(measured(299.6, 400.0), "300");
        assert_eq!(measured(-0.001, 1.0), "0.00");
    }

    #[test]
    fn a_size_has_one_decimal() {
        assert_eq!(megabytes(8 * 1_048_576), "8.0");
        assert_eq!(megabytes(0), "0.0");
        assert_eq!(megabytes_at_least(9 * 1_048_576 + 10), "9.1");
        assert_eq!(megabytes_at_least(9 * 1_048_576), "9.0");
    }
}
