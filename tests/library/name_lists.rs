//! Word lists for names and scopes, approvals, content types and sentences for remarks.

use crate::fixture::{files, knowledge, root};
use beian_preflight::knowledge::{ApprovalStatus, ConflictSaying, NameWordKind, Occasion, PersonalChoice, Settled, Topic};
use beian_preflight::text::{find_word, plain};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use strum::IntoEnumIterator;

/// Every listed word with the name of its list.
fn listed() -> Vec<(String, &'static str)> {
    let knowledge = knowledge();
    let mut all = Vec::new();
    let mut add = |name: &str, words: &'static [String]| all.extend(words.iter().map(|word| (name.to_owned(), word.as_str())));
    for (name, list) in &knowledge.word_lists {
        add(name, &list.words);
    }
    for list in &knowledge.name_words.industry {
        add("industry", &list.words);
    }
    for list in &knowledge.name_words.scoped {
        add(list.kind.as_ref(), &list.words);
    }
    for list in &knowledge.scope_words.words {
        add(list.topic.as_ref(), &list.words);
    }
    for (key, approval) in &knowledge.approvals {
        for said in approval.keywords.statements() {
            add(key, &said.value);
        }
    }
    all
}

#[test]
fn every_word_list_has_a_known_source() {
    let knowledge = knowledge();
    let of_lists = knowledge.word_lists.values().chain(&knowledge.name_words.industry).map(|list| &list.source);
    let of_names = knowledge.name_words.scoped.iter().map(|list| &list.source);
    let of_sides = knowledge.name_words.conflicts.iter().flat_map(|conflict| &conflict.sides).map(|side| &side.source);
    let of_scopes = knowledge.scope_words.words.iter().map(|list| &list.source);
    let of_pledges = knowledge.scope_words.pledges.iter().map(|pledge| &pledge.source);
    let of_approvals = knowledge.approvals.values().map(|approval| &approval.by);
    let sources = of_lists.chain(of_names).chain(of_sides).chain(of_scopes).chain(of_pledges).chain(of_approvals);
    for source in sources.chain([&knowledge.content_types.source]) {
        assert!(knowledge.sources.contains_key(source), "{source}");
    }
}

#[test]
fn every_word_list_that_the_code_names_is_there() {
    for file in files(&root().join("src"), ".rs") {
        let code = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let names = code.split(".words(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(name, _)| name);
        for name in names {
            assert!(knowledge().word_lists.contains_key(name), "{}: {name}", file.display());
        }
    }
}

#[test]
fn endings_stand_behind_the_longer_ones_that_end_with_them() {
    for name in ["site_name_endings", "division_kinds", "legal_forms"] {
        let words = knowledge().words(name);
        for (at, ending) in words.iter().enumerate() {
            assert!(words.iter().skip(at + 1).all(|later| !later.ends_with(ending.as_str())), "{name}: {ending}");
        }
    }
}

#[test]
fn listed_words_stand_in_the_form_in_which_they_are_compared() {
    for (list, word) in listed() {
        assert!(!word.is_empty(), "{list}");
        assert_eq!(plain(word).as_str(), word, "{list}");
    }
}

#[test]
fn no_list_names_a_word_twice() {
    for list in &knowledge().name_words.scoped {
        assert_eq!(list.words.iter().collect::<BTreeSet<_>>().len(), list.words.len(), "{:?} of {}", list.kind, list.source);
    }
    for (name, list) in &knowledge().word_lists {
        assert_eq!(list.words.iter().collect::<BTreeSet<_>>().len(), list.words.len(), "{name}");
    }
}

#[test]
fn broken_and_traditional_words_fold_to_the_listed_one() {
    assert_eq!(plain("论·坛").as_str(), "论坛");
    assert_eq!(plain("論壇").as_str(), "论坛");
}

#[test]
fn a_word_that_comes_about_by_chance_is_a_weak_hit_or_none() {
    let hit = find_word("太平台风", "平台", &[]).expect("it stands there");
    assert!(!hit.stands_alone);
    let words = &knowledge().name_words;
    assert_eq!(find_word("太平台风", "平台", words.harmless("平台")), None);
    assert!(find_word("小满平台", "平台", words.harmless("平台")).is_some_and(|hit| hit.stands_alone));
}

#[test]
fn harmless_words_are_longer_than_their_word_and_hold_it() {
    let listed: BTreeSet<&str> = listed().into_iter().map(|(_, word)| word).collect();
    let knowledge = knowledge();
    let all = [&knowledge.name_words.harmless_by_word, &knowledge.scope_words.harmless_by_word];
    let check = |word: &str, harmless: &str| {
        assert!(listed.contains(word), "{word} is on no list");
        assert!(harmless.contains(word) && harmless.len() > word.len(), "{harmless} for {word}");
        assert_eq!(plain(harmless).as_str(), harmless, "{word}");
    };
    for (word, longer) in all.into_iter().flat_map(BTreeMap::iter) {
        for harmless in longer {
            check(word, harmless);
        }
    }
    for list in knowledge.word_lists.values().chain(&knowledge.name_words.industry) {
        for harmless in &list.harmless {
            assert!(list.words.iter().any(|word| harmless.contains(word.as_str()) && harmless.len() > word.len()), "{harmless}");
        }
    }
}

#[test]
fn scoped_lists_and_approvals_name_known_provinces_only() {
    let knowledge = knowledge();
    let of_names = knowledge.name_words.scoped.iter().flat_map(|list| &list.provinces);
    let of_scopes = knowledge.scope_words.words.iter().flat_map(|list| &list.provinces);
    let of_pledges = knowledge.scope_words.pledges.iter().flat_map(|pledge| &pledge.provinces);
    for code in of_names.chain(of_scopes).chain(of_pledges) {
        assert!(knowledge.provinces.contains_key(code), "{code}");
    }
}

#[test]
fn an_individual_in_guangdong_meets_the_lists_of_everywhere_and_its_own() {
    let words = &knowledge().name_words;
    let banned: Vec<_> = words.for_case("44", "tencent", true, NameWordKind::Banned).collect();
    let sources: BTreeSet<&str> = banned.iter().map(|list| list.source.as_str()).collect();
    assert_eq!(sources, BTreeSet::from(["aliyun_docs", "xinnet_naming"]));
    assert_eq!(banned.iter().filter(|list| list.words.iter().any(|word| word == "批发")).count(), 1);
    assert_eq!(words.for_case("44", "tencent", false, NameWordKind::Banned).count(), 0);
    assert!(words.for_case("12", "tencent", false, NameWordKind::Banned).count() > 0);
}

#[test]
fn the_blog_of_jiangsu_has_two_sides() {
    let words = &knowledge().name_words;
    let blog = words.conflicts_for("32", true).find(|conflict| conflict.words.iter().any(|word| word == "博客")).expect("a conflict");
    assert!(blog.sides.iter().any(|side| side.says == ConflictSaying::Wanted));
    assert!(blog.sides.iter().any(|side| side.says != ConflictSaying::Wanted));
    assert!(!words.conflicts_for("44", true).any(|conflict| conflict.words.iter().any(|word| word == "博客")));
}

#[test]
fn a_scope_that_leaves_finance_out_holds_no_finance_word() {
    let scopes = &knowledge().scope_words;
    let found = |scope: &str| scopes.for_case(Topic::Finance, "44").map(|list| scopes.find(&plain(scope), list).len()).sum::<usize>();
    assert_eq!(found("软件开发；代理财务；不得从事金融业务"), 0);
    assert!(found("投资管理、资产管理") >= 2);
    assert!(Topic::iter().all(|topic| scopes.words.iter().any(|list| list.topic == topic)));
    assert!(scopes.pledge(Topic::Education, "11").is_some());
    assert!(scopes.pledge(Topic::Education, "44").is_none());
}

#[test]
fn every_approval_category_of_the_form_is_described() {
    let knowledge = knowledge();
    for (key, _) in &knowledge.choices["approval_categories"] {
        let approval = &knowledge.approvals[key];
        assert!(approval.bit.is_some_and(u64::is_power_of_two), "{key}");
        assert_eq!(approval.document.is_none(), approval.status == ApprovalStatus::Cancelled, "{key}");
    }
    assert_eq!(knowledge.approvals["education"].still_asked_by("33"), Some("aliyun_docs"));
    assert_eq!(knowledge.approvals["education"].still_asked_by("44"), None);
}

#[test]
fn approval_numbers_are_known_by_their_shapes() {
    let fits = |key: &str, number: &str| knowledge().approvals[key].fits_number(number);
    assert_eq!(fits("news", "12345678901"), Some(true));
    assert_eq!(fits("news", "1234567890"), Some(false));
    assert_eq!(fits("culture", "粤网文〔2020〕1234-567号"), Some(true));
    assert_eq!(fits("culture", "粤网文[2020]1234-567号"), Some(true));
    assert_eq!(fits("religion", "京（2022）1234567"), Some(true));
    assert_eq!(fits("drugs_and_devices", "(粤)-非经营性-2020-1234"), Some(true));
    assert_eq!(fits("publication", "1"), None);
}

#[test]
fn every_content_type_of_the_form_has_its_bit() {
    let knowledge = knowledge();
    for (key, _) in &knowledge.choices["content_types"] {
        assert!(knowledge.content_types.types[key].bit.is_power_of_two(), "{key}");
    }
    let types = knowledge.content_types.types.values();
    assert_eq!(types.map(|kind| kind.bit).collect::<BTreeSet<_>>().len(), knowledge.content_types.types.len());
    let personal = |key: &str| knowledge.content_types.types[key].personal.as_ref().map(|said| said.value);
    assert_eq!(personal("other"), Some(PersonalChoice::Yes));
    assert_eq!(personal("shopping"), Some(PersonalChoice::No));
    assert_eq!(personal("personal"), Some(PersonalChoice::Disputed));
}

#[test]
fn sentences_for_remarks_hold_everywhere() {
    let texts = &knowledge().remark_texts;
    assert!(!matches!(texts.settled(), Settled::Unknown));
    assert!(texts.statements().iter().all(|said| !said.value.text.is_empty() && !said.value.fixed));
    assert!(texts.statements().iter().any(|said| said.value.occasion == Occasion::SeveralDomains));
}

#[test]
fn lists_of_names_are_large_enough_and_partial() {
    let lists = &knowledge().word_lists;
    for (name, least) in [("place_names", 300), ("surnames", 300), ("idioms", 300)] {
        assert!(lists[name].words.len() >= least && lists[name].partial, "{name}");
    }
    assert!(lists["idioms"].words.iter().all(|idiom| idiom.chars().count() == 4));
    assert!(lists["place_names"].words.iter().all(|place| place.chars().count() >= 2));
    assert!(lists["surnames"].words.iter().all(|surname| surname.chars().count() <= 2));
}
