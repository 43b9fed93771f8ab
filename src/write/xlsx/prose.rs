//! Words around a table and down the index: lines over the same columns, one under the other, each as tall as it needs.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::measure::{cut, lines, units};
use super::style::LINE;

/// The least width of a line of words, in digits.
const LEAST: f64 = 90.0;
/// The width of a column without content, in digits.
const EMPTY: f64 = 8.0;
/// The most lines of a row, and its most points, as Excel has them.
const LINES: u32 = 25;
const POINTS: f64 = 409.0;
/// The units of a piece of a paragraph that one row is too low for.
const PIECE: usize = 1_500;
/// What a page has inside its margins, in points.
const PAGE: (f64, f64) = (755.0, 487.0);

/// A sheet that is written from the top down.
pub(super) struct Lines<'a> {
    /// The sheet.
    pub(super) sheet: &'a mut Worksheet,
    /// The next row.
    pub(super) row: u32,
    /// How tall the rows are together whose height was set, in points.
    pub(super) tall: f64,
    columns: u16,
    width: f64,
}

impl<'a> Lines<'a> {
    /// A sheet whose lines run over so many columns, so many digits wide together, and over further ones where those are too narrow.
    pub(super) fn over(sheet: &'a mut Worksheet, mut columns: u16, mut width: f64) -> Self {
        while width < LEAST {
            columns += 1;
            width += EMPTY;
        }
        Self { sheet, row: 0, tall: 0.0, columns, width }
    }

    /// The height of a page where the sheet is made as wide as one, in points.
    pub(super) fn page(&self) -> f64 {
        // A digit has 8 pixels, a column 5 more, and 4 pixels are 3 points.
        let width = (self.width * 8.0 + f64::from(self.columns) * 5.0) * 0.75;
        PAGE.1 * (width / PAGE.0).max(1.0)
    }

    /// Sets the height of a row, in points.
    pub(super) fn set_height(&mut self, row: u32, points: f64) -> Result<(), XlsxError> {
        let points = points.min(POINTS);
        self.sheet.set_row_height(row, points)?;
        self.tall += points;
        Ok(())
    }

    /// One row of words of `size` times the usual.
    pub(super) fn line(&mut self, text: &str, format: &Format, size: f64) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, text, format)?;
        self.set_height(self.row, f64::from(self.lines(text, size)) * LINE * size + 2.0)?;
        self.row += 1;
        Ok(())
    }

    /// Words of `size` times the usual that keep their lines, in as many rows as they need.
    pub(super) fn words(&mut self, text: &str, format: &Format, size: f64) -> Result<(), XlsxError> {
        for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut rest = paragraph;
            // A piece is far less than fits: no row is too low, no cell too full, and nothing is left off.
            while units(rest) > 8 * PIECE || self.lines(rest, size) > LINES {
                let (piece, more) = rest.split_at(cut(rest, PIECE));
                self.line(piece, format, size)?;
                rest = more.trim_start();
            }
            self.line(rest, format, size)?;
        }
        Ok(())
    }

    fn lines(&self, text: &str, size: f64) -> u32 {
        lines(text, (self.width - 1.0) / (size * 1.04))
    }
}

/// The height of so many lines, in points.
pub(super) fn height(lines: u32) -> f64 {
    f64::from(lines) * LINE + 1.5
}
