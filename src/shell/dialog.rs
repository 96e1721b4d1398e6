//! File dialogs of the system. Where there are none, the program's own chooser opens: see `app::Chooser`.

use super::runner::Outbox;
use crate::app::{Action, Effect, ExportForm, InspectAction, InspectEffect};
use rfd::{AsyncFileDialog, FileHandle};
use std::env;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::thread;

/// Where the portal's service is announced to D-Bus.
const PORTAL_SERVICE: &str = "share/dbus-1/services/org.freedesktop.portal.Desktop.service";

/// Endings of the files that the dialog for pictures shows.
const PICTURE_ENDINGS: &[&str] = &["jpg", "jpeg", "png", "heic", "heif", "pdf", "tif", "tiff", "gif", "bmp", "webp"];

type Chosen = Pin<Box<dyn Future<Output = Option<Action>> + Send>>;

/// Whether an effect opens a dialog.
pub fn is_dialog(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::AskOpen | Effect::AskFiles { .. } | Effect::AskExport { .. } | Effect::Inspect(InspectEffect::AskReplacement { .. })
    )
}

/// Opens the dialog of an effect; what is chosen comes back as an action.
pub fn run(effect: Effect, outbox: &Outbox) {
    let Some(chosen) = dialog_of(effect) else { return };
    let outbox = outbox.clone();
    let waiting = thread::Builder::new().name("dialog".to_owned()).spawn({
        let outbox = outbox.clone();
        move || {
            if let Some(action) = pollster::block_on(chosen) {
                outbox.send(action);
            }
        }
    });
    if let Err(error) = waiting {
        outbox.send(Action::Notify { text: error.to_string(), is_fault: true });
    }
}

fn dialog_of(effect: Effect) -> Option<Chosen> {
    Some(match effect {
        Effect::AskOpen => {
            let picked = AsyncFileDialog::new().add_filter("case.json", &["json"]).pick_file();
            Box::pin(async { Some(Action::Open(path_of(&picked.await?))) })
        }
        Effect::AskFiles { slot, website } => {
            let picked = picture_dialog().pick_files();
            Box::pin(async { Some(Action::Attach { slot, website, files: picked.await?.iter().map(path_of).collect() }) })
        }
        Effect::Inspect(InspectEffect::AskReplacement { file }) => {
            let picked = picture_dialog().pick_file();
            Box::pin(async { Some(Action::Inspect(InspectAction::Replace { file, with: path_of(&picked.await?) })) })
        }
        Effect::AskExport { name, is_draft, form: ExportForm::Zip } => {
            let picked = AsyncFileDialog::new().set_file_name(format!("{name}.zip")).save_file();
            Box::pin(async move { Some(Action::Export { out: path_of(&picked.await?), is_draft }) })
        }
        Effect::AskExport { name, is_draft, form: ExportForm::Folder } => {
            let picked = AsyncFileDialog::new().pick_folder();
            Box::pin(async move { Some(Action::Export { out: path_of(&picked.await?).join(name), is_draft }) })
        }
        _ => return None,
    })
}

fn picture_dialog() -> AsyncFileDialog {
    AsyncFileDialog::new().add_filter("JPEG, PNG, HEIC, PDF, TIFF, GIF, BMP, WebP", PICTURE_ENDINGS)
}

fn path_of(handle: &FileHandle) -> PathBuf {
    handle.path().to_owned()
}

/// Whether the system has dialogs. On Linux, rfd gives “cancelled” when neither a portal nor zenity is there; so look
/// first.
pub fn are_there_dialogs() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let has_bus = env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let data = env::var("XDG_DATA_DIRS").unwrap_or_default();
    let announced = data.split(':').filter(|dir| !dir.is_empty()).map(|dir| Path::new(dir).join("..").join(PORTAL_SERVICE));
    let has_portal = has_bus && announced.chain([Path::new("/usr").join(PORTAL_SERVICE)]).any(|file| file.exists());
    let has_zenity = env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|dir| dir.join("zenity").exists()));
    has_portal || has_zenity
}
