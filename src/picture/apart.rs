//! What a process of its own is asked to do with hostile bytes, and what it answers. Only the words: `shell` starts it.

use super::{Format, MAX_BYTES, Metadata, Page, Picture, PictureError, decode_page, n_pages, take_page};
use image::RgbImage;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Most bytes of an answer's first line.
const MAX_HEADER_BYTES: usize = 4096;

/// What is asked about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// How many pages it has.
    Count,
    /// A page as pixels.
    Picture(usize),
    /// A page as a file of its own.
    File(usize),
}

/// The first line of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerHeader {
    /// So many pages.
    Count(usize),
    /// The pixels of a page follow.
    Picture {
        /// Format of the file.
        format: Format,
        /// Size of the file in bytes.
        bytes: u64,
        /// Width in pixels.
        width_px: u32,
        /// Height in pixels.
        height_px: u32,
        /// Dots per inch.
        dpi: Option<u32>,
        /// Pages of the file.
        n_pages: usize,
        /// What the file says beside its pixels.
        metadata: Metadata,
    },
    /// A file follows.
    File(Format),
    /// It could not be done.
    Refused(PictureError),
}

/// An answer: what it is, and the bytes that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What it is.
    pub header: AnswerHeader,
    /// Three bytes a pixel, or a file; else nothing.
    pub payload: Vec<u8>,
}

/// Does what is asked, in this process.
pub fn answer(bytes: &[u8], question: Question) -> Answer {
    let answered = match question {
        Question::Count => n_pages(bytes).map(|n_pages| Answer { header: AnswerHeader::Count(n_pages), payload: Vec::new() }),
        Question::Picture(page) => decode_page(bytes, page).map(Answer::of_picture),
        Question::File(page) => take_page(bytes, page).map(|page| Answer { header: AnswerHeader::File(page.format), payload: page.bytes }),
    };
    answered.unwrap_or_else(|error| Answer { header: AnswerHeader::Refused(error), payload: Vec::new() })
}

impl Answer {
    fn of_picture(picture: Picture) -> Self {
        let (width_px, height_px) = picture.pixels.dimensions();
        let Picture { format, bytes, pixels, dpi, n_pages, metadata, .. } = picture;
        Self { header: AnswerHeader::Picture { format, bytes, width_px, height_px, dpi, n_pages, metadata }, payload: pixels.into_raw() }
    }

    /// The answer in one piece: a line of JSON, then the payload.
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(&self.header).unwrap_or_default();
        bytes.push(b'\n');
        bytes.extend(self.payload);
        bytes
    }

    /// Reads an answer. The process that gave it may have been taken over by the file that it read: nothing is believed.
    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let end = bytes.iter().take(MAX_HEADER_BYTES).position(|&byte| byte == b'\n')?;
        let header: AnswerHeader = serde_json::from_slice(bytes.get(..end)?).ok()?;
        bytes.drain(..=end);
        let is_whole = match &header {
            AnswerHeader::Count(n_pages) => *n_pages > 0 && bytes.is_empty(),
            AnswerHeader::Refused(_) => bytes.is_empty(),
            AnswerHeader::File(_) => bytes.len() as u64 <= MAX_BYTES,
            AnswerHeader::Picture { width_px, height_px, n_pages, .. } => {
                *n_pages > 0 && bytes.len() as u64 == u64::from(*width_px) * u64::from(*height_px) * 3
            }
        };
        is_whole.then_some(Self { header, payload: bytes })
    }

    /// How many pages there are, if that was asked.
    ///
    /// # Errors
    /// [`PictureError`], also if something else is answered.
    pub fn count(self) -> Result<usize, PictureError> {
        match self.header {
            AnswerHeader::Count(n_pages) => Ok(n_pages),
            other => Err(other.refusal()),
        }
    }

    /// The picture of a file, if that was asked.
    ///
    /// # Errors
    /// [`PictureError`], also if something else is answered.
    pub fn picture(self, file: &[u8]) -> Result<Picture, PictureError> {
        match self.header {
            AnswerHeader::Picture { format, bytes, width_px, height_px, dpi, n_pages, metadata } => {
                let pixels = RgbImage::from_raw(width_px, height_px, self.payload).ok_or_else(no_answer)?;
                let (metadata, digest) = (metadata.bounded(), Sha256::digest(file).into());
                Ok(Picture { format, bytes, pixels, dpi, n_pages, cut_short: false, ends_grey: false, metadata, digest })
            }
            other => Err(other.refusal()),
        }
    }

    /// The page as a file, if that was asked.
    ///
    /// # Errors
    /// [`PictureError`], also if something else is answered.
    pub fn file(self) -> Result<Page, PictureError> {
        match self.header {
            AnswerHeader::File(format) => Ok(Page { format, bytes: self.payload }),
            other => Err(other.refusal()),
        }
    }
}

impl AnswerHeader {
    fn refusal(self) -> PictureError {
        match self {
            Self::Refused(error) => error,
            Self::Count(_) | Self::Picture { .. } | Self::File(_) => no_answer(),
        }
    }
}

fn no_answer() -> PictureError {
    PictureError::Damaged("no answer".to_owned())
}
