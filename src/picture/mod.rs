//! Hostile bytes to pixels: format by content, limits before anything is decoded, orientation applied, colours in sRGB.
//!
//! Nothing is measured here; see `scan`. Nothing is read from disk either, and no decoder is kept in time and memory
//! from outside; see `shell`.

mod apart;
mod colour;
mod decode;
mod density;
pub mod edit;
mod encode;
mod fit;
#[cfg(feature = "heic")]
mod heic;
mod jpeg;
mod jpeg_tables;
mod metadata;
mod page;
mod pdf;
mod sheet;
mod strip;
mod tiff;
mod truncation;

pub use apart::{Answer, Question, answer};
pub use decode::{decode, decode_page, reduced, to_jpeg};
pub use encode::to_png;
pub use fit::{FitLimits, Fitted, fit};
pub use metadata::Metadata;
pub use page::{Page, n_pages, take_page};

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
    /// HEIC, as phones of Apple make it
    Heic,
    /// PDF
    Pdf,
}

impl Format {
    /// The format of a file by its first bytes, if it is one of these.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        Some(match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Self::Png,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Self::Gif,
            [b'B', b'M', ..] => Self::Bmp,
            [b'I', b'I', b'*' | b'+', 0, ..] | [b'M', b'M', 0, b'*' | b'+', ..] => Self::Tiff,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            [b'%', b'P', b'D', b'F', b'-', ..] => Self::Pdf,
            // ISO/IEC 23008-12, 10: brands of still pictures, and those of files that hold HEVC among others.
            _ => match bytes.get(4..12)? {
                b"ftypheic" | b"ftypheix" | b"ftypheim" | b"ftypheis" | b"ftyphevc" | b"ftyphevx" | b"ftypmif1" | b"ftypmsf1" => Self::Heic,
                _ => return None,
            },
        })
    }

    /// Whether its decoder works on until it is done, however long that takes: then it runs in a process of its own.
    pub fn is_decoded_apart(self) -> bool {
        matches!(self, Self::Heic | Self::Pdf)
    }

    /// The format that a file name's ending speaks of, if it is one of these.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Jpeg,
            "png" => Self::Png,
            "gif" => Self::Gif,
            "bmp" | "dib" => Self::Bmp,
            "tif" | "tiff" => Self::Tiff,
            "webp" => Self::Webp,
            "heic" | "heif" => Self::Heic,
            "pdf" => Self::Pdf,
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
            Self::Heic => "heic",
            Self::Pdf => "pdf",
        }
    }
}

/// A decoded picture, upright.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Format by content.
    pub format: Format,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Pixels in sRGB with the orientation applied; transparency laid on white.
    pub pixels: RgbImage,
    /// Dots per inch as the file states them, if it does.
    pub dpi: Option<u32>,
    /// Pages of the file, one or more. The picture is one of them.
    pub n_pages: usize,
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// A picture that is recognised but not read: HEIC in a program built without it.
    #[error("{} is not read", .0.as_ref().to_uppercase())]
    NotRead(Format),
    /// It opens with a password only.
    #[error("the file is locked with a password")]
    Locked,
    /// It has no such page.
    #[error("the file has {n_pages} pages, no page {}", .page + 1)]
    NoSuchPage {
        /// Page that was asked for, from 0.
        page: usize,
        /// Pages of the file.
        n_pages: usize,
    },
    /// To open it takes more time or memory than it is given.
    #[error("the file takes too much time or memory to open")]
    TooDemanding,
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
