//! Hostile bytes to pixels. `fuzz/README.md` says how to run it.

#![no_main]
#![allow(dead_code, unused_imports, reason = "the program uses the rest")]

#[path = "../../src/picture/mod.rs"]
mod picture;

mod text {
    pub const REGULAR_FONT: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
}

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = picture::n_pages(bytes);
    let _ = picture::decode(bytes);
});
