//! The words of what asks for a paper and of how it is made out.

use super::Speaker;
use crate::i18n::Locale;
use crate::knowledge::{Asks, Handling, MaxAge, Occasion, Signer};
use crate::word;

impl Speaker<'_> {
    /// Why a province asks for a paper: `名称或经营范围含教育、培训字样，河南管局要求`.
    pub fn asked(&self, province: &str, occasion: Occasion) -> String {
        let name = self.knowledge.province(province).map_or(province, |province| province.name.get(self.locale));
        if occasion == Occasion::Always {
            return word!(self.locale, "asked.always", province = name);
        }
        let occasion = word!(self.locale, &format!("occasion.{}", occasion.as_ref()));
        word!(self.locale, "asked.on_occasion", province = name, occasion = occasion)
    }

    /// Why a material is asked for.
    pub fn why_needed(&self, asks: &Asks) -> String {
        match asks {
            Asks::Fact(fact, _) => fact.why.get(self.locale).to_owned(),
            Asks::Province(_, asked) => self.asked(&asked.province.code, asked.occasion),
        }
    }

    /// When a material is asked for that only a person can tell: in the source's words where it has any.
    pub fn when_needed(&self, asks: &Asks) -> String {
        let why = self.why_needed(asks);
        let Some(asked) = asks.paper() else { return word!(self.locale, "slot.perhaps", why = why) };
        let note = asked.statements.iter().map(|said| said.note.trim()).find(|note| !note.is_empty());
        match note {
            Some(note) => word!(self.locale, "slot.perhaps_note", why = why, note = note),
            None => word!(self.locale, "slot.perhaps", why = why),
        }
    }

    /// Who asks for a material, with the date of each document.
    pub fn who_asks(&self, asks: &Asks) -> String {
        asks.sources().iter().map(|source| self.source(source)).collect::<Vec<_>>().join(" · ")
    }

    /// The name of a role that signs.
    pub fn signer(&self, signer: Signer) -> String {
        word!(self.locale, &format!("signer.{}", signer.as_ref()))
    }

    /// How a paper is made out, in a line; empty where nothing is known.
    pub fn handling(&self, handling: &Handling) -> String {
        self.handling_parts(handling).join(" · ")
    }

    fn handling_parts(&self, handling: &Handling) -> Vec<String> {
        let locale = self.locale;
        let mut parts = Vec::new();
        match handling.signers.as_slice() {
            [] => {}
            [(signer, _)] => parts.push(word!(locale, "handling.signer", who = self.signer(*signer))),
            several => parts.push(word!(locale, "handling.signers_differ", who = self.signers(several))),
        }
        parts.extend(self.marks(handling));
        if handling.original {
            parts.push(word!(locale, "handling.original"));
        }
        match handling.max_age {
            Some(MaxAge::Days(days)) => parts.push(word!(locale, "handling.max_days", days = days)),
            Some(MaxAge::Months(months)) => parts.push(word!(locale, "handling.max_months", months = months)),
            None => {}
        }
        parts
    }

    /// What a paper bears beside the signature, and where it goes.
    pub(super) fn marks(&self, handling: &Handling) -> Vec<String> {
        let yes = |fact: Option<bool>| fact == Some(true);
        [
            (handling.black_ink, "handling.black_ink"),
            (yes(handling.seal), "handling.seal"),
            (yes(handling.fingerprint), "handling.fingerprint"),
            (yes(handling.handwritten_date), "handling.handwritten_date"),
            (handling.own_template, "handling.own_template"),
            (handling.by_post, "handling.by_post"),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, key)| word!(self.locale, key))
        .collect()
    }

    /// Signers on whom documents differ, each with who names it: `主体负责人（腾讯云）、法定代表人（华为云）`.
    pub(super) fn signers(&self, signers: &[(Signer, Vec<String>)]) -> String {
        let issuer = |doc: &String| self.knowledge.sources.get(doc).map_or(doc.clone(), |source| source.issuer.clone());
        let one = |(signer, docs): &(Signer, Vec<String>)| {
            let mut issuers: Vec<String> = docs.iter().map(issuer).collect();
            issuers.dedup();
            let (who, by) = (self.signer(*signer), issuers.join("、"));
            if self.locale == Locale::En { format!("{who} ({by})") } else { format!("{who}（{by}）") }
        };
        signers.iter().map(one).collect::<Vec<_>>().join(&word!(self.locale, "choice.separator"))
    }
}
