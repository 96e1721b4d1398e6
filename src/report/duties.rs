//! Who does what before a filing is handed in: what each person signs and seals, holds ready and has to answer.

use super::Speaker;
use crate::filing::{Certificate, Filing, FilingKind, Principal};
use crate::knowledge::{AskedPaper, Handling, NeededSlot, Signer, Situation, SourceRef};
use crate::text::{fold, same};
use crate::word;
use jiff::civil::Date;

/// What one person, or the organisation, has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDuties {
    /// Name and roles.
    pub who: String,
    /// The things to do.
    pub duties: Vec<Duty>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The thing, as a sentence.
    pub text: String,
    /// Who says so, in lines.
    pub sources: Vec<String>,
}

/// Slots of originals that somebody holds ready.
const ORIGINALS: [(&str, Signer); 5] = [
    ("principal_id_front", Signer::Principal),
    ("website_principal_id_front", Signer::WebsitePrincipal),
    ("legal_representative_id", Signer::LegalRepresentative),
    ("residence_proof", Signer::Applicant),
    ("guardian_proof", Signer::Guardian),
];

/// A person of the case, with everything that this person is in it.
struct Person<'a> {
    name: &'a str,
    certificate: &'a Certificate,
    mobiles: Vec<&'a str>,
    /// Roles, each with the place of the website where it is of one.
    roles: Vec<(Signer, Option<usize>)>,
}

/// A case, its slots and the words.
struct Desk<'a> {
    filing: &'a Filing,
    situation: Situation<'a>,
    speaker: Speaker<'a>,
    slots: Vec<NeededSlot<'a>>,
    papers: Vec<AskedPaper<'a>>,
}

/// Who does what, one entry a person; those who are the same are one. The organisation comes last.
pub fn duties(filing: &Filing, speaker: Speaker, today: Date) -> Vec<PersonDuties> {
    let situation = Situation::new(filing, speaker.knowledge, today);
    let shown = speaker.knowledge.slots_for(&situation).into_iter().filter(|slot| {
        let attached = filing.material(&slot.slot.id, slot.website);
        slot.needed.is_some() || attached.is_some_and(|material| !material.files.is_empty())
    });
    let desk = Desk { filing, situation, speaker, slots: shown.collect(), papers: situation.papers(None) };
    let persons = people(&desk).into_iter().map(|person| PersonDuties { who: desk.who(&person), duties: desk.of_person(&person) });
    let organisation = (!filing.is_individual()).then(|| PersonDuties { who: desk.organisation(), duties: desk.of_organisation() });
    persons.chain(organisation).filter(|one| !one.duties.is_empty()).collect()
}

fn people<'a>(desk: &Desk<'a>) -> Vec<Person<'a>> {
    let filing = desk.filing;
    let mut all = Vec::new();
    let subject = &filing.subject;
    if filing.is_individual() {
        add(&mut all, &subject.name, &subject.certificate, "", (Signer::Applicant, None));
    } else if let Some(person) = &subject.legal_representative {
        add(&mut all, &person.name, &person.certificate, "", (Signer::LegalRepresentative, None));
    }
    add_principal(&mut all, &filing.principal, (Signer::Principal, None));
    for (index, site) in filing.websites.iter().enumerate() {
        let person = site.principal.other().unwrap_or(&filing.principal);
        add_principal(&mut all, person, (Signer::WebsitePrincipal, Some(index)));
    }
    let own = filing.websites.iter().filter_map(|site| site.principal.other());
    let minors = std::iter::once(&filing.principal).chain(own).filter(|person| desk.situation.age(person).is_some_and(|age| age < 18));
    for guardian in minors.filter_map(|person| person.guardian.as_ref()) {
        add(&mut all, &guardian.name, &guardian.certificate, "", (Signer::Guardian, None));
    }
    all
}

fn add_principal<'a>(all: &mut Vec<Person<'a>>, person: &'a Principal, role: (Signer, Option<usize>)) {
    add(all, &person.name, &person.certificate, &person.mobile, role);
}

/// Adds a role to the person, who may be there already: the same entry, or the same name and number.
fn add<'a>(all: &mut Vec<Person<'a>>, name: &'a str, certificate: &'a Certificate, mobile: &'a str, role: (Signer, Option<usize>)) {
    let (name, mobile) = (name.trim(), mobile.trim());
    let is_same = |known: &&mut Person| {
        let numbers = (fold(&known.certificate.number), fold(&certificate.number));
        let is_same_number = numbers.0 == numbers.1 || numbers.0.is_empty() || numbers.1.is_empty();
        std::ptr::eq(known.certificate, certificate) || (!name.is_empty() && same(known.name, name) && is_same_number)
    };
    let mobile = Some(mobile).filter(|mobile| !mobile.is_empty());
    match all.iter_mut().find(is_same) {
        Some(known) => {
            known.mobiles.extend(mobile.filter(|mobile| !known.mobiles.iter().any(|other| same(other, mobile))));
            known.roles.push(role);
        }
        None => all.push(Person { name, certificate, mobiles: mobile.into_iter().collect(), roles: vec![role] }),
    }
}

impl Person<'_> {
    /// Whether the person has a role, for a website where the paper is one a website.
    fn is(&self, role: Signer, website: Option<usize>) -> bool {
        self.roles.iter().any(|(known, of)| *known == role && (website.is_none() || of.is_none() || *of == website))
    }
}

impl Desk<'_> {
    fn duty(&self, text: String, sources: &[SourceRef]) -> Duty {
        Duty { text, sources: sources.iter().map(|source| self.speaker.source(source)).collect() }
    }

    /// `陈示例（法定代表人、主体负责人）`, or the roles alone while no name is typed.
    fn who(&self, person: &Person) -> String {
        let locale = self.speaker.locale;
        let of_several = |index: usize| (self.filing.websites.len() > 1).then(|| word!(locale, "duty.role_of_website", number = index + 1));
        let mut roles: Vec<String> = Vec::new();
        for (role, website) in &person.roles {
            let name = website.and_then(of_several).unwrap_or_else(|| self.speaker.signer(*role));
            if !roles.contains(&name) {
                roles.push(name);
            }
        }
        let roles = roles.join(&word!(locale, "choice.separator"));
        if person.name.is_empty() { roles } else { word!(locale, "duty.person", name = person.name, roles = roles) }
    }

    fn organisation(&self) -> String {
        let word = word!(self.speaker.locale, "duty.organisation");
        let name = self.filing.subject.name.trim();
        if name.is_empty() { word } else { word!(self.speaker.locale, "duty.person", name = name, roles = word) }
    }

    /// A slot's name, with the website's number where there are several.
    fn title(&self, slot: &NeededSlot) -> String {
        let name = slot.slot.name.get(self.speaker.locale);
        match slot.index.filter(|_| self.filing.websites.len() > 1) {
            Some(index) => format!("{} · {name}", word!(self.speaker.locale, "label.website", number = index + 1)),
            None => name.to_owned(),
        }
    }

    fn of_person(&self, person: &Person) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self.slots.iter().filter_map(|slot| self.signature(person, slot)).collect();
        duties.extend(self.video(person));
        duties.extend(self.slots.iter().filter_map(|slot| self.original(person, slot)));
        duties.extend(self.face(person));
        duties.extend(self.calls(person));
        if person.is(Signer::Applicant, None) {
            duties.extend(self.post());
        }
        duties
    }

    fn signature(&self, person: &Person, slot: &NeededSlot) -> Option<Duty> {
        let (locale, handling) = (self.speaker.locale, &slot.handling);
        let (ours, others): (Vec<_>, Vec<_>) = handling.signers.iter().partition(|(signer, _)| person.is(*signer, slot.index));
        if ours.is_empty() {
            return None;
        }
        let own = Handling { seal: None, by_post: false, ..handling.clone() };
        let marks = self.speaker.marks(&own).join(&word!(locale, "choice.separator"));
        let paper = self.title(slot);
        let text = if !others.is_empty() {
            word!(locale, "duty.sign_disputed", paper = paper, who = self.speaker.signers(&handling.signers))
        } else if marks.is_empty() {
            word!(locale, "duty.sign", paper = paper)
        } else {
            word!(locale, "duty.sign_how", paper = paper, how = marks)
        };
        Some(self.duty(text, &handling.sources))
    }

    /// The video in which the completed letter is held up.
    fn video(&self, person: &Person) -> Option<Duty> {
        let asked = self.papers.iter().find(|asked| asked.paper == "promise_video" && asked.is_certain)?;
        let signer = asked.statements.iter().find_map(|said| said.value.signer).unwrap_or(Signer::WebsitePrincipal);
        person.is(signer, None).then(|| self.duty(word!(self.speaker.locale, "duty.video"), &asked.sources()))
    }

    fn original(&self, person: &Person, slot: &NeededSlot) -> Option<Duty> {
        let (_, role) = ORIGINALS.iter().find(|(id, _)| *id == slot.slot.id)?;
        let asks = slot.needed.as_ref().filter(|_| person.is(*role, slot.index))?;
        let locale = self.speaker.locale;
        let of_person = self.speaker.knowledge.certificate(person.certificate.kind).filter(|_| slot.slot.id.ends_with("id_front"));
        let paper = of_person.map_or_else(|| self.title(slot), |info| info.name.get(locale).to_owned());
        Some(self.duty(word!(locale, "duty.original", paper = paper), &asks.sources()))
    }

    fn face(&self, person: &Person) -> Option<Duty> {
        let is_checked = person.is(Signer::WebsitePrincipal, None) && self.filing.procedure.kind != FilingKind::Cancel;
        is_checked.then(|| self.duty(word!(self.speaker.locale, "duty.face"), &[face_source()]))
    }

    /// Which phone rings, and what for.
    fn calls(&self, person: &Person) -> Vec<Duty> {
        if !person.is(Signer::Principal, None) && !person.is(Signer::WebsitePrincipal, None) {
            return Vec::new();
        }
        let locale = self.speaker.locale;
        let [reviewer, tencent, huawei] = phone_sources();
        let (reviewer, sms) = ([reviewer], [tencent, huawei]);
        let of_mobile = |mobile: &&str| {
            let call = self.duty(word!(locale, "duty.call", mobile = *mobile), &reviewer);
            [call, self.duty(word!(locale, "duty.sms", mobile = *mobile), &sms)]
        };
        person.mobiles.iter().flat_map(of_mobile).collect()
    }

    fn of_organisation(&self) -> Vec<Duty> {
        let locale = self.speaker.locale;
        let has_seal = self.filing.subject.has_seal != Some(false);
        let sealed = self.slots.iter().filter(|slot| has_seal && slot.handling.seal == Some(true));
        let mut duties: Vec<Duty> =
            sealed.map(|slot| self.duty(word!(locale, "duty.seal", paper = self.title(slot)), &slot.handling.sources)).collect();
        let certificate = self.slots.iter().find(|slot| slot.slot.id == "subject_certificate");
        if let Some(asks) = certificate.and_then(|slot| slot.needed.as_ref()) {
            let info = self.speaker.knowledge.certificate(self.filing.subject.certificate.kind);
            let paper = info.map_or("", |info| info.name.get(locale));
            duties.push(self.duty(word!(locale, "duty.original", paper = paper), &asks.sources()));
        }
        duties.extend(self.post());
        duties
    }

    /// What goes to the authority by post.
    fn post(&self) -> Option<Duty> {
        let by_post = |asked: &&AskedPaper| asked.is_certain && asked.statements.iter().any(|said| said.value.by_post);
        let posted: Vec<&AskedPaper> = self.papers.iter().filter(by_post).collect();
        let sources = posted.first()?.sources();
        let documents = self.speaker.knowledge.choices.get("documents").map(Vec::as_slice).unwrap_or_default();
        let name = |asked: &&AskedPaper| {
            let words = documents.iter().find(|(key, _)| key == asked.paper).map(|(_, words)| words);
            words.map_or(asked.paper.to_owned(), |words| words.get(self.speaker.locale).to_owned())
        };
        let locale = self.speaker.locale;
        let papers = posted.iter().map(name).collect::<Vec<_>>().join(&word!(locale, "choice.separator"));
        Some(self.duty(word!(locale, "duty.post", papers = papers), &sources))
    }
}

/// Who says that the website's principal is checked in person.
pub(super) fn face_source() -> SourceRef {
    said("huawei_docs", "备案材料咨询 / 人脸核验")
}

/// Who says that the reviewer calls, and that the ministry's message is answered.
pub(super) fn phone_sources() -> [SourceRef; 3] {
    [said("tencent_rejection_reasons", "备案申请驳回原因"), said("tencent_sms", "短信核验"), said("huawei_docs", "备案短信核验")]
}

fn said(doc: &str, at: &str) -> SourceRef {
    SourceRef { doc: doc.to_owned(), at: at.to_owned() }
}
