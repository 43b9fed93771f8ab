//! A table of the page: its heads, its rows with what a script may sort by, the marks of a matrix, its notes and its chart.

use super::bars::{self, Bars};
use super::lines::{self, Lines};
use super::{lines_of, tone, words};
use crate::document::{Cell, Column, Kind, Row, Shape, Table};
use crate::language::{Language, printable};
use crate::write::{at_right, head, is_empty, marks, one_line, plain_percent, shown};

/// A filter is offered over more rows than this.
const FILTER_FROM: usize = 8;
/// A table of more columns than this is printed across the paper.
const UPRIGHT: usize = 8;
/// Rows of so many columns of words stand as cards on a phone, unless they hold more figures than [`CARDS_FIGURES`]: figures compare in
/// columns.
const CARDS_FROM: usize = 2;
const CARDS_FIGURES: usize = 2;

/// Words longer than this need room for more than a name.
const SENTENCE: usize = 44;

/// A table as the page shows it.
pub(super) struct Grid {
    pub(super) id: String,
    /// Where it stands among the tables of the page, from 1: what tells two of one title apart.
    pub(super) number: usize,
    pub(super) key: &'static str,
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Line>,
    pub(super) totals: Vec<Line>,
    /// Whether it has nothing to show.
    pub(super) empty: bool,
    /// Whether a filter is worth its room.
    pub(super) filter: bool,
    /// Whether it is too wide for a sheet that stands upright.
    pub(super) across: bool,
    /// Whether its rows are read as cards on a phone.
    pub(super) cards: bool,
    pub(super) matrix: bool,
    pub(super) legend: Vec<Sign>,
    pub(super) notes: Vec<String>,
    pub(super) formulas: Vec<(String, String)>,
    pub(super) bars: Option<Bars>,
    pub(super) lines: Option<Lines>,
}

/// The head of a column.
pub(super) struct Head {
    pub(super) class: &'static str,
    /// With its line breaks.
    pub(super) title: String,
    /// On one line.
    pub(super) label: String,
    /// Whether its rows can be sorted by it.
    pub(super) sortable: bool,
}

/// A row.
pub(super) struct Line {
    pub(super) cells: Vec<Field>,
}

/// A cell.
pub(super) struct Field {
    /// The head of its column.
    pub(super) label: String,
    pub(super) class: &'static str,
    pub(super) text: String,
    /// What it is sorted by, where that is not its text.
    pub(super) value: Option<String>,
    pub(super) sign: Option<Sign>,
}

/// A sign of a matrix.
pub(super) struct Sign {
    pub(super) letter: char,
    pub(super) words: String,
    pub(super) tone: &'static str,
}

/// Arranges a table under a heading of `level`.
pub(super) fn grid(table: &Table, number: usize, level: u8, language: Language) -> Grid {
    let id = format!("t{number}");
    let heads: Vec<Head> =
        table.columns.iter().enumerate().map(|(index, column)| head_of(column, longest(table, index, language), language)).collect();
    let line = |row: &Row| Line { cells: row.cells.iter().zip(&heads).map(|(cell, head)| field(cell, head, language)).collect() };
    let (totals, rows): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(|row| row.total);
    let shape = table.chart.as_ref().map(|chart| chart.shape);
    let columns = table.columns.iter();
    let matrix = columns.clone().any(|column| column.kind == Kind::Mark);
    let figures = columns.clone().filter(|column| at_right(column.kind)).count();
    let cards = figures <= CARDS_FIGURES && columns.clone().filter(|column| column.kind == Kind::Text).count() >= CARDS_FROM;
    let notes: Vec<String> = table.notes.iter().map(|note| lines_of(note, language)).collect();
    // A formula that a note already tells is not told twice.
    let formulas = columns.filter_map(|column| {
        let formula = words(column.formula.as_ref()?, language);
        (!notes.iter().any(|note| note.contains(&formula))).then(|| (words(&column.title, language), formula))
    });
    Grid {
        number,
        key: table.key,
        level: level.min(6),
        title: title(table, language),
        rows: rows.iter().map(|row| line(row)).collect(),
        totals: totals.iter().map(|row| line(row)).collect(),
        empty: is_empty(table),
        filter: rows.len() > FILTER_FROM,
        across: table.columns.len() > UPRIGHT,
        cards: cards && !matrix,
        matrix,
        legend: marks(table).into_iter().map(|mark| sign(mark, language)).collect(),
        formulas: formulas.collect(),
        notes,
        bars: (shape == Some(Shape::Bars)).then(|| bars::bars(table, language)).flatten(),
        lines: (shape == Some(Shape::Lines)).then(|| lines::lines(table, &id, language)).flatten(),
        id,
        heads,
    }
}

/// How many letters the longest cell of a column has.
fn longest(table: &Table, column: usize, language: Language) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    cells.map(|cell| shown(cell, language).chars().count()).max().unwrap_or_default()
}

fn head_of(column: &Column, longest: usize, language: Language) -> Head {
    let class = match column.kind {
        Kind::Mark => "mark",
        Kind::Date => "date",
        Kind::Code => "code",
        kind if at_right(kind) => "figure",
        _ if longest > SENTENCE => "words long",
        _ => "words",
    };
    let title = head(column);
    Head {
        class,
        title: named(lines_of(&title, language), &column.key),
        label: named(words(&title, language), &column.key),
        sortable: column.kind != Kind::Mark,
    }
}

/// What a table is called.
pub(super) fn title(table: &Table, language: Language) -> String {
    named(words(&table.title, language), table.key)
}

/// A title, or where there is none the key: a page that is heard must have something to say.
fn named(title: String, key: &str) -> String {
    if title.is_empty() { printable(key).into_owned() } else { title }
}

fn field(cell: &Cell, head: &Head, language: Language) -> Field {
    let sign = if let Cell::Mark(mark) = cell { Some(sign(mark, language)) } else { None };
    let class = match cell {
        Cell::Missing => "missing-figure",
        Cell::Count(_) | Cell::Money(_) | Cell::Ratio { .. } => "figure",
        _ => head.class,
    };
    let value = match cell {
        Cell::Count(number) | Cell::Money(number) => Some(number.to_string()),
        Cell::Ratio { numerator, denominator } => Some(plain_percent(*numerator, *denominator).unwrap_or_default()),
        Cell::Date(date) => Some(date.format("%Y%m%d").to_string()),
        Cell::Missing => Some(String::new()),
        Cell::Blank | Cell::Text(_) | Cell::Words(_) | Cell::Mark(_) => None,
    };
    Field { label: head.label.clone(), class, text: trimmed(&shown(cell, language)), value, sign }
}

fn sign(mark: &crate::document::Mark, language: Language) -> Sign {
    let letter = printable(&mark.letter.to_string()).chars().next().unwrap_or_default();
    Sign { letter, words: one_line(&words(&mark.words, language)), tone: tone::class(mark.tone) }
}

/// Text without blank lines and the spaces around its lines.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
