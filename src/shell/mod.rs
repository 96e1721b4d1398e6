//! The outside: files, locks, clock, threads, dialogs. Everything that can fail for reasons of the machine.

mod arriving;
pub mod case_folder;
pub mod clock;
pub mod decoder;
mod dialog;
pub mod examine;
pub mod example;
pub mod export;
mod fault;
pub mod folder;
mod inspect;
pub mod instance;
pub mod job;
mod keeper;
pub mod knowledge;
pub mod neighbours;
mod pages;
pub mod panic;
pub mod places;
pub mod runner;
pub mod settings;
pub mod upkeep;
