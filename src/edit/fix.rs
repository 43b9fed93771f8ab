//! Applies the edits that findings carry, again and again until none is left: mending one place may bring another to light.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use crate::check::{Levels, check};
use crate::diagnostic::finding::{Edit, Finding};
use crate::language::Text;
use crate::load::{Loaded, Overlay, parses};
use crate::model::checked::Checked;

/// How often the files are checked again. Edits that undid each other would never end; none known needs more than three.
const PASSES: usize = 8;

/// What was mended.
#[derive(Clone, Debug, Default)]
pub struct Mended {
    /// The new texts of the files that change.
    pub overlay: Overlay,
    /// Their texts as they were read, without a byte-order mark.
    pub before: Overlay,
    /// The findings that are gone, in the order they were mended: the file, the line it stood on, the rule's code, what was wrong.
    pub places: Vec<(String, usize, &'static str, Text)>,
}

/// Mends the workspace in memory. `load` reads everything with the new texts in place of the disk's; `wanted` says, of a checked
/// workspace, which files may change.
///
/// # Errors
/// Those of `load`.
pub fn fix<E, W: Fn(&str) -> bool>(
    load: impl Fn(&Overlay) -> Result<Loaded, E>,
    wanted: impl Fn(&Checked) -> W,
    levels: &Levels,
    today: NaiveDate,
) -> Result<Mended, E> {
    let mut mended = Mended::default();
    for _ in 0..PASSES {
        let (checked, diagnostics) = check(load(&mended.overlay)?, levels.clone(), today);
        let sources = &checked.workspace().sources;
        let wanted = wanted(&checked);
        let mut edits: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in diagnostics.iter().map(|diagnostic| &diagnostic.finding).filter(|finding| !finding.fix.is_empty()) {
            // A fix is of one file. A bundle inside the program is nobody's to change, and a name that cannot be shown cannot be found.
            let path = sources.path(finding.place.file);
            if wanted(path) && !path.starts_with('<') && !path.contains('\u{fffd}') {
                edits.entry(path).or_default().push(finding);
            }
        }
        let mut texts = Vec::new();
        for (path, findings) in edits {
            let text = &sources.file(findings[0].place.file).text;
            let (new, applied) = applied(text, &findings);
            if new == *text && !has_mark(&applied) {
                continue;
            }
            let told =
                |finding: &Finding| (path.to_owned(), sources.position(finding.place).line, finding.rule.code, finding.title.clone());
            mended.places.extend(applied.into_iter().map(told));
            mended.before.entry(path.to_owned()).or_insert_with(|| text.clone());
            texts.push((path.to_owned(), new));
        }
        if texts.is_empty() {
            break;
        }
        mended.overlay.extend(texts);
    }
    Ok(mended)
}

/// Whether a fix is to write the text as it is: what is to go is a mark that was never part of it.
fn has_mark(applied: &[&Finding]) -> bool {
    applied.iter().any(|finding| finding.fix.iter().all(|edit| edit.text.is_empty() && edit.place.start == edit.place.end))
}

/// A text with the fixes of findings of its file applied, and of which. A text that parsed never stops parsing: where all of them together
/// would do that, they are tried one by one.
pub fn applied<'f>(text: &str, findings: &[&'f Finding]) -> (String, Vec<&'f Finding>) {
    let (all, chosen) = apply(text, findings);
    if !parses(text) || parses(&all) {
        return (all, chosen);
    }
    let mut kept: Vec<&Finding> = Vec::new();
    for finding in chosen.into_iter().take(ONE_BY_ONE) {
        kept.push(finding);
        if !parses(&apply(text, &kept).0) {
            kept.pop();
        }
    }
    (apply(text, &kept).0, kept)
}

/// How many fixes of a file are tried one by one in a pass; the next pass tries others.
const ONE_BY_ONE: usize = 100;

/// A text with the fixes of findings applied, and of which: one that overlaps an earlier one waits for the next pass.
fn apply<'f>(text: &str, findings: &[&'f Finding]) -> (String, Vec<&'f Finding>) {
    let mut taken: BTreeMap<u32, &Edit> = BTreeMap::new();
    let mut applied = Vec::new();
    for &finding in findings {
        let overlaps = |edit: &Edit| {
            let before = taken.range(..=edit.place.end).next_back();
            before.is_some_and(|(_, other)| other.place.end >= edit.place.start)
        };
        let starts: HashSet<u32> = finding.fix.iter().map(|edit| edit.place.start).collect();
        if starts.len() == finding.fix.len() && !finding.fix.iter().any(overlaps) {
            taken.extend(finding.fix.iter().map(|edit| (edit.place.start, edit)));
            applied.push(finding);
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
