//! Reading one value: text, ids, numbers, truth, days.

use std::collections::HashMap;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeValue;

use super::super::fault::wrong_type::Asked;
use super::super::fault::{
    id_as_number, invalid_value, long_title, missing_key, out_of_range, placeholder_text, repeated_id, stray_in_id, wrong_type,
};
use super::super::spelling::{self, Patch};
use super::super::text::is_unseen;
use super::Fields;
use crate::language::is_placeholder;
use crate::model::due::Due;
use crate::model::vocabulary::{MOST_MONEY, Shape, Word};
use crate::source::{Located, Place};

/// A list longer than this is looked through by a table of its ids.
const LONG_LIST: usize = 24;

impl Fields<'_> {
    /// Text; one that only keeps a place is said, and taken as it is.
    pub(in crate::load) fn text(&self, key: &'static str) -> Option<Located<String>> {
        self.expect(key, |shape| matches!(shape, Shape::Text | Shape::Paragraphs | Shape::Id(_) | Shape::Word(_)));
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
    pub(in crate::load) fn words(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// Says that a text says nothing.
    pub(super) fn notice_placeholder(&self, key: &str, text: &str, place: Place) {
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
    pub(in crate::load) fn notice_long_title(&self, name: &Located<String>) {
        let lines = name.value.trim().lines().count();
        // Letters take at least a byte each: a short one need not be counted.
        let letters = if name.value.len() > long_title::LONGEST { name.value.chars().count() } else { 0 };
        if lines > 1 || letters > long_title::LONGEST {
            let place = long_title::beginning(name.place, self.written(name.place));
            self.page.report(long_title::finding(place, &self.name.to_string(), letters, lines));
        }
    }

    /// An id without letters that got into it by a paste, which are said: they can mean nothing.
    pub(super) fn without_stray(&self, key: &str, id: &str, place: Place) -> String {
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
    pub(in crate::load) fn id(&self, key: &'static str) -> Option<Located<String>> {
        self.expect(key, |shape| matches!(shape, Shape::Id(_)));
        let (value, place) = self.raw(key)?;
        self.as_id(key, value, place)
    }

    pub(super) fn as_id(&self, key: &str, value: &DeValue<'_>, place: Place) -> Option<Located<String>> {
        match value {
            DeValue::String(text) => Some(Located::new(self.without_stray(key, text, place), place)),
            DeValue::Integer(_) | DeValue::Float(_) => {
                self.page.report(id_as_number::finding(place, key, self.written(place)));
                None
            }
            other => self.refuse(place, key, Asked::Text, other),
        }
    }

    /// A list of names, without their places; those that are no text or only keep a place are said and left out.
    pub(in crate::load) fn word_list(&self, key: &'static str) -> Vec<String> {
        self.expect(key, |shape| matches!(shape, Shape::Texts));
        let Some((value, place)) = self.raw(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            return self.refuse(place, key, Asked::List, value).unwrap_or_default();
        };
        let read = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) => {
                self.notice_placeholder(key, text, self.page.place(&item.span()));
                (!is_placeholder(text)).then(|| text.to_string())
            }
            other => {
                self.page.report(wrong_type::finding(self.page.place(&item.span()), key, Asked::Text, other.type_str(), None));
                None
            }
        };
        items.iter().filter_map(read).collect()
    }

    /// A list of ids; `None` when the key is absent or the list cannot be read whole.
    pub(in crate::load) fn ids(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        self.expect(key, |shape| matches!(shape, Shape::Ids(_) | Shape::SomeIds(_)));
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
    pub(super) fn notice_repeated(&self, key: &str, ids: &[Located<String>]) {
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
    pub(in crate::load) fn some_ids(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        self.expect(key, |shape| matches!(shape, Shape::SomeIds(_)));
        let ids = self.ids(key)?;
        if ids.is_empty() {
            let place = self.place_of(key).unwrap_or(self.place);
            self.page.report(missing_key::empty_list(place, &self.name.to_string(), key));
            return None;
        }
        Some(ids)
    }

    /// A whole number from `least` to `most`.
    pub(in crate::load) fn integer(&self, key: &'static str, least: i64, most: i64) -> Option<Located<i64>> {
        let same = (least, most);
        self.expect(key, |shape| matches!(shape, Shape::Integer { least, most } if same == (least, most)));
        self.number(key, Asked::Integer, least, most)
    }

    /// Whole đồng, not negative.
    pub(in crate::load) fn money(&self, key: &'static str) -> Option<Located<i64>> {
        self.expect(key, |shape| matches!(shape, Shape::Money));
        self.number(key, Asked::Money, 0, MOST_MONEY)
    }

    pub(super) fn number(&self, key: &'static str, asked: Asked, least: i64, most: i64) -> Option<Located<i64>> {
        let (value, place) = self.raw(key)?;
        self.as_number(key, value, place, asked, least, most)
    }

    pub(super) fn as_number(
        &self,
        key: &str,
        value: &DeValue<'_>,
        place: Place,
        asked: Asked,
        least: i64,
        most: i64,
    ) -> Option<Located<i64>> {
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
    pub(in crate::load) fn boolean(&self, key: &'static str) -> Option<Located<bool>> {
        self.expect(key, |shape| matches!(shape, Shape::Boolean));
        let (value, place) = self.raw(key)?;
        match value {
            DeValue::Boolean(truth) => Some(Located::new(*truth, place)),
            other => self.refuse(place, key, Asked::Boolean, other),
        }
    }

    /// A local date.
    pub(in crate::load) fn date(&self, key: &'static str) -> Option<Located<NaiveDate>> {
        self.expect(key, |shape| matches!(shape, Shape::Date));
        let (value, place) = self.raw(key)?;
        self.as_date(key, value, place)
    }

    pub(super) fn as_date(&self, key: &str, value: &DeValue<'_>, place: Place) -> Option<Located<NaiveDate>> {
        match local_date(value) {
            Some(date) => Some(Located::new(date, place)),
            None => self.refuse(place, key, Asked::Date, value),
        }
    }

    /// A deadline: a date or one of the spellings.
    pub(in crate::load) fn due(&self, key: &'static str) -> Option<Located<Due>> {
        self.expect(key, |shape| matches!(shape, Shape::Due));
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
    pub(in crate::load) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let same = |known: &[Word]| known.iter().map(|known| known.word).eq(words.iter().map(|(word, _)| *word));
        self.expect(key, |shape| matches!(shape, Shape::Word(known) if same(known)));
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
