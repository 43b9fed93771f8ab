//! `validate --fix` and `--diff`: what would change, shown or written.

use std::fs;
use std::io;

use chrono::NaiveDate;
use similar::TextDiff;

use super::console::Console;
use super::files::Files;
use super::{Exit, document};
use crate::check::Levels;
use crate::edit::fix::{self, Mended};
use crate::language::{Text, printable};
use crate::load::Overlay;
use crate::model::checked::Checked;

/// What can be mended without a person.
pub(super) fn mended(files: &Files, levels: &Levels, today: NaiveDate, console: &Console) -> Result<Mended, Exit> {
    let wanted = |checked: &Checked| {
        let looked_at = files.looked_at(checked);
        move |path: &str| looked_at.includes(path)
    };
    fix::fix(|overlay| files.load(overlay, console), wanted, levels, today)
}

/// Prints what would change; ends with 1 when anything would.
pub(super) fn show(files: &Files, mended: &Mended, console: &mut Console) -> Result<Exit, Exit> {
    console.print(&diff(files, &mended.overlay, console)?);
    if mended.overlay.is_empty() {
        say_nothing(console);
        return Ok(Exit::Done);
    }
    let (count, en) = (counted(mended), counted_en(mended));
    console.note(&Text::new(format!("--fix sẽ sửa {count}; chưa ghi gì vào tệp"), format!("--fix would mend {en}; nothing was written")));
    Ok(Exit::Denied)
}

/// What new texts change of the files on the disk, as `patch` takes it.
pub(super) fn diff(files: &Files, texts: &Overlay, console: &Console) -> Result<String, Exit> {
    let mut shown = String::new();
    for (path, text) in texts {
        let before = fs::read_to_string(files.on_disk(path)).map_err(|error| unreadable(path, &error, console))?;
        shown.push_str(&difference(path, &before, text));
    }
    Ok(shown)
}

/// Writes what changes, each file whole or not at all; one that cannot be written keeps no other from it.
pub(super) fn write(files: &Files, mut mended: Mended, console: &Console) -> Result<(), Exit> {
    let mut failed = Vec::new();
    for (path, text) in &mended.overlay {
        let before = mended.before.get(path).map_or("", String::as_str);
        if document::write(files.root.as_deref(), &files.on_disk(path), path, before, text, console).is_err() {
            failed.push(path.clone());
        }
    }
    for path in &failed {
        mended.overlay.remove(path);
        mended.places.retain(|(own, ..)| own != path);
    }
    let mended = &mended;
    if !failed.is_empty() && mended.overlay.is_empty() {
        return Err(Exit::Nothing);
    }
    if mended.overlay.is_empty() {
        say_nothing(console);
    } else {
        for (path, line, code, title) in mended.places.iter().take(NAMED) {
            console.note(&Text::each(|language| format!("  {path}:{line}: {code} {}", title.in_language(language))));
        }
        let rest = mended.places.len().saturating_sub(NAMED);
        if rest > 0 {
            console.note(&Text::new(format!("  … và {rest} chỗ khác"), format!("  … and {rest} more")));
        }
        console.note(&Text::new(format!("đã sửa {}", counted(mended)), format!("mended {}", counted_en(mended))));
    }
    if failed.is_empty() { Ok(()) } else { Err(Exit::Nothing) }
}

/// How a file's text would change.
pub(super) fn difference(path: &str, before: &str, text: &str) -> String {
    let name = path.replace(['\n', '\r'], "?");
    safe(&TextDiff::from_lines(before, text).unified_diff().header(&name, &name).to_string())
}

/// A difference as it can be shown and applied: tabs and the marks of Windows line ends stay, which `patch` needs.
fn safe(shown: &str) -> String {
    let lines = shown.split_inclusive('\n').map(|line| {
        let body = line.trim_end_matches(['\r', '\n']);
        let parts: Vec<_> = body.split('\t').map(printable).collect();
        parts.join("\t") + &line[body.len()..]
    });
    lines.collect()
}

/// How many mended places are named.
const NAMED: usize = 20;

fn counted(mended: &Mended) -> String {
    format!("{} chỗ trong {} tệp", mended.places.len(), mended.overlay.len())
}

fn counted_en(mended: &Mended) -> String {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    format!("{} in {}", plural(mended.places.len(), "place"), plural(mended.overlay.len(), "file"))
}

fn say_nothing(console: &Console) {
    console.note(&Text::fixed("không có chỗ nào tự sửa được", "there is nothing to mend without a person"));
}

fn unreadable(path: &str, error: &io::Error, console: &Console) -> Exit {
    console.error(&Text::new(format!("không đọc được `{path}`: {error}"), format!("cannot read `{path}`: {error}")));
    Exit::Nothing
}
