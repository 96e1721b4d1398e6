//! The work of the inspector: a scan decoded in full, a change tried on its preview, a change made.

use super::case_folder::CaseError;
use super::examine::{pixels_of, read_scan};
use super::fault;
use super::job::Watch;
use crate::app::{Levels, Mend, MendJob, Mended, Pixels, Preview};
use crate::knowledge::Paper;
use crate::picture::edit::{Edit, Kept, Proceed, colour_profile, edited, stacked, to_kept};
use crate::picture::{Picture, reduced};
use crate::word;
use image::RgbImage;
use std::path::Path;
use std::sync::Arc;

/// Longest side of the smallest picture that is kept of a scan; from there on, what is shown is at most made half as large.
const SMALLEST_LEVEL_PX: u32 = 1024;
/// Millimetres of an inch.
const INCH_MM: f64 = 25.4;

/// A scan in full, and each time half as large; none if it cannot be decoded, or if it was to stop.
pub fn levels_of(root: &Path, file: &str, watch: Watch) -> Option<Levels> {
    if (watch.is_cancelled)() {
        return None;
    }
    let mut levels = vec![watch.decoder.decode(&read_scan(root, file).ok()?, 0, watch.is_cancelled).ok()?.pixels];
    while let Some(last) = levels.last() {
        let long_side_px = last.width().max(last.height());
        if (watch.is_cancelled)() {
            return None;
        }
        if long_side_px <= SMALLEST_LEVEL_PX {
            break;
        }
        let half = reduced(last, long_side_px.div_ceil(2));
        levels.push(half);
    }
    Some(Levels(levels))
}

/// How a change would look, from previews; none if it was to stop.
pub fn try_out(preview: &Preview, other: Option<&Preview>, mend: &Mend, watch: Watch) -> Option<Arc<Pixels>> {
    let other = other.and_then(|other| rgb_of(&other.large));
    let proceed: Proceed = &|_, _| !(watch.is_cancelled)();
    let mended = mended(&rgb_of(&preview.large)?, other.as_ref(), mend, proceed)?;
    Some(Arc::new(pixels_of(&mended)))
}

/// Makes a change in full; none if it was to stop.
///
/// # Errors
/// In words: the scan or the other one cannot be read, or the result not be written as a picture.
pub fn make(job: &MendJob, watch: Watch) -> Result<Option<Arc<Mended>>, String> {
    let (bytes, picture) = read(job, &job.file, watch)?;
    let other = match &job.mend {
        Mend::Stack { other, .. } => Some(read(job, other, watch)?.1),
        Mend::Edit(_) => None,
    };
    let proceed: Proceed = &|done, total| {
        (watch.report)(done, total);
        !(watch.is_cancelled)()
    };
    let Some(pixels) = mended(&picture.pixels, other.as_ref().map(|other| &other.pixels), &job.mend, proceed) else { return Ok(None) };
    let dpi = dpi_of(job, &picture, other.as_ref(), &pixels);
    let kept = Kept { format: picture.format, dpi, colour_profile: colour_profile(&bytes) };
    let bytes = to_kept(&pixels, &kept).map_err(|error| word!(job.locale, "fault.mend", source = error))?;
    if (watch.is_cancelled)() {
        return Ok(None);
    }
    Ok(Some(Arc::new(Mended { bytes, extension: kept.written_format().extension() })))
}

fn read(job: &MendJob, file: &str, watch: Watch) -> Result<(Vec<u8>, Picture), String> {
    let bytes = read_scan(&job.root, file).map_err(|error: CaseError| fault::words(&error, job.locale))?;
    let picture = watch.decoder.decode(&bytes, 0, watch.is_cancelled).map_err(|error| word!(job.locale, "fault.mend", source = error))?;
    Ok((bytes, picture))
}

fn mended(pixels: &RgbImage, other: Option<&RgbImage>, mend: &Mend, proceed: Proceed) -> Option<RgbImage> {
    match mend {
        Mend::Edit(edit) => edited(pixels, edit, proceed),
        Mend::Stack { is_above: true, .. } => stacked(other?, pixels, proceed),
        Mend::Stack { is_above: false, .. } => stacked(pixels, other?, proceed),
    }
}

/// Dots per inch of what was made. A straightened sheet fills the picture, so that its paper tells; otherwise a change
/// leaves pixels as large as they were.
fn dpi_of(job: &MendJob, picture: &Picture, other: Option<&Picture>, made: &RgbImage) -> Option<u32> {
    let of_paper = || {
        let inches = job.paper?.long_side_mm()? / INCH_MM;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 20,000 pixels on 3 inches")]
        Some((f64::from(made.width().max(made.height())) / inches).round() as u32)
    };
    match job.mend {
        Mend::Edit(Edit::Straighten { .. }) if job.paper.is_some_and(|paper| paper != Paper::Any) => of_paper(),
        Mend::Edit(_) => picture.dpi,
        // Where one was made larger or smaller, the figure is no longer that of both.
        Mend::Stack { .. } => picture.dpi.filter(|_| other.is_some_and(|other| other.pixels.width() == picture.pixels.width())),
    }
}

fn rgb_of(pixels: &Pixels) -> Option<RgbImage> {
    let (width, height) = (u32::try_from(pixels.width_px).ok()?, u32::try_from(pixels.height_px).ok()?);
    let (quads, []) = pixels.rgba.as_chunks::<4>() else { return None };
    RgbImage::from_raw(width, height, quads.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect())
}
