//! What the cells of a form said when it was made, as the file that came back keeps it: by this a person's changes are told from what was
//! changed elsewhere since.

use std::collections::BTreeMap;

use super::super::fault::{Fault, make_anew};
use super::place::{same, shown};
use super::value;
use super::{Book, Raw, Shown};
use crate::document::form::{Field, KEPT_SHEET, SUGGESTED, Value, plain};
use crate::language::{Language, Text};

/// What a cell said when its form was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The value.
    pub value: Value,
    /// Whether the form suggested it, and the report said nothing.
    pub is_suggested: bool,
    /// Its words, as the file keeps them.
    pub words: String,
}

/// What a workbook keeps: by sheet, row and column.
pub(super) struct Kept(BTreeMap<[String; 3], String>);

impl Kept {
    /// Of a workbook; none where it has lost them.
    pub(super) fn of(book: &Book) -> Option<Self> {
        let sheet = book.sheets.iter().find(|sheet| sheet.name == KEPT_SHEET)?;
        let at = |row: u32, column: u32| sheet.cells.get(&(row, column)).map(|cell| shown(&cell.raw)).unwrap_or_default();
        // The first row says what the sheet is.
        let rows = sheet.cells.keys().filter(|(row, column)| *row > 0 && *column == 0).map(|(row, _)| *row);
        Some(Self(rows.map(|row| ([at(row, 0), at(row, 1), at(row, 2)], at(row, 3))).collect()))
    }

    /// What a cell said; empty where that was nothing.
    pub(super) fn words(&self, sheet: &str, row: &str, column: &str) -> &str {
        let key = [sheet, row, column].map(plain);
        self.0.get(&key).map_or("", String::as_str)
    }
}

/// What words that a file keeps are as a value of a field.
pub(super) fn said(words: &str, field: &Field, language: Language) -> Said {
    let bare = words.strip_prefix(SUGGESTED.in_language(language));
    let raw = Raw::Text(bare.unwrap_or(words).to_owned());
    // What a report said and no cell may say is not to be confused with nothing.
    let value = value::of(Some(&raw), field, language).unwrap_or_else(|_| Value::Text(words.to_owned()));
    Said { value, is_suggested: bare.is_some(), words: words.to_owned() }
}

/// Whether a given cell says what it said when the form was made.
pub(super) fn is_as_made(raw: Option<&Raw>, words: &str, language: Language) -> bool {
    match raw {
        None => words.trim().is_empty(),
        Some(Raw::Date(day)) => same(&language.date(*day), words),
        Some(raw) => same(&shown(raw), words),
    }
}

/// Whether a cell that a person fills in is as it was when the form was made. It is asked before what it says: a report may have what no cell
/// is to be filled in with, and another program may have written both in a way of its own.
pub(super) fn is_untouched(raw: Option<&Raw>, words: &str, language: Language) -> bool {
    let bare = plain(words.strip_prefix(SUGGESTED.in_language(language)).unwrap_or(words));
    match raw {
        None => bare.is_empty(),
        Some(Raw::Text(text)) => plain(text) == bare,
        Some(Raw::Date(day)) => language.date(*day) == bare,
        Some(Raw::Number(number, Shown::General | Shown::Whole)) => number.to_string() == bare,
        Some(Raw::Number(..) | Raw::Flag(_) | Raw::Error(_)) => false,
    }
}

/// Why a workbook that keeps nothing is not taken.
pub(super) fn lost() -> Fault {
    Fault::new(Text::fixed(
        "tệp không còn trang ẩn ghi nội dung lúc xuất biểu mẫu, nên không biết ô nào mới được điền",
        "the file has lost the hidden sheet that keeps what the form said when it was made, so what was filled in cannot be told",
    ))
    .help(make_anew())
}
