//! CSV, for machines: spreadsheets and scripts. Figures are raw, in no language: whole numbers without separators, money in đồng,
//! dates as `2021-03-31`, and the header row is the columns' keys.
//!
//! A ratio takes three columns: `key` with the percentage (`98.63`, two decimals, rounded half up), `key-numerator` and
//! `key-denominator`. What is missing is an empty field. Each table stands as a line with its title, its header, its rows and an empty
//! line; when one table was asked for, as header and rows alone. Text that a spreadsheet would take for a formula is led by an
//! apostrophe. A new kind of column that needs several fields gets its arms in [`heads`] and [`fields`].

use super::{Page, one_line, plain_percent};
use crate::document::{Block, Cell, Column, Kind, Table};
use crate::language::{Language, printable};

/// A document's tables, as CSV.
pub(super) fn write(page: &Page<'_>) -> String {
    let mut written = String::new();
    for block in &page.blocks {
        let Block::Table(table) = block else { continue };
        if page.options.table.is_some() {
            written.push_str(&rows(table, page.options.language));
        } else {
            written.push_str(&line(&[text(&one_line(table.title.in_language(page.options.language)))]));
            written.push_str(&rows(table, page.options.language));
            written.push('\n');
        }
    }
    written
}

fn rows(table: &Table, language: Language) -> String {
    let mut written = line(&table.columns.iter().flat_map(heads).collect::<Vec<_>>());
    for row in &table.rows {
        let cells = table.columns.iter().zip(&row.cells);
        written.push_str(&line(&cells.flat_map(|(column, cell)| fields(column, cell, language)).collect::<Vec<_>>()));
    }
    written
}

fn heads(column: &Column) -> Vec<String> {
    let key = column.key.clone().into_owned();
    match column.kind {
        Kind::Ratio => vec![key, format!("{}-numerator", column.key), format!("{}-denominator", column.key)],
        Kind::Code | Kind::Text | Kind::Count | Kind::Money | Kind::Date | Kind::Mark => vec![key],
    }
}

fn fields(column: &Column, cell: &Cell, language: Language) -> Vec<String> {
    let first = match cell {
        Cell::Blank | Cell::Missing => String::new(),
        Cell::Text(words) => text(words),
        Cell::Words(words) => text(words.in_language(language)),
        Cell::Count(number) | Cell::Money(number) => number.to_string(),
        Cell::Ratio { numerator, denominator } => plain_percent(*numerator, *denominator).unwrap_or_default(),
        Cell::Date(date) => date.to_string(),
        Cell::Mark(mark) => mark.key.to_owned(),
    };
    match (column.kind, cell) {
        (Kind::Ratio, Cell::Ratio { numerator, denominator }) => vec![first, numerator.to_string(), denominator.to_string()],
        (Kind::Ratio, _) => vec![first, String::new(), String::new()],
        _ => vec![first],
    }
}

/// Words that neither a spreadsheet takes for a formula nor a terminal for a command.
pub(super) fn text(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    format!("{}{}", if formula { "'" } else { "" }, printable(words))
}

fn line(fields: &[String]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields).expect("a vector takes every write");
    String::from_utf8(writer.into_inner().expect("a vector takes every write")).expect("fields are text, and so are commas and quotes")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{document, hostile, options, text};
    use super::super::{Format, Options};

    #[test]
    fn header_of_keys_and_raw_figures() {
        let only = |key: &str| Options { table: Some(key.to_owned()), ..options() };
        let written = text(&document(), Format::Csv, &only("funding"));
        assert_eq!(
            written,
            "agency,estimate,spent,spent-share,spent-share-numerator,spent-share-denominator\n\
             so-y-te,1234567890,500000000,40.50,500000000,1234567890\n\
             so-xay-dung,,0,,0,0\n\
             ,1234567890,500000000,,,\n"
        );
    }

    #[test]
    fn tables_stand_apart() {
        let written = text(&document(), Format::Csv, &options());
        assert!(written.starts_with("\"Nhiệm vụ có thời hạn, theo nội dung\"\narea,total,"), "{written}");
        assert!(written.ends_with("\n\nKiểm tra trong kỳ\nagency,day\n\n"), "{written}");
    }

    #[test]
    fn hostile_text_is_text() {
        let written = text(&hostile(), Format::Csv, &options());
        for field in
            ["'=cmd|' /C calc'!A0", "␛[31mred", "a|b", "'@SUM(1)", "'-2+3", "\"'\ntwo\nlines\"", "'␍x", "' x", "\"\"\"quoted\"\", and\""]
        {
            assert!(written.contains(&format!("\n{field},")), "{field} in {written}");
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(written.as_bytes());
        assert!(reader.records().all(|record| record.is_ok()), "{written}");
    }
}
