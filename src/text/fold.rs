//! Making two ways of typing the same thing equal.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// `text` as it is compared: compatibility forms folded (full width, ligatures: Unicode NFKC), white
/// space removed, letters in lower case.
///
/// ```
/// assert_eq!(beian_preflight::text::fold("示例（广州） Ｃｏ"), "示例(广州)co");
/// ```
pub fn fold(text: &str) -> String {
    nfkc(text).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Compatibility forms folded (Unicode NFKC). Most of what is typed has none, and is not touched then.
pub fn nfkc(text: &str) -> Cow<'_, str> {
    let is_stable = |c: char| c.is_ascii() || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    if text.chars().all(is_stable) { Cow::Borrowed(text) } else { Cow::Owned(text.nfkc().collect()) }
}

/// Whether two texts are the same but for width, white space and case.
pub fn same(left: &str, right: &str) -> bool {
    left == right || fold(left) == fold(right)
}
