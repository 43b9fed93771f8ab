//! A table's sheet: its title, the way back to the index, how its columns are worked out, the table, and what a reader must know of it.

use rust_xlsxwriter::{IgnoreError, Url, Worksheet, XlsxError};

use super::cell::{self, Pen};
use super::columns::{BOLD, Placed, place};
use super::measure::lines;
use super::prose::{Lines, height};
use super::style::LINE;
use super::{Room, chart, set_page, words};
use crate::document::{Cell, Kind, Row, Table};
use crate::language::{Language, Text};
use crate::write::{NONE, legend};

/// The widest the columns are that stay in sight, in digits.
const FROZEN: f64 = 48.0;

/// Writes a table's sheet.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, name: &str, room: &Room<'_>) -> Result<(), XlsxError> {
    let (styles, language) = (room.styles, room.language);
    let title = words(&table.title, language);
    sheet.set_name(name)?;
    set_page(sheet, room.title, room.language, &title);
    let rows = &table.rows[..table.rows.len().min(room.limits.rows)];
    let placed = place(table, rows, room.limits.columns, language);
    for column in &placed {
        for (at, part) in (column.first..).zip(&column.parts) {
            sheet.set_column_width(at, part.width)?;
        }
    }
    let width: f64 = placed.iter().map(Placed::width).sum();
    let mut pen = Lines::over(sheet, placed.last().map_or(0, |last| last.last() + 1), width);
    pen.words(if title.is_empty() { name } else { &title }, &styles.title, 14.0 / 12.0)?;
    let back = format!("← {}", room.index);
    pen.sheet.write_url_with_format(pen.row, 0, link(room.index).set_text(back), &styles.back)?;
    let formulas = pen.row + 1;
    let before = pen.tall;
    let head = write_head(&mut pen, &placed, formulas, room)?;
    let heads = pen.tall - before;
    let first = head + 1;
    let cut = write_rows(&mut pen, table, rows, &placed, first, room)?;
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
    if let Some(chart) = &table.chart {
        // The heads stand on every page, and the chart's title above it.
        let page = pen.page() - heads - 3.0 * LINE;
        let place = chart::Place { name, head, width, page };
        if let Some((drawing, tall)) = chart::over(chart, rows, &placed, &place, language) {
            pen.row += 1;
            if pen.tall + 3.0 * LINE + tall > pen.page() {
                pen.sheet.set_page_breaks(&[pen.row])?;
            }
            pen.words(&words(&chart.title, language), &styles.heading, 13.0 / 12.0)?;
            pen.sheet.insert_chart_with_offset(pen.row, 0, &drawing, 2, 4)?;
        }
    }
    Ok(())
}

/// A link to the top of another sheet.
pub(super) fn link(name: &str) -> Url {
    Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
}

/// Writes how columns are worked out, where any says so, and under it the heads. The row of the heads.
fn write_head(pen: &mut Lines<'_>, placed: &[Placed<'_>], formulas: u32, room: &Room<'_>) -> Result<u32, XlsxError> {
    let told: Vec<(&Placed<'_>, String)> =
        placed.iter().filter_map(|column| column.formula(room.language).map(|formula| (column, formula))).collect();
    let mut tallest = 0;
    for (column, formula) in &told {
        if column.first == column.last() {
            pen.sheet.write_string_with_format(formulas, column.first, formula, &room.styles.formula)?;
        } else {
            pen.sheet.merge_range(formulas, column.first, formulas, column.last(), formula, &room.styles.formula)?;
        }
        tallest = tallest.max(lines(formula, column.width() * 1.15));
    }
    let head = if told.is_empty() { formulas } else { formulas + 1 };
    if !told.is_empty() {
        pen.set_height(formulas, f64::from(tallest) * 13.5 + 3.0)?;
    }
    let mut tallest = 1;
    for (at, part) in placed.iter().flat_map(|column| (column.first..).zip(&column.parts)) {
        pen.sheet.write_string_with_format(head, at, &part.head, &room.styles.head)?;
        tallest = tallest.max(lines(&part.head, part.text() / BOLD));
    }
    // Most of a line more, for the buttons of the filter.
    pen.set_height(head, (f64::from(tallest) + 0.75) * LINE)?;
    Ok(head)
}

/// Writes the rows. How many texts were too long for a cell.
fn write_rows(
    paper: &mut Lines<'_>,
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
            let was_cut = if column.parts.len() == 1 {
                pen.put(paper.sheet, place, cell, kind)?
            } else {
                pen.put_ratio(paper.sheet, place, cell, kind)?
            };
            cut += usize::from(was_cut);
            // Figures are not broken.
            if matches!(cell, Cell::Text(_) | Cell::Words(_)) {
                let size = if row.total { BOLD } else { 1.0 };
                tallest = tallest.max(lines(&cell::shown(cell, room.language), column.parts[0].text() / size));
            }
        }
        // Not every program finds the height of a row by itself.
        paper.set_height(at, height(tallest))?;
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
