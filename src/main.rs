//! The program: arguments to window or command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    beian_preflight::shell::panic::install_hook();
    beian_preflight::cli::run(beian_preflight::ui::run)
}
