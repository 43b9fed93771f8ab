//! The columns of a table's sheet: a ratio takes three, and text shares what a page has left.

use super::cell;
use super::cell::shown;
use super::measure::{lines, widest_line, widest_word, width};
use crate::document::{Cell, Column, Kind, Row, Table};
use crate::language::{Language, Text};

/// How wide a table may be before it is too small to read on a page, in digits.
const PAGE: f64 = 150.0;
/// The most lines of a head.
const HEAD: u32 = 4;
/// The most lines of how a column is worked out.
const FORMULA: u32 = 5;
/// What a column needs beside its text.
const MARGIN: f64 = 1.3;
/// How much more text may need where the font is another.
const SLACK: f64 = 1.04;
/// How much wider bold text is.
pub(super) const BOLD: f64 = 1.06;
/// The widest a column of text, and a word of it that sets its width.
const WIDEST: f64 = 64.0;
/// What the columns of text have together, however many others there are.
const LEAST: f64 = 40.0;
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

impl Part {
    /// How wide its text can be, in digits: rather too little, since fonts differ and a row too low hides words.
    pub(super) fn text(&self) -> f64 {
        (self.width - MARGIN) / SLACK
    }
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
            (Some(formula), _) => Some(cell::line(&format!("= {}", formula.in_language(language)))),
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
            |side: fn(&Cell) -> Option<i64>| cells().filter_map(side).map(|number| width(&language.integer(number))).fold(4.0, f64::max);
        let above = |cell: &Cell| if let Cell::Ratio { numerator, .. } = cell { Some(*numerator) } else { None };
        let below = |cell: &Cell| if let Cell::Ratio { denominator, .. } = cell { Some(*denominator) } else { None };
        let widths = rows.iter().filter_map(|row| row.cells.get(index).map(|cell| (row.total, widest_line(&shown(cell, language)))));
        let widest_text = widths.map(|(bold, width)| if bold { width * BOLD } else { width }).fold(0.0, f64::max);
        // A sign needs no more than the button of the filter.
        let least = if column.kind == Kind::Mark { 2.2 } else { 4.0 };
        parts[0].width = needed(&parts[0].head, widest_text.max(least));
        if let [_, numerator, denominator] = parts.as_mut_slice() {
            numerator.width = needed(&numerator.head, widest(above));
            denominator.width = needed(&denominator.head, widest(below));
        }
        let mut next = Placed { column, index, first, parts };
        if let Some(formula) = next.formula(language) {
            while next.width() < WIDEST && lines(&formula, (next.width() - MARGIN) * 1.15) > FORMULA {
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
    let title = column.title.in_language(language);
    if column.kind == Kind::Money { cell::line(&format!("{title} (đồng)")) } else { cell::line(title) }
}

/// The width that shows the content whole, under a head of few lines.
fn needed(head: &str, content: f64) -> f64 {
    let mut least = widest_word(head).min(WORD) * BOLD;
    while least < WIDEST && lines(head, least) > HEAD {
        least += 1.0;
    }
    content.max(least) * SLACK + MARGIN
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
    let count = |columns: usize| f64::from(u32::try_from(columns).unwrap_or(u32::MAX));
    let least_each = (LEAST / count(text.len().max(1))).max(12.0);
    let mut left = PAGE - others;
    let mut more = text.len();
    for column in text {
        let share = left / count(more);
        let part = &mut column.parts[0];
        let words = rows.iter().filter_map(|row| row.cells.get(column.index)).map(|cell| widest_word(&shown(cell, language)));
        let least = words.fold(widest_word(&part.head) * BOLD, f64::max).min(WORD).max(least_each) * SLACK + MARGIN;
        part.width = part.width.min(share.max(least));
        left -= part.width;
        more -= 1;
    }
}
