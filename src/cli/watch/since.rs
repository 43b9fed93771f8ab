//! What has become of what the last run told: it is mended, it went with its file, or nobody can tell, since a file that does not parse any
//! more bears on it.

use std::collections::BTreeMap;

use super::super::files::Files;
use super::super::told::{self, Told};
use super::super::validate::Seen;
use crate::diagnostic::Diagnostic;
use crate::load::MANIFEST;
use crate::load::fault::{encoding, misnamed_file, syntax, unknown_bundle, unknown_kind, unreadable_file};
use crate::model::address::Address;
use crate::model::workspace::Workspace;

/// The rules whose findings mean that little of a file could be read, or of the bundle it names nothing.
const UNREAD: [&str; 6] = [
    encoding::RULE.code,
    misnamed_file::RULE.code,
    syntax::RULE.code,
    unknown_bundle::RULE.code,
    unknown_kind::RULE.code,
    unreadable_file::RULE.code,
];

/// What is known of the last run.
pub(super) struct Known {
    told: Vec<Told>,
    /// The files that could not be read, each with the agency whose it is; one that is no agency's bears on all.
    unread: BTreeMap<String, Option<String>>,
    /// What was told before a file broke and cannot be judged until it is mended, by that file.
    waiting: BTreeMap<String, Vec<Told>>,
}

/// What a change brought.
pub(super) struct Since {
    /// What was not told before.
    pub(super) new: Vec<Diagnostic>,
    /// What is wrong no more.
    pub(super) mended: Vec<Told>,
    /// The files that went, each with how much was wrong in it.
    pub(super) gone: BTreeMap<String, usize>,
    /// The files that broke, each with how much cannot be judged until it is mended.
    pub(super) unjudged: BTreeMap<String, usize>,
}

impl Known {
    /// What the first run told.
    pub(super) fn of(seen: &Seen) -> Self {
        let workspace = seen.checked.workspace();
        let told = told::all(&seen.diagnostics, &workspace.sources);
        Self { told, unread: unread(&seen.diagnostics, workspace), waiting: BTreeMap::new() }
    }

    /// Takes in what another run found, and says what that changed.
    pub(super) fn take(&mut self, diagnostics: Vec<Diagnostic>, workspace: &Workspace, files: &Files) -> Since {
        let sources = &workspace.sources;
        let before = std::mem::replace(&mut self.told, told::all(&diagnostics, sources));
        let broken = unread(&diagnostics, workspace);
        let (mut new, mut lost) = told::compare(&before, diagnostics, sources);
        let mut waiting: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for (file, told) in std::mem::take(&mut self.waiting) {
            let (others, rest) = told::compare(&told, new, sources);
            new = others;
            if broken.contains_key(&file) {
                waiting.insert(file, rest);
            } else {
                lost.extend(rest);
            }
        }
        // What was told while a file was broken already was judged without it, and is mended in spite of it.
        let fresh: BTreeMap<&str, Option<&str>> = broken
            .iter()
            .filter(|(path, _)| !self.unread.contains_key(*path))
            .map(|(path, whose)| (path.as_str(), whose.as_deref()))
            .collect();
        let mut since = Since { new, mended: Vec::new(), gone: BTreeMap::new(), unjudged: BTreeMap::new() };
        for told in lost {
            let is_read = sources.find(&told.path).is_some();
            if !is_read && !told.path.starts_with('<') && std::fs::symlink_metadata(files.on_disk(&told.path)).is_err() {
                *since.gone.entry(told.path).or_default() += 1;
            } else if let Some(file) = bears(&fresh, &told, is_read) {
                *since.unjudged.entry(file.to_owned()).or_default() += 1;
                waiting.entry(file.to_owned()).or_default().push(told);
            } else {
                since.mended.push(told);
            }
        }
        (self.unread, self.waiting) = (broken, waiting);
        since
    }
}

impl Since {
    /// Whether nothing is to be said.
    pub(super) fn is_nothing(&self) -> bool {
        self.new.is_empty() && self.mended.is_empty() && self.gone.is_empty() && self.unjudged.is_empty()
    }
}

/// The files that could not be read, and whose they are.
fn unread(diagnostics: &[Diagnostic], workspace: &Workspace) -> BTreeMap<String, Option<String>> {
    let whose = |path: &str| {
        let said = workspace.unusable.iter().find(|file| workspace.sources.path(file.file) == path);
        said.and_then(|file| file.agency.clone())
    };
    let faulty = diagnostics.iter().filter(|diagnostic| UNREAD.contains(&diagnostic.finding.rule.code));
    let mut unread: BTreeMap<String, Option<String>> =
        faulty.map(|diagnostic| workspace.sources.path(diagnostic.finding.place.file)).map(|path| (path.to_owned(), whose(path))).collect();
    // A manifest may parse and name no plan of the province: then nothing is held against one.
    if workspace.bundles.is_empty() && workspace.sources.find(MANIFEST).is_some() {
        unread.insert(MANIFEST.to_owned(), None);
    }
    unread
}

/// The file that has to be mended before anybody can tell whether something is still wrong: its own, one that is no agency's, or one of
/// the same agency. A single file's faults rest on no other.
fn bears<'f>(fresh: &BTreeMap<&'f str, Option<&'f str>>, told: &Told, is_read: bool) -> Option<&'f str> {
    if let Some((path, _)) = fresh.get_key_value(told.path.as_str()) {
        return Some(path);
    }
    if told.code.starts_with('L') && is_read {
        return None;
    }
    let agency = Address::of(&told.path).map(|address| address.agency);
    let is_over = |whose: Option<&str>| whose.is_none() || agency.is_none() || whose == agency.as_deref();
    // The manifest first: it is what everything is read by.
    let manifest = fresh.get_key_value(MANIFEST);
    manifest.or_else(|| fresh.iter().find(|(_, whose)| is_over(**whose))).map(|(path, _)| *path)
}
