//! Vietnamese letters written as a letter and its marks apart.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::Page;
use crate::diagnostic::finding::{Edit, Finding};
use crate::load::fault::not_composed;
use crate::source::Place;

/// One finding a file, at the first letter that is not composed; the edits are of whole lines.
pub(super) fn find(page: &Page<'_>) -> Option<Finding> {
    if is_nfc(page.text) {
        return None;
    }
    let mut at = 0;
    let mut edits = Vec::new();
    let mut first = None;
    for line in page.text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        if !is_nfc(body) {
            let composed: String = body.nfc().collect();
            let same = body.char_indices().zip(composed.chars()).find(|((_, one), other)| one != other).map_or(0, |((at, _), _)| at);
            let end = body[same..].chars().next().map_or(same, |letter| same + letter.len_utf8());
            let marks = body[end..].chars().take_while(|letter| unicode_normalization::char::is_combining_mark(*letter));
            let end = end + marks.map(char::len_utf8).sum::<usize>();
            first.get_or_insert(Place::new(page.file, &(at + same..at + end)));
            edits.push(Edit { place: Place::new(page.file, &(at..at + body.len())), text: composed });
        }
        at += line.len();
    }
    Some(not_composed::finding(first?, edits))
}
