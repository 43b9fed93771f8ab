//! What stands in a table because the line with the name of its own is gone: told once, where it begins.

use toml::Spanned;
use toml::de::DeValue;

use super::super::fault::unknown_key;
use super::super::spelling;
use super::{Fields, Name};
use crate::diagnostic::suggest::nearest;
use crate::model::vocabulary::Table;
use crate::source::Located;

/// A table that a kind of document may have, as its keys tell it.
#[derive(Debug)]
pub(in crate::load) struct Block {
    /// Its key at the top of the file, or in the table it belongs to.
    pub(in crate::load) key: &'static str,
    /// The line that is its name, as messages show it.
    pub(in crate::load) header: &'static str,
    /// What stands below that line.
    pub(in crate::load) holds: Holds,
}

/// What stands in a table.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) enum Holds {
    /// These keys.
    Keys(&'static Table),
    /// Counts and lists of ids under any name; the file has one such table.
    Figures,
    /// Texts under any name; the file has one such table.
    Words,
}

/// What was swallowed by the table above it.
#[derive(Debug)]
pub(in crate::load) struct Swallowed {
    /// The key of the table it belongs to.
    pub(in crate::load) key: &'static str,
    /// The line that is missing.
    pub(in crate::load) header: &'static str,
    /// The keys.
    pub(in crate::load) names: Vec<String>,
    /// The ids that its list of ids most likely meant.
    pub(in crate::load) ids: Vec<String>,
}

/// A key with its value.
pub(super) type Entry<'t> = (Located<&'t str>, &'t Spanned<DeValue<'t>>);

impl<'t> Fields<'t> {
    /// Finds what this table swallowed in `entries`, keys in the file's order, and tells it. What is left is no table's; with it the keys
    /// of the tables told. `own` are the keys this table may have, and `fits` says whether a value may stand in it under any name.
    pub(super) fn without_swallowed(
        &self,
        entries: Vec<Entry<'t>>,
        own: &[&str],
        fits: impl Fn(&DeValue<'_>) -> bool,
    ) -> (Vec<Entry<'t>>, Vec<&'static str>) {
        // Nothing is swallowed by what stands in braces.
        let has_header = self.page.text.as_bytes().get(self.place.start as usize) == Some(&b'[');
        let blocks = self.page.blocks.get();
        let (mut left, mut told) = (Vec::new(), Vec::new());
        if !has_header || blocks.is_empty() {
            return (entries, told);
        }
        let mut at = 0;
        while at < entries.len() {
            match self.block_at(blocks, &entries[at..], own, &fits) {
                Some((block, length)) => {
                    self.tell(block, &entries[at..at + length]);
                    told.push(block.key);
                    at += length;
                }
                None => {
                    left.push(entries[at].clone());
                    at += 1;
                }
            }
        }
        (left, told)
    }

    /// The table that the most of the first of `entries` belong to, and how many.
    fn block_at(
        &self,
        blocks: &'static [Block],
        entries: &[Entry<'t>],
        own: &[&str],
        fits: &impl Fn(&DeValue<'_>) -> bool,
    ) -> Option<(&'static Block, usize)> {
        let length = |block: &Block| match block.holds {
            // A key that both tables have would be there twice.
            Holds::Keys(table) if !self.page.broken && table.keys.iter().any(|key| own.contains(&key.name)) => 0,
            Holds::Keys(table) => {
                let run: Vec<_> = entries.iter().take_while(|(name, _)| table.has(name.value)).collect();
                if run.iter().all(|(_, value)| fits(value.get_ref())) { 0 } else { run.len() }
            }
            // There is one such table in a file.
            Holds::Figures | Holds::Words if self.page.tree.contains_key(block.key) => 0,
            Holds::Figures => {
                let strange = |name: &str| nearest(name, own.iter().copied()).is_none();
                let is = |(name, value): &&Entry<'_>| is_figure(value.get_ref()) && !fits(value.get_ref()) && strange(name.value);
                let length = entries.iter().take_while(is).count();
                if length == 1 && !own.is_empty() { 0 } else { length }
            }
            Holds::Words => {
                let is = |(name, value): &&Entry<'_>| is_words(value.get_ref()) && !fits(value.get_ref()) && !is_id(name.value);
                entries.iter().take_while(is).count()
            }
        };
        // The first of those that take as many; whatever has its very keys goes before what takes any name.
        let mut best: Option<(&Block, usize)> = None;
        for block in blocks.iter().filter(|block| !self.is(block.key)) {
            let length = length(block);
            if length > best.map_or(0, |(_, most)| most) {
                best = Some((block, length));
            }
        }
        best
    }

    /// Whether this table is the one of that key.
    fn is(&self, key: &str) -> bool {
        match self.name {
            Name::File => false,
            Name::Table(own) | Name::Row(own) | Name::Entry(own, _) => own == key,
        }
    }

    fn tell(&self, block: &Block, entries: &[Entry<'t>]) {
        let (first, _) = &entries[0];
        let more = entries.len() - 1;
        self.page.report(unknown_key::swallowed(first.place, first.value, &self.name.to_string(), block.header, more));
        self.page.headless.borrow_mut().push(first.place);
        let lists = entries.iter().filter(|(name, _)| matches!(name.value, "implements" | "tasks"));
        let ids = lists.flat_map(|(_, value)| self.ids_meant(value)).collect();
        let names = entries.iter().map(|(name, _)| name.value.to_owned()).collect();
        self.page.swallowed.borrow_mut().push(Swallowed { key: block.key, header: block.header, names, ids });
    }
}

/// Whether a name is spelt as people spell ids and keys: `ho-so-dung-han`, not `I.4`.
fn is_id(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A value that a figure may have.
pub(super) fn is_figure(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Integer(_) => true,
        DeValue::Array(items) => items.iter().all(|item| item.get_ref().is_str()),
        _ => false,
    }
}

/// A text that is no misspelt number.
fn is_words(value: &DeValue<'_>) -> bool {
    value.as_str().is_some_and(|text| spelling::integer(text).is_none())
}
