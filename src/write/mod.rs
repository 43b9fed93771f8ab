//! A [`Document`] to bytes: one file a form. Writers know no domain: what a report says is in its document, how it looks is here.
//!
//! To add one: a file here with `pub(super) fn write(page: &Page<'_>)`, its variant of [`Format`], its row in [`WRITERS`] and its arm in
//! [`write()`]. Every report then has it. What two writers share is at the end of this file.

mod csv;
mod docx;
pub mod form;
mod html;
mod json;
mod markdown;
pub mod records;
mod terminal;
mod xlsx;

#[cfg(test)]
mod sample;

use crate::document::{Block, Cell, Column, Document, Kind, Mark, Table};
use crate::language::{Language, Text, hundredths, printable};

/// A form a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal, or a pipe.
    Terminal,
    /// For a page: a wiki, an issue, a letter.
    Markdown,
    /// For spreadsheets and scripts: raw figures.
    Csv,
    /// For programs: typed, documented in `docs/report-json.md`.
    Json,
    /// For signing: Word, in the layout of an official document.
    Docx,
    /// For Excel: a workbook.
    Xlsx,
    /// For a browser, and from there for paper: one file that needs nothing else.
    Html,
}

/// Every form by its name on the command line.
pub const WRITERS: &[(&str, Format)] = &[
    ("terminal", Format::Terminal),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("docx", Format::Docx),
    ("xlsx", Format::Xlsx),
    ("html", Format::Html),
];

impl Format {
    /// The form of a file that ends in `extension`: `csv`, `MD`.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let known = Self::EXTENSIONS.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known));
        known.map(|(_, format)| *format)
    }

    /// Every ending a file can have, with its form.
    pub const EXTENSIONS: &[(&'static str, Self)] = &[
        ("txt", Self::Terminal),
        ("md", Self::Markdown),
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("docx", Self::Docx),
        ("xlsx", Self::Xlsx),
        ("html", Self::Html),
        ("htm", Self::Html),
    ];

    /// Whether it can be read as text; what cannot is of no use on a terminal.
    pub fn is_text(self) -> bool {
        match self {
            Self::Terminal | Self::Markdown | Self::Csv | Self::Json | Self::Html => true,
            Self::Docx | Self::Xlsx => false,
        }
    }
}

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of words, numbers and dates.
    pub language: Language,
    /// How many columns the terminal has; none when piped: nothing is wrapped or left out.
    pub width: Option<usize>,
    /// Whether the terminal takes bold.
    pub styled: bool,
    /// The key of the only table to write.
    pub table: Option<String>,
}

/// A document that lacks the table asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The report.
    pub report: &'static str,
    /// The key asked for.
    pub table: String,
    /// The keys there are, in order.
    pub tables: Vec<&'static str>,
}

impl Refused {
    /// What was asked for, and what there is.
    pub fn words(&self) -> Text {
        Text::each(|language| {
            let Self { report, table, .. } = self;
            let keys: Vec<String> = self.tables.iter().map(|key| format!("`{key}`")).collect();
            let there = match keys.as_slice() {
                [] => language.pick("báo cáo này không có bảng nào", "it has no table").to_owned(),
                keys => format!("{} {}", language.pick("các bảng có:", "its tables:"), language.list(keys)),
            };
            let lacks =
                language.pick(format!("báo cáo `{report}` không có bảng `{table}`"), format!("report `{report}` has no table `{table}`"));
            format!("{lacks}; {there}")
        })
    }
}

/// What a writer is given: the document, and the blocks of it that were asked for.
struct Page<'a> {
    document: &'a Document,
    blocks: Vec<&'a Block>,
    options: &'a Options,
}

/// Writes `document`, whole or one table of it.
///
/// # Errors
///
/// When the document has no table with the key of `options.table`.
pub fn write(document: &Document, format: Format, options: &Options) -> Result<Vec<u8>, Refused> {
    let asked = |block: &&Block| match (&options.table, block) {
        (None, _) => true,
        (Some(key), Block::Table(table)) => table.key == key,
        (Some(_), Block::Heading { .. } | Block::Paragraph(_) | Block::Gap(_) | Block::Appendix(_)) => false,
    };
    let page = Page { document, blocks: document.blocks.iter().filter(asked).collect(), options };
    if let Some(key) = options.table.as_ref().filter(|_| page.blocks.is_empty()) {
        let mut tables: Vec<&'static str> = Vec::new();
        for table in Table::of(document) {
            if !tables.contains(&table.key) {
                tables.push(table.key);
            }
        }
        return Err(Refused { report: document.name, table: key.clone(), tables });
    }
    Ok(match format {
        Format::Terminal => terminal::write(&page).into_bytes(),
        Format::Markdown => markdown::write(&page).into_bytes(),
        Format::Csv => csv::write(&page).into_bytes(),
        Format::Json => json::write(&page).into_bytes(),
        Format::Docx => docx::write(&page),
        Format::Xlsx => xlsx::write(&page),
        Format::Html => html::write(&page).into_bytes(),
    })
}

/// Writes each table of `document` apart, or the one asked for: a name that is safe in a folder and nobody else has, and its bytes.
///
/// # Errors
///
/// When the document has no table with the key of `options.table`.
pub fn tables(document: &Document, format: Format, options: &Options) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let mut written: Vec<(String, Vec<u8>)> = Vec::new();
    for table in Table::of(document).filter(|table| options.table.as_ref().is_none_or(|key| table.key == key)) {
        let alone = Document { blocks: vec![Block::Table(table.clone())], ..document.clone() };
        let options = Options { table: Some(table.key.to_owned()), ..options.clone() };
        let stem: String = table.key.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        let taken = |name: &str| written.iter().any(|(other, _)| other == name);
        let mut name = stem.clone();
        let mut number = 1;
        while taken(&name) {
            number += 1;
            name = format!("{stem}-{number}");
        }
        written.push((name, write(&alone, format, &options)?));
    }
    match &options.table {
        // Which tables there are is told by the writer of one.
        Some(_) if written.is_empty() => write(document, format, options).map(|_| written),
        _ => Ok(written),
    }
}

/// A column's head as a person reads it: money is shown in millions and says so; machines get whole đồng under the bare title.
fn head(column: &Column) -> Text {
    match column.kind {
        Kind::Money => {
            let title = &column.title;
            Text::new(format!("{}\n(triệu đồng)", title.vi), format!("{}\n(million đồng)", title.en))
        }
        Kind::Code | Kind::Text | Kind::Count | Kind::Ratio | Kind::Date | Kind::Mark => column.title.clone(),
    }
}

/// A cell as a person reads it, safe to show; its own line breaks are kept.
fn shown(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Missing => "–".to_owned(),
        Cell::Text(text) => printable(text).into_owned(),
        Cell::Words(words) => printable(words.in_language(language)).into_owned(),
        Cell::Count(count) => language.integer(*count),
        Cell::Money(dong) => language.millions(*dong),
        Cell::Ratio { numerator, denominator } => language.percent(*numerator, *denominator),
        Cell::Date(date) => language.date(*date),
        Cell::Mark(mark) => mark.letter.to_string(),
    }
}

/// A ratio in percent as a machine reads it: `98.63`.
fn plain_percent(numerator: i64, denominator: i64) -> Option<String> {
    let value = hundredths(i128::from(numerator) * 100, i128::from(denominator))?;
    let sign = if value < 0 { "-" } else { "" };
    Some(format!("{sign}{}.{:02}", (value / 100).abs(), (value % 100).abs()))
}

/// Text without line breaks.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the cells of a column stand under each other at the right.
fn at_right(kind: Kind) -> bool {
    match kind {
        Kind::Count | Kind::Money | Kind::Ratio => true,
        Kind::Code | Kind::Text | Kind::Date | Kind::Mark => false,
    }
}

/// The marks of a table, each once, in the order they are met.
fn marks(table: &Table) -> Vec<&Mark> {
    let mut met: Vec<&Mark> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let Cell::Mark(mark) = cell
            && !met.contains(&mark)
        {
            met.push(mark);
        }
    }
    met
}

/// What the marks of a table mean; none for a table without marks.
fn legend(table: &Table, language: Language) -> Option<String> {
    let each: Vec<String> = marks(table).iter().map(|mark| format!("{} {}", mark.letter, mark.words.in_language(language))).collect();
    (!each.is_empty()).then(|| each.join(" · "))
}

/// Whether a table has nothing to show but its title and notes.
fn is_empty(table: &Table) -> bool {
    table.rows.is_empty() || table.columns.is_empty()
}

/// The words for a table without rows.
const NONE: Text = Text::fixed("(không có)", "(none)");

#[cfg(test)]
mod tests {
    use super::sample::{document, hostile, options, text};
    use super::*;

    fn written(format: Format) -> String {
        text(&document(), format, &options())
    }

    #[test]
    fn the_same_figures_in_every_format() {
        let paper = docx::tests::text(&document(), &options());
        let workbook = xlsx::tests::numbers(&document(), &options());
        // Terminal, Markdown and paper, then CSV, then JSON, then the number in a workbook, where a day is one since 1900.
        for (people, csv, json, number) in [
            ("1.037", ",1037,", "1037", 1_037.0),
            ("38,86%", ",38.86,403,1037,", "38.86", 403.0 / 1_037.0),
            ("94,12%", ",94.12,32,34", "94.12", 32.0 / 34.0),
            ("31/03/2021", ",2021-03-31,", "\"2021-03-31\"", 44_286.0),
            ("1.234,57", ",1234567890,", "1234567890", 1_234_567_890.0),
        ] {
            assert!(paper.contains(people), "the paper lacks {people}:\n{paper}");
            assert!(workbook.iter().any(|seen| seen.to_bits() == f64::to_bits(number)), "the workbook lacks {number}: {workbook:?}");
            for (format, figure) in
                [(Format::Terminal, people), (Format::Markdown, people), (Format::Html, people), (Format::Csv, csv), (Format::Json, json)]
            {
                let written = written(format);
                assert!(written.contains(figure), "{format:?} lacks {figure}:\n{written}");
            }
        }
    }

    #[test]
    fn hostile_text_steers_nothing_in_any_format() {
        for &(name, format) in WRITERS.iter().filter(|(_, format)| format.is_text()) {
            for width in [None, Some(1), Some(80)] {
                let written = text(&hostile(), format, &Options { width, ..options() });
                let steers = |letter: char| letter.is_control() && letter != '\n' || matches!(letter, '\u{200f}' | '\u{202e}');
                assert!(!written.contains(steers), "{name}: {written:?}");
            }
        }
    }

    #[test]
    fn every_table_apart_under_a_name_of_its_own() {
        let mut twice = document();
        let again: Vec<Block> =
            twice.blocks.iter().filter(|block| matches!(block, Block::Table(table) if table.key == "funding")).cloned().collect();
        twice.blocks.extend(again);
        let apart = tables(&twice, Format::Csv, &options()).expect("none is asked for");
        let names: Vec<&str> = apart.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["by-area", "attention", "funding", "inspections", "funding-2"]);
        assert!(apart[2].1.starts_with(b"agency,estimate,spent,"), "no line with its title");
        assert_eq!(apart[2].1, apart[4].1);
        let only = Options { table: Some("funding".to_owned()), ..options() };
        assert_eq!(tables(&document(), Format::Csv, &only).expect("it is there").len(), 1);
        let none = Options { table: Some("fundings".to_owned()), ..options() };
        assert_eq!(tables(&document(), Format::Csv, &none).expect_err("it is not").table, "fundings");
    }

    #[test]
    fn one_table_or_the_keys_there_are() {
        let only = |key: &str| Options { table: Some(key.to_owned()), ..options() };
        for &(name, format) in WRITERS.iter().filter(|(_, format)| format.is_text()) {
            let written = text(&document(), format, &only("funding"));
            assert!(written.contains("so-y-te") && !written.contains("Thông tin, tuyên truyền"), "{name}: {written}");
        }
        let refused = write(&document(), Format::Json, &only("fundings")).expect_err("the sample lacks it");
        assert_eq!(
            refused.words().vi,
            "báo cáo `period` không có bảng `fundings`; các bảng có: `by-area`, `attention`, `funding` và `inspections`"
        );
        assert_eq!(
            refused.words().en,
            "report `period` has no table `fundings`; its tables: `by-area`, `attention`, `funding` và `inspections`"
                .replace(" và ", " and ")
        );
    }
}
