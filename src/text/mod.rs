//! Questions about text that know nothing of filings: Han characters, width, comparison.

mod find;
mod fold;
mod font;
mod han;
mod plain;
mod reading;

pub use find::{Hit, find_word, find_words};
pub use fold::{fold, nfkc, same};
pub use font::REGULAR_FONT;
pub use han::{han_count, is_han};
pub use plain::{Plain, plain, simplified};
pub use reading::{is_pinyin_of, is_typed_for, reading_order};
