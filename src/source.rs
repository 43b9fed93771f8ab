//! Where a byte is: file, span, line and column. Bytes inside; characters for people.
//!
//! Nothing here knows what a file says. A face that counts columns otherwise has its count here: [`Unit`] is how editors count.

use std::ops::Range;
use std::sync::OnceLock;

/// One file of a run, by its number in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The file that [`Sources::add`] will number `index` (the first is 0): for readers that run ahead of it.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than four thousand million files"))
    }

    /// Its number, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of bytes in one file; `start == end` marks a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The stretch `span` of `file`.
    pub fn new(file: FileId, span: &Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: byte(span.start), end: byte(span.end) }
    }

    /// The very beginning of `file`: where a fault of the whole file stands.
    pub fn top(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Located<T> {
    /// `value`, read at `place`.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

/// A line and a column as people count them: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The byte of the text, from 0: what programs count by.
    pub byte: usize,
}

/// In what an editor counts the columns of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Units of UTF-16: a letter beyond the basic plane takes two.
    #[default]
    Utf16,
    /// Characters, a combining mark as one of its own.
    Character,
}

impl Unit {
    /// How many columns a stretch of text takes.
    fn width(self, text: &str) -> usize {
        match self {
            Self::Byte => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Character => characters(text.as_bytes()),
        }
    }

    /// The byte of `text` before which `columns` columns stand: never inside a letter, and its end where it has fewer.
    fn byte_of(self, text: &str, columns: usize) -> usize {
        let mut taken = 0;
        for (at, letter) in text.char_indices() {
            let width = match self {
                Self::Byte => letter.len_utf8(),
                Self::Utf16 => letter.len_utf16(),
                Self::Character => 1,
            };
            if taken + width > columns {
                return at;
            }
            taken += width;
        }
        text.len()
    }
}

/// A file as it was read: the path it is shown by, and its text without a byte-order mark.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// The path from the workspace's root with `/`, or `<bundle-id>/plan.toml` for an embedded one.
    pub path: String,
    /// The text; empty for a file that could not be read.
    pub text: String,
    /// Where each line begins, told once a finding asks.
    lines: OnceLock<Vec<usize>>,
    /// How many characters stand before every [`STEP`]th byte: a column of a very long line is told without walking all of it.
    steps: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// A file shown as `path`.
    pub fn new(path: String, text: String) -> Self {
        Self { path, text, lines: OnceLock::new(), steps: OnceLock::new() }
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line and column of a byte that begins a character.
    fn position(&self, byte: usize) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= byte);
        let start = starts[line - 1];
        // Nearly every line is short; the columns of a long one would otherwise cost its square.
        let column = if byte - start <= STEP {
            characters(&self.text.as_bytes()[start..byte])
        } else {
            self.characters_before(byte) - self.characters_before(start)
        };
        Position { line, column: column + 1, byte }
    }

    /// The line and the column of a byte as an editor counts them, both from 0; clamped to the text.
    pub fn line_and_column(&self, byte: usize, unit: Unit) -> (usize, usize) {
        let byte = floor_char(&self.text, byte);
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= byte) - 1;
        (line, unit.width(&self.text[starts[line]..byte]))
    }

    /// The byte of a line and column as an editor counts them. A column beyond the line is its end, a line beyond the text the text's end.
    pub fn byte_at(&self, line: usize, column: usize, unit: Unit) -> usize {
        let starts = self.line_starts();
        let Some(start) = starts.get(line).copied() else { return self.text.len() };
        let end = starts.get(line + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches('\n').trim_end_matches('\r');
        start + unit.byte_of(line, column)
    }

    fn characters_before(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let steps = self.steps.get_or_init(|| {
            let counts = bytes.chunks(STEP).scan(0, |sum, step| {
                *sum += characters(step);
                Some(*sum)
            });
            std::iter::once(0).chain(counts).collect()
        });
        let step = byte / STEP;
        steps[step] + characters(&bytes[step * STEP..byte])
    }
}

/// How many bytes lie between two counts of characters.
const STEP: usize = 1024;

/// How many characters begin in a stretch of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// Every file of a run.
#[derive(Debug, Default)]
pub struct Sources(Vec<SourceFile>);

impl Sources {
    /// The files, in the order they were taken in.
    pub fn into_files(self) -> impl Iterator<Item = SourceFile> {
        self.0.into_iter()
    }

    /// Takes a file in and numbers it.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = self.next_id();
        self.0.push(file);
        id
    }

    /// Puts another text in the place of a file's.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        self.0[id.0 as usize] = file;
    }

    /// The number of the file shown as `path`.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.0.iter().position(|file| file.path == path).map(FileId::from_index)
    }

    /// The number the next file will get.
    pub fn next_id(&self) -> FileId {
        FileId::from_index(self.0.len())
    }

    /// The file of a number these sources gave.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.0[id.0 as usize]
    }

    /// Every file, in the order they were taken in.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.0.iter()
    }

    /// The path of every file, in the order they were taken in.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|file| file.path.as_str())
    }

    /// The path a file is shown by.
    pub fn path(&self, id: FileId) -> &str {
        &self.file(id).path
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no file was taken in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The line and column at which `place` begins, clamped to the text.
    pub fn position(&self, place: Place) -> Position {
        let file = self.file(place.file);
        file.position(floor_char(&file.text, place.start as usize))
    }

    /// The line and column just past the last character of `place`, clamped to the text and never before its beginning.
    pub fn end_position(&self, place: Place) -> Position {
        let file = self.file(place.file);
        file.position(floor_char(&file.text, place.end.max(place.start) as usize))
    }

    /// What stands at `place`, clamped to the text.
    pub fn text(&self, place: Place) -> &str {
        let text = &self.file(place.file).text;
        let start = floor_char(text, place.start as usize);
        &text[start..floor_char(text, place.end as usize).max(start)]
    }

    /// The line on which `place` begins, without its end.
    pub fn line(&self, place: Place) -> &str {
        let file = self.file(place.file);
        let starts = file.line_starts();
        let next = starts.partition_point(|start| *start <= floor_char(&file.text, place.start as usize));
        let line = &file.text[starts[next - 1]..starts.get(next).copied().unwrap_or(file.text.len())];
        line.trim_end_matches(['\r', '\n'])
    }
}

/// The nearest character boundary at or before byte `at`, within the text.
pub fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_those_of_a_short_one() {
        let mut sources = Sources::default();
        let text = format!("đầu\n{}", "ế\u{301}x".repeat(2_000));
        let file = sources.add(SourceFile::new("a.toml".into(), text.clone()));
        for (at, _) in text.char_indices().step_by(97) {
            let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            assert_eq!(sources.position(Place::new(file, &(at..at))).column, text[start..at].chars().count() + 1, "{at}");
        }
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let text = "a = 1\nten = \"Sở Y tế\" # x\n".to_owned();
        let (name, mark) = (text.find("Sở").expect("planted"), text.find('#').expect("planted"));
        let file = sources.add(SourceFile::new("a.toml".into(), text));
        let place = Place::new(file, &(name..mark - 2));
        assert_eq!(sources.position(place), Position { line: 2, column: 8, byte: 13 });
        assert_eq!(sources.end_position(place), Position { line: 2, column: 15, byte: 24 });
        assert_eq!(sources.text(place), "Sở Y tế");
        assert_eq!(sources.line(place), "ten = \"Sở Y tế\" # x");
        assert_eq!(sources.position(Place::new(file, &(mark..mark + 1))), Position { line: 2, column: 17, byte: 26 });
    }

    #[test]
    fn editors_count_in_their_own_units() {
        // ế: 3 bytes, 1 character; e + two marks: 5 bytes, 3 characters; 𝕏: 4 bytes, 2 units of UTF-16.
        let file = SourceFile::new("a.toml".into(), "a\n\u{1ebf}e\u{302}\u{301}\u{1d54f}z\r\nb".to_owned());
        let z = file.text.find('z').expect("planted");
        for (unit, column) in [(Unit::Byte, 12), (Unit::Utf16, 6), (Unit::Character, 5)] {
            assert_eq!(file.line_and_column(z, unit), (1, column), "{unit:?}");
            assert_eq!(file.byte_at(1, column, unit), z, "{unit:?}");
            assert_eq!(file.byte_at(1, 99, unit), z + 1, "the end of the line, before its break");
            assert_eq!(file.byte_at(9, 0, unit), file.text.len());
        }
        assert_eq!(file.byte_at(1, 5, Unit::Utf16), z - 4, "the middle of a pair is where the pair begins");
        assert_eq!(file.byte_at(1, 2, Unit::Byte), 2, "nor is a letter ever cut");
        for (at, _) in file.text.char_indices().filter(|(_, letter)| !matches!(letter, '\n' | '\r')) {
            for unit in [Unit::Byte, Unit::Utf16, Unit::Character] {
                let (line, column) = file.line_and_column(at, unit);
                assert_eq!(file.byte_at(line, column, unit), at);
            }
        }
    }

    #[test]
    fn decomposed_letters_count_each_of_their_characters() {
        let mut sources = Sources::default();
        let text = "So\u{31b}\u{309} = 1".to_owned();
        let file = sources.add(SourceFile::new("a.toml".into(), text));
        assert_eq!(sources.position(Place::new(file, &(9..10))), Position { line: 1, column: 8, byte: 9 });
    }

    #[test]
    fn places_are_clamped_to_the_text() {
        let mut sources = Sources::default();
        let short = sources.add(SourceFile::new("a.toml".into(), "a = 1\nb = 2\n".into()));
        let empty = sources.add(SourceFile::new("b.toml".into(), String::new()));
        let end = Position { line: 3, column: 1, byte: 12 };
        let beyond = Place::new(short, &(9999..9999));
        assert_eq!((sources.position(beyond), sources.end_position(beyond)), (end, end));
        assert_eq!((sources.text(beyond), sources.line(beyond)), ("", ""));
        let top = Position { line: 1, column: 1, byte: 0 };
        let nowhere = Place::new(empty, &(3..7));
        assert_eq!((sources.position(nowhere), sources.end_position(nowhere)), (top, top));
        assert_eq!((sources.text(nowhere), sources.line(nowhere)), ("", ""));
    }
}
