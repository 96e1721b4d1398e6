//! Rules about what an organisation's website name has to do with the organisation, and any name with the content.

use super::site_name::named;
use crate::filing::{Nature, Website};
use crate::knowledge::{Rule, Settled, Severity, SourceRef};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::Question;
use crate::rules::{Arg, Case, Report};
use crate::text::{find_word, han_count, is_han, is_pinyin_of, plain};

/// Words that every organisation and every website may bear, the longer before what they hold.
const GENERIC: [&str; 32] = [
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "责任公司",
    "分公司",
    "公司",
    "集团",
    "股份",
    "有限",
    "官方网站",
    "官网",
    "官方",
    "门户网站",
    "门户网",
    "网站",
    "网址",
    "网络",
    "互联网",
    "网",
    "科技",
    "技术",
    "信息",
    "平台",
    "系统",
    "商城",
    "在线",
    "中心",
    "中国",
    "个人",
    "博客",
    "主页",
    "首页",
];

/// Han characters of one brand in pinyin, at most.
const MOST_OF_BRAND: usize = 6;

/// The name has nothing to do with the content: asked where what was typed does not show that it has.
pub fn unrelated_to_content(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, site) in named(case) {
        let is_shown = shares_a_piece(&site.name, &site.remark) || shares_a_piece(&site.name, &case.filing.subject.name);
        if is_shown || han_count(&site.name) < 3 {
            continue;
        }
        let stated = case.province().map(|province| sources_of(&province.website.name_shows_content, province)).unwrap_or_default();
        Question::new(rule, field, site.name.trim()).said_by(stated).ask(case, report);
    }
}

/// An organisation's website with a name that shares nothing with the organisation's, or makes it an academy that it is not.
pub fn unrelated_to_subject(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, site) in named(case) {
        let unrelated = unrelated(case, site).map(|severity| ("unrelated", severity, stated(case)));
        let Some((way, severity, sources)) = unrelated.or_else(|| academy(case, site)) else { continue };
        let advice = if way == "academy" { "academy_advice" } else { "unrelated_advice" };
        let found = finding(rule, field).arg("about", site.name.trim()).arg("subject", case.filing.subject.name.trim());
        let found = found.arg("way", Arg::Own(way)).arg("advice", Arg::Own(advice));
        report.findings.push(found.at_most(severity).said_by(sources));
    }
}

/// A name that is a project or product of the organisation, where no remark says so.
pub fn project_remark(rule: &Rule, case: &Case, report: &mut Report) {
    for (field, site) in named(case) {
        let Some(severity) = unrelated(case, site) else { continue };
        let about = site.name.trim();
        let folded = plain(about);
        if case.knowledge.words("product_endings").iter().any(|ending| folded.as_str().ends_with(ending.as_str())) {
            let found = finding(rule, field).arg("about", about).arg("way", Arg::Own("computed"));
            report.findings.push(found.at_most(severity));
        } else {
            Question::new(rule, field, about).at_most(severity).ask(case, report);
        }
    }
}

/// How sure it is that a reviewer sees no relation between an organisation and its website's name.
fn unrelated(case: &Case, site: &Website) -> Option<Severity> {
    let subject = &case.filing.subject;
    let related = case.province().map(|province| province.website.related_name.settled());
    let is_free = related == Some(Settled::Agreed(&false));
    if case.filing.is_individual() || is_free || subject.name.trim().is_empty() || is_related(&site.name, &subject.name) {
        return None;
    }
    let remark = plain(&site.remark);
    let is_explained = case.knowledge.words("remark_relates_name").iter().any(|word| remark.as_str().contains(word.as_str()));
    if is_explained || shares_a_piece(&site.remark, &subject.name) || shares_a_piece(&site.name, &subject.remark) {
        return None;
    }
    let is_usual = subject.nature == Nature::Enterprise && site.remark.trim().is_empty();
    Some(if is_usual { Severity::Likely } else { Severity::Advice })
}

/// What the province says of names and organisations.
fn stated(case: &Case) -> Vec<SourceRef> {
    let Some(province) = case.province() else { return Vec::new() };
    let website = &province.website;
    let related = sources_of(&website.related_name, province).into_iter();
    let advised = sources_of(&website.own_name_advised, province).into_iter();
    related.chain(advised).chain(sources_of(&website.organisation_name_forms, province)).collect()
}

const ACADEMY: &str = "学院";

/// A name with 学院 where the organisation is none and the words that the province wants beside it are missing.
fn academy(case: &Case, site: &Website) -> Option<(&'static str, Severity, Vec<SourceRef>)> {
    let province = case.province().filter(|_| !case.filing.is_individual())?;
    let cell = &province.website.academy_additions;
    let (name, subject) = (plain(&site.name), plain(&case.filing.subject.name));
    let hit = find_word(name.as_str(), ACADEMY, case.knowledge.name_words.harmless(ACADEMY));
    let has = |addition: &String| name.as_str().contains(&plain(addition).letters());
    let additions = || cell.statements().iter().flat_map(|said| &said.value);
    let lacks = additions().next().is_some() && !additions().any(has);
    let is_one = subject.as_str().is_empty() || subject.as_str().contains(ACADEMY);
    let is_fault = hit.is_some_and(|hit| hit.stands_alone) && lacks && !is_one;
    is_fault.then(|| ("academy", case.knowledge.weight(cell), sources_of(cell, province)))
}

/// Whether two texts share two Han characters in a row that not everybody bears.
pub(super) fn shares_a_piece(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let characters: Vec<char> = one.chars().collect();
    let mut pairs = characters.windows(2).filter(|pair| pair.iter().all(|&c| is_han(c)));
    pairs.any(|pair| other.contains(&pair.iter().collect::<String>()))
}

/// Whether a name has to do with an organisation's, as far as letters tell; one with nothing of its own may have.
fn is_related(name: &str, subject: &str) -> bool {
    let own = bare(name);
    let han: Vec<char> = own.chars().filter(|&c| is_han(c)).collect();
    let folded = plain(subject);
    let brands: Vec<&str> = own.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).collect();
    han.len() < 2
        || shares_a_piece(name, subject)
        || is_drawn_from(&han, folded.as_str())
        || brands.iter().any(|brand| is_brand_of(brand, folded.as_str()))
}

/// Whether the characters stand in a text in this order: 北大 in 北京大学.
fn is_drawn_from(characters: &[char], text: &str) -> bool {
    let mut rest = text.chars();
    characters.iter().all(|wanted| rest.any(|c| c == *wanted))
}

/// Whether Latin letters stand in an organisation's name, or are the pinyin of a part of it.
fn is_brand_of(brand: &str, subject: &str) -> bool {
    let han: Vec<char> = subject.chars().filter(|&c| is_han(c)).take(60).collect();
    let is_pinyin = |part: &[char]| is_pinyin_of(brand, &part.iter().collect::<String>()) == Some(true);
    subject.contains(brand) || (2..=MOST_OF_BRAND).any(|length| han.windows(length).any(is_pinyin))
}

/// A text as it is compared, without words that everybody may bear.
fn bare(text: &str) -> String {
    let without = |text: String, word: &&str| if text.contains(word) { text.replace(word, " ") } else { text };
    GENERIC.iter().fold(plain(text).as_str().to_owned(), without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_related_by_a_piece_an_abbreviation_or_a_brand() {
        for (name, subject) in [
            ("示例科技官网", "广州示例科技有限公司"),
            ("北大官网", "北京大学"),
            ("示例", "广州示例科技有限公司"),
            ("shili云服务", "广州示例科技有限公司"),
            ("ABC家居", "广州ABC科技有限公司"),
            ("官网", "广州示例科技有限公司"),
        ] {
            assert!(is_related(name, subject), "{name} of {subject}");
        }
        for name in ["小蜜蜂科技官网", "acme家居", "蜜蜂科技有限公司网站"] {
            assert!(!is_related(name, "广州示例科技有限公司"), "{name}");
        }
    }

    #[test]
    fn pieces_are_two_han_characters_that_not_everybody_bears() {
        assert!(shares_a_piece("小满的手帐", "林小满"));
        assert!(shares_a_piece("小滿手帳", "记录小满"));
        assert!(!shares_a_piece("小蜜蜂科技公司官网", "示例科技公司官网"));
        assert!(!shares_a_piece("", "示例"));
    }
}
