//! Puts a text in a file's place on the disk, whole or not at all, and never anywhere else than where it was read.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::language::Text;

/// Why a file was not written; its old text is whole.
#[derive(Debug)]
pub enum Refused {
    /// A link stands in the way: what it points at may lie outside the workspace.
    Link,
    /// It may not be written to.
    ReadOnly,
    /// Somebody changed it since it was read.
    Changed,
    /// It is somebody else's, and would be ours.
    Owner,
    /// The system refused.
    System(io::Error),
}

impl Refused {
    /// Why, and what to do.
    pub fn words(&self) -> Text {
        match self {
            Self::Link => Text::fixed(
                "đường dẫn đi qua liên kết tượng trưng; thay liên kết bằng chính tệp hoặc thư mục ấy",
                "a symbolic link stands in its path; put the file or folder itself in its place",
            ),
            Self::ReadOnly => Text::fixed("tệp chỉ cho đọc; cho phép ghi rồi chạy lại", "it is read-only; allow writing and run again"),
            Self::Changed => Text::fixed(
                "có người vừa sửa tệp này; chạy lại để không mất phần ấy",
                "somebody has just changed it; run again, so that nothing is lost",
            ),
            Self::Owner => Text::fixed("tệp của người dùng khác; nhờ người ấy chạy", "it is another user's; ask them to run this"),
            Self::System(error) => Text::same(error.to_string()),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Puts a new text in the place of a file below `root` that said `before`: written beside it first, so that a failure leaves the old one
/// whole.
///
/// # Errors
/// When the file may not be written to, is not what was read, or the system refuses.
pub fn replace(root: Option<&Path>, path: &Path, before: &str, text: &str) -> Result<(), Refused> {
    let inside = |path: &Path| root.is_none_or(|root| path != root && path.starts_with(root));
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.file_type().is_symlink());
    if is_link(path) || path.ancestors().skip(1).take_while(|folder| inside(folder) && root.is_some()).any(is_link) {
        return Err(Refused::Link);
    }
    let about = fs::metadata(path)?;
    if about.permissions().readonly() {
        return Err(Refused::ReadOnly);
    }
    let (beside, mut file) = beside(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::set_permissions(&beside, about.permissions()))
        .map_err(Refused::from)
        .and_then(|()| keep_owner(&beside, &about))
        .and_then(|()| {
            // As late as can be: what was read is what is replaced.
            let now = fs::read(path)?;
            let now = now.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&now);
            if now == before.as_bytes() { Ok(()) } else { Err(Refused::Changed) }
        })
        .and_then(|()| fs::rename(&beside, path).map_err(Refused::from));
    if written.is_err() {
        // What is left beside the file is nobody's; the error that matters is the first.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file in the folder of `path`, of a name nobody has: one that was laid there to lead elsewhere is never opened.
fn beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0_u32..64 {
        let beside = path.with_file_name(format!(".cchc-{}-{attempt}.tmp", std::process::id()));
        match fs::OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

#[cfg(unix)]
fn keep_owner(beside: &Path, about: &fs::Metadata) -> Result<(), Refused> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let own = fs::metadata(beside)?;
    if (own.uid(), own.gid()) == (about.uid(), about.gid()) {
        return Ok(());
    }
    chown(beside, Some(about.uid()), Some(about.gid())).map_err(|_| Refused::Owner)?;
    // A change of owner may take bits away.
    Ok(fs::set_permissions(beside, about.permissions())?)
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) -> Result<(), Refused> {
    Ok(())
}
