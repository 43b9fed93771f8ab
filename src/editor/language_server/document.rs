//! A document an editor has open: its text as it stands in the window, saved or not.

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position;
use crate::source::{SourceFile, Unit};

/// An open document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Its address as the editor writes it.
    pub(super) uri: Uri,
    /// Its number by the editor's count of changes.
    pub(super) version: i32,
    /// Its text.
    pub(super) text: String,
}

impl Document {
    /// Applies changes one after the other, each to what the one before left.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, unit: Unit) {
        self.version = version;
        for change in changes {
            let Some(range) = change.range else {
                self.text = change.text;
                continue;
            };
            let file = SourceFile::new(String::new(), std::mem::take(&mut self.text));
            let (start, end) = (position::byte(&file, range.start, unit), position::byte(&file, range.end, unit));
            self.text = file.text;
            self.text.replace_range(start..end.max(start), &change.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use lsp_types::{Position, Range};

    use super::*;

    fn changed(text: &str, unit: Unit, changes: &[(u32, u32, u32, u32, &str)]) -> String {
        let mut document = Document { uri: "file:///a.toml".parse().expect("an address"), version: 1, text: text.to_owned() };
        let change = |&(line, from, end_line, to, text): &(u32, u32, u32, u32, &str)| TextDocumentContentChangeEvent {
            range: Some(Range { start: Position::new(line, from), end: Position::new(end_line, to) }),
            range_length: None,
            text: text.to_owned(),
        };
        document.change(2, changes.iter().map(change).collect(), unit);
        document.text
    }

    #[test]
    fn changes_follow_each_other() {
        assert_eq!(changed("a = 1\nb = 2\n", Unit::Utf16, &[(0, 4, 0, 5, "10"), (0, 6, 1, 0, ""), (0, 0, 0, 0, "# ")]), "# a = 10b = 2\n");
        assert_eq!(changed("", Unit::Utf16, &[(0, 0, 0, 0, "x"), (9, 9, 9, 9, "y")]), "xy", "a place beyond the text is its end");
        assert_eq!(changed("abc", Unit::Utf16, &[(0, 2, 0, 1, "z")]), "abzc", "a stretch that runs backwards is empty");
    }

    #[test]
    fn columns_are_the_editors() {
        // Before the x stand: S, ở (1 character), e with two marks, and 𝕏.
        let text = "Sở e\u{302}\u{301}\u{1d54f}x";
        assert_eq!(changed(text, Unit::Utf16, &[(0, 8, 0, 9, "!")]), "Sở e\u{302}\u{301}\u{1d54f}!");
        assert_eq!(changed(text, Unit::Character, &[(0, 7, 0, 8, "!")]), "Sở e\u{302}\u{301}\u{1d54f}!");
        assert_eq!(changed(text, Unit::Byte, &[(0, 14, 0, 15, "!")]), "Sở e\u{302}\u{301}\u{1d54f}!");
    }
}
