//! Ids as the sentence of a finding holds them.

use crate::language::Language;
use crate::source::Located;

/// As many ids as a message names.
const NAMED: usize = 6;

/// A list of ids as a sentence holds it, cut where it grows long.
pub(in crate::check) fn named<'a>(ids: impl Iterator<Item = &'a str>, language: Language) -> String {
    let mut ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    if ids.len() > NAMED + 1 {
        let more = i64::try_from(ids.len() - NAMED).unwrap_or(i64::MAX);
        ids.truncate(NAMED);
        ids.push(language.pick(format!("{} chỉ tiêu khác", language.integer(more)), format!("{} others", language.integer(more))));
    }
    language.list(&ids)
}

/// `a + b`, as messages name a sum.
pub(in crate::check) fn ids(side: &[Located<String>]) -> String {
    let ids: Vec<String> = side.iter().map(|id| format!("`{}`", id.value)).collect();
    ids.join(" + ")
}
