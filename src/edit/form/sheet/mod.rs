//! The sheets of the form, a file each: its columns, its rows, and for every open cell the key of the report's file it is the value of.

mod difficulties;
mod figures;
mod head;
mod narrative;
mod tasks;

use super::Subject;
use crate::document::form::{Column, Sheet};
use crate::language::Text;

pub(super) use head::{KEY as HEAD, NAME as HEAD_NAME};
pub(super) use narrative::KEY as NARRATIVE;

/// What an open cell is the value of, in the report's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A key of a table.
    Key {
        /// The table: `["progress", "SYT-01"]`.
        table: Vec<String>,
        /// The key: `percent`.
        key: String,
    },
    /// A part of the first piece of evidence of a task: `number`.
    Evidence {
        /// The task.
        task: String,
        /// The part.
        part: &'static str,
    },
}

impl Target {
    fn key<const N: usize>(table: [&str; N], key: &str) -> Self {
        Self::Key { table: table.into_iter().map(str::to_owned).collect(), key: key.to_owned() }
    }
}

/// All sheets, in order.
pub(super) fn all(subject: &Subject<'_>) -> Vec<Sheet> {
    vec![head::sheet(subject), tasks::sheet(subject), figures::sheet(subject), difficulties::sheet(subject), narrative::sheet(subject)]
}

/// What the open cell of a row is the value of.
pub(super) fn target(subject: &Subject<'_>, sheet: &str, row: &str, field: &'static str) -> Option<Target> {
    match sheet {
        head::KEY => Some(head::target(field)),
        tasks::KEY => Some(tasks::target(row, field)),
        figures::KEY => figures::target(subject, row),
        difficulties::KEY => Some(difficulties::target(row, field)),
        narrative::KEY => Some(narrative::target(subject, row)),
        _ => None,
    }
}

/// Which cells of a row say nothing without a certain one.
pub(super) struct NeededBy {
    /// The fields of those cells.
    pub(super) others: &'static [&'static str],
    /// The fields that do as well.
    pub(super) instead: &'static [&'static str],
}

/// What a field of a sheet is needed by.
pub(super) fn needed_by(sheet: &str, field: &str) -> Option<&'static NeededBy> {
    match sheet {
        tasks::KEY => tasks::needed_by(field),
        difficulties::KEY => difficulties::needed_by(field),
        _ => None,
    }
}

/// Why a row that the form does not have, and a person's file does, cannot be taken.
pub(super) fn why_no_row(subject: &Subject<'_>, sheet: &str, row: &str) -> (Text, Option<Text>) {
    match sheet {
        tasks::KEY => tasks::why_no_row(subject, row),
        figures::KEY => figures::why_no_row(subject, row),
        difficulties::KEY => (
            Text::new(format!("biểu mẫu không có dòng khó khăn `{row}`"), format!("the form has no row of difficulty `{row}`")),
            Some(Text::fixed("dùng các dòng KK-… còn trống của mẫu", "use the form's own empty rows KK-…")),
        ),
        _ => (
            Text::new(format!("biểu mẫu không có dòng `{row}`"), format!("the form has no row `{row}`")),
            Some(Text::fixed("xóa dòng ấy, hoặc xuất biểu mẫu mới", "delete the row, or make a new form")),
        ),
    }
}

fn column(key: &'static str, title: Text, width: f64) -> Column {
    Column { key, title, width }
}
