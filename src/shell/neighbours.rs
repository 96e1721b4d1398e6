//! What the other cases of this machine use: read when a case is opened, kept in memory only.

use super::case_folder::{CASE_FILE, load};
use crate::evidence::Neighbour;
use crate::filing::Filing;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of all cases of this machine: the recent ones first, then those of the program's own folder.
pub fn case_folders(own: &Path, recent: &[PathBuf]) -> Vec<PathBuf> {
    let own = fs::read_dir(own).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut roots: Vec<PathBuf> = own.filter(|root| root.join(CASE_FILE).exists()).collect();
    roots.sort();
    for root in recent.iter().rev().filter(|root| root.join(CASE_FILE).exists()) {
        roots.retain(|known| known != root);
        roots.insert(0, root.clone());
    }
    roots
}

/// What the cases but one use. Cases that cannot be read are left out: opening them says why.
pub fn neighbours(own: &Path, recent: &[PathBuf], except: &Path) -> Vec<Neighbour> {
    let others = case_folders(own, recent).into_iter().filter(|root| root != except);
    others.filter_map(|root| Some(neighbour(&root, &load(&root).ok()?))).collect()
}

/// What one case uses, under the name by which it is found: its subject and its folder.
pub fn neighbour(root: &Path, filing: &Filing) -> Neighbour {
    let folder = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if filing.title().is_empty() { folder } else { format!("{} ({folder})", filing.title()) };
    Neighbour::of(filing, &name)
}
