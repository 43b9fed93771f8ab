//! What git knows of the workspace. Git is asked, never needed: without it, or outside a repository, the answer is that there is none.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::model::revision::Revision;

/// The commit the workspace at `root` stands on, and whether the workspace's own files differ from it.
pub fn revision(root: &Path) -> Revision {
    let Some(id) = git(root, &["rev-parse", "--short=12", "HEAD"]) else { return Revision::None };
    let changes = git(root, &["status", "--porcelain", "--untracked-files=normal", "--", "."]);
    Revision::Commit { id: id.trim().to_owned(), clean: changes.is_some_and(|changes| changes.trim().is_empty()) }
}

/// Asks git; programs that a repository's own settings would start are switched off, since the repository may be a stranger's.
fn git(root: &Path, question: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks", "-C"])
        .arg(root)
        .args(question)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
