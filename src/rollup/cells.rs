//! Cells and rates: counts of planned tasks by state, by any grouping; the groups' sums agree whatever the grouping.

use std::collections::BTreeMap;
use std::ops::{AddAssign, RangeInclusive};

use chrono::NaiveDate;

use super::status::{Dated, State, TaskState, Undated, YearEnd};
use super::view::View;

/// A ratio kept as what it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// What is counted.
    pub numerator: i64,
    /// Of how many.
    pub denominator: i64,
}

/// Counts of planned tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// Done on time.
    pub done_on_time: i64,
    /// Done late.
    pub done_late: i64,
    /// Open in term.
    pub open_in_term: i64,
    /// Open overdue.
    pub open_overdue: i64,
    /// Open, with no entry in the period's last quarter.
    pub not_reported: i64,
    /// Of all dated: due on or before the as-of day.
    pub due: i64,
    /// Of those: done.
    pub done_of_due: i64,
    /// Of those not reported: due before the as-of day.
    pub not_reported_past_due: i64,
    /// Of those done: completed within the last quarter alone.
    pub completed_in_quarter: i64,
    /// Undated: carried out in the last quarter.
    pub carried_out: i64,
    /// Undated: not carried out.
    pub not_carried_out: i64,
    /// Undated: no entry.
    pub undated_not_reported: i64,
    /// Undated: no event; outside the total.
    pub not_arisen: i64,
    /// Undated: not owed in this quarter; outside the total.
    pub not_owed: i64,
    /// At the year's end, undated: carried out whenever owed.
    pub undated_done: i64,
    /// At the year's end, undated: owed at all.
    pub undated_owed_in_year: i64,
}

impl Cells {
    /// Counts one task; `quarter` are the days of the last quarter alone.
    pub fn add(&mut self, task: &TaskState<'_>, as_of: NaiveDate, quarter: &RangeInclusive<NaiveDate>) {
        match task.state {
            State::Dated(cell) => {
                *match cell {
                    Dated::DoneOnTime => &mut self.done_on_time,
                    Dated::DoneLate => &mut self.done_late,
                    Dated::OpenInTerm => &mut self.open_in_term,
                    Dated::OpenOverdue => &mut self.open_overdue,
                    Dated::NotReported => &mut self.not_reported,
                } += 1;
                let done = matches!(cell, Dated::DoneOnTime | Dated::DoneLate);
                if task.due.is_some_and(|due| due <= as_of) {
                    self.due += 1;
                    self.done_of_due += i64::from(done);
                }
                self.not_reported_past_due += i64::from(cell == Dated::NotReported && task.is_past_due(as_of));
                self.completed_in_quarter += i64::from(task.completed.is_some_and(|day| quarter.contains(&day)));
            }
            State::Undated(cell) => {
                *match cell {
                    Undated::CarriedOut => &mut self.carried_out,
                    Undated::NotCarriedOut => &mut self.not_carried_out,
                    Undated::NotReported => &mut self.undated_not_reported,
                    Undated::NotArisen => &mut self.not_arisen,
                    Undated::NotOwed => &mut self.not_owed,
                } += 1;
                self.undated_done += i64::from(task.year_end == Some(YearEnd::Done));
                self.undated_owed_in_year += i64::from(matches!(task.year_end, Some(YearEnd::Done | YearEnd::NotDone)));
            }
        }
    }

    /// All tasks with a deadline.
    pub fn dated(&self) -> i64 {
        self.done() + self.open() + self.not_reported
    }

    /// Those done.
    pub fn done(&self) -> i64 {
        self.done_on_time + self.done_late
    }

    /// All undated tasks owed in the quarter.
    pub fn undated(&self) -> i64 {
        self.carried_out + self.not_carried_out + self.undated_not_reported
    }

    /// All undated tasks, owed in the quarter or not, arisen or not.
    pub fn without_deadline(&self) -> i64 {
        self.undated() + self.not_arisen + self.not_owed
    }

    /// All planned tasks, dated and undated.
    pub fn planned(&self) -> i64 {
        self.dated() + self.without_deadline()
    }

    /// Those that their reports tell as open.
    pub fn open(&self) -> i64 {
        self.open_in_term + self.open_overdue
    }

    /// Those past their deadline and not known to be done.
    pub fn past_due(&self) -> i64 {
        self.open_overdue + self.not_reported_past_due
    }

    /// Tỷ lệ hoàn thành kế hoạch: done / all dated.
    pub fn plan_completed(&self) -> Rate {
        Rate { numerator: self.done(), denominator: self.dated() }
    }

    /// The same over all tasks, dated and undated: told at the year's end only.
    pub fn plan_completed_all(&self) -> Rate {
        Rate { numerator: self.done() + self.undated_done, denominator: self.dated() + self.undated_owed_in_year }
    }

    /// Tỷ lệ hoàn thành nhiệm vụ đến hạn: done with due ≤ as-of / due ≤ as-of.
    pub fn due_completed(&self) -> Rate {
        Rate { numerator: self.done_of_due, denominator: self.due }
    }

    /// Tỷ lệ nhiệm vụ hoàn thành đúng hạn: done on time / done.
    pub fn on_time(&self) -> Rate {
        Rate { numerator: self.done_on_time, denominator: self.done() }
    }

    /// Tỷ lệ hoàn thành trên số đã hoàn thành và quá hạn: done / (done + open overdue + not reported and past due).
    pub fn done_of_done_and_overdue(&self) -> Rate {
        Rate { numerator: self.done(), denominator: self.done() + self.past_due() }
    }
}

impl AddAssign for Cells {
    fn add_assign(&mut self, other: Self) {
        self.done_on_time += other.done_on_time;
        self.done_late += other.done_late;
        self.open_in_term += other.open_in_term;
        self.open_overdue += other.open_overdue;
        self.not_reported += other.not_reported;
        self.due += other.due;
        self.done_of_due += other.done_of_due;
        self.not_reported_past_due += other.not_reported_past_due;
        self.completed_in_quarter += other.completed_in_quarter;
        self.carried_out += other.carried_out;
        self.not_carried_out += other.not_carried_out;
        self.undated_not_reported += other.undated_not_reported;
        self.not_arisen += other.not_arisen;
        self.not_owed += other.not_owed;
        self.undated_done += other.undated_done;
        self.undated_owed_in_year += other.undated_owed_in_year;
    }
}

/// The days of the last quarter alone.
fn window(view: &View<'_>) -> RangeInclusive<NaiveDate> {
    let alone = view.period.last_quarter_alone();
    alone.opens()..=alone.closes()
}

/// The cells of `tasks`, together.
pub fn total<'t, 'a: 't>(view: &View<'_>, tasks: impl IntoIterator<Item = &'t TaskState<'a>>) -> Cells {
    let quarter = window(view);
    let mut cells = Cells::default();
    for task in tasks {
        cells.add(task, view.as_of, &quarter);
    }
    cells
}

/// The cells of `tasks` by what `key` says of each.
pub fn by<'t, 'a: 't, K: Ord>(
    view: &View<'_>,
    tasks: impl IntoIterator<Item = &'t TaskState<'a>>,
    key: impl Fn(&'t TaskState<'a>) -> K,
) -> BTreeMap<K, Cells> {
    let quarter = window(view);
    let mut groups: BTreeMap<K, Cells> = BTreeMap::new();
    // Tasks mostly stand together with others of their group: a run is counted before it is looked up.
    let mut run: Option<(K, Cells)> = None;
    for task in tasks {
        let key = key(task);
        if run.as_ref().is_none_or(|(own, _)| *own != key)
            && let Some((own, cells)) = run.replace((key, Cells::default()))
        {
            *groups.entry(own).or_default() += cells;
        }
        if let Some((_, cells)) = &mut run {
            cells.add(task, view.as_of, &quarter);
        }
    }
    if let Some((own, cells)) = run {
        *groups.entry(own).or_default() += cells;
    }
    groups
}
