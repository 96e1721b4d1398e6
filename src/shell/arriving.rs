//! Compressing a scan as it may be compressed on its way to the authority.

use super::examine::read_scan;
use crate::app::{ARRIVING_BYTES, Action, ArrivingAction, ArrivingOutcome, Side, Ticket};
use crate::picture::{FitLimits, Format, decode, fit};
use std::path::Path;
use std::sync::Arc;

/// Compresses a scan to each of [`ARRIVING_BYTES`], and decodes what came of it.
pub fn arriving_job(ticket: Ticket, root: &Path, file: &str, paper_mm: Option<f64>, is_cancelled: &dyn Fn() -> bool) -> Action {
    let sides = sides(root, file, paper_mm, is_cancelled);
    let outcome = sides.map_or(ArrivingOutcome::Failed, |sides| ArrivingOutcome::Done(Arc::new(sides)));
    Action::Arriving(ArrivingAction::Ready { ticket, outcome })
}

fn sides(root: &Path, file: &str, paper_mm: Option<f64>, is_cancelled: &dyn Fn() -> bool) -> Option<Vec<Side>> {
    let bytes = read_scan(root, file).ok()?;
    let picture = decode(&bytes).ok()?;
    let compressed = |max_bytes: &u64| {
        // Nobody waits for the outcome of a cancelled job.
        if is_cancelled() {
            return None;
        }
        let limits = FitLimits { formats: vec![Format::Jpeg], max_bytes: Some(*max_bytes), min_bytes: None, paper_mm };
        let fitted = fit(&bytes, &picture, &limits)?;
        let pixels = decode(&fitted.bytes).ok()?.pixels;
        Some(Side { max_bytes: Some(*max_bytes), n_bytes: fitted.bytes.len() as u64, quality: fitted.quality, pixels })
    };
    let mut sides = ARRIVING_BYTES.iter().map(compressed).collect::<Option<Vec<Side>>>()?;
    sides.insert(0, Side { max_bytes: None, n_bytes: picture.bytes, quality: None, pixels: picture.pixels });
    Some(sides)
}
