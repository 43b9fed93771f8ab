//! Puts a text or bytes at a file's place on the disk, whole or not at all, and never anywhere else than where it was read or asked for.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::language::Text;

/// The byte-order mark that Notepad puts before a text.
const MARK: &str = "\u{feff}";

/// Why a file was not written; its old text is whole.
#[derive(Debug)]
pub enum Refused {
    /// A link stands in the way: what it points at may lie outside the workspace.
    Link,
    /// A folder or a device is there.
    NoFile,
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
            Self::NoFile => Text::fixed("ở đó không phải là tệp thường", "what is there is no regular file"),
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
    if root.is_some_and(|root| is_behind_link(root, path)) {
        return Err(Refused::Link);
    }
    put(path, text.as_bytes(), |now| now.is_some_and(|now| now.strip_prefix(MARK.as_bytes()).unwrap_or(now) == before.as_bytes()))
}

/// The same of a file of which only a part is changed: the byte-order mark it begins with stays.
///
/// # Errors
/// As [`replace`].
pub fn amend(root: Option<&Path>, path: &Path, before: &str, text: &str) -> Result<(), Refused> {
    let is_marked = standing(path)?.is_some() && fs::read(path)?.starts_with(MARK.as_bytes());
    if is_marked { replace(root, path, before, &format!("{MARK}{text}")) } else { replace(root, path, before, text) }
}

/// Puts a new file at a place below `root` where nothing is, with the folders it needs.
///
/// # Errors
/// When something is there, a link stands in its path, or the system refuses.
pub fn create(root: &Path, path: &Path, text: &str) -> Result<(), Refused> {
    if is_behind_link(root, path) {
        return Err(Refused::Link);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    put(path, text.as_bytes(), |now| now.is_none())
}

/// Whether a folder between `root` and a path is a link, which may lead anywhere.
pub fn is_behind_link(root: &Path, path: &Path) -> bool {
    path.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root)).any(is_link)
}

/// What stands at a path that bytes may be put at; none where nothing does. Nothing of it is read, so that a device or a pipe, which may
/// have no end, is told at once.
///
/// # Errors
/// When a link or no regular file stands there, it may not be written to, or the system refuses.
pub fn standing(path: &Path) -> Result<Option<fs::Metadata>, Refused> {
    if is_link(path) {
        return Err(Refused::Link);
    }
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if !about.is_file() {
        return Err(Refused::NoFile);
    }
    if about.permissions().readonly() {
        return Err(Refused::ReadOnly);
    }
    Ok(Some(about))
}

/// Puts bytes at `path`, in the place of the file there or as a new one: written beside it first, so that a failure leaves what was there
/// whole and nothing else behind. `expected` is shown what stands there (none: no file) at the last moment. A file that was there keeps
/// its permissions and its owner.
///
/// # Errors
/// When a link or no regular file stands there, it may not be written to, it is not what was expected, or the system refuses.
pub fn put(path: &Path, bytes: &[u8], expected: impl FnOnce(Option<&[u8]>) -> bool) -> Result<(), Refused> {
    let about = standing(path)?;
    let (beside, mut file) = beside(path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(Refused::from)
        .and_then(|()| about.as_ref().map_or(Ok(()), |about| keep(&beside, about)))
        .and_then(|()| {
            // As late as can be: what was read is what is replaced, and nobody else's run comes between.
            let _held = about.as_ref().map(|_| hold(path)).transpose()?;
            let now = match fs::read(path) {
                Ok(now) => Some(now),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error.into()),
            };
            if !expected(now.as_deref()) {
                return Err(Refused::Changed);
            }
            if now.is_some() { Ok(fs::rename(&beside, path)?) } else { settle(&beside, path) }
        });
    if written.is_ok() {
        keep_name(path);
    } else {
        // What is left beside the file is nobody's; the error that matters is the first.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Gives a file that was written beside its place the name that nobody has yet, or somebody has taken by now.
fn settle(beside: &Path, path: &Path) -> Result<(), Refused> {
    match fs::hard_link(beside, path) {
        Ok(()) => {
            // What is left beside the file is nobody's.
            let _ = fs::remove_file(beside);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Refused::Changed),
        // A disk that knows no second name for a file.
        Err(_) => Ok(fs::rename(beside, path)?),
    }
}

/// A file that another run of the program waits for until it is dropped; nothing but a handle where the system's disk knows no locks.
#[cfg(unix)]
fn hold(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::MetadataExt as _;
    loop {
        let file = fs::File::open(path)?;
        // A share without a lock service refuses it in many ways: there, the look right before the replacing has to do.
        let _ = file.lock();
        // Whoever held it before may have put another file in its place.
        let (held, now) = (file.metadata()?, fs::metadata(path)?);
        if (held.dev(), held.ino()) == (now.dev(), now.ino()) {
            return Ok(file);
        }
    }
}

/// There, a lock would keep the file from being read and replaced by the one who holds it.
#[cfg(not(unix))]
fn hold(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes the new name outlive a power cut, where the system can; the file is whole either way.
#[cfg(unix)]
fn keep_name(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn keep_name(_: &Path) {}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.file_type().is_symlink())
}

fn keep(beside: &Path, about: &fs::Metadata) -> Result<(), Refused> {
    fs::set_permissions(beside, about.permissions())?;
    keep_owner(beside, about)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("cchc-put-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_refused_write_leaves_the_old_file_and_no_litter() {
        let folder = folder("refused");
        let path = folder.join("a.md");
        put(&path, b"old", |now| now.is_none()).expect("a new file");
        assert!(matches!(put(&path, b"new", |now| now.is_none()), Err(Refused::Changed)));
        assert!(matches!(put(&folder, b"new", |_| true), Err(Refused::NoFile)));
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        assert_eq!(names(&folder), ["a.md"]);
        put(&path, b"new", |now| now == Some(b"old")).expect("it is what was expected");
        assert_eq!((fs::read(&path).expect("it is there"), names(&folder)), (b"new".to_vec(), vec!["a.md".to_owned()]));
        fs::remove_dir_all(folder).expect("ours");
    }

    #[test]
    fn of_many_at_once_each_changes_what_it_read_or_nothing() {
        let folder = folder("at-once");
        let path = folder.join("a.toml");
        fs::write(&path, "0").expect("ours");
        let done: usize = std::thread::scope(|scope| {
            let add = || {
                (0..40)
                    .filter(|_| {
                        let before = fs::read_to_string(&path).expect("it is whole");
                        let number: usize = before.parse().expect("it is whole");
                        replace(None, &path, &before, &(number + 1).to_string()).is_ok()
                    })
                    .count()
            };
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(add)).collect();
            runs.into_iter().map(|run| run.join().expect("no panic")).sum()
        });
        assert_eq!(fs::read_to_string(&path).expect("it is there"), done.to_string(), "what was told as written is there");
        assert!(done >= 40, "{done}");
        fs::remove_dir_all(folder).expect("ours");
    }

    #[test]
    fn of_many_that_make_a_file_one_does() {
        let folder = folder("one-of-many");
        let path = folder.join("a.toml");
        let made = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..8)
                .map(|run| {
                    scope.spawn({
                        let (folder, path) = (&folder, &path);
                        move || create(folder, path, &run.to_string()).is_ok()
                    })
                })
                .collect();
            runs.into_iter().map(|run| run.join().expect("no panic")).filter(|made| *made).count()
        });
        assert_eq!((made, names(&folder)), (1, vec!["a.toml".to_owned()]));
        fs::remove_dir_all(folder).expect("ours");
    }

    #[test]
    fn a_byte_order_mark_stays_where_a_part_is_changed() {
        let folder = folder("marked");
        let path = folder.join("a.toml");
        fs::write(&path, "\u{feff}a = 1\n").expect("ours");
        amend(None, &path, "a = 1\n", "a = 2\n").expect("it says what it said");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "\u{feff}a = 2\n");
        replace(None, &path, "a = 2\n", "a = 3\n").expect("it says what it said");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "a = 3\n");
        amend(None, &path, "a = 3\n", "a = 4\n").expect("it says what it said");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "a = 4\n");
        fs::remove_dir_all(folder).expect("ours");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = folder("kept");
        let (path, link) = (folder.join("a.md"), folder.join("link.md"));
        fs::write(&path, "old").expect("ours");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("ours");
        put(&path, b"new", |_| true).expect("it may be written");
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o640);
        symlink(&path, &link).expect("ours");
        assert!(matches!(put(&link, b"newer", |_| true), Err(Refused::Link)));
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
        fs::remove_dir_all(folder).expect("ours");
    }
}
