//! One cell: a figure is a number, a day a day, a ratio a formula that carries its value, and whatever people wrote is text.

use std::borrow::Cow;

use rust_xlsxwriter::{ExcelDateTime, Formula, Worksheet, XlsxError};

use super::style::Cells;
use super::{Limits, measure};
use crate::document::{Cell, Kind};
use crate::language::{Language, printable};

/// What stands where a figure belongs and is not known: text, so that no sum takes it for 0.
pub(super) const MISSING: &str = "–";

/// The largest number of which Excel keeps every digit.
pub(super) const EXACT: u64 = 999_999_999_999_999;

/// Where a cell stands: row and column, from 0.
pub(super) type At = (u32, u16);

/// How cells are written.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    /// How they look.
    pub(super) cells: &'a Cells,
    /// The language of the program's own words.
    pub(super) language: Language,
    /// The most UTF-16 units of one.
    pub(super) letters: usize,
}

impl Pen<'_> {
    /// Writes a cell of a column of this kind. Whether its text was too long, and was cut.
    pub(super) fn put(self, sheet: &mut Worksheet, (row, column): At, cell: &Cell, kind: Kind) -> Result<bool, XlsxError> {
        let cells = self.cells;
        match cell {
            Cell::Blank => sheet.write_blank(row, column, cells.blank())?,
            Cell::Missing | Cell::Ratio { denominator: 0, .. } => sheet.write_string_with_format(row, column, MISSING, cells.missing())?,
            Cell::Text(text) => return self.text(sheet, (row, column), text, kind),
            Cell::Words(words) => return self.text(sheet, (row, column), words.in_language(self.language), kind),
            Cell::Count(number) | Cell::Money(number) => return self.number(sheet, (row, column), *number).map(|()| false),
            Cell::Ratio { numerator, denominator } => {
                let formula = Formula::new(format!("={numerator}/{denominator}")).set_result(quotient(*numerator, *denominator));
                sheet.write_formula_with_format(row, column, formula, cells.percent())?
            }
            Cell::Date(date) => match serial(*date) {
                Some(day) => sheet.write_datetime_with_format(row, column, day, cells.date())?,
                None => return self.text(sheet, (row, column), &self.language.date(*date), kind),
            },
            Cell::Mark(mark) => sheet.write_string_with_format(row, column, mark.letter.to_string(), &cells.mark(mark.tone))?,
        };
        Ok(false)
    }

    /// Writes a ratio into three cells: the formula, the numerator, the denominator. What is no ratio stands in the first; a figure that
    /// is not known is not known in any of the three.
    pub(super) fn put_ratio(self, sheet: &mut Worksheet, (row, column): At, cell: &Cell, kind: Kind) -> Result<bool, XlsxError> {
        let Cell::Ratio { numerator, denominator } = cell else {
            let beside = if *cell == Cell::Missing { &Cell::Missing } else { &Cell::Blank };
            self.put(sheet, (row, column + 1), beside, kind)?;
            self.put(sheet, (row, column + 2), beside, kind)?;
            return self.put(sheet, (row, column), cell, kind);
        };
        let above = rust_xlsxwriter::utility::row_col_to_cell(row, column + 1);
        let below = rust_xlsxwriter::utility::row_col_to_cell(row, column + 2);
        let known = *denominator != 0;
        let result = if known { quotient(*numerator, *denominator) } else { MISSING.to_owned() };
        let formula = Formula::new(format!("=IF({below}=0,\"{MISSING}\",{above}/{below})")).set_result(result);
        let look = if known { self.cells.percent() } else { self.cells.missing() };
        sheet.write_formula_with_format(row, column, formula, look)?;
        self.number(sheet, (row, column + 1), *numerator)?;
        self.number(sheet, (row, column + 2), *denominator)?;
        Ok(false)
    }

    /// A number; one of more digits than Excel keeps stands as text, so that none is lost.
    #[expect(clippy::cast_precision_loss, reason = "a number within EXACT is exact")]
    fn number(self, sheet: &mut Worksheet, (row, column): At, number: i64) -> Result<(), XlsxError> {
        if number.unsigned_abs() <= EXACT {
            sheet.write_number_with_format(row, column, number as f64, self.cells.count())?;
        } else {
            sheet.write_string_with_format(row, column, number.to_string(), self.cells.count())?;
        }
        Ok(())
    }

    fn text(self, sheet: &mut Worksheet, (row, column): At, text: &str, kind: Kind) -> Result<bool, XlsxError> {
        let text = safe(text);
        let cut = measure::units(&text) > self.letters;
        let text = if cut { Cow::Owned(measure::start(&text, self.letters)) } else { text };
        sheet.write_string_with_format(row, column, text.as_ref(), &self.cells.text(&text, kind))?;
        Ok(cut)
    }
}

/// The value of a ratio, with every digit of the number Excel would get.
#[expect(clippy::cast_precision_loss, reason = "Excel divides numbers of the same precision")]
fn quotient(numerator: i64, denominator: i64) -> String {
    (numerator as f64 / denominator as f64).to_string()
}

/// A day as Excel counts them; none before 1900.
pub(super) fn serial(date: chrono::NaiveDate) -> Option<ExcelDateTime> {
    use chrono::Datelike as _;
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

/// Text that steers nothing and that XML can hold; its own line breaks are kept.
pub(super) fn safe(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if text.contains(['\u{fffe}', '\u{ffff}']) { Cow::Owned(text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")) } else { text }
}

/// The same on one line, no longer than a cell takes.
pub(super) fn line(text: &str) -> String {
    measure::start(&super::one_line(&safe(text)), Limits::EXCEL.letters)
}

/// How a cell reads, to see how wide it is.
pub(super) fn shown(cell: &Cell, language: Language) -> Cow<'_, str> {
    match cell {
        Cell::Blank => Cow::Borrowed(""),
        Cell::Missing | Cell::Ratio { denominator: 0, .. } => Cow::Borrowed(MISSING),
        Cell::Text(text) => safe(text),
        Cell::Words(words) => safe(words.in_language(language)),
        Cell::Count(number) | Cell::Money(number) => Cow::Owned(language.integer(*number)),
        Cell::Ratio { numerator, denominator } => Cow::Owned(language.percent(*numerator, *denominator)),
        Cell::Date(date) => Cow::Owned(language.date(*date)),
        Cell::Mark(mark) => Cow::Owned(mark.letter.to_string()),
    }
}
