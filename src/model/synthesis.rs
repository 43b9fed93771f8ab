//! Home Affairs' own words for the province's report, and when it received agencies' reports.

use chrono::NaiveDate;

use super::narrative::Narrative;
use super::quarter_report::Slot;
use crate::source::{FileId, Located};

/// The coordinator's words for one period, by the outline's sections.
#[derive(Clone, Debug)]
pub struct Synthesis {
    /// The file.
    pub file: FileId,
    /// The year.
    pub year: i32,
    /// The period's key: `q2`.
    pub period: Located<String>,
    /// The words by the outline's sections.
    pub narrative: Narrative,
}

/// When the coordinator received each report; where absent, `submitted` counts.
#[derive(Clone, Debug)]
pub struct Receipts {
    /// The file.
    pub file: FileId,
    /// The year.
    pub year: i32,
    /// One row a report.
    pub rows: Vec<Receipt>,
}

/// One report received.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Which report.
    pub slot: Slot,
    /// Whose.
    pub agency: Located<String>,
    /// When.
    pub on: Located<NaiveDate>,
}
