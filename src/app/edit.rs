//! Changes to what was typed.

use super::link::twin_of;
use super::{OpenCase, StartChoice};
use crate::filing::{Answer, Answered, Domain, Filing, Material, TypedDate, Waiver, Website, path};
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use serde_json::Value;

impl OpenCase {
    /// Puts a value into a field. A path that is not there changes nothing.
    pub(super) fn edit(&mut self, path: &str, value: Value) {
        match path.rsplit_once("].") {
            Some((_, "principal")) => return self.set_website_principal(path, value.as_str() == Some("same")),
            Some((_, "plan")) => return self.set_plan(path, value.as_bool() == Some(true)),
            _ => {}
        }
        let Ok(mut changed) = path::set(&self.filing, path, value.clone()) else { return };
        if let Some(twin) = twin_of(&self.filing, path) {
            changed = path::set(&changed, &twin, value).unwrap_or(changed);
        }
        self.filing = changed;
    }

    /// Adds an empty website with an id of its own.
    pub(super) fn add_website(&mut self) {
        let website = Website::new(&self.free_website_id());
        self.filing.websites.push(website);
    }

    /// Adds a website like another one behind it. What names a website and its domains is left empty: no two have it in
    /// common.
    pub(super) fn copy_website(&mut self, index: usize) {
        let Some(original) = self.filing.websites.get(index) else { return };
        let first = original.domains.first().cloned().unwrap_or_default();
        let domain = Domain { registrar: first.registrar, owner: first.owner, ..Domain::default() };
        let copy = Website {
            id: self.free_website_id(),
            name: String::new(),
            domains: vec![domain],
            home_page: String::new(),
            number: String::new(),
            saved_page: None,
            plan: None,
            ..original.clone()
        };
        self.filing.websites.insert(index + 1, copy);
        self.renumber("websites", |at| Some(if at > index { at + 1 } else { at }));
    }

    /// Moves a website up by one place.
    pub(super) fn move_website_up(&mut self, index: usize) {
        if index == 0 || index >= self.filing.websites.len() {
            return;
        }
        self.filing.websites.swap(index - 1, index);
        let places = |at: usize| {
            if at == index {
                at - 1
            } else if at + 1 == index {
                at + 1
            } else {
                at
            }
        };
        self.renumber("websites", |at| Some(places(at)));
    }

    fn free_website_id(&self) -> String {
        let taken = |id: &String| self.filing.websites.iter().any(|site| &site.id == id);
        // Of one number more than there are websites, one is free.
        (1..=self.filing.websites.len() + 1).map(|number| format!("w{number}")).find(|id| !taken(id)).unwrap_or_default()
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
        self.jobs.examining.remove(file);
        self.jobs.examining_closely.remove(file);
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
