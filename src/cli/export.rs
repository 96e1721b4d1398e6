//! `export`: a case to a bundle.

use super::{Outcome, knowledge, locale_or_environment, print};
use crate::app::ExportJob;
use crate::bundle::Pictures;
use crate::i18n::Locale;
use crate::report::Speaker;
use crate::shell::decoder::Decoder;
use crate::shell::job::Watch;
use crate::shell::{case_folder, clock, export};
use crate::word;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Export {
    /// Case folder, or its case.json.
    case: PathBuf,
    /// Folder to make, or a file that ends in .zip.
    #[arg(long)]
    out: PathBuf,
    /// Export although blockers are left; the first page says that it is a draft.
    #[arg(long)]
    draft: bool,
    /// Pictures that fit the provider, or the originals.
    #[arg(long, value_enum, default_value_t)]
    pictures: Pictures,
    /// Day on which the case is checked, YYYY-MM-DD; today if left out.
    #[arg(long)]
    today: Option<Date>,
    /// Language of the words.
    #[arg(long, value_enum)]
    lang: Option<Locale>,
}

impl Export {
    pub fn run(self) -> Outcome {
        let knowledge = knowledge()?;
        let speaker = Speaker::new(&knowledge, locale_or_environment(self.lang));
        let root = case_folder::root_of(&self.case).map_err(|error| error.to_string())?;
        let filing = case_folder::load(&root).map_err(|error| error.to_string())?;
        let today = self.today.unwrap_or_else(clock::today);
        let locale = speaker.locale;
        let (out, is_draft, pictures) = (self.out.clone(), self.draft, self.pictures);
        let job = ExportJob { root, filing, locale, today, out, is_draft, pictures, neighbours: Vec::new() };
        match export::export_watched(&job, &knowledge, Watch { decoder: &Decoder::of_this_program(), ..Watch::UNWATCHED }) {
            Ok(()) => {
                print(&format!("{}\n", word!(speaker.locale, "export.done", place = self.out.display())));
                Ok(ExitCode::SUCCESS)
            }
            Err(export::WriteError::Bundle(error @ crate::bundle::ExportError::Blockers(_))) => {
                eprintln!("beian-preflight: {error}");
                Ok(ExitCode::from(1))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}
