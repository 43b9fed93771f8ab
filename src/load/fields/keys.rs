//! Which keys a table has, which it lacks, and which nobody knows: those most likely are known ones misspelt, and stand for them.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::super::fault::{missing_key, unknown_key};
use super::swallowed::Entry;
use super::{Fields, Name};
use crate::diagnostic::finding::{Edit, Finding};
use crate::diagnostic::suggest::nearest;
use crate::model::vocabulary;
use crate::source::{Located, Place};

/// What a table lacks, unless a misspelt key stands for it: known once all of its keys were asked for.
pub(super) enum Need {
    /// Every one of these.
    All(Vec<&'static str>),
    /// One of these, whatever else the table says.
    OneOf(&'static [&'static str]),
    /// One of these, which are all it is for: a key that nobody knows was meant as one.
    Something(&'static [&'static str]),
}

impl<'t> Fields<'t> {
    /// Whether `key` is there, whatever its value, or a misspelt key stands for it: asked once all keys were.
    pub(in crate::load) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key) || self.is_misspelt(key)
    }

    /// Whether a key nobody asked for most likely means `key`, which is not there.
    pub(in crate::load) fn is_misspelt(&self, key: &str) -> bool {
        self.stand_in(key).is_some()
    }

    /// Those of `keys` for which misspelt ones stand.
    pub(in crate::load) fn misspelt(&self, keys: &[&'static str]) -> Vec<&'static str> {
        // Nothing is misspelt where all that is there was asked for.
        if self.found.get() == self.table.len() {
            return Vec::new();
        }
        keys.iter().filter(|key| self.is_misspelt(key)).copied().collect()
    }

    /// The value of the key that most likely means `key`, where that is not there: what a finding suggests holds for everybody.
    fn stand_in(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        if self.found.get() == self.table.len() || self.table.contains_key(key) {
            return None;
        }
        let known = self.asked.borrow();
        let means = |written: &str| !known.contains(&written) && nearest(written, known.iter().copied()) == Some(key);
        self.table.iter().find(|(written, _)| means(written.get_ref())).map(|(_, value)| value)
    }

    /// Whether `key` is a list of nothing.
    pub(in crate::load) fn is_empty_list(&self, key: &str) -> bool {
        matches!(self.table.get(key).map(Spanned::get_ref), Some(DeValue::Array(items)) if items.is_empty())
    }

    /// The names under `key` whose values are no text, or all of them where a misspelt key stands for it.
    pub(in crate::load) fn names_of_no_words(&self, key: &str) -> Vec<String> {
        let value = self.table.get(key).or_else(|| self.stand_in(key));
        let Some(DeValue::Table(table)) = value.map(Spanned::get_ref) else { return Vec::new() };
        let misspelt = !self.table.contains_key(key);
        let unread = table.iter().filter(|(_, value)| misspelt || !value.get_ref().is_str());
        unread.map(|(name, _)| name.get_ref().to_string()).collect()
    }

    /// Says at the end which of `keys` are missing, in one finding.
    pub(in crate::load) fn need(&self, keys: &[&'static str]) {
        self.expect_need(keys, vocabulary::Need::Required);
        let missing: Vec<&str> = keys.iter().filter(|key| !self.table.contains_key(**key)).copied().collect();
        if !missing.is_empty() {
            self.needs.borrow_mut().push(Need::All(missing));
        }
    }

    /// Says at the end that one of `keys` must be there.
    pub(in crate::load) fn need_one_of(&self, keys: &'static [&'static str]) {
        self.expect_need(keys, vocabulary::Need::OneOf);
        if !keys.iter().any(|key| self.table.contains_key(*key)) {
            self.needs.borrow_mut().push(Need::OneOf(keys));
        }
    }

    /// Says at the end that one of `keys`, which are all this table is for, must be there.
    pub(in crate::load) fn need_something_of(&self, keys: &'static [&'static str]) {
        self.expect_need(keys, vocabulary::Need::OneOf);
        if !keys.iter().any(|key| self.table.contains_key(*key)) {
            self.needs.borrow_mut().push(Need::Something(keys));
        }
    }

    /// Names the keys nobody asked for, and what is missing.
    pub(in crate::load) fn finish(self) {
        self.matches_the_vocabulary();
        // Each key is asked for once: when all that are there were, none is left over.
        if self.found.get() < self.table.len() || !self.needs.borrow().is_empty() {
            self.tell_strange_and_missing();
        }
    }

    fn tell_strange_and_missing(&self) {
        // Keys of a broken header surface at the top of the file, and it swallows its body: nothing to say of them.
        if self.page.broken && matches!(self.name, Name::File) {
            return;
        }
        let known = self.asked.borrow();
        let entry = |(name, value): (&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>)| {
            (Located::new(name.get_ref().as_ref(), self.page.place(&name.span())), value)
        };
        let (own, mut strange): (Vec<Entry<'t>>, Vec<Entry<'t>>) =
            self.table.iter().map(entry).partition(|(name, _)| known.contains(&name.value));
        strange.sort_by_key(|(name, _)| name.place);
        let is_empty = strange.is_empty();
        let last_own = own.iter().map(|(name, _)| name.place).max();
        let tail = strange.partition_point(|(name, _)| Some(name.place) < last_own);
        let tail = if matches!(self.name, Name::File) { Vec::new() } else { strange.split_off(tail) };
        let (tail, swallowed) = self.without_swallowed(tail, &known, |_| false);
        let free: Vec<&str> = known.iter().filter(|known| !self.table.contains_key(**known)).copied().collect();
        for (name, _) in strange.iter().chain(&tail) {
            let finding = unknown_key::finding(name.place, name.value, &self.name.to_string(), &known, &free);
            self.page.report(if matches!(self.name, Name::File) { self.in_every_header(finding, name) } else { finding });
        }
        if self.page.broken {
            return;
        }
        let there = |key: &&str| swallowed.contains(key) || self.is_misspelt(key);
        for need in self.needs.borrow().iter() {
            let name = self.name.to_string();
            match need {
                Need::All(keys) => {
                    let missing: Vec<&str> = keys.iter().filter(|key| !there(key)).copied().collect();
                    if !missing.is_empty() {
                        self.page.report(missing_key::finding(self.place, &name, &missing));
                    }
                }
                Need::Something(_) if !is_empty => {}
                Need::OneOf(keys) | Need::Something(keys) if !keys.iter().any(there) => {
                    self.page.report(missing_key::one_of(self.place, &name, keys));
                }
                Need::OneOf(_) | Need::Something(_) => {}
            }
        }
    }

    /// A table of a file may have many headers: a misspelt name is mended in all of them, or where they cannot be told from text, in none.
    fn in_every_header(&self, mut finding: Finding, name: &Located<&str>) -> Finding {
        let Some(meant) = finding.fix.first().map(|edit| edit.text.clone()) else { return finding };
        let text = self.page.text;
        let starts =
            text.match_indices('[').filter(|(at, _)| text[..*at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty()));
        let names = starts.filter_map(|(at, _)| {
            let inside = text[at..].trim_start_matches('[').trim_start_matches([' ', '\t']);
            let after = inside.strip_prefix(name.value)?;
            let start = text.len() - inside.len();
            after.trim_start().starts_with(['.', ']']).then(|| Place::new(self.page.file, &(start..start + name.value.len())))
        });
        let others: Vec<Place> = names.filter(|place| *place != name.place).collect();
        if !others.is_empty() && (text.contains("\"\"\"") || text.contains("'''")) {
            finding.fix.clear();
        } else {
            finding.fix.extend(others.into_iter().map(|place| Edit { place, text: meant.clone() }));
        }
        finding
    }

    /// The entries of tables nobody asked for that most likely mean `key`, each with the ids its list of `ids` most likely meant. Where
    /// `or_any`, those of tables that mean nothing too.
    pub(in crate::load) fn misspelt_entries(&self, key: &str, ids: &str, or_any: bool) -> Vec<(String, Vec<String>)> {
        if self.found.get() == self.table.len() {
            return Vec::new();
        }
        let known = self.asked.borrow();
        let means =
            |written: &str| !known.contains(&written) && nearest(written, known.iter().copied()).map_or(or_any, |meant| meant == key);
        let tables = self.table.iter().filter(|(written, _)| means(written.get_ref())).filter_map(|(_, value)| value.get_ref().as_table());
        let meant = |value: &'t Spanned<DeValue<'t>>| match value.get_ref() {
            DeValue::Table(entry) => entry.get(ids).map_or_else(Vec::new, |ids| self.ids_meant(ids)),
            _ => Vec::new(),
        };
        tables.flat_map(|table| table.iter()).map(|(name, value)| (name.get_ref().to_string(), meant(value))).collect()
    }

    /// The ids a list most likely meant, however it and they are written: what the rest of an unreadable entry still says.
    pub(in crate::load) fn meant_ids(&self, key: &str) -> Vec<String> {
        self.table.get(key).or_else(|| self.stand_in(key)).map_or_else(Vec::new, |value| self.ids_meant(value))
    }

    pub(super) fn ids_meant(&self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let meant = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            _ => self.written(self.page.place(&value.span())).to_owned(),
        };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().map(meant).collect(),
            _ => vec![meant(value)],
        }
    }

    /// The names under `key` whose values are no tables.
    pub(in crate::load) fn names_of_no_table(&self, key: &str) -> Vec<String> {
        let Some(DeValue::Table(table)) = self.table.get(key).map(Spanned::get_ref) else { return Vec::new() };
        table.iter().filter(|(_, value)| !value.get_ref().is_table()).map(|(name, _)| name.get_ref().to_string()).collect()
    }
}
