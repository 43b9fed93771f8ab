//! A table's sheet: its title, the way back to the index, how its columns are worked out, the table, and what a reader must know of it.

use rust_xlsxwriter::{IgnoreError, Url, Worksheet, XlsxError};

use super::cell::{self, Pen};
use super::columns::{BOLD, Placed, place};
use super::measure::{cut, lines, units};
use super::style::LINE;
use super::{Room, chart, set_page, words};
use crate::document::{Cell, Kind, Row, Table};
use crate::language::{Language, Text};
use crate::write::{NONE, legend};

/// The least width of a line of words around a table, in digits.
const WORDS: f64 = 90.0;
/// The width of a column without content, in digits.
const EMPTY: f64 = 8.0;
/// The widest the columns are that stay in sight, in digits.
const FROZEN: f64 = 48.0;
/// The tallest row, in lines; Excel has 409 points.
const TALLEST: u32 = 25;
/// The units of a piece of a paragraph that one row is too low for.
const PIECE: usize = 1_500;

/// Writes a table's sheet.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, name: &str, room: &Room<'_>) -> Result<(), XlsxError> {
    let (styles, language) = (room.styles, room.language);
    let title = words(&table.title, language);
    sheet.set_name(name)?;
    set_page(sheet, room, &title);
    let rows = &table.rows[..table.rows.len().min(room.limits.rows)];
    let placed = place(table, rows, room.limits.columns, language);
    for column in &placed {
        for (at, part) in (column.first..).zip(&column.parts) {
            sheet.set_column_width(at, part.width)?;
        }
    }
    let span = span(&placed);
    let mut pen = Lines { sheet, row: 0, span };
    pen.words(if title.is_empty() { name } else { &title }, &styles.title, 14.0 / 12.0)?;
    let back = format!("← {}", room.index);
    pen.sheet.write_url_with_format(pen.row, 0, link(room.index).set_text(back), &styles.back)?;
    let formulas = pen.row + 1;
    let head = write_head(pen.sheet, &placed, formulas, room)?;
    let first = head + 1;
    let cut = write_rows(pen.sheet, table, rows, &placed, first, room)?;
    pen.row = first + u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if rows.is_empty() || placed.is_empty() {
        pen.line(NONE.in_language(language), &styles.paragraph, 1.0)?;
    } else {
        keep_in_sight(pen.sheet, rows, &placed, (formulas, head), first)?;
    }
    pen.row += 1;
    let told = legend(table, language).map(|legend| cell::safe(&legend).into_owned());
    let notes = table.notes.iter().map(|note| cell::safe(note.in_language(language)).into_owned());
    let left_out = left_out(table, rows.len(), placed.len(), cut, room).into_iter().map(|words| words.in_language(language).to_owned());
    for note in told.into_iter().chain(notes).chain(left_out) {
        pen.words(&note, &styles.note, 1.0)?;
    }
    if let Some(drawn) = &table.chart {
        chart::insert(pen.sheet, drawn, rows, &placed, name, (head, pen.row + 1), language)?;
    }
    Ok(())
}

/// The height of so many lines, in points.
pub(super) fn height(lines: u32) -> f64 {
    f64::from(lines.min(TALLEST)) * LINE + 1.5
}

/// A link to the top of another sheet.
pub(super) fn link(name: &str) -> Url {
    Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
}

/// How many columns, and how wide all of them, a line of words takes.
fn span(placed: &[Placed<'_>]) -> (u16, f64) {
    let mut columns = placed.last().map_or(0, |last| last.last() + 1);
    let mut width: f64 = placed.iter().map(Placed::width).sum();
    while width < WORDS {
        columns += 1;
        width += EMPTY;
    }
    (columns, width)
}

/// Lines of words, one under the other, each over the same columns.
pub(super) struct Lines<'a> {
    pub(super) sheet: &'a mut Worksheet,
    /// The next row.
    pub(super) row: u32,
    /// How many columns, and how wide they are, in digits.
    pub(super) span: (u16, f64),
}

impl Lines<'_> {
    /// One row of words of `size` times the usual, as tall as they need.
    pub(super) fn line(&mut self, text: &str, format: &rust_xlsxwriter::Format, size: f64) -> Result<(), XlsxError> {
        let (columns, width) = self.span;
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, text, format)?;
        let tall = lines(text, (width - 1.0) / (size * 1.04)).min(TALLEST);
        self.sheet.set_row_height(self.row, f64::from(tall) * LINE * size + 2.0)?;
        self.row += 1;
        Ok(())
    }

    /// Words of `size` times the usual that keep their lines, in as many rows as they need.
    pub(super) fn words(&mut self, text: &str, format: &rust_xlsxwriter::Format, size: f64) -> Result<(), XlsxError> {
        for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut rest = paragraph;
            // Half as many units as fit: a row is never too tall, a cell never too full, and nothing is left off.
            while lines(rest, self.span.1 - 1.0) > TALLEST || units(rest) > 8 * PIECE {
                let (piece, more) = rest.split_at(cut(rest, PIECE));
                self.line(piece, format, size)?;
                rest = more.trim_start();
            }
            self.line(rest, format, size)?;
        }
        Ok(())
    }
}

/// Writes how columns are worked out, where any says so, and under it the heads. The row of the heads.
fn write_head(sheet: &mut Worksheet, placed: &[Placed<'_>], formulas: u32, room: &Room<'_>) -> Result<u32, XlsxError> {
    let told: Vec<(&Placed<'_>, String)> =
        placed.iter().filter_map(|column| column.formula(room.language).map(|formula| (column, formula))).collect();
    let mut tallest = 0;
    for (column, formula) in &told {
        if column.first == column.last() {
            sheet.write_string_with_format(formulas, column.first, formula, &room.styles.formula)?;
        } else {
            sheet.merge_range(formulas, column.first, formulas, column.last(), formula, &room.styles.formula)?;
        }
        tallest = tallest.max(lines(formula, column.width() * 1.15));
    }
    let head = if told.is_empty() { formulas } else { formulas + 1 };
    if !told.is_empty() {
        sheet.set_row_height(formulas, f64::from(tallest.min(TALLEST)) * 13.5 + 3.0)?;
    }
    let mut tallest = 1;
    for (at, part) in placed.iter().flat_map(|column| (column.first..).zip(&column.parts)) {
        sheet.write_string_with_format(head, at, &part.head, &room.styles.head)?;
        tallest = tallest.max(lines(&part.head, part.text() / BOLD));
    }
    // Half a line more, for the buttons of the filter.
    sheet.set_row_height(head, (f64::from(tallest.min(TALLEST)) + 0.75) * LINE)?;
    Ok(head)
}

/// Writes the rows. How many texts were too long for a cell.
fn write_rows(
    sheet: &mut Worksheet,
    table: &Table,
    rows: &[Row],
    placed: &[Placed<'_>],
    first: u32,
    room: &Room<'_>,
) -> Result<usize, XlsxError> {
    debug_assert!(rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.key);
    let mut cut = 0;
    for (at, row) in (first..).zip(rows) {
        let cells = if row.total { &room.styles.total } else { &room.styles.body };
        let pen = Pen { cells, language: room.language, letters: room.limits.letters };
        let mut tallest = 1;
        for column in placed {
            let Some(cell) = row.cells.get(column.index) else { continue };
            let place = (at, column.first);
            let kind = column.column.kind;
            let was_cut =
                if column.parts.len() == 1 { pen.put(sheet, place, cell, kind)? } else { pen.put_ratio(sheet, place, cell, kind)? };
            cut += usize::from(was_cut);
            // Figures are not broken.
            if matches!(cell, Cell::Text(_) | Cell::Words(_)) {
                let size = if row.total { BOLD } else { 1.0 };
                tallest = tallest.max(lines(&cell::shown(cell, room.language), column.parts[0].text() / size));
            }
        }
        // Not every program finds the height of a row by itself.
        sheet.set_row_height(at, height(tallest))?;
    }
    Ok(cut)
}

/// Keeps the heads in sight on the screen and on every printed page, lets the body be filtered, and has Excel take ids for what they are.
fn keep_in_sight(
    sheet: &mut Worksheet,
    rows: &[Row],
    placed: &[Placed<'_>],
    (formulas, head): (u32, u32),
    first: u32,
) -> Result<(), XlsxError> {
    let last_column = placed.last().map_or(0, Placed::last);
    let last_row = first + u32::try_from(rows.len()).unwrap_or(u32::MAX) - 1;
    sheet.set_repeat_rows(formulas, head)?;
    let mut frozen = 0;
    let mut width = 0.0;
    // Up to the words that name a row.
    for column in placed {
        width += column.width();
        if !matches!(column.column.kind, Kind::Code | Kind::Text) || width > FROZEN {
            break;
        }
        frozen = column.last() + 1;
        if column.column.kind == Kind::Text {
            break;
        }
    }
    sheet.set_freeze_panes(first, frozen)?;
    // Totals at the end stay there however the rows above are sorted.
    let body = rows.iter().rposition(|row| !row.total);
    if let Some(last) = body.and_then(|last| u32::try_from(last).ok()) {
        sheet.autofilter(head, 0, first + last, last_column)?;
    }
    sheet.ignore_error_range(first, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// What a workbook has no room for, said.
fn left_out(table: &Table, rows: usize, columns: usize, cut: usize, room: &Room<'_>) -> Vec<Text> {
    let mut told = Vec::new();
    let number = |language: Language, number: usize| language.integer(i64::try_from(number).unwrap_or(i64::MAX));
    if rows < table.rows.len() {
        told.push(Text::each(|language| {
            let (rows, all) = (number(language, rows), number(language, table.rows.len()));
            language.pick(
                format!("Trang tính chỉ chứa được {rows} trong {all} dòng; xem đủ ở định dạng csv."),
                format!("A sheet has room for {rows} of {all} rows; the csv format has all of them."),
            )
        }));
    }
    if columns < table.columns.len() {
        told.push(Text::each(|language| {
            let (columns, all) = (number(language, columns), number(language, table.columns.len()));
            language.pick(
                format!("Trang tính chỉ chứa được {columns} trong {all} cột; xem đủ ở định dạng csv."),
                format!("A sheet has room for {columns} of {all} columns; the csv format has all of them."),
            )
        }));
    }
    if cut > 0 {
        told.push(Text::each(|language| {
            let (cut, letters) = (number(language, cut), number(language, room.limits.letters));
            language.pick(
                format!("{cut} ô có chữ dài hơn {letters} ký tự, phần sau “…” không có ở đây; xem đủ ở định dạng csv."),
                format!("{cut} cells hold more than {letters} characters; what follows “…” is left off, the csv format has it."),
            )
        }));
    }
    told
}
