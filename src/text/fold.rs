//! Making two ways of typing the same thing equal.

use unicode_normalization::UnicodeNormalization;

/// `text` as it is compared: compatibility forms folded (full width, ligatures: Unicode NFKC), white
/// space removed, letters in lower case.
///
/// ```
/// assert_eq!(beian_preflight::text::fold("示例（广州） Ｃｏ"), "示例(广州)co");
/// ```
pub fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether two texts are the same but for width, white space and case.
pub fn same(left: &str, right: &str) -> bool {
    fold(left) == fold(right)
}
