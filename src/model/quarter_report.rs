//! An agency's report for a quarter, or its closing state on 31/12.

use chrono::NaiveDate;

use super::agency_plan::LeftOut;
use super::indicator::Indicator;
use super::lookup::Lookup;
use super::narrative::Narrative;
use super::period::{Quarter, quarter_name, year_end};
use crate::language::Text;
use crate::source::{FileId, Located, Place};

/// Which report of the year it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A quarter's.
    Quarter(Quarter),
    /// The state on 31/12, for scoring.
    Closing,
}

impl Slot {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 5] =
        [Self::Quarter(Quarter::Q1), Self::Quarter(Quarter::Q2), Self::Quarter(Quarter::Q3), Self::Quarter(Quarter::Q4), Self::Closing];

    /// Its place in the year, from 0.
    pub fn index(self) -> usize {
        match self {
            Self::Quarter(quarter) => quarter as usize,
            Self::Closing => 4,
        }
    }

    /// Its file name without the ending: `q2`, `closing`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Quarter(quarter) => quarter.key(),
            Self::Closing => "closing",
        }
    }

    /// The day its state is of: the quarter's cut-off, or 31/12.
    pub fn closes(self, year: i32) -> NaiveDate {
        match self {
            Self::Quarter(quarter) => quarter.closes(year),
            Self::Closing => year_end(year),
        }
    }

    /// Its name after “báo cáo”: `quý II`, `tình trạng đến 31/12`.
    pub fn name(self) -> Text {
        match self {
            Self::Quarter(quarter) => quarter_name(quarter),
            Self::Closing => Text::fixed("tình trạng đến 31/12", "closing"),
        }
    }
}

/// One report.
#[derive(Clone, Debug)]
pub struct QuarterReport {
    /// The file.
    pub file: FileId,
    /// Whose report it is.
    pub agency: Located<String>,
    /// Of which year.
    pub year: i32,
    /// Where it says so.
    pub year_place: Place,
    /// Of which quarter.
    pub slot: Slot,
    /// Where it says so.
    pub slot_place: Place,
    /// Its number.
    pub number: Option<Located<String>>,
    /// Whether it states a number, even one that cannot be read.
    pub has_number: bool,
    /// The day it was submitted; a report without one is a draft: neither received nor counted.
    pub submitted: Option<Located<NaiveDate>>,
    /// Whether it states such a day, even one that cannot be read.
    pub has_submitted: bool,
    /// The state of each task, in the file's order.
    pub progress: Vec<Progress>,
    /// The tasks whose entry has no key yet: nothing is said of them, as if it were not there.
    pub blank: Vec<Located<String>>,
    /// Difficulties and proposals.
    pub difficulties: Vec<Difficulty>,
    /// The tasks that difficulties name where that cannot be read, so that no list counts them.
    pub unread_difficulties: Vec<String>,
    /// Flows: this quarter alone.
    pub in_period: Vec<Figure>,
    /// Stocks and opening figures.
    pub at_cut_off: Vec<Figure>,
    /// The indicators whose figure is written and could not be read.
    pub unread_figures: Vec<String>,
    /// Its words by the outline's sections.
    pub narrative: Narrative,
    /// Entries that could not be understood, so that no figure counts them.
    pub left_out: Vec<LeftOut>,
    /// The `[report]` header.
    pub place: Place,
    /// Entries by their task.
    pub by_task: Lookup,
    /// Flows by their indicator.
    pub flows: Lookup,
    /// Stocks and openings by their indicator.
    pub stocks: Lookup,
}

impl QuarterReport {
    /// Whether it was submitted.
    pub fn is_submitted(&self) -> bool {
        self.submitted.is_some()
    }

    /// The entry of a planned task.
    pub fn progress_of(&self, task: &str) -> Option<&Progress> {
        self.by_task.position(&self.progress, Progress::key, task).map(|row| &self.progress[row])
    }

    /// Whether some difficulty names a planned task, in a list that may not be readable.
    pub fn is_held_up(&self, task: &str) -> bool {
        self.difficulty_of(task).is_some() || self.unread_difficulties.iter().any(|held| held == task)
    }

    /// The first difficulty that names a planned task.
    pub fn difficulty_of(&self, task: &str) -> Option<&Difficulty> {
        self.difficulties.iter().find(|difficulty| difficulty.tasks.iter().any(|held| held.value == task))
    }

    /// The figure of an indicator, in whichever of the two tables it stands.
    pub fn figure(&self, indicator: &str) -> Option<&Figure> {
        let of = |lookup: &Lookup, rows: &'_ [Figure]| lookup.position(rows, Figure::key, indicator);
        match of(&self.flows, &self.in_period) {
            Some(row) => Some(&self.in_period[row]),
            None => of(&self.stocks, &self.at_cut_off).map(|row| &self.at_cut_off[row]),
        }
    }

    /// The table in which the figure of an indicator stands, where it has one.
    pub fn table_of(&self, indicator: &str) -> Option<&'static str> {
        let figure = self.figure(indicator)?;
        Some(if self.in_period.iter().any(|own| std::ptr::eq(own, figure)) { Indicator::IN_PERIOD } else { Indicator::AT_CUT_OFF })
    }
}

impl Progress {
    /// The id of its task.
    pub fn key(&self) -> &str {
        &self.task.value
    }

    /// The day the task was completed, where that is one up to `day`: what lies ahead has not happened.
    pub fn completed_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.completed.as_ref().map(|completed| completed.value).filter(|completed| *completed <= day)
    }

    /// Whether it says that the task is open: no day of completion, whether or not it can be read.
    pub fn is_open(&self) -> bool {
        self.completed.is_none() && !self.misspells("completed")
    }

    /// Whether a misspelt key stands for `key`, and that is a finding already.
    pub fn misspells(&self, key: &str) -> bool {
        self.misspelt.contains(&key)
    }
}

impl Figure {
    /// The id of its indicator.
    pub fn key(&self) -> &str {
        &self.indicator.value
    }
}

/// The state of a planned task at the cut-off.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The planned task.
    pub task: Located<String>,
    /// What was done, as leaders read it.
    pub result: Option<Located<String>>,
    /// How far, 0 to 100.
    pub percent: Option<Located<i64>>,
    /// When work began.
    pub started: Option<Located<NaiveDate>>,
    /// The day the competent authority signed the product: present = done.
    pub completed: Option<Located<NaiveDate>>,
    /// Submitted up on this day and waiting: still open.
    pub awaiting_approval: Option<Located<NaiveDate>>,
    /// For a task without a deadline: whether it was carried out in this quarter.
    pub carried_out: Option<Located<bool>>,
    /// For an on-event task: `false` when there was no event.
    pub arisen: Option<Located<bool>>,
    /// Whether it states evidence, even what cannot be read.
    pub has_evidence: bool,
    /// The documents that show it.
    pub evidence: Vec<Evidence>,
    /// Money spent since the year began, in đồng.
    pub spent_to_date: Option<Located<i64>>,
    /// Why it is late.
    pub delay_cause: Option<String>,
    /// The keys for which misspelt ones stand: what it would say of these is not known, and it does not lack them.
    pub misspelt: Vec<&'static str>,
    /// Its `[progress.…]` header.
    pub place: Place,
}

/// A document that shows a result (tài liệu kiểm chứng).
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its number.
    pub number: Option<Located<String>>,
    /// Its date.
    pub date: Option<Located<NaiveDate>>,
    /// Its title.
    pub title: Option<String>,
    /// Its file in the repository.
    pub file: Option<String>,
}

/// A difficulty with what is proposed.
#[derive(Clone, Debug)]
pub struct Difficulty {
    /// The table's own name.
    pub id: Located<String>,
    /// The planned tasks it holds up.
    pub tasks: Vec<Located<String>>,
    /// What is difficult.
    pub problem: Option<String>,
    /// Whether it states what is difficult, even what cannot be read.
    pub has_problem: bool,
    /// What is proposed.
    pub proposal: Option<String>,
}

/// The value of an indicator.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The indicator.
    pub indicator: Located<String>,
    /// The value.
    pub value: FigureValue,
    /// Where the value stands.
    pub place: Place,
    /// Its indicator's row in the catalogue of its year, told once for everybody who asks; none for one the catalogue lacks.
    pub(super) row: Option<u32>,
}

impl Figure {
    /// A figure as a file gives it.
    pub fn new(indicator: Located<String>, value: FigureValue, place: Place) -> Self {
        Self { indicator, value, place, row: None }
    }

    /// Forgets its indicator's row.
    pub(super) fn part(&mut self) {
        self.row = None;
    }
}

/// A count, or the agencies counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// A count of things.
    Count(i64),
    /// A list of ids, counted once each.
    Members(Vec<String>),
}
