//! Workbooks read back by another library than the one that wrote them, and held against their documents cell by cell.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::sample::{document, hostile, options};
use super::super::{Format, Options, one_line, write};
use super::{Limits, cell, measure};
use crate::document::{Block, Cell, Column, Document, Kind, Mark, Row, Table, Tone};
use crate::language::{Language, Text};
use crate::write::Page;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

fn read(document: &Document, options: &Options) -> Workbook {
    let bytes = write(document, Format::Xlsx, options).expect("it has the table asked for");
    open_workbook_from_rs(Cursor::new(bytes)).expect("it is a workbook")
}

/// Every cell of every sheet.
fn cells(document: &Document, options: &Options) -> Vec<Data> {
    let mut workbook = read(document, options);
    let sheets = workbook.worksheets();
    sheets.iter().flat_map(|(_, range)| range.used_cells().map(|(_, _, data)| data.clone())).collect()
}

/// Every number, a day among them as days since 1900.
pub(in crate::write) fn numbers(document: &Document, options: &Options) -> Vec<f64> {
    let number = |data: &Data| match data {
        Data::Float(number) => Some(*number),
        Data::DateTime(day) => Some(day.as_f64()),
        _ => None,
    };
    cells(document, options).iter().filter_map(number).collect()
}

/// A sheet of figures or formulas, by its place.
fn sheet(workbook: &mut Workbook, index: usize) -> (Range<Data>, Range<String>) {
    let name = workbook.sheet_names()[index].clone();
    (workbook.worksheet_range(&name).expect("the sheet is there"), workbook.worksheet_formula(&name).expect("the sheet is there"))
}

fn words(text: &str) -> Text {
    Text::same(text)
}

/// Text as a workbook keeps it: an empty one is no cell.
fn kept(text: &str) -> Data {
    if text.is_empty() { Data::Empty } else { Data::String(text.to_owned()) }
}

#[expect(clippy::cast_precision_loss, reason = "what a workbook holds")]
fn number(value: i64) -> Data {
    if value.unsigned_abs() < 1_000_000_000_000_000 { Data::Float(value as f64) } else { Data::String(value.to_string()) }
}

/// Holds every cell of a table against its sheet.
#[expect(clippy::cast_precision_loss, reason = "what a workbook holds")]
fn hold(table: &Table, (seen, formulas): &(Range<Data>, Range<String>), language: Language) {
    let head = if table.columns.iter().any(|column| column.kind == Kind::Ratio || column.formula.is_some()) { 3 } else { 2 };
    let at = |row: u32, column: u32| seen.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    let formula = |row: u32, column: u32| formulas.get_value((row, column)).cloned().unwrap_or_default();
    let mut next = 0;
    for (index, column) in table.columns.iter().enumerate() {
        let title = column.title.in_language(language);
        let title = if column.kind == Kind::Money { format!("{title} (đồng)") } else { title.to_owned() };
        let title = one_line(&cell::safe(&title));
        assert_eq!(at(head, next), kept(&title), "{}: head {next}", table.key);
        for (row, line) in (head + 1..).zip(&table.rows) {
            let (cell, place) = (&line.cells[index], format!("{}: row {row}, column {next}", table.key));
            let expected = match cell {
                Cell::Blank => Data::Empty,
                Cell::Missing | Cell::Ratio { denominator: 0, .. } => kept("–"),
                Cell::Text(text) => kept(&cell::safe(text)),
                Cell::Words(text) => kept(&cell::safe(text.in_language(language))),
                Cell::Count(count) | Cell::Money(count) => number(*count),
                Cell::Ratio { numerator, denominator } => Data::Float(*numerator as f64 / *denominator as f64),
                Cell::Date(date) => {
                    let Data::DateTime(day) = at(row, next) else { panic!("{place}: {:?} is no day", at(row, next)) };
                    let (year, month, day, ..) = day.to_ymd_hms_milli();
                    assert_eq!(NaiveDate::from_ymd_opt(i32::from(year), month.into(), day.into()), Some(*date), "{place}");
                    continue;
                }
                Cell::Mark(mark) => kept(&mark.letter.to_string()),
            };
            assert_eq!(at(row, next), expected, "{place}");
            match (cell, column.kind) {
                (Cell::Ratio { numerator, denominator }, Kind::Ratio) => {
                    assert_eq!((at(row, next + 1), at(row, next + 2)), (number(*numerator), number(*denominator)), "{place}");
                    let cell = |column| rust_xlsxwriter::utility::row_col_to_cell(row, column);
                    let (above, below) = (cell(u16::try_from(next).expect("few") + 1), cell(u16::try_from(next).expect("few") + 2));
                    assert_eq!(formula(row, next), format!("IF({below}=0,\"–\",{above}/{below})"), "{place}");
                }
                (Cell::Ratio { denominator: 0, .. }, _) => assert_eq!(formula(row, next), "", "{place}"),
                (Cell::Ratio { numerator, denominator }, _) => {
                    assert_eq!(formula(row, next), format!("{numerator}/{denominator}"), "{place}");
                }
                _ => assert_eq!(formula(row, next), "", "{place}"),
            }
        }
        next += if column.kind == Kind::Ratio { 3 } else { 1 };
    }
}

fn hold_all(document: &Document, options: &Options) {
    let mut workbook = read(document, options);
    let tables: Vec<&Table> = Table::of(document).collect();
    assert_eq!(workbook.sheet_names().len(), tables.len() + 1);
    for (table, index) in tables.into_iter().zip(1..) {
        hold(table, &sheet(&mut workbook, index), options.language);
    }
}

/// A table of every kind of cell in every kind of column.
fn every_cell_in_every_column() -> Document {
    let mark = |key, letter, tone| Cell::Mark(Mark { key, letter, words: Text::fixed("nghĩa", "meaning"), tone });
    let kinds = [Kind::Code, Kind::Text, Kind::Count, Kind::Money, Kind::Ratio, Kind::Date, Kind::Mark];
    let mut cells = vec![
        Cell::Blank,
        Cell::Missing,
        Cell::Text("1.10".to_owned()),
        Cell::Words(Text::fixed("lời", "words")),
        Cell::Count(-12_345),
        Cell::Count(i64::MAX),
        Cell::Money(1_234_567_890_123),
        Cell::Ratio { numerator: 1, denominator: 3 },
        Cell::Ratio { numerator: -2, denominator: 7 },
        Cell::Ratio { numerator: 5, denominator: 0 },
        Cell::Ratio { numerator: i64::MAX, denominator: 2 },
    ];
    cells.extend(NaiveDate::from_ymd_opt(2024, 2, 29).map(Cell::Date));
    cells.extend(NaiveDate::from_ymd_opt(1900, 3, 1).map(Cell::Date));
    let tones = [Tone::Good, Tone::Fair, Tone::Open, Tone::Bad, Tone::Missing, Tone::Neutral];
    cells.extend(
        ["●", "◐", "○", "!", "?", "·"].iter().zip(tones).map(|(letter, tone)| mark("key", letter.chars().next().expect("one"), tone)),
    );
    let columns = kinds.iter().enumerate().map(|(index, kind)| {
        let column = Column::new(format!("column-{index}"), words(&format!("Cột {index}")), *kind, 0);
        if index == 2 { column.worked_out(words("một cộng một")) } else { column }
    });
    let rows = cells.iter().flat_map(|cell| [Row::body(vec![cell.clone(); kinds.len()]), Row::total(vec![cell.clone(); kinds.len()])]);
    let table =
        Table { key: "every", title: words("Mọi ô"), columns: columns.collect(), rows: rows.collect(), chart: None, notes: vec![] };
    Document {
        blocks: vec![Block::Table(table), Block::Gap(words("nơi phải viết")), Block::Appendix(words("Phụ lục"))], ..document()
    }
}

#[test]
fn every_cell_is_what_the_document_says() {
    for language in [Language::Vietnamese, Language::English] {
        let options = Options { language, ..options() };
        hold_all(&document(), &options);
        hold_all(&every_cell_in_every_column(), &options);
    }
}

#[test]
fn hostile_text_is_text_and_no_formula() {
    hold_all(&hostile(), &options());
    // The title, facts, headings and names, too: nothing steers, and nothing of the index is a formula.
    let mut workbook = read(&hostile(), &options());
    let steers = |letter: char| letter.is_control() && letter != '\n' || matches!(letter, '\u{200f}' | '\u{202e}');
    for index in 0..workbook.sheet_names().len() {
        let (seen, formulas) = sheet(&mut workbook, index);
        assert!(!workbook.sheet_names()[index].contains(steers));
        assert!(seen.used_cells().all(|(_, _, data)| !data.to_string().contains(steers)), "sheet {index}");
        assert!(index == 1 || formulas.is_empty(), "sheet {index}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in [document(), hostile(), every_cell_in_every_column()] {
        assert!(write(&document, Format::Xlsx, &options()) == write(&document, Format::Xlsx, &options()));
    }
}

#[test]
fn the_index_has_the_document_around_its_tables() {
    let mut workbook = read(&document(), &options());
    assert_eq!(
        workbook.sheet_names(),
        ["Mục lục", "1. Nhiệm vụ có thời hạn, theo…", "2. Nhiệm vụ quá hạn", "3. Kinh phí thực hiện", "4. Kiểm tra trong kỳ"]
    );
    let (index, _) = sheet(&mut workbook, 0);
    let rows: Vec<Vec<String>> = index.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let line = |first: &str| rows.iter().find(|row| row[0] == first).unwrap_or_else(|| panic!("{first} in {rows:?}"));
    assert_eq!(rows[0][0], document().title.vi);
    assert!(line("Báo cáo đã nhận")[1].starts_with("29/30; chưa báo cáo:"));
    assert_eq!(line("2. Nhiệm vụ quá hạn")[1..], ["Nhiệm vụ quá hạn", "3", ""]);
    assert!(line("1. Nhiệm vụ có thời hạn, theo…")[3].starts_with("Tỷ lệ hoàn thành nhiệm vụ đến hạn trong kỳ:"));
    assert_eq!(line("Cần chú ý")[1], "");
    let index = rows.iter().position(|row| row[0].starts_with("Các nhiệm vụ đã quá hạn")).expect("the paragraph is there");
    assert!(rows[index + 1][0].starts_with("2. "), "{rows:?}");
    // The day of a fact is a day.
    let (index, _) = sheet(&mut workbook, 0);
    assert!(index.used_cells().any(|(_, _, data)| matches!(data, Data::DateTime(day) if day.to_ymd_hms_milli().0 == 2021)));
}

#[test]
fn every_table_is_linked_both_ways() {
    let mut workbook = read(&document(), &options());
    let names = workbook.sheet_names();
    let links = |workbook: &mut Workbook, index| -> Vec<String> {
        let links = workbook.hyperlinks_by_sheet_id(index).expect("the sheet is there");
        links.iter().map(|link| link.location.clone().unwrap_or_default()).collect()
    };
    let expected: Vec<String> = names[1..].iter().map(|name| format!("'{name}'!A1")).collect();
    assert_eq!(links(&mut workbook, 0), expected);
    assert_eq!(links(&mut workbook, 2), ["'Mục lục'!A1"]);
}

#[test]
fn an_empty_table_says_so() {
    let mut workbook = read(&document(), &options());
    let (seen, _) = sheet(&mut workbook, 4);
    let texts: Vec<String> = seen.used_cells().map(|(_, _, data)| data.to_string()).collect();
    assert_eq!(texts, ["Kiểm tra trong kỳ", "← Mục lục", "Cơ quan", "Ngày", "(không có)"]);
}

#[test]
fn what_a_sheet_has_no_room_for_is_said() {
    let options = options();
    let document = document();
    let page = Page { document: &document, blocks: document.blocks.iter().collect(), options: &options };
    let bytes = super::workbook(&page, Limits { rows: 2, columns: 3, letters: 20 }).expect("it keeps to the limits");
    let mut workbook: Workbook = open_workbook_from_rs(Cursor::new(bytes)).expect("it is a workbook");
    let (seen, _) = sheet(&mut workbook, 2);
    let texts: Vec<String> = seen.used_cells().map(|(_, _, data)| data.to_string()).collect();
    for said in [
        "Trang tính chỉ chứa được 2 trong 3 dòng; xem đủ ở định dạng csv.",
        "Trang tính chỉ chứa được 3 trong 6 cột; xem đủ ở định dạng csv.",
        "3 ô có chữ dài hơn 20 ký tự, phần sau “…” không có ở đây; xem đủ ở định dạng csv.",
    ] {
        assert!(texts.iter().any(|text| text == said), "{said} in {texts:?}");
    }
    assert!(texts.iter().all(|text| text != "Thời hạn" && text != "TPHN-03"), "{texts:?}");
    assert!(texts.contains(&"Cung cấp dịch vụ…".to_owned()), "{texts:?}");
    // A ratio that would lose its numerator is left out whole.
    let (seen, _) = sheet(&mut workbook, 3);
    assert!(seen.used_cells().all(|(_, _, data)| *data != kept("Tỷ lệ")));
}

#[test]
fn the_longest_text_in_every_place() {
    let long = "chữ ".repeat(10_000);
    let endless = ["…", "\u{301}"].map(|letter| letter.repeat(33_000));
    for text in endless.iter().chain([&long]) {
        let mut document = every_cell_in_every_column();
        let Block::Table(table) = &mut document.blocks[0] else { panic!("it is a table") };
        table.columns.truncate(3);
        table.rows = vec![Row::body(vec![Cell::Text(text.clone()); 3])];
        table.notes = vec![words(text)];
        table.title = words(text);
        table.columns[2].title = words(text);
        table.columns[2].formula = Some(words(text));
        document.standing[0].label = words(text);
        document.standing[0].value = Cell::Text(text.clone());
        document.title = words(text);
        document.blocks.extend([Block::Paragraph(words(text)), Block::heading(words(text)), Block::Gap(words(text))]);
        let seen = cells(&document, &options());
        let longest = seen.iter().map(|data| measure::units(&data.to_string())).max();
        assert!(longest.is_some_and(|units| units <= 32_767), "{longest:?}");
    }
    // A paragraph is whole, in as many rows as it needs.
    let paragraph = Document { blocks: vec![Block::Paragraph(words(&long))], ..document() };
    let count: usize = cells(&paragraph, &options()).iter().map(|data| data.to_string().matches("chữ").count()).sum();
    assert_eq!(count, 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people write, in every place that takes their words, is read back as they wrote it.
    #[test]
    fn whatever_is_written_is_read(texts in prop::collection::vec(any::<String>(), 3), numbers in any::<[i64; 2]>()) {
        let cells = vec![Cell::Text(texts[0].clone()), Cell::Count(numbers[0]), Cell::Ratio { numerator: numbers[0], denominator: numbers[1] }];
        let columns = [Kind::Text, Kind::Money, Kind::Ratio];
        let columns = columns.iter().zip(&texts).map(|(kind, text)| Column::new("key", words(text), *kind, 0).worked_out(words(&texts[2])));
        let table = Table {
            key: "any",
            title: words(&texts[1]),
            columns: columns.collect(),
            rows: vec![Row::body(cells.clone()), Row::total(cells)],
            chart: None,
            notes: vec![words(&texts[0])],
        };
        let paragraphs = texts.iter().map(|text| Block::Paragraph(words(text)));
        let blocks = paragraphs.chain([Block::Table(table)]).collect();
        hold_all(&Document { title: words(&texts[2]), blocks, ..document() }, &options());
    }
}
