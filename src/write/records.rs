//! Rows for machines, as CSV with a header row or as JSON Lines: an object a line with every key, whose values keep their types.
//!
//! CSV is as that of reports: figures raw, days as `2021-03-31`, nothing where there is no value, and text that a spreadsheet would take for
//! a formula led by an apostrophe. JSON Lines keep text as it was written; what could steer a terminal is escaped. Rows are written piece
//! by piece, so that a whole province never stands in memory as fields. To add a form: its variant, its row in [`Form::ALL`], its arms.

use serde::ser::{SerializeMap as _, Serializer};

use super::csv::text;
use super::json::visible;
use crate::document::record::Field;

/// A form of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Commas and a header row.
    Csv,
    /// An object a line.
    JsonLines,
}

impl Form {
    /// Every form by its name on the command line, which is the ending of its files too.
    pub const ALL: [(&'static str, Self); 2] = [("csv", Self::Csv), ("jsonl", Self::JsonLines)];
}

/// What stands before all rows.
pub fn head(form: Form, keys: &[&str]) -> Vec<u8> {
    match form {
        Form::Csv => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(keys).expect("a vector takes every write");
            writer.into_inner().expect("a vector takes every write")
        }
        Form::JsonLines => Vec::new(),
    }
}

/// Some rows, each with a field for every key.
pub fn rows<'a, const N: usize>(form: Form, keys: &[&str; N], rows: impl Iterator<Item = [Field<'a>; N]>) -> Vec<u8> {
    match form {
        Form::Csv => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in rows {
                writer.write_record(row.iter().map(raw)).expect("a vector takes every write");
            }
            writer.into_inner().expect("a vector takes every write")
        }
        Form::JsonLines => {
            let mut written = String::new();
            for row in rows {
                written.push_str(&visible(&object(keys, &row)));
                written.push('\n');
            }
            written.into_bytes()
        }
    }
}

fn raw(field: &Field<'_>) -> String {
    match field {
        Field::Empty => String::new(),
        Field::Text(words) => text(words),
        Field::Number(number) => number.to_string(),
        Field::Date(date) => date.to_string(),
        Field::Flag(flag) => flag.to_string(),
    }
}

fn object(keys: &[&str], row: &[Field<'_>]) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::new(&mut bytes);
    let mut map = serializer.serialize_map(Some(keys.len())).expect("a vector takes every write");
    for (key, field) in keys.iter().zip(row) {
        map.serialize_entry(key, &Typed(field)).expect("every key is text");
    }
    map.end().expect("a vector takes every write");
    String::from_utf8(bytes).expect("JSON is text")
}

struct Typed<'a>(&'a Field<'a>);

impl serde::Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Field::Empty => serializer.serialize_none(),
            Field::Text(words) => serializer.serialize_str(words),
            Field::Number(number) => serializer.serialize_i64(*number),
            Field::Date(date) => serializer.collect_str(date),
            Field::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["id", "value", "unit", "day"];

    fn written(form: Form) -> String {
        let day = chrono::NaiveDate::from_ymd_opt(2021, 3, 2).expect("a day");
        let some = [
            [Field::text(Some("=cmd|'/C calc'!A0")), Field::Number(-12), Field::Empty, Field::Date(day)],
            [Field::text(Some("a,\"b\"\nc\u{1b}[31m\u{202e}")), Field::Flag(true), Field::text(Some("đồng")), Field::Empty],
        ];
        let mut bytes = head(form, &KEYS);
        bytes.extend(rows(form, &KEYS, some.into_iter()));
        String::from_utf8(bytes).expect("rows are text")
    }

    #[test]
    fn csv_is_raw_and_no_formula() {
        assert_eq!(
            written(Form::Csv),
            "id,value,unit,day\n'=cmd|'/C calc'!A0,-12,,2021-03-02\n\"a,\"\"b\"\"\nc␛[31m\u{fffd}\",true,đồng,\n"
        );
    }

    #[test]
    fn json_lines_keep_types_and_words() {
        let written = written(Form::JsonLines);
        let rows: Vec<serde_json::Value> = written.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect();
        assert_eq!(rows[0], serde_json::json!({"id": "=cmd|'/C calc'!A0", "value": -12, "unit": null, "day": "2021-03-02"}));
        assert_eq!(rows[1], serde_json::json!({"id": "a,\"b\"\nc\u{1b}[31m\u{202e}", "value": true, "unit": "đồng", "day": null}));
        assert!(!written.contains(['\u{1b}', '\u{202e}']), "{written:?}");
        assert!(written.starts_with("{\"id\":"), "keys stand in the columns' order");
    }
}
