//! Listed words in a text, and how surely each is meant.

use super::is_han;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// A listed word that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The word.
    pub word: &'a str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether it is at an end of the text, of letters, or beside another listed word or something that is not Han. Inside of other
    /// Han characters it may come about by chance: 平台 in 太平台风.
    pub stands_alone: bool,
}

/// All listed words of a text, each with the longer phrases in which it is harmless. Text, words and phrases are folded
/// as [`super::plain()`] does. A word inside of a longer listed word counts as the longer one.
///
/// ```
/// use beian_preflight::text::find_words;
/// let none: &[String] = &[];
/// let hits = find_words("小满购物网", [("购", none), ("购物", none)]);
/// assert_eq!(hits.iter().map(|hit| hit.word).collect::<Vec<_>>(), ["购物"]);
/// ```
pub fn find_words<'a>(text: &str, words: impl IntoIterator<Item = (&'a str, &'a [String])>) -> Vec<Hit<'a>> {
    let mut hits: Vec<Hit<'a>> = words.into_iter().flat_map(|(word, harmless)| occurrences(text, word, harmless)).collect();
    hits.sort_by_key(|hit| (hit.range.start, Reverse(hit.range.end)));
    let mut covered = 0;
    hits.retain(|hit| {
        let is_new = hit.range.end > covered;
        covered = covered.max(hit.range.end);
        is_new
    });
    let starts: BTreeSet<usize> = hits.iter().map(|hit| hit.range.start).collect();
    let ends: BTreeSet<usize> = hits.iter().map(|hit| hit.range.end).collect();
    for hit in &mut hits {
        let (before, after) = neighbours(text, &hit.range);
        let is_edge = |own: Option<char>, neighbour: Option<char>| !own.is_some_and(is_han) || neighbour.is_none_or(|c| !is_han(c));
        let is_at_edge = is_edge(hit.word.chars().next(), before) || is_edge(hit.word.chars().next_back(), after);
        hit.stands_alone = is_at_edge || ends.contains(&hit.range.start) || starts.contains(&hit.range.end);
    }
    hits
}

/// The first place of one word, as [`find_words`] sees it.
///
/// ```
/// use beian_preflight::text::find_word;
/// assert!(find_word("小满平台", "平台", &[]).unwrap().stands_alone);
/// assert!(!find_word("太平台风", "平台", &[]).unwrap().stands_alone);
/// assert_eq!(find_word("太平台风", "平台", &["太平台风".to_owned()]), None);
/// ```
pub fn find_word<'a>(text: &str, word: &'a str, harmless: &'a [String]) -> Option<Hit<'a>> {
    find_words(text, [(word, harmless)]).into_iter().next()
}

fn occurrences<'a>(text: &str, word: &'a str, harmless: &[String]) -> Vec<Hit<'a>> {
    let places = text.match_indices(word).map(|(start, _)| start..start + word.len());
    let is_meant =
        |range: &Range<usize>| !range.is_empty() && !is_inside_latin_word(text, range, word) && !is_harmless(text, range, word, harmless);
    places.filter(is_meant).map(|range| Hit { word, range, stands_alone: false }).collect()
}

fn is_harmless(text: &str, range: &Range<usize>, word: &str, harmless: &[String]) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let holds = |(opening, closing): (&str, &str)| before.ends_with(opening) && after.starts_with(closing);
    harmless.iter().any(|phrase| phrase.split_once(word).is_some_and(holds))
}

/// Whether a word of letters and digits goes on beside the range, as `bbs` in `abbs`.
fn is_inside_latin_word(text: &str, range: &Range<usize>, word: &str) -> bool {
    let (before, after) = neighbours(text, range);
    let goes_on = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(|c| c.is_ascii_alphanumeric()) && outside.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    goes_on(word.chars().next(), before) || goes_on(word.chars().next_back(), after)
}

fn neighbours(text: &str, range: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    (before, text.get(range.end..).and_then(|after| after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, listed: &[&str]) -> Vec<(String, bool)> {
        let none: &[String] = &[];
        let hits = find_words(text, listed.iter().map(|word| (*word, none)));
        hits.into_iter().map(|hit| (hit.word.to_owned(), hit.stands_alone)).collect()
    }

    #[test]
    fn a_word_beside_another_listed_word_stands_alone() {
        assert_eq!(words("小满平台网站的", &["平台", "网站"]), [("平台".to_owned(), true), ("网站".to_owned(), true)]);
        assert_eq!(words("小满平台的", &["平台"]), [("平台".to_owned(), false)]);
        assert_eq!(words("小满平台v2", &["平台"]), [("平台".to_owned(), true)]);
    }

    #[test]
    fn letters_inside_of_a_longer_word_are_no_hit() {
        assert!(words("小满gamer", &["game"]).is_empty());
        assert_eq!(words("小满game站", &["game"]), [("game".to_owned(), true)]);
    }

    #[test]
    fn an_empty_word_is_never_found() {
        assert!(words("小满", &[""]).is_empty());
        assert!(words("", &["小满"]).is_empty());
    }

    #[test]
    fn a_harmless_phrase_hides_its_own_word_only() {
        let harmless = ["角色情".to_owned()];
        assert_eq!(find_word("角色情缘", "色情", &harmless), None);
        assert!(find_word("角色情与色情", "色情", &harmless).is_some());
    }
}
