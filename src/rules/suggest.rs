//! Names for a website that no rule objects to, made from the applicant's own words.

use super::code::site_name_words::without_faults;
use super::{Case, Report, check};
use crate::filing::Website;
use crate::number::domain::Domain;
use crate::text::{han_count, is_han, plain, same};

/// Names given at most.
const MOST: usize = 3;

/// Characters of a name at most: longer ones are nobody's wish.
const MOST_CHARS: usize = 20;

/// What names of persons' websites may end with; none of these stands on a list of words to avoid.
const OF_PERSONS: [&str; 7] = ["的手帐", "随笔", "日记", "小站", "笔记", "小记", "见闻"];

/// The same by the content that is chosen.
const BY_CONTENT: [(&str, &str); 4] =
    [("pictures", "影集"), ("music", "听歌随笔"), ("film_and_television", "观影笔记"), ("education", "学习笔记")];

/// What names of organisations' websites may end with.
const OF_ORGANISATIONS: [&str; 2] = ["官网", "网"];

/// Up to three other names for a website of a case at which no rule about names finds anything: the typed name without
/// the words at fault, or the applicant's own name with a usual ending. Empty where nothing can be made. The same case
/// gives the same names.
pub fn suggest_names(case: &Case, website: usize) -> Vec<String> {
    let Some(site) = case.filing.websites.get(website) else { return Vec::new() };
    let typed = plain(&site.name);
    let mut kept: Vec<String> = Vec::new();
    for name in candidates(case, site) {
        if kept.len() == MOST {
            break;
        }
        let is_new = plain(&name).as_str() != typed.as_str() && !kept.iter().any(|known| same(known, &name));
        if is_new && name.chars().count() <= MOST_CHARS && raises_nothing(case, website, &name) {
            kept.push(name);
        }
    }
    kept
}

/// Whether the rules about names find nothing where the website bears this name.
fn raises_nothing(case: &Case, website: usize, name: &str) -> bool {
    let field = format!("websites[{website}].name");
    let mut filing = case.filing.clone();
    let Some(site) = filing.websites.get_mut(website) else { return false };
    name.clone_into(&mut site.name);
    // Answers were about the name typed before.
    filing.answers.retain(|answer| answer.field != field);
    let trial = Case::new(&filing, case.evidence, case.knowledge, case.today);
    let mut report = Report::default();
    for rule in case.knowledge.rules.values().filter(|rule| rule.id.starts_with("site_name.")) {
        check::run(rule, &trial, &mut report);
    }
    report.findings.iter().all(|found| found.field != field)
}

/// Names to try, the nearest to what was typed first.
fn candidates(case: &Case, site: &Website) -> Vec<String> {
    let typed = words(&without_faults(case, &plain(&site.name)));
    let domains = site.domains.iter().filter_map(|domain| Domain::parse(&domain.name).ok());
    let of_domains = domains.map(|domain| words(domain.as_str().split('.').next().unwrap_or_default()));
    let stems: Vec<String> = std::iter::once(typed).chain(of_domains).filter(|stem| han_count(stem) > 1).collect();
    if case.filing.is_individual() { of_person(case, site, &stems) } else { of_organisation(case, &stems) }
}

/// 小满 → 小满的手帐, 小满随笔; 手帐 → 小满的手帐, 小满手帐, 手帐随笔.
fn of_person(case: &Case, site: &Website, stems: &[String]) -> Vec<String> {
    let given = given_name(case);
    let by_content = BY_CONTENT.iter().filter(|(content, _)| site.content.iter().any(|key| key == content)).map(|(_, ending)| *ending);
    let endings: Vec<&str> = by_content.chain(OF_PERSONS).collect();
    let mut names: Vec<String> = Vec::new();
    for stem in stems {
        names.push(stem.clone());
        let owner = given.as_ref().filter(|given| !plain(stem).as_str().contains(given.as_str()));
        names.extend(owner.iter().flat_map(|given| [format!("{given}的{stem}"), format!("{given}{stem}")]));
    }
    for stem in given.iter().chain(stems) {
        let is_own = given.as_ref() == Some(stem);
        let ending = |ending: &&str| if is_own { (*ending).to_owned() } else { ending.trim_start_matches('的').to_owned() };
        let fitting = endings.iter().map(ending).filter(|ending| !stem.contains(ending.trim_start_matches('的')));
        names.extend(fitting.map(|ending| format!("{stem}{ending}")));
    }
    names
}

/// 示例 → 示例网; 广州示例科技有限公司 → 示例科技官网, 示例科技网, 广州示例科技官网.
fn of_organisation(case: &Case, stems: &[String]) -> Vec<String> {
    let whole = words(plain(&case.filing.subject.name).as_str());
    let short = case.knowledge.words("legal_forms").iter().find_map(|form| whole.strip_suffix(form.as_str())).unwrap_or(&whole);
    let own = [without_place(case, short), short.to_owned()];
    let own: Vec<String> = own.into_iter().filter(|stem| han_count(stem) > 1).collect();
    let with_endings = |stem: &String| {
        let stem = stem.trim_end_matches("官网").trim_end_matches('网').to_owned();
        OF_ORGANISATIONS.map(|ending| format!("{stem}{ending}"))
    };
    let typed = stems.iter().cloned();
    typed.chain(own.iter().flat_map(with_endings)).chain(stems.iter().flat_map(with_endings)).collect()
}

/// A person's name without the surname, where two characters or more are left.
fn given_name(case: &Case) -> Option<String> {
    let name = plain(case.filing.subject.name.split('·').next().unwrap_or_default());
    let name = words(name.as_str());
    if case.filing.subject.name.contains('·') {
        return Some(name).filter(|name| han_count(name) > 1);
    }
    let surnames = case.knowledge.words("surnames");
    let longest = surnames.iter().filter(|surname| name.starts_with(surname.as_str())).max_by_key(|surname| surname.len())?;
    let given = name.strip_prefix(longest.as_str()).filter(|given| han_count(given) > 1 && han_count(given) == given.chars().count());
    given.map(str::to_owned)
}

/// An organisation's name without the places that open it: those of its own area.
fn without_place(case: &Case, name: &str) -> String {
    let (area, divisions) = (case.filing.subject.area.as_str(), &case.knowledge.divisions);
    let province = area.get(..2).and_then(|code| case.knowledge.province(code));
    let of_province = province.iter().flat_map(|province| [province.full_name.as_str(), province.name.zh_cn.as_str()]);
    let below = [divisions.prefecture(area), divisions.name(area)];
    let of_area = below.into_iter().flatten().flat_map(|place| [place, place.trim_end_matches(['市', '区', '县'])]);
    let places: Vec<&str> = of_province.chain(of_area).filter(|place| place.chars().count() > 1).collect();
    let mut rest = name;
    // 广东省广州市天河区 are three.
    for _ in 0..3 {
        rest = places.iter().find_map(|place| rest.strip_prefix(*place)).unwrap_or(rest);
    }
    if han_count(rest) > 1 { rest.to_owned() } else { name.to_owned() }
}

/// Letters, digits and Han characters of a text, without the particle at its ends.
fn words(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_alphanumeric() || is_han(*c)).collect();
    kept.trim_matches('的').to_owned()
}
