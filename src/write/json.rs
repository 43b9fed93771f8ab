//! JSON, for programs: the whole document, typed. `docs/report-json.md` is its reference and its promise: within a version, fields may
//! be added and none is changed, so whatever is added here is added there.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use super::{Page, one_line, plain_percent};
use crate::document::{Block, Cell, Column, Kind, Row, Shape, Table};
use crate::language::{Language, Text};

#[derive(Serialize)]
struct Output<'a> {
    format: &'static str,
    version: u32,
    language: &'static str,
    report: &'static str,
    title: &'a str,
    standing: Pairs<'a, Fact<'a>>,
    blocks: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    label: &'a str,
    value: Value<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Part<'a> {
    Heading { level: u8, text: &'a str },
    Paragraph { text: &'a str },
    Gap { text: &'a str },
    Appendix { text: &'a str },
    Table { key: &'static str, title: &'a str, columns: Vec<Head<'a>>, rows: Vec<Line<'a>>, chart: Option<Chart<'a>>, notes: Vec<&'a str> },
}

#[derive(Serialize)]
struct Head<'a> {
    key: &'a str,
    title: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'a str>,
}

#[derive(Serialize)]
struct Line<'a> {
    total: bool,
    cells: Pairs<'a, Value<'a>>,
}

#[derive(Serialize)]
struct Chart<'a> {
    title: &'a str,
    shape: &'static str,
    category: &'a str,
    series: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Missing(()),
    Text(&'a str),
    Number(i64),
    Ratio { numerator: i64, denominator: i64, percent: Option<f64> },
    Day(String),
}

/// An object whose keys keep their order.
struct Pairs<'a, V>(Vec<(&'a str, V)>);

impl<V: Serialize> Serialize for Pairs<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A document as JSON.
pub(super) fn write(page: &Page<'_>) -> String {
    let language = page.options.language;
    let document = page.document;
    let facts = document.standing.iter();
    let facts = facts.map(|fact| (fact.key, Fact { label: fact.label.in_language(language), value: value(&fact.value, language) }));
    let output = Output {
        format: "cchc-report",
        version: 1,
        language: language.code(),
        report: document.name,
        title: document.title.in_language(language),
        standing: Pairs(facts.collect()),
        blocks: page.blocks.iter().map(|block| part(block, language)).collect(),
    };
    let mut written = visible(&serde_json::to_string_pretty(&output).expect("every key is text"));
    written.push('\n');
    written
}

fn part(block: &Block, language: Language) -> Part<'_> {
    match block {
        Block::Heading { level, text } => Part::Heading { level: *level, text: text.in_language(language) },
        Block::Paragraph(text) => Part::Paragraph { text: text.in_language(language) },
        Block::Gap(text) => Part::Gap { text: text.in_language(language) },
        Block::Appendix(text) => Part::Appendix { text: text.in_language(language) },
        Block::Table(table) => Part::Table {
            key: table.key,
            title: table.title.in_language(language),
            columns: table.columns.iter().map(|column| head(column, language)).collect(),
            rows: table.rows.iter().map(|row| line(table, row, language)).collect(),
            chart: table.chart.as_ref().map(|chart| Chart {
                title: chart.title.in_language(language),
                shape: match chart.shape {
                    Shape::Bars => "bars",
                    Shape::Lines => "lines",
                    Shape::Matrix => "matrix",
                },
                category: &chart.category,
                series: chart.series.iter().map(|(key, _)| key.as_ref()).collect(),
            }),
            notes: table.notes.iter().map(|note: &Text| note.in_language(language)).collect(),
        },
    }
}

fn head(column: &Column, language: Language) -> Head<'_> {
    let kind = match column.kind {
        Kind::Code => "code",
        Kind::Text => "text",
        Kind::Count => "count",
        Kind::Money => "money",
        Kind::Ratio => "ratio",
        Kind::Date => "date",
        Kind::Mark => "mark",
    };
    let formula = column.formula.as_ref().map(|formula| formula.in_language(language));
    Head { key: &column.key, title: one_line(column.title.in_language(language)), kind, formula }
}

fn line<'a>(table: &'a Table, row: &'a Row, language: Language) -> Line<'a> {
    let cells = table.columns.iter().zip(&row.cells);
    Line { total: row.total, cells: Pairs(cells.map(|(column, cell)| (column.key.as_ref(), value(cell, language))).collect()) }
}

fn value(cell: &Cell, language: Language) -> Value<'_> {
    match cell {
        Cell::Blank => Value::Text(""),
        Cell::Missing => Value::Missing(()),
        Cell::Text(text) => Value::Text(text),
        Cell::Words(words) => Value::Text(words.in_language(language)),
        Cell::Count(number) | Cell::Money(number) => Value::Number(*number),
        Cell::Ratio { numerator, denominator } => {
            let percent = plain_percent(*numerator, *denominator).and_then(|percent| percent.parse().ok());
            Value::Ratio { numerator: *numerator, denominator: *denominator, percent }
        }
        Cell::Date(date) => Value::Day(date.to_string()),
        Cell::Mark(mark) => Value::Text(mark.key),
    }
}

/// The same JSON, with the letters that steer a terminal and that JSON lets stand written as escapes.
pub(super) fn visible(json: &str) -> String {
    let mut visible = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                write!(visible, "\\u{:04x}", u32::from(letter)).expect("a string takes every write");
            }
            _ => visible.push(letter),
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Format;
    use super::super::sample::{document, hostile, options, text};
    use crate::document::{Cell, Document, Table};

    fn read(document: &Document) -> Value {
        let written = text(document, Format::Json, &options());
        assert!(written.ends_with("}\n"), "{written}");
        serde_json::from_str(&written).expect("it is JSON")
    }

    #[test]
    fn every_value_has_its_type() {
        let report = read(&document());
        assert_eq!(report["format"], "cchc-report");
        assert_eq!(report["version"], 1);
        assert_eq!(report["language"], "vi");
        assert_eq!(report["standing"]["as-of"], json!({ "label": "Số liệu đến", "value": "2021-06-14" }));
        let area = &report["blocks"][0];
        assert_eq!(area["type"], "table");
        assert_eq!(area["columns"][2], json!({ "key": "done-on-time", "title": "Hoàn thành đúng hạn", "type": "count" }));
        assert_eq!(area["rows"][0]["cells"]["total"], 87);
        assert_eq!(area["rows"][0]["cells"]["plan-completed"], json!({ "numerator": 33, "denominator": 87, "percent": 37.93 }));
        assert_eq!(area["rows"][2]["cells"]["not-reported"], Value::Null);
        assert_eq!(area["chart"]["series"][0], "done-on-time");
        let funding = &report["blocks"][5];
        assert_eq!(funding["rows"][1]["cells"]["spent-share"], json!({ "numerator": 0, "denominator": 0, "percent": null }));
        assert_eq!(funding["rows"][2]["total"], true);
        assert_eq!(funding["rows"][2]["cells"]["spent-share"], "");
        assert_eq!(report["blocks"][6]["rows"], json!([]));
    }

    #[test]
    fn every_field_is_documented_in_both_languages() {
        let reference = include_str!("../../docs/report-json.md");
        let report = read(&document());
        let table = &report["blocks"][0];
        for part in [&report, table, &table["columns"][0], &table["rows"][0], &table["chart"], &report["standing"]["as-of"]] {
            for field in part.as_object().expect("it is an object").keys() {
                assert!(reference.matches(&format!("`{field}`")).count() >= 2, "{field}");
            }
        }
    }

    #[test]
    fn hostile_text_comes_back_as_it_was() {
        let hostile = hostile();
        let report = read(&hostile);
        let table = Table::of(&hostile).next().expect("it has a table");
        for (row, read) in table.rows.iter().zip(0..) {
            let read: &Value = &report["blocks"][0]["rows"][read]["cells"]["name"];
            assert_eq!(row.cells[0], Cell::Text(read.as_str().expect("it is text").to_owned()));
        }
    }
}
