//! `validate --fix` and `--diff`: what would change, shown or written.

use std::fs;
use std::io;
use std::path::Path;

use chrono::NaiveDate;
use similar::TextDiff;

use super::Exit;
use super::console::Console;
use super::validate::Files;
use crate::check::Levels;
use crate::edit::fix;
use crate::language::{Text, printable};
use crate::load::Overlay;

/// What --fix changes.
pub(super) struct Mended {
    /// The new texts of the files that change.
    pub(super) overlay: Overlay,
    places: usize,
}

/// What can be mended without a person.
pub(super) fn mended(files: &Files, levels: &Levels, today: NaiveDate, console: &Console) -> Result<Mended, Exit> {
    let (overlay, mended) = fix::fix(|overlay| files.load(overlay, console), |path| files.is_shown(path), levels, today)?;
    Ok(Mended { overlay, places: mended })
}

/// Prints what would change; ends with 1 when anything would.
pub(super) fn show(files: &Files, mended: &Mended, console: &mut Console) -> Result<Exit, Exit> {
    let mut shown = String::new();
    for (path, text) in &mended.overlay {
        let before = fs::read_to_string(files.on_disk(path)).map_err(|error| unreadable(path, &error, console))?;
        let name = path.replace(['\n', '\r'], "?");
        shown.push_str(&TextDiff::from_lines(&before, text).unified_diff().header(&name, &name).to_string());
    }
    console.print(&printable(&shown));
    if mended.overlay.is_empty() {
        say_nothing(console);
        return Ok(Exit::Done);
    }
    let (places, of) = (mended.places, mended.overlay.len());
    console.note(&Text::new(
        format!("--fix sẽ sửa {places} chỗ trong {of} tệp; chưa ghi gì vào tệp"),
        format!("--fix would mend {places} place(s) in {of} file(s); nothing was written"),
    ));
    Ok(Exit::Denied)
}

fn say_nothing(console: &Console) {
    console.note(&Text::fixed("không có chỗ nào tự sửa được", "there is nothing to mend without a person"));
}

/// Writes what changes, each file whole or not at all.
pub(super) fn write(files: &Files, mended: &Mended, console: &Console) -> Result<(), Exit> {
    for (path, text) in &mended.overlay {
        replace(&files.on_disk(path), text).map_err(|error| {
            console.error(&Text::new(format!("không ghi được `{path}`: {error}"), format!("cannot write `{path}`: {error}")));
            Exit::Nothing
        })?;
    }
    if mended.overlay.is_empty() {
        say_nothing(console);
    } else {
        let (places, of) = (mended.places, mended.overlay.len());
        console.note(&Text::new(format!("đã sửa {places} chỗ trong {of} tệp"), format!("mended {places} place(s) in {of} file(s)")));
    }
    Ok(())
}

fn unreadable(path: &str, error: &io::Error, console: &Console) -> Exit {
    console.error(&Text::new(format!("không đọc được `{path}`: {error}"), format!("cannot read `{path}`: {error}")));
    Exit::Nothing
}

/// Puts a new text in a file's place: written beside it first, so that a failure leaves the old one whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left beside the file is nobody's; the error that matters is the first.
        let _ = fs::remove_file(&beside);
    }
    written
}
