//! What git knows of the workspace. Git is asked, never needed: without it, outside a repository, or when it takes too long, the answer
//! is that there is none.
//!
//! The repository may be a stranger's: nothing that its settings name is ever run, neither filters nor hooks nor helpers.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::model::revision::Revision;

/// How long git may take: a large repository answers in a tenth of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The commit the workspace at `root` stands on, and whether the workspace's own files differ from it.
pub fn revision(root: &Path) -> Revision {
    let Some(id) = git(root, &["rev-parse", "--short=12", "HEAD"], &[]) else { return Revision::None };
    let changes = filters(root).and_then(|filters| {
        let filters: Vec<&str> = filters.iter().map(String::as_str).collect();
        git(root, &["status", "--porcelain", "--untracked-files=normal", "--ignore-submodules=all", "--", "."], &filters)
    });
    Revision::Commit { id: id.trim().to_owned(), clean: changes.is_some_and(|changes| changes.trim().is_empty()) }
}

/// The settings of the filters a repository sets up. Asking for the state of files would run them: each is emptied first. Where they
/// cannot be told, or one has a name that cannot be written back letter by letter, nothing may be asked that would run it.
fn filters(root: &Path) -> Option<Vec<String>> {
    let settings = answer(root, &["config", "-z", "--name-only", "--list"], &[], Vec::new())?;
    let names = settings.split(|byte| *byte == 0).filter(|name| name.len() >= 7 && name[..7].eq_ignore_ascii_case(b"filter."));
    names.map(|name| String::from_utf8(name.to_vec()).ok()).collect()
}

/// A file that differs from a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path from the root that was asked about.
    pub path: String,
    /// Its text at the revision; none where it had none.
    pub before: Option<String>,
}

/// The files below `root` that differ from `revision` or are new to git; none when git cannot tell.
pub fn changed_since(root: &Path, revision: &str) -> Option<Vec<Change>> {
    let commit = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")], &[])?;
    let filters = filters(root)?;
    let filters: Vec<&str> = filters.iter().map(String::as_str).collect();
    let differing =
        ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--relative"];
    let differing: Vec<&str> = differing.into_iter().chain([commit.trim(), "--", "."]).collect();
    let changed = git(root, &differing, &filters)?;
    // What git ignores is read all the same, and so is new to it.
    let new = git(root, &["ls-files", "-z", "--others", "--", "."], &filters)?;
    let told = git(root, &["ls-files", "-z", "-v", "-s", "--", "."], &filters)?;
    let unseen = told.split('\0').filter_map(unseen);
    let mut paths: Vec<&str> = changed.split('\0').chain(new.split('\0')).chain(unseen).filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    let before = texts_at(root, commit.trim(), &paths)?;
    Some(paths.into_iter().zip(before).map(|(path, before)| Change { path: path.to_owned(), before }).collect())
}

/// The path of an entry of the index whose changes git does not look for: one marked so, or another repository inside this one. Such a
/// one is taken for changed.
fn unseen(entry: &str) -> Option<&str> {
    let (state, path) = entry.split_once('\t')?;
    let (mark, mode) = state.split_once(' ')?;
    let marked = mark.starts_with(|letter: char| letter.is_ascii_lowercase()) || mark == "S";
    (marked || mode.starts_with("160000")).then_some(path)
}

/// The texts of files at a commit, in one question.
fn texts_at(root: &Path, commit: &str, paths: &[&str]) -> Option<Vec<Option<String>>> {
    // A name with a line break cannot be asked for in a line: it is taken for new, and no document of ours has one.
    let asked: Vec<&str> = paths.iter().copied().filter(|path| !path.contains('\n')).collect();
    let mut question = Vec::new();
    for path in &asked {
        question.extend_from_slice(format!("{commit}:./{path}\n").as_bytes());
    }
    let answer = answer(root, &["cat-file", "--batch"], &[], question)?;
    let mut rest = answer.as_slice();
    let mut texts = std::collections::HashMap::new();
    for path in asked {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (head, body) = (String::from_utf8_lossy(&rest[..end]).into_owned(), &rest[end + 1..]);
        let size = head.rsplit_once(" blob ").and_then(|(_, size)| size.parse::<usize>().ok());
        rest = match size {
            Some(size) => {
                texts.insert(path, String::from_utf8_lossy(body.get(..size)?).into_owned());
                body.get(size + 1..)?
            }
            None => body,
        };
    }
    Some(paths.iter().map(|path| texts.remove(path)).collect())
}

/// Asks git, with the settings of `off` emptied.
fn git(root: &Path, question: &[&str], off: &[&str]) -> Option<String> {
    answer(root, question, off, Vec::new()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Git's answer, byte by byte, to a question that goes on in `input`.
fn answer(root: &Path, question: &[&str], off: &[&str], input: Vec<u8>) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    let settings = [
        ("core.fsmonitor", "false"),
        ("core.hooksPath", "/dev/null"),
        ("core.attributesFile", "/dev/null"),
        ("safe.bareRepository", "explicit"),
    ];
    let emptied = off.iter().map(|name| (*name, if name.ends_with(".required") { "false" } else { "" }));
    let mut count = 0;
    for (name, value) in settings.into_iter().chain(emptied) {
        command.env(format!("GIT_CONFIG_KEY_{count}"), name).env(format!("GIT_CONFIG_VALUE_{count}"), value);
        count += 1;
    }
    command
        .env("GIT_CONFIG_COUNT", count.to_string())
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("GIT_TERMINAL_PROMPT", "0")
        .args([OsStr::new("--no-optional-locks"), OsStr::new("-C"), root.as_os_str()])
        .args(question)
        .stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() })
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    if let Some(mut pipe) = child.stdin.take() {
        // Git that stops reading says so in how it ends.
        std::thread::spawn(move || pipe.write_all(&input));
    }
    let mut out = child.stdout.take()?;
    let (send, answer) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // Whoever asked may have given up: then nobody listens.
        let _ = out.read_to_end(&mut bytes).map(|_| send.send(bytes));
    });
    let Ok(bytes) = answer.recv_timeout(PATIENCE) else {
        let _ = child.kill();
        let _ = child.wait();
        return None;
    };
    child.wait().ok()?.success().then_some(bytes)
}
