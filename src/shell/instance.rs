//! One window a case: a second one that is started on a case asks the first to come forward.
//!
//! They talk over a local socket in the user's own runtime folder. Where there is none, and on systems without such sockets,
//! a second window opens the case read-only, as the lock has it.

use super::runner::Outbox;
use std::path::Path;

/// Asks the window that has a case open to come forward; whether there is one.
pub fn call(root: &Path) -> bool {
    #[cfg(unix)]
    return local::place_of(root).is_some_and(|place| local::call_at(&place));
    #[cfg(not(unix))]
    return false;
}

/// Listens for calls while a window has a case open for writing.
#[derive(Debug)]
pub struct Instance {
    #[cfg(unix)]
    _line: local::Line,
}

impl Instance {
    /// Begins to listen; every call is an [`Action::Raise`](crate::app::Action::Raise). None where nothing can be listened to.
    pub fn listen(root: &Path, outbox: Outbox) -> Option<Self> {
        #[cfg(unix)]
        return Some(Self { _line: local::Line::listen_at(local::place_of(root)?, outbox)? });
        #[cfg(not(unix))]
        return None;
    }
}

#[cfg(unix)]
mod local {
    use super::Outbox;
    use crate::app::Action;
    use directories::BaseDirs;
    use sha2::{Digest, Sha256};
    use std::fs;
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    /// The socket of a case. A path of a socket has room for about a hundred bytes, and what the folder is called is nobody's
    /// business, hence a digest.
    pub fn place_of(root: &Path) -> Option<PathBuf> {
        let digest = Sha256::digest(fs::canonicalize(root).ok()?.as_os_str().as_encoded_bytes());
        let name = digest.iter().take(16).fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
        Some(BaseDirs::new()?.runtime_dir()?.join(format!("beian-preflight-{name}.socket")))
    }

    pub fn call_at(place: &Path) -> bool {
        UnixStream::connect(place).is_ok()
    }

    /// A socket that is listened to until it is dropped.
    #[derive(Debug)]
    pub struct Line {
        place: PathBuf,
        is_over: Arc<AtomicBool>,
    }

    impl Line {
        pub fn listen_at(place: PathBuf, outbox: Outbox) -> Option<Self> {
            // Whoever holds the lock of the case is the only one: what lies there is of a program that ended early.
            let _ = fs::remove_file(&place);
            let listener = UnixListener::bind(&place).ok()?;
            let is_over = Arc::new(AtomicBool::new(false));
            let ends = is_over.clone();
            let listen = move || {
                for call in listener.incoming() {
                    if ends.load(Ordering::Acquire) || call.is_err() {
                        break;
                    }
                    outbox.send(Action::Raise);
                }
            };
            thread::Builder::new().name("instance".to_owned()).spawn(listen).ok()?;
            Some(Self { place, is_over })
        }
    }

    impl Drop for Line {
        fn drop(&mut self) {
            self.is_over.store(true, Ordering::Release);
            // Wakes the thread, which then ends.
            let _ = UnixStream::connect(&self.place);
            let _ = fs::remove_file(&self.place);
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use std::sync::mpsc::channel;

        #[test]
        fn a_second_window_calls_the_first_until_that_has_gone() {
            let folder = tempfile::tempdir().unwrap();
            let place = folder.path().join("case.socket");
            assert!(!call_at(&place), "nobody is there");
            let (sender, calls) = channel();
            let line = Line::listen_at(place.clone(), Outbox::new(sender, Arc::new(|| {}))).unwrap();
            assert!(call_at(&place));
            assert!(matches!(calls.recv().unwrap(), Action::Raise));
            drop(line);
            assert!(!call_at(&place) && !place.exists());
        }

        #[test]
        fn a_socket_that_was_left_behind_is_replaced() {
            let folder = tempfile::tempdir().unwrap();
            let place = folder.path().join("case.socket");
            drop(UnixListener::bind(&place).unwrap());
            assert!(!call_at(&place), "left behind, nobody listens");
            let (sender, _calls) = channel();
            let _line = Line::listen_at(place.clone(), Outbox::new(sender, Arc::new(|| {}))).unwrap();
            assert!(call_at(&place));
        }
    }
}
