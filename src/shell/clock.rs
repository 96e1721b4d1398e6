//! Today's date. The only place that reads the clock.

use jiff::civil::Date;

/// Today in the machine's time zone.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
