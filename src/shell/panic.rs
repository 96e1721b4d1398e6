//! Panics print their place and nothing else: a message could hold what was typed.

use std::panic;

/// Installs the hook. Unwinding stays, so that a panic in a job can become a message.
pub fn install_hook() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(|| "unknown place".to_owned(), ToString::to_string);
        eprintln!("beian-preflight: internal fault at {place}; please report this place");
    }));
}
