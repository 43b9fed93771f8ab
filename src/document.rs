//! What an output is: headings, paragraphs, typed tables, charts as data. Reports make one, writers turn it into bytes, and the
//! two meet only here.
//!
//! A [`Document`] holds both languages; the writer picks one. A new kind of cell is added here and in every writer: the compiler
//! names those that lack it.

use chrono::NaiveDate;

use crate::language::Text;

/// A finished report.
#[derive(Clone, Debug)]
pub struct Document {
    /// The report's name on the command line: `period`, `overdue`.
    pub name: &'static str,
    /// The title, as a heading shows it.
    pub title: Text,
    /// What it stands on, in the order it is shown.
    pub standing: Vec<Fact>,
    /// The body.
    pub blocks: Vec<Block>,
}

/// One thing a document stands on: a key for machines, words for people.
#[derive(Clone, Debug)]
pub struct Fact {
    /// A stable key: `as-of`.
    pub key: &'static str,
    /// The words before it.
    pub label: Text,
    /// The fact.
    pub value: Cell,
}

/// A piece of a document's body.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading under the title.
    Heading(Text),
    /// A paragraph.
    Paragraph(Text),
    /// A table.
    Table(Table),
}

/// A table: every row has a cell for every column.
#[derive(Clone, Debug)]
pub struct Table {
    /// A stable key: `by-area`.
    pub key: &'static str,
    /// The title.
    pub title: Text,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// A picture of some of its columns.
    pub chart: Option<Chart>,
    /// What a reader must know of its figures: formulas, who is missing.
    pub notes: Vec<Text>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// A stable key: `done-on-time`.
    pub key: &'static str,
    /// The title.
    pub title: Text,
    /// What its cells are.
    pub kind: Kind,
    /// 0 is always shown; the higher, the sooner a narrow screen leaves it out.
    pub weight: u8,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id or a short code, never broken.
    Code,
    /// Words.
    Text,
    /// A count of things.
    Count,
    /// Money in whole đồng.
    Money,
    /// A ratio of two counts.
    Ratio,
    /// A day.
    Date,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whether it is the sum of the rows above.
    pub total: bool,
    /// Its cells, one a column.
    pub cells: Vec<Cell>,
}

/// One figure or word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing belongs here.
    Blank,
    /// A figure belongs here and is not known. Never 0.
    Missing,
    /// What a person wrote, or a name.
    Text(String),
    /// The program's own words.
    Words(Text),
    /// A count.
    Count(i64),
    /// Whole đồng.
    Money(i64),
    /// A ratio, kept as what it is made of.
    Ratio {
        /// What is counted.
        numerator: i64,
        /// Of how many.
        denominator: i64,
    },
    /// A day.
    Date(NaiveDate),
}

/// A chart over the columns of the table it stands in: no figure of its own.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: Text,
    /// The column that names each bar.
    pub category: &'static str,
    /// The columns stacked in each bar, in order.
    pub series: Vec<&'static str>,
}

impl Column {
    /// A column.
    pub const fn new(key: &'static str, title: Text, kind: Kind, weight: u8) -> Self {
        Self { key, title, kind, weight }
    }
}

impl Row {
    /// A row of the body.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self { total: false, cells }
    }

    /// The row that sums the rows above.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { total: true, cells }
    }
}

impl Cell {
    /// Words that may be absent.
    pub fn words(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text.to_owned()))
    }
}

impl Table {
    /// The tables of a document, in order.
    pub fn of(document: &Document) -> impl Iterator<Item = &Table> {
        document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_) | Block::Paragraph(_) => None,
        })
    }
}
