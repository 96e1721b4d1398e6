//! Findings and words to text, JSON and Markdown. Words come in here and nowhere before.

mod json;
mod manual;
mod overview;
mod speaker;
mod text;

pub use json::{case_json, rules_json};
pub use manual::{rules_markdown, rules_text};
pub use overview::{Overview, Row, overview};
pub use speaker::Speaker;
pub use text::case_text;
