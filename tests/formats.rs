//! One data set, every report, every format: the figures of each row of each table stand together, in order, in all of them, and the same
//! document gives the same bytes.
//!
//! A row's figures are looked for among the rows a format shows, each of which serves once: a table that is moved to an appendix or across
//! the paper is found there. A new format needs its arm in [`rows`]; the compiler says so.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use cchc::check::{Levels, check};
use cchc::document::{Cell, Column, Document, Kind, Row, Table};
use cchc::language::{Language, hundredths};
use cchc::load;
use cchc::model::checked::Checked;
use cchc::model::period::{Period, Quarter};
use cchc::report::{REPORTS, Registry, Request, Subject};
use cchc::rollup::view::View;
use cchc::write::{Format, Options, WRITERS, write};

mod support;

use support::scratch;

const LANGUAGE: Language = Language::Vietnamese;

fn province() -> Checked {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dong-thap-2021");
    let loaded = load::workspace(&root, &load::Overlay::default()).expect("the example is there");
    check(loaded, Levels::default(), chrono::NaiveDate::MIN).0
}

/// Every report of a quarter; those about one, of an agency and a task that have much to say.
fn documents(checked: &Checked, quarter: Quarter) -> Vec<Document> {
    let bundle = checked.bundle(2021).expect("the example is of that year");
    let of = |entry: &cchc::report::Entry| {
        let subject = entry.subject.map(|subject| match subject {
            Subject::Agency => "so-noi-vu".to_owned(),
            Subject::Task => "3.3".to_owned(),
        });
        let view = View::of(checked, bundle, Period::official(2021, quarter));
        (entry.make)(&Request { view, by: None, subject, revision: None, registry: Registry::default() })
    };
    REPORTS.iter().map(of).collect()
}

/// The figures of a row as a format writes them. A ratio among counts has no columns for its parts.
fn figures(table: &Table, row: &Row, format: Format) -> Vec<String> {
    let of = |(column, cell): (&Column, &Cell)| -> Vec<String> {
        match (format, cell) {
            (Format::Csv | Format::Xlsx, Cell::Ratio { numerator, denominator }) if column.kind != Kind::Ratio => {
                alone(*numerator, *denominator, format).into_iter().collect()
            }
            (Format::Csv | Format::Json | Format::Xlsx, Cell::Count(number) | Cell::Money(number)) => vec![number.to_string()],
            (Format::Csv | Format::Json | Format::Xlsx, Cell::Date(day)) => vec![day.to_string()],
            (Format::Csv | Format::Json | Format::Xlsx, Cell::Ratio { numerator, denominator }) => {
                vec![numerator.to_string(), denominator.to_string()]
            }
            (_, Cell::Count(number)) => vec![LANGUAGE.integer(*number)],
            (_, Cell::Money(dong)) => vec![LANGUAGE.millions(*dong)],
            (_, Cell::Date(day)) => vec![LANGUAGE.date(*day)],
            (_, Cell::Ratio { numerator, denominator }) => vec![LANGUAGE.percent(*numerator, *denominator)],
            (Format::Terminal | Format::Markdown | Format::Html | Format::Docx | Format::Xlsx, Cell::Missing) => vec!["–".to_owned()],
            (_, Cell::Missing | Cell::Blank | Cell::Text(_) | Cell::Words(_) | Cell::Mark(_)) => Vec::new(),
        }
    };
    table.columns.iter().zip(&row.cells).flat_map(of).collect()
}

/// A ratio in one field: in percent to two decimals, or as a spreadsheet has it.
fn alone(numerator: i64, denominator: i64, format: Format) -> Option<String> {
    if format == Format::Xlsx {
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
        return (denominator != 0).then(|| (numerator as f64 / denominator as f64).to_string());
    }
    let hundredths = hundredths(i128::from(numerator) * 100, i128::from(denominator))?;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// The rows a format shows, each as its fields.
fn rows(format: Format, bytes: &[u8]) -> Vec<Vec<String>> {
    let text = || String::from_utf8(bytes.to_vec()).expect("the format is text");
    match format {
        Format::Terminal => text().lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect(),
        Format::Markdown => {
            let cells = |line: &str| line.split('|').map(|cell| cell.trim().trim_matches('*').to_owned()).collect();
            text().lines().filter(|line| line.starts_with('|')).map(cells).collect()
        }
        Format::Csv => {
            let text = text();
            let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            reader.into_records().map(|record| record.expect("it is CSV").iter().map(str::to_owned).collect()).collect()
        }
        Format::Json => json(bytes),
        Format::Html => html(&text()),
        Format::Docx => docx(bytes),
        Format::Xlsx => xlsx(bytes),
    }
}

fn json(bytes: &[u8]) -> Vec<Vec<String>> {
    let report: serde_json::Value = serde_json::from_slice(bytes).expect("it is JSON");
    let value = |value: &serde_json::Value| match value {
        serde_json::Value::Object(ratio) => vec![ratio["numerator"].to_string(), ratio["denominator"].to_string()],
        serde_json::Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    };
    let mut found = Vec::new();
    for table in report["blocks"].as_array().expect("it has blocks").iter().filter(|block| block["type"] == "table") {
        let columns = table["columns"].as_array().expect("it has columns");
        for row in table["rows"].as_array().expect("it has rows") {
            found.push(columns.iter().flat_map(|column| value(&row["cells"][column["key"].as_str().expect("a key")])).collect());
        }
    }
    found
}

fn html(page: &str) -> Vec<Vec<String>> {
    let plain = |cell: &str| {
        let mut plain = String::new();
        let mut inside = false;
        for letter in cell.chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => plain.push(letter),
                _ => {}
            }
        }
        plain.trim().to_owned()
    };
    let cells = |row: &str| {
        let row = row.replace("<th", "<td").replace("</th>", "</td>");
        row.split("<td").skip(1).map(|cell| plain(&format!("<td{}", cell.split("</td>").next().unwrap_or_default()))).collect()
    };
    page.split("<tr").skip(1).map(|row| cells(row.split("</tr>").next().unwrap_or_default())).collect()
}

fn docx(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut body = String::new();
    archive.by_name("word/document.xml").expect("it has a body").read_to_string(&mut body).expect("the body is text");
    let body = roxmltree::Document::parse(&body).expect("the body is XML");
    let named = |name: &'static str| move |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
    let words = |cell: roxmltree::Node<'_, '_>| cell.descendants().filter(named("t")).filter_map(|text| text.text()).collect::<String>();
    body.descendants().filter(named("tr")).map(|row| row.children().filter(named("tc")).map(words).collect()).collect()
}

fn xlsx(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("it is a workbook");
    let value = |cell: &Data| match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, range)| range.rows()).map(|row| row.iter().map(value).collect()).collect()
}

/// Whether the figures stand in the row in this order; what stands between is no matter.
fn holds(row: &[String], figures: &[String]) -> bool {
    let mut cells = row.iter();
    figures.iter().all(|figure| cells.any(|cell| cell == figure))
}

/// Holds every format of the documents against them, and says how many figures were compared.
fn compare(documents: &[Document]) -> usize {
    let options = Options { language: LANGUAGE, ..Options::default() };
    let mut compared = 0;
    for document in documents {
        for (name, format) in WRITERS {
            let bytes = write(document, *format, &options).expect("every table is asked for");
            let mut shown = rows(*format, &bytes);
            let mut lost = String::new();
            let rows = Table::of(document).flat_map(|table| table.rows.iter().map(move |row| (table, figures(table, row, *format))));
            let mut rows: Vec<(&Table, Vec<String>)> = rows.filter(|(_, figures)| !figures.is_empty()).collect();
            // Those with most figures first: few may also stand in a row that has more.
            rows.sort_by_key(|(_, figures)| std::cmp::Reverse(figures.len()));
            for (table, figures) in rows {
                compared += figures.len();
                match shown.iter().position(|row| holds(row, &figures)) {
                    Some(found) => drop(shown.remove(found)),
                    None => writeln!(lost, "{}: {figures:?}", table.key).expect("a string takes every write"),
                }
            }
            assert!(lost.is_empty(), "{} as {name} lacks rows of\n{lost}", document.name);
        }
    }
    compared
}

#[test]
fn every_figure_of_every_report_is_the_same_in_every_format() {
    let checked = province();
    let compared: usize = [Quarter::Q2, Quarter::Q4].into_iter().map(|quarter| compare(&documents(&checked, quarter))).sum();
    assert!(compared > 50_000, "only {compared} figures were compared");
}

#[test]
fn a_province_without_a_file_still_has_valid_documents() {
    let root = scratch(Path::new("formats/empty")).expect("a folder");
    fs::write(root.join("cchc.toml"), "[workspace]\nplans = [\"dong-thap-2021\"]\n").expect("the folder takes a file");
    let loaded = load::workspace(&root, &load::Overlay::default()).expect("the manifest is there");
    let (checked, _) = check(loaded, Levels::default(), chrono::NaiveDate::MIN);
    for quarter in Quarter::ALL {
        let documents = documents(&checked, quarter);
        assert!(compare(&documents) > 0);
        // Of 30 agencies none reported: missing is said, and is no 0%.
        let shown = |document: &Document| {
            String::from_utf8(write(document, Format::Terminal, &Options::default()).expect("every table is asked for")).expect("text")
        };
        for document in &documents {
            let text = shown(document);
            assert!(text.contains("0/30") || text.contains("0/1"), "{}", document.name);
            // But that no plan derives a task is known, and counted.
            assert!(!text.contains("0,00%") || document.name == "coverage", "{}: {text}", document.name);
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_in_every_format() {
    let (one, other) = (province(), province());
    for (first, second) in documents(&one, Quarter::Q2).iter().zip(&documents(&other, Quarter::Q2)) {
        for (name, format) in WRITERS {
            let [first_bytes, second_bytes] =
                [first, second].map(|document| write(document, *format, &Options::default()).expect("every table is asked for"));
            assert!(first_bytes == second_bytes, "{} as {name}", first.name);
        }
    }
}
