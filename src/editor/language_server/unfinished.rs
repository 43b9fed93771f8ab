//! Lines that someone is still writing: a header, a list or a text without its end. A parser takes what follows for a part of it; here it is
//! left out, so that it hides nothing of the rest.

use std::ops::Range;

use toml::de::DeTable;

use super::cursor::{Token, begins_anew, tokens};

/// How often lines that do not parse are passed over: mending one may bring another to light.
const PASSES: usize = 6;

/// A text that does not parse with blanks in place of what breaks it: every other byte stays where it is.
pub(super) fn without(text: &str) -> String {
    let mut read = blanked(text, statements(text));
    for _ in 0..PASSES {
        let (_, errors) = DeTable::parse_recoverable(&read);
        if errors.is_empty() {
            break;
        }
        let places = errors.iter().filter_map(toml::de::Error::span).map(|span| in_line(&read, span.start)).collect();
        read = blanked(&read, places);
    }
    read
}

/// The statements without their end, each from its first line to its last.
fn statements(text: &str) -> Vec<Range<usize>> {
    let mut unfinished = Vec::new();
    // Where the statement began, its brackets that are open, and how many of those are inline tables'.
    let (mut start, mut open, mut tables): (usize, Vec<char>, usize) = (0, Vec::new(), 0);
    let (mut first, mut broken) = (true, false);
    let mut header = false;
    for (token, place) in tokens(text).chain([(Token::Line, text.len()..text.len())]) {
        match token {
            Token::Line => {
                let last = place.start == text.len();
                let anew = open.is_empty() || header || last || begins_anew(&text[place.end..], tables == 0);
                if anew {
                    if broken || !open.is_empty() {
                        unfinished.push(start..place.start);
                    }
                    (start, first, broken, header) = (place.end, true, false, false);
                    open.clear();
                    tables = 0;
                }
                continue;
            }
            Token::Text { closed: false, .. } => broken = true,
            Token::Mark(mark @ ('[' | '{')) => {
                header |= first && mark == '[';
                tables += usize::from(mark == '{');
                open.push(mark);
            }
            Token::Mark(']' | '}') => match open.pop() {
                Some(mark) => tables -= usize::from(mark == '{'),
                None => broken = true,
            },
            Token::Comment | Token::Word | Token::Text { .. } | Token::Mark(_) => {}
        }
        // A header may have two brackets.
        first = false;
    }
    unfinished
}

/// A byte of the line that is to be blank: what is missing at the end of a text is missed in its last line.
fn in_line(text: &str, at: usize) -> Range<usize> {
    let at = if text.ends_with('\n') { at } else { at.min(text.len().saturating_sub(1)) };
    at..at
}

/// A text with blanks in place of the lines that stretches touch; line breaks stay.
fn blanked(text: &str, mut stretches: Vec<Range<usize>>) -> String {
    // In their order, so that a text of many lines and many faults is walked once.
    stretches.sort_unstable_by_key(|stretch| stretch.start);
    let mut stretches = stretches.into_iter().peekable();
    let mut blank = String::with_capacity(text.len());
    let (mut start, mut reach) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        while let Some(stretch) = stretches.next_if(|stretch| stretch.start < end) {
            reach = reach.max(stretch.end).max(stretch.start + 1);
        }
        if start < reach {
            let length = line.trim_end_matches(['\n', '\r']).len();
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

    /// Nothing is timed: where each fault cost the rest of its line, or each line all faults, nobody would wait for the end of this.
    #[test]
    fn faults_without_number_are_passed_over_as_fast() {
        for part in ["a=[", "a = = 3\n", "=\n", "x = [1,\n", "\"x\" ", "[x.", "a.\"\"=\n"] {
            let text = format!("{}\n[b]\nc = 1\n", part.repeat(60_000));
            assert_eq!(without(&text).len(), text.len());
        }
    }

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
