//! Parts of a filing that a person begins and takes away: domains, filed websites, rejections, the earlier filing.

use super::OpenCase;
use crate::filing::{Domain, Earlier, FiledSite, Filing, Guardian, Plan, Principal, Rejection, Website, WebsitePrincipal, path};
use crate::knowledge::{Knowledge, Situation};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What was typed and then taken away. It comes back when it is begun again.
#[derive(Debug, Clone, Default)]
pub struct Parked {
    /// Website principals that were replaced by “same”, by website.
    pub principals: BTreeMap<String, Principal>,
    /// Plans of websites, by website.
    pub plans: BTreeMap<String, Plan>,
    /// The earlier filing.
    pub earlier: Option<Box<Earlier>>,
}

impl OpenCase {
    /// “same”, or another person.
    pub(super) fn set_website_principal(&mut self, path: &str, is_same: bool) {
        let subject = self.filing.principal.clone();
        let Some((site, name)) = site_of(&mut self.filing, path) else { return };
        match std::mem::replace(&mut site.principal, WebsitePrincipal::Same) {
            WebsitePrincipal::Other(typed) if is_same => {
                self.parked.principals.insert(name, *typed);
            }
            WebsitePrincipal::Other(typed) => site.principal = WebsitePrincipal::Other(typed),
            WebsitePrincipal::Same if is_same => {}
            WebsitePrincipal::Same => {
                // Cut, not emptied: what the two still have in common need not be typed again.
                let parked = self.parked.principals.remove(&name).unwrap_or(subject);
                site.principal = WebsitePrincipal::Other(Box::new(parked));
            }
        }
    }

    /// A plan of a website, or none.
    pub(super) fn set_plan(&mut self, path: &str, has_plan: bool) {
        let Some((site, name)) = site_of(&mut self.filing, path) else { return };
        match site.plan.take() {
            Some(typed) if has_plan => site.plan = Some(typed),
            Some(typed) => {
                self.parked.plans.insert(name, typed);
            }
            None if has_plan => site.plan = Some(self.parked.plans.remove(&name).unwrap_or_default()),
            None => {}
        }
    }

    /// Adds an empty domain to a website.
    pub(super) fn add_domain(&mut self, website: usize) {
        if let Some(site) = self.filing.websites.get_mut(website) {
            site.domains.push(Domain::default());
        }
    }

    /// Removes a domain of a website, unless it is the only one.
    pub(super) fn remove_domain(&mut self, website: usize, index: usize) {
        let Some(site) = self.filing.websites.get_mut(website) else { return };
        if index < site.domains.len() && site.domains.len() > 1 {
            site.domains.remove(index);
            self.move_up(&format!("websites[{website}].domains"), index);
        }
    }

    /// Adds an empty website to those that are filed already.
    pub(super) fn add_filed_site(&mut self) {
        self.filing.filed_sites.push(FiledSite::default());
    }

    /// Removes a website from those that are filed already.
    pub(super) fn remove_filed_site(&mut self, index: usize) {
        if index < self.filing.filed_sites.len() {
            self.filing.filed_sites.remove(index);
            self.move_up("filed_sites", index);
        }
    }

    /// Adds a rejection to be filled in, with how the case stands now, so that it can be seen what was changed since.
    pub(super) fn add_rejection(&mut self) {
        let mut as_filed = self.filing.clone();
        as_filed.procedure.rejections.clear();
        as_filed.label.clear();
        self.filing.procedure.rejections.push(Rejection { as_filed: Some(Box::new(as_filed)), ..Rejection::default() });
    }

    /// Removes a rejection.
    pub(super) fn remove_rejection(&mut self, index: usize) {
        if index < self.filing.procedure.rejections.len() {
            self.filing.procedure.rejections.remove(index);
            self.move_up("filing.rejections", index);
        }
    }

    /// Begins the earlier filing: as it was typed, or empty and of the same nature.
    pub(super) fn begin_earlier(&mut self) {
        if self.filing.procedure.earlier.is_none() {
            let parked = self.parked.earlier.take();
            let nature = self.filing.subject.nature;
            self.filing.procedure.earlier = Some(parked.unwrap_or_else(|| Box::new(Earlier::new(nature))));
        }
    }

    /// Takes the earlier filing away.
    pub(super) fn drop_earlier(&mut self) {
        if let Some(typed) = self.filing.procedure.earlier.take() {
            self.parked.earlier = Some(typed);
        }
    }

    /// Makes the persons that the form shows: a guardian for every principal under 18, which goes again with the need for it
    /// while nobody typed into it, and the legal representative of an earlier filing.
    pub(super) fn complete_persons(&mut self, knowledge: &Knowledge, today: Date) {
        let situation = Situation::new(&self.filing, knowledge, today);
        let of_subject = situation.is_minor(&self.filing.principal);
        let sites = self.filing.websites.iter();
        let of_sites: Vec<bool> = sites.map(|site| site.principal.other().is_some_and(|person| situation.is_minor(person))).collect();
        set_guardian(&mut self.filing.principal, of_subject);
        for (site, is_minor) in self.filing.websites.iter_mut().zip(of_sites) {
            if let WebsitePrincipal::Other(person) = &mut site.principal {
                set_guardian(person, is_minor);
            }
        }
        let is_individual = self.filing.is_individual();
        if let Some(earlier) = self.filing.procedure.earlier.as_mut().filter(|_| !is_individual) {
            earlier.subject.legal_representative.get_or_insert_default();
        }
    }

    /// After an item of a list was removed: its answers, waivers and marks go, those of later items move up.
    pub(super) fn move_up(&mut self, list: &str, removed: usize) {
        self.renumber(list, |at| (at != removed).then_some(if at > removed { at - 1 } else { at }));
    }

    /// After the items of a list changed their places: answers, waivers and marks follow to the new number, or go where
    /// there is none.
    pub(super) fn renumber(&mut self, list: &str, place: impl Fn(usize) -> Option<usize>) {
        let moved = |field: &str| match path::index_of(field, list) {
            Some(at) => Some(field.replacen(&format!("{list}[{at}]"), &format!("{list}[{}]", place(at)?), 1)),
            None => Some(field.to_owned()),
        };
        self.filing.answers.retain_mut(|answer| moved(&answer.field).map(|field| answer.field = field).is_some());
        self.filing.waivers.retain_mut(|waiver| moved(&waiver.field).map(|field| waiver.field = field).is_some());
        self.left = self.left.iter().filter_map(|field| moved(field)).collect();
    }
}

fn set_guardian(person: &mut Principal, is_minor: bool) {
    if is_minor {
        person.guardian.get_or_insert_default();
    } else if person.guardian.as_ref().is_some_and(|guardian| *guardian == Guardian::default()) {
        person.guardian = None;
    }
}

/// The website in which a path lies, of this filing or the earlier one, and the name under which its parts are parked.
fn site_of<'a>(filing: &'a mut Filing, path: &str) -> Option<(&'a mut Website, String)> {
    if let Some(index) = path::index_of(path, "websites") {
        let site = filing.websites.get_mut(index)?;
        let name = site.id.clone();
        return Some((site, name));
    }
    let index = path::index_of(path, "filing.earlier.websites")?;
    let site = filing.procedure.earlier.as_mut()?.websites.get_mut(index)?;
    let name = format!("earlier:{}", site.id);
    Some((site, name))
}
