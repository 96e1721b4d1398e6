//! The outside: files, locks, clock, threads, dialogs. Everything that can fail for reasons of the machine.

pub mod case_folder;
pub mod clock;
pub mod examine;
pub mod example;
pub mod export;
pub mod panic;
