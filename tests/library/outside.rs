//! The outside of the tests: the program as a process, folders, and disks of their own.

use beian_preflight::app::Example;
use beian_preflight::shell::example;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::{TempDir, tempdir};

/// What a run of the program came to.
pub struct Outcome {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

pub fn run(arguments: &[&dyn AsRef<OsStr>]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian-preflight"));
    command.args(arguments).env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL");
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Everything below a folder: size, and content where it is small. Folders have none.
pub fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (u64, Vec<u8>)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable entry").path();
        let metadata = fs::symlink_metadata(&path).expect("readable metadata");
        if metadata.is_dir() {
            all.extend(snapshot(&path));
            all.insert(path, (0, Vec::new()));
        } else {
            let content = if metadata.len() <= 4 << 20 { fs::read(&path).expect("readable") } else { Vec::new() };
            all.insert(path, (metadata.len(), content));
        }
    }
    all
}

/// An example case in a new folder.
pub fn case_in(folder: &Path, name: &str, which: Example) -> PathBuf {
    let place = folder.join(name);
    example::write(which, &place).expect("an example case");
    place
}

/// A small file system of its own, taken away again when dropped.
pub struct Disk(TempDir);

impl Disk {
    /// Nothing, and why on stderr, where this process may not mount.
    pub fn mount(options: &str) -> Option<Self> {
        let folder = tempdir().expect("a temporary folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
        let fault = match mounted {
            Ok(output) if output.status.success() => return Some(Self(folder)),
            Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            Err(error) => error.to_string(),
        };
        eprintln!("not tested: {fault}");
        None
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let is_gone = |arguments: &[&str]| Command::new("umount").args(arguments).arg(self.0.path()).status().is_ok_and(|s| s.success());
        if !is_gone(&[]) && !is_gone(&["-l"]) {
            eprintln!("still mounted: {}", self.0.path().display());
        }
    }
}
