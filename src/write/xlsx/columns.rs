//! The columns of a table's sheet: a ratio takes three, and text shares what a page has left.

use super::cell::shown;
use super::measure::{lines, widest_line, widest_word, width};
use super::{cell, one_line};
use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::{Language, Text};

/// How wide a table may be before it is too small to read on a page, in digits.
const PAGE: f64 = 150.0;
/// The most lines of a head.
const HEAD: u32 = 4;
/// The most lines of how a column is worked out.
const FORMULA: u32 = 5;
/// What a column needs beside its text.
const MARGIN: f64 = 1.6;
/// The widest a column of text, and a word of it that sets its width.
const WIDEST: f64 = 64.0;
const WORD: f64 = 24.0;

/// A column of a document on its sheet.
pub(super) struct Placed<'a> {
    /// The column.
    pub(super) column: &'a Column,
    /// Its place in a row of the document.
    pub(super) index: usize,
    /// Its first column on the sheet.
    pub(super) first: u16,
    /// The head and width of each column it takes.
    pub(super) parts: Vec<Part>,
}

/// A column of a sheet.
pub(super) struct Part {
    /// Its head.
    pub(super) head: String,
    /// Its width, in digits.
    pub(super) width: f64,
}

impl Placed<'_> {
    /// Its last column on the sheet.
    pub(super) fn last(&self) -> u16 {
        self.first + u16::try_from(self.parts.len()).unwrap_or(1).saturating_sub(1)
    }

    /// The width of all of it, in digits.
    pub(super) fn width(&self) -> f64 {
        self.parts.iter().map(|part| part.width).sum()
    }

    /// How its figures are worked out: what the report says, or what a ratio is.
    pub(super) fn formula(&self, language: Language) -> Option<String> {
        match (&self.column.formula, self.column.kind) {
            (Some(formula), _) => Some(format!("= {}", super::words(formula, language))),
            (None, Kind::Ratio) => Some(format!("= {} / {}", NUMERATOR.in_language(language), DENOMINATOR.in_language(language))),
            (None, _) => None,
        }
    }
}

const NUMERATOR: Text = Text::fixed("tử số", "numerator");
const DENOMINATOR: Text = Text::fixed("mẫu số", "denominator");

/// The columns of a table that a sheet of `most` columns has room for.
pub(super) fn place<'a>(table: &'a Table, rows: &[Row], most: u16, language: Language) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut first: u16 = 0;
    for (index, column) in table.columns.iter().enumerate() {
        let cells = || rows.iter().filter_map(|row| row.cells.get(index));
        let mut parts = vec![Part { head: head(column, language), width: 0.0 }];
        if column.kind == Kind::Ratio {
            parts.extend([&NUMERATOR, &DENOMINATOR].map(|text| Part { head: text.in_language(language).to_owned(), width: 0.0 }));
        }
        let taken = u16::try_from(parts.len()).unwrap_or(1);
        if most - first < taken {
            break;
        }
        let widest =
            |side: fn(&Cell) -> Option<i64>| cells().filter_map(side).map(|number| width(&language.integer(number))).fold(0.0, f64::max);
        let above = |cell: &Cell| if let Cell::Ratio { numerator, .. } = cell { Some(*numerator) } else { None };
        let below = |cell: &Cell| if let Cell::Ratio { denominator, .. } = cell { Some(*denominator) } else { None };
        parts[0].width = needed(&parts[0].head, cells().map(|cell| widest_line(&shown(cell, language))).fold(0.0, f64::max));
        if let [_, numerator, denominator] = parts.as_mut_slice() {
            numerator.width = needed(&numerator.head, widest(above));
            denominator.width = needed(&denominator.head, widest(below));
        }
        let mut next = Placed { column, index, first, parts };
        if let Some(formula) = next.formula(language) {
            while lines(&formula, (next.width() - MARGIN) * 1.15) > FORMULA {
                next.parts[0].width += 1.0;
            }
        }
        first += taken;
        placed.push(next);
    }
    share(&mut placed, rows, language);
    placed
}

/// A column's head; money says that it is whole đồng.
fn head(column: &Column, language: Language) -> String {
    let title = cell::line(&one_line(column.title.in_language(language)));
    if column.kind == Kind::Money { format!("{title} (đồng)") } else { title }
}

/// The width that shows the content whole, under a head of few lines.
fn needed(head: &str, content: f64) -> f64 {
    // A head is bold, which is a little wider.
    let mut least = widest_word(head).min(WORD) * 1.1;
    while lines(head, least) > HEAD {
        least += 1.0;
    }
    content.max(least).max(4.0) + MARGIN
}

/// Lets the columns of text share what the others leave of a page: a narrow one has what it needs, the wide ones the same each.
fn share(placed: &mut [Placed<'_>], rows: &[Row], language: Language) {
    let is_text = |placed: &Placed<'_>| placed.column.kind == Kind::Text;
    for column in placed.iter_mut() {
        let most = if is_text(column) { WIDEST } else { 60.0 };
        column.parts[0].width = column.parts[0].width.min(most);
    }
    let others: f64 = placed.iter().filter(|column| !is_text(column)).map(Placed::width).sum();
    let mut text: Vec<&mut Placed<'_>> = placed.iter_mut().filter(|column| is_text(column)).collect();
    text.sort_by(|one, other| one.width().total_cmp(&other.width()));
    let mut left = PAGE - others;
    let mut more = text.len();
    for column in text {
        let share = left / f64::from(u32::try_from(more).unwrap_or(u32::MAX));
        let part = &mut column.parts[0];
        let words = rows.iter().filter_map(|row| row.cells.get(column.index)).map(|cell| widest_word(&shown(cell, language)));
        let least = words.fold(widest_word(&part.head) * 1.1, f64::max).min(WORD).max(12.0) + MARGIN;
        part.width = part.width.min(share.max(least));
        left -= part.width;
        more -= 1;
    }
}
