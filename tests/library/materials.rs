//! Which materials a case needs, who asks for each, and who does what with them.

use crate::fixture::{TODAY, knowledge, sound};
use beian_preflight::filing::{Filing, path};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::{Asks, MaxAge, NeededSlot, Occasion, Signer, Situation};
use beian_preflight::report::{PersonDuties, Speaker, duties};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Materials that every case of its kind needs.
const USUAL: [&str; 5] =
    ["subject_certificate", "principal_id_front", "principal_id_back", "website_principal_id_front", "website_principal_id_back"];

fn case(base: &str, set: &[(&str, Value)]) -> Filing {
    set.iter().fold(sound(base), |filing, (at, value)| path::set(&filing, at, value.clone()).unwrap_or_else(|error| panic!("{error}")))
}

fn asks(asks: &Asks) -> String {
    match asks {
        Asks::Fact(..) => "a fact".to_owned(),
        Asks::Province(_, asked) => format!("{}:{}", asked.province.code, asked.occasion.as_ref()),
    }
}

/// Slots beside the usual ones, each with what asks for it.
fn listed(filing: &Filing, of: impl Fn(&NeededSlot) -> Option<String>) -> BTreeSet<String> {
    let situation = Situation::new(filing, knowledge(), TODAY);
    let slots = knowledge().slots_for(&situation);
    let others = slots.iter().filter(|slot| !USUAL.contains(&slot.slot.id.as_str()));
    others.filter_map(|slot| Some(format!("{} {}", slot.path(), of(slot)?))).collect()
}

fn needed(filing: &Filing) -> BTreeSet<String> {
    listed(filing, |slot| slot.needed.as_ref().map(asks))
}

fn offered(filing: &Filing) -> BTreeSet<String> {
    listed(filing, |slot| slot.perhaps.as_ref().map(asks))
}

#[track_caller]
fn check(base: &str, set: &[(&str, Value)], expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(needed(&case(base, set)), expected, "{base} {set:?}");
}

/// A pupil of fifteen with an address in a province.
fn pupil(province: &str, address: &str) -> Vec<(&'static str, Value)> {
    let number = json!("320102201106200013");
    vec![
        ("province", json!(province)),
        ("subject.address", json!(address)),
        ("subject.certificate.number", number.clone()),
        ("principal.certificate.number", number),
    ]
}

#[test]
fn a_province_asks_for_its_own_papers_and_no_other_does() {
    check("individual", &[], &["materials[commitment_letter] 44:always"]);
    check("enterprise", &[], &["materials[commitment_letter] 44:always"]);
    check("individual_beijing_resident", &[], &[]);
    check("individual_business_xinjiang", &[], &["materials[party_building_letter] 65:always"]);
    let letters =
        ["materials[authorisation_letter] a fact", "materials[commitment_letter] 32:always", "materials[responsibility_notice] 32:always"];
    check("institution_jiangsu", &[], &letters);
    check("enterprise", &[("province", json!("43"))], &["materials[domain_certificate:w1] 43:always"]);
}

#[test]
fn a_kind_of_filing_of_which_the_province_says_nothing_needs_nothing_more() {
    check("individual", &[("filing.kind", json!("change"))], &[]);
    check("institution_jiangsu", &[("filing.kind", json!("cancel"))], &["materials[authorisation_letter] a fact"]);
}

#[test]
fn a_minor_gives_the_papers_that_the_province_names() {
    let anhui = ["materials[guardian_letter] 34:minor", "materials[guardian_proof] 34:minor"];
    check("individual", &pupil("34", "安徽省合肥市庐阳区样例路1号"), &anhui);
    let guangdong = ["materials[commitment_letter] 44:always", "materials[guardian_proof] 44:minor"];
    check("individual", &pupil("44", "广东省深圳市福田区样例街2号"), &guangdong);
    check("individual", &pupil("11", "北京市海淀区样例街5号"), &["materials[guardian_proof] a fact"]);
}

#[test]
fn a_word_in_name_or_scope_leads_to_a_commitment() {
    let scope = |text: &str| ("subject.business_scope", json!(text));
    let henan = |text| [("province", json!("41")), scope(text)];
    check("enterprise", &henan("软件开发；教育咨询服务"), &["materials[education_commitment] 41:education"]);
    check("enterprise", &henan("软件开发；信息技术咨询服务"), &[]);
    let guangdong = ["materials[commitment_letter] 44:always", "materials[finance_commitment] 44:finance"];
    check("enterprise", &[scope("软件开发；投资管理")], &guangdong);
}

#[test]
fn a_new_name_needs_the_letter_of_change() {
    let filing = path::to_value(&sound("enterprise"));
    let earlier = |name: &str| {
        let mut subject = filing["subject"].clone();
        subject["name"] = json!(name);
        json!({ "provider": "tencent", "subject": subject, "principal": filing["principal"], "websites": filing["websites"] })
    };
    let change = |name| [("filing.kind", json!("change")), ("filing.earlier", earlier(name))];
    check("enterprise", &change("广州样例科技有限公司"), &["materials[change_letter] a fact"]);
    check("enterprise", &change("广州示例科技有限公司"), &[]);
}

#[test]
fn a_provider_may_ask_where_the_province_does_not() {
    // The letter that is attached names the website's principal too.
    check("law_firm_shanghai", &[], &["materials[domain_certificate:w1] a fact"]);
    check("law_firm_shanghai", &[("provider", json!("tencent"))], &[]);
}

#[test]
fn what_only_a_person_can_tell_is_offered_and_not_needed() {
    let henan = case("enterprise", &[("province", json!("41"))]);
    let paper = "materials[no_pre_approval_commitment] 41:near_pre_approval".to_owned();
    assert!(offered(&henan).contains(&paper) && !needed(&henan).contains(&paper), "{:?}", offered(&henan));
}

#[test]
fn an_occasion_is_computed_where_the_case_tells() {
    let holds = |base: &str, set: &[(&str, Value)], occasion, expected| {
        let filing = case(base, set);
        assert_eq!(Situation::new(&filing, knowledge(), TODAY).occasion(occasion, None), expected, "{base} {set:?} {occasion:?}");
    };
    holds("enterprise", &[], Occasion::OtherPrincipal, Some(false));
    holds("enterprise", &[("principal.name", json!("周样例"))], Occasion::OtherPrincipal, Some(true));
    holds("enterprise", &[], Occasion::NameUnrelated, Some(false));
    holds("enterprise", &[("websites[0].name", json!("小满手帐官网"))], Occasion::NameUnrelated, Some(true));
    holds("enterprise", &[("principal.office_phone", json!("13802700009"))], Occasion::NoLandline, Some(true));
    holds("enterprise", &[("subject.has_seal", json!(false))], Occasion::NoSeal, Some(true));
    holds("individual_business_xinjiang", &[("subject.has_seal", Value::Null)], Occasion::NoSeal, None);
    holds("individual", &[("subject.address", json!("四川省成都市样例区示例路1号"))], Occasion::CrossProvince, Some(true));
    holds("individual", &[("websites[0].name", json!("小满谈法律"))], Occasion::Law, Some(true));
    holds("enterprise", &[("principal.certificate.kind", json!("passport"))], Occasion::Foreigner, Some(true));
    holds("enterprise", &[("subject.business_scope", json!(""))], Occasion::Education, None);
    holds("enterprise", &[("websites[0].server_place", json!("31"))], Occasion::ServersElsewhere, Some(true));
    holds("enterprise", &[], Occasion::NearPreApproval, None);
}

#[test]
fn every_paper_of_a_province_has_a_place() {
    // A video is no picture; the page that says who does what names it.
    let known: BTreeSet<&str> = knowledge().slots.iter().flat_map(|slot| &slot.documents).map(String::as_str).collect();
    for province in knowledge().provinces.values() {
        for said in province.paper.asked.statements().iter().filter(|said| said.value.paper != "promise_video") {
            assert!(known.contains(said.value.paper.as_str()), "{}: {}", province.code, said.value.paper);
        }
    }
}

#[test]
fn how_a_paper_is_made_out_comes_from_the_province_first() {
    let handling = |filing: &Filing, slot: &str, website| {
        Situation::new(filing, knowledge(), TODAY).handling(knowledge().slot(slot).expect("a slot"), website)
    };
    let letter = handling(&sound("enterprise"), "commitment_letter", None);
    let signers: BTreeSet<&str> = letter.signers.iter().map(|(signer, _)| signer.as_ref()).collect();
    assert_eq!(signers, BTreeSet::from(["legal_representative", "principal"]), "two providers differ on who signs");
    assert_eq!((letter.seal, letter.handwritten_date, letter.max_age), (Some(true), Some(true), Some(MaxAge::Months(3))));
    let letter = handling(&sound("individual"), "commitment_letter", None);
    assert_eq!((letter.seal, letter.fingerprint), (None, Some(true)));
    assert!(letter.signers.iter().all(|(signer, _)| *signer == Signer::Applicant));
    let hunan = case("enterprise", &[("province", json!("43"))]);
    assert_eq!(handling(&hunan, "domain_certificate", Some(0)).max_age, Some(MaxAge::Days(45)));
    let jiangxi = case("individual", &[("province", json!("36"))]);
    assert_eq!(handling(&jiangxi, "verification_form", None).fingerprint, Some(true));
    assert_eq!(handling(&sound("individual"), "verification_form", None).fingerprint, None);
}

#[test]
fn the_usual_document_follows_the_certificate() {
    let document =
        |filing: &Filing, slot: &str| knowledge().usual_document(knowledge().slot(slot).expect("a slot"), filing, None).to_owned();
    assert_eq!(document(&sound("enterprise"), "subject_certificate"), "business_licence");
    assert_eq!(document(&sound("law_firm_shanghai"), "subject_certificate"), "other_certificate");
    let foreign = case("enterprise", &[("principal.certificate.kind", json!("passport"))]);
    assert_eq!(document(&foreign, "principal_id_front"), "passport");
    assert_eq!(document(&foreign, "commitment_letter"), "commitment_letter");
}

fn who_does_what(filing: &Filing) -> Vec<PersonDuties> {
    duties(filing, Speaker::new(knowledge(), Locale::ZhCn), TODAY)
}

#[track_caller]
fn says(person: &PersonDuties, texts: &[&str]) {
    for text in texts {
        assert!(person.duties.iter().any(|duty| duty.text.contains(text)), "{text}: {person:#?}");
    }
    assert!(person.duties.iter().all(|duty| !duty.sources.is_empty()), "{person:#?}");
}

#[test]
fn one_person_is_one_however_many_parts_he_has() {
    let all = who_does_what(&sound("individual"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].who.starts_with("林小满（"), "{}", all[0].who);
    says(&all[0], &["备案承诺书", "按手印", "手写日期", "居民身份证", "13802600003", "人脸核验"]);
}

#[test]
fn each_person_of_an_organisation_has_a_part_and_the_seal_is_its_own() {
    let website_principal = path::to_value(&sound("law_firm_shanghai"))["websites"][0]["principal"].clone();
    let all = who_does_what(&case("enterprise", &[("websites[0].principal", website_principal)]));
    let names: Vec<&str> = all.iter().filter_map(|person| person.who.split('（').next()).collect();
    assert_eq!(names, ["陈示例", "许样例", "广州示例科技有限公司"]);
    says(&all[0], &["备案承诺书", "13802700001"]);
    says(&all[1], &["13900130023", "人脸核验", "居民身份证"]);
    says(&all[2], &["盖公章", "营业执照"]);
    assert!(!all[0].duties.iter().any(|duty| duty.text.contains("说法不一")), "both whom sources name are one person");
}

#[test]
fn who_signs_is_left_open_where_sources_differ_and_persons_do() {
    let clerk = [("principal.name", json!("周样例")), ("principal.certificate.number", json!("440106199605080020"))];
    let all = who_does_what(&case("enterprise", &clerk));
    says(&all[0], &["由谁签名说法不一：法定代表人（华为云）、主体负责人（腾讯云）"]);
}

#[test]
fn the_video_that_one_province_wants_is_named() {
    let all = who_does_what(&sound("institution_jiangsu"));
    let principal = all.iter().find(|person| person.who.starts_with("陆样例")).expect("the principal");
    says(principal, &["承诺视频", "真实性责任告知书", "13800250011"]);
    let representative = all.iter().find(|person| person.who.starts_with("顾示例")).expect("the legal representative");
    says(representative, &["负责人授权书"]);
}
