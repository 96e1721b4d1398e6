//! The glossary: whole in every language, sound in its references, and found from the words of the program.

use crate::fixture::{knowledge, root};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::{Knowledge, Term};
use std::collections::BTreeSet;
use std::fs;

fn ids(terms: &[&Term]) -> Vec<String> {
    terms.iter().map(|term| term.id.clone()).collect()
}

/// Ids of the terms that stand in a text.
fn found_in(text: &str) -> Vec<String> {
    ids(&knowledge().terms_in(text))
}

/// What loading says of a glossary with one text in place of another.
fn fault(from: &str, to: &str) -> String {
    let glossary = fs::read_to_string(root().join("assets/glossary.toml")).expect("the glossary");
    assert!(glossary.contains(from), "{from}");
    let changed = ("glossary.toml".to_owned(), glossary.replacen(from, to, 1));
    Knowledge::overlaid(&[changed], &[]).expect_err("a broken glossary").to_string()
}

#[test]
fn every_term_is_explained_in_every_language_by_more_than_its_name() {
    assert!(knowledge().glossary.len() >= 45);
    for term in &knowledge().glossary {
        assert!(term.id.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", term.id);
        for locale in Locale::ALL {
            let words = term.words(locale);
            assert!(!words.name.trim().is_empty() && words.name.trim() == words.name, "{} {locale:?}", term.id);
            assert!(words.text.chars().count() > words.name.chars().count() + 12, "{} {locale:?}: {}", term.id, words.text);
            assert!(words.text.ends_with(['。', '.']), "{} {locale:?}: whole sentences", term.id);
            assert!(!words.text.contains('\n'), "{} {locale:?}", term.id);
            let most = if locale == Locale::En { 330 } else { 120 };
            assert!(words.text.chars().count() <= most, "{} {locale:?}: too long to be read in passing", term.id);
        }
    }
}

#[test]
fn names_are_given_once_in_each_language() {
    for locale in Locale::ALL {
        let names: BTreeSet<&str> = knowledge().glossary.iter().map(|term| term.words(locale).name.as_str()).collect();
        assert_eq!(names.len(), knowledge().glossary.len(), "{locale:?}");
    }
}

#[test]
fn related_terms_and_sources_are_there() {
    for term in &knowledge().glossary {
        assert!(!term.related.is_empty(), "{}: leads nowhere", term.id);
        assert!(!term.related.contains(&term.id), "{}: related to itself", term.id);
        assert!(term.related.iter().all(|id| knowledge().term(id).is_some()), "{}", term.id);
        assert!(term.sources.iter().all(|source| knowledge().sources.contains_key(&source.doc)), "{}", term.id);
    }
    let with_source = knowledge().glossary.iter().filter(|term| !term.sources.is_empty()).count();
    assert!(with_source * 10 > knowledge().glossary.len() * 9, "{with_source} have a source");
}

#[test]
fn a_glossary_that_does_not_hold_together_is_refused_by_name() {
    assert_eq!(fault(r#"doc = "gb_32100""#, r#"doc = "gb_00000""#), r#"glossary.toml: no source "gb_00000""#);
    assert_eq!(fault(r#"related = ["certificate_address"]"#, r#"related = ["nowhere"]"#), r#"glossary.toml: no term "nowhere""#);
    assert_eq!(fault(r#"id      = "whois""#, r#"id      = "privacy""#), r#"glossary.toml: term "privacy" is there twice"#);
    assert_eq!(fault(r#"also    = ["口径"]"#, r#"also    = ["管局"]"#), r#"glossary.toml: name "管局" is there twice"#);
}

#[test]
fn the_longest_name_wins_and_what_it_holds_is_not_found_again() {
    assert_eq!(found_in("证件住所"), ["certificate_address"]);
    assert_eq!(found_in("网站负责人"), ["site_principal"]);
    assert_eq!(found_in("原主体负责人应急联系电话"), ["emergency_phone", "subject_principal"]);
    assert_eq!(found_in("公安备案号与备案号"), ["police_filing", "icp_number"]);
    assert_eq!(found_in("居住证明"), ["residence_permit"]);
    assert_eq!(found_in("居住证有效期证明"), ["residence_permit", "validity"], "as long: the first in the text");
    assert_eq!(found_in("户口变更证明"), [""; 0]);
    assert_eq!(found_in("林小满"), [""; 0]);
}

#[test]
fn a_search_finds_by_any_name_and_by_what_is_said() {
    let first = |query: &str, locale| ids(&knowledge().terms_for(query, locale)).first().cloned();
    assert_eq!(first("通讯", Locale::ZhCn).as_deref(), Some("mailing_address"));
    assert_eq!(first("whois", Locale::ZhCn).as_deref(), Some("whois"));
    assert_eq!(first("ＩＣＰ备案", Locale::ZhCn).as_deref(), Some("icp_filing"));
    assert_eq!(first("mailing", Locale::En).as_deref(), Some("mailing_address"));
    assert_eq!(first("证件住所", Locale::En).as_deref(), Some("certificate_address"));
    assert_eq!(first("證件住所", Locale::ZhTw).as_deref(), Some("certificate_address"));
    assert!(ids(&knowledge().terms_for("门牌号", Locale::ZhCn)).contains(&"mailing_address".to_owned()));
    assert_eq!(knowledge().terms_for("", Locale::ZhCn).len(), knowledge().glossary.len());
    assert!(knowledge().terms_for("没有这样的词", Locale::ZhCn).is_empty());
}

#[test]
fn labels_of_the_form_and_names_of_materials_lead_to_their_terms() {
    let labels = [
        ("主办单位是否备过案", "subject"),
        ("主体备案号", "icp_number"),
        ("备案类型", "filing_type"),
        ("备案省份", "province"),
        ("主办单位名称", "subject"),
        ("证件号码", "certificate_number"),
        ("有效期止", "validity"),
        ("证件住所", "certificate_address"),
        ("通信地址", "mailing_address"),
        ("投资人或主管单位", "investor"),
        ("所属区县代码", "division_code"),
        ("经营范围", "business_scope"),
        ("法定代表人姓名", "legal_representative"),
        ("负责人姓名", "subject_principal"),
        ("负责人手机号码", "mobile"),
        ("负责人应急联系电话", "emergency_phone"),
        ("网站名称", "website_name"),
        ("域名", "domain"),
        ("域名所有者", "domain_owner"),
        ("域名注册商", "registrar"),
        ("实名认证完成日", "real_name"),
        ("网站首页网址", "home_page"),
        ("服务内容", "content"),
        ("前置审批", "pre_approval"),
        ("接入方式", "access"),
        ("网站备注", "remark"),
        ("网站负责人", "site_principal"),
    ];
    let form: BTreeSet<&str> =
        knowledge().form.sections.iter().flat_map(|section| &section.fields).map(|field| field.label.zh_cn.as_str()).collect();
    for (label, id) in labels {
        assert!(form.contains(label), "the form has no label {label}");
        assert_eq!(found_in(label).first().map(String::as_str), Some(id), "{label}");
    }
    for (slot, id) in [
        ("residence_proof", "residence_permit"),
        ("authorisation_letter", "authorisation_letter"),
        ("commitment_letter", "commitment_letter"),
        ("responsibility_notice", "responsibility_notice"),
        ("domain_certificate", "domain_certificate"),
        ("real_name_screenshot", "real_name"),
        ("change_letter", "change_letter"),
        ("party_building_letter", "party_building_letter"),
    ] {
        let name = &knowledge().slot(slot).expect("a slot").name.zh_cn;
        assert_eq!(found_in(name).first().map(String::as_str), Some(id), "{name}");
    }
    let without: Vec<&&str> = form.iter().filter(|label| found_in(label).is_empty()).collect();
    assert!(without.len() * 4 < form.len(), "{} of {} labels have no term: {without:?}", without.len(), form.len());
}

#[test]
fn every_term_is_met_in_words_of_the_program_or_in_another_term() {
    let files = ["assets/form.toml", "assets/materials.toml", "assets/lists/choices.toml", "locales/zh-CN.yml", "docs/rules.md"];
    let mut met: BTreeSet<String> = knowledge().glossary.iter().flat_map(|term| term.related.clone()).collect();
    for file in files {
        let text = fs::read_to_string(root().join(file)).expect("words");
        met.extend(text.lines().flat_map(found_in));
    }
    let never: Vec<&String> = knowledge().glossary.iter().map(|term| &term.id).filter(|id| !met.contains(*id)).collect();
    assert!(never.is_empty(), "nothing leads to {never:?}");
}
