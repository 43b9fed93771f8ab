//! A typed reader over a TOML table: hands out values with their places, says what is wrong with those it cannot, and at the end
//! names the keys nobody asked for.

mod swallowed;
mod tables;

pub(super) use swallowed::{Block, Holds, Swallowed};
pub(super) use tables::NamedFigure;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::fault::wrong_type::Asked;
use super::fault::{
    id_as_number, invalid_value, long_title, missing_key, out_of_range, placeholder_text, repeated_id, stray_in_id, unknown_key, wrong_type,
};
use super::spelling::{self, Patch};
use super::text::is_unseen;
use crate::diagnostic::finding::{Edit, Finding};
use crate::diagnostic::suggest::nearest;
use crate::language::is_placeholder;
use crate::model::due::Due;
use crate::source::{FileId, Located, Place};
use swallowed::Entry;

/// More đồng than any plan has, and few enough that a country's sums stay whole.
const MOST_MONEY: i64 = 1_000_000_000_000_000;

/// More of anything than is counted, and few enough that a country's sums stay whole.
pub(super) const MOST_COUNT: i64 = 1_000_000_000_000;

/// A list longer than this is looked through by a table of its ids.
const LONG_LIST: usize = 24;

/// One file being read.
pub(super) struct Page<'t> {
    /// The file.
    pub(super) file: FileId,
    /// Its text.
    pub(super) text: &'t str,
    /// What stands in it.
    pub(super) tree: &'t DeTable<'t>,
    /// Whether it did not parse: a broken header swallows its body, so nothing is said of missing keys.
    pub(super) broken: bool,
    /// The lines that did not parse: nothing more is said of them.
    pub(super) broken_lines: Vec<Range<u32>>,
    /// What was found.
    pub(super) findings: RefCell<Vec<Finding>>,
    /// The tables that its kind of document may have, by which keys below a missing header are told.
    pub(super) blocks: Cell<&'static [Block]>,
    /// What tables swallowed because the header of its own is missing.
    pub(super) swallowed: RefCell<Vec<Swallowed>>,
    /// Where these begin.
    pub(super) headless: RefCell<Vec<Place>>,
    /// The year of its header, once that was read.
    pub(super) year: Cell<Option<i32>>,
}

impl Page<'_> {
    /// The place of a span.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        Place::new(self.file, span)
    }

    /// Whether a finding stands on these letters already, or on a line of theirs that did not parse.
    pub(super) fn is_told(&self, place: Place) -> bool {
        let before = self.broken_lines.partition_point(|line| line.start <= place.start);
        let broken = before > 0 && self.broken_lines[before - 1].contains(&place.start);
        let covers = |finding: &Finding| finding.place.start <= place.start && place.end <= finding.place.end;
        broken || self.findings.borrow().iter().any(covers)
    }

    /// Adds a finding, unless it stands on a line that did not parse.
    pub(super) fn report(&self, finding: Finding) {
        let at = finding.place.start;
        // What the parser made up to go on stands nowhere.
        if self.broken && finding.place.end == 0 {
            return;
        }
        let before = self.broken_lines.partition_point(|line| line.start <= at);
        if before > 0 && self.broken_lines[before - 1].contains(&at) {
            return;
        }
        self.findings.borrow_mut().push(finding);
    }
}

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
    asked: RefCell<Vec<&'static str>>,
    /// How many of the keys asked for are there.
    found: Cell<usize>,
    /// What is needed and was not found as it is spelt.
    needs: RefCell<Vec<Need>>,
}

/// What a table lacks, unless a misspelt key stands for it: known once all of its keys were asked for.
enum Need {
    /// Every one of these.
    All(Vec<&'static str>),
    /// One of these, whatever else the table says.
    OneOf(&'static [&'static str]),
    /// One of these, which are all it is for: a key that nobody knows was meant as one.
    Something(&'static [&'static str]),
}

impl<'t> Fields<'t> {
    /// The whole file.
    pub(super) fn file(page: &'t Page<'t>, table: &'t DeTable<'t>) -> Self {
        Self::new(page, table, Name::File, Place::top(page.file))
    }

    /// A table called `name`, whose header is `place`.
    fn new(page: &'t Page<'t>, table: &'t DeTable<'t>, name: Name<'t>, place: Place) -> Self {
        Self { page, table, name, place, asked: RefCell::new(Vec::with_capacity(16)), found: Cell::new(0), needs: RefCell::new(Vec::new()) }
    }

    /// Its header.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Its name, as messages show it.
    pub(super) fn name(&self) -> String {
        self.name.to_string()
    }

    /// Whether `key` is there, whatever its value, or a misspelt key stands for it: asked once all keys were.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key) || self.is_misspelt(key)
    }

    /// Whether a key nobody asked for most likely means `key`, which is not there.
    pub(super) fn is_misspelt(&self, key: &str) -> bool {
        self.stand_in(key).is_some()
    }

    /// Those of `keys` for which misspelt ones stand.
    pub(super) fn misspelt(&self, keys: &[&'static str]) -> Vec<&'static str> {
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
    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        matches!(self.table.get(key).map(Spanned::get_ref), Some(DeValue::Array(items)) if items.is_empty())
    }

    /// The names under `key` whose values are no text, or all of them where a misspelt key stands for it.
    pub(super) fn names_of_no_words(&self, key: &str) -> Vec<String> {
        let value = self.table.get(key).or_else(|| self.stand_in(key));
        let Some(DeValue::Table(table)) = value.map(Spanned::get_ref) else { return Vec::new() };
        let misspelt = !self.table.contains_key(key);
        let unread = table.iter().filter(|(_, value)| misspelt || !value.get_ref().is_str());
        unread.map(|(name, _)| name.get_ref().to_string()).collect()
    }

    /// How many keys it has.
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// Says at the end which of `keys` are missing, in one finding.
    pub(super) fn need(&self, keys: &[&'static str]) {
        let missing: Vec<&str> = keys.iter().filter(|key| !self.table.contains_key(**key)).copied().collect();
        if !missing.is_empty() {
            self.needs.borrow_mut().push(Need::All(missing));
        }
    }

    /// Says at the end that one of `keys` must be there.
    pub(super) fn need_one_of(&self, keys: &'static [&'static str]) {
        if !keys.iter().any(|key| self.table.contains_key(*key)) {
            self.needs.borrow_mut().push(Need::OneOf(keys));
        }
    }

    /// Says at the end that one of `keys`, which are all this table is for, must be there.
    pub(super) fn need_something_of(&self, keys: &'static [&'static str]) {
        if !keys.iter().any(|key| self.table.contains_key(*key)) {
            self.needs.borrow_mut().push(Need::Something(keys));
        }
    }

    /// Names the keys nobody asked for, and what is missing.
    pub(super) fn finish(self) {
        self.matches_its_block();
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

    /// Holds the keys that were asked for against those by which such a table is told: a key added to one must join the other.
    fn matches_its_block(&self) {
        let (Name::Entry(own, _) | Name::Row(own)) = self.name else { return };
        for block in self.page.blocks.get().iter().filter(|block| cfg!(debug_assertions) && block.key == own) {
            if let Holds::Keys(keys) = block.holds {
                let asked = self.asked.borrow();
                debug_assert!(asked.iter().all(|key| keys.contains(key)) && keys.len() == asked.len(), "keys of {}", block.header);
            }
        }
    }

    /// The entries of tables nobody asked for that most likely mean `key`, each with the ids its list of `ids` most likely meant. Where
    /// `or_any`, those of tables that mean nothing too.
    pub(super) fn misspelt_entries(&self, key: &str, ids: &str, or_any: bool) -> Vec<(String, Vec<String>)> {
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

    /// Adds a finding.
    pub(super) fn report(&self, finding: Finding) {
        self.page.report(finding);
    }

    /// The place of a key's value.
    pub(super) fn place_of(&self, key: &str) -> Option<Place> {
        self.table.get(key).map(|value| self.page.place(&value.span()))
    }

    /// The ids a list most likely meant, however it and they are written: what the rest of an unreadable entry still says.
    pub(super) fn meant_ids(&self, key: &str) -> Vec<String> {
        self.table.get(key).or_else(|| self.stand_in(key)).map_or_else(Vec::new, |value| self.ids_meant(value))
    }

    fn ids_meant(&self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
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
    pub(super) fn names_of_no_table(&self, key: &str) -> Vec<String> {
        let Some(DeValue::Table(table)) = self.table.get(key).map(Spanned::get_ref) else { return Vec::new() };
        table.iter().filter(|(_, value)| !value.get_ref().is_table()).map(|(name, _)| name.get_ref().to_string()).collect()
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
            Asked::List => value.as_str().map(|text| {
                let is_id = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'@'));
                if is_id && !text.is_empty() { Patch::sure(format!("[{written}]")) } else { Patch::likely(format!("[{written}]")) }
            }),
            Asked::Text if !matches!(value, DeValue::Table(_) | DeValue::Array(_)) => Some(Patch::likely(format!("\"{written}\""))),
            Asked::Table if key == "budget" => Some(Patch::likely("{ estimate = 12_000_000 }")),
            Asked::Text | Asked::Table | Asked::Due => None,
        };
        self.page.report(wrong_type::finding(place, key, asked, value.type_str(), patch));
        None
    }

    /// Text; one that only keeps a place is said, and taken as it is.
    pub(super) fn text(&self, key: &'static str) -> Option<Located<String>> {
        let (value, place) = self.raw(key)?;
        match value {
            DeValue::String(text) => {
                self.notice_placeholder(key, text, place);
                Some(Located::new(text.to_string(), place))
            }
            other => self.refuse(place, key, Asked::Text, other),
        }
    }

    /// Text without its place.
    pub(super) fn words(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// Says that a text says nothing.
    fn notice_placeholder(&self, key: &str, text: &str, place: Place) {
        if is_placeholder(text) {
            let empty = text.trim().is_empty();
            self.page.report(if key == "reason" && self.name.to_string() == "[[exception]]" {
                placeholder_text::of_exception(place, key, empty)
            } else {
                placeholder_text::finding(place, key, empty)
            });
        }
    }

    /// Says that a name is too long for a title, or has several lines.
    pub(super) fn notice_long_title(&self, name: &Located<String>) {
        let lines = name.value.trim().lines().count();
        // Letters take at least a byte each: a short one need not be counted.
        let letters = if name.value.len() > long_title::LONGEST { name.value.chars().count() } else { 0 };
        if lines > 1 || letters > long_title::LONGEST {
            let place = long_title::beginning(name.place, self.written(name.place));
            self.page.report(long_title::finding(place, &self.name.to_string(), letters, lines));
        }
    }

    /// An id without letters that got into it by a paste, which are said: they can mean nothing.
    fn without_stray(&self, key: &str, id: &str, place: Place) -> String {
        // Nearly every id is plain, and told so at once.
        if id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return id.to_owned();
        }
        let stray = |letter: char| letter.is_whitespace() || matches!(letter, '“' | '”' | '‘' | '’');
        let clean: String = id.chars().filter(|letter| !is_unseen(*letter)).collect();
        let clean = clean.trim_matches(stray);
        if clean == id || clean.is_empty() {
            return id.to_owned();
        }
        self.page.report(stray_in_id::finding(place, key, clean, format!("\"{clean}\"")));
        clean.to_owned()
    }

    /// An id: text, where a bare number is a common slip.
    pub(super) fn id(&self, key: &'static str) -> Option<Located<String>> {
        let (value, place) = self.raw(key)?;
        self.as_id(key, value, place)
    }

    fn as_id(&self, key: &str, value: &DeValue<'_>, place: Place) -> Option<Located<String>> {
        match value {
            DeValue::String(text) => Some(Located::new(self.without_stray(key, text, place), place)),
            DeValue::Integer(_) | DeValue::Float(_) => {
                self.page.report(id_as_number::finding(place, key, self.written(place)));
                None
            }
            other => self.refuse(place, key, Asked::Text, other),
        }
    }

    /// A list of ids; `None` when the key is absent or the list cannot be read whole.
    pub(super) fn ids(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        let (value, place) = self.raw(key)?;
        let DeValue::Array(items) = value else {
            return match value {
                DeValue::Integer(_) | DeValue::Float(_) => self.as_id(key, value, place).map(|id| vec![id]),
                other => self.refuse(place, key, Asked::List, other),
            };
        };
        let read: Vec<Option<Located<String>>> =
            items.iter().map(|item| self.as_id(key, item.get_ref(), self.page.place(&item.span()))).collect();
        let read: Option<Vec<Located<String>>> = read.into_iter().collect();
        if let Some(ids) = &read {
            self.notice_repeated(key, ids);
        }
        read
    }

    /// Says which ids a list has twice.
    fn notice_repeated(&self, key: &str, ids: &[Located<String>]) {
        let report = |id: &Located<String>, first: Place| self.page.report(repeated_id::finding(id.place, key, &id.value, first));
        if ids.len() > LONG_LIST {
            let mut seen: HashMap<&str, Place> = HashMap::with_capacity(ids.len());
            for id in ids {
                if let Some(first) = seen.get(id.value.as_str()) {
                    report(id, *first);
                } else {
                    seen.insert(&id.value, id.place);
                }
            }
            return;
        }
        for (at, id) in ids.iter().enumerate().skip(1) {
            if let Some(first) = ids[..at].iter().find(|earlier| earlier.value == id.value) {
                report(id, first.place);
            }
        }
    }

    /// A list of ids that must name something.
    pub(super) fn some_ids(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        let ids = self.ids(key)?;
        if ids.is_empty() {
            let place = self.place_of(key).unwrap_or(self.place);
            self.page.report(missing_key::empty_list(place, &self.name.to_string(), key));
            return None;
        }
        Some(ids)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn integer(&self, key: &'static str, least: i64, most: i64) -> Option<Located<i64>> {
        self.number(key, Asked::Integer, least, most)
    }

    /// Whole đồng, not negative.
    pub(super) fn money(&self, key: &'static str) -> Option<Located<i64>> {
        self.number(key, Asked::Money, 0, MOST_MONEY)
    }

    fn number(&self, key: &'static str, asked: Asked, least: i64, most: i64) -> Option<Located<i64>> {
        let (value, place) = self.raw(key)?;
        self.as_number(key, value, place, asked, least, most)
    }

    fn as_number(&self, key: &str, value: &DeValue<'_>, place: Place, asked: Asked, least: i64, most: i64) -> Option<Located<i64>> {
        let DeValue::Integer(written) = value else {
            return self.refuse(place, key, asked, value);
        };
        match i64::from_str_radix(written.as_str(), written.radix()) {
            Ok(number) if (least..=most).contains(&number) => Some(Located::new(number, place)),
            _ => {
                self.page.report(out_of_range::finding(place, key, least, most));
                None
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, key: &'static str) -> Option<Located<bool>> {
        let (value, place) = self.raw(key)?;
        match value {
            DeValue::Boolean(truth) => Some(Located::new(*truth, place)),
            other => self.refuse(place, key, Asked::Boolean, other),
        }
    }

    /// A local date.
    pub(super) fn date(&self, key: &'static str) -> Option<Located<NaiveDate>> {
        let (value, place) = self.raw(key)?;
        self.as_date(key, value, place)
    }

    fn as_date(&self, key: &str, value: &DeValue<'_>, place: Place) -> Option<Located<NaiveDate>> {
        match local_date(value) {
            Some(date) => Some(Located::new(date, place)),
            None => self.refuse(place, key, Asked::Date, value),
        }
    }

    /// A deadline: a date or one of the spellings.
    pub(super) fn due(&self, key: &'static str) -> Option<Located<Due>> {
        let (value, place) = self.raw(key)?;
        if let Some(date) = local_date(value) {
            return Some(Located::new(Due::Day(date), place));
        }
        match value {
            DeValue::String(text) => match Due::parse(text) {
                Some(due) => Some(Located::new(due, place)),
                None => {
                    self.page.report(invalid_value::due(place, key, text, spelling::due(text, self.page.year.get())));
                    None
                }
            },
            DeValue::Integer(year) if year.as_str().len() == 4 => {
                let patch = Patch::sure(format!("\"{}\"", year.as_str()));
                self.page.report(wrong_type::finding(place, key, Asked::Due, value.type_str(), Some(patch)));
                None
            }
            other => self.refuse(place, key, Asked::Due, other),
        }
    }

    /// One of a few words, each with what it means.
    pub(super) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*meant);
        }
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.page.report(invalid_value::finding(text.place, key, &text.value, &allowed));
        None
    }
}

/// A TOML date without a time, as the calendar's.
fn local_date(value: &DeValue<'_>) -> Option<NaiveDate> {
    let written = value.as_datetime()?;
    if written.time.is_some() || written.offset.is_some() {
        return None;
    }
    let date = written.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
