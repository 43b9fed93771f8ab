//! Blanks and marks nobody sees: non-breaking spaces from Word, zero-width spaces, marks of direction.

use super::Page;
use crate::diagnostic::finding::{Edit, Finding};
use crate::load::fault::unseen_letter;
use crate::source::Place;

/// Whether a letter takes no room at all.
pub(in crate::load) fn is_unseen(letter: char) -> bool {
    instead(letter) == Some("")
}

/// What a letter nobody sees is to be: a blank, or nothing.
pub(in crate::load) fn instead(letter: char) -> Option<&'static str> {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{2028}' | '\u{2029}' | '\u{205f}' | '\u{3000}' => Some(" "),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}' => Some(""),
        _ => None,
    }
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
        let Some(instead) = (!letter.is_ascii()).then(|| instead(letter)).flatten() else { continue };
        let place = Place::new(page.file, &(at..at + letter.len_utf8()));
        if page.is_told(place) {
            continue;
        }
        first.get_or_insert(letter);
        edits.push(Edit { place, text: instead.to_owned() });
    }
    Some(unseen_letter::finding(first?, edits))
}
