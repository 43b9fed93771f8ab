//! The edit that puts a right id where a misspelt one stands.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::suggest::{is_one_edit, one_edit_away};
use crate::model::bundle::{Bundle, Row};
use crate::source::{FileId, Place, Sources};

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

/// In how many files alike one id is read as another until it is as likely the bundle that has it misspelt.
const IN_SEVERAL: usize = 3;

/// Takes the edit off findings of `rules` that would put one id for another in several files alike: a slip in the register or the catalogue
/// looks the same, and must not be carried into every sound document.
pub(super) fn leave_what_many_write(findings: &mut [Finding], rules: &[&Rule], sources: &Sources) {
    let respelt = |finding: &Finding| -> Option<(&str, String)> {
        let [edit] = finding.fix.as_slice() else { return None };
        let of_them = rules.iter().any(|rule| rule.code == finding.rule.code);
        let written = sources.file(edit.place.file).text.get(edit.place.start as usize..edit.place.end as usize)?;
        let bare = |text: &str| text.trim_matches(['"', '\'']).to_owned();
        of_them.then(|| (finding.rule.code, format!("{}={}", bare(written), bare(&edit.text))))
    };
    let mut files: HashMap<(&str, String), HashSet<FileId>> = HashMap::new();
    for finding in findings.iter() {
        if let Some(key) = respelt(finding) {
            files.entry(key).or_default().insert(finding.place.file);
        }
    }
    files.retain(|_, files| files.len() >= IN_SEVERAL);
    for finding in findings.iter_mut().filter(|_| !files.is_empty()) {
        if respelt(finding).is_some_and(|key| files.contains_key(&key)) {
            finding.fix.clear();
        }
    }
}
