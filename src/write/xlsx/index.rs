//! The first sheet: what the document says outside its tables, and where each table is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::{self, Pen};
use super::measure::lines;
use super::prose::{Lines, height};
use super::sheet::link;
use super::style::LINE;
use super::{Page, Room, set_page, words};
use crate::document::{Block, Cell, Fact, Kind, Table};
use crate::language::Text;

/// The widths of the sheet's columns: where a table is, its title, its rows, what to know of it.
const WIDTHS: [f64; 4] = [34.0, 56.0, 9.0, 66.0];

/// The heads of the list of tables.
const HEADS: [Text; 4] =
    [Text::fixed("Trang tính", "Sheet"), Text::fixed("Bảng", "Table"), Text::fixed("Số dòng", "Rows"), Text::fixed("Cần biết", "To know")];

/// Writes the index.
pub(super) fn write(sheet: &mut Worksheet, page: &Page<'_>, names: &[String], room: &Room<'_>) -> Result<(), XlsxError> {
    let (styles, language) = (room.styles, room.language);
    sheet.set_name(room.index)?;
    set_page(sheet, room.title, room.language, room.index);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut pen = Lines::over(sheet, 4, WIDTHS.iter().sum());
    pen.words(room.title, &styles.title, 14.0 / 12.0)?;
    for fact in &page.document.standing {
        write_fact(&mut pen, fact, room)?;
    }
    pen.row += 1;
    let mut names = names.iter();
    let mut begun = false;
    for block in &page.blocks {
        if !begun && !matches!(block, Block::Paragraph(_) | Block::Gap(_)) {
            write_heads(&mut pen, room)?;
            begun = true;
        }
        match block {
            Block::Heading { text, .. } | Block::Appendix(text) => {
                pen.words(&words(text, language), &styles.heading, 13.0 / 12.0)?;
            }
            Block::Paragraph(text) => pen.words(&cell::safe(text.in_language(language)), &styles.paragraph, 1.0)?,
            Block::Gap(text) => pen.words(&format!("[{}]", words(text, language)), &styles.gap, 1.0)?,
            Block::Table(table) => {
                let Some(name) = names.next() else { continue };
                write_table(&mut pen, table, name, room)?;
            }
        }
    }
    Ok(())
}

/// The heads of the list of tables, once what the document says before it is said.
fn write_heads(pen: &mut Lines<'_>, room: &Room<'_>) -> Result<(), XlsxError> {
    for (column, head) in (0..).zip(&HEADS) {
        pen.sheet.write_string_with_format(pen.row, column, head.in_language(room.language), &room.styles.head)?;
    }
    pen.set_height(pen.row, LINE * 1.5)?;
    pen.row += 1;
    Ok(())
}

/// A fact: its label, and its value over the other columns.
fn write_fact(pen: &mut Lines<'_>, fact: &Fact, room: &Room<'_>) -> Result<(), XlsxError> {
    let (styles, language) = (room.styles, room.language);
    let label = words(&fact.label, language);
    let width: f64 = WIDTHS[1..].iter().sum();
    let tall = lines(&label, WIDTHS[0] - 1.0).max(lines(&cell::shown(&fact.value, language), width - 1.0));
    pen.sheet.write_string_with_format(pen.row, 0, label, &styles.label)?;
    pen.sheet.merge_range(pen.row, 1, pen.row, 3, "", styles.fact.blank())?;
    Pen { cells: &styles.fact, language, letters: room.limits.letters }.put(pen.sheet, (pen.row, 1), &fact.value, Kind::Text)?;
    pen.set_height(pen.row, height(tall))?;
    pen.row += 1;
    Ok(())
}

/// A table: the way to its sheet, its title, how many rows it has and its first note, which says how complete it is.
fn write_table(pen: &mut Lines<'_>, table: &Table, name: &str, room: &Room<'_>) -> Result<(), XlsxError> {
    let (styles, language) = (room.styles, room.language);
    let write = Pen { cells: &styles.body, language, letters: room.limits.letters };
    let row = pen.row;
    let body = table.rows.iter().filter(|row| !row.total).count();
    pen.sheet.write_url_with_format(row, 0, link(name).set_text(name), &styles.link)?;
    let title = words(&table.title, language);
    let note = table.notes.first().map(|note| words(note, language)).unwrap_or_default();
    let tall = lines(&title, WIDTHS[1] - 2.0).max(lines(&note, WIDTHS[3] - 2.0));
    write.put(pen.sheet, (row, 1), &Cell::Text(title), Kind::Text)?;
    write.put(pen.sheet, (row, 2), &Cell::Count(i64::try_from(body).unwrap_or(i64::MAX)), Kind::Count)?;
    write.put(pen.sheet, (row, 3), &Cell::Text(note), Kind::Text)?;
    pen.set_height(row, height(tall))?;
    pen.row += 1;
    Ok(())
}
