//! What a finding is, and how it is shown.
//!
//! A [`finding::Finding`] has no severity; [`Diagnostic`] is one stamped with the level the workspace gives its rule. All faces
//! ([`FACES`]) show the same diagnostics at the same places. A new face is a file here that turns a [`Sheet`] into text, and its row.

pub mod finding;
mod github;
mod json;
mod junit;
mod layout;
pub mod rule;
#[cfg(test)]
mod sample;
mod sarif;
mod short;
pub mod suggest;
mod terminal;

use std::borrow::Cow;

use crate::language::{Language, Text, printable};
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
    /// How many columns the screen has; none when the output is not for one, and then nothing is broken into lines.
    pub width: Option<usize>,
    /// How many findings are drawn whole, for those who read; none draws all. Faces for machines give all, or all that their format takes.
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
    Face { name: "json", summary: Text::fixed("cho chương trình khác", "for other programs"), render: json::render },
    Face {
        name: "sarif",
        summary: Text::fixed("SARIF 2.1.0, cho GitHub code scanning", "SARIF 2.1.0, for GitHub code scanning"),
        render: sarif::render,
    },
    Face {
        name: "github", summary: Text::fixed("chú thích của GitHub Actions", "annotations of GitHub Actions"), render: github::render
    },
    Face {
        name: "junit",
        summary: Text::fixed("JUnit XML, cho GitLab và Jenkins", "JUnit XML, for GitLab and Jenkins"),
        render: junit::render,
    },
];

/// All that a finding says, on lines: what is wrong, what stands there, what to do with the lines to paste. For faces that give words in
/// one piece; nothing in it can steer a terminal.
pub fn told(finding: &Finding, language: Language) -> String {
    let mut words = finding.title.in_language(language).to_owned();
    if let Some(label) = &finding.label {
        words.push('\n');
        words.push_str(label.in_language(language));
    }
    if let Some(help) = &finding.help {
        words.push_str(language.pick("\ncách sửa: ", "\nfix: "));
        words.push_str(help.in_language(language));
        for line in finding.paste.iter().flat_map(|lines| lines.lines()) {
            words.push_str("\n    ");
            words.push_str(line);
        }
    }
    match printable(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(safe) => safe,
    }
}

/// The beginning of a text, with `…` in place of what goes beyond `most` characters.
fn clipped(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(most.saturating_sub(1)).chain(['…']).collect()),
    }
}

/// The word of a level, as messages begin: `lỗi`, `cảnh báo`.
fn level_word(level: Level, language: Language) -> &'static str {
    match level {
        Level::Deny => language.pick("lỗi", "error"),
        Level::Warn | Level::Allow => language.pick("cảnh báo", "warning"),
    }
}
