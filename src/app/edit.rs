//! Changes to what was typed.

use super::{OpenCase, StartChoice};
use crate::filing::{Answer, Answered, Filing, Material, TypedDate, Waiver, Website, path};
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use serde_json::Value;

/// What an individual's principal has in common with the subject: the same person, typed once.
const OF_ONE_PERSON: [(&str, &str); 5] = [
    ("subject.name", "principal.name"),
    ("subject.certificate.kind", "principal.certificate.kind"),
    ("subject.certificate.number", "principal.certificate.number"),
    ("subject.certificate.valid_from", "principal.certificate.valid_from"),
    ("subject.certificate.valid_until", "principal.certificate.valid_until"),
];

impl OpenCase {
    /// Puts a value into a field. A path that is not there changes nothing.
    pub(super) fn edit(&mut self, path: &str, value: Value) {
        match path.rsplit_once("].") {
            Some((_, "principal")) => return self.set_website_principal(path, value.as_str() == Some("same")),
            Some((_, "plan")) => return self.set_plan(path, value.as_bool() == Some(true)),
            _ => {}
        }
        let before = path::to_value(&self.filing);
        let Ok(mut changed) = path::set(&self.filing, path, value.clone()) else { return };
        let twin = OF_ONE_PERSON.iter().find(|(subject, _)| *subject == path && self.filing.is_individual());
        // The link is cut as soon as the two differ.
        if let Some((_, twin)) = twin.filter(|(subject, twin)| path::get(&before, subject) == path::get(&before, twin)) {
            changed = path::set(&changed, twin, value).unwrap_or(changed);
        }
        self.filing = changed;
    }

    /// Adds an empty website with an id of its own.
    pub(super) fn add_website(&mut self) {
        let taken = |id: &String| self.filing.websites.iter().any(|site| &site.id == id);
        // Of one number more than there are websites, one is free.
        let id = (1..=self.filing.websites.len() + 1).map(|number| format!("w{number}")).find(|id| !taken(id));
        self.filing.websites.push(Website::new(&id.unwrap_or_default()));
    }

    /// Removes a website with its materials, answers and waivers; those of later ones move up.
    pub(super) fn remove_website(&mut self, index: usize) {
        if index >= self.filing.websites.len() || self.filing.websites.len() == 1 {
            return;
        }
        let removed = self.filing.websites.remove(index);
        self.filing.materials.retain(|material| material.website.as_deref() != Some(&removed.id));
        // Its id may be given to another website later, which must find nothing of it.
        self.parked.principals.remove(&removed.id);
        self.parked.plans.remove(&removed.id);
        let of_its_materials = format!(":{}]", removed.id);
        self.filing.answers.retain(|answer| !answer.field.contains(&of_its_materials));
        self.filing.waivers.retain(|waiver| !waiver.field.contains(&of_its_materials));
        self.left.retain(|field| !field.contains(&of_its_materials));
        self.move_up("websites", index);
    }

    /// Puts files into a slot.
    pub(super) fn attach(&mut self, slot: &str, website: Option<String>, files: Vec<String>, knowledge: &Knowledge) {
        let existing = self.filing.materials.iter_mut().find(|material| material.slot == slot && material.website == website);
        if let Some(material) = existing {
            material.files.extend(files);
            return;
        }
        let index = website.as_ref().and_then(|id| self.filing.websites.iter().position(|site| site.id == *id));
        let usual = |slot| knowledge.usual_document(slot, &self.filing, index).to_owned();
        let document = knowledge.slot(slot).map(usual).unwrap_or_default();
        let (issued_on, valid_until) = (TypedDate::default(), TypedDate::default());
        self.filing.materials.push(Material { slot: slot.to_owned(), website, document, issued_on, valid_until, files });
    }

    /// Takes a scan out of the case.
    pub(super) fn detach(&mut self, file: &str) {
        for material in &mut self.filing.materials {
            material.files.retain(|attached| attached != file);
        }
        self.filing.materials.retain(|material| !material.files.is_empty());
        self.evidence.scans.remove(file);
        self.previews.remove(file);
        self.examining.remove(file);
    }

    /// Keeps an answer, in place of an earlier one.
    pub(super) fn answer(&mut self, rule: String, field: String, answer: Answered, today: Date) {
        let on = TypedDate::new(today.to_string());
        match self.filing.answers.iter_mut().find(|known| known.rule == rule && known.field == field) {
            Some(known) => (known.answer, known.on) = (answer, on),
            None => self.filing.answers.push(Answer { rule, field, answer, note: String::new(), on }),
        }
    }

    /// Keeps a waiver, in place of an earlier one. Without a reason there is none.
    pub(super) fn waive(&mut self, rule: String, field: String, reason: &str, today: Date) {
        self.unwaive(&rule, &field);
        let reason = reason.trim().to_owned();
        if !reason.is_empty() {
            self.filing.waivers.push(Waiver { rule, field, reason, on: TypedDate::new(today.to_string()) });
        }
    }

    /// Takes a waiver back.
    pub(super) fn unwaive(&mut self, rule: &str, field: &str) {
        self.filing.waivers.retain(|waiver| waiver.rule != rule || waiver.field != field);
    }

    /// Changes the first choices; what was typed stays, and the form follows.
    pub(super) fn restart(&mut self, choice: &StartChoice, knowledge: &Knowledge) {
        self.filing = restarted(&self.filing, choice, knowledge);
    }
}

/// A filing with other first choices: what was typed stays, the form follows.
pub fn restarted(filing: &Filing, choice: &StartChoice, knowledge: &Knowledge) -> Filing {
    let mut filing = filing.clone();
    filing.provider.clone_from(&choice.provider);
    filing.province.clone_from(&choice.province);
    filing.procedure.kind = choice.kind;
    filing.subject.nature = choice.nature;
    let taken = knowledge.nature(choice.nature).map(|info| info.certificates.as_slice()).unwrap_or_default();
    if let Some(&usual) = taken.first().filter(|_| !taken.contains(&filing.subject.certificate.kind)) {
        filing.subject.certificate.kind = usual;
    }
    if !filing.is_individual() {
        filing.subject.legal_representative.get_or_insert_default();
    }
    filing
}
