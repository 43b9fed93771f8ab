//! What several tests share: a case's folder laid out to run the program in.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Lays out a case below `root` in an empty `work`, and gives the program ready to run there with the case's arguments and environment.
pub(crate) fn lay_out(root: &Path, case: &Path, work: &Path) -> io::Result<Command> {
    let cmd = fs::read_to_string(case.join("cmd"))?;
    let mut program = program(work);
    for line in cmd.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("env ").and_then(|set| set.split_once('=')) {
            Some((name, value)) => {
                program.env(name, value);
            }
            None if line == "base" => copy(&root.join("base"), work)?,
            None => {
                program.arg(line);
            }
        }
    }
    if case.join("in").is_dir() {
        copy(&case.join("in"), work)?;
    }
    for path in fs::read_to_string(case.join("remove")).unwrap_or_default().lines() {
        fs::remove_file(work.join(path.trim()))?;
    }
    Ok(program)
}

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
