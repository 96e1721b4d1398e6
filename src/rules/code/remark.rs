//! Rules about remarks (备注): what a province wants to read in them.

use super::site;
use crate::filing::Website;
use crate::knowledge::{Cell, NameWordKind, Occasion, Province, RemarkPlace, RemarkText, Rule, Severity, SourceRef, Statement};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Finding, Report};
use crate::text::{find_words, plain};

/// One remark of the case.
struct Remark<'a> {
    field: String,
    place: RemarkPlace,
    website: Option<usize>,
    typed: &'a str,
}

/// What is wrong with a remark.
struct Fault {
    state: &'static str,
    /// The number or word that matters.
    what: Arg,
    /// The sentence to paste, or how to word it.
    paste: Arg,
    severity: Severity,
    sources: Vec<SourceRef>,
}

/// Who wants something, and how surely a filing without it is refused.
#[derive(Default)]
struct Wanted {
    by: Vec<String>,
    sources: Vec<SourceRef>,
    is_disputed: bool,
}

/// A remark that the province asks for and that is missing, too short, without the fixed sentence, not filled in, or
/// with a word that may not stand in it.
pub fn remark_missing(rule: &Rule, case: &Case, report: &mut Report) {
    for remark in remarks(case) {
        let Some(fault) = fault_of(case, &remark) else { continue };
        let found = finding(rule, remark.field.as_str()).arg("field", Arg::Field(remark.field.clone()));
        let found = found.arg("state", Arg::Own(fault.state)).arg("what", fault.what).arg("paste", fault.paste);
        report.findings.push(Finding { sources: fault.sources, ..found.at_most(fault.severity) });
    }
}

/// Every remark of the case.
fn remarks<'a>(case: &Case<'a>) -> Vec<Remark<'a>> {
    let filing = case.filing;
    let sites = filing.websites.iter().enumerate();
    let of_sites = sites.map(|(index, site)| Remark {
        field: format!("websites[{index}].remark"),
        place: RemarkPlace::Website,
        website: Some(index),
        typed: site.remark.trim(),
    });
    let of_subject =
        Remark { field: "subject.remark".to_owned(), place: RemarkPlace::Subject, website: None, typed: filing.subject.remark.trim() };
    let of_persons = case.principals().into_iter().enumerate().map(|(index, (path, person))| Remark {
        field: format!("{path}.remark"),
        // A sentence about the principal is wanted once.
        place: if index == 0 { RemarkPlace::Principal } else { RemarkPlace::Paper },
        website: None,
        typed: person.remark.trim(),
    });
    of_sites.chain([of_subject]).chain(of_persons).collect()
}

fn fault_of(case: &Case, remark: &Remark) -> Option<Fault> {
    let site = remark.website.and_then(|index| case.filing.websites.get(index));
    let wanted = site.and_then(|site| wanted_by(case, site));
    let lacking = lacking_sentence(case, remark);
    if let (Some(wanted), Some(province)) = (&wanted, case.province())
        && let Some(fault) = too_short(case, province, remark, wanted, lacking.as_ref())
    {
        return Some(fault);
    }
    let fault = lacking.or_else(|| empty(case, remark, wanted.as_ref()?)).or_else(|| unnamed_user(case, remark));
    fault.or_else(|| unfilled(remark)).or_else(|| barred(case, remark))
}

/// No remark says whose the emergency phone is, where the province wants to read it. How it is said is not told.
fn unnamed_user(case: &Case, remark: &Remark) -> Option<Fault> {
    let province = case.province().filter(|_| remark.place == RemarkPlace::Subject)?;
    let cell = &province.remark.emergency_user_named;
    let filing = case.filing;
    let principals = case.principals();
    let has_phone = principals.iter().any(|(_, person)| !person.emergency_phone.trim().is_empty());
    let of_sites = filing.websites.iter().map(|site| site.remark.as_str());
    let of_persons = principals.iter().map(|(_, person)| person.remark.as_str());
    let mut written = of_sites.chain(of_persons).chain([filing.subject.remark.as_str()]);
    let is_named = written.any(|text| speaks_of_emergency(case, text));
    if !has_phone || is_named || !cell.says_yes() {
        return None;
    }
    let is_of_party = |text: &RemarkText| text.of.is_none_or(|of| of.is_of(filing.is_individual()));
    let mut texts = province.remark.texts.statements().iter();
    let text = texts.find(|said| said.value.occasion == Occasion::EmergencyUser && is_of_party(&said.value));
    Some(Fault {
        state: "unnamed_user",
        what: Arg::from(""),
        paste: text.map_or(Arg::Own("name_user"), |said| Arg::from(said.value.text.as_str())),
        severity: Severity::Advice,
        sources: sources_of(cell, province),
    })
}

fn speaks_of_emergency(case: &Case, text: &str) -> bool {
    let text = plain(text);
    case.knowledge.words("remark_emergency_phone").iter().any(|word| text.as_str().contains(word.as_str()))
}

/// Which sources want a remark on a website of this content.
fn wanted_by(case: &Case, site: &Website) -> Option<Wanted> {
    let province = case.province()?;
    let rules = &province.remark;
    let mut wanted = Wanted::default();
    let is_among = |keys: &Vec<String>| !site.content.is_empty() && site.content.iter().any(|key| keys.contains(key));
    let is_other = |keys: &Vec<String>| !site.content.is_empty() && site.content.iter().any(|key| !keys.contains(key));
    if case.filing.is_individual() {
        wanted.hear(&rules.individual_required, province, |required| *required);
        wanted.hear(&rules.individual_not_for, province, is_other);
        wanted.hear(&rules.individual_for, province, is_among);
        let n_sites = case.situation.website_count();
        wanted.hear(&province.count.use_explained_from_individual, province, |from| n_sites >= usize::from(*from));
    } else {
        wanted.hear(&rules.organisation_required, province, |required| *required);
        wanted.hear(&rules.organisation_not_for, province, is_other);
    }
    (!wanted.by.is_empty()).then_some(wanted)
}

impl Wanted {
    /// Adds what the statements of a cell say of this case.
    fn hear<T>(&mut self, cell: &Cell<T>, province: &Province, wants: impl Fn(&T) -> bool) {
        let said = cell.statements();
        let wanting: Vec<&Statement<T>> = said.iter().filter(|said| wants(&said.value)).collect();
        if wanting.is_empty() {
            return;
        }
        self.is_disputed |= wanting.len() < said.len();
        self.by.extend(wanting.iter().map(|said| said.by.clone()));
        self.sources.extend(sources_of(cell, province));
    }

    fn severity(&self, case: &Case) -> Severity {
        if self.is_disputed { Severity::Advice } else { case.knowledge.weight_of(self.by.iter().map(String::as_str)) }
    }
}

/// A remark of fewer characters than the province wants. The sentence that it lacks makes it long enough.
fn too_short(case: &Case, province: &Province, remark: &Remark, wanted: &Wanted, lacking: Option<&Fault>) -> Option<Fault> {
    let cell = &province.remark.min_chars;
    let said = cell.statements().iter().map(|said| said.value);
    let (least, most) = (said.clone().min()?, said.max()?);
    let have = remark.typed.chars().filter(|c| !c.is_whitespace()).count();
    if have == 0 || have >= usize::from(most) {
        return None;
    }
    let weight = case.knowledge.weight_of(cell.statements().iter().map(|said| said.by.as_str()));
    let is_sure = have < usize::from(least) && !wanted.is_disputed;
    let own = if is_sure { weight } else { Severity::Advice };
    Some(Fault {
        state: "short",
        what: Arg::from(if is_sure { least } else { most }),
        paste: lacking.map_or(Arg::Own("longer"), |lacking| lacking.paste.clone()),
        severity: lacking.map_or(own, |lacking| lacking.severity.max(own)),
        sources: sources_of(cell, province).into_iter().chain(lacking.iter().flat_map(|lacking| lacking.sources.clone())).collect(),
    })
}

/// A remark that is wanted and empty. An organisation may say in the subject's remark what its website is for.
fn empty(case: &Case, remark: &Remark, wanted: &Wanted) -> Option<Fault> {
    let is_said_elsewhere = !case.filing.is_individual() && !case.filing.subject.remark.trim().is_empty();
    (remark.typed.is_empty() && !is_said_elsewhere).then(|| Fault {
        state: "empty",
        what: Arg::from(""),
        paste: offered(case, remark).map_or(Arg::Own("describe"), Arg::from),
        severity: wanted.severity(case),
        sources: wanted.sources.clone(),
    })
}

/// A sentence for every website that the province offers, though not in these words only.
fn offered<'a>(case: &Case<'a>, remark: &Remark) -> Option<&'a str> {
    let texts = case.province()?.remark.texts.statements().iter();
    let mut texts = texts.filter(|said| said.value.occasion == Occasion::Always && applies(case, &said.value, remark));
    texts.next().map(|said| said.value.text.as_str())
}

/// The fixed sentence that a remark lacks. Where sources give several wordings of one, either is enough.
fn lacking_sentence(case: &Case, remark: &Remark) -> Option<Fault> {
    let province = case.province()?;
    let stated = province.remark.texts.statements().iter();
    let texts: Vec<&Statement<RemarkText>> = stated.filter(|said| applies(case, &said.value, remark)).collect();
    if !texts.iter().any(|said| said.value.fixed) {
        return None;
    }
    let general: Vec<&Statement<RemarkText>> =
        case.knowledge.remark_texts.statements().iter().filter(|said| applies(case, &said.value, remark)).collect();
    let written = written(case, remark);
    let is_held = |fixed: &Statement<RemarkText>| {
        let is_another = |other: &Statement<RemarkText>| other.value.occasion == fixed.value.occasion && holds(&written, &other.value.text);
        let by_another = texts.iter().any(|other| other.by != fixed.by && is_another(other));
        holds(&written, &fixed.value.text) || by_another || general.iter().any(|other| is_another(other))
    };
    let first = texts.iter().find(|said| said.value.fixed && !is_held(said))?;
    let alike: Vec<_> = texts.iter().filter(|said| said.value.fixed && said.value.occasion == first.value.occasion).collect();
    // Ready to paste is one that needs no filling in.
    let paste = alike.iter().find(|said| placeholder(&said.value.text).is_none()).map_or(&first.value.text, |said| &said.value.text);
    Some(Fault {
        state: "sentence",
        what: Arg::from(""),
        paste: Arg::from(paste.as_str()),
        severity: case.knowledge.weight_of(alike.iter().map(|said| said.by.as_str())),
        sources: alike.iter().map(|said| said.source(province)).collect(),
    })
}

/// Whether a sentence is for this remark of this case, as far as can be told.
fn applies(case: &Case, text: &RemarkText, remark: &Remark) -> bool {
    let is_of_party = text.of.is_none_or(|of| of.is_of(case.filing.is_individual()));
    let is_of_nature = text.natures.is_empty() || text.natures.contains(&case.filing.subject.nature);
    let is_at_place = text.at == remark.place && text.at != RemarkPlace::Paper;
    is_of_party && is_of_nature && is_at_place && case.situation.occasion(text.occasion, remark.website) == Some(true)
}

/// What stands in a remark and in those of the subject and its principal, where a reviewer reads it too.
fn written(case: &Case, remark: &Remark) -> String {
    let filing = case.filing;
    plain(&[remark.typed, filing.subject.remark.as_str(), filing.principal.remark.as_str()].join("\n")).letters()
}

/// Whether a text holds a sentence: all of it but the gaps that the applicant fills in, in order.
fn holds(written: &str, sentence: &str) -> bool {
    let mut rest = written;
    fragments(sentence).iter().all(|fragment| match rest.split_once(fragment.as_str()) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// The parts of a sentence between its gaps; what stands in brackets explains a gap.
fn fragments(sentence: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let without_brackets: String = sentence
        .chars()
        .map(|c| match c {
            '(' | '（' => {
                depth += 1;
                'X'
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                'X'
            }
            _ if depth > 0 => 'X',
            _ => c,
        })
        .collect();
    without_brackets.split(['X', 'x', '…', '+']).map(|part| plain(part).letters()).filter(|part| !part.is_empty()).collect()
}

/// A gap of a pasted sentence that was not filled in.
fn unfilled(remark: &Remark) -> Option<Fault> {
    let gap = placeholder(remark.typed)?;
    Some(Fault { state: "unfilled", what: Arg::from(gap), paste: Arg::Own("fill_in"), severity: Severity::Likely, sources: Vec::new() })
}

/// The first gap in a text: two or more X that are no part of a word, a size or a domain.
fn placeholder(text: &str) -> Option<String> {
    let is_cross = |c: char| matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×');
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_cross(c) {
            before = Some(c);
            continue;
        }
        let mut gap = String::from(c);
        while let Some(next) = chars.next_if(|next| is_cross(*next)) {
            gap.push(next);
        }
        let is_edge = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '@' | '/' | '_'));
        if gap.chars().count() > 1 && is_edge(before) && is_edge(chars.peek().copied()) {
            return Some(gap);
        }
        before = Some(c);
    }
    None
}

/// A word that may not stand in a website's remark, where the remark does not say that there is none of it.
fn barred(case: &Case, remark: &Remark) -> Option<Fault> {
    let (filing, knowledge) = (case.filing, case.knowledge);
    let words = &knowledge.name_words;
    remark.website?;
    let listed = words.for_case(&filing.province, &filing.provider, filing.is_individual(), NameWordKind::BannedInRemark);
    let in_clauses = |find: &dyn Fn(&str) -> Option<String>| site::affirmed(remark.typed).find_map(find);
    for list in listed {
        let word = in_clauses(&|clause| {
            let folded = plain(clause);
            words.find(&folded, &list.words).first().map(|hit| folded.typed(&hit.range).to_owned())
        });
        if let Some(word) = word {
            return Some(barred_fault(word, knowledge.weight_of([list.source.as_str()]), &list.source));
        }
    }
    let sensitive = knowledge.word_lists.get("sensitive_words").filter(|_| filing.is_individual())?;
    let word = in_clauses(&|clause| {
        let folded = plain(clause);
        let hits = find_words(folded.as_str(), sensitive.words.iter().map(|word| (word.as_str(), sensitive.harmless.as_slice())));
        hits.first().map(|hit| folded.typed(&hit.range).to_owned())
    })?;
    Some(barred_fault(word, Severity::Advice, &sensitive.source))
}

fn barred_fault(word: String, severity: Severity, source: &str) -> Fault {
    let sources = vec![SourceRef { doc: source.to_owned(), at: format!("“{word}”") }];
    Fault { state: "barred", what: Arg::from(word), paste: Arg::Own("reword"), severity, sources }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_held_whatever_fills_its_gaps() {
        let sentence = "网站主要用于XXX(具体内容介绍)，本网站是个人网站";
        assert!(holds(&plain("网站主要用于摄影，本网站是个人网站。").letters(), sentence));
        assert!(holds(&plain("网站主要用于攝影；本網站 是个人网站").letters(), sentence));
        assert!(!holds(&plain("本网站是个人网站").letters(), sentence));
        assert!(!holds("", sentence));
    }

    #[test]
    fn gaps_are_found_and_sizes_and_domains_are_not() {
        for text in ["网站主要用于XXX", "寄送日期XX", "ISBN 978-7-7979-xxxx-x", "××公司的项目"] {
            assert!(placeholder(text).is_some(), "{text}");
        }
        for text in ["", "展示 XL、XXL 大码服装", "xxx.com 的镜像", "Linux 笔记", "X 光片", "box2dxx1"] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
