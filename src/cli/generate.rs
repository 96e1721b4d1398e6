//! Man pages and completions, for packages. Hidden: nobody needs it twice.

use super::{Arguments, Outcome};
use clap::CommandFactory;
use clap_complete::Shell;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `generate`.
#[derive(Debug, clap::Args)]
pub struct Generate {
    /// Folder for the files.
    #[arg(long)]
    out: PathBuf,
}

impl Generate {
    pub fn run(self) -> Outcome {
        write(&self.out).map_err(|error| format!("{}: {error}", self.out.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A man page for the program and one for each subcommand, and a completion for each shell.
fn write(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut command = Arguments::command();
    clap_mangen::generate_to(command.clone(), folder)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut command, "beian-preflight", folder)?;
    }
    Ok(())
}
