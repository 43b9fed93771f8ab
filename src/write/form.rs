//! A form to bytes: an Excel workbook, or a flat table of text for whoever has no Excel.
//!
//! The table has a row a cell: the sheet, the row, what the row is of, the column, what stands there, what stood there when it was made. Fields are parted by semicolons and
//! a byte-order mark leads, since that is how Excel opens a table where the comma parts decimals.

use std::collections::BTreeMap;

use super::csv::text;
use super::xlsx;
use crate::document::form::{Access, Form, Row, TABLE, Value};
use crate::language::Language;

/// A form's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A workbook.
    Xlsx,
    /// A flat table.
    Csv,
}

impl Shape {
    /// Every one by its name on the command line, which is the ending of its files too.
    pub const ALL: [(&'static str, Self); 2] = [("xlsx", Self::Xlsx), ("csv", Self::Csv)];

    /// Whether it can be read as text.
    pub fn is_text(self) -> bool {
        self == Self::Csv
    }
}

/// Writes a form.
pub fn write(form: &Form, shape: Shape, language: Language) -> Vec<u8> {
    match shape {
        Shape::Xlsx => xlsx::form::write(form, language),
        Shape::Csv => table(form, language),
    }
}

fn table(form: &Form, language: Language) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    let mut line = |fields: [&str; 6]| writer.write_record(fields).expect("a vector takes every write");
    line(TABLE.each_ref().map(|column| column.in_language(language)));
    let kept: BTreeMap<_, _> = form.kept.iter().map(|kept| ((kept.sheet, kept.row.as_str(), kept.column), &kept.said)).collect();
    for (number, sheet) in form.sheets.iter().enumerate() {
        for row in &sheet.rows {
            let name = name(row, language);
            for (at, (column, cell)) in sheet.columns.iter().zip(&row.cells).enumerate() {
                // The first sheet says whose form it is, and is told whole; of the others only what is asked for.
                if cell.field().is_none() && (number, at) != (0, 1) {
                    continue;
                }
                let value = match &cell.value {
                    Value::Number(number) => number.to_string(),
                    other => guarded(&other.shown(language)),
                };
                let kept = kept.get(&(sheet.key, row.key.as_str(), column.key)).map(|said| guarded(said.in_language(language)));
                let (sheet, title) = (sheet.name.in_language(language), column.title.in_language(language));
                line([sheet, &guarded(&row.key), &guarded(&name), title, &value, &kept.unwrap_or_default()]);
            }
        }
    }
    writer.into_inner().expect("a vector takes every write")
}

/// Words no spreadsheet takes for a formula, in a way that can be undone: those that look guarded already are guarded once more.
fn guarded(words: &str) -> String {
    let safe = text(words);
    let bare = safe.trim_start_matches('\'');
    if words.starts_with('\'') && text(bare) != bare { format!("'{safe}") } else { safe }
}

/// What a row is of, beside its key.
fn name(row: &Row, language: Language) -> String {
    let given = row.cells.iter().filter(|cell| matches!(cell.access, Access::Given)).map(|cell| cell.value.shown(language));
    given.into_iter().find(|shown| *shown != row.key && !shown.is_empty()).unwrap_or_default()
}
