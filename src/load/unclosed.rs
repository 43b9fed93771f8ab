//! What swallows the lines after it: an array, an inline table or a string of several lines without its end, and the marks git leaves where
//! two changes meet. Looked for only in a text that does not parse.
//!
//! Each is told once, where it begins, and the text is read again with blanks in its place: so the lines after it are judged for what they
//! are, and every byte keeps its place.

use std::ops::Range;

/// Something that swallows what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// What was opened, or git's first mark.
    pub(super) at: Range<usize>,
    /// What it is, in the words a parser would use.
    pub(super) message: &'static str,
    /// What is to be read as a value nobody asks for: from the beginning of the value to where the next line begins that stands by itself.
    pub(super) value: Range<usize>,
    /// What is to be read as nothing.
    pub(super) nothing: Vec<Range<usize>>,
}

impl Unclosed {
    /// The whole stretch, in which nothing more is told.
    pub(super) fn stretch(&self) -> Range<usize> {
        let end = self.nothing.iter().map(|range| range.end).chain([self.value.end, self.at.end]).max();
        self.at.start.min(self.value.start)..end.unwrap_or(self.at.end)
    }
}

/// The text with blanks in place of what swallows its lines.
pub(super) fn without(text: &str, found: &[Unclosed]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let blank = |byte: &mut u8| {
        if *byte != b'\n' {
            *byte = b' ';
        }
    };
    // Conflicts within one another share what is to be read as nothing: each byte of it is blotted out once.
    let mut nothing: Vec<&Range<usize>> = found.iter().flat_map(|unclosed| &unclosed.nothing).collect();
    nothing.sort_by_key(|range| range.start);
    let mut reach = 0;
    for range in nothing {
        bytes[range.start.max(reach)..range.end.max(reach)].iter_mut().for_each(blank);
        reach = reach.max(range.end);
    }
    for unclosed in found {
        bytes[unclosed.value.clone()].iter_mut().for_each(blank);
        if let Some(first) = bytes.get_mut(unclosed.value.start).filter(|_| !unclosed.value.is_empty()) {
            *first = b'0';
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Everything in `text` that swallows lines, in order.
pub(super) fn find(text: &str) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut marks = None;
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let line = &text[at..end];
        let mut next = end + 1;
        if line.starts_with("<<<<<<< ") {
            if let Some(conflict) = conflict(text, at, marks.get_or_insert_with(|| Marks::of(text))) {
                // The first of the two versions is read as it stands.
                found.push(conflict);
            }
        } else if let Some(value) = value_of(line).map(|value| at + value) {
            match swallows(text, value) {
                Ok(closed) => next = line_end(text, closed) + 1,
                Err(unclosed) => {
                    next = unclosed.value.end.max(end);
                    next = if text[..next].ends_with('\n') { next } else { line_end(text, next) + 1 };
                    found.push(unclosed);
                }
            }
        }
        at = next;
    }
    found
}

/// Where the value of a line begins, if it is of a kind that may go over lines.
fn value_of(line: &str) -> Option<usize> {
    let start = line.trim_start();
    if start.starts_with(['#', '[']) {
        return None;
    }
    let equals = line.find('=')?;
    let value = equals + 1 + line[equals + 1..].len() - line[equals + 1..].trim_start_matches([' ', '\t']).len();
    ["[", "{", "\"\"\"", "'''"].iter().any(|opens| line[value..].starts_with(opens)).then_some(value)
}

/// Walks over the value at `start`: where it ends, or what has no end.
fn swallows(text: &str, start: usize) -> Result<usize, Unclosed> {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let mut last = b' ';
    let mut at = start;
    let unclosed = |open: Range<usize>, message: &'static str, until: usize| Unclosed {
        at: open,
        message,
        value: start..until.max(start),
        nothing: Vec::new(),
    };
    let bracket = |open: usize| if bytes[open] == b'[' { "unclosed array, expected `]`" } else { "unclosed inline table, expected `}`" };
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'#' => {
                at = line_end(text, at);
                continue;
            }
            b'"' | b'\'' => {
                at = string(text, at).map_err(|(quotes, message)| {
                    let several = quotes.len() == 3;
                    let until = if several { stands_alone(text, line_end(text, at), true) } else { line_end(text, at) };
                    unclosed(quotes, message, until)
                })?;
                if open.is_empty() {
                    return Ok(at);
                }
                last = byte;
                continue;
            }
            b'[' | b'{' => open.push(at),
            b']' | b'}' => {
                let Some(top) = open.pop() else { return Ok(at) };
                if (byte == b']') != (bytes[top] == b'[') {
                    return Err(unclosed(top..top + 1, bracket(top), line_end(text, at)));
                }
                if open.is_empty() {
                    return Ok(at + 1);
                }
            }
            b'\n' => {
                let Some(top) = open.last().copied() else { return Ok(at) };
                let line = &text[at + 1..line_end(text, at + 1)];
                let more = bytes[top] == b'{' && matches!(last, b',' | b'{');
                if looks_like_header(line) || looks_like_key(line) && !more {
                    return Err(unclosed(top..top + 1, bracket(top), at + 1));
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
    match open.last() {
        Some(top) => Err(unclosed(*top..top + 1, bracket(*top), text.len())),
        None => Ok(at),
    }
}

/// Walks over the string at `start`: where it ends, or its quotes and what it lacks.
fn string(text: &str, start: usize) -> Result<usize, (Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    let quote = bytes[start];
    let several = bytes[start..].len() >= 3 && bytes[start..start + 3].iter().all(|byte| *byte == quote);
    let quotes = if several { 3 } else { 1 };
    let mut at = start + quotes;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !several => break,
            byte if byte == quote && !several => return Ok(at + 1),
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => {
                // Two quotes may stand before the closing three.
                let end = at + bytes[at..].iter().take(5).take_while(|byte| **byte == quote).count();
                return Ok(end);
            }
            _ => {}
        }
        at += 1;
    }
    let message = if several { "unclosed multi-line string" } else { "invalid basic string, expected `\"`" };
    Err((start..start + quotes, message))
}

/// Where the next line after `at` begins that looks like a header or a key of its own.
fn stands_alone(text: &str, at: usize, or_end: bool) -> usize {
    let mut at = at + 1;
    while at < text.len() {
        let end = line_end(text, at);
        if looks_like_header(&text[at..end]) || looks_like_key(&text[at..end]) {
            return at;
        }
        at = end + 1;
    }
    if or_end { text.len() } else { at.min(text.len()) }
}

fn looks_like_header(line: &str) -> bool {
    let bare = line.split('#').next().unwrap_or_default().trim();
    let Some(inside) = bare.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')) else { return false };
    let name = inside.trim_start_matches('[').trim_end_matches(']').trim();
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !name.contains([',', '=', '[', ']', '{', '}'])
        && !matches!(name, "true" | "false" | "inf" | "nan")
}

fn looks_like_key(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim();
    !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'))
}

/// Where the lines begin with which git parts and ends a conflict: sought once, since a text may have as many conflicts as lines.
#[derive(Default)]
struct Marks {
    base: Vec<usize>,
    middle: Vec<usize>,
    last: Vec<usize>,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let mark = [("|||||||", &mut marks.base), ("=======", &mut marks.middle), (">>>>>>>", &mut marks.last)];
            if let Some((_, places)) = mark.into_iter().find(|(mark, _)| line.starts_with(mark)) {
                places.push(at);
            }
            at += line.len();
        }
        marks
    }
}

/// A conflict that git left, whose first mark stands at `at`.
fn conflict(text: &str, at: usize, marks: &Marks) -> Option<Unclosed> {
    let next = |places: &[usize], from: usize| places.get(places.partition_point(|place| *place < from)).copied();
    let first = line_end(text, at);
    let middle = next(&marks.middle, first)?;
    let last = line_end(text, next(&marks.last, middle)?);
    let middle = next(&marks.base, first).filter(|base| *base < middle).unwrap_or(middle);
    Some(Unclosed { at: at..first, message: "git conflict", value: first..first, nothing: vec![at..first, middle..last] })
}

fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |newline| at + newline)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        find(text).into_iter().map(|unclosed| (&text[unclosed.at.clone()], without(text, &[unclosed]))).collect()
    }

    #[test]
    fn what_has_no_end_ends_where_a_line_stands_by_itself() {
        assert_eq!(found("a = [1,\nb = 2\n"), [("[", "a = 0  \nb = 2\n".to_owned())]);
        assert_eq!(found("a = [{ x = 1,\n[b]\nc = 2\n"), [("{", "a = 0        \n[b]\nc = 2\n".to_owned())]);
        assert_eq!(found("a = [{ x = 1 }}\nb = 2\n"), [("[", "a = 0          \nb = 2\n".to_owned())]);
        assert_eq!(found("a = \"\"\"chữ\nb = 2\n"), [("\"\"\"", "a = 0       \nb = 2\n".to_owned())]);
        assert_eq!(found("a = [\"chữ\nb = 2\n"), [("\"", "a = 0      \nb = 2\n".to_owned())]);
        assert_eq!(found("a = [\n"), [("[", "a = 0\n".to_owned())]);
    }

    #[test]
    fn what_has_its_end_is_left_alone() {
        for text in [
            "a = [\n  1,  # ]\n  \"]\",\n]\nb = 2\n",
            "a = { x = 1,\n  y = 2 }\n",
            "a = [[1],\n[2]]\n[b]\n",
            "a = \"\"\"\nb = 2\n[c]\n\\\"\"\" \"\"\"\"\"\nd = '''x'''\n",
            "a = \"[\"\nb = 2 # [\n[c]\n",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    /// Nothing is timed: where each conflict was sought to the end of the text, nobody would wait for the end of this.
    #[test]
    fn conflicts_without_number_are_found_as_fast() {
        let marks = "<<<<<<< x\n".repeat(60_000);
        assert_eq!(find(&marks), [], "without an end they are none");
        let text = format!("{marks}=======\n{}>>>>>>> x\n", "a = 1\n".repeat(60_000));
        assert!(without(&text, &find(&text)).trim().is_empty());
    }

    #[test]
    fn a_conflict_is_read_as_its_first_version() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> x\nc = 4\n";
        assert_eq!(found(text), [("<<<<<<< HEAD", "a = 1\n            \nb = 2\n       \n     \n         \nc = 4\n".to_owned())]);
    }
}
