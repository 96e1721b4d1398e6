//! What arrives of a scan at the authority, shown beside the original.

use super::{Effect, Pixels, State, Ticket};
use crate::picture::reduced;
use crate::scan::Region;
use image::{RgbImage, imageops};
use std::sync::Arc;

/// Sizes in bytes that are shown: 150 KB for a verification form and 100 KB for a certificate, by an undated notice of an
/// access provider on the authority's interface (0598j.com/news/html/212.html). That pictures are compressed on the way
/// Tencent's FAQ says (`tencent_faq`); no provider says how far.
pub const ARRIVING_BYTES: [u64; 2] = [150 * 1024, 100 * 1024];

/// A scan whose compressed forms are shown.
#[derive(Debug, Clone)]
pub struct Arriving {
    /// Path in the case.
    pub file: String,
    /// Ticket of the job that compresses it.
    pub ticket: Ticket,
    /// The original and its compressed forms, once they are there.
    pub outcome: Option<Outcome>,
}

/// What compressing came to.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The original first, then one side for each of [`ARRIVING_BYTES`].
    Done(Arc<Vec<Side>>),
    /// The file is no picture that can be compressed.
    Failed,
}

/// One of the pictures that stand side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Most bytes that it was to have; none for the original.
    pub max_bytes: Option<u64>,
    /// Bytes that it has.
    pub n_bytes: u64,
    /// Quality with which it was compressed; none where it was not.
    pub quality: Option<u8>,
    /// What it looks like.
    pub pixels: RgbImage,
}

impl Side {
    /// A part of it, no larger than is shown. The part's own pixels are kept where there are fewer.
    pub fn part(&self, region: Region, longest_px: u32) -> Pixels {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let (left, right) = (at(region.left, width - 1), at(region.right, width));
        let (top, bottom) = (at(region.top, height - 1), at(region.bottom, height));
        let size = ((right.saturating_sub(left)).max(1), (bottom.saturating_sub(top)).max(1));
        let part = imageops::crop_imm(&self.pixels, left, top, size.0, size.1).to_image();
        let part = reduced(&part, longest_px);
        let rgba = part.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect();
        Pixels { width_px: part.width() as usize, height_px: part.height() as usize, rgba }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a fraction of a side")]
fn at(fraction: f32, side: u32) -> u32 {
    ((fraction.clamp(0.0, 1.0) * side as f32).round() as u32).min(side)
}

/// What can happen to it.
#[derive(Debug, Clone)]
pub enum ArrivingAction {
    /// Compress a scan of the open case and show it.
    Show(String),
    /// Show it no longer, and stop compressing.
    Close,
    /// It is compressed.
    Ready {
        /// Ticket of the job.
        ticket: Ticket,
        /// What it came to.
        outcome: Outcome,
    },
}

/// Shows or hides what arrives of a scan.
pub(super) fn act(state: &mut State, action: ArrivingAction) -> Vec<Effect> {
    let ticket = state.next_ticket();
    let Some(case) = &mut state.case else { return Vec::new() };
    match action {
        ArrivingAction::Show(file) => {
            let material = case.filing.materials.iter().find(|material| material.files.contains(&file));
            let paper_mm = material.and_then(|material| state.knowledge.slot(&material.slot)?.paper.long_side_mm());
            let effect = Effect::Compress { ticket, root: case.root.clone(), file: file.clone(), paper_mm };
            let stopped = case.arriving.replace(Arriving { file, ticket, outcome: None });
            stopped.filter(|old| old.outcome.is_none()).map(|old| Effect::Cancel(old.ticket)).into_iter().chain([effect]).collect()
        }
        ArrivingAction::Close => {
            let closed = case.arriving.take().filter(|open| open.outcome.is_none());
            closed.map(|open| Effect::Cancel(open.ticket)).into_iter().collect()
        }
        ArrivingAction::Ready { ticket, outcome } => {
            if let Some(arriving) = case.arriving.as_mut().filter(|arriving| arriving.ticket == ticket) {
                arriving.outcome = Some(outcome);
            }
            Vec::new()
        }
    }
}
