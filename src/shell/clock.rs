//! Today's date. The only place that reads the clock.

use jiff::civil::Date;

/// Today in the machine's time zone.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
