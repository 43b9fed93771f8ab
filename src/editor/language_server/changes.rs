//! Changes of texts as the editor applies them.

use std::collections::BTreeMap;
use std::ops::Range;

use lsp_types::{DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit};

use super::position;
use super::scene::Scene;
use crate::source::FileId;

/// The changes of several files: the stretch of each, and what is put there.
pub(super) fn of_files(scene: &Scene<'_>, changes: impl IntoIterator<Item = (FileId, Range<usize>, String)>) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<TextEdit>> = BTreeMap::new();
    for (file, stretch, new_text) in changes {
        let range = position::range(scene.sources().file(file), &stretch, scene.unit());
        by_file.entry(file).or_default().push(TextEdit { range, new_text });
    }
    let found = by_file.into_iter().filter_map(|(file, edits)| Some((file, scene.uri(file)?, edits)));
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
