//! Holds what is read against the vocabulary, wherever debug assertions are on: a key, a word or a bound that only one of the two has shows in
//! the first test that reads such a table.

use super::keys::Need;
use super::{Fields, Name};
use crate::model::vocabulary::{self, Shape, Table};

impl Fields<'_> {
    /// Holds a key against the vocabulary, before it is asked for: it is there, and of a shape that is read so. Gives what the vocabulary has
    /// for the table below it.
    pub(super) fn expect(&self, key: &str, reads: impl Fn(Shape) -> bool) -> Option<&'static Table> {
        let known = self.vocabulary?.key(key);
        debug_assert!(known.is_some_and(|known| reads(known.shape)), "the vocabulary has another {key} for {}", self.shown());
        known?.shape.table()
    }

    /// Holds keys that are needed against the vocabulary.
    pub(super) fn expect_need(&self, keys: &[&'static str], need: vocabulary::Need) {
        let Some(table) = self.vocabulary else { return };
        let needed = |key: &str| table.key(key).is_some_and(|known| known.need == need);
        debug_assert!(keys.iter().all(|key| needed(key)), "the vocabulary does not need {keys:?} of {}", self.shown());
        let whole = need == vocabulary::Need::Required || table.of_need(need).count() == keys.len();
        debug_assert!(whole, "the vocabulary takes more than {keys:?} for {}", self.shown());
    }

    /// Holds a table against the vocabulary once it was read: all of its keys were asked for, and what is required was told where it is
    /// missing.
    pub(super) fn matches_the_vocabulary(&self) {
        let Some(table) = self.vocabulary.filter(|_| cfg!(debug_assertions)) else { return };
        let (asked, needs) = (self.asked.borrow(), self.needs.borrow());
        for key in table.keys {
            debug_assert!(asked.contains(&key.name), "nobody reads {} of {}", key.name, self.shown());
        }
        let told = |name: &str| needs.iter().any(|need| matches!(need, Need::All(keys) if keys.contains(&name)));
        for key in table.of_need(vocabulary::Need::Required) {
            let is_there = self.table.contains_key(key.name);
            debug_assert!(is_there || told(key.name), "nobody misses {} of {}", key.name, self.shown());
        }
    }

    fn shown(&self) -> String {
        if matches!(self.name, Name::File) { "the file".to_owned() } else { self.name.to_string() }
    }
}
