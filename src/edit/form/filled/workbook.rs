//! A workbook to cells: what is in each, and what of a sheet is hidden, merged or worked out.
//!
//! Cells are taken one after another, never as a rectangle: one in the last corner of a sheet would make that a thousand million.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use chrono::NaiveDate;

use super::super::fault::Fault;
use super::layout::{self, Layout};
use super::package::{Parts, unreadable};
use super::place::cell_name;
use super::{At, Book, GivenCell, GivenSheet, Raw, Shown, number_format};
use crate::language::Text;

/// The most cells of a sheet that are looked at: a form has a few thousand.
const CELLS: usize = 200_000;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Reads a workbook.
pub(super) fn read(parts: Parts) -> Result<Book, Box<Fault>> {
    let part = |name: &str| parts.text(name).unwrap_or_default().to_owned();
    let sheet_parts = layout::sheet_parts(&part("xl/workbook.xml"), &part("xl/_rels/workbook.xml.rels")).ok_or_else(unreadable)?;
    let properties = layout::properties(&part("docProps/custom.xml"));
    let Parts { texts, package } = parts;
    let mut workbook: Workbook = open_workbook_from_rs(Cursor::new(package)).map_err(|_: XlsxError| unreadable())?;
    let mut sheets = Vec::new();
    for about in workbook.sheets_metadata().to_vec() {
        let of_part = sheet_parts.get(&about.name).and_then(|part| texts.iter().find(|(name, _)| name.eq_ignore_ascii_case(part)));
        let mut sheet = GivenSheet { name: about.name.clone(), is_hidden: about.visible != SheetVisible::Visible, ..GivenSheet::default() };
        if about.typ == SheetType::WorkSheet {
            let (_, text) = of_part.ok_or_else(unreadable)?;
            let Layout { hidden_rows, hidden_columns, merged, formulas, doubtful } = layout::of_sheet(text).ok_or_else(unreadable)?;
            if let Some(at) = doubtful {
                return Err(in_doubt(&cell_name(&sheet.name, at)).into());
            }
            read_cells(&mut workbook, &mut sheet, &formulas)?;
            let comments = of_part.map_or_else(Vec::new, |(part, _)| layout::comments(part, &texts));
            sheet = GivenSheet { merged, hidden_rows, hidden_columns, comments, ..sheet };
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets, properties })
}

/// A cell whose value is written in a way that readers of workbooks take for different things.
fn in_doubt(at: &Text) -> Fault {
    Fault::at(
        at,
        Text::fixed(
            "giá trị của ô được phần mềm khác ghi theo cách không chắc đọc đúng",
            "another program wrote the value of the cell in a way that may not be read right",
        ),
    )
    .help(Text::fixed("mở tệp bằng Excel rồi lưu lại", "open the file in Excel and save it"))
}

fn read_cells(workbook: &mut Workbook, sheet: &mut GivenSheet, formulas: &BTreeSet<At>) -> Result<(), Box<Fault>> {
    let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(|_| unreadable())?;
    let format = |code: Option<&str>| number_format::shown(code);
    let formats: Vec<Shown> =
        reader.styles().iter().map(|style| format(style.number_format.as_ref().map(|format| format.format_code.as_str()))).collect();
    let mut seen = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| unreadable())? {
        seen += 1;
        if seen > CELLS {
            return Err(Fault::new(Text::new(
                format!("trang “{}” có quá nhiều ô, không phải biểu mẫu", sheet.name),
                format!("sheet “{}” has too many cells for a form", sheet.name),
            ))
            .into());
        }
        let at = cell.get_position();
        let is_formula = formulas.contains(&at);
        match raw(cell.get_value(), formats.get(style).copied().unwrap_or(Shown::General)) {
            Some(raw) => {
                sheet.cells.insert(at, GivenCell { raw, is_formula });
            }
            None if is_formula => {
                sheet.cells.insert(at, GivenCell { raw: Raw::Text(String::new()), is_formula });
            }
            None => {}
        }
    }
    Ok(())
}

/// What a cell holds; none where nothing does.
fn raw(value: &DataRef<'_>, shown: Shown) -> Option<Raw> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Raw::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        #[allow(clippy::cast_precision_loss, reason = "a workbook keeps numbers as floats; whole ones come so from few programs")]
        DataRef::Int(number) => Some(Raw::Number(*number as f64, shown)),
        DataRef::Float(number) => Some(Raw::Number(*number, shown)),
        DataRef::Bool(holds) => Some(Raw::Flag(*holds)),
        DataRef::DateTime(day) => {
            let (year, month, day_of_month, ..) = day.to_ymd_hms_milli();
            let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day_of_month));
            // A length of time, and a day no calendar has, are numbers to us.
            Some(match date.filter(|_| day.is_datetime() && day.as_f64() >= 1.0) {
                Some(date) => Raw::Date(date),
                None => Raw::Number(day.as_f64(), Shown::Otherwise),
            })
        }
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => {
            Some(words.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Raw::Text(words.clone()), Raw::Date))
        }
        DataRef::Error(error) => Some(Raw::Error(error.to_string())),
    }
}
