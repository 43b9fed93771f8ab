//! The form in which an agency fills in its quarter's report, and the way back into the report's file.
//!
//! [`form`] makes the form as data ([`crate::document::form`]) from the plan in force, the reports and the catalogue: a file of [`sheet`] a
//! sheet. [`filled`] reads what a person sends back, an Excel workbook or a flat table, and holds it against the very form that would be
//! made now; [`change`] turns what a person changed since the form was made into changes of the report's file. To add a column: its field, its cell and its place in the
//! sheet's file; nothing else knows columns by name.

pub mod change;
mod evidence;
pub mod fault;
pub mod filled;
mod identity;
mod sheet;
mod written;

use crate::document::form::{Entry, Form, LONGEST, Sheet, Value};
use crate::language::Text;
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::{QuarterReport, Slot};

pub use identity::{Identity, VERSION};

/// What a form is of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The model.
    pub checked: &'a Checked,
    /// The bundle of the year.
    pub bundle: &'a Bundle,
    /// The agency.
    pub agency: &'a Agency,
    /// The quarter.
    pub quarter: Quarter,
}

impl<'a> Subject<'a> {
    /// The year.
    pub fn year(&self) -> i32 {
        self.bundle.plan.year
    }

    /// The quarter's report, where there is one that counts.
    pub fn report(&self) -> Option<&'a QuarterReport> {
        self.checked.report(self.agency.key(), self.year(), Slot::Quarter(self.quarter))
    }

    /// What its file is called, without the ending: `so-y-te-2021-q2`.
    pub fn file_stem(&self) -> String {
        format!("{}-{}-{}", self.agency.key(), self.year(), self.quarter.key())
    }
}

/// Why a form has no such row of a sheet, and what to do about it.
pub fn why_no_row(subject: &Subject<'_>, sheet: &str, row: &str) -> (Text, Option<Text>) {
    sheet::why_no_row(subject, sheet, row)
}

/// The form of an agency's quarter, with what its report already says filled in.
pub fn form(subject: &Subject<'_>) -> Form {
    let (quarter, year) = (subject.quarter, subject.year());
    let title = Text::new(
        format!("{}: báo cáo cải cách hành chính quý {} năm {year}", subject.agency.name, quarter.roman()),
        format!("{}: report of administrative reform, quarter {} of {year}", subject.agency.name, quarter.number()),
    );
    Form::new(title, Identity::of(subject).properties(), sheet::all(subject).into_iter().map(fitting).collect())
}

/// A sheet whose cells a workbook can hold: a text that is longer than one takes is not asked for, since a part of it would replace it.
fn fitting(mut sheet: Sheet) -> Sheet {
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let is_too_long = matches!(&cell.value, Value::Text(text) if text.encode_utf16().count() > LONGEST);
        if is_too_long && cell.field().is_some() {
            *cell = Entry::given(Value::Words(Text::fixed(
                "(dài hơn một ô chứa được: sửa ngay trong tệp báo cáo)",
                "(longer than a cell takes: change it in the report's file)",
            )));
        }
    }
    sheet
}
