//! What this program wrote where: a line a file, its SHA-256 and its path, as `sha256sum` prints them, in the user's own state folder.
//!
//! It only ever lets an output be replaced: without it, or when it cannot be kept, every file that is there is somebody else's. The newest
//! [`MOST`] files are remembered. Of two runs that end at once one may be forgotten, which again means a question more, never a file less.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::edit::replace::put;

/// How many files are remembered.
const MOST: usize = 1000;

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// This program wrote it, and it is as it was written.
    Ours,
    /// This program wrote it, and somebody changed it since.
    Changed,
    /// Nothing is known of it.
    Unknown,
}

/// The files this program wrote, oldest first.
pub(super) struct Ledger {
    path: Option<PathBuf>,
    /// Digest and path.
    rows: Vec<(String, String)>,
}

impl Ledger {
    /// The user's ledger; an empty one where there is none.
    pub(super) fn open() -> Self {
        Self::read(state_folder().map(|folder| folder.join("written")))
    }

    fn read(path: Option<PathBuf>) -> Self {
        let text = path.as_ref().and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let rows = text.lines().filter_map(|line| line.split_once("  ")).map(|(digest, path)| (digest.to_owned(), path.to_owned()));
        Self { path, rows: rows.collect() }
    }

    /// Whose the file at `path` is, that says `now`.
    pub(super) fn standing(&self, path: &Path, now: &[u8]) -> Standing {
        let Some(key) = key(path) else { return Standing::Unknown };
        match self.rows.iter().rev().find(|(_, known)| *known == key) {
            Some((digest, _)) if *digest == digest_of(now) => Standing::Ours,
            Some(_) => Standing::Changed,
            None => Standing::Unknown,
        }
    }

    /// Remembers that `bytes` were written to `path`.
    pub(super) fn record(&mut self, path: &Path, bytes: &[u8]) {
        let Some(key) = key(path) else { return };
        self.rows.retain(|(_, known)| *known != key);
        self.rows.push((digest_of(bytes), key));
        self.rows.drain(..self.rows.len().saturating_sub(MOST));
    }

    /// Keeps it for the next run; where that fails, the next run asks.
    pub(super) fn keep(&self) {
        let Some(path) = &self.path else { return };
        let text: String = self.rows.iter().fold(String::new(), |mut text, (digest, path)| {
            let _ = writeln!(text, "{digest}  {path}");
            text
        });
        let _ = path.parent().map_or(Ok(()), fs::create_dir_all);
        let _ = put(path, text.as_bytes(), |_| true);
    }

    /// The names of files this program wrote into `folder`, that are there, and are none of `but`.
    pub(super) fn left_in(&self, folder: &Path, but: &[&Path]) -> Vec<String> {
        let Ok(folder) = fs::canonicalize(folder) else { return Vec::new() };
        let but: Vec<String> = but.iter().filter_map(|path| key(path)).collect();
        let own = self.rows.iter().map(|(_, path)| path).filter(|path| !but.contains(path)).map(Path::new);
        let left = own.filter(|path| path.parent() == Some(&folder) && path.is_file());
        let mut names: Vec<String> = left.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        names.sort();
        names
    }
}

/// Where this user's programs keep what they remember: `XDG_STATE_HOME` or `~/.local/state`, on Windows `LOCALAPPDATA`; none where the
/// environment names no such folder.
pub(super) fn state_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local").join("state")))
    };
    folder.map(|folder| folder.join("cchc"))
}

/// A file's one path, through whatever folders and links it was named; none for a name a line cannot hold.
fn key(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = fs::canonicalize(folder).ok()?.join(path.file_name()?);
    whole.to_str().filter(|path| !path.contains(['\n', '\r'])).map(str::to_owned)
}

fn digest_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_ours_while_it_says_what_was_written() {
        let folder = std::env::temp_dir().join(format!("cchc-ledger-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let (at, file) = (folder.join("state").join("written"), folder.join("a.md"));
        let mut ledger = Ledger::read(Some(at.clone()));
        assert_eq!(ledger.standing(&file, b"one"), Standing::Unknown);
        ledger.record(&file, b"one");
        ledger.record(&file, b"two");
        ledger.keep();
        // The digest is that of `printf two | sha256sum`.
        let text = fs::read_to_string(&at).expect("it was kept");
        assert!(text.starts_with("3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  "), "{text}");
        assert_eq!(text.lines().count(), 1, "a file has one line");
        let ledger = Ledger::read(Some(at));
        assert_eq!(ledger.standing(&file, b"two"), Standing::Ours);
        assert_eq!(ledger.standing(&folder.join(".").join("a.md"), b"two"), Standing::Ours, "by another name");
        assert_eq!(ledger.standing(&file, b"one"), Standing::Changed);
        fs::remove_dir_all(folder).expect("ours");
    }

    #[test]
    fn it_does_not_grow_without_bound() {
        let mut ledger = Ledger { path: None, rows: Vec::new() };
        let folder = std::env::temp_dir();
        for number in 0..MOST + 5 {
            ledger.record(&folder.join(format!("{number}.md")), b"x");
        }
        assert_eq!(ledger.rows.len(), MOST);
        assert_eq!(ledger.standing(&folder.join("4.md"), b"x"), Standing::Unknown, "the oldest are forgotten first");
        assert_eq!(ledger.standing(&folder.join("5.md"), b"x"), Standing::Ours);
    }
}
