//! A case's folder laid out to run the program in.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::support::{copy, program};

/// Lays out a case below `root` in an empty `work`, and gives the program ready to run there with the case's arguments and environment.
pub(crate) fn lay_out(root: &Path, case: &Path, work: &Path) -> io::Result<Command> {
    let cmd = fs::read_to_string(case.join("cmd"))?;
    let mut program = program(work);
    for line in cmd.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("env ").and_then(|set| set.split_once('=')) {
            Some((name, value)) => {
                program.env(name, value.replace("[DIR]", &work.to_string_lossy()));
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
