//! Questions about text that know nothing of filings: Han characters, width, comparison.

mod fold;
mod han;

pub use fold::{fold, same};
pub use han::{han_count, is_han};
