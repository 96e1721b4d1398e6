//! Rules about the addresses of the subject.

use super::material::is_attached;
use crate::knowledge::{AddressDetail, AreaInstead, Province, ResidenceProof, Rule, Severity, SourceRef, Statement};
use crate::rules::case::{finding, sources_of};
use crate::rules::check::ask;
use crate::rules::{Arg, Case, Report};
use crate::text::fold;

const MAILING: &str = "subject.mailing_address";

/// What every provider's sentence for the remark holds where an address cannot be more exact.
const MOST_DETAILED: &str = "最详细";

/// What stands behind a number in an address.
const UNITS: &str = "号栋幢楼层室房座弄单门户铺";

/// What stands in an address of the country that has no house numbers.
const RURAL: [&str; 6] = ["村", "屯", "寨", "组", "队", "信箱"];

/// Words that tell a room.
const ROOM: [&str; 5] = ["室", "房", "户", "单元", "铺"];

/// What stands behind the name of a division where a street bears it.
const STREETS: [char; 7] = ['路', '街', '道', '大', '巷', '里', '场'];

/// Signs that stand in addresses as they are written.
const USUAL_SIGNS: &str = "-—–－_#＃()（）·•・.．、/／";

/// Whether the address typed is the one on the certificate: asked where the certificate shows one.
pub fn differs(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let address = subject.address.trim();
    let shows_address = || case.knowledge.certificate(subject.certificate.kind).is_some_and(|info| info.shows_residence);
    if !address.is_empty() && (!case.filing.is_individual() || shows_address()) {
        ask(rule, case, "subject.address", Arg::from(address), report);
    }
}

/// The mailing address ends before a house or door number.
pub fn vague(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let address = fold(&subject.mailing_address);
    if address.is_empty() || fold(&subject.remark).contains(MOST_DETAILED) {
        return;
    }
    let Some(province) = case.province() else { return };
    let rules = &province.address;
    let cell = if case.filing.is_individual() { &rules.detail_individual } else { &rules.detail_organisation };
    let wants_room = cell.statements().iter().any(|said| said.value == AddressDetail::Room);
    let of_students = &rules.student_class;
    let is_student = case.filing.is_individual() && is_attached(case, ResidenceProof::StudentCard.as_ref());
    let (state, severity) = if !has_number(&address) {
        ("no_number", case.knowledge.weight(cell))
    } else if is_student && of_students.agreed() == Some(&true) && !address.contains('班') {
        ("no_class", case.knowledge.weight(of_students))
    } else if wants_room && !ROOM.iter().any(|word| address.contains(word)) && !has_several_numbers(&address) {
        ("no_room", Severity::Advice)
    } else {
        return;
    };
    let found = finding(rule, MAILING).arg("address", subject.mailing_address.trim()).arg("state", Arg::Own(state));
    let sources = if state == "no_class" { sources_of(of_students, province) } else { sources_of(cell, province) };
    report.findings.push(found.at_most(severity).said_by(sources));
}

/// Generous: any digit, a Chinese number before what is numbered, or a village.
fn has_number(address: &str) -> bool {
    let is_number = |c: char| c.is_ascii_alphabetic() || "一二三四五六七八九十百零〇甲乙丙丁".contains(c);
    let mut pairs = address.chars().zip(address.chars().skip(1));
    address.chars().any(char::is_numeric)
        || pairs.any(|(number, unit)| is_number(number) && UNITS.contains(unit))
        || RURAL.iter().any(|word| address.contains(word))
}

fn has_several_numbers(address: &str) -> bool {
    address.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count() > 1
}

/// The mailing address holds what does not belong there.
pub fn form(rule: &Rule, case: &Case, report: &mut Report) {
    let typed = case.filing.subject.mailing_address.trim();
    let Some(province) = case.province().filter(|_| !typed.is_empty()) else { return };
    let fault = municipal_district(case, province, typed).or_else(|| abolished(case, province, typed));
    let fault = fault.or_else(|| area_instead(case, province, typed)).or_else(|| other_district(case, province, typed));
    let Some(fault) = fault.or_else(|| repeated(case, province, typed)).or_else(|| sign(province, typed)) else { return };
    let found = finding(rule, MAILING).arg("text", fault.text).arg("what", Arg::Own(fault.what));
    let found = found.arg("as_of", case.knowledge.divisions.as_of.as_str()).arg("do", Arg::Own(what_to_do(fault.what)));
    report.findings.push(found.at_most(fault.severity).said_by(fault.sources));
}

/// The own word for what to do about a fault.
fn what_to_do(fault: &str) -> &'static str {
    match fault {
        "municipal_district" => "municipal_district_do",
        "abolished" => "abolished_do",
        "province" => "province_do",
        "area_instead" => "area_instead_do",
        "area_remark" => "area_remark_do",
        "other_district" => "other_district_do",
        _ => "sign_do",
    }
}

/// Something in an address.
struct Fault {
    what: &'static str,
    text: String,
    severity: Severity,
    sources: Vec<SourceRef>,
}

fn municipal_district(case: &Case, province: &Province, typed: &str) -> Option<Fault> {
    let text = "市辖区";
    let cell = &province.address.municipal_district_refused;
    if !typed.contains(text) || cell.agreed() == Some(&false) {
        return None;
    }
    let (severity, sources) = (case.knowledge.weight(cell), sources_of(cell, province));
    Some(Fault { what: "municipal_district", text: text.to_owned(), severity, sources })
}

/// A city, county or district that is no more, at the beginning or behind the city.
fn abolished(case: &Case, province: &Province, typed: &str) -> Option<Fault> {
    let mut old = case.knowledge.divisions.renamed_or_abolished_districts(&province.code);
    let text = old.find(|name| lies_in(typed, province, name))?.to_owned();
    let cell = &province.address.current_districts;
    Some(Fault { what: "abolished", text, severity: case.knowledge.weight(cell), sources: sources_of(cell, province) })
}

/// Whether an address names a division at its beginning or behind the city.
fn lies_in(typed: &str, province: &Province, division: &str) -> bool {
    let address = after_province(typed, province);
    let after_city = address.split_once('市').or_else(|| address.split_once(['州', '盟'])).map_or(address, |(_, rest)| rest);
    let rest = address.strip_prefix(division).or_else(|| after_city.strip_prefix(division));
    rest.is_some_and(|rest| !rest.starts_with(STREETS))
}

/// An area that no form offers, while neither the district that the province wants instead is chosen nor one that the
/// address names; or that district is, and the remark does not name the area as it should.
fn area_instead(case: &Case, province: &Province, typed: &str) -> Option<Fault> {
    let subject = &case.filing.subject;
    let chosen = case.knowledge.divisions.name(subject.area.trim())?;
    let stated = province.address.area_instead.statements();
    let is_named = |area: &str| typed.split_once(area).is_some_and(|(_, rest)| !rest.starts_with(STREETS));
    let area = stated.iter().map(|said| said.value.area.as_str()).find(|area| is_named(area))?;
    let of_area: Vec<&Statement<AreaInstead>> = stated.iter().filter(|said| said.value.area == area).collect();
    let wants_remark = of_area.iter().any(|said| said.value.remark);
    let what = if of_area.iter().any(|said| said.value.choose == chosen) {
        (wants_remark && !subject.remark.contains(area)).then_some("area_remark")?
    } else {
        (!typed.contains(chosen)).then_some("area_instead")?
    };
    let mut choices: Vec<&str> = of_area.iter().map(|said| said.value.choose.as_str()).collect();
    choices.dedup();
    let sources = of_area.iter().map(|said| said.source(province)).collect();
    Some(Fault { what, text: format!("{area} → {}", choices.join("/")), severity: Severity::Advice, sources })
}

/// The address begins with another district than the one that is chosen, where the province wants both to agree. A form
/// may not offer the right one.
fn other_district(case: &Case, province: &Province, typed: &str) -> Option<Fault> {
    let cell = &province.address.district_as_address;
    if !cell.says_yes() {
        return None;
    }
    let divisions = &case.knowledge.divisions;
    let chosen = divisions.name(case.filing.subject.area.trim())?;
    let text = divisions.districts(&province.code).find(|name| lies_in(typed, province, name)).filter(|_| !typed.contains(chosen))?;
    Some(Fault { what: "other_district", text: text.to_owned(), severity: Severity::Advice, sources: sources_of(cell, province) })
}

/// The province that the form has already. A municipality is its own city, with which the address may begin.
fn repeated(case: &Case, province: &Province, typed: &str) -> Option<Fault> {
    let is_named = case.knowledge.province_of_address(typed) == Some(province) && !is_municipality(province);
    let text = typed.strip_suffix(after_province(typed, province)).filter(|text| is_named && !text.is_empty())?;
    Some(Fault { what: "province", text: text.to_owned(), severity: Severity::Advice, sources: Vec::new() })
}

fn sign(province: &Province, typed: &str) -> Option<Fault> {
    let takes_colon = province.address.shop_address_joined.says_yes();
    let is_colon = |c: char| takes_colon && matches!(c, ':' | '：');
    let is_usual = |c: char| c.is_alphanumeric() || c.is_whitespace() || USUAL_SIGNS.contains(c) || is_colon(c);
    let sign = typed.chars().find(|c| !is_usual(*c))?;
    Some(Fault { what: "sign", text: sign.to_string(), severity: Severity::Advice, sources: Vec::new() })
}

/// The mailing address and the certificate's lie in different cities where the province wants one.
pub fn two_cities(rule: &Rule, case: &Case, report: &mut Report) {
    let subject = &case.filing.subject;
    let Some(province) = case.province().filter(|province| !is_municipality(province)) else { return };
    let cell = &province.address.same_city_as_certificate;
    let is_elsewhere = case.knowledge.province_of_address(&subject.address).is_some_and(|named| named != province);
    if is_elsewhere || !cell.says_yes() {
        return;
    }
    let city = |address: &str| case.knowledge.divisions.city_of_address(&province.code, after_province(address, province));
    let (Some(certificate), Some(mailing)) = (city(&subject.address), city(&subject.mailing_address)) else { return };
    if certificate == mailing {
        return;
    }
    // People move inside of a province without a new card.
    let severity = if case.filing.is_individual() { Severity::Advice } else { case.knowledge.weight(cell) };
    let found = finding(rule, MAILING).arg("mailing_city", mailing).arg("certificate_city", certificate);
    let found = found.arg("province", Arg::Province(province.code.clone())).at_most(severity);
    report.findings.push(found.said_by(sources_of(cell, province)));
}

fn is_municipality(province: &Province) -> bool {
    province.full_name.ends_with('市')
}

/// An address without the province that it opens with.
fn after_province<'t>(typed: &'t str, province: &Province) -> &'t str {
    let typed = typed.trim();
    let short = || {
        let rest = typed.strip_prefix(province.name.zh_cn.as_str())?;
        ["省", "自治区"].iter().find_map(|kind| rest.strip_prefix(kind))
    };
    typed.strip_prefix(province.full_name.as_str()).or_else(short).unwrap_or(typed)
}
