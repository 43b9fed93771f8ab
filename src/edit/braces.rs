//! Keys of a table in braces put, replaced or taken out where they stand: `{ number = "1", date = 2021-01-01 }`. Everything else in the braces
//! stays, comments too.

use std::ops::Range;

use toml::de::DeTable;

/// What becomes of a key.
pub(super) enum Wanted {
    /// It stays as it is, whether it stands there or not.
    Kept,
    /// It is this now, as TOML.
    Put(String),
    /// It goes.
    Gone,
}

/// What stands in place of what, in the order of the text.
pub(super) type Edits = Vec<(Range<usize>, String)>;

/// The edits for keys of the table that stands at `span`, in the order they have in such a table: a new one is put behind those before it.
pub(super) fn edits(text: &str, table: &DeTable<'_>, span: Range<usize>, keys: &[(&str, Wanted)]) -> Edits {
    let mut edits = Edits::new();
    let mut behind = None;
    for (key, wanted) in keys {
        let stands = table.get_key_value(*key);
        let is_kept = match (stands, wanted) {
            (Some((_, old)), Wanted::Put(new)) => {
                edits.push((old.span(), new.clone()));
                true
            }
            (None, Wanted::Put(new)) => {
                let at = behind.unwrap_or(span.start + 1);
                edits.push((at..at, if behind.is_some() { format!(", {key} = {new}") } else { format!(" {key} = {new},") }));
                false
            }
            (Some((name, old)), Wanted::Gone) => {
                edits.push((without(text, name.span().start, old.span().end), String::new()));
                false
            }
            (stands, Wanted::Kept | Wanted::Gone) => stands.is_some(),
        };
        if let Some((_, old)) = stands.filter(|_| is_kept) {
            behind = behind.max(Some(old.span().end));
        }
    }
    edits
}

/// A key with one comma: the one before it, or behind it where it is the first. What else stands there may be a comment.
fn without(text: &str, start: usize, end: usize) -> Range<usize> {
    if let Some(before) = text[..start].trim_end().strip_suffix(',') {
        return before.len()..end;
    }
    let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let comma = end + blanks(&text[end..]);
    if text[comma..].starts_with(',') { start..comma + 1 + blanks(&text[comma + 1..]) } else { start..end }
}

/// A stretch of a text with edits made; those of one place in the order they have.
pub(super) fn spliced(text: &str, span: Range<usize>, edits: &[(Range<usize>, String)]) -> String {
    let mut sorted: Vec<_> = edits.iter().collect();
    sorted.sort_by_key(|(range, _)| range.start);
    let mut written = String::new();
    let mut at = span.start;
    for (range, new) in sorted {
        written.push_str(text.get(at..range.start).unwrap_or_default());
        written.push_str(new);
        at = at.max(range.end);
    }
    written + &text[at..span.end]
}
