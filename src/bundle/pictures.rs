//! Which pictures an export holds: the originals, or those that fit the provider.

use crate::filing::Filing;
use crate::knowledge::{Floor, Knowledge, Provider, Slot, Statement};
use crate::picture::{FitLimits, Fitted, Format, Picture, fit};
use serde::{Deserialize, Serialize};

/// Which pictures an export holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Pictures {
    /// From each original the one that fits the provider.
    #[default]
    Provider,
    /// The originals as they are, with all that stands in them.
    Originals,
}

/// What was done to a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a record that is written as JSON, not a state")]
pub struct Change {
    /// The original.
    pub before: Size,
    /// What the export holds.
    pub after: Size,
    /// Quality, 1 to 100, with which it was compressed anew; none where its pixels are those of the original.
    pub quality: Option<u8>,
    /// Whether it was turned or mirrored to be upright.
    pub was_turned: bool,
    /// Whether the place where it was taken stood in it.
    pub had_position: bool,
    /// Whether it stands between the provider's floor and ceiling.
    pub is_within: bool,
}

/// Format and extent of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Format.
    pub format: Format,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Width in pixels, upright.
    pub width_px: u32,
    /// Height in pixels, upright.
    pub height_px: u32,
}

/// What a provider takes in a slot. Where its sources differ, what all of them take.
pub fn limits_of(provider: &Provider, slot: &Slot) -> FitLimits {
    let formats = provider.formats.statements();
    let taken = |format: &Format| formats.iter().all(|said| said.value.contains(format));
    let is_of_slot = |said: &&Statement<Floor>| said.value.slots.contains(&slot.id);
    FitLimits {
        formats: formats.first().map(|said| said.value.iter().copied().filter(taken).collect()).unwrap_or_default(),
        max_bytes: provider.max_bytes.statements().iter().map(|said| said.value).min(),
        min_bytes: provider.floor.statements().iter().filter(is_of_slot).map(|said| said.value.min_bytes).max(),
        paper_mm: slot.paper.long_side_mm(),
    }
}

/// From an original the picture that fits the provider of a case in the slot where it stands. None where it has to stay
/// as it is: it stands in no known slot, or its end is missing.
pub fn fit_scan(filing: &Filing, knowledge: &Knowledge, file: &str, bytes: &[u8], picture: &Picture) -> Option<(Fitted, Change)> {
    let material = filing.materials.iter().find(|material| material.files.iter().any(|attached| attached == file))?;
    let limits = limits_of(knowledge.provider(&filing.provider)?, knowledge.slot(&material.slot)?);
    let fitted = fit(bytes, picture, &limits)?;
    let (width_px, height_px) = picture.pixels.dimensions();
    let change = Change {
        before: Size { format: picture.format, bytes: picture.bytes, width_px, height_px },
        after: Size { format: fitted.format, bytes: fitted.bytes.len() as u64, width_px: fitted.width_px, height_px: fitted.height_px },
        quality: fitted.quality,
        was_turned: picture.metadata.is_turned,
        had_position: picture.metadata.has_position,
        is_within: fitted.is_within,
    };
    Some((fitted, change))
}
