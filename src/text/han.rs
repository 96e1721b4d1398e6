//! Han characters.

use unicode_script::{Script, UnicodeScript};

/// Whether `c` is a Han character: script Han of Unicode, so that all extensions and 〇 count.
pub fn is_han(c: char) -> bool {
    // The table of scripts is only asked for what is neither ASCII nor a common ideograph.
    matches!(c, '\u{4e00}'..='\u{9fff}') || (!c.is_ascii() && c.script() == Script::Han)
}

/// Number of Han characters in `text`.
///
/// ```
/// assert_eq!(beian_preflight::text::han_count("小满的手帐 v2"), 5);
/// assert_eq!(beian_preflight::text::han_count("𠮷〇a"), 2);
/// ```
pub fn han_count(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}
