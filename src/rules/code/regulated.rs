//! Words of an organisation's name and scope that lead to an approval or a pledge.

use crate::filing::{Approvals, Filing};
use crate::knowledge::{PledgeForm, PreApprovalWords, Province, Rule, Severity, SourceRef, Topic, TopicWords};
use crate::rules::case::{finding, sources_of};
use crate::rules::{Arg, Case, Report};
use crate::text::plain;

/// One word and what the province makes of it.
struct Found {
    word: String,
    topic: &'static str,
    way: &'static str,
    severity: Severity,
    sources: Vec<SourceRef>,
}

/// The organisation's name or scope holds a word of finance, training or culture.
pub fn word(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let Some(province) = case.province().filter(|_| !case.filing.is_individual()) else { return };
    for (field, typed, is_name) in [("subject.name", &subject.name, true), ("subject.business_scope", &subject.business_scope, false)] {
        let by_topic = [Topic::Finance, Topic::Education, Topic::Culture].into_iter().filter(|topic| !is_settled(case, *topic));
        let of_topics = by_topic.filter_map(|topic| of_topic(case, province, topic, typed, is_name));
        let of_topics = of_topics.filter(|found| !is_paper_asked(case, found.topic));
        let all = of_topics.chain(of_scope(case, province, typed).filter(|_| !is_name));
        // Of equal ones the first, which max_by_key would not give.
        let strongest = all.reduce(|best, other| if other.severity > best.severity { other } else { best });
        if let Some(found) = strongest {
            let told = finding(rule, field).arg("word", found.word).arg("topic", Arg::Own(found.topic)).arg("way", Arg::Own(found.way));
            let told = told.arg("province", Arg::Province(province.code.clone()));
            report.findings.push(told.at_most(found.severity).said_by(found.sources));
        }
    }
}

/// Whether the province asks for the topic's commitment, so that material.missing says the same.
fn is_paper_asked(case: &Case, topic: &str) -> bool {
    let paper = match topic {
        "finance" => "finance_commitment",
        "culture" => "culture_commitment",
        _ => return false,
    };
    let slots = case.slots();
    let mut needed = slots.iter().filter(|slot| slot.slot.id == paper).filter_map(|slot| slot.needed.as_ref());
    needed.any(|asks| asks.judged_by().is_none())
}

/// What a word of one topic leads to.
fn of_topic(case: &Case, province: &Province, topic: Topic, typed: &str, is_name: bool) -> Option<Found> {
    let words = &case.knowledge.scope_words;
    let pledge = words.pledge(topic, &province.code);
    // Scopes name training and culture all the time: it is said only where the province has words or a pledge for them.
    let counts = |list: &&TopicWords| {
        let is_asked = topic == Topic::Finance || !list.provinces.is_empty() || (topic == Topic::Education && pledge.is_some());
        is_name || is_asked
    };
    let in_clause = |clause: &str, list: &TopicWords| {
        let folded = plain(clause);
        let hits = words.find(&folded, list);
        hits.first().map(|hit| folded.typed(&hit.range).to_owned())
    };
    let found_in = |list| first_word(case, typed, |clause| in_clause(clause, list)).map(|word| (word, list));
    let found = words.for_case(topic, &province.code).filter(counts).filter_map(found_in);
    let (word, list) = found.max_by_key(|(_, list)| !list.provinces.is_empty())?;
    let is_the_provinces = !list.provinces.is_empty() || pledge.is_some();
    let is_usual = match topic {
        Topic::Finance => is_name || is_the_provinces,
        _ => topic == Topic::Education && is_name && is_the_provinces,
    };
    let severity = if is_usual && case.knowledge.is_recent(&list.source) { Severity::Likely } else { Severity::Advice };
    let of_list = SourceRef { doc: list.source.clone(), at: province.name.zh_cn.clone() };
    let of_pledge = pledge.map(|pledge| SourceRef { doc: pledge.source.clone(), at: province.name.zh_cn.clone() });
    let stated = sources_of(&province.organisation.pre_approval_words, province);
    let sources = [of_list].into_iter().chain(of_pledge).chain(stated).collect();
    Some(Found { word, topic: topic_word(topic), way: way(province, topic, pledge.map(|pledge| pledge.form)), severity, sources })
}

/// A word that the province wants out of the scope unless it is approved.
fn of_scope(case: &Case, province: &Province, scope: &str) -> Option<Found> {
    let cell = &province.organisation.scope_needs_approval;
    let mut listed = cell.statements().iter().flat_map(|said| &said.value);
    let word = listed.find(|word| first_word(case, scope, |clause| clause.contains(word.as_str()).then(String::new)).is_some());
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    let word = word.filter(|_| !has_document(case.filing, &["approval"]))?.clone();
    Some(Found { word, topic: "other", way: "approval", severity, sources })
}

/// What is found in the first clause that does not leave it out.
fn first_word(case: &Case, typed: &str, find: impl Fn(&str) -> Option<String>) -> Option<String> {
    let clauses = typed.split(['；', ';', '。', '（', '）', '(', ')', '\n']);
    let left_out = case.knowledge.words("scope_leaves_out");
    clauses.filter(|clause| !left_out.iter().any(|word| clause.contains(word.as_str()))).find_map(find)
}

/// What the province takes.
fn way(province: &Province, topic: Topic, pledge: Option<PledgeForm>) -> &'static str {
    match (pledge, province.organisation.pre_approval_words.agreed()) {
        (Some(PledgeForm::Own), _) => "pledge_own",
        (Some(PledgeForm::Shared), _) => "pledge_shared",
        (Some(PledgeForm::Statement), _) => "statement",
        (None, Some(PreApprovalWords::ApprovalOnly)) => "approval",
        // Commitments are of other businesses than finance.
        (None, Some(PreApprovalWords::Commitment)) if topic != Topic::Finance => "pledge",
        (None, Some(PreApprovalWords::Remark)) => "remark",
        (None, _) => "general",
    }
}

/// Whether an approval, a pledge or a remark answers the topic already.
fn is_settled(case: &Case, topic: Topic) -> bool {
    let filing = case.filing;
    let (documents, categories): (&[&str], &[&str]) = match topic {
        Topic::Finance => (&["finance_commitment", "finance_approval", "approval"], &["finance"]),
        Topic::Education => (
            &["education_commitment", "no_pre_approval_commitment", "situation_statement", "approval"],
            &["education", "off_campus_training"],
        ),
        _ => (&["culture_commitment", "no_pre_approval_commitment", "approval"], &["culture"]),
    };
    let is_approved = filing.websites.iter().any(|site| match &site.approvals {
        Approvals::Some(approvals) => approvals.iter().any(|approval| categories.contains(&approval.category.as_str())),
        Approvals::Unanswered | Approvals::None => false,
    });
    let mut remarks = filing.websites.iter().map(|site| &site.remark).chain([&filing.subject.remark]);
    let denials = case.knowledge.words("remark_denies");
    let is_denied = remarks.any(|remark| denials.iter().any(|word| remark.contains(word.as_str())));
    is_approved || is_denied || has_document(filing, documents)
}

fn has_document(filing: &Filing, documents: &[&str]) -> bool {
    filing.attached().any(|material| documents.contains(&material.document.as_str()))
}

fn topic_word(topic: Topic) -> &'static str {
    match topic {
        Topic::Finance => "finance",
        Topic::Education => "education",
        Topic::Culture => "culture",
        _ => "other",
    }
}
