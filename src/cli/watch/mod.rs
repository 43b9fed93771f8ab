//! `cchc validate --watch`: checks again whenever a file changes, and prints what that changed.
//!
//! Files are looked at by name, size and time, about twice a second: that works on network shares too, where no system tells of changes.
//! It goes on until it is stopped (Ctrl-C) or nobody reads what it prints.

mod since;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use chrono::NaiveDate;
use walkdir::WalkDir;

use super::console::Console;
use super::files::Files;
use super::validate::{self, Seen};
use super::{Exit, today};
use crate::check::Levels;
use crate::diagnostic::Face;
use crate::language::{Text, printable};
use since::Known;

/// How long to wait between two looks.
const STEP: Duration = Duration::from_millis(400);

/// Looking takes no more than a tenth of the time, however slow a share is.
const SHARE: u32 = 10;

/// How many mended findings are named, and how many files that went or broke.
const NAMED: usize = 20;

/// What of a file shows that it changed.
type Stamps = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// What is watched, and what it was like before it was read.
pub(super) struct Watch {
    roots: Vec<PathBuf>,
    stamps: Stamps,
}

/// How findings are to be made and shown.
pub(super) struct Manner<'a> {
    /// The levels of the command line.
    pub(super) levels: &'a Levels,
    /// The day to take for today, where one was named.
    pub(super) as_of: Option<NaiveDate>,
    /// How new findings are drawn.
    pub(super) face: &'a Face,
    /// At most how many.
    pub(super) limit: usize,
}

impl Watch {
    /// Begins to watch; before anything is read, so that no change is missed.
    pub(super) fn begin(files: &Files) -> Self {
        let roots = files.watched();
        let stamps = look(&roots);
        Self { roots, stamps }
    }

    /// Goes on from what was seen first, which was shown.
    pub(super) fn go(mut self, files: &Files, first: Seen, manner: &Manner<'_>, console: &mut Console) -> Exit {
        let mut known = Known::of(&first);
        drop(first);
        console.print(console.language.pick("đang theo dõi các tệp; dừng bằng Ctrl-C\n", "watching the files; stop with Ctrl-C\n"));
        while !console.is_left_alone() {
            let changed = settled(&self.roots, &mut self.stamps);
            let today = manner.as_of.unwrap_or_else(today);
            let Ok(seen) = validate::see(files, manner.levels.clone(), today, console) else {
                // What could not be read was said; the next change may mend it.
                continue;
            };
            report(seen, &mut known, files, &named(&changed, &self.roots), manner, console);
        }
        Exit::Done
    }
}

/// Waits until files changed and came to rest; which they are.
fn settled(roots: &[PathBuf], stamps: &mut Stamps) -> Vec<PathBuf> {
    let mut pause = STEP;
    let mut next = || {
        std::thread::sleep(pause);
        let since = Instant::now();
        let now = look(roots);
        pause = STEP.max(since.elapsed() * SHARE);
        now
    };
    let mut now = next();
    while now == *stamps {
        now = next();
    }
    // An editor writes in several steps: what it leaves is what counts.
    loop {
        let later = next();
        if later == now {
            break;
        }
        now = later;
    }
    let differs = |path: &&PathBuf| stamps.get(*path) != now.get(*path);
    let mut changed: Vec<PathBuf> = stamps.keys().chain(now.keys()).filter(differs).cloned().collect();
    changed.sort();
    changed.dedup();
    *stamps = now;
    changed
}

/// The stamps of every file that may be a document: what editors leave beside them has other names.
fn look(roots: &[PathBuf]) -> Stamps {
    let mut stamps = Stamps::new();
    for root in roots {
        let is_shown = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let built = entry.depth() == 1 && entry.file_type().is_dir() && name == "target";
            entry.depth() == 0 || !(built || name.starts_with('.'))
        };
        for entry in WalkDir::new(root).into_iter().filter_entry(is_shown).filter_map(Result::ok) {
            let path = entry.path();
            let is_ours = entry.depth() == 0
                || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml") || ending.eq_ignore_ascii_case("txt"));
            if let (true, false, Ok(about)) = (is_ours, entry.file_type().is_dir(), entry.metadata()) {
                stamps.insert(path.to_path_buf(), (about.len(), about.modified().ok()));
            }
        }
    }
    stamps
}

/// Prints what is new, what is mended, and what else became of what was told.
fn report(seen: Seen, known: &mut Known, files: &Files, changed: &str, manner: &Manner<'_>, console: &mut Console) {
    let language = console.language;
    let workspace = seen.checked.workspace();
    let summary = Text::each(|language| validate::summary(&seen.diagnostics, workspace, language));
    let since = known.take(seen.diagnostics, workspace, files);
    let mut shown = format!("\n{} {changed}\n", chrono::Local::now().format("%H:%M:%S"));
    if !since.new.is_empty() {
        shown.push_str(&validate::drawn(&since.new, workspace, manner.face, Some(manner.limit), console));
    }
    let mended = since.mended.iter().map(|told| {
        let (path, code, title) = (&told.path, told.code, told.title.in_language(language));
        language.pick(format!("đã hết {path} [{code}] {title}"), format!("mended {path} [{code}] {title}"))
    });
    listed(&mut shown, mended, |rest| language.pick(format!("… và {rest} chỗ khác đã hết"), format!("… and {rest} more mended")));
    let gone = since.gone.iter().map(|(path, count)| {
        let findings = if *count == 1 { "finding" } else { "findings" };
        language.pick(format!("không còn tệp {path}, đã nêu {count} chỗ"), format!("{path} is gone, with {count} {findings}"))
    });
    listed(&mut shown, gone, |rest| language.pick(format!("… và {rest} tệp khác không còn"), format!("… and {rest} more files are gone")));
    let unjudged = since.unjudged.iter().map(|(path, count)| {
        let findings = if *count == 1 { "finding" } else { "findings" };
        language.pick(
            format!("sửa {path} trước đã: {count} chỗ nêu lúc trước chưa xét lại được"),
            format!("mend {path} first: until then {count} {findings} told before cannot be judged"),
        )
    });
    listed(&mut shown, unjudged, |rest| {
        language.pick(format!("… và {rest} tệp khác phải sửa trước"), format!("… and {rest} more files to mend first"))
    });
    if since.is_nothing() {
        shown.push_str(language.pick("không có gì khác trước\n", "nothing is different\n"));
    }
    shown.push_str(summary.in_language(language));
    shown.push('\n');
    console.print(&shown);
}

/// Lines about what was told before, the first of them in full.
fn listed(shown: &mut String, lines: impl ExactSizeIterator<Item = String>, more: impl Fn(usize) -> String) {
    let rest = lines.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| more(rest));
    for line in lines.take(NAMED).chain(rest) {
        shown.push_str(&printable(&line));
        shown.push('\n');
    }
}

/// The files that changed, the first of them by name.
fn named(changed: &[PathBuf], roots: &[PathBuf]) -> String {
    let short = |path: &Path| {
        let below = roots.iter().find_map(|root| path.strip_prefix(root).ok()).filter(|below| !below.as_os_str().is_empty());
        below.unwrap_or(path).display().to_string()
    };
    let names: Vec<String> = changed.iter().take(3).map(|path| short(path)).collect();
    let more = if changed.len() > 3 { format!(", … ({})", changed.len()) } else { String::new() };
    printable(&(names.join(", ") + &more)).replace('\n', " ")
}
