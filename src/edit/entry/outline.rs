//! A text and where its tables begin and end, so that a line can be put where a person would put it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::{Change, spliced};
use crate::edit::value;
use crate::model::vocabulary;

/// A table with a header line of its own.
pub(super) struct Section {
    path: Vec<String>,
    header: Range<usize>,
    /// Where its last key ends; the end of its header where it has none.
    last: usize,
}

/// A text and where its tables begin.
pub(super) struct Outline<'t> {
    text: &'t str,
    sections: Vec<Section>,
    pub(super) line_end: &'static str,
}

impl<'t> Outline<'t> {
    pub(super) fn of(text: &'t str, tree: &DeTable<'_>) -> Self {
        let mut sections = Vec::new();
        sections_of(text, tree, &mut Vec::new(), &mut sections);
        sections.sort_by_key(|section| section.header.start);
        Self { text, sections, line_end: if text.contains("\r\n") { "\r\n" } else { "\n" } }
    }

    pub(super) fn section(&self, path: &[String]) -> Option<&Section> {
        self.sections.iter().find(|section| section.path == path)
    }

    /// Just past the line of a byte.
    fn line_after(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// Where the section after `section` begins.
    fn next(&self, section: &Section) -> usize {
        let after = self.sections.iter().map(|other| other.header.start).find(|start| *start > section.header.start);
        after.unwrap_or(self.text.len())
    }

    /// The comments that stand in a section after its keys: up to a blank line, or what begins another table.
    fn comments(&self, section: &Section, from: usize) -> Vec<Range<usize>> {
        let (mut at, end) = (self.line_after(from), self.next(section));
        let mut lines = Vec::new();
        while at < end {
            let after = self.line_after(at);
            let line = self.text[at..after].trim();
            if !line.starts_with('#') || line.trim_start_matches(['#', ' ']).starts_with('[') {
                break;
            }
            lines.push(at..after);
            at = after;
        }
        lines
    }

    /// Puts a key into a section: in the place of its comment, or after the keys that come before it.
    pub(super) fn with_key(&self, section: &Section, table: &DeTable<'_>, change: &Change, value: &str) -> String {
        let line = format!("{} = {value}{}", value::key(&change.key), self.line_end);
        let ends = table.values().filter_map(|value| end_of(self.text, value));
        let anchors = std::iter::once(section.header.end).chain(ends);
        let kept = anchors.flat_map(|end| self.comments(section, end)).find(|place| self.keeps_place(place, &change.key));
        if let Some(place) = kept {
            return spliced(self.text, place, &line);
        }
        let at = self.line_after(self.anchor(section, table, &change.key));
        let break_before = if self.text[..at].ends_with('\n') { "" } else { self.line_end };
        spliced(self.text, at..at, &format!("{break_before}{line}"))
    }

    /// Where the key ends that a new one comes after: the last of those the vocabulary has before it, the header where there is none, the
    /// last of all where the new one is no word of the vocabulary.
    fn anchor(&self, section: &Section, table: &DeTable<'_>, key: &str) -> usize {
        let kind = self.sections.first().map(|first| first.path.as_slice()).unwrap_or_default();
        let Some(known) = vocabulary::table_at(kind, &section.path) else { return section.last };
        let Some(own) = known.position(key) else { return section.last };
        let before = table.iter().filter(|(name, _)| known.position(name.get_ref()).is_some_and(|rank| rank < own));
        before.filter_map(|(_, value)| end_of(self.text, value)).max().unwrap_or(section.header.end)
    }

    /// Whether a line of comment is a key's that waits for its value: `# percent = …`.
    fn keeps_place(&self, line: &Range<usize>, key: &str) -> bool {
        self.waiting_key(line) == Some(value::key(key).as_str())
    }

    /// The key of a line of comment that waits for a value: behind it stands `…`, or ids as an example, and no words of a person.
    fn waiting_key(&self, line: &Range<usize>) -> Option<&str> {
        let written = self.text[line.clone()].trim_start_matches(['#', ' ']);
        let (key, _) = written.split_once('=')?;
        let blank = written.replace("\"…\"", "0").replace('…', "0");
        let (tree, errors) = DeTable::parse_recoverable(&blank);
        let is_blank = |value: &Spanned<DeValue<'_>>| is_blank(value.get_ref()) || value.get_ref().as_array().is_some_and(is_ids);
        let waits = errors.is_empty() && tree.get_ref().values().all(is_blank) && (written.contains('…') || written.contains('['));
        Some(key.trim_end()).filter(|key| waits && (key.starts_with('"') || !key.contains(' ')))
    }

    /// Where a section ends with the comments that are its own: of those right above the next header only keys that wait for a value are.
    pub(super) fn end(&self, section: &Section) -> usize {
        let mut comments = self.comments(section, section.last);
        if comments.last().is_some_and(|last| last.end == self.next(section) && last.end < self.text.len()) {
            let own = comments.iter().rposition(|line| self.waiting_key(line).is_some()).map_or(0, |last| last + 1);
            comments.truncate(own);
        }
        comments.last().map_or_else(|| self.line_after(section.last), |last| last.end)
    }

    pub(super) fn without(&self, change: &Change, key: Range<usize>, standing: &Spanned<DeValue<'_>>) -> Option<String> {
        let start = self.text[..key.start].rfind('\n').map_or(0, |newline| newline + 1);
        let is_line = self.section(&change.table).is_some() && self.text[start..key.start].trim().is_empty();
        is_line.then(|| spliced(self.text, start..self.line_after(standing.span().end), ""))
    }

    /// Where a section begins with the comments right above its header, which are its own where a blank line parts them from what is before.
    pub(super) fn beginning(&self, section: &Section) -> usize {
        let line_before = |at: usize| self.text[..at.saturating_sub(1)].rfind('\n').map_or(0, |newline| newline + 1);
        let header = self.text[..section.header.start].rfind('\n').map_or(0, |newline| newline + 1);
        let mut start = header;
        while start > 0 {
            let before = line_before(start);
            match self.text[before..start].trim() {
                "" => return start,
                line if line.starts_with('#') => start = before,
                _ => return header,
            }
        }
        header
    }

    /// Puts a new table in the place of the comment that keeps it: `# [difficulty.KK-01]`, its other keys waiting below it as before.
    pub(super) fn in_template(&self, change: &Change, value: &str) -> Option<String> {
        let header = value::header(&change.table);
        let mut at = 0;
        let keeps_header = |line: &str| {
            let rest = line.trim_start().strip_prefix('#').and_then(|line| line.trim_start().strip_prefix(header.as_str()));
            rest.is_some_and(|rest| matches!(rest.trim_start().chars().next(), None | Some('#')))
        };
        let place = self.text.split_inclusive('\n').find_map(|line| {
            let place = at..at + line.len();
            at = place.end;
            keeps_header(line).then_some(place)
        })?;
        let opened = self.text[place.clone()].trim_start().trim_start_matches('#').trim_start();
        let opened = if opened.ends_with('\n') { opened.to_owned() } else { format!("{opened}{}", self.line_end) };
        let own = format!("{} = {value}{}", value::key(&change.key), self.line_end);
        let (mut from, mut waiting) = (place.end, None);
        while from < self.text.len() && waiting.is_none() {
            let line = from..self.line_after(from);
            let body = self.text[line.clone()].trim();
            if !body.starts_with('#') || body.trim_start_matches(['#', ' ']).starts_with('[') {
                break;
            }
            from = line.end;
            waiting = self.keeps_place(&line, &change.key).then_some(line);
        }
        let (between, rest) = waiting.map_or((place.end..place.end, place.end), |line| (place.end..line.start, line.end));
        Some(format!("{}{opened}{}{own}{}", &self.text[..place.start], &self.text[between], &self.text[rest..]))
    }

    /// Puts a new table where the vocabulary has it.
    pub(super) fn with_table(&self, change: &Change, value: &str) -> String {
        let end = self.line_end;
        let entry = format!("{}{end}{} = {value}{end}", value::header(&change.table), value::key(&change.key));
        self.with_block(change.table.first().map_or("", String::as_str), &entry)
    }

    /// Puts a block after the last table of those under `kin` and of those the vocabulary has before it; at the end where it has none.
    pub(super) fn with_block(&self, kin: &str, block: &str) -> String {
        let kind = self.sections.first().map(|first| first.path.as_slice()).unwrap_or_default();
        let file = vocabulary::table_at(kind, &[]);
        let rank = |name: &str| file.and_then(|file| file.position(name));
        let own = rank(kin);
        let before = |section: &&Section| {
            section.path.first().is_some_and(|first| first == kin || own.is_some() && rank(first).is_some_and(|rank| Some(rank) < own))
        };
        let at = match self.sections.iter().rfind(before) {
            Some(section) => self.end(section),
            None => self.text.len(),
        };
        let (before, end) = (&self.text[..at], self.line_end);
        let gap = match before {
            "" => "",
            _ if before.ends_with("\n\n") || before.ends_with("\r\n\r\n") => "",
            _ if before.ends_with('\n') => end,
            _ => &format!("{end}{end}"),
        };
        let gap_after = if self.text[at..].trim().is_empty() || self.text[at..].starts_with(['\n', '\r']) { "" } else { end };
        spliced(self.text, at..at, &format!("{gap}{block}{gap_after}"))
    }
}

/// Whether a value is blanks alone, which stand as 0.
fn is_blank(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Integer(number) => number.as_str() == "0",
        DeValue::Array(items) => items.iter().all(|item| is_blank(item.get_ref())),
        DeValue::Table(table) => table.values().all(|own| is_blank(own.get_ref())),
        _ => false,
    }
}

/// Whether a list is one of ids, as an example has them.
fn is_ids(items: &DeArray<'_>) -> bool {
    items.iter().all(|item| item.get_ref().as_str().is_some_and(|id| !id.contains(char::is_whitespace)))
}

/// Every table that has a header line, with its path; each one of an array of tables too.
fn sections_of(text: &str, table: &DeTable<'_>, path: &mut Vec<String>, found: &mut Vec<Section>) {
    for (name, value) in table {
        path.push(name.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(inner) => section_of(text, inner, value.span(), path, found),
            DeValue::Array(items) => {
                for item in items {
                    if let Some(inner) = item.get_ref().as_table().filter(|_| begins(text, &item.span(), '[')) {
                        section_of(text, inner, item.span(), path, found);
                    }
                }
            }
            _ => {}
        }
        path.pop();
    }
}

fn section_of(text: &str, inner: &DeTable<'_>, span: Range<usize>, path: &mut Vec<String>, found: &mut Vec<Section>) {
    if begins(text, &span, '[') {
        let keys = inner.values().filter_map(|value| end_of(text, value));
        let last = keys.max().unwrap_or(span.end).max(span.end);
        found.push(Section { path: path.clone(), header: span, last });
    }
    sections_of(text, inner, path, found);
}

/// Where a value ends that is written among the keys of its table; none for one that has a header line of its own. A table named by dotted
/// keys ends where the last of them does.
fn end_of(text: &str, value: &Spanned<DeValue<'_>>) -> Option<usize> {
    let span = value.span();
    match value.get_ref() {
        DeValue::Table(_) if begins(text, &span, '[') => None,
        DeValue::Table(inner) if !begins(text, &span, '{') => inner.values().filter_map(|value| end_of(text, value)).max(),
        DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table() && begins(text, &item.span(), '[')) => None,
        _ => Some(span.end),
    }
}

fn begins(text: &str, span: &Range<usize>, with: char) -> bool {
    text.get(span.clone()).is_some_and(|written| written.starts_with(with))
}
