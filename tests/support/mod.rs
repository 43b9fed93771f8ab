//! What tests that run the program share: the program itself, a folder for it, a copy of another.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// The program in a folder, with an environment of its own.
pub(crate) fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cchc"));
    program.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    program
}

/// An empty folder under cargo's own for such things.
pub(crate) fn scratch(name: &Path) -> io::Result<std::path::PathBuf> {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    fs::canonicalize(&work)
}

/// Copies a folder over another; links stay links.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_symlink() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path())?, target)?;
        } else if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
