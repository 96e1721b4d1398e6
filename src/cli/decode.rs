//! Decodes one file from stdin for another process of this program; see `shell::decoder`. Hidden: nobody types it.

use super::Outcome;
use crate::shell::decoder;
use std::io;
use std::process::ExitCode;

/// Arguments of `decode`.
#[derive(Debug, clap::Args)]
pub struct Decode {
    /// What is asked about the file.
    question: String,
}

impl Decode {
    pub fn run(self) -> Outcome {
        decoder::serve(&self.question, io::stdin(), io::stdout()).map_err(|error| error.to_string())?;
        Ok(ExitCode::SUCCESS)
    }
}
