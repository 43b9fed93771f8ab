//! Bytes to text, and text to a tree: encodings, marks, line ends, syntax.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Range;

use toml::de::DeTable;

use super::fault::{byte_order_mark, carriage_returns, encoding, syntax};
use super::fields::Page;
use super::spelling::Patch;
use super::{repair, text, unclosed};
use crate::diagnostic::finding::{Edit, Finding};
use crate::source::{FileId, Place, floor_char};

/// Decodes a file; text that is not UTF-8 gives a finding instead.
pub(super) fn decode(file: FileId, path: &str, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<String> {
    // UTF-16 without its mark: every second byte of ASCII is NUL, which UTF-8 has too.
    let head = &bytes[..bytes.len().min(64)];
    if head.iter().filter(|byte| **byte == 0).count() * 4 > head.len() {
        findings.push(encoding::finding(file, path, &bytes, 0));
        return None;
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            findings.push(encoding::finding(file, path, error.as_bytes(), at));
            return None;
        }
    };
    if text.starts_with('\u{feff}') {
        let marks = text.len() - text.trim_start_matches('\u{feff}').len();
        text.drain(..marks);
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
    let (mut tree, mut errors) = DeTable::parse_recoverable(text);
    let swallowing = if errors.is_empty() { Vec::new() } else { unclosed::find(text) };
    let read = if swallowing.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(unclosed::without(text, &swallowing)) };
    if let Cow::Owned(read) = &read {
        (tree, errors) = DeTable::parse_recoverable(read);
    }
    let mut faults: Vec<(Place, String)> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or_else(|| deepest(text));
            // A letter is told whole.
            let (start, end) = (floor_char(text, span.start), floor_char(text, span.end));
            (Place::new(file, &(start..end.max(start))), error.message().to_owned())
        })
        .chain(swallowing.iter().map(|swallows| (Place::new(file, &swallows.at), swallows.message.to_owned())))
        .collect();
    faults.sort();
    let (faults, headless) = without_header(text, faults);
    let faults = told_once(text, faults);
    let findings = faults
        .iter()
        .map(|(place, message)| {
            let near = text.get(place.start as usize..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            let line = line_of(text, place.start as usize);
            let repaired = repair::line(text[line.clone()].trim_end_matches('\r'));
            let before = text.get(line.start..place.start as usize).unwrap_or_default();
            let finding = syntax::finding(*place, message, before, near, repaired.as_ref());
            match repaired {
                Some(Patch { text, is_sure: true, .. }) => finding.fix(Place::new(file, &line), text),
                _ => finding,
            }
        })
        .collect();
    let lines = faults.iter().map(|(place, _)| {
        let line = line_of(text, place.start as usize);
        let end = if meant_as_header(&text[line.clone()]) || headless.contains(place) { body_end(text, line.end) } else { line.end };
        Place::new(file, &(line.start..end.max(place.end as usize) + 1))
    });
    let stretches = swallowing.iter().map(|swallows| Place::new(file, &swallows.stretch()));
    let broken_lines = apart(lines.chain(stretches).collect());
    let page = Page {
        file,
        text,
        tree: tree.get_ref(),
        broken: !faults.is_empty(),
        broken_lines,
        findings: RefCell::new(findings),
        blocks: Cell::new(&[]),
        swallowed: RefCell::default(),
        headless: RefCell::default(),
        year: Cell::new(None),
    };
    let lowered = lower(&page, tree.get_ref());
    let letters = text::findings(&page, tree.get_ref());
    let mut findings = page.findings.into_inner();
    for place in page.headless.into_inner().iter().filter(|_| !faults.is_empty()) {
        // A key of theirs that the table above has too is no fault of its own.
        let body = place.start..Place::new(file, &(0..body_end(text, place.start as usize))).end;
        let repeated = |at: Place| faults.iter().any(|(place, message)| *place == at && message.contains("duplicate key"));
        findings
            .retain(|finding| finding.rule.code != syntax::RULE.code || !body.contains(&finding.place.start) || !repeated(finding.place));
    }
    findings.extend(letters);
    (lowered, findings)
}

/// Keys that were written above already, one after the other, are those of a table whose own header is missing: told where they begin.
/// A key that comes a third time begins the next such table. The second list has the places where they begin.
fn without_header(text: &str, faults: Vec<(Place, String)>) -> (Vec<(Place, String)>, Vec<Place>) {
    let mut told: Vec<(Place, String)> = Vec::new();
    let mut headless = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut last = 0;
    for (place, message) in faults {
        let at = place.start as usize;
        let line = line_of(text, at);
        let is_header = |line: &str| line.trim_start().starts_with('[');
        if !message.contains("duplicate key") || is_header(&text[line.clone()]) {
            run.clear();
            told.push((place, message));
            continue;
        }
        let key = text[line.clone()].split('=').next().unwrap_or_default().trim();
        let follows = !run.is_empty() && !run.contains(&key) && !text[last..line.start].lines().any(is_header);
        // A key whose other place lies among these was written twice in there.
        let first = run_begins(&told).unwrap_or(at);
        let twice = follows && text[first..line.start].lines().any(|line| line.split('=').next().is_some_and(|other| other.trim() == key));
        if follows && !twice {
            if let Some((place, message)) = told.last_mut().filter(|_| run.len() == 1) {
                headless.push(*place);
                MISSING_HEADER.clone_into(message);
            }
        } else {
            run.clear();
            told.push((place, message));
        }
        run.push(key);
        last = line.end;
    }
    (told, headless)
}

/// Where the last fault begins.
fn run_begins(told: &[(Place, String)]) -> Option<usize> {
    told.last().map(|(place, _)| place.start as usize)
}

/// What is said of keys that were swallowed by the table above.
const MISSING_HEADER: &str = "duplicate keys, a header is missing";

/// One slip often breaks several rules of the grammar: the first fault of a line says it all, a header that was written before
/// swallows the keys below it, and lines of prose follow a string without its end, or each other.
fn told_once(text: &str, faults: Vec<(Place, String)>) -> Vec<(Place, String)> {
    let mut told: Vec<(Place, String)> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (place, message) in faults {
        let line = line_of(text, place.start as usize);
        if let Some(last) = &mut last {
            let header = text[last.clone()].trim_start().starts_with('[');
            let between = &text[last.end.min(line.start)..line.start];
            let swallowed = header
                && !between.lines().any(|line| line.trim_start().starts_with('['))
                && !text[line.clone()].trim_start().starts_with('[');
            let follows = between.trim().is_empty()
                && between.len() <= 2
                && !text[line.clone()].contains('=')
                && !text[line.clone()].trim_start().starts_with('[');
            if follows {
                last.clone_from(&line);
            }
            if line == *last || swallowed {
                continue;
            }
        }
        last = Some(line);
        told.push((place, message));
    }
    told
}

/// Whether a line that does not parse was meant to be a header: the keys below it belong to nobody.
fn meant_as_header(line: &str) -> bool {
    !line.contains('=') && line.contains([']', '}', ')'])
}

/// Where the next header after `at` begins.
fn body_end(text: &str, at: usize) -> usize {
    text[at..].find("\n[").map_or(text.len(), |header| at + header)
}

/// Where the parser gives up over a name of too many parts without saying where: the line with the most points.
fn deepest(text: &str) -> Range<usize> {
    let mut start = 0;
    let mut deepest = (0, 0..0);
    for line in text.split('\n') {
        let points = line.bytes().filter(|byte| *byte == b'.').count();
        if points > deepest.0 {
            deepest = (points, start..start + line.len());
        }
        start += line.len() + 1;
    }
    deepest.1
}

/// Stretches in order, those that touch made one.
fn apart(mut places: Vec<Place>) -> Vec<Range<u32>> {
    places.sort();
    let mut apart: Vec<Range<u32>> = Vec::new();
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place.start..place.end),
        }
    }
    apart
}

/// The line that holds byte `at`, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..end
}
