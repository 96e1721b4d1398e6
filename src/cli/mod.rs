//! The command line: one subcommand a file. Exit 0: no blocker; 1: blockers; 2: bad usage or input.

mod check;
mod decode;
mod example;
mod export;
mod generate;
mod rules;
mod scan;
mod schema;

use crate::i18n::Locale;
use crate::knowledge::Knowledge;
use crate::shell::case_folder::root_of;
use crate::shell::instance;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help says last.
const AFTER_HELP: &str = "Without a subcommand, the window opens, on CASE if one is named. A case is a folder with case.json and scans/.

Exit 0: no blocker; 1: blockers; 2: bad usage, or input that cannot be read.

Language: --lang, else LC_ALL or LANG, else Chinese. Cases and settings of this user are kept in the folders that the \
system has for them (on Linux below $XDG_DATA_HOME and $XDG_CONFIG_HOME). The program is offline.";

/// Checks an ICP filing (ICP备案) offline, before a reviewer does.
#[derive(Debug, Parser)]
#[command(name = "beian-preflight", version, args_conflicts_with_subcommands = true, after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Case folder to open in the window.
    case: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check cases and print what a reviewer would refuse.
    Check(check::Check),
    /// Measure pictures as scans.
    Scan(scan::Scan),
    /// Export a case as a bundle that can be handed in.
    Export(export::Export),
    /// Write an example case.
    Example(example::ExampleCase),
    /// Decode a file from stdin.
    #[command(hide = true)]
    Decode(decode::Decode),
    /// Write man pages and completions.
    #[command(hide = true)]
    Generate(generate::Generate),
    /// List all rules, working and planned.
    Rules(rules::Rules),
    /// Print the JSON Schema of the case file.
    Schema,
}

/// How output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What a subcommand gives: the exit code, or a message for stderr with exit code 2.
type Outcome = Result<ExitCode, String>;

/// Runs the program with the arguments of the process. `window` opens the window, on a case if one is named.
pub fn run(window: impl FnOnce(Knowledge, Option<PathBuf>) -> Result<(), String>) -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        None if is_open_elsewhere(arguments.case.as_deref()) => Ok(ExitCode::SUCCESS),
        None => knowledge().and_then(|knowledge| window(knowledge, arguments.case)).map(|()| ExitCode::SUCCESS),
        Some(Command::Check(check)) => check.run(),
        Some(Command::Scan(scan)) => scan.run(),
        Some(Command::Export(export)) => export.run(),
        Some(Command::Example(example)) => example.run(),
        Some(Command::Decode(decode)) => decode.run(),
        Some(Command::Generate(generate)) => generate.run(),
        Some(Command::Rules(rules)) => rules.run(),
        Some(Command::Schema) => schema::run(),
    };
    outcome.unwrap_or_else(|message| {
        eprintln!("beian-preflight: {message}");
        ExitCode::from(2)
    })
}

/// Whether a window has the case open already; it has come forward then.
fn is_open_elsewhere(case: Option<&Path>) -> bool {
    case.and_then(|case| root_of(case).ok()).is_some_and(|root| instance::call(&root))
}

fn knowledge() -> Result<Knowledge, String> {
    Knowledge::built_in().map_err(|error| error.to_string())
}

/// The language asked for, else that of the environment's `LANG`, else Chinese.
fn locale_or_environment(asked: Option<Locale>) -> Locale {
    asked.unwrap_or_else(|| {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let lang = set("LC_ALL").or_else(|| set("LANG")).unwrap_or_default();
        if lang.starts_with("zh_TW") || lang.starts_with("zh_HK") {
            Locale::ZhTw
        } else if lang.starts_with("en") {
            Locale::En
        } else {
            Locale::ZhCn
        }
    })
}

/// Prints to stdout. A reader that went away (`| head`) is no fault of ours.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
