//! A typed reader over a TOML table: hands out values with their places, says what is wrong with those it cannot, and at the end
//! names the keys nobody asked for.

mod keys;
mod page;
mod swallowed;
mod tables;
mod values;
mod vocabulary;

pub(super) use page::Page;
pub(super) use swallowed::{Block, Holds};
pub(super) use tables::NamedFigure;

use std::cell::{Cell, RefCell};

use toml::de::{DeTable, DeValue};

use super::fault::wrong_type::{self, Asked};
use super::spelling::{self, Patch};
use crate::diagnostic::finding::Finding;
use crate::model::vocabulary::Table;
use crate::source::Place;
use keys::Need;

/// How messages call a table; put into words only when there is something to say.
#[derive(Clone, Copy)]
pub(super) enum Name<'t> {
    /// The whole file.
    File,
    /// `[key]`.
    Table(&'static str),
    /// `[[key]]`.
    Row(&'static str),
    /// `[key.name]`.
    Entry(&'static str, &'t str),
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Table(key) => write!(out, "[{key}]"),
            Self::Row(key) => write!(out, "[[{key}]]"),
            Self::Entry(key, name) => write!(out, "[{key}.{name}]"),
        }
    }
}

/// A table being read.
pub(super) struct Fields<'t> {
    page: &'t Page<'t>,
    table: &'t DeTable<'t>,
    name: Name<'t>,
    place: Place,
    /// What the vocabulary has for it; nothing where it has no such table.
    vocabulary: Option<&'static Table>,
    asked: RefCell<Vec<&'static str>>,
    /// How many of the keys asked for are there.
    found: Cell<usize>,
    /// What is needed and was not found as it is spelt.
    needs: RefCell<Vec<Need>>,
}

impl<'t> Fields<'t> {
    /// The whole file, with the vocabulary of its kind.
    pub(super) fn file(page: &'t Page<'t>, table: &'t DeTable<'t>, vocabulary: Option<&'static Table>) -> Self {
        Self::new(page, table, Name::File, Place::top(page.file), vocabulary)
    }

    /// A table called `name`, whose header is `place`.
    fn new(page: &'t Page<'t>, table: &'t DeTable<'t>, name: Name<'t>, place: Place, vocabulary: Option<&'static Table>) -> Self {
        let asked = RefCell::new(Vec::with_capacity(16));
        Self { page, table, name, place, vocabulary, asked, found: Cell::new(0), needs: RefCell::new(Vec::new()) }
    }

    /// Its header.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Its name, as messages show it.
    pub(super) fn name(&self) -> String {
        self.name.to_string()
    }

    /// How many keys it has.
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// Adds a finding.
    pub(super) fn report(&self, finding: Finding) {
        self.page.report(finding);
    }

    /// The place of a key's value.
    pub(super) fn place_of(&self, key: &str) -> Option<Place> {
        self.table.get(key).map(|value| self.page.place(&value.span()))
    }

    fn raw(&self, key: &'static str) -> Option<(&'t DeValue<'t>, Place)> {
        let mut asked = self.asked.borrow_mut();
        debug_assert!(!asked.contains(&key), "{key} is asked for twice");
        asked.push(key);
        let value = self.table.get(key)?;
        self.found.set(self.found.get() + 1);
        Some((value.get_ref(), self.page.place(&value.span())))
    }

    fn written(&self, place: Place) -> &'t str {
        self.page.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    fn refuse<T>(&self, place: Place, key: &str, asked: Asked, value: &DeValue<'_>) -> Option<T> {
        let written = self.written(place);
        let patch = match asked {
            Asked::Integer if key == "quarter" => value.as_str().and_then(spelling::quarter).or_else(|| spelling::integer(written)),
            Asked::Integer => spelling::integer(written),
            Asked::Money => spelling::money(written),
            Asked::Date => value.as_str().and_then(|text| spelling::date_of_year(text, self.page.year.get())),
            Asked::Boolean => value.as_str().and_then(spelling::boolean),
            // One id is a list of one; several in one pair of quotes, or what is no id, is for a person to part.
            Asked::List | Asked::Table if key == "evidence" => {
                let row = spelling::document(written.trim_matches('"'));
                Some(Patch::likely(if matches!(asked, Asked::List) { format!("[{row}]") } else { row }))
            }
            Asked::List => value.as_str().map(|text| {
                let is_id = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'@'));
                if is_id && !text.is_empty() { Patch::sure(format!("[{written}]")) } else { Patch::likely(format!("[{written}]")) }
            }),
            Asked::Text if !matches!(value, DeValue::Table(_) | DeValue::Array(_)) => Some(Patch::likely(format!("\"{written}\""))),
            Asked::Table if key == "budget" => Some(Patch::likely(format!("{{ estimate = {} }}", estimate(written)))),
            Asked::Text | Asked::Table | Asked::Due => None,
        };
        self.page.report(wrong_type::finding(place, key, asked, value.type_str(), patch));
        None
    }
}

/// The amount that was written where a budget belongs; dots where none was.
fn estimate(written: &str) -> String {
    spelling::money(written)
        .map(|patch| patch.text)
        .or_else(|| spelling::number_with_words(written.trim_matches('"')))
        .unwrap_or_else(|| "…".to_owned())
}
