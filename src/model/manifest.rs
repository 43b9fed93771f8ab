//! `cchc.toml`: which plans a workspace stands on, how strict its rules are, and the province's calendar.

use chrono::{Datelike, Days, NaiveDate};

use super::quarter_report::Slot;
use crate::language::Language;
use crate::level::Level;
use crate::source::{FileId, Located};

/// The manifest.
#[derive(Clone, Debug, Default)]
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
    /// Entries let off a rule.
    pub exceptions: Vec<Exception>,
    /// What the province sets.
    pub calendar: Calendar,
}

/// One entry, or one file, let off one rule: its findings are not shown, its figures count as ever.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The rule, by name or code.
    pub rule: Located<String>,
    /// Where: `so-y-te/2021/q2#SYT-04`, or a whole file without `#`.
    pub at: Located<String>,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Located<NaiveDate>>,
}

impl Exception {
    /// The path of the file it names, without `agencies/` and the ending where it was written so; and the entry.
    pub fn target(&self) -> (&str, Option<&str>) {
        self.at.value.split_once('#').map_or((self.at.value.as_str(), None), |(file, entry)| (file, Some(entry)))
    }
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
    pub by: Located<NaiveDate>,
}

impl Deadline {
    /// Whether `date` would be a deadline of `year`: a calendar may carry rows of several years, and a report is due after its window closed
    /// and within the twelvemonth.
    pub fn is_of(&self, year: i32, date: NaiveDate) -> bool {
        let closed = self.period.closes(year);
        date >= closed && date < closed + Days::new(365)
    }
}

/// The year whose plans are due on a day: the one whose beginning is nearest.
pub fn plans_year(by: NaiveDate) -> i32 {
    if by.month() > 6 { by.year() + 1 } else { by.year() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_of_the_year_it_is_nearest_to() {
        let of = |text: &str| plans_year(text.parse().expect("a date"));
        assert_eq!(of("2020-12-31"), 2021);
        assert_eq!(of("2021-01-31"), 2021);
        assert_eq!(of("2021-06-30"), 2021);
        assert_eq!(of("2021-07-01"), 2022);
    }
}
