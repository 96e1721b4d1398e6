//! Numbers and dates as a person reads them.

use super::Locale;
use jiff::civil::Date;

/// A date in words: `2026 年 11 月 22 日`, `22 November 2026`.
pub fn date(date: Date, locale: Locale) -> String {
    match locale {
        Locale::ZhCn | Locale::ZhTw => format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day()),
        Locale::En => date.strftime("%-d %B %Y").to_string(),
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
    fn a_size_has_one_decimal() {
        assert_eq!(megabytes(8 * 1_048_576), "8.0");
        assert_eq!(megabytes(0), "0.0");
        assert_eq!(megabytes_at_least(9 * 1_048_576 + 10), "9.1");
        assert_eq!(megabytes_at_least(9 * 1_048_576), "9.0");
    }
}
