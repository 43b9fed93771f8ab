//! The floor: what reading a workspace costs before anything is made of it.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use toml::de::DeTable;
use walkdir::WalkDir;

/// Walks `folder`, reads and parses its TOML files on all cores as `cchc` does, drops each tree, and prints how many bytes and files.
pub(crate) fn run(folder: &Path) -> Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "toml") {
            paths.push(entry.into_path());
        }
    }
    paths.sort();
    let bytes: Vec<usize> = paths.par_iter().map(|path| parse(path)).collect::<Result<_>>()?;
    println!("{} {}", bytes.iter().sum::<usize>(), paths.len());
    Ok(())
}

fn parse(path: &Path) -> Result<usize> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let (tree, errors) = DeTable::parse_recoverable(&text);
    ensure!(errors.is_empty(), "{}: {}", path.display(), errors[0]);
    drop(black_box(tree));
    Ok(text.len())
}
