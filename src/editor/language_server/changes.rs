//! Changes of texts as the editor applies them.

use std::collections::BTreeMap;
use std::ops::Range;

use lsp_types::{DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit};

use super::position;
use super::scene::Scene;
use crate::source::{FileId, SourceFile, Unit};

/// The changes of several files: the stretch of each, and what is put there.
pub(super) fn of_files(scene: &Scene<'_>, changes: impl IntoIterator<Item = (FileId, Range<usize>, String)>) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<(Range<usize>, String)>> = BTreeMap::new();
    for (file, stretch, text) in changes {
        by_file.entry(file).or_default().push((stretch, text));
    }
    let edits = |file: FileId, changes| of_file(scene.sources().file(file), changes, scene.unit());
    let found = by_file.into_iter().filter_map(|(file, changes)| Some((file, scene.uri(file)?, edits(file, changes))));
    if !scene.server.client.document_changes {
        // The protocol's own type asks for a map in no order; an editor applies each file by itself.
        #[expect(clippy::mutable_key_type, reason = "the address is never changed")]
        let changes = found.map(|(_, uri, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let edits = found.map(|(file, uri, edits)| {
        // Only what is open has a version.
        let version = scene.path(file).and_then(|path| scene.server.open.get(&path)).map(|document| document.version);
        TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        }
    });
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(edits.collect())), ..WorkspaceEdit::default() }
}

/// The changes of one file, as an editor can apply them: none of its positions lies within the two bytes that end a line on Windows.
pub(super) fn of_file(file: &SourceFile, changes: Vec<(Range<usize>, String)>, unit: Unit) -> Vec<TextEdit> {
    let mut wide: Vec<_> = changes.iter().cloned().map(|(stretch, text)| widened(&file.text, stretch, text)).collect();
    let mut ordered: Vec<&Range<usize>> = wide.iter().map(|(stretch, _)| stretch).collect();
    ordered.sort_by_key(|stretch| (stretch.start, stretch.end));
    // Two may have met at such an end: one change does the work of all.
    if ordered.windows(2).any(|two| two[1].start < two[0].end) {
        let mut new = file.text.clone();
        let mut changes = changes;
        changes.sort_by_key(|(stretch, _)| (stretch.start, stretch.end));
        for (stretch, text) in changes.into_iter().rev() {
            new.replace_range(stretch, &text);
        }
        let (stretch, text) = difference(&file.text, &new);
        wide = vec![widened(&file.text, stretch, text)];
    }
    wide.into_iter().map(|(stretch, new_text)| TextEdit { range: position::range(file, &stretch, unit), new_text }).collect()
}

/// A change whose ends do not lie between `\r` and `\n`: there it takes the whole end of the line with it.
fn widened(text: &str, stretch: Range<usize>, new: String) -> (Range<usize>, String) {
    let splits = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    let (before, after) = (if splits(stretch.start) { "\r" } else { "" }, if splits(stretch.end) { "\n" } else { "" });
    if before.is_empty() && after.is_empty() {
        return (stretch, new);
    }
    (stretch.start - before.len()..stretch.end + after.len(), format!("{before}{new}{after}"))
}

/// What makes `new` of `old`: the one stretch in which they differ, cut between letters.
pub(super) fn difference(old: &str, new: &str) -> (Range<usize>, String) {
    let same = |one: &str, other: &str| one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let mut start = same(old, new);
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start -= 1;
    }
    let (rest, new_rest) = (&old[start..], &new[start..]);
    let back = rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(one, other)| one == other).count();
    let mut end = back;
    while !(rest.is_char_boundary(rest.len() - end) && new_rest.is_char_boundary(new_rest.len() - end)) {
        end -= 1;
    }
    (start..old.len() - end, new_rest[..new_rest.len() - end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_change_ends_within_the_end_of_a_line() {
        let file = SourceFile::new(String::new(), "a\r\nb\r\n".to_owned());
        let edits = |changes: &[(Range<usize>, &str)]| -> Vec<(u32, u32, u32, u32, String)> {
            let changes = changes.iter().map(|(stretch, text)| (stretch.clone(), (*text).to_owned())).collect();
            let numbers = |edit: TextEdit| {
                let (start, end) = (edit.range.start, edit.range.end);
                (start.line, start.character, end.line, end.character, edit.new_text)
            };
            of_file(&file, changes, Unit::Utf16).into_iter().map(numbers).collect()
        };
        let of = |numbers: (u32, u32, u32, u32), text: &str| (numbers.0, numbers.1, numbers.2, numbers.3, text.to_owned());
        assert_eq!(edits(&[(1..2, ""), (4..5, "")]), [of((0, 1, 1, 0), "\n"), of((1, 1, 2, 0), "\n")], "the marks of Windows alone");
        assert_eq!(edits(&[(0..1, "x"), (3..4, "y")]), [of((0, 0, 0, 1), "x"), of((1, 0, 1, 1), "y")], "others stay as they are");
        assert_eq!(edits(&[(2..3, "")]), [of((0, 1, 1, 0), "\r")]);
        assert_eq!(edits(&[(1..2, ""), (2..3, "")]), [of((0, 1, 1, 0), "")], "two that meet become one");
        assert_eq!(edits(&[(2..2, "x")]), [of((0, 1, 1, 0), "\rx\n")]);
    }

    #[test]
    fn only_what_differs_is_replaced() {
        for (old, new) in
            [("abc", "abxc"), ("", "x"), ("x", ""), ("aa", "aaa"), ("Sở ế", "Sở ề"), ("ế", "ề"), ("a\nb\n", "a\nb\n"), ("𝕏𝕐", "𝕐")]
        {
            let (stretch, text) = difference(old, new);
            assert_eq!(format!("{}{text}{}", &old[..stretch.start], &old[stretch.end..]), new);
        }
        assert_eq!(difference("a = 1\nb = 2\n", "a = 1\nc = 3\nb = 2\n"), (6..6, "c = 3\n".to_owned()));
    }
}
