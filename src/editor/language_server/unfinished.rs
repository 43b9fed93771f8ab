//! Lines that someone is still writing: a header, a list or a text without its end. A parser takes what follows for a part of it; here it is
//! left out, so that it hides nothing of the rest.

use std::ops::Range;

use toml::de::DeTable;

use super::cursor::{Token, begins_anew, tokens};

/// How often lines that do not parse are passed over: mending one may bring another to light.
const PASSES: usize = 6;

/// A text that does not parse with blanks in place of what breaks it: every other byte stays where it is.
pub(super) fn without(text: &str) -> String {
    let mut read = blanked(text, &statements(text));
    for _ in 0..PASSES {
        let (_, errors) = DeTable::parse_recoverable(&read);
        if errors.is_empty() {
            break;
        }
        let lines: Vec<Range<usize>> = errors.iter().filter_map(toml::de::Error::span).map(|span| line_of(&read, span.start)).collect();
        read = blanked(&read, &lines);
    }
    read
}

/// The statements without their end, each from its first line to its last.
fn statements(text: &str) -> Vec<Range<usize>> {
    let mut unfinished = Vec::new();
    // Where the statement began, its brackets that are open, and whether those are all of lists.
    let (mut start, mut open): (usize, Vec<char>) = (0, Vec::new());
    let (mut first, mut broken) = (true, false);
    let mut header = false;
    for (token, place) in tokens(text).chain([(Token::Line, text.len()..text.len())]) {
        match token {
            Token::Line => {
                let last = place.start == text.len();
                let anew = open.is_empty() || header || last || begins_anew(&text[place.end..], open.iter().all(|mark| *mark == '['));
                if anew {
                    if broken || !open.is_empty() {
                        unfinished.push(start..place.start);
                    }
                    (start, first, broken, header) = (place.end, true, false, false);
                    open.clear();
                }
                continue;
            }
            Token::Text { closed: false, .. } => broken = true,
            Token::Mark(mark @ ('[' | '{')) => {
                header |= first && mark == '[';
                open.push(mark);
            }
            Token::Mark(']' | '}') if open.pop().is_none() => broken = true,
            Token::Comment | Token::Word | Token::Text { .. } | Token::Mark(_) => {}
        }
        // A header may have two brackets.
        first = false;
    }
    unfinished
}

/// The line that holds a byte: what is missing at the end of a text is missed in its last line.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = crate::source::floor_char(text, at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

/// A text with blanks in place of stretches; line breaks stay.
fn blanked(text: &str, stretches: &[Range<usize>]) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let length = line.trim_end_matches(['\n', '\r']).len();
        if stretches.iter().any(|stretch| stretch.start < end && start < stretch.end.max(stretch.start + 1)) {
            blank.extend(std::iter::repeat_n(' ', length));
            blank.push_str(&line[length..]);
        } else {
            blank.push_str(line);
        }
        start = end;
    }
    blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unfinished_hides_no_other() {
        for broken in
            ["[task.B", "name = \"x", "a = = 3", "[[[", "ế", "x = [1, ", "x = [\n  1,", "b = { c = 1", "[[change", "x = [\"3.", "]"]
        {
            let text = format!("[task.A]\nname = \"ế\"\n{broken}\n[not-applicable]\n\"1.1\" = \"x\"\n");
            let read = without(&text);
            assert_eq!(read.len(), text.len());
            for kept in ["[task.A]\nname = \"ế\"\n", "\n[not-applicable]\n\"1.1\" = \"x\"\n"] {
                assert!(read.contains(kept), "{kept} beside {broken}: {read}");
            }
            assert!(DeTable::parse_recoverable(&read).1.is_empty(), "{read}");
        }
        let sound = "a = [\n  1,\n]\nb = \"\"\"\n[x\n\"\"\"\n";
        assert_eq!(without(sound), sound, "what is sound stays");
    }
}
