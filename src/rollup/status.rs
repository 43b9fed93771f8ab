//! The state of every planned task in force: the one list that all cells, rates and obligations count.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::in_force::{self, InForce};
use super::view::View;
use crate::language::Text;
use crate::model::agency_plan::{AgencyPlan, PlannedTask};
use crate::model::bundle::Bundle;
use crate::model::checked::AgencyYear;
use crate::model::due::Schedule;
use crate::model::period::{Quarter, year_end};
use crate::model::quarter_report::{Progress, QuarterReport, Slot};
use crate::source::Located;

/// The cell of a task with a deadline: exactly one of five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dated {
    /// Hoàn thành đúng hạn: completed on or before the last day.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Chưa hoàn thành, trong hạn; the due day itself is in term.
    OpenInTerm,
    /// Chưa hoàn thành, quá hạn.
    OpenOverdue,
    /// Chưa có báo cáo: open, with no entry in the period's last quarter.
    NotReported,
}

/// The cell of a task without a deadline, in the period's last quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undated {
    /// Đã thực hiện trong kỳ.
    CarriedOut,
    /// Chưa thực hiện trong kỳ.
    NotCarriedOut,
    /// Chưa có báo cáo.
    NotReported,
    /// Chưa phát sinh: an on-event task without an event; outside the total.
    NotArisen,
    /// Not owed in this quarter (half-yearly ones in quarters I and III); outside the total.
    NotOwed,
}

/// Which cell a task is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has a deadline.
    Dated(Dated),
    /// It has none.
    Undated(Undated),
}

impl State {
    /// The cell's name.
    pub fn shown(self) -> Text {
        match self {
            Self::Dated(Dated::DoneOnTime) => Text::fixed("hoàn thành đúng hạn", "done on time"),
            Self::Dated(Dated::DoneLate) => Text::fixed("hoàn thành quá hạn", "done late"),
            Self::Dated(Dated::OpenInTerm) => Text::fixed("chưa hoàn thành, trong hạn", "open in term"),
            Self::Dated(Dated::OpenOverdue) => Text::fixed("chưa hoàn thành, quá hạn", "open overdue"),
            Self::Dated(Dated::NotReported) | Self::Undated(Undated::NotReported) => Text::fixed("chưa có báo cáo", "not reported"),
            Self::Undated(Undated::CarriedOut) => Text::fixed("đã thực hiện trong kỳ", "carried out in the period"),
            Self::Undated(Undated::NotCarriedOut) => Text::fixed("chưa thực hiện trong kỳ", "not carried out in the period"),
            Self::Undated(Undated::NotArisen) => Text::fixed("chưa phát sinh", "not arisen"),
            Self::Undated(Undated::NotOwed) => Text::fixed("không đến kỳ thực hiện", "not owed this quarter"),
        }
    }
}

/// How an undated task stands over the whole year, told at the year's end only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearEnd {
    /// Carried out in every quarter it was owed.
    Done,
    /// Owed in some quarter and not carried out, or not reported.
    NotDone,
    /// Never owed: no event all year.
    NeverOwed,
}

/// A planned task in force with its state.
#[derive(Clone, Debug)]
pub struct TaskState<'a> {
    /// Whose it is.
    pub agency: &'a str,
    /// The task.
    pub in_force: InForce<'a>,
    /// The area it counts in: of the first provincial task it implements. None where that is unknown.
    pub area: Option<i64>,
    /// The cell.
    pub state: State,
    /// The last day that counts as in time.
    pub due: Option<NaiveDate>,
    /// The day it was completed, by the as-of day.
    pub completed: Option<NaiveDate>,
    /// Its latest entry up to the period.
    pub latest: Option<&'a Progress>,
    /// Its entries of quarters I to IV, submitted and up to the period.
    pub entries: [Option<&'a Progress>; 4],
    /// For undated tasks at the year's end.
    pub year_end: Option<YearEnd>,
}

impl<'a> TaskState<'a> {
    /// What was spent on it since the year began, as its latest entry states.
    pub fn spent(&self) -> Option<&'a Located<i64>> {
        self.latest.and_then(|entry| entry.spent_to_date.as_ref())
    }

    /// Whether it is done: completed, or at the year's end carried out whenever it was owed.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Dated(Dated::DoneOnTime | Dated::DoneLate))
            || matches!(self.year_end, Some(YearEnd::Done | YearEnd::NeverOwed))
    }

    /// Whether its deadline has passed and it is not known to be done.
    pub fn is_past_due(&self, as_of: NaiveDate) -> bool {
        match self.state {
            State::Dated(Dated::OpenOverdue) => true,
            State::Dated(Dated::NotReported) => self.due.is_some_and(|due| due < as_of),
            State::Dated(_) | State::Undated(_) => false,
        }
    }
}

/// Every planned task of a view.
#[derive(Clone, Debug, Default)]
pub struct States<'a> {
    /// Those in force.
    pub tasks: Vec<TaskState<'a>>,
    /// Those withdrawn by an amendment: agency and task.
    pub withdrawn: Vec<(&'a str, InForce<'a>)>,
}

/// The state of every planned task of `view`, by agency in protocol order, then as the plan has them.
pub fn states<'a>(view: &View<'a>) -> States<'a> {
    let each: Vec<States<'a>> = view.plans().into_par_iter().map(|plan| of_plan(view, plan)).collect();
    let mut states = States { tasks: Vec::with_capacity(each.iter().map(|own| own.tasks.len()).sum()), withdrawn: Vec::new() };
    for own in each {
        states.tasks.extend(own.tasks);
        states.withdrawn.extend(own.withdrawn);
    }
    states
}

fn of_plan<'a>(view: &View<'a>, plan: &'a AgencyPlan) -> States<'a> {
    let mut states = States::default();
    let Some(year) = view.checked.agency_year(&plan.agency.value, plan.year) else { return states };
    for in_force in in_force::tasks(view.checked, plan, view.as_of) {
        let area = area_of(view.bundle, in_force.task);
        if view.area.is_some() && view.area != area {
            continue;
        }
        if in_force.withdrawn_by.is_some() {
            states.withdrawn.push((&plan.agency.value, in_force));
            continue;
        }
        let own = entries(view, &year, &in_force);
        states.tasks.push(state(view, plan, in_force, area, own));
    }
    states
}

/// The agencies that handed in a closing report.
pub fn closing_agencies<'a>(view: &View<'a>) -> Vec<&'a str> {
    let plans = view.plans().into_iter();
    let ids = plans.filter(|plan| view.checked.submitted(&plan.agency.value, plan.year, Slot::Closing).is_some());
    ids.map(|plan| plan.agency.value.as_str()).collect()
}

/// The cells at 31/12 of the agencies that handed in a closing report.
pub fn closing_states<'a>(view: &View<'a>) -> Vec<TaskState<'a>> {
    let at = year_end(view.period.year);
    let mut tasks = Vec::new();
    for plan in view.plans() {
        let Some(year) = view.checked.agency_year(&plan.agency.value, plan.year) else { continue };
        let Some(closing) = year.submitted(Slot::Closing) else { continue };
        for in_force in in_force::tasks(view.checked, plan, at) {
            let area = area_of(view.bundle, in_force.task);
            let Some(due) = in_force.due.last_day() else { continue };
            if in_force.withdrawn_by.is_some() || view.area.is_some() && view.area != area {
                continue;
            }
            let own = entries(view, &year, &in_force);
            let closing = year.entry(closing, in_force.row, &in_force.task.id.value);
            let latest = closing.or_else(|| latest(&own));
            let (cell, completed) = dated(due, at, latest, closing.is_some());
            tasks.push(TaskState {
                agency: &plan.agency.value,
                in_force,
                area,
                state: State::Dated(cell),
                due: Some(due),
                completed,
                latest,
                entries: own,
                year_end: None,
            });
        }
    }
    tasks
}

/// A task's submitted entries of quarters I to IV, up to the period.
fn entries<'a>(view: &View<'_>, year: &AgencyYear<'a>, in_force: &InForce<'_>) -> [Option<&'a Progress>; 4] {
    Quarter::ALL.map(|quarter| {
        let counts = |report: &&QuarterReport| quarter <= view.period.last && (view.drafts || report.is_submitted());
        let report = year.report(Slot::Quarter(quarter)).filter(counts)?;
        year.entry(report, in_force.row, &in_force.task.id.value)
    })
}

fn latest<'a>(entries: &[Option<&'a Progress>; 4]) -> Option<&'a Progress> {
    entries.iter().rev().find_map(|entry| *entry)
}

fn state<'a>(
    view: &View<'a>,
    plan: &'a AgencyPlan,
    in_force: InForce<'a>,
    area: Option<i64>,
    entries: [Option<&'a Progress>; 4],
) -> TaskState<'a> {
    let last = view.period.last;
    let reported = entries[last as usize];
    let latest = latest(&entries);
    let due = in_force.due.last_day();
    let (state, completed, year_end) = match (in_force.due.schedule(), due) {
        (Some(schedule), _) => {
            let over_year = view.is_year_end().then(|| over_year(view, &in_force, schedule, &entries));
            (State::Undated(undated(schedule, last, reported)), None, over_year)
        }
        (None, due) => {
            let (cell, completed) = dated(due.unwrap_or(NaiveDate::MAX), view.as_of, latest, reported.is_some());
            (State::Dated(cell), completed, None)
        }
    };
    TaskState { agency: &plan.agency.value, in_force, area, state, due, completed, latest, entries, year_end }
}

/// The cell of a task due on `due`, by its latest entry, and the day it was completed; `reported`: the last quarter's report names it.
pub fn dated(due: NaiveDate, as_of: NaiveDate, latest: Option<&Progress>, reported: bool) -> (Dated, Option<NaiveDate>) {
    let completed = latest.and_then(|entry| entry.completed_by(as_of));
    let cell = match completed {
        Some(day) if day <= due => Dated::DoneOnTime,
        Some(_) => Dated::DoneLate,
        None if !reported => Dated::NotReported,
        None if due < as_of => Dated::OpenOverdue,
        None => Dated::OpenInTerm,
    };
    (cell, completed)
}

fn undated(schedule: Schedule, quarter: Quarter, entry: Option<&Progress>) -> Undated {
    if !schedule.is_owed_in(quarter) {
        return Undated::NotOwed;
    }
    let Some(entry) = entry else { return Undated::NotReported };
    let said_no_event = entry.arisen.as_ref().is_some_and(|arisen| !arisen.value);
    match entry.carried_out.as_ref().map(|carried_out| carried_out.value) {
        _ if schedule == Schedule::OnEvent && said_no_event => Undated::NotArisen,
        Some(true) => Undated::CarriedOut,
        Some(false) => Undated::NotCarriedOut,
        None => Undated::NotReported,
    }
}

fn over_year(view: &View<'_>, in_force: &InForce<'_>, schedule: Schedule, entries: &[Option<&Progress>; 4]) -> YearEnd {
    let since = in_force.added_by.map(|amendment| amendment.issued.value);
    let mut owed = Quarter::ALL
        .into_iter()
        .filter(|quarter| since.is_none_or(|since| since <= quarter.closes(view.period.year)))
        .map(|quarter| undated(schedule, quarter, entries[quarter as usize]))
        .filter(|cell| !matches!(cell, Undated::NotArisen | Undated::NotOwed))
        .peekable();
    if owed.peek().is_none() {
        YearEnd::NeverOwed
    } else if owed.all(|cell| cell == Undated::CarriedOut) {
        YearEnd::Done
    } else {
        YearEnd::NotDone
    }
}

/// The area a planned task counts in: of the first provincial task it implements, or its own; none where the province has no such task
/// or area.
pub fn area_of(bundle: &Bundle, task: &PlannedTask) -> Option<i64> {
    let area = match task.implements.first() {
        Some(first) => bundle.plan.task(&first.value)?.area(),
        None => task.area.as_ref().map(|area| area.value),
    };
    area.filter(|area| bundle.plan.area(*area).is_some())
}
