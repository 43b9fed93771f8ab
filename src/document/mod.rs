//! What an output is: headings, paragraphs, typed tables, charts as data. Reports make one, writers turn it into bytes, and the
//! two meet only here.
//!
//! A [`Document`] holds both languages; the writer picks one. A new kind of cell is added here and in every writer: the compiler
//! names those that lack it.

pub mod form;
pub mod official;
pub mod record;

use std::borrow::Cow;

use chrono::NaiveDate;

use self::official::Official;

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
    /// What an official document has around its body; only forms that are signed show it.
    pub official: Option<Official>,
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
    /// A heading.
    Heading {
        /// 1 stands under the title, 2 under a 1.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// What a person must still write, marked so that nobody takes it for text.
    Gap(Text),
    /// A table.
    Table(Table),
    /// An appendix begins: what follows, up to the next, is its body. Whoever writes it numbers it.
    Appendix(Text),
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
    pub key: Cow<'static, str>,
    /// The title.
    pub title: Text,
    /// What its cells are.
    pub kind: Kind,
    /// 0 is always shown; the higher, the sooner a narrow screen leaves it out.
    pub weight: u8,
    /// How its figures are worked out, where a reader may want to check.
    pub formula: Option<Text>,
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
    /// One sign of a few that the eye finds: a matrix.
    Mark,
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
    /// A sign.
    Mark(Mark),
}

/// A sign of a matrix: every form shows what it can of it, the letter, the words or the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// A stable key: `done`.
    pub key: &'static str,
    /// One letter, as wide as any other: `●`.
    pub letter: char,
    /// What it means.
    pub words: Text,
    /// How it stands.
    pub tone: Tone,
}

/// How something stands: what a colour says, never by the colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Good,
    /// Done, and not as it should have been.
    Fair,
    /// Under way.
    Open,
    /// Late.
    Bad,
    /// Not known, or not there.
    Missing,
    /// Of no concern.
    Neutral,
}

/// A chart over the columns of the table it stands in: no figure of its own. Rows that are totals are not drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: Text,
    /// How it is drawn.
    pub shape: Shape,
    /// The column that names each bar, point or row.
    pub category: Cow<'static, str>,
    /// The columns drawn, in order, each with how what it counts stands.
    pub series: Vec<(Cow<'static, str>, Tone)>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar a row, the series stacked in it.
    Bars,
    /// A line a series, a point a row.
    Lines,
    /// A sign a cell: the table itself.
    Matrix,
}

impl Block {
    /// A heading under the title.
    pub const fn heading(text: Text) -> Self {
        Self::Heading { level: 1, text }
    }
}

impl Column {
    /// A column.
    pub fn new(key: impl Into<Cow<'static, str>>, title: Text, kind: Kind, weight: u8) -> Self {
        Self { key: key.into(), title, kind, weight, formula: None }
    }

    /// The column with how its figures are worked out.
    #[must_use]
    pub fn worked_out(self, formula: Text) -> Self {
        Self { formula: Some(formula), ..self }
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
            Block::Heading { .. } | Block::Paragraph(_) | Block::Gap(_) | Block::Appendix(_) => None,
        })
    }
}
