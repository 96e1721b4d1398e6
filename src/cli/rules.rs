//! `rules`: what the program knows to check.

use super::{Outcome, knowledge, locale_or_environment, print};
use crate::i18n::Locale;
use crate::report::{Speaker, rules_json, rules_markdown, rules_text};
use clap::{Args, ValueEnum};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Rules {
    /// Form of the output.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Language of the words.
    #[arg(long, value_enum)]
    lang: Option<Locale>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// One line a rule.
    Text,
    /// A list of objects.
    Json,
    /// The manual, `docs/rules.md`.
    Markdown,
}

impl Rules {
    pub fn run(self) -> Outcome {
        let knowledge = knowledge()?;
        let speaker = Speaker::new(&knowledge, locale_or_environment(self.lang));
        match self.format {
            Form::Text => print(&rules_text(speaker)),
            Form::Json => print(&format!("{}\n", rules_json(speaker))),
            Form::Markdown => print(&rules_markdown(speaker)),
        }
        Ok(ExitCode::SUCCESS)
    }
}
