//! A page of a file as a file of its own.

use super::decode::format_of;
use super::encode::rgb_to_png;
use super::{Format, PictureError, decode_page, pdf, tiff};

/// A page as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// JPEG where the page is just that, else PNG, which loses nothing.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
}

/// How many pages a file has: one or more. Nothing is decoded.
///
/// # Errors
/// [`PictureError`].
pub fn n_pages(bytes: &[u8]) -> Result<usize, PictureError> {
    match format_of(bytes)? {
        Format::Pdf => pdf::n_pages(bytes),
        Format::Tiff => Ok(tiff::Pages::of(bytes)?.len()),
        Format::Jpeg | Format::Png | Format::Gif | Format::Bmp | Format::Webp | Format::Heic => Ok(1),
    }
}

/// Takes a page, counted from 0, out of a file.
///
/// # Errors
/// [`PictureError`].
pub fn take_page(bytes: &[u8], page: usize) -> Result<Page, PictureError> {
    let (pixels, dpi) = if format_of(bytes)? == Format::Pdf {
        let drawn = pdf::draw(bytes, page)?;
        if let Some(jpeg) = drawn.jpeg {
            return Ok(Page { format: Format::Jpeg, bytes: jpeg });
        }
        (drawn.pixels, drawn.dpi)
    } else {
        let picture = decode_page(bytes, page)?;
        (picture.pixels, picture.dpi)
    };
    Ok(Page { format: Format::Png, bytes: rgb_to_png(pixels.as_raw(), pixels.width(), pixels.height(), dpi)? })
}
