//! Names as they are compared with listed words: width, case, script and separators folded.

use super::{is_han, nfkc};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Traditional characters with their simplified ones, sorted.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| include_str!("../../assets/lists/traditional.txt").lines().filter_map(pair).collect());

fn pair(line: &str) -> Option<(char, char)> {
    let (traditional, simplified) = line.split_once('\t')?;
    Some((traditional.chars().next()?, simplified.chars().next()?))
}

/// The simplified character that a traditional one is compared as; every other character is itself.
pub fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let at = SIMPLIFIED.binary_search_by_key(&c, |&(traditional, _)| traditional);
    at.ok().and_then(|at| SIMPLIFIED.get(at)).map_or(c, |&(_, simplified)| simplified)
}

/// A text in the form in which it is compared with listed words, with the way back to what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    typed: String,
    text: String,
    /// For every character of `text`: where it begins there, and what it was made of in `typed`.
    places: Vec<(usize, Range<usize>)>,
}

/// Folds a text: compatibility forms (Unicode NFKC), letters in lower case, traditional characters as simplified
/// ones, no white space and nothing invisible. Dots, hyphens, brackets and the like between two Han characters are left
/// out too, because they are put there to break a word in two.
///
/// ```
/// use beian_preflight::text::plain;
/// assert_eq!(plain("我的論·壇").as_str(), "我的论坛");
/// assert_eq!(plain("小满 v2.0").as_str(), "小满v2.0");
/// ```
pub fn plain(typed: &str) -> Plain {
    let mut kept: Vec<(char, Range<usize>)> = Vec::new();
    let mut separators = Vec::new();
    for place in clusters(typed) {
        let cluster = typed.get(place.clone()).unwrap_or_default();
        let cluster = nfkc(cluster);
        let visible = cluster.chars().filter(|&c| !is_left_out(c));
        for c in visible.flat_map(char::to_lowercase).map(simplified) {
            if is_separator(c) {
                separators.push((c, place.clone()));
                continue;
            }
            if is_han(c) && kept.last().is_some_and(|&(before, _)| is_han(before)) {
                separators.clear();
            } else {
                kept.append(&mut separators);
            }
            kept.push((c, place.clone()));
        }
    }
    kept.append(&mut separators);
    let mut plain = Plain { typed: typed.to_owned(), text: String::new(), places: Vec::with_capacity(kept.len()) };
    for (c, place) in kept {
        plain.places.push((plain.text.len(), place));
        plain.text.push(c);
    }
    plain
}

impl Plain {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text without anything but letters, digits and Han characters.
    pub fn letters(&self) -> String {
        self.text.chars().filter(|c| c.is_alphanumeric()).collect()
    }

    /// What was typed for a range of the folded text.
    pub fn typed(&self, found: &Range<usize>) -> &str {
        let mut places = self.places.iter().filter(|(at, _)| found.contains(at)).map(|(_, place)| place);
        let Some(first) = places.next() else { return "" };
        let end = places.next_back().map_or(first.end, |last| last.end);
        self.typed.get(first.start..end).unwrap_or_default()
    }

    /// Whether white space, separators or invisible characters stand inside of what was typed for a range.
    pub fn is_split(&self, found: &Range<usize>) -> bool {
        self.typed(found).nfkc().any(|c| is_separator(c) || is_left_out(c))
    }
}

/// Where each character stands together with the marks that combine with it.
fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match clusters.last_mut() {
            Some(last) if !is_han(c) && is_combining_mark(c) => last.end = end,
            _ => clusters.push(start..end),
        }
    }
    clusters
}

/// White space and characters without a shape.
fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that are put between the characters of a word.
fn is_separator(c: char) -> bool {
    !is_han(c) && "·•‧∙⋅・.-‐–—−_~〜*+|/\\()[]{}<>〔〕【】《》〈〉「」『』〖〗".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines = include_str!("../../assets/lists/traditional.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(SIMPLIFIED.len(), lines.count());
        assert!(SIMPLIFIED.is_sorted_by(|left, right| left.0 < right.0));
        assert!(SIMPLIFIED.iter().all(|&(_, to)| simplified(to) == to), "a simplified character is no other's traditional one");
    }

    #[test]
    fn ways_of_typing_a_word_fold_to_it() {
        for typed in ["论坛", "論壇", "论·坛", "论.坛", "论 坛", "论\u{200b}坛", "論－壇", "论（坛）", "论【】坛", "论__坛"]
        {
            assert!(plain(typed).as_str().starts_with("论坛"), "{typed}");
        }
        assert_eq!(plain("ＢＢＳ").as_str(), "bbs");
    }

    #[test]
    fn separators_stay_beside_letters() {
        assert_eq!(plain("example.com").as_str(), "example.com");
        assert_eq!(plain("小满-v2").as_str(), "小满-v2");
        assert_eq!(plain("-小满-").as_str(), "-小满-");
    }

    #[test]
    fn a_range_leads_back_to_what_was_typed() {
        let name = plain("我的 論·壇 v2");
        let at = name.as_str().find("论坛").unwrap();
        let range = at..at + "论坛".len();
        assert_eq!(name.typed(&range), "論·壇");
        assert!(name.is_split(&range));
        assert!(!plain("論壇").is_split(&(0..6)));
        assert_eq!(name.typed(&(0..0)), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for typed in ["我的論·壇", "小满（广州）", "ｐ２Ｐ 薴", "e\u{301}", "㈱"] {
            let once = plain(typed).as_str().to_owned();
            assert_eq!(plain(&once).as_str(), once, "{typed}");
        }
    }
}
