//! Readings of Han characters in Latin letters.

use super::{fold, is_han};
use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Whether Latin letters are the whole pinyin of a name, by any reading of each character and whatever the spacing, case
/// and tone marks. None where a character has no known reading.
///
/// ```
/// use beian_preflight::text::is_pinyin_of;
/// assert_eq!(is_pinyin_of("Chongqing Shili Youxian Gongsi", "重庆示例有限公司"), Some(true));
/// assert_eq!(is_pinyin_of("Chongqing Shili Co., Ltd.", "重庆示例有限公司"), Some(false));
/// ```
pub fn is_pinyin_of(latin: &str, name: &str) -> Option<bool> {
    let letters = bare(latin);
    let typed = letters.as_str();
    let mut reached = BTreeSet::from([0_usize]);
    for c in name.nfkc() {
        let readings = readings(c)?;
        if readings.is_empty() {
            continue;
        }
        let mut next = BTreeSet::new();
        for &at in &reached {
            let rest = typed.get(at..).unwrap_or_default();
            next.extend(readings.iter().filter(|reading| rest.starts_with(reading.as_str())).map(|reading| at + reading.len()));
        }
        reached = next;
    }
    Some(reached.contains(&typed.len()))
}

/// What names are put in order by: as a Chinese list has it, Han characters by their pinyin among Latin letters.
///
/// ```
/// use beian_preflight::text::reading_order;
/// let mut names = ["重阳", "广州", "Beian", "安"];
/// names.sort_by_key(|name| reading_order(name));
/// assert_eq!(names, ["安", "Beian", "广州", "重阳"]);
/// ```
pub fn reading_order(name: &str) -> String {
    // A space after each reading, so that 西安 stands before 先; the character itself tells those of one reading apart.
    let read = |c: char| c.to_pinyin().map_or_else(|| c.to_string(), |pinyin| format!("{} {c}", bare(pinyin.plain())));
    fold(name).chars().map(read).collect()
}

/// Whether a name is what somebody is typing: it holds the characters, or opens with the pinyin or the initials.
///
/// ```
/// use beian_preflight::text::is_typed_for;
/// assert!(["广", "东", "guangd", "gd", "gdong"].iter().all(|typed| is_typed_for(typed, "广东")));
/// assert!(!is_typed_for("dg", "广东"));
/// ```
pub fn is_typed_for(typed: &str, name: &str) -> bool {
    let wanted = fold(typed);
    if wanted.is_empty() || wanted.chars().any(is_han) {
        return fold(name).contains(&wanted);
    }
    let letters = bare(&wanted);
    if letters.is_empty() || bare(name).starts_with(&letters) {
        return !letters.is_empty();
    }
    let mut reached = BTreeSet::from([0_usize]);
    for c in name.nfkc() {
        let readings = readings(c).unwrap_or_default();
        let mut next = BTreeSet::new();
        for &at in &reached {
            let rest = letters.get(at..).unwrap_or_default();
            if readings.iter().any(|reading| reading.starts_with(rest)) {
                return true;
            }
            let whole = readings.iter().filter(|reading| rest.starts_with(reading.as_str())).map(String::len);
            let initial = readings.iter().filter(|reading| rest.get(..1) == reading.get(..1)).map(|_| 1);
            next.extend(whole.chain(initial).map(|length| at + length));
        }
        reached = next;
    }
    false
}

/// Every way to write a character of a name in Latin letters: none at all for punctuation.
fn readings(c: char) -> Option<BTreeSet<String>> {
    if is_han(c) {
        return Some(c.to_pinyin_multi()?.into_iter().map(Pinyin::plain).flat_map(spellings).collect());
    }
    if c.is_alphanumeric() && !c.is_ascii() {
        return None;
    }
    let literal = Some(bare(&c.to_string())).filter(|literal| !literal.is_empty());
    let numeral = c.to_digit(10).and_then(|digit| "零一二三四五六七八九".chars().nth(usize::try_from(digit).ok()?));
    Some(literal.into_iter().chain(numeral.and_then(readings).unwrap_or_default()).collect())
}

/// The spellings of a reading: ü is written u, v or yu.
fn spellings(reading: &str) -> impl Iterator<Item = String> {
    ["u", "v", "yu"].map(|vowel| bare(&reading.replace('ü', vowel))).into_iter()
}

/// Nothing but the letters and digits, without marks, in lower case.
fn bare(text: &str) -> String {
    text.nfkd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_pinyin_of, is_typed_for};

    #[test]
    fn any_reading_spacing_case_and_mark_is_taken() {
        let name = "长沙绿行（重庆）科技有限公司";
        for typed in [
            "changsha lvxing chongqing keji youxian gongsi",
            "Zhang Sha Lu Hang Zhong Qing Ke Ji You Xian Gong Si",
            "ChángshāLǜxíng(Chóngqìng)KējìYǒuxiànGōngsī",
            "CHANGSHA LYUXING CHONGQING KEJI YOUXIANGONGSI",
        ] {
            assert_eq!(is_pinyin_of(typed, name), Some(true), "{typed}");
        }
    }

    #[test]
    fn what_is_left_out_or_translated_is_not_the_whole_pinyin() {
        for typed in ["guangzhou shili", "Guangzhou Shili Technology Co., Ltd.", "GZSL", "guangzhou shili gongsi ltd", ""] {
            assert_eq!(is_pinyin_of(typed, "广州示例公司"), Some(false), "{typed}");
        }
    }

    #[test]
    fn a_province_is_found_by_character_pinyin_and_initials() {
        for typed in ["重", "庆", "chongqing", "Chong", "cq", "cqing", "zhongqing", "c"] {
            assert!(is_typed_for(typed, "重庆"), "{typed}");
        }
        for typed in ["qc", "chongqingx", "cd", "重啊", "重c", "。"] {
            assert!(!is_typed_for(typed, "重庆"), "{typed}");
        }
        assert!(is_typed_for("", "重庆"), "nothing typed rules nothing out");
        assert!(is_typed_for("xj", "新疆") && is_typed_for("nmg", "内蒙古") && !is_typed_for("nmg", "宁夏"));
    }

    #[test]
    fn letters_and_digits_of_the_name_stay() {
        assert_eq!(is_pinyin_of("Guangzhou ABC 3 Gongsi", "广州ABC3公司"), Some(true));
        assert_eq!(is_pinyin_of("guangzhou abc san gongsi", "广州ABC3公司"), Some(true));
        assert_eq!(is_pinyin_of("guangzhou", "广州ئۇ"), None);
    }
}
