//! Lists the data files under `assets/` so that they can be embedded: adding a rule is adding a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(clippy::disallowed_methods, clippy::unnecessary_debug_formatting, reason = "writes source for the compiler, no person's data")]
fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=locales");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("assets");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let (mut text, mut bytes) = (String::from("&[\n"), String::from("&[\n"));
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        if has_extension(file, "bin") {
            writeln!(bytes, "    ({name:?}, include_bytes!({file:?}).as_slice()),").map_err(io::Error::other)?;
        } else {
            writeln!(text, "    ({name:?}, include_str!({file:?})),").map_err(io::Error::other)?;
        }
    }
    text.push_str("]\n");
    bytes.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("embedded.rs"), text)?;
    fs::write(out.join("embedded_bytes.rs"), bytes)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if is_data(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// Lists may be plain rows or packed; elsewhere, text files are licences and the like.
fn is_data(file: &Path) -> bool {
    let is_list = file.parent().is_some_and(|folder| folder.ends_with("lists"));
    has_extension(file, "toml") || (is_list && (has_extension(file, "txt") || has_extension(file, "bin")))
}

fn has_extension(file: &Path, wanted: &str) -> bool {
    file.extension().is_some_and(|extension| extension == wanted)
}
