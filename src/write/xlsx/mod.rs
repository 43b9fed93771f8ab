//! A workbook for Excel and whatever else reads xlsx: an index first, then a sheet a table in the document's order. Figures are numbers
//! and days are days; a ratio is a formula over its numerator and denominator, which stand beside it; text is text and never a formula.
//!
//! The index is `index`, a table's sheet `sheet`, its columns `columns`, one cell `cell`, the words around them `prose`. How things look is
//! in `style`, how wide text is in `measure`, what sheets are called in `name`, and `chart` draws what the document has a chart for. A new kind of cell
//! is an arm in `cell`. `form` draws what is not read but filled in.

mod cell;
mod chart;
mod columns;
pub(super) mod form;
mod index;
mod measure;
mod name;
mod prose;
mod sheet;
mod style;

#[cfg(test)]
pub(super) mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::style::Styles;
use super::{Page, one_line};
use crate::document::{Block, Table};
use crate::language::{Language, Text};

/// What a workbook can hold.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Rows of a table; Excel has 1,048,576 a sheet, of which some are for what stands around the table.
    rows: usize,
    /// Columns of a sheet.
    columns: u16,
    /// UTF-16 units of a cell.
    letters: usize,
}

impl Limits {
    const EXCEL: Self = Self { rows: 1_000_000, columns: 16_384, letters: 32_767 };
}

/// A document as a workbook.
pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    workbook(page, Limits::EXCEL).expect("what is written keeps to the limits of a workbook")
}

fn workbook(page: &Page<'_>, limits: Limits) -> Result<Vec<u8>, XlsxError> {
    let language = page.options.language;
    let title = cell::line(page.document.title.in_language(language));
    let mut workbook = Workbook::new();
    // 72 pixels: the default width where a digit is 8 wide, as it is in this font. 20 is the height that rows have anyway: with another,
    // no row would grow with its text.
    workbook.set_default_format(&style::font(), 20, 72)?;
    workbook.set_properties(&properties(&title)?);
    let styles = Styles::new(language);
    let tables: Vec<&Table> =
        page.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    let names = name::of_tables(&tables, language);
    let index = name::of_index(language);
    let room = Room { title: &title, index, language, styles: &styles, limits };
    index::write(workbook.add_worksheet(), page, &names, &room)?;
    for (table, name) in tables.into_iter().zip(&names) {
        sheet::write(workbook.add_worksheet(), table, name, &room)?;
    }
    workbook.save_to_buffer()
}

/// What every sheet of a workbook is written with.
struct Room<'a> {
    /// The document's title, on one line.
    title: &'a str,
    /// The name of the index.
    index: &'static str,
    language: Language,
    styles: &'a Styles,
    limits: Limits,
}

/// What a workbook says of itself. It is created on the day archives write where none is meant: the same input gives the same bytes.
fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    Ok(DocProperties::new().set_title(measure::start(title, 255)).set_author("cchc").set_creation_datetime(&created))
}

/// A4 across, as wide as the page, with the document's title above and the sheet's title and page below.
fn set_page(sheet: &mut Worksheet, title: &str, language: Language, below: &str) {
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.6, 0.6, 0.75, 0.75, 0.35, 0.35);
    sheet.set_screen_gridlines(false);
    // A space after the size: a title may begin with a figure, which would be read as part of it.
    let font = |face: &str| format!("&\"{},{face}\"&10 ", style::FONT);
    let code = |text: &str| measure::start(text, 80).replace('&', "&&");
    sheet.set_header(format!("&C{}{}", font("Italic"), code(title)));
    let page = language.pick("Trang", "Page");
    sheet.set_footer(format!("&L{}{}&R{}{page} &P/&N", font("Regular"), code(below), font("Regular")));
}

/// The words in this language, safe, on one line.
fn words(text: &Text, language: Language) -> String {
    cell::line(text.in_language(language))
}
