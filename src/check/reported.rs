//! One report beside the plan in force at its cut-off: put together once a report, and handed to every rule that looks at progress.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::model::checked::{AgencyYear, Checked};
use crate::model::due::Schedule;
use crate::model::period::{Quarter, year_end};
use crate::model::quarter_report::{Progress, QuarterReport, Slot};
use crate::rollup::in_force::{self, InForce};
use crate::source::Located;

/// A report, what it says, and what it speaks of.
pub(super) struct Reported<'a> {
    /// The model.
    pub(super) checked: &'a Checked,
    /// The report.
    pub(super) report: &'a QuarterReport,
    /// The day its states are of.
    pub(super) cut_off: NaiveDate,
    /// The agency's plan and reports; none without a plan that counts.
    pub(super) year: Option<AgencyYear<'a>>,
    /// The planned tasks in force at the cut-off, withdrawn ones marked.
    pub(super) tasks: &'a [InForce<'a>],
    /// What the report says, each with the task it speaks of.
    pub(super) entries: &'a [Entry<'a>],
    /// Whether the report's year is one that has a plan, and its place says no other: otherwise that is the fault, not the days in it.
    pub(super) year_holds: bool,
    /// The day it was submitted, where that can be: not before its quarter opened, which is a fault of its own.
    pub(super) sent: Option<&'a Located<NaiveDate>>,
    /// The first and the last day of the report year, for the closing state too.
    days: RangeInclusive<NaiveDate>,
    /// The reports that count of the same agency and year.
    pub(super) reports: [Option<&'a QuarterReport>; Slot::ALL.len()],
}

/// What a report says of a planned task.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    /// What it says.
    pub(super) said: &'a Progress,
    /// The task in force at the cut-off; none where the plan has no such task then.
    pub(super) task: Option<&'a InForce<'a>>,
    /// The task's last day, told once for all who ask; none without a deadline, and for one that was withdrawn.
    due: Option<NaiveDate>,
}

/// What is wrong with a day of completion: the first that holds, so that one slip makes one finding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongDay {
    /// After the report was submitted.
    AfterSubmitted,
    /// Before work began.
    BeforeStarted,
    /// Outside the report year.
    OutsideYear,
}

/// Puts `report` together and shows it to `judge`.
///
/// One that does not count, since another is the same report, is not looked at. One whose place says that it is another's may be held
/// against neither the plan nor the reports of the year it claims: it is shown as if there were none, for what it says by itself alone.
pub(super) fn look(checked: &Checked, report: &QuarterReport, judge: impl FnOnce(&Reported<'_>)) {
    let displaced = checked.displaced(report.file);
    if displaced.is_none() && !checked.counts(report.file) {
        return;
    }
    let year = checked.sure_year(&report.agency.value, report.year).filter(|_| displaced.is_none());
    let cut_off = report.slot.closes(report.year);
    let tasks = year.map_or_else(Vec::new, |year| in_force::tasks(checked, year.plan, cut_off));
    let entries = entries(year, report, &tasks);
    let workspace = checked.workspace();
    let has_plan = workspace.bundles.is_empty() || checked.bundle(report.year).is_some();
    let in_place = displaced.is_none_or(|address| address.year == report.year);
    let reports = Slot::ALL.map(|slot| match year {
        Some(year) => year.report(slot),
        None if displaced.is_some() => None,
        None => checked.sure_report(&report.agency.value, report.year, slot),
    });
    let (year_holds, sent) = (has_plan && in_place, sent(report));
    let days = Quarter::Q1.opens(report.year)..=year_end(report.year);
    judge(&Reported { checked, report, cut_off, year, tasks: &tasks, entries: &entries, year_holds, sent, days, reports });
}

fn entries<'a>(year: Option<AgencyYear<'a>>, report: &'a QuarterReport, tasks: &'a [InForce<'a>]) -> Vec<Entry<'a>> {
    let mut entries = Vec::with_capacity(report.progress.len());
    if let Some(year) = year {
        let of_task = |task: &'a InForce<'a>| {
            let said = year.entry(report, task.row, &task.task.id.value)?;
            let due = task.due.last_day().filter(|_| task.withdrawn_by.is_none());
            Some(Entry { said, task: Some(task), due })
        };
        entries.extend(tasks.iter().filter_map(of_task));
    }
    if entries.len() != report.progress.len() {
        let planned: HashSet<&str> = tasks.iter().map(|task| task.task.id.value.as_str()).collect();
        let others = report.progress.iter().filter(|said| !planned.contains(said.key()));
        entries.extend(others.map(|said| Entry { said, task: None, due: None }));
    }
    entries
}

impl<'a> Entry<'a> {
    /// The same task with what another report says of it.
    pub(super) fn as_said(self, said: &'a Progress) -> Self {
        Self { said, ..self }
    }

    /// The task with its last day, where it has a deadline and was not withdrawn.
    pub(super) fn dated(&self) -> Option<(&'a InForce<'a>, NaiveDate)> {
        Some((self.task?, self.due?))
    }

    /// The task with its schedule, where it has no deadline and was not withdrawn.
    pub(super) fn undated(&self) -> Option<(&'a InForce<'a>, Schedule)> {
        let task = self.task.filter(|task| task.withdrawn_by.is_none())?;
        Some((task, task.due.schedule()?))
    }
}

impl<'a> Reported<'a> {
    /// What the reports before `slot` say of the same task, the latest first; drafts too.
    pub(super) fn before(&self, slot: Slot, entry: Entry<'a>) -> impl Iterator<Item = (&'a QuarterReport, &'a Progress)> + use<'a> {
        let (year, reports) = (self.year, self.reports);
        let said_in = move |slot: Slot| {
            let report = reports[slot.index()]?;
            let id = entry.said.key();
            let said = match (year, entry.task) {
                (Some(year), Some(task)) => year.entry(report, task.row, id)?,
                _ => report.progress_of(id)?,
            };
            Some((report, said))
        };
        Slot::ALL.into_iter().rev().filter(move |other| *other < slot).filter_map(said_in)
    }

    /// What this report's predecessors say of the same task, the latest first.
    pub(super) fn earlier(&self, entry: Entry<'a>) -> impl Iterator<Item = (&'a QuarterReport, &'a Progress)> + use<'a> {
        self.before(self.report.slot, entry)
    }

    /// When work began, as `said` in `report` or last stated before it.
    pub(super) fn started(&self, report: &QuarterReport, said: &'a Progress, entry: Entry<'a>) -> Option<&'a Located<NaiveDate>> {
        said.started.as_ref().or_else(|| {
            // A beginning after the report that states it was submitted is a finding there.
            let stated = |(report, said): (&QuarterReport, &'a Progress)| {
                said.started.as_ref().filter(|started| sent(report).is_none_or(|sent| started.value <= told_until(report, sent)))
            };
            self.before(report.slot, entry).find_map(stated)
        })
    }

    /// What is wrong with the day of completion that `said` in `report` (this one or one before) gives for the task of `entry`.
    pub(super) fn wrong_day(&self, report: &QuarterReport, said: &'a Progress, entry: Entry<'a>) -> Option<WrongDay> {
        let completed = said.completed.as_ref()?.value;
        // It does nothing on a task without a deadline: that is the finding.
        if entry.undated().is_some() {
            return None;
        }
        let sent = if std::ptr::eq(report, self.report) { self.sent } else { sent(report) };
        if sent.is_some_and(|sent| completed > told_until(report, sent)) {
            return Some(WrongDay::AfterSubmitted);
        }
        if self.started(report, said, entry).is_some_and(|started| completed < started.value) {
            return Some(WrongDay::BeforeStarted);
        }
        let repeats = |(_, said): (&QuarterReport, &Progress)| said.completed.as_ref().is_some_and(|other| other.value == completed);
        let outside = !self.days.contains(&completed);
        (outside && self.year_holds && !self.before(report.slot, entry).any(repeats)).then_some(WrongDay::OutsideYear)
    }

    /// The day of completion that a slip of the year most likely meant: the same day in the report year, if that could be.
    pub(super) fn meant_day(&self, entry: Entry<'a>) -> Option<NaiveDate> {
        let written = entry.said.completed.as_ref()?.value;
        if self.days.contains(&written) {
            return None;
        }
        let (opens, ends, year) = (*self.days.start(), *self.days.end(), self.report.year);
        let until = self.sent.map_or(ends, |sent| told_until(self.report, sent));
        let started = self.started(self.report, entry.said, entry).map_or(opens, |started| started.value.max(opens));
        [year, year - 1].into_iter().filter_map(|year| written.with_year(year)).find(|day| (started..=until).contains(day))
    }
}

/// The day a report was submitted, where that can be: not before its quarter opened, which is a fault of its own.
fn sent(report: &QuarterReport) -> Option<&Located<NaiveDate>> {
    let opens = match report.slot {
        Slot::Quarter(quarter) => quarter.opens(report.year),
        Slot::Closing => Quarter::Q4.opens(report.year),
    };
    report.submitted.as_ref().filter(|submitted| submitted.value >= opens)
}

/// The last day that a report submitted on `sent` can tell of: that day; the cut-off, where it says that it was submitted before, which is
/// a fault of its own.
pub(super) fn told_until(report: &QuarterReport, sent: &Located<NaiveDate>) -> NaiveDate {
    sent.value.max(report.slot.closes(report.year))
}

/// The beginning that a slip of the year most likely meant: the same day in the year of what it should come before, if it then does.
pub(super) fn meant_start(written: NaiveDate, before: NaiveDate) -> Option<NaiveDate> {
    let other_year = written.year() != before.year();
    written.with_year(before.year()).filter(|meant| other_year && *meant <= before)
}
