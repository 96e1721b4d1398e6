//! Hostile bytes to pixels: format by content, limits before anything is decoded, orientation applied.
//!
//! Nothing is measured here; see `scan`. Nothing is read from disk either; see `shell`.

mod decode;
mod density;
mod encode;
mod fit;
mod jpeg;
mod jpeg_tables;
mod metadata;
mod strip;
mod truncation;

pub use decode::{decode, reduced, to_jpeg};
pub use encode::to_png;
pub use fit::{FitLimits, Fitted, fit};
pub use metadata::Metadata;

use image::RgbImage;

/// Largest file that is read, in bytes: the largest provider limit is 10 MB, a phone's photo 20 MB.
pub const MAX_BYTES: u64 = 128 * 1024 * 1024;
/// Longest side in pixels. An A3 page at 1200 dpi has 19,843.
pub const MAX_SIDE_PX: u32 = 20_000;
/// Most pixels. The largest phone sensors have 200 million; three bytes each stay under [`MAX_ALLOC_BYTES`].
pub const MAX_PIXELS: u64 = 210_000_000;
/// Most memory that a decoder may ask for, in bytes.
pub const MAX_ALLOC_BYTES: u64 = 1024 * 1024 * 1024;

/// A picture format, told by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, strum::AsRefStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// GIF
    Gif,
    /// Windows bitmap
    Bmp,
    /// TIFF
    Tiff,
    /// WebP
    Webp,
}

impl Format {
    /// The format that a file name's ending speaks of, if it is one of these.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Jpeg,
            "png" => Self::Png,
            "gif" => Self::Gif,
            "bmp" | "dib" => Self::Bmp,
            "tif" | "tiff" => Self::Tiff,
            "webp" => Self::Webp,
            _ => return None,
        })
    }

    /// The usual file name ending.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tif",
            Self::Webp => "webp",
        }
    }
}

/// A decoded picture, upright.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Format by content.
    pub format: Format,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Pixels with the EXIF orientation applied; transparency laid on white.
    pub pixels: RgbImage,
    /// Dots per inch as the file states them, if it does.
    pub dpi: Option<u32>,
    /// Whether the end of the picture is missing though it decodes.
    pub cut_short: bool,
    /// Whether that cost pixels for certain: the bottom is one flat grey.
    pub ends_grey: bool,
    /// What the file says beside its pixels.
    pub metadata: Metadata,
    /// SHA-256 of the file.
    pub digest: [u8; 32],
}

/// Why bytes cannot be made a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// There are none.
    #[error("the file is empty")]
    Empty,
    /// There are more than [`MAX_BYTES`].
    #[error("the file has {0} bytes")]
    TooManyBytes(u64),
    /// They are no picture that this program knows.
    #[error("the file is no picture")]
    NotAPicture,
    /// A document or picture that is recognised but not read (PDF, HEIC).
    #[error("{0} is not read")]
    NotRead(&'static str),
    /// The picture is larger than [`MAX_SIDE_PX`] or [`MAX_PIXELS`].
    #[error("the picture has {width_px} × {height_px} pixels")]
    TooManyPixels {
        /// Stated width.
        width_px: u32,
        /// Stated height.
        height_px: u32,
    },
    /// The decoder gave up.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}
