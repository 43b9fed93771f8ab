//! Which files a run looks at: a workspace, some of its files, what changed in it, or files on their own.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::words::say;
use super::{Exit, find, start};
use crate::check::{self, Affected};
use crate::diagnostic::suggest::nearest;
use crate::history;
use crate::language::Text;
use crate::load::{self, Loaded, Overlay};
use crate::model::checked::Checked;

/// What a person says of them.
#[derive(clap::Args)]
pub(super) struct Chosen {
    #[arg(value_name = say("ĐƯỜNG-DẪN", "PATH"), help_heading = say("Đối số", "Arguments"), help = say(
        "Chỉ hiện lỗi của các tệp, thư mục này; ngoài không gian làm việc thì kiểm tra riêng các tệp đó; có -C thì tính từ thư mục ấy",
        "Show only what these files and folders have; outside a workspace, check these files by themselves; with -C, from that folder",
    ))]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help = say(
        "Kiểm tra riêng các tệp đã cho, đối chiếu với bộ dữ liệu này (mã hoặc thư mục)",
        "Check the given files by themselves, against this bundle (an id or a folder)",
    ))]
    plan: Option<String>,
    #[arg(long, value_name = say("BẢN", "REV"), conflicts_with = "plan", help = say(
        "Chỉ hiện lỗi ở các tệp đã đổi so với bản này trong git, và ở mọi tệp phụ thuộc vào chúng",
        "Show only what the files changed since this git revision have, and whatever depends on them",
    ))]
    changed_since: Option<String>,
}

impl Chosen {
    /// These files and folders.
    pub(super) fn of(paths: Vec<PathBuf>) -> Self {
        Self { paths, plan: None, changed_since: None }
    }
}

/// What a run looks at: a workspace, narrowed to some of its files, or files on their own.
pub(super) struct Files {
    /// The workspace's root; none for files on their own.
    pub(super) root: Option<PathBuf>,
    /// Files on their own.
    alone: Vec<PathBuf>,
    plan: Option<String>,
    /// The files and folders to show, as paths are shown: from the root where there is one; all when empty.
    shown: Vec<String>,
    /// The files changed since a revision.
    changed: Option<Vec<history::Change>>,
}

/// The files of a run that are looked at.
pub(super) struct LookedAt<'a> {
    files: &'a Files,
    affected: Option<Affected>,
}

impl LookedAt<'_> {
    /// Whether a file is among those asked for, and the change bears on it.
    pub(super) fn includes(&self, path: &str) -> bool {
        self.files.is_shown(path) && self.affected.as_ref().is_none_or(|affected| affected.includes(path))
    }
}

/// What was most likely meant by a path that is not there: its first part that is not, as a neighbour is called.
fn meant(from: &Path, path: &Path) -> Option<String> {
    let mut there = PathBuf::new();
    let mut parts = path.components();
    for part in parts.by_ref() {
        let next = there.join(part);
        if from.join(&next).exists() {
            there = next;
            continue;
        }
        let folder = if there.as_os_str().is_empty() { from.to_path_buf() } else { from.join(&there) };
        let names = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let names: Vec<String> = names.collect();
        let near = nearest(part.as_os_str().to_str()?, names.iter().map(String::as_str))?;
        let meant: PathBuf = there.join(near).components().chain(parts).collect();
        return from.join(&meant).exists().then(|| meant.display().to_string());
    }
    None
}

impl Files {
    pub(super) fn of(args: &Chosen, root: Option<&Path>, console: &mut Console) -> Result<Self, Exit> {
        let from = start(root);
        for path in &args.paths {
            if std::fs::symlink_metadata(from.join(path)).is_err() {
                let shown = path.display();
                console.error(&Text::new(format!("không có tệp hay thư mục `{shown}`"), format!("there is no file or folder `{shown}`")));
                if let Some(meant) = meant(&from, path) {
                    console.hint(&Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")));
                }
                return Err(Exit::Usage);
            }
        }
        let alone = args.plan.is_some() || !args.paths.is_empty() && args.changed_since.is_none() && load::find_root(&from).is_none();
        if alone {
            if args.paths.is_empty() {
                console.error(&Text::fixed("--plan cần tên các tệp để kiểm tra", "--plan needs the files to check"));
                return Err(Exit::Usage);
            }
            let alone: Vec<PathBuf> = args.paths.iter().map(|path| root.map_or_else(|| path.clone(), |root| root.join(path))).collect();
            // A folder may be named with the `/` behind it that a shell completes.
            let shown = alone.iter().map(|path| path.components().collect::<PathBuf>().to_string_lossy().replace('\\', "/")).collect();
            return Ok(Self { root: None, alone, plan: args.plan.clone(), shown, changed: None });
        }
        let found = find(root, console)?;
        let shown = narrow(args, &from, &found, console)?;
        let changed = match &args.changed_since {
            Some(revision) => Some(changed_since(&found, revision, console)?),
            None => None,
        };
        Ok(Self { root: Some(found), alone: Vec::new(), plan: None, shown, changed })
    }

    /// Reads everything, with the texts of `overlay` in place of what the disk has.
    pub(super) fn load(&self, overlay: &Overlay, console: &Console) -> Result<Loaded, Exit> {
        if let Some(root) = &self.root {
            return super::read(root, overlay, console);
        }
        match load::files(&self.alone, self.plan.as_deref(), overlay) {
            Ok(loaded) if loaded.workspace.sources.is_empty() => {
                console
                    .error(&Text::fixed("không có tệp .toml nào trong các thư mục đã nêu", "there is no .toml file in the folders named"));
                Err(Exit::Nothing)
            }
            Ok(loaded) => Ok(loaded),
            Err(named) => {
                console.error(&Text::new(format!("không có bộ dữ liệu `{named}`"), format!("there is no bundle `{named}`")));
                console.hint(&Text::fixed("xem các bộ dữ liệu: cchc plan list", "see the bundles: cchc plan list"));
                Err(Exit::Nothing)
            }
        }
    }

    /// What is looked at in a checked workspace.
    pub(super) fn looked_at(&self, checked: &Checked) -> LookedAt<'_> {
        let whose = |change: &history::Change| change.before.as_deref().and_then(load::agency_of);
        let changes = |changes: &Vec<history::Change>| {
            check::affected(checked, changes.iter().map(|change| (change.path.as_str(), whose(change))).collect::<Vec<_>>())
        };
        LookedAt { files: self, affected: self.changed.as_ref().map(changes) }
    }

    /// The files changed since the revision that was asked for.
    pub(super) fn changed(&self) -> Option<&[history::Change]> {
        self.changed.as_deref()
    }

    /// The files and folders asked for that are none of these files and have none of them.
    pub(super) fn without(&self, paths: &[&str]) -> impl Iterator<Item = &str> {
        self.shown.iter().map(String::as_str).filter(|named| !paths.iter().any(|path| is_under(path, named)))
    }

    /// Whether a file is asked for by its own name, and not only with its folder.
    pub(super) fn is_named(&self, path: &str) -> bool {
        self.shown.iter().any(|named| named == path)
    }

    /// Whether a file is among those asked for; of files on their own the bundle they are held against is not.
    pub(super) fn is_shown(&self, path: &str) -> bool {
        self.shown.is_empty() || self.shown.iter().any(|named| is_under(path, named))
    }

    /// Where on the disk a change of what the run looks at can happen.
    pub(super) fn watched(&self) -> Vec<PathBuf> {
        let bundle = self.plan.as_ref().map(PathBuf::from).filter(|folder| folder.is_dir());
        self.root.as_ref().map_or_else(|| self.alone.iter().cloned().chain(bundle).collect(), |root| vec![root.clone()])
    }

    /// Where a file of the run lies on the disk.
    pub(super) fn on_disk(&self, path: &str) -> PathBuf {
        self.root.as_ref().map_or_else(|| PathBuf::from(path), |root| root.join(path))
    }
}

/// The files git says were changed, from the workspace's root.
fn changed_since(root: &Path, revision: &str, console: &Console) -> Result<Vec<history::Change>, Exit> {
    history::changed_since(root, revision).ok_or_else(|| {
        console.error(&Text::new(
            format!("git không cho biết các tệp đã đổi so với `{revision}`"),
            format!("git does not tell what changed since `{revision}`"),
        ));
        console.hint(&Text::fixed(
            "không gian làm việc phải nằm trong một kho git, và bản ấy phải có trong kho (xem: git log --oneline)",
            "the workspace must lie in a git repository that has that revision (see: git log --oneline)",
        ));
        Exit::Usage
    })
}

/// Whether a file is the one named, or lies in the folder named.
fn is_under(path: &str, named: &str) -> bool {
    path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The given paths, from the workspace's root; a path outside it is refused.
fn narrow(args: &Chosen, from: &Path, root: &Path, console: &Console) -> Result<Vec<String>, Exit> {
    let absolute = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let root = absolute(root);
    let mut shown = Vec::new();
    for path in &args.paths {
        let full = from.join(path);
        // A link is named by where it stands, not by what it points at.
        let name = full.file_name().map(std::ffi::OsStr::to_os_string);
        let full = match (full.is_symlink(), full.parent(), name) {
            (true, Some(parent), Some(name)) => absolute(parent).join(name),
            _ => absolute(&full),
        };
        let Ok(inside) = full.strip_prefix(&root) else {
            let (path, root) = (path.display(), root.display());
            console.error(&Text::new(
                format!("`{path}` nằm ngoài không gian làm việc `{root}`"),
                format!("`{path}` lies outside the workspace `{root}`"),
            ));
            return Err(Exit::Usage);
        };
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        shown.push(parts.join("/"));
    }
    Ok(shown)
}
