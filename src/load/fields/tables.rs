//! Reading what a table holds inside: tables, lists of tables, and what people name themselves (`[task.SYT-01]`, `"6.3" = "…"`).

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeValue;

use super::super::fault::wrong_type::Asked;
use super::swallowed::{Entry, is_figure};
use super::{Fields, Name};
use crate::language::is_placeholder;
use crate::model::narrative::{Narrative, Section};
use crate::model::vocabulary::{MOST_COUNT, Shape};
use crate::source::{Located, Place};

impl<'t> Fields<'t> {
    /// A table inside this one; shown as `[key]` at the top of a file, and by its key alone elsewhere.
    pub(in crate::load) fn table(&self, key: &'static str) -> Option<Fields<'t>> {
        let inner = self.expect(key, |shape| matches!(shape, Shape::Table(_) | Shape::InlineTable(_)));
        let (value, place) = self.raw(key)?;
        match value {
            DeValue::Table(table) => Some(Fields::new(self.page, table, Name::Table(key), place, inner)),
            other => self.refuse(place, key, Asked::Table, other),
        }
    }

    /// The tables of a list (`[[key]]`, or inline tables), in order; those that are no tables are said and left out.
    pub(in crate::load) fn tables(&self, key: &'static str) -> Vec<Fields<'t>> {
        let inner = self.expect(key, |shape| matches!(shape, Shape::Tables(_) | Shape::InlineTables(_)));
        let Some((value, place)) = self.raw(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            return self.refuse(place, key, Asked::List, value).unwrap_or_default();
        };
        items
            .iter()
            .filter_map(|item| {
                let place = self.page.place(&item.span());
                match item.get_ref() {
                    DeValue::Table(table) => Some(Fields::new(self.page, table, Name::Row(key), place, inner)),
                    other => self.refuse(place, key, Asked::Table, other),
                }
            })
            .collect()
    }

    /// The tables named by people under `key` (`[task.SYT-01]`), with their names, in the file's order.
    pub(in crate::load) fn named_tables(&self, key: &'static str) -> Vec<(Located<String>, Fields<'t>)> {
        let inner = self.expect(key, |shape| matches!(shape, Shape::NamedTables(..)));
        self.entries(key)
            .into_iter()
            .filter_map(|(name, value)| match value.get_ref() {
                DeValue::Table(table) => {
                    let place = self.page.place(&value.span());
                    // Two entries are never made one: where the plain id is taken, this one stays what it is.
                    let id = Some(self.without_stray(key, name.value, name.place)).filter(|id| !self.names(key, id));
                    let id = Located::new(id.unwrap_or_else(|| name.value.to_owned()), name.place);
                    Some((id, Fields::new(self.page, table, Name::Entry(key, name.value), place, inner)))
                }
                other => self.refuse(self.page.place(&value.span()), name.value, Asked::Table, other),
            })
            .collect()
    }

    /// The words named by people under `key` (`"6.3" = "…"`), in the file's order.
    pub(in crate::load) fn named_words(&self, key: &'static str) -> Vec<(Located<String>, Located<String>)> {
        self.expect(key, |shape| matches!(shape, Shape::NamedTexts(_) | Shape::NamedLevels));
        let read = |(name, value): (Located<&'t str>, &'t Spanned<DeValue<'t>>)| {
            let place = self.page.place(&value.span());
            match value.get_ref() {
                DeValue::String(text) => Some((owned(&name), Located::new(text.to_string(), place))),
                other => self.refuse(place, name.value, Asked::Text, other),
            }
        };
        self.own_entries(key, is_text).into_iter().filter_map(read).collect()
    }

    /// The words for sections named by people under `key`, in the file's order; those that only keep a place are said, and are no words.
    pub(in crate::load) fn narrative(&self, key: &'static str) -> Narrative {
        self.expect(key, |shape| matches!(shape, Shape::NamedParagraphs(_)));
        let read = |(name, value): (Located<&'t str>, &'t Spanned<DeValue<'t>>)| {
            let place = self.page.place(&value.span());
            let Some(text) = value.get_ref().as_str() else {
                return self.refuse(place, name.value, Asked::Text, value.get_ref());
            };
            self.notice_placeholder(name.value, text, place);
            (!is_placeholder(text)).then(|| Section { section: owned(&name), words: Located::new(text.to_owned(), place) })
        };
        Narrative(self.own_entries(key, is_text).into_iter().filter_map(read).collect())
    }

    /// The dates named by people under `key`, in the file's order.
    pub(in crate::load) fn named_dates(&self, key: &'static str) -> Vec<(Located<String>, Located<NaiveDate>)> {
        self.expect(key, |shape| matches!(shape, Shape::NamedDates(_)));
        let read = |(name, value): (Located<&'t str>, &'t Spanned<DeValue<'t>>)| {
            let date = self.as_date(name.value, value.get_ref(), self.page.place(&value.span()))?;
            Some((owned(&name), date))
        };
        self.entries(key).into_iter().filter_map(read).collect()
    }

    /// The counts and lists of ids named by people under `key`, in the file's order; none for one that cannot be read.
    pub(in crate::load) fn named_figures(&self, key: &'static str) -> Vec<(Located<String>, Place, Option<NamedFigure>)> {
        self.expect(key, |shape| matches!(shape, Shape::NamedFigures));
        let read = |(name, value): (Located<&'t str>, &'t Spanned<DeValue<'t>>)| {
            let place = self.page.place(&value.span());
            let figure = match value.get_ref() {
                DeValue::Array(items) => {
                    let ids: Option<Vec<Located<String>>> =
                        items.iter().map(|item| self.as_id(name.value, item.get_ref(), self.page.place(&item.span()))).collect();
                    ids.map(|ids| {
                        self.notice_repeated(name.value, &ids);
                        NamedFigure::Ids(ids.into_iter().map(|id| id.value).collect())
                    })
                }
                other => {
                    self.as_number(name.value, other, place, Asked::Integer, 0, MOST_COUNT).map(|count| NamedFigure::Count(count.value))
                }
            };
            (owned(&name), place, figure)
        };
        self.own_entries(key, is_figure).into_iter().map(read).collect()
    }

    /// The entries under `key`, without those of another table whose header is missing: they begin where a value does not fit.
    fn own_entries(&self, key: &'static str, fits: impl Fn(&DeValue<'_>) -> bool) -> Vec<Entry<'t>> {
        let mut entries = self.entries(key);
        if entries.iter().all(|(_, value)| fits(value.get_ref())) {
            return entries;
        }
        let Some(value) = self.table.get(key) else { return entries };
        let DeValue::Table(table) = value.get_ref() else { return entries };
        let named = Fields::new(self.page, table, Name::Table(key), self.page.place(&value.span()), None);
        let (left, told) = named.without_swallowed(entries.clone(), &[], fits);
        if !told.is_empty() {
            entries = left;
        }
        entries
    }

    /// Whether people gave this name under `key`.
    fn names(&self, key: &str, name: &str) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_table()).is_some_and(|table| table.contains_key(name))
    }

    fn entries(&self, key: &'static str) -> Vec<Entry<'t>> {
        let Some((value, place)) = self.raw(key) else { return Vec::new() };
        let DeValue::Table(table) = value else {
            return self.refuse(place, key, Asked::Table, value).unwrap_or_default();
        };
        let mut entries: Vec<_> =
            table.iter().map(|(name, value)| (Located::new(name.get_ref().as_ref(), self.page.place(&name.span())), value)).collect();
        entries.sort_by_key(|(name, _)| name.place);
        entries
    }
}

/// Whether a value is text.
fn is_text(value: &DeValue<'_>) -> bool {
    value.is_str()
}

/// A name kept beyond the tree it was read from.
fn owned(name: &Located<&str>) -> Located<String> {
    Located::new(name.value.to_owned(), name.place)
}

/// A figure as a file gives it.
pub(in crate::load) enum NamedFigure {
    /// A count.
    Count(i64),
    /// A list of ids.
    Ids(Vec<String>),
}
