//! Blanks at the ends of lines.

use toml::de::DeTable;

use super::{Page, string_at, strings};
use crate::diagnostic::finding::Finding;
use crate::load::fault::trailing_blanks;
use crate::source::Place;

/// One finding a file, at the first of them; blanks inside text of several lines are part of it and are left.
pub(super) fn find(page: &Page<'_>, tree: &DeTable<'_>) -> Option<Finding> {
    let text = page.text;
    // A file of nothing but blanks has another fault. Where text of several lines ends is not known while the file does not parse.
    if text.trim().is_empty() || page.broken && (text.contains("\"\"\"") || text.contains("'''")) {
        return None;
    }
    let bytes = text.as_bytes();
    let is_blank = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    let ends = text.match_indices('\n').map(|(at, _)| at).chain([text.len()]);
    let mut stretches: Vec<Place> = Vec::new();
    for end in ends {
        let end = if end > 0 && bytes[end - 1] == b'\r' { end - 1 } else { end };
        if end == 0 || !is_blank(end - 1) {
            continue;
        }
        let start = bytes[..end].iter().rposition(|byte| !matches!(byte, b' ' | b'\t')).map_or(0, |last| last + 1);
        stretches.push(Place::new(page.file, &(start..end)));
    }
    if !stretches.is_empty() {
        let strings = strings(tree);
        stretches.retain(|place| string_at(&strings, place.start as usize).is_none());
    }
    (!stretches.is_empty()).then(|| trailing_blanks::finding(&stretches))
}
