//! Findings and words to text, JSON and Markdown. Words come in here and nowhere before.

mod duties;
mod eligibility;
mod json;
mod manual;
mod overview;
mod papers;
mod reply;
mod since;
mod speaker;
mod start;
mod text;

pub use duties::{Duty, PersonDuties, duties};
pub use eligibility::{EligibilityAnswers, EligibilityPoint, Fact, Outlook, Said, Saying, Server, Topic, Verdict, eligibility};
pub use json::{case_json, rules_json};
pub use manual::{rules_markdown, rules_text};
pub use overview::{Overview, Row, display, overview};
pub use reply::{reply, reply_to};
pub use since::{ChangedValue, SinceRejection, last_rejection, since_rejection};
pub use speaker::Speaker;
pub use start::{StartDifference, StartFact, needed_materials};
pub use text::{by_question, case_text};
