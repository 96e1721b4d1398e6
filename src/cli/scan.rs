//! `scan`: pictures to measurements.

use super::{Format, Outcome, knowledge, locale_or_environment, print};
use crate::evidence::{Evidence, ScanEvidence};
use crate::filing::{Filing, FilingKind, Material, Nature, TypedDate};
use crate::i18n::{Locale, megabytes};
use crate::knowledge::Knowledge;
use crate::report::{Speaker, case_json};
use crate::rules;
use crate::shell::decoder::Decoder;
use crate::shell::job::Watch;
use crate::shell::{clock, examine};
use crate::word;
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Scan {
    /// Pictures.
    #[arg(required = true)]
    images: Vec<PathBuf>,
    /// Slot that they are judged for, such as `principal_id_front`.
    #[arg(long, default_value = "other_material")]
    slot: String,
    /// Page of a PDF or TIFF, counted from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    page: u16,
    /// Provider whose limits apply.
    #[arg(long, default_value = "tencent")]
    provider: String,
    /// Form of the output: one JSON object a line, or text.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Language of the words.
    #[arg(long, value_enum)]
    lang: Option<Locale>,
}

impl Scan {
    pub fn run(self) -> Outcome {
        let knowledge = knowledge()?;
        if knowledge.slot(&self.slot).is_none() {
            let known: Vec<&str> = knowledge.slots.iter().map(|slot| slot.id.as_str()).collect();
            return Err(format!("no slot {:?}; there are {}", self.slot, known.join(", ")));
        }
        if let Some(missing) = self.images.iter().find(|image| !image.is_file()) {
            return Err(format!("no picture at {}; name a file", missing.display()));
        }
        let speaker = Speaker::new(&knowledge, locale_or_environment(self.lang));
        let mut has_blocker = false;
        let decoder = Decoder::of_this_program();
        let watch = Watch { decoder: &decoder, ..Watch::UNWATCHED };
        for image in &self.images {
            let (evidence, _) = examine::examine_file(image, usize::from(self.page) - 1, watch);
            let judged = self.judge(image, evidence.clone(), &knowledge, speaker);
            has_blocker |= judged["summary"]["blocker"] != 0;
            let findings = judged["findings"].clone();
            match self.format {
                Format::Json => print(&format!(
                    "{}\n",
                    json!({ "image": image.display().to_string(), "facts": evidence, "lines": [], "findings": findings })
                )),
                Format::Text => print(&text(image, &evidence, &findings, speaker.locale)),
            }
        }
        Ok(ExitCode::from(u8::from(has_blocker)))
    }

    /// The picture as the only scan of a case, so that the same rules judge it as in a case.
    fn judge(&self, image: &Path, evidence: ScanEvidence, knowledge: &Knowledge, speaker: Speaker) -> Value {
        let file = image.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut filing = Filing::new(&self.provider, "", Nature::Enterprise, FilingKind::First);
        let (document, date) = (String::new(), TypedDate::default());
        filing.materials = vec![Material {
            slot: self.slot.clone(),
            website: None,
            document,
            issued_on: date.clone(),
            valid_until: date,
            files: vec![file.clone()],
        }];
        let evidence = Evidence { scans: [(file.clone(), evidence)].into(), ..Evidence::default() };
        let today = clock::today();
        let mut report = rules::check(&filing, &evidence, knowledge, today);
        report.findings.retain(|finding| finding.rule.starts_with("scan."));
        case_json(&file, &report, speaker, today)
    }
}

fn text(image: &Path, evidence: &ScanEvidence, findings: &Value, locale: Locale) -> String {
    let facts = match evidence {
        ScanEvidence::Measured(facts) => {
            let dpi = facts.dpi.map_or_else(|| "-".to_owned(), |dpi| dpi.to_string());
            let size = megabytes(facts.bytes);
            word!(
                locale,
                "scan.facts",
                format = facts.format.as_ref().to_uppercase(),
                width = facts.width_px,
                height = facts.height_px,
                size = size,
                dpi = dpi,
                chroma = facts.chroma
            )
        }
        ScanEvidence::Unreadable(_) => word!(locale, "scan.unreadable"),
    };
    let titles = findings.as_array().into_iter().flatten().filter_map(|finding| {
        let severity = word!(locale, &format!("severity.{}", finding["severity"].as_str()?));
        Some(format!("  [{severity}] {}\n", finding["title"].as_str()?))
    });
    format!("{}: {facts}\n{}", image.display(), titles.collect::<String>())
}
