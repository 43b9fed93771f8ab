//! A key of a table: what it is called, whether it must be there, what its value is and means.

use super::Shape;
use crate::language::Text;

/// The keys of a table.
#[derive(Debug)]
pub struct Table {
    /// In their canonical order.
    pub keys: &'static [Key],
    /// Whether it may also stand without any key: an entry that a person has still to fill in.
    pub may_be_blank: bool,
}

/// A key.
#[derive(Debug)]
pub struct Key {
    /// As files write it.
    pub name: &'static str,
    /// Whether its table must have it.
    pub need: Need,
    /// What its value is.
    pub shape: Shape,
    /// A value, as TOML writes it; of a table what stands in it, one key a line.
    pub example: &'static str,
    /// Its name in the field's words.
    pub title: Text,
    /// What it means, in a sentence or two.
    pub meaning: Text,
}

/// Whether a table must have a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It must have one of its keys of this need.
    OneOf,
    /// It may.
    Optional,
}

impl Table {
    /// Its key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Where a key stands in the canonical order.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.name == name)
    }

    /// Whether it has a key of that name.
    pub fn has(&self, name: &str) -> bool {
        self.key(name).is_some()
    }

    /// Its keys of a need, in order.
    pub fn of_need(&self, need: Need) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().filter(move |key| key.need == need)
    }
}

impl Key {
    pub(super) const fn new(name: &'static str, need: Need, shape: Shape, example: &'static str, title: Text, meaning: Text) -> Self {
        Self { name, need, shape, example, title, meaning }
    }

    /// The same key in a table that must have one of several.
    pub(super) const fn one_of(mut self) -> Self {
        self.need = Need::OneOf;
        self
    }
}
