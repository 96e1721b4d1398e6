//! The inspector: a scan shown in full, how a change to it would look, and the change itself. The scan that was attached
//! is never written: a change is a new file beside it, and the filing names that one.

use super::history::Place;
use super::jobs::examine;
use super::update::changed;
use super::{Effect, InspectEffect, Notice, OpenCase, Pixels, Preview, Progress, State, Ticket};
use crate::filing::Material;
use crate::i18n::Locale;
use crate::knowledge::{Paper, Step};
use crate::picture::edit::Edit;
use image::RgbImage;
use std::path::PathBuf;
use std::sync::Arc;

/// Longest stem of a mended scan's name in characters; a file name has 255 bytes at most.
const LONGEST_STEM: usize = 48;

/// What is known of the scan that is shown large.
#[derive(Debug, Clone, Default)]
pub struct Inspector {
    /// The scan in full, once it is decoded.
    pub levels: Option<Arc<Levels>>,
    /// How the change that was tried last would look.
    pub trial: Option<Trial>,
    /// Ticket of the decoding under way.
    decoding: Option<Ticket>,
    /// The change being tried.
    trying: Option<(Ticket, Mend)>,
    /// A change that could not be tried: it is not tried again.
    failed: Option<Mend>,
    /// The change being made, and how far it is.
    making: Option<(Ticket, Progress)>,
}

/// A scan in full, and each time made half as large until it is smaller than any window.
pub struct Levels(pub Vec<RgbImage>);

impl std::fmt::Debug for Levels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(RgbImage::dimensions)).finish()
    }
}

/// A change to a scan.
#[derive(Debug, Clone, PartialEq)]
pub enum Mend {
    /// To its pixels alone.
    Edit(Edit),
    /// Put into one picture with another scan of the case, its other side.
    Stack {
        /// The other scan; empty while none is chosen.
        other: String,
        /// Whether the other scan stands above.
        is_above: bool,
    },
}

impl Mend {
    /// Whether it changes anything and can be done.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Edit(edit) => edit.is_change(),
            Self::Stack { other, .. } => !other.is_empty(),
        }
    }

    /// What the name of the new file says of it. Names of files are Chinese in every language: reviewers read them.
    fn suffix(&self) -> &'static str {
        match self {
            Self::Edit(Edit::Rotate { .. }) => "旋转",
            Self::Edit(Edit::Crop { .. }) => "裁边",
            Self::Edit(Edit::Straighten { .. }) => "拉正",
            Self::Edit(Edit::Level) => "匀光",
            Self::Stack { .. } => "拼接",
        }
    }
}

/// How a scan would look with a change.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The change.
    pub mend: Mend,
    /// The picture, as large as a preview.
    pub pixels: Arc<Pixels>,
}

/// A change to be made in full.
#[derive(Debug, Clone)]
pub struct MendJob {
    /// Case.
    pub root: PathBuf,
    /// Scan that is changed.
    pub file: String,
    /// Change.
    pub mend: Mend,
    /// Paper of the slot, from which the resolution of a straightened page follows.
    pub paper: Option<Paper>,
    /// Language of what is said if it fails.
    pub locale: Locale,
}

/// A mended picture as a file.
#[derive(Debug, Clone)]
pub struct Mended {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub extension: &'static str,
}

/// What can happen in the inspector.
#[derive(Debug, Clone)]
pub enum InspectAction {
    /// The scan was decoded in full, or could not be.
    Decoded {
        /// Ticket of the job.
        ticket: Ticket,
        /// The scan.
        levels: Option<Arc<Levels>>,
    },
    /// Show how a change would look.
    Try(Mend),
    /// A change was tried.
    Tried {
        /// Ticket of the job.
        ticket: Ticket,
        /// How it looks; none if it was to stop or failed.
        pixels: Option<Arc<Pixels>>,
    },
    /// Forget the change that was tried.
    Drop,
    /// Make a change.
    Make(Mend),
    /// Stop making it.
    CancelMaking,
    /// A change was made; none if it was to stop, in words if it failed.
    Made {
        /// Ticket of the job.
        ticket: Ticket,
        /// Scan that was changed.
        file: String,
        /// Change.
        mend: Mend,
        /// Outcome.
        result: Result<Option<Arc<Mended>>, String>,
    },
    /// Ask for another file in place of the scan.
    AskReplacement,
    /// Put another file in place of a scan.
    Replace {
        /// Path in the case.
        file: String,
        /// File anywhere.
        with: PathBuf,
    },
    /// The file in place of a scan is in the case, or could not be written, in words.
    Kept {
        /// Ticket of the job.
        ticket: Ticket,
        /// Case.
        root: PathBuf,
        /// Scan that it takes the place of.
        file: String,
        /// Other scan that it holds too, which leaves its slot where that is the same.
        other: Option<String>,
        /// Its path in the case.
        result: Result<String, String>,
    },
}

impl Inspector {
    /// Whether anything is under way.
    pub fn is_busy(&self) -> bool {
        self.decoding.is_some() || self.trying.is_some() || self.making.is_some()
    }

    /// How far the change that is being made is.
    pub fn making(&self) -> Option<Progress> {
        self.making.map(|(_, progress)| progress)
    }

    /// Whether a change was tried, or is being tried.
    pub fn is_tried(&self, mend: &Mend) -> bool {
        let trying = self.trying.as_ref().map(|(_, trying)| trying);
        [trying, self.trial.as_ref().map(|trial| &trial.mend), self.failed.as_ref()].contains(&Some(mend))
    }

    /// The progress of a job that is awaited.
    pub(super) fn of_ticket(&mut self, ticket: Ticket) -> Option<&mut Progress> {
        self.making.as_mut().filter(|(awaited, _)| *awaited == ticket).map(|(_, progress)| progress)
    }

    /// Forgets everything; gives the jobs that are to stop. What is being made goes on: somebody asked for it.
    fn clear(&mut self) -> Vec<Effect> {
        let making = self.making.take();
        let before = std::mem::take(self);
        self.making = making;
        before.decoding.into_iter().chain(before.trying.map(|(ticket, _)| ticket)).map(Effect::Cancel).collect()
    }
}

/// Shows a scan large.
pub(super) fn view(state: &mut State, file: String) -> Vec<Effect> {
    let ticket = state.next_ticket();
    let Some(case) = &mut state.case else { return Vec::new() };
    let mut effects = case.inspector.clear();
    case.inspector.decoding = Some(ticket);
    case.viewed = Some(file.clone());
    effects.push(Effect::Inspect(InspectEffect::Decode { ticket, root: case.root.clone(), file }));
    effects
}

/// Closes the large view and lets go of what it holds.
pub(super) fn close_view(state: &mut State) -> Vec<Effect> {
    let Some(case) = &mut state.case else { return Vec::new() };
    case.viewed = None;
    case.inspector.clear()
}

/// Changes what is shown in the inspector.
pub(super) fn act(state: &mut State, action: InspectAction) -> Vec<Effect> {
    match action {
        InspectAction::Try(mend) => try_out(state, mend),
        InspectAction::Make(mend) => make(state, mend),
        InspectAction::Replace { file, with } => replace(state, file, with),
        InspectAction::Made { ticket, file, mend, result } => made(state, ticket, file, &mend, result),
        InspectAction::Kept { ticket, root, file, other, result } => {
            let Some(case) = state.case.as_mut().filter(|case| case.root == root) else { return Vec::new() };
            case.inspector.making = case.inspector.making.filter(|(awaited, _)| *awaited != ticket);
            match result {
                Ok(kept) => put_in_place(state, &file, other.as_deref(), kept),
                Err(text) => {
                    state.notices.push(Notice { text, is_fault: true });
                    Vec::new()
                }
            }
        }
        InspectAction::AskReplacement => {
            let viewed = state.case.as_ref().filter(|case| !case.is_read_only).and_then(|case| case.viewed.clone());
            viewed.map(|file| Effect::Inspect(InspectEffect::AskReplacement { file })).into_iter().collect()
        }
        InspectAction::Decoded { .. } | InspectAction::Tried { .. } | InspectAction::Drop | InspectAction::CancelMaking => {
            state.case.as_mut().map(|case| note(&mut case.inspector, action)).unwrap_or_default()
        }
    }
}

/// What concerns the view alone.
fn note(inspector: &mut Inspector, action: InspectAction) -> Vec<Effect> {
    match action {
        InspectAction::Decoded { ticket, levels } if inspector.decoding == Some(ticket) => {
            (inspector.decoding, inspector.levels) = (None, levels);
        }
        InspectAction::Tried { ticket, pixels } => {
            let awaited = inspector.trying.take_if(|(awaited, _)| *awaited == ticket);
            match (awaited, pixels) {
                (Some((_, mend)), Some(pixels)) => inspector.trial = Some(Trial { mend, pixels }),
                (Some((_, mend)), None) => inspector.failed = Some(mend),
                (None, _) => {}
            }
        }
        InspectAction::Drop => {
            (inspector.trial, inspector.failed) = (None, None);
            return inspector.trying.take().map(|(ticket, _)| Effect::Cancel(ticket)).into_iter().collect();
        }
        InspectAction::CancelMaking => return inspector.making.iter().map(|(ticket, _)| Effect::Cancel(*ticket)).collect(),
        _ => {}
    }
    Vec::new()
}

/// Tries a change on the previews, which are there already; the one that was being tried stops.
fn try_out(state: &mut State, mend: Mend) -> Vec<Effect> {
    let ticket = state.next_ticket();
    let Some(case) = &mut state.case else { return Vec::new() };
    let preview = |file: &String| case.previews.get(file).cloned();
    let other: Option<Option<Arc<Preview>>> = match &mend {
        Mend::Stack { other, .. } => preview(other).map(Some),
        Mend::Edit(_) => Some(None),
    };
    let (Some(preview), Some(other)) = (case.viewed.as_ref().and_then(preview), other) else { return Vec::new() };
    if !mend.is_change() || case.inspector.is_tried(&mend) {
        return Vec::new();
    }
    let stopped = case.inspector.trying.replace((ticket, mend.clone()));
    let effect = Effect::Inspect(InspectEffect::Try { ticket, preview, other, mend });
    stopped.map(|(ticket, _)| Effect::Cancel(ticket)).into_iter().chain([effect]).collect()
}

fn make(state: &mut State, mend: Mend) -> Vec<Effect> {
    let locale = state.settings.locale;
    let Some(file) = state.case.as_ref().and_then(|case| case.viewed.clone()).filter(|_| mend.is_change()) else { return Vec::new() };
    let Some((ticket, root)) = begin(state) else { return Vec::new() };
    let slot = state.case.as_ref().and_then(|case| case.material_of(&file)).map(|material| material.slot.clone());
    let paper = slot.and_then(|slot| Some(state.knowledge.slot(&slot)?.paper));
    vec![Effect::Inspect(InspectEffect::Make { ticket, job: Box::new(MendJob { root, file, mend, paper, locale }) })]
}

fn replace(state: &mut State, file: String, with: PathBuf) -> Vec<Effect> {
    let Some((ticket, root)) = begin(state) else { return Vec::new() };
    vec![Effect::Inspect(InspectEffect::Replace { ticket, root, file, with })]
}

/// A ticket for making a change to the open case, and its folder; none while another is being made.
fn begin(state: &mut State) -> Option<(Ticket, PathBuf)> {
    let ticket = state.next_ticket();
    let case = state.case.as_mut().filter(|case| !case.is_read_only && case.inspector.making.is_none())?;
    case.inspector.making = Some((ticket, Progress { done: 0, total: 1 }));
    Some((ticket, case.root.clone()))
}

/// A change is there as bytes: they are written into the case.
fn made(state: &mut State, ticket: Ticket, file: String, mend: &Mend, result: Result<Option<Arc<Mended>>, String>) -> Vec<Effect> {
    let awaits = |case: &&mut OpenCase| case.inspector.making.is_some_and(|(awaited, _)| awaited == ticket);
    let Some(case) = state.case.as_mut().filter(awaits) else { return Vec::new() };
    match result {
        Ok(Some(mended)) => {
            let (root, name) = (case.root.clone(), mended_name(&file, mend, mended.extension));
            let other = match mend {
                Mend::Stack { other, .. } => Some(other.clone()),
                Mend::Edit(_) => None,
            };
            vec![Effect::Inspect(InspectEffect::Keep { ticket, root, file, other, name, mended })]
        }
        Ok(None) => {
            case.inspector.making = None;
            Vec::new()
        }
        Err(text) => {
            case.inspector.making = None;
            state.notices.push(Notice { text, is_fault: true });
            Vec::new()
        }
    }
}

/// The name of a mended scan: what it was called, and what was done, once.
fn mended_name(file: &str, mend: &Mend, extension: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let short: String = stem.chars().take(LONGEST_STEM).collect();
    let suffix = mend.suffix();
    let is_said = short.split('-').any(|part| part == suffix);
    if is_said { format!("{short}.{extension}") } else { format!("{short}-{suffix}.{extension}") }
}

/// Lets the filing name another file in place of a scan, as one step that can be taken back.
fn put_in_place(state: &mut State, file: &str, other: Option<&str>, kept: String) -> Vec<Effect> {
    let Some(case) = &mut state.case else { return Vec::new() };
    let before = case.filing.clone();
    let Some(material) = case.filing.materials.iter_mut().find(|material| material.files.iter().any(|attached| attached == file)) else {
        return Vec::new();
    };
    material.files.retain(|attached| Some(attached.as_str()) != other);
    material.files.iter_mut().filter(|attached| *attached == file).for_each(|attached| attached.clone_from(&kept));
    // They are examined anew if this is taken back.
    for gone in before.scans().filter(|scan| case.filing.scans().all(|file| file != *scan)) {
        case.evidence.scans.remove(gone);
        case.previews.remove(gone);
    }
    case.history.keep(before, Place::Step(Step::Material), false);
    let was_viewed = case.viewed.as_deref() == Some(file);
    let mut effects = examine(state, vec![kept.clone()]);
    effects.extend(changed(state));
    if was_viewed {
        effects.extend(view(state, kept));
    }
    effects
}

/// After a change was taken back or done again: the view shows what stands in the place of the scan that it showed.
pub(super) fn follow_place(state: &mut State, place: Option<ScanPlace>) -> Vec<Effect> {
    let Some(case) = &state.case else { return Vec::new() };
    let Some(viewed) = &case.viewed else { return Vec::new() };
    if case.filing.scans().any(|file| file == viewed) {
        return Vec::new();
    }
    let there = place.and_then(|place| {
        let material = case.filing.material(&place.slot, place.website.as_deref())?;
        material.files.get(place.index).or(material.files.last()).cloned()
    });
    match there {
        Some(file) => view(state, file),
        None => close_view(state),
    }
}

/// Where a scan stands in the filing.
#[derive(Debug, Clone)]
pub(super) struct ScanPlace {
    slot: String,
    website: Option<String>,
    index: usize,
}

impl OpenCase {
    /// The material that a scan belongs to.
    pub fn material_of(&self, file: &str) -> Option<&Material> {
        self.filing.materials.iter().find(|material| material.files.iter().any(|attached| attached == file))
    }

    /// Where the scan that is shown large stands.
    pub(super) fn place_of_viewed(&self) -> Option<ScanPlace> {
        let viewed = self.viewed.as_ref()?;
        let material = self.material_of(viewed)?;
        let index = material.files.iter().position(|attached| attached == viewed)?;
        Some(ScanPlace { slot: material.slot.clone(), website: material.website.clone(), index })
    }
}
