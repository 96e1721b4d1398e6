//! Numbers of every kind, made at random: right ones are taken, one slip is always found, nothing panics.

use crate::fixture::{changed, knowledge, sound};
use beian_preflight::filing::path;
use beian_preflight::number::Fault;
use beian_preflight::number::credit_code::{self, CreditCode};
use beian_preflight::number::domain::Domain;
use beian_preflight::number::email::Email;
use beian_preflight::number::landline::Landline;
use beian_preflight::number::mobile::Mobile;
use beian_preflight::number::resident_id::{self, ResidentId};
use jiff::civil::Date;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::select;

/// The characters of a credit code, GB 32100-2015 table 3.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_STEM: &str = "[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}";
/// What people type into number fields, right and wrong.
const TYPED: &str = "[0-9０-９A-Za-zＡ-Ｚ +()（）转xX.@:/。·\\-‐–—\u{3000}\u{200b}中文𠮷\u{301}]{0,24}";

/// Division, birth date and sequence: the first seventeen characters of a citizen identity number.
fn resident_stem() -> impl Strategy<Value = (String, Date)> {
    (110_000_u32..=659_000, 1900_i16..=2025, 1_i8..=12, 0_i8..31, 0_u16..1000).prop_map(|(area, year, month, day, sequence)| {
        let first = Date::new(year, month, 1).expect("the first of a month");
        let date = Date::new(year, month, 1 + day % first.days_in_month()).expect("a day of that month");
        (format!("{area}{:04}{:02}{:02}{sequence:03}", date.year(), date.month(), date.day()), date)
    })
}

/// `stem` with the check character that belongs to it.
fn with_check(stem: &str, check: impl Fn(&str) -> Option<char>) -> String {
    format!("{stem}{}", check(stem).expect("seventeen characters of the alphabet"))
}

/// `number` with the character at `at` moved on in `alphabet` by `steps`.
fn slipped(number: &str, at: usize, alphabet: &str, steps: usize) -> String {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let moved = |c: char| alphabet.iter().position(|&known| known == c).map_or(c, |place| alphabet[(place + steps) % alphabet.len()]);
    number.chars().enumerate().map(|(place, c)| if place == at { moved(c) } else { c }).collect()
}

/// `number` with the characters at `at` and after it changed round.
fn turned(number: &str, at: usize) -> String {
    let mut characters: Vec<char> = number.chars().collect();
    characters.swap(at, at + 1);
    characters.into_iter().collect()
}

/// `digits` in full width.
fn full_width(digits: &str) -> String {
    digits.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c)).collect()
}

/// Every parser reads it or says what is wrong; what was read is read again as the same.
fn parse_all(typed: &str) -> Result<(), String> {
    let differs = |kind: &str, first: &str| Err(format!("{typed:?} became the {kind} {first:?}, which is read otherwise"));
    if let Ok(id) = ResidentId::parse(typed)
        && ResidentId::parse(id.as_str()).as_ref() != Ok(&id)
    {
        return differs("identity number", id.as_str());
    }
    if let Ok(code) = CreditCode::parse(typed)
        && CreditCode::parse(code.as_str()).as_ref() != Ok(&code)
    {
        return differs("credit code", code.as_str());
    }
    if let Ok(mobile) = Mobile::parse(typed)
        && Mobile::parse(mobile.as_str()).as_ref() != Ok(&mobile)
    {
        return differs("mobile", mobile.as_str());
    }
    if let Ok(email) = Email::parse(typed)
        && Email::parse(email.as_str()).as_ref() != Ok(&email)
    {
        return differs("address", email.as_str());
    }
    if let Ok(domain) = Domain::parse(typed) {
        let again = Domain::parse(domain.as_str());
        if again.as_ref() != Ok(&domain) || !domain.as_str().ends_with(domain.top_level()) || !domain.ascii().is_ascii() {
            return differs("domain", domain.as_str());
        }
    }
    if let Ok(phone) = Landline::parse(typed)
        && (Landline::parse(&phone.to_string()).as_ref() != Ok(&phone) || !phone.area_code().starts_with('0'))
    {
        return differs("landline", &phone.to_string());
    }
    Ok(())
}

proptest! {
    #[test]
    fn an_identity_number_with_its_check_character_is_taken((stem, born) in resident_stem()) {
        let number = with_check(&stem, resident_id::check_character);
        let id = ResidentId::parse(&number);
        prop_assert_eq!(id.as_ref().map(ResidentId::as_str), Ok(number.as_str()));
        prop_assert_eq!(id.as_ref().map(ResidentId::birth_date), Ok(born));
        prop_assert_eq!(id.as_ref().map(ResidentId::province_code), Ok(&number[..2]));
        prop_assert_eq!(ResidentId::parse(&full_width(&number.to_lowercase())), id);
    }

    #[test]
    fn one_wrong_digit_of_an_identity_number_is_found((stem, _) in resident_stem(), at in 0_usize..17, steps in 1_usize..10) {
        let number = with_check(&stem, resident_id::check_character);
        prop_assert!(ResidentId::parse(&slipped(&number, at, "0123456789", steps)).is_err());
        prop_assert_eq!(ResidentId::parse(&slipped(&number, 17, "0123456789X", steps)), Err(Fault::CheckCharacter));
    }

    #[test]
    fn two_digits_of_an_identity_number_changed_round_are_found((stem, _) in resident_stem(), at in 0_usize..17) {
        let number = with_check(&stem, resident_id::check_character);
        let other = turned(&number, at);
        prop_assume!(other != number);
        prop_assert!(ResidentId::parse(&other).is_err());
    }

    #[test]
    fn a_credit_code_with_its_check_character_is_taken(stem in CREDIT_STEM) {
        let number = with_check(&stem, credit_code::check_character);
        let code = CreditCode::parse(&number);
        prop_assert_eq!(code.as_ref().map(CreditCode::as_str), Ok(number.as_str()));
        prop_assert_eq!(code.as_ref().map(CreditCode::category), Ok(&number[..2]));
        prop_assert_eq!(code.as_ref().map(CreditCode::province_code), Ok(&number[2..4]));
        prop_assert_eq!(CreditCode::parse(&full_width(&number.to_lowercase())), code);
    }

    #[test]
    fn one_wrong_character_of_a_credit_code_is_found(stem in CREDIT_STEM, at in 0_usize..18, steps in 1_usize..31) {
        let number = with_check(&stem, credit_code::check_character);
        prop_assert!(CreditCode::parse(&slipped(&number, at, ALPHABET, steps)).is_err());
    }

    #[test]
    fn two_characters_of_a_credit_code_changed_round_are_found(stem in CREDIT_STEM, at in 0_usize..17) {
        let number = with_check(&stem, credit_code::check_character);
        let other = turned(&number, at);
        prop_assume!(other != number);
        prop_assert!(CreditCode::parse(&other).is_err());
    }

    #[test]
    fn a_mobile_is_taken_however_it_is_written(
        mobile in "1[3-9][0-9]{9}",
        country in select(vec!["", "+86", "86", "0086", "086", "＋86", "+0086"]),
        between in select(vec!["", " ", "-", "  ", " - ", "\u{3000}", "‐", "\u{2011}", "–", "—", "－", "\t"]),
        is_full_width in any::<bool>(),
    ) {
        let written = [country, &mobile[..3], &mobile[3..7], &mobile[7..]].join(between);
        let typed = if is_full_width { full_width(&written) } else { written };
        let read = Mobile::parse(&typed);
        prop_assert_eq!(read.as_ref().map(Mobile::as_str), Ok(mobile.as_str()), "{:?}", typed);
    }

    #[test]
    fn a_mobile_with_a_digit_too_many_or_too_few_is_not_taken(mobile in "1[3-9][0-9]{9}", more in 0_u8..10) {
        prop_assert_eq!(Mobile::parse(&mobile[..10]), Err(Fault::Length));
        prop_assert_eq!(Mobile::parse(&format!("{mobile}{more}")), Err(Fault::Length));
        prop_assert_eq!(Mobile::parse(&format!("{mobile}a")), Err(Fault::Characters));
        prop_assert_eq!(Mobile::parse(&format!("{}2{}", &mobile[..1], &mobile[2..])), Err(Fault::Prefix));
    }

    #[test]
    fn a_landline_is_taken_with_and_without_separators(
        area in "(010|02[0-9]|0[3-9][0-9]{2})",
        subscriber in "[1-9][0-9]{6,7}",
        country in select(vec!["", "+86 ", "86-", "0086-", "086-"]),
        between in select(vec!["-", " ", "–", ""]),
    ) {
        let typed = format!("{country}{area}{between}{subscriber}");
        let phone = Landline::parse(&typed);
        prop_assert_eq!(phone.as_ref().map(Landline::area_code), Ok(area.as_str()), "{}", typed);
        prop_assert_eq!(phone.map(|phone| phone.to_string()), Ok(format!("{area}-{subscriber}")), "{}", typed);
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>()) {
        prop_assert_eq!(parse_all(&text), Ok(()));
    }

    #[test]
    fn nothing_like_a_number_makes_a_parser_panic(text in TYPED) {
        prop_assert_eq!(parse_all(&text), Ok(()));
    }

    #[test]
    fn nothing_like_a_domain_makes_a_parser_panic(
        labels in proptest::collection::vec("[a-zA-Z0-9ａ例子ßςİ_\\-]{0,12}", 0..5),
        dot in select(vec![".", "。", "．", ".."]),
        front in select(vec!["", "https://", "a@", "xn--", "//", "[::1]"]),
        ending in select(vec!["", ".com", ".com.cn", ".中国", ".github.io", "/a?b#c", ":8080", "."]),
    ) {
        prop_assert_eq!(parse_all(&format!("{front}{}{ending}", labels.join(dot))), Ok(()));
    }
}

#[test]
fn edges_of_width_and_length_make_no_parser_panic() {
    for unit in ["0", "1", "X", "９", "Ⅸ", "½", "ﬀ", "ß", "𝟗", "①", "一", "\u{301}", "İ", "a.", ".", "@", "0086", ":", "-", "/"]
    {
        for times in [1, 11, 17, 18, 19, 63, 64, 65, 253, 254, 10_000] {
            assert_eq!(parse_all(&unit.repeat(times)), Ok(()), "{unit} {times} times");
        }
    }
}

/// What a field shows below what was typed into it.
fn check_normalised(field: &str, typed: &str, shown: Option<&str>) {
    let filing = changed(sound("enterprise"), &[(field.to_owned(), toml::Value::from(typed))].into());
    assert_eq!(knowledge().normalised(&path::to_value(&filing), field).as_deref(), shown, "{field} {typed:?}");
}

#[test]
fn what_was_typed_otherwise_is_shown_in_its_canonical_form() {
    check_normalised("subject.certificate.number", "９１４４０１０１ ma5abcde52", Some("91440101MA5ABCDE52"));
    check_normalised("subject.certificate.number", "91440101MA5ABCDE52", None);
    check_normalised("subject.certificate.number", "91440101MA5ABCDE53", None);
    check_normalised("principal.certificate.number", "440106 19900101 1235", Some("440106199001011235"));
    check_normalised("principal.mobile", "+86 138 0270 0001", Some("13802700001"));
    check_normalised("principal.office_phone", "０２０－３８００１２３４", Some("020-38001234"));
    check_normalised("websites[0].domains[0].name", "Example.COM.", Some("example.com"));
    check_normalised("filing.subject_number", "粤icp备１２３４５６７８号", Some("粤ICP备12345678号"));
    check_normalised("subject.name", "广州　示例", None);
}
