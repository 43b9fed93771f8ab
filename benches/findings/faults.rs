//! The synthetic province with faults: the same lines of the same files spoilt on every machine, of many rules, so that `validate` has
//! more than ten thousand findings to show.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

/// Says that a copy is whole, and of what. Written last.
const STAMP: &str = "faults-by.txt";

/// Copies the workspace `sound` to `spoilt` and plants the faults, unless this very planter did so before.
pub(crate) fn ensure(sound: &Path, made_by: &str, spoilt: &Path) -> io::Result<()> {
    let stamp = format!("{made_by}{}", include_str!("faults.rs"));
    if fs::read_to_string(spoilt.join(STAMP)).is_ok_and(|found| found == stamp) {
        return Ok(());
    }
    match fs::remove_dir_all(spoilt) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    for entry in WalkDir::new(sound).sort_by_file_name() {
        let entry = entry?;
        let inside = entry.path().strip_prefix(sound).map_err(io::Error::other)?;
        let target = spoilt.join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            let text = fs::read_to_string(entry.path())?;
            fs::write(target, if inside.starts_with("agencies") { planted(&text) } else { text })?;
        }
    }
    fs::write(spoilt.join(STAMP), stamp)
}

/// A fault: the lines that begin so, every how many of them, and what becomes of one.
type Fault = (&'static str, usize, fn(&str) -> Option<String>);

const FAULTS: [Fault; 7] = [
    // A task the province does not have.
    ("implements = ", 8, |_| Some("implements = [\"9.9\"]".to_owned())),
    // Progress of a task the plan does not have.
    ("[progress.", 7, |line| Some(line.replace(']', "-X]"))),
    ("percent = ", 4, |_| Some("percent = 140".to_owned())),
    ("spent-to-date = ", 9, |line| Some(format!("{line} # chữ có dấu\nspent-to-day = 1"))),
    // Recurring work of which nothing is said.
    ("carried-out = ", 4, |_| None),
    // Done after the report was sent.
    ("completed = ", 10, |_| Some("completed = 2021-12-31".to_owned())),
    // A balance that does not hold.
    ("ho-so-moi = ", 1, |_| Some("ho-so-moi = 7".to_owned())),
];

fn planted(text: &str) -> String {
    let mut seen = [0_usize; FAULTS.len()];
    let mut spoilt = String::with_capacity(text.len());
    for line in text.lines() {
        let fault = FAULTS.iter().position(|(beginning, ..)| line.starts_with(beginning));
        let spoils = fault.and_then(|index| {
            seen[index] += 1;
            let (_, every, spoil) = FAULTS[index];
            seen[index].is_multiple_of(every).then_some(spoil)
        });
        if let Some(line) = spoils.map_or_else(|| Some(line.to_owned()), |spoil| spoil(line)) {
            spoilt.push_str(&line);
            spoilt.push('\n');
        }
    }
    spoilt
}
