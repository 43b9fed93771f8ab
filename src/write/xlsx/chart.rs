//! The charts of a table, drawn by Excel over the table's own cells: bars stacked, a row a bar, and lines, a row a point.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::columns::Placed;
use crate::document::{Chart, Row};
use crate::language::Language;

/// Draws a chart under its table.
#[expect(clippy::unnecessary_wraps, reason = "to be drawn")]
pub(super) fn insert(
    _sheet: &mut Worksheet,
    _chart: &Chart,
    _rows: &[Row],
    _placed: &[Placed<'_>],
    _name: &str,
    _at: (u32, u32),
    _language: Language,
) -> Result<(), XlsxError> {
    Ok(())
}
