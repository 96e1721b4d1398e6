//! Where the program keeps cases and settings on this machine.

use crate::app::{Place, Shortcut};
use directories::{ProjectDirs, UserDirs};
use std::path::PathBuf;

/// The program's own places.
#[derive(Debug, Clone)]
pub struct Places {
    /// Folder that holds new cases.
    pub cases: PathBuf,
    /// File of the settings.
    pub settings: PathBuf,
    /// Folder that exports are proposed in.
    pub exports: PathBuf,
    /// Places of the person's own that the file chooser offers.
    pub shortcuts: Vec<Shortcut>,
}

impl Places {
    /// The places of this user; below the working folder where the system names none.
    pub fn of_user() -> Self {
        let own = ProjectDirs::from("", "", "beian-preflight");
        let here = PathBuf::from(".");
        let data = own.as_ref().map_or_else(|| here.join("beian-preflight-data"), |dirs| dirs.data_dir().to_owned());
        let config = own.as_ref().map_or_else(|| data.clone(), |dirs| dirs.config_dir().to_owned());
        let user = UserDirs::new();
        let shortcuts = user.as_ref().map(shortcuts).unwrap_or_default();
        let exports = user.map_or(here, |dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned());
        Self { cases: data.join("cases"), settings: config.join("settings.json"), exports, shortcuts }
    }

    /// Everything below one folder.
    pub fn below(root: &std::path::Path) -> Self {
        let shortcuts = vec![Shortcut { place: Place::Home, path: root.to_owned() }];
        Self { cases: root.join("cases"), settings: root.join("settings.json"), exports: root.join("exports"), shortcuts }
    }
}

fn shortcuts(user: &UserDirs) -> Vec<Shortcut> {
    let places = [
        (Place::Home, Some(user.home_dir())),
        (Place::Documents, user.document_dir()),
        (Place::Desktop, user.desktop_dir()),
        (Place::Pictures, user.picture_dir()),
        (Place::Downloads, user.download_dir()),
    ];
    places.into_iter().filter_map(|(place, path)| Some(Shortcut { place, path: path?.to_owned() })).collect()
}
