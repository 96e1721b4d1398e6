//! `example`: a case to look at.

use super::{Outcome, locale_or_environment, print};
use crate::app::Example;
use crate::i18n::Locale;
use crate::shell::example;
use crate::word;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct ExampleCase {
    /// Folder to make.
    #[arg(long)]
    out: PathBuf,
    /// Which example.
    #[arg(long, value_enum, default_value = "sound")]
    which: Example,
    /// Language of the words.
    #[arg(long, value_enum)]
    lang: Option<Locale>,
}

impl ExampleCase {
    pub fn run(self) -> Outcome {
        example::write(self.which, &self.out).map_err(|error| error.to_string())?;
        print(&format!("{}\n", word!(locale_or_environment(self.lang), "example.done", place = self.out.display())));
        Ok(ExitCode::SUCCESS)
    }
}
