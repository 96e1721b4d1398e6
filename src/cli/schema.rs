//! `schema`: the JSON Schema of the case file.

use super::{Outcome, print};
use crate::filing::saved;
use std::process::ExitCode;

pub fn run() -> Outcome {
    let schema = serde_json::to_string_pretty(&saved::schema()).map_err(|error| error.to_string())?;
    print(&format!("{schema}\n"));
    Ok(ExitCode::SUCCESS)
}
