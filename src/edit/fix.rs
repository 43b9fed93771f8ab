//! Applies the edits that findings carry, again and again until none is left: mending one place may bring another to light.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::{Levels, check};
use crate::diagnostic::finding::Edit;
use crate::load::{Loaded, Overlay};

/// How often the files are checked again. Edits that undid each other would never end; none known needs more than three.
const PASSES: usize = 8;

/// The texts of the files that change, and how many findings that mends. `load` reads everything with those texts in place of the
/// disk's; `wanted` says which files may change.
///
/// # Errors
/// Those of `load`.
pub fn fix<E>(
    load: impl Fn(&Overlay) -> Result<Loaded, E>,
    wanted: impl Fn(&str) -> bool,
    levels: &Levels,
    today: NaiveDate,
) -> Result<(Overlay, usize), E> {
    let mut overlay = Overlay::default();
    let mut mended = 0;
    for _ in 0..PASSES {
        let (checked, diagnostics) = check(load(&overlay)?, levels.clone(), today);
        let sources = &checked.workspace().sources;
        let mut edits: BTreeMap<&str, Vec<&[Edit]>> = BTreeMap::new();
        for finding in diagnostics.iter().map(|diagnostic| &diagnostic.finding).filter(|finding| !finding.fix.is_empty()) {
            // A fix is of one file, and a bundle inside the program is nobody's to change.
            let path = sources.path(finding.place.file);
            if wanted(path) && !path.starts_with('<') {
                edits.entry(path).or_default().push(&finding.fix);
            }
        }
        if edits.is_empty() {
            break;
        }
        let mut texts = Vec::new();
        for (path, fixes) in edits {
            let file = fixes[0][0].place.file;
            let (text, applied) = apply(&sources.file(file).text, &fixes);
            mended += applied;
            texts.push((path.to_owned(), text));
        }
        overlay.extend(texts);
    }
    Ok((overlay, mended))
}

/// A text with fixes applied, and how many were: one that overlaps an earlier one waits for the next pass.
fn apply(text: &str, fixes: &[&[Edit]]) -> (String, usize) {
    let mut taken: BTreeMap<u32, &Edit> = BTreeMap::new();
    let mut applied = 0;
    for fix in fixes {
        let overlaps = |edit: &Edit| {
            let before = taken.range(..=edit.place.end).next_back();
            before.is_some_and(|(_, other)| other.place.end >= edit.place.start)
        };
        if !fix.iter().any(overlaps) {
            taken.extend(fix.iter().map(|edit| (edit.place.start, edit)));
            applied += 1;
        }
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for edit in taken.into_values() {
        mended.push_str(&text[from..edit.place.start as usize]);
        mended.push_str(&edit.text);
        from = edit.place.end as usize;
    }
    mended.push_str(&text[from..]);
    (mended, applied)
}
