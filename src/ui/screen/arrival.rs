//! What comes to the slots from outside of the window: files dropped, paths and pictures pasted.

use crate::app::{Action, OpenCase, PastedPicture};
use crate::knowledge::NeededSlot;
use eframe::egui::{ColorImage, Event, Id, Memory, Rect, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// The field for the path of a picture for a slot.
pub fn path_field(slot_path: &str) -> Id {
    Id::unique(("path", slot_path))
}

/// Brings what was dropped or pasted to the slots. Paths that are pasted into a field are text of that field.
pub fn arrivals_ui(ui: &Ui, case: &OpenCase, places: &[(NeededSlot, Rect)], out: &mut Vec<Action>) {
    let dropped: Vec<PathBuf> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    let is_typing = ui.ctx().text_edit_focused();
    let (mut paths, mut pictures) = (Vec::new(), Vec::new());
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Paste(text) => paths.extend(paths_in(text)),
                Event::PasteImage(image) => pictures.push(image.clone()),
                _ => {}
            }
        }
    });
    let files = if dropped.is_empty() && !is_typing { paths } else { dropped };
    if case.is_read_only || files.is_empty() && pictures.is_empty() {
        return;
    }
    let Some(target) = target(ui, case, places) else { return };
    let (slot, website) = (target.slot.id.clone(), target.website.map(str::to_owned));
    out.extend(pictures.iter().map(|image| {
        let (slot, website) = (slot.clone(), website.clone());
        Action::AttachPicture { slot, website, picture: picture_of(image) }
    }));
    if !files.is_empty() {
        out.push(Action::Attach { slot, website, files });
    }
}

/// The slot whose field has the focus, else the one under the pointer, else the first that is needed and empty.
fn target<'s, 'a>(ui: &Ui, case: &OpenCase, places: &'s [(NeededSlot<'a>, Rect)]) -> Option<&'s NeededSlot<'a>> {
    let focused = ui.memory(Memory::focused);
    let in_field = places.iter().find(|(slot, _)| focused == Some(path_field(&slot.path())));
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let under = || pointer.and_then(|at| places.iter().find(|(_, rect)| rect.contains(at)));
    let is_empty = |slot: &NeededSlot| case.filing.material(&slot.slot.id, slot.website).is_none_or(|material| material.files.is_empty());
    let first = || places.iter().find(|(slot, _)| slot.needed.is_some() && is_empty(slot));
    in_field.or_else(under).or_else(first).or(places.last()).map(|(slot, _)| slot)
}

fn picture_of(image: &ColorImage) -> PastedPicture {
    let [width_px, height_px] = image.size;
    PastedPicture { width_px, height_px, rgba: Arc::from(image.as_raw()) }
}

/// Paths in a text, one a line, as file managers put them on the clipboard.
pub fn paths_in(text: &str) -> Vec<PathBuf> {
    let lines = text.lines().map(|line| line.trim().trim_matches(['"', '\'']));
    lines.filter(|line| !line.is_empty()).map(|line| PathBuf::from(line.strip_prefix("file://").unwrap_or(line))).collect()
}
