//! Blanks and marks nobody sees: non-breaking spaces from Word, zero-width spaces, marks of direction.

use super::Page;
use crate::diagnostic::finding::{Edit, Finding};
use crate::language::unseen;
use crate::load::fault::unseen_letter;
use crate::source::Place;

/// Whether a letter takes no room at all.
pub(in crate::load) fn is_unseen(letter: char) -> bool {
    unseen(letter) == Some("")
}

/// One finding a file, at the first of them. On a line that does not parse the fault of syntax says it.
pub(super) fn find(page: &Page<'_>) -> Option<Finding> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut first = None;
    let mut before = ' ';
    for (at, letter) in page.text.char_indices() {
        let joins_pictures = letter == '\u{200d}' && !before.is_ascii() && !before.is_alphanumeric();
        before = letter;
        if joins_pictures {
            continue;
        }
        let Some(instead) = (!letter.is_ascii()).then(|| unseen(letter)).flatten() else { continue };
        let place = Place::new(page.file, &(at..at + letter.len_utf8()));
        if page.is_told(place) {
            continue;
        }
        first.get_or_insert(letter);
        edits.push(Edit { place, text: instead.to_owned() });
    }
    Some(unseen_letter::finding(first?, edits))
}
