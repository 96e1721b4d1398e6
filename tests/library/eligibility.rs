//! “Can I file at all?”: what the answers mean by the statements of provinces and providers.

use crate::fixture::{TODAY, knowledge};
use beian_preflight::i18n::Locale;
use beian_preflight::knowledge::ResidenceProof;
use beian_preflight::report::{EligibilityAnswers, EligibilityPoint, Fact, Outlook, Server, Speaker, Topic, Verdict, eligibility};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A person with everything in order, who files in Guangdong through Tencent Cloud.
fn person() -> EligibilityAnswers {
    EligibilityAnswers {
        provider: "tencent".to_owned(),
        province: "44".to_owned(),
        born: "1992-03-15".to_owned(),
        is_local: Some(true),
        server: Some(Server::Bought),
        server_months: "12".to_owned(),
        server_ends: "2027-11-01".to_owned(),
        domain: "xiaoman-note.cn".to_owned(),
        real_named_on: "2026-09-01".to_owned(),
        domain_ends: "2028-05-01".to_owned(),
        is_reachable: Some(true),
        ..EligibilityAnswers::default()
    }
}

fn organisation() -> EligibilityAnswers {
    EligibilityAnswers { is_organisation: true, is_representative: Some(true), ..person() }
}

fn points(answers: &EligibilityAnswers) -> Vec<EligibilityPoint> {
    eligibility(answers, knowledge(), TODAY)
}

#[track_caller]
fn point(answers: &EligibilityAnswers, topic: Topic) -> EligibilityPoint {
    points(answers).into_iter().find(|point| point.topic == topic).unwrap_or_else(|| panic!("nothing about {topic:?}"))
}

#[track_caller]
fn expect(answers: &EligibilityAnswers, topic: Topic, verdict: Verdict, fact: Fact) {
    let found = point(answers, topic);
    assert_eq!((found.verdict, found.fact), (verdict, fact), "{:?}", found.args);
}

fn outlook(answers: &EligibilityAnswers) -> (String, String) {
    Speaker::new(knowledge(), Locale::ZhCn).outlook(&Outlook::of(&points(answers)), answers.is_organisation)
}

#[test]
fn with_everything_in_order_one_can_file_now() {
    for answers in [person(), organisation()] {
        let all = points(&answers);
        assert!(all.iter().all(|point| point.verdict == Verdict::Fine), "{all:?}");
        assert_eq!(outlook(&answers), ("现在就可以备案".to_owned(), String::new()));
    }
}

#[test]
fn with_nothing_answered_nothing_is_judged() {
    let blank = EligibilityAnswers::default();
    assert!(points(&blank).iter().all(|point| point.verdict == Verdict::Unanswered));
    assert_eq!(outlook(&blank).0, "先回答上面的问题");
    let chosen = EligibilityAnswers { province: "44".to_owned(), ..blank };
    assert!(points(&chosen).iter().all(|point| point.verdict == Verdict::Unanswered));
}

#[test]
fn a_fifteen_year_old_waits_for_a_birthday_or_cannot_file_as_a_person() {
    let with = |born: &str| EligibilityAnswers { born: born.to_owned(), ..person() };
    let birthday = Date::constant(2027, 6, 20);
    expect(&with("2011-06-20"), Topic::Age, Verdict::Wait(birthday), Fact::AgeBelow);
    assert_eq!(outlook(&with("2011-06-20")).0, "要等到 2027 年 6 月 20 日");
    expect(&with("15"), Topic::Age, Verdict::Cannot, Fact::AgeBelow);
    assert_eq!(outlook(&with("15")).0, "现在不能以个人名义这样备案");
    expect(&with("16 岁"), Topic::Age, Verdict::Needs, Fact::AgeMinor);
    expect(&with("18"), Topic::Age, Verdict::Fine, Fact::AgeFine);
    expect(&with("几岁"), Topic::Age, Verdict::Unanswered, Fact::AgeUnanswered);
}

#[test]
fn an_age_that_sources_see_differently_is_to_be_asked() {
    let with = |province: &str, born: &str| EligibilityAnswers { province: province.to_owned(), born: born.to_owned(), ..person() };
    expect(&with("12", "17"), Topic::Age, Verdict::Ask, Fact::AgeDisputed);
    assert_eq!(point(&with("12", "17"), Topic::Age).sayings.len(), 3);
    expect(&with("11", "17"), Topic::Age, Verdict::Ask, Fact::AgeDoubtful);
    expect(&with("54", "17"), Topic::Age, Verdict::Ask, Fact::AgeUnstated);
    expect(&with("54", "30"), Topic::Age, Verdict::Fine, Fact::AgeFineUnstated);
}

#[test]
fn a_person_of_another_province_is_judged_by_what_sources_say_of_it() {
    let with = |province: &str| EligibilityAnswers { province: province.to_owned(), is_local: Some(false), ..person() };
    expect(&with("54"), Topic::Residence, Verdict::Cannot, Fact::ResidenceRefused);
    expect(&with("61"), Topic::Residence, Verdict::Fine, Fact::ResidenceTaken);
    expect(&with("64"), Topic::Residence, Verdict::Ask, Fact::ResidenceDisputed);
    expect(&with("50"), Topic::Residence, Verdict::Ask, Fact::ResidenceDoubtful);
    expect(&with("43"), Topic::Residence, Verdict::Ask, Fact::ResidenceUnstated);
    let disputed = point(&with("64"), Topic::Residence);
    let speaker = Speaker::new(knowledge(), Locale::ZhCn);
    let lines: Vec<String> = disputed.sayings.iter().map(|saying| speaker.saying(saying)).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains("2025") && lines[0].ends_with("：只收本省身份证的个人"), "{lines:?}");
    assert!(lines[1].ends_with("：身份证是外省的，要交居住证等本地证明"), "{lines:?}");
}

#[test]
fn a_proof_of_residence_counts_as_its_province_says() {
    let with = |proofs: Option<Vec<ResidenceProof>>| EligibilityAnswers { is_local: Some(false), proofs, ..person() };
    expect(&with(None), Topic::Residence, Verdict::Unanswered, Fact::ResidenceProofUnanswered);
    expect(&with(Some(Vec::new())), Topic::Residence, Verdict::Needs, Fact::ResidenceProofMissing);
    expect(&with(Some(vec![ResidenceProof::StudentCard])), Topic::Residence, Verdict::Needs, Fact::ResidenceProofRefused);
    expect(&with(Some(vec![ResidenceProof::HousingContract])), Topic::Residence, Verdict::Ask, Fact::ResidenceProofUnsettled);
    let both = vec![ResidenceProof::StudentCard, ResidenceProof::ResidencePermit];
    expect(&with(Some(both.clone())), Topic::Residence, Verdict::Fine, Fact::ResidenceProven);
    let speaker = Speaker::new(knowledge(), Locale::ZhCn);
    let proven = speaker.eligibility_title(&point(&with(Some(both)), Topic::Residence));
    assert_eq!(proven, "身份证是外省的，有居住证可以证明");
    let missing = speaker.eligibility_advice(&point(&with(Some(Vec::new())), Topic::Residence)).expect("advice");
    assert!(missing.contains("居住证") && missing.contains("社保"), "{missing}");
}

#[test]
fn a_domain_real_named_yesterday_waits_for_three_working_days() {
    let with = |day: &str| EligibilityAnswers { real_named_on: day.to_owned(), ..person() };
    // 22 November 2026 is a Sunday.
    expect(&with("2026-11-21"), Topic::RealName, Verdict::Wait(Date::constant(2026, 11, 25)), Fact::RealNameWaiting);
    expect(&with("2026-11-18"), Topic::RealName, Verdict::Wait(Date::constant(2026, 11, 23)), Fact::RealNameWaiting);
    expect(&with("2026-11-16"), Topic::RealName, Verdict::Fine, Fact::RealNameYoung);
    expect(&with("2026-11-13"), Topic::RealName, Verdict::Fine, Fact::RealNameFine);
    let not_yet = EligibilityAnswers { is_real_named: Some(false), real_named_on: String::new(), ..person() };
    expect(&not_yet, Topic::RealName, Verdict::Needs, Fact::RealNameMissing);
    assert_eq!(outlook(&with("2026-11-21")).0, "要等到 2026 年 11 月 25 日");
}

#[test]
fn a_domain_that_ends_soon_is_renewed_first() {
    let with = |province: &str, day: &str| EligibilityAnswers { province: province.to_owned(), domain_ends: day.to_owned(), ..person() };
    expect(&with("44", "2026-11-22"), Topic::Expiry, Verdict::Needs, Fact::ExpiryEnded);
    expect(&with("44", "2027-02-19"), Topic::Expiry, Verdict::Needs, Fact::ExpiryShort);
    expect(&with("44", "2027-02-20"), Topic::Expiry, Verdict::Fine, Fact::ExpiryFine);
    expect(&with("31", "2027-03-01"), Topic::Expiry, Verdict::Ask, Fact::ExpiryDisputed);
    expect(&with("", "2026-12-01"), Topic::Expiry, Verdict::Needs, Fact::ExpiryInReview);
}

#[test]
fn a_suffix_is_judged_by_the_lists() {
    let with = |domain: &str| EligibilityAnswers { domain: domain.to_owned(), ..person() };
    expect(&with("example.com.cn"), Topic::Suffix, Verdict::Fine, Fact::SuffixFine);
    expect(&with("example"), Topic::Suffix, Verdict::Unanswered, Fact::SuffixUnread);
    let refused = point(&with("example.io"), Topic::Suffix);
    assert!(matches!(refused.verdict, Verdict::Ask | Verdict::Needs), "{refused:?}");
}

#[test]
fn another_principal_than_the_legal_representative_is_judged_by_the_province() {
    let with = |province: &str| EligibilityAnswers { province: province.to_owned(), is_representative: Some(false), ..organisation() };
    expect(&with("31"), Topic::Principal, Verdict::Needs, Fact::PrincipalOnly);
    expect(&with("32"), Topic::Principal, Verdict::Needs, Fact::PrincipalLetter);
    expect(&with("11"), Topic::Principal, Verdict::Ask, Fact::PrincipalDisputed);
    assert_eq!(outlook(&with("31")), ("还差 1 样".to_owned(), String::new()));
    let elsewhere = EligibilityAnswers { is_local: Some(false), ..organisation() };
    expect(&elsewhere, Topic::Seat, Verdict::Cannot, Fact::SeatElsewhere);
    assert_eq!(outlook(&elsewhere).0, "现在不能以单位名义这样备案");
}

#[test]
fn a_server_is_what_its_own_provider_asks_for() {
    let with = |provider: &str, months: &str, ends: &str| EligibilityAnswers {
        provider: provider.to_owned(),
        server_months: months.to_owned(),
        server_ends: ends.to_owned(),
        ..person()
    };
    expect(&with("tencent", "1", ""), Topic::Server, Verdict::Needs, Fact::ServerShort);
    expect(&with("tencent", "3", ""), Topic::Server, Verdict::Unanswered, Fact::ServerEndUnanswered);
    expect(&with("tencent", "3", "2026-12-01"), Topic::Server, Verdict::Needs, Fact::ServerEnding);
    expect(&with("huawei", "3", ""), Topic::Server, Verdict::Fine, Fact::ServerFine);
    expect(&with("huawei", "", ""), Topic::Server, Verdict::Unanswered, Fact::ServerMonthsUnanswered);
    expect(&with("alibaba", "3", "2026-11-01"), Topic::Server, Verdict::Needs, Fact::ServerEnded);
    expect(&with("generic", "12", ""), Topic::Server, Verdict::Ask, Fact::ServerUnstated);
    for (server, verdict) in [(Server::Missing, Verdict::Needs), (Server::Code, Verdict::Fine)] {
        assert_eq!(point(&EligibilityAnswers { server: Some(server), ..person() }, Topic::Server).verdict, verdict);
    }
}

#[test]
fn whoever_cannot_be_reached_is_told_so() {
    let away = EligibilityAnswers { is_reachable: Some(false), ..person() };
    expect(&away, Topic::Presence, Verdict::Needs, Fact::PresenceMissing);
}

/// Every province with every answer to what it decides, so that no statement leads to a sentence with a gap.
#[test]
fn every_point_in_every_province_has_its_words_and_a_dated_source() {
    let proofs = [None, Some(Vec::new()), Some(vec![ResidenceProof::ResidencePermit]), Some(vec![ResidenceProof::StudentCard])];
    let mut facts = BTreeSet::new();
    for province in knowledge().provinces.keys() {
        for (born, proofs) in ["", "15", "17", "2009-02-28", "40"].into_iter().zip(proofs.iter().cycle()) {
            for base in [person(), organisation()] {
                for is_local in [None, Some(true), Some(false)] {
                    let is_representative = is_local;
                    let answers = EligibilityAnswers {
                        province: province.clone(),
                        born: born.to_owned(),
                        proofs: proofs.clone(),
                        is_local,
                        is_representative,
                        ..base.clone()
                    };
                    for point in points(&answers) {
                        facts.insert(point.fact.as_ref().to_owned());
                        check_words(&point);
                    }
                }
            }
        }
    }
    assert!(facts.len() > 25, "{facts:?}");
}

fn check_words(point: &EligibilityPoint) {
    for locale in Locale::ALL {
        let speaker = Speaker::new(knowledge(), locale);
        let title = speaker.eligibility_title(point);
        let advice = speaker.eligibility_advice(point).unwrap_or_default();
        for text in [&title, &advice] {
            assert!(!text.contains("%{") && !text.contains("can_") && !text.contains("  "), "{locale:?} {text:?} of {point:?}");
        }
        assert!(!title.ends_with(['：', ':', ' ']), "{locale:?} {title:?}");
        assert!(!point.sources.is_empty() && speaker.eligibility_sources(point).iter().all(|line| line.contains(['（', '('])), "{point:?}");
    }
}
