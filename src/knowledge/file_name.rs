//! Which paper a file is, by its name: words in `assets/materials.toml`.

use super::NeededSlot;
use crate::text::{fold, simplified};

/// The slot, of those that a case shows, that a file's name speaks of: the one with the longest of its words in the name.
pub fn slot_of_file<'a>(name: &str, slots: &'a [NeededSlot<'a>]) -> Option<&'a NeededSlot<'a>> {
    let name = compared(name);
    let length = |slot: &NeededSlot| {
        let words = slot.slot.file_words.iter().map(|word| compared(word));
        words.filter(|word| name.contains(word)).map(|word| word.chars().count()).max()
    };
    let mut best: Option<(usize, &NeededSlot)> = None;
    for slot in slots {
        if let Some(length) = length(slot).filter(|length| best.is_none_or(|(longest, _)| *length > longest)) {
            best = Some((length, slot));
        }
    }
    best.map(|(_, slot)| slot)
}

/// In simplified characters, without case, width, spaces and whatever else stands between words.
fn compared(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).map(simplified).collect()
}
