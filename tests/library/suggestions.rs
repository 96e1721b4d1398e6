//! Names that are offered in place of a faulty one: they raise nothing, and are the applicant's own words.

use crate::fixture::{TODAY, changed, knowledge, sound, sound_evidence};
use beian_preflight::filing::Filing;
use beian_preflight::rules::{Case, check, suggest_names};
use beian_preflight::text::plain;
use std::collections::{BTreeMap, BTreeSet};

fn with(base: &str, set: &[(&str, &str)]) -> Filing {
    let set: BTreeMap<String, toml::Value> = set.iter().map(|(path, value)| ((*path).to_owned(), toml::Value::from(*value))).collect();
    changed(sound(base), &set)
}

fn names(filing: &Filing) -> Vec<String> {
    suggest_names(&Case::new(filing, &sound_evidence(filing), knowledge(), TODAY), 0)
}

/// What every list of names has to be: few, distinct, none as typed, and nothing found at any of them.
fn assert_sound(filing: &Filing, names: &[String]) {
    assert!(names.len() <= 3, "{names:?}");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    for name in names {
        assert_ne!(plain(name).as_str(), plain(&filing.websites[0].name).as_str());
        let mut renamed = filing.clone();
        renamed.websites[0].name.clone_from(name);
        let report = check(&renamed, &sound_evidence(&renamed), knowledge(), TODAY);
        let of_names = report.findings.iter().filter(|one| one.rule.starts_with("site_name."));
        let found: Vec<_> = of_names.filter(|one| one.field == "websites[0].name").collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn faulty_names_get_two_names_or_more_that_raise_nothing() {
    for (base, typed) in [
        ("individual", "小满论坛"),
        ("individual", "小滿的論·壇"),
        ("individual", "xiaoman-note.cn"),
        ("individual", "手帐"),
        ("individual", "林小满的博客"),
        ("individual", "小满有限公司"),
        ("enterprise", "中国示例网"),
        ("enterprise", "example.com"),
        ("enterprise", "示例"),
        ("enterprise", "小蜜蜂官网"),
        ("individual_business_xinjiang", "反腐样例地毯"),
        ("institution_jiangsu", "2026"),
        ("law_firm_shanghai", "www.example.net"),
    ] {
        let filing = with(base, &[("websites[0].name", typed), ("websites[0].remark", "")]);
        let names = names(&filing);
        assert!(names.len() >= 2, "{typed}: {names:?}");
        assert_sound(&filing, &names);
    }
}

#[test]
fn the_nearest_to_what_was_typed_comes_first() {
    assert_eq!(names(&with("individual", &[("websites[0].name", "小满论坛")])), ["小满的手帐", "小满随笔", "小满日记"]);
    assert_eq!(names(&with("individual", &[("websites[0].name", "手帐")])), ["小满的手帐", "小满手帐", "小满随笔"]);
    assert_eq!(names(&with("enterprise", &[("websites[0].name", "中国示例网")])), ["示例网", "示例科技官网", "示例科技网"]);
    assert_eq!(names(&with("enterprise", &[("websites[0].name", "2026")])), ["示例科技官网", "示例科技网", "广州示例科技官网"]);
}

#[test]
fn the_label_of_a_chinese_domain_is_a_name() {
    let filing = with("individual", &[("websites[0].name", "xn"), ("websites[0].domains[0].name", "山野拾光.中国")]);
    let names = names(&filing);
    assert_eq!(names.first().map(String::as_str), Some("山野拾光"));
    assert_sound(&filing, &names);
}

#[test]
fn a_province_changes_what_is_offered() {
    for province in ["11", "12", "15", "21", "33", "37", "41", "42", "43", "46", "50", "51", "52", "53", "61", "63", "64"] {
        let filing = with("individual", &[("province", province), ("websites[0].name", "小满论坛")]);
        let names = names(&filing);
        assert!(names.len() >= 2, "{province}: {names:?}");
        assert_sound(&filing, &names);
    }
    // Whatever the name, sources differ there.
    assert!(names(&with("individual", &[("province", "32"), ("websites[0].name", "小满论坛")])).is_empty());
}

#[test]
fn nothing_to_make_a_name_of_gives_none() {
    let empty = with("individual", &[("websites[0].name", ""), ("subject.name", ""), ("websites[0].domains[0].name", "")]);
    assert!(names(&empty).is_empty());
    assert!(suggest_names(&Case::new(&empty, &sound_evidence(&empty), knowledge(), TODAY), 7).is_empty());
    for odd in ["", " ", "👩‍👩‍👧", "\u{202e}abc\u{0}", "e\u{301}", "%{x}"] {
        let filing = with("enterprise", &[("subject.name", odd), ("websites[0].name", odd), ("subject.area", odd)]);
        assert_sound(&filing, &names(&filing));
    }
    let long = "一".repeat(20_000);
    let filing = with("individual", &[("websites[0].name", &long), ("subject.name", &long)]);
    assert_sound(&filing, &names(&filing));
}
