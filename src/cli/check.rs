//! `check`: cases to reports.

use super::{Format, Outcome, knowledge, locale_or_environment, print};
use crate::evidence::Neighbour;
use crate::i18n::Locale;
use crate::report::{Speaker, case_json, case_text};
use crate::rules;
use crate::shell::case_folder;
use crate::shell::decoder::Decoder;
use crate::shell::job::Watch;
use crate::shell::knowledge::overlaid;
use crate::shell::neighbours::neighbour;
use crate::shell::{clock, examine};
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Check {
    /// Case folders, or their case.json.
    #[arg(required = true)]
    cases: Vec<PathBuf>,
    /// Form of the output: one JSON object a line, or text.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Day on which the case is checked, YYYY-MM-DD; today if left out.
    #[arg(long)]
    today: Option<Date>,
    /// Folder with data files laid out as in assets/, which replace or join the built-in ones.
    #[arg(long)]
    knowledge: Option<PathBuf>,
    /// Language of the words.
    #[arg(long, value_enum)]
    lang: Option<Locale>,
}

impl Check {
    pub fn run(self) -> Outcome {
        let knowledge = match &self.knowledge {
            Some(folder) => overlaid(folder).map_err(|error| error.to_string())?,
            None => knowledge()?,
        };
        let speaker = Speaker::new(&knowledge, locale_or_environment(self.lang));
        let today = self.today.unwrap_or_else(clock::today);
        let (loaded, faults): (Vec<_>, Vec<_>) =
            self.cases.iter().map(|place| load(place).map(|case| (place, case))).partition(Result::is_ok);
        let cases: Vec<_> = loaded.into_iter().filter_map(Result::ok).collect();
        let faults: Vec<String> = faults.into_iter().filter_map(Result::err).map(|error| error.to_string()).collect();
        let neighbours: Vec<Neighbour> = cases.iter().map(|(_, (root, filing))| neighbour(root, filing)).collect();
        let mut has_blocker = false;
        let decoder = Decoder::of_this_program();
        for (index, (place, (root, filing))) in cases.iter().enumerate() {
            let mut evidence = examine::evidence_of(root, filing, Watch { decoder: &decoder, ..Watch::UNWATCHED });
            let others = neighbours.iter().enumerate().filter(|(other, _)| *other != index);
            evidence.neighbours = others.map(|(_, neighbour)| neighbour.clone()).collect();
            let report = rules::check(filing, &evidence, &knowledge, today);
            has_blocker |= report.summary().blocker > 0;
            let name = place.display().to_string();
            match self.format {
                Format::Text => print(&case_text(&name, &report, speaker, today)),
                Format::Json => print(&format!("{}\n", case_json(&name, &report, speaker, today))),
            }
        }
        if !faults.is_empty() {
            return Err(faults.join("\nbeian-preflight: "));
        }
        Ok(ExitCode::from(u8::from(has_blocker)))
    }
}

/// A case file may have any name; its scans are beside it.
fn load(place: &std::path::Path) -> Result<(PathBuf, crate::filing::Filing), case_folder::CaseError> {
    let root = case_folder::root_of(place)?;
    let filing = if place.is_dir() { case_folder::load(&root)? } else { case_folder::load_file(place)? };
    Ok((root, filing))
}
