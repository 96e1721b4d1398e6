//! Parts that screens are made of. They draw what they are given and say what was done.

pub mod aid;
pub mod button;
pub mod card;
pub mod choice;
pub mod date_field;
pub mod field;
pub mod file_icon;
pub mod finding;
pub mod icon;
pub mod point;
pub mod progress;
pub mod province;
pub mod row;
pub mod term;
pub mod text_field;
pub mod waiver;
