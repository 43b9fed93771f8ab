//! Bytes to text, and text to a tree: encodings, marks, line ends, syntax.

use std::cell::RefCell;

use toml::de::DeTable;

use super::fault::{byte_order_mark, carriage_returns, encoding, syntax};
use super::fields::Page;
use super::{repair, text};
use crate::diagnostic::finding::{Edit, Finding};
use crate::source::{FileId, Place, floor_char};

/// Decodes a file; text that is not UTF-8 gives a finding instead.
pub(super) fn decode(file: FileId, path: &str, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<String> {
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            findings.push(encoding::finding(file, path, error.as_bytes(), at));
            return None;
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
        findings.push(byte_order_mark::finding(file));
    }
    if let Some(at) = text.find('\r').filter(|at| text[*at..].starts_with("\r\n")) {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let marks = text.match_indices("\r\n").map(|(at, _)| Edit { place: Place::new(file, &(at..at + 1)), text: String::new() });
        findings.push(carriage_returns::finding(Place::new(file, &(start..at)), marks.collect()));
    }
    Some(text)
}

/// Parses a text, with every syntax error as a finding, and hands the tree to `lower`.
pub(super) fn parse<T>(file: FileId, text: &str, lower: impl FnOnce(&Page<'_>, &DeTable<'_>) -> T) -> (T, Vec<Finding>) {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<(Place, String)> =
        errors.iter().map(|error| (Place::new(file, &error.span().unwrap_or(0..0)), error.message().to_owned())).collect();
    faults.sort();
    let faults = told_once(text, faults);
    let findings = faults
        .iter()
        .map(|(place, message)| {
            let near = text.get(place.start as usize..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            let line = line_of(text, place.start as usize);
            let repaired = repair::line(text[line.clone()].trim_end_matches('\r'));
            let finding = syntax::finding(*place, message, near, repaired.as_deref());
            match repaired {
                Some(repaired) => finding.fix(Place::new(file, &line), repaired),
                None => finding,
            }
        })
        .collect();
    let broken_lines = faults
        .iter()
        .map(|(place, _)| {
            let line = line_of(text, place.start as usize);
            let whole = Place::new(file, &line);
            whole.start..whole.end.max(place.end).saturating_add(1)
        })
        .collect();
    let page = Page { file, text, broken: !faults.is_empty(), broken_lines, findings: RefCell::new(findings) };
    let lowered = lower(&page, tree.get_ref());
    let letters = text::findings(&page, tree.get_ref());
    let mut findings = page.findings.into_inner();
    findings.extend(letters);
    (lowered, findings)
}

/// One slip often breaks several rules of the grammar: the first fault of a line says it all, a header that was written before
/// swallows the keys below it, and a string without its end swallows the line after.
fn told_once(text: &str, faults: Vec<(Place, String)>) -> Vec<(Place, String)> {
    let mut told: Vec<(Place, String)> = Vec::new();
    let mut last: Option<std::ops::Range<usize>> = None;
    for (place, message) in faults {
        let line = line_of(text, place.start as usize);
        if let Some(last) = &last {
            let header = text[last.clone()].trim_start().starts_with('[');
            let between = &text[last.end.min(line.start)..line.start];
            let swallowed = header
                && !between.lines().any(|line| line.trim_start().starts_with('['))
                && !text[line.clone()].trim_start().starts_with('[');
            let follows = between.trim().is_empty()
                && between.len() <= 2
                && !text[line.clone()].contains('=')
                && !text[line.clone()].trim_start().starts_with('[');
            if line == *last || swallowed || follows {
                continue;
            }
        }
        last = Some(line);
        told.push((place, message));
    }
    told
}

/// The line that holds byte `at`, without its end.
fn line_of(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..end
}
