//! `cchc.toml`: which plans a workspace stands on, how strict its rules are, and the province's calendar.

use chrono::NaiveDate;

use super::quarter_report::Slot;
use crate::language::Language;
use crate::level::Level;
use crate::source::{FileId, Located};

/// The manifest.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The file, where there is one: a single file checked on its own has none.
    pub file: Option<FileId>,
    /// The bundles, one a year: an embedded bundle's id or the path of a folder.
    pub plans: Vec<Located<String>>,
    /// The one agency whose repository this is.
    pub agency: Option<Located<String>>,
    /// The language of messages.
    pub language: Option<Language>,
    /// Levels by a rule's name.
    pub rules: Vec<(Located<String>, Level)>,
    /// What the province sets.
    pub calendar: Calendar,
}

/// What the province sets.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// When agencies' plans are due.
    pub plan_by: Option<Located<NaiveDate>>,
    /// When agencies' reports are due.
    pub deadlines: Vec<Deadline>,
    /// How many days ahead a task counts as due soon.
    pub due_soon_days: u32,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { plan_by: None, deadlines: Vec::new(), due_soon_days: 30 }
    }
}

/// When one kind of agency owes one period's report.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Which report.
    pub period: Slot,
    /// `@department`, `@all`, or an agency's id.
    pub kind: Located<String>,
    /// The day.
    pub by: NaiveDate,
}
