//! The edit that puts a right id where a misspelt one stands.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::suggest::{is_one_edit, one_edit_away};
use crate::model::bundle::{Bundle, Row};
use crate::source::{Place, Sources};

/// Whether `id` may not be put in place of `typed`, a key: it is one of the `keys` beside already, or another of them that is no known id
/// could be meant for it as well, and then the file would have it twice.
pub(super) fn is_taken<'a>(typed: &str, id: &str, keys: impl IntoIterator<Item = &'a str>, known: impl Fn(&str) -> bool) -> bool {
    keys.into_iter().any(|key| key == id || key != typed && is_one_edit(key, id) && !known(key))
}

/// Whether an id that a bundle does not have may be that of a row left out since it was given another's: a finding of its own. What is a
/// slip of the finger away from an id that no row repeats is misspelt all the same.
pub(super) fn is_left_out<'a>(bundle: &Bundle, row: Row, id: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> bool {
    let repeated = |id: &str| bundle.repeated.iter().any(|other| other.row == row && other.id == id);
    bundle.repeated.iter().any(|other| other.row == row) && one_edit_away(id, known).is_none_or(repeated)
}

/// Mends a finding by writing `id` at `place`: in quotes where the file has them, bare where it is a bare key.
pub(super) fn respell(finding: Finding, sources: &Sources, place: Place, id: &str) -> Finding {
    let text = &sources.file(place.file).text;
    let written = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let bare = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if id.contains(['"', '\\']) || id.chars().any(char::is_control) {
        return finding;
    }
    let quoted = written.starts_with(['"', '\'']);
    finding.fix(place, if bare && !quoted { id.to_owned() } else { format!("\"{id}\"") })
}
