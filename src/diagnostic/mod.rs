//! What a finding is, and how it is shown.
//!
//! A [`finding::Finding`] has no severity; [`Diagnostic`] is one stamped with the level the workspace gives its rule. All faces
//! ([`FACES`]) show the same diagnostics at the same places. A new face is a file here that turns a [`Sheet`] into text, and its row.

pub mod finding;
pub mod rule;
mod short;
pub mod suggest;
mod terminal;

use crate::language::{Language, Text};
use crate::level::Level;
use crate::source::Sources;
use finding::Finding;
use rule::Rule;

/// A finding with the level its rule has in this workspace.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The finding.
    pub finding: Finding,
    /// Warn or deny; allowed findings are never stamped.
    pub level: Level,
}

/// What a face shows, and how.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// What was found, in the order of files and places.
    pub diagnostics: &'a [Diagnostic],
    /// Every file of the run.
    pub sources: &'a Sources,
    /// The files that were checked, by path: what the diagnostics are of.
    pub checked: &'a [&'a str],
    /// Every rule there is, by code.
    pub rules: &'a [&'static Rule],
    /// The language of the words.
    pub language: Language,
    /// Whether colours may be used.
    pub styled: bool,
    /// How many findings are drawn whole, for those who read; none draws all. Faces for machines always give all.
    pub limit: Option<usize>,
}

/// A face: its name on the command line, what it is for, and the function that draws it.
#[derive(Debug)]
pub struct Face {
    /// `terminal`, `sarif` …
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: Text,
    /// Draws it. Every face ends its last line.
    pub render: fn(&Sheet<'_>) -> String,
}

/// Every face; the first is the one people get.
pub static FACES: &[Face] = &[
    Face { name: "terminal", summary: Text::fixed("để đọc trên màn hình", "to read on a screen"), render: terminal::render },
    Face { name: "short", summary: Text::fixed("mỗi lỗi một dòng", "a line a finding"), render: short::render },
];

/// The word of a level, as messages begin: `lỗi`, `cảnh báo`.
fn level_word(level: Level, language: Language) -> &'static str {
    match level {
        Level::Deny => language.pick("lỗi", "error"),
        Level::Warn | Level::Allow => language.pick("cảnh báo", "warning"),
    }
}
