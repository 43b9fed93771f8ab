//! Where in a file someone types: in a header, where a key belongs, or in a value, and of which table. Told from letters alone, since what is
//! being typed seldom parses.

use std::ops::Range;

/// Where the cursor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// In a header: `[progress.SY|`.
    Header {
        /// Whether it is that of a list: `[[change]]`.
        double: bool,
        /// The keys before the one that is typed.
        before: Vec<String>,
        /// What is typed of the key, with quotes.
        typed: Range<usize>,
    },
    /// Where a key belongs.
    Key {
        /// The keys that lead there.
        table: Vec<String>,
        /// What is typed of the key, with quotes.
        typed: Range<usize>,
    },
    /// In a value.
    Value {
        /// The keys that lead there, its own last.
        path: Vec<String>,
        /// What is typed of it, with quotes.
        typed: Range<usize>,
        /// Whether it is one of a list.
        listed: bool,
    },
    /// Where nothing can be completed: in a comment, in prose, behind a value.
    Nowhere,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// From `#` to the end of the line.
    Comment,
    /// A line's break.
    Line,
    /// A string: whether it is closed, and whether it may have several lines.
    Text { closed: bool, long: bool },
    /// Letters, digits and the like.
    Word,
    /// A mark of the grammar.
    Mark(char),
}

/// Where byte `at` of `text` is.
pub(super) fn cursor(text: &str, at: usize) -> Cursor {
    let mut state = State::default();
    for (token, place) in tokens(text) {
        let inside = match token {
            Token::Text { closed: true, .. } => place.start < at && at < place.end,
            Token::Comment | Token::Text { .. } | Token::Word => place.start < at && at <= place.end,
            Token::Line | Token::Mark(_) => false,
        };
        if inside {
            return match token {
                Token::Comment | Token::Text { long: true, .. } => Cursor::Nowhere,
                _ => state.here(place),
            };
        }
        if place.start >= at {
            // What begins right here is what would be replaced.
            let begins = place.start == at && matches!(token, Token::Word | Token::Text { long: false, .. });
            return state.here(if begins { place } else { at..at });
        }
        state.take(text, token, &place);
    }
    state.here(at..at)
}

/// The keys of the inline table that holds byte `at`, on both sides of it; none where it is in no inline table. Told from letters, since a
/// line someone types in seldom parses.
pub(super) fn beside(text: &str, at: usize) -> Option<Vec<String>> {
    let mut open: Vec<(char, Vec<String>)> = Vec::new();
    // How many of those are inline tables.
    let mut tables = 0;
    let mut own = None;
    let mut last: Option<Range<usize>> = None;
    for (token, place) in tokens(text) {
        if own.is_none() && place.start >= at {
            own = Some(open.len());
            open.last().filter(|(mark, _)| *mark == '{')?;
        }
        match token {
            Token::Mark(mark @ ('[' | '{')) => {
                tables += usize::from(mark == '{');
                open.push((mark, Vec::new()));
            }
            Token::Mark(']' | '}') => {
                let closed = open.pop();
                tables -= usize::from(closed.as_ref().is_some_and(|(mark, _)| *mark == '{'));
                if own.is_some_and(|depth| open.len() < depth) {
                    return closed.map(|(_, keys)| keys);
                }
            }
            Token::Mark('=') => {
                // What is being typed is no key yet.
                let key = last.filter(|place| !(place.start <= at && at <= place.end));
                if let (Some((_, keys)), Some(key)) = (open.last_mut(), key) {
                    keys.push(text[key].trim_matches(['"', '\'']).to_owned());
                }
            }
            Token::Line if own.is_some() || begins_anew(&text[place.end..], tables == 0) => {
                if own.is_some() {
                    break;
                }
                open.clear();
                tables = 0;
            }
            _ => {}
        }
        last = matches!(token, Token::Word | Token::Text { .. }).then_some(place);
    }
    open.pop().filter(|(mark, _)| *mark == '{').map(|(_, keys)| keys)
}

/// The reading of a text up to some token.
#[derive(Debug, Default)]
struct State {
    /// The keys of the last header.
    table: Vec<String>,
    /// The header being read: whether it is a list's, and its keys.
    header: Option<(bool, Vec<String>)>,
    /// Lists and inline tables that are open; for an inline table the keys that led to it.
    open: Vec<Option<Vec<String>>>,
    /// How many of those are inline tables.
    tables: usize,
    /// The keys read of the current line or inline table.
    keys: Vec<String>,
    /// Whether the `=` was read.
    in_value: bool,
    /// Whether a value was read that nothing follows yet.
    done: bool,
    /// Whether the last mark was a dot between keys.
    dotted: bool,
}

impl State {
    fn path(&self) -> Vec<String> {
        let outer = self.open.iter().flatten().flatten();
        self.table.iter().chain(outer).chain(&self.keys).cloned().collect()
    }

    fn here(&self, typed: Range<usize>) -> Cursor {
        if let Some((double, before)) = &self.header {
            return Cursor::Header { double: *double, before: before.clone(), typed };
        }
        if self.in_value {
            let listed = matches!(self.open.last(), Some(None));
            return if self.done { Cursor::Nowhere } else { Cursor::Value { path: self.path(), typed, listed } };
        }
        // Behind a key stands its `=`, not another key.
        if !self.keys.is_empty() && !self.dotted { Cursor::Nowhere } else { Cursor::Key { table: self.path(), typed } }
    }

    fn take(&mut self, text: &str, token: Token, place: &Range<usize>) {
        let written = &text[place.clone()];
        match token {
            Token::Comment => {}
            Token::Line => {
                if self.header.is_some() || self.open.is_empty() || begins_anew(&text[place.end..], self.tables == 0) {
                    *self = Self { table: std::mem::take(&mut self.table), ..Self::default() };
                }
            }
            Token::Word | Token::Text { .. } if self.in_value => self.done = true,
            Token::Word | Token::Text { .. } => {
                let key = written.trim_matches(['"', '\'']).to_owned();
                match &mut self.header {
                    Some((_, keys)) => keys.push(key),
                    None => self.keys.push(key),
                }
                self.dotted = false;
            }
            Token::Mark(mark) => self.mark(mark),
        }
    }

    fn mark(&mut self, mark: char) {
        match mark {
            '[' if self.in_value => {
                self.open.push(None);
                self.done = false;
            }
            '[' => match &mut self.header {
                Some((double, keys)) if keys.is_empty() => *double = true,
                Some(_) => {}
                None => self.header = Some((false, Vec::new())),
            },
            ']' => match self.header.take() {
                Some((_, keys)) => {
                    if !keys.is_empty() {
                        self.table = keys;
                    }
                }
                None => {
                    if matches!(self.open.last(), Some(None)) {
                        self.open.pop();
                    }
                    self.done = true;
                }
            },
            '{' if self.in_value => {
                self.open.push(Some(std::mem::take(&mut self.keys)));
                self.tables += 1;
                (self.in_value, self.done) = (false, false);
            }
            '}' => {
                if let Some(Some(keys)) = self.open.pop_if(|open| open.is_some()) {
                    self.keys = keys;
                    self.tables -= 1;
                }
                (self.in_value, self.done) = (true, true);
            }
            ',' => {
                self.done = false;
                if matches!(self.open.last(), Some(Some(_))) {
                    self.keys.clear();
                    self.in_value = false;
                }
            }
            '=' => (self.in_value, self.done) = (true, false),
            '.' => self.dotted = true,
            _ => {}
        }
    }
}

/// Whether a line begins something new although a list or an inline table is still open: one that was never closed must not swallow the
/// rest of the file. Within lists alone a key begins a line too.
pub(super) fn begins_anew(rest: &str, lists_alone: bool) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    let header = line.starts_with('[') && line.ends_with(']') && !line.contains([',', '"']) && line.len() > 2;
    let key = line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    header || key && lists_alone
}

/// The tokens of a text, in order; blanks are none.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (Token, Range<usize>)> {
    let mut at = 0;
    // Where the line of the last token ends: sought once a line, since one line may have as many tokens as a file has letters.
    let mut line_end = None;
    std::iter::from_fn(move || {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\r']).len();
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let end = line_end.filter(|end| at <= *end).unwrap_or_else(|| rest.find('\n').map_or(text.len(), |newline| at + newline));
        line_end = Some(end);
        let line = end - at;
        let (token, length) = match first {
            '\n' => (Token::Line, 1),
            '#' => (Token::Comment, line),
            '"' | '\'' => text_token(rest, first, line),
            '[' | ']' | '{' | '}' | ',' | '=' | '.' => (Token::Mark(first), 1),
            _ => {
                let ends = |letter: char| letter.is_whitespace() || "[]{},=.#\"'".contains(letter);
                (Token::Word, rest.find(ends).unwrap_or(rest.len()).max(first.len_utf8()))
            }
        };
        let place = at..at + length;
        at += length;
        Some((token, place))
    })
}

fn text_token(rest: &str, quote: char, line: usize) -> (Token, usize) {
    let three = if quote == '"' { "\"\"\"" } else { "'''" };
    if let Some(inner) = rest.strip_prefix(three) {
        return match inner.find(three) {
            Some(end) => (Token::Text { closed: true, long: true }, end + 6),
            None => (Token::Text { closed: false, long: true }, rest.len()),
        };
    }
    let mut escaped = false;
    for (at, letter) in rest[..line].char_indices().skip(1) {
        if !escaped && letter == quote {
            return (Token::Text { closed: true, long: false }, at + 1);
        }
        escaped = !escaped && letter == '\\' && quote == '"';
    }
    (Token::Text { closed: false, long: false }, rest[..line].trim_end_matches('\r').len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the `|` of a text is.
    fn told(text: &str) -> String {
        let at = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        match cursor(&text, at) {
            Cursor::Header { double, before, typed } => format!("header {double} {before:?} `{}`", &text[typed]),
            Cursor::Key { table, typed } => format!("key {table:?} `{}`", &text[typed]),
            Cursor::Value { path, typed, listed } => format!("value {} {listed} `{}`", path.join("/"), &text[typed]),
            Cursor::Nowhere => "nowhere".to_owned(),
        }
    }

    #[test]
    fn the_place_is_told_from_letters() {
        for (text, expected) in [
            ("|", "key [] ``"),
            ("[progress.|", "header false [\"progress\"] ``"),
            ("[progress.SY|T]\n", "header false [\"progress\"] `SYT`"),
            ("[[ch|", "header true [] `ch`"),
            ("[task.A]\nimp|", "key [\"task\", \"A\"] `imp`"),
            ("[task.A]\n|\n[task.B]\n", "key [\"task\", \"A\"] ``"),
            ("[task.A]\nname |", "nowhere"),
            ("[task.A]\nname = |", "value task/A/name false ``"),
            ("[task.A]\nname = \"S|", "value task/A/name false `\"S`"),
            ("[task.A]\nname = \"S\" |", "nowhere"),
            ("[task.A]\nimplements = [\"1.1\", |]\n", "value task/A/implements true ``"),
            ("[task.A]\nimplements = [\"1.1\", \"3|\"]\n", "value task/A/implements true `\"3\"`"),
            ("[task.A]\nimplements = [\n  \"1.1\",\n  |\n]\n", "value task/A/implements true ``"),
            ("[task.A]\nimplements = [\"1.1\" |]\n", "nowhere"),
            ("[task.A]\ntargets = [{ indicator = \"|\" }]\n", "value task/A/targets/indicator false `\"\"`"),
            ("[task.A]\ntargets = [{ indicator = \"x\", |", "key [\"task\", \"A\", \"targets\"] ``"),
            ("[task.A]\nbudget = { estimate = 5, au|", "key [\"task\", \"A\", \"budget\"] `au`"),
            ("[task.A]\nbudget = { estimate = 5 }\n|", "key [\"task\", \"A\"] ``"),
            ("[narrative]\n\"I.3\" = \"\"\"\n[x]\na|\n\"\"\"\n", "nowhere"),
            ("a = 1 # [x|", "nowhere"),
            ("[task.A]\nimplements = [\"1.\nname = \"x\"\nd|", "key [\"task\", \"A\"] `d`"),
            ("[task.A]\nimplements = [\n[task.B]\nd|", "key [\"task\", \"B\"] `d`"),
            ("[not-applicable]\n\"6.|\" = \"x\"\n", "key [\"not-applicable\"] `\"6.\"`"),
            ("[tên Sở ế]\nnộ|", "key [\"tên\", \"Sở\", \"ế\"] `nộ`"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn keys_beside_are_told_from_letters() {
        let keys = |text: &str| {
            let at = text.find('|').expect("a cursor");
            beside(&text.replacen('|', "", 1), at)
        };
        assert_eq!(keys("budget = { estimate = 5, | }\n"), Some(vec!["estimate".to_owned()]));
        assert_eq!(keys("x = [{ |, date = 1 }, { other = 2 }]\n"), Some(vec!["date".to_owned()]));
        assert_eq!(keys("x = [{ a = 1 }, { b = 2, |\n[task]\n"), Some(vec!["b".to_owned()]));
        assert_eq!(keys("x = { a = { c = 1 }, | }\n"), Some(vec!["a".to_owned()]));
        assert_eq!(keys("x = { es| = 1 }\n"), Some(Vec::new()));
        assert_eq!(keys("x = [1, |]\n"), None);
        assert_eq!(keys("[task.A]\n|\n"), None);
    }

    /// Nothing is timed: where each token cost the rest of its line, nobody would wait for the end of this.
    #[test]
    fn a_line_as_long_as_a_file_is_read_once() {
        for part in ["a=[", "x = \"a\" "] {
            let text = part.repeat(500_000);
            cursor(&text, text.len());
            beside(&text, text.len());
        }
        let lists = "x = [\n".to_owned() + &"[\n".repeat(300_000);
        cursor(&lists, lists.len());
        let table = "x = ".to_owned() + &"[".repeat(100_000) + "{\n" + &"a = 1,\n".repeat(100_000);
        cursor(&table, table.len());
        beside(&table, table.len());
    }

    #[test]
    fn any_text_has_a_place_everywhere() {
        let text = "[a.\"b\"]]\r\nx = [{ y = \"ế\\\" z, 'q\n}}]] = , . [[[[\n\"\"\"\n𝕏 = ''' = {";
        for at in 0..=text.len() {
            if text.is_char_boundary(at) {
                cursor(text, at);
            }
        }
    }
}
