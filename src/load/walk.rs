//! Finds the files of a workspace, in path order.
//!
//! Links are not followed: what they point at may lie outside the workspace. Hidden folders, folders of bundles and workspaces inside
//! the workspace are passed over.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{MANIFEST, Overlay};

/// The folders in which every TOML file is a document of ours.
const OURS: [&str; 4] = ["agencies/", "amendments/", "syntheses/", "receipts/"];

/// A file that was met.
#[derive(Clone, Debug)]
pub(super) struct Walked {
    /// Its path from the root, with `/`.
    pub(super) shown: String,
    /// What there is to read.
    pub(super) path: Found,
    /// Whether it stands where only documents of ours do, so that an unknown kind is a fault.
    pub(super) ours: bool,
}

/// What there is to read.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// A file.
    File(PathBuf),
    /// A link, not followed.
    Link,
    /// A pipe or a device, which might never end.
    Special,
    /// A document under a name that Notepad made: `q1.toml.txt`.
    Misnamed,
    /// The disk refused, for this reason.
    Failed(String),
}

/// Every TOML file under `root`, but those of the bundle `folders` and the manifest; files that so far only the overlay has are among them.
pub(super) fn documents(root: &Path, folders: &[PathBuf], overlay: &Overlay) -> Vec<Walked> {
    let enters = |entry: &DirEntry| {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let inner = entry.depth() > 0 && entry.file_type().is_dir() && entry.path().join(MANIFEST).is_file();
        let built = entry.depth() == 1 && entry.file_type().is_dir() && entry.file_name() == "target";
        !hidden && !inner && !built && !folders.iter().any(|folder| folder == entry.path())
    };
    let mut walked: Vec<Walked> = WalkDir::new(root)
        .into_iter()
        .filter_entry(enters)
        .filter_map(|entry| {
            let (path, found) = match entry {
                Ok(entry) => {
                    let path = entry.path().to_path_buf();
                    let found = if entry.path_is_symlink() {
                        Found::Link
                    } else if entry.file_type().is_dir() {
                        return None;
                    } else if entry.file_type().is_file() {
                        Found::File(path.clone())
                    } else {
                        Found::Special
                    };
                    (path, found)
                }
                Err(error) => {
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    (error.path()?.to_path_buf(), Found::Failed(reason))
                }
            };
            let shown = shown(path.strip_prefix(root).unwrap_or(&path));
            let toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
            let misnamed = shown.to_lowercase().ends_with(".toml.txt");
            let ours = is_ours(&shown);
            let found = if ours && misnamed && matches!(found, Found::File(_)) { Found::Misnamed } else { found };
            let wanted = match found {
                Found::File(_) | Found::Special => toml && shown != MANIFEST,
                Found::Link => ours || toml,
                Found::Misnamed | Found::Failed(_) => true,
            };
            wanted.then_some(Walked { shown, path: found, ours })
        })
        .collect();
    walked.extend(overlay.keys().filter_map(|shown| unwritten(root, folders, shown)));
    walked.sort_by(|one, other| one.shown.cmp(&other.shown));
    walked
}

/// Whether every TOML file in this place is a document of ours.
fn is_ours(shown: &str) -> bool {
    OURS.iter().any(|folder| shown.starts_with(folder))
}

/// A document of the overlay that the disk does not have yet, where the walk would find it once it is written.
fn unwritten(root: &Path, folders: &[PathBuf], shown: &str) -> Option<Walked> {
    let path = root.join(shown);
    let hidden = shown.split('/').any(|part| part.starts_with('.') || part.is_empty()) || shown.starts_with("target/");
    let toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let apart = path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root)
        .any(|folder| folders.iter().any(|other| other == folder) || folder.join(MANIFEST).is_file());
    let new = toml && shown != MANIFEST && !hidden && !apart && std::fs::symlink_metadata(&path).is_err();
    new.then(|| Walked { shown: shown.to_owned(), path: Found::File(path), ours: is_ours(shown) })
}

/// A path given by hand: the file itself, or the TOML files of a folder.
pub(super) fn given(path: &Path) -> Vec<Walked> {
    if !path.is_dir() {
        let found = if path.is_file() { Found::File(path.to_path_buf()) } else { Found::Special };
        return vec![Walked { shown: shown(path), path: found, ours: true }];
    }
    let mut walked = documents(path, &[], &Overlay::default());
    for file in &mut walked {
        file.shown = format!("{}/{}", shown(path), file.shown);
        file.ours = true;
    }
    walked
}

/// A path with `/` on every system. What of it is no letter, or would break the line, stands as U+FFFD; nothing of such a name is ever
/// written to.
pub(super) fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let shown = parts.join("/").replacen("//", "/", 1);
    if shown.contains(char::is_control) { shown.replace(char::is_control, "\u{fffd}") } else { shown }
}
