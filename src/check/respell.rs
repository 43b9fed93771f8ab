//! The edit that puts a right id where a misspelt one stands.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::suggest::is_one_edit;
use crate::source::{Place, Sources};

/// Whether `id` may not be put in place of `typed`, a key: it is one of the `keys` beside already, or another of them that is no known id
/// could be meant for it as well, and then the file would have it twice.
pub(super) fn is_taken<'a>(typed: &str, id: &str, keys: impl IntoIterator<Item = &'a str>, known: impl Fn(&str) -> bool) -> bool {
    keys.into_iter().any(|key| key == id || key != typed && is_one_edit(key, id) && !known(key))
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
