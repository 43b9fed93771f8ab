//! What stands between an agency and its report of a quarter: the plan it rests on, the progress and the figures its file still lacks,
//! and what is late or about to be.
//!
//! It is for those who write the file, so drafts count here as if they were submitted.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::attention;
use super::completeness::{Receipt, Reporting, reporting};
use super::in_force::InForce;
use super::obligations::{Standing, assess};
use super::stated;
use super::status::{self, State, States, TaskState, Undated};
use super::to_report::{Standing as Owing, ToReport, to_report};
use super::view::View;
use crate::model::address::Expected;
use crate::model::agency::Agency;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::Indicator;
use crate::model::period::{Quarter, year_end};
use crate::model::provincial_plan::ProvincialTask;
use crate::model::quarter_report::{QuarterReport, Slot};

/// How far an agency is with its report of the view's last quarter.
#[derive(Clone, Debug)]
pub struct Readiness<'a> {
    /// The agency, what is known of its report and plan, and when the report is due.
    pub reporting: Reporting<'a>,
    /// Its report, draft or submitted; none where there is none that can be read.
    pub report: Option<&'a QuarterReport>,
    /// How many tasks the report is to speak of: those it does, and the silent ones.
    pub owed_tasks: usize,
    /// The tasks it is to speak of and does not.
    pub silent: Vec<ToReport<'a>>,
    /// The tasks without a deadline that it speaks of without saying whether they were carried out.
    pub undecided: Vec<TaskState<'a>>,
    /// How many indicators the agency owes.
    pub owed_figures: usize,
    /// The indicators it owes and the report does not state.
    pub lacking: Vec<&'a Indicator>,
    /// The province's tasks that its plan neither implements nor declares not applicable; none where there is no plan to look in.
    pub not_derived: Vec<&'a ProvincialTask>,
    /// The same for tasks whose assignment is inferred.
    pub inferred_not_derived: Vec<&'a ProvincialTask>,
    /// The earlier quarters of the year whose report nobody submitted.
    pub behind: Vec<Quarter>,
    /// The day deadlines are counted from: today, within the quarter and, until the report is sent, what is left of its year.
    pub day: NaiveDate,
    /// Tasks that the report has to call late, the longest overdue first: past their deadline at the quarter's cut-off, or today where
    /// that is earlier, and on `day` still not known to be done.
    pub overdue: Vec<TaskState<'a>>,
    /// Those of them for which no cause is stated.
    pub unexplained: Vec<&'a str>,
    /// Open tasks that fall due soon after `day`, the nearest first; none once the quarter has closed and its report is sent.
    pub due_soon: Vec<TaskState<'a>>,
}

impl Readiness<'_> {
    /// Whether the plan is there and whole, and the report says all that it is to say.
    pub fn is_whole(&self) -> bool {
        self.reporting.has_plan
            && self.not_derived.is_empty()
            && self.report.is_some()
            && self.silent.is_empty()
            && self.undecided.is_empty()
            && self.lacking.is_empty()
    }

    /// Whether the report is there and submitted.
    pub fn is_submitted(&self) -> bool {
        matches!(self.reporting.receipt, Receipt::Counted(_))
    }
}

/// How far the agencies of a view are that owe a report, in protocol order. `today` is the day deadlines are counted from; the view's own
/// day of states is not looked at.
pub fn readiness<'a>(view: &View<'a>, today: NaiveDate) -> Vec<Readiness<'a>> {
    let (quarter, year) = (view.period.last, view.period.year);
    let in_quarter = today.clamp(quarter.opens(year), quarter.closes(year));
    let view = View { drafts: true, as_of: in_quarter, ..view.clone() };
    let states = status::states(&view);
    // What a report has to call late is settled at its cut-off; until it is sent, it is later by now, if it is not done since.
    let now = View { as_of: today.clamp(quarter.opens(year), year_end(year)), ..view.clone() };
    let states_now = if now.as_of == view.as_of { None } else { Some(status::states(&now)) };
    let states_now = states_now.as_ref().unwrap_or(&states);
    let at_cut_off = Deadlines::of(&view, &states);
    let by_now = Deadlines::of(&now, states_now);
    let own = by_agency(states.tasks.iter().collect());
    let not_derived = not_derived(&view, &states);
    let agencies = view.expected().into_iter();
    agencies
        .map(|agency| {
            let id = agency.id.value.as_str();
            let tasks = own.get(id).map_or(&[][..], Vec::as_slice);
            let base = of_report(&view, agency, tasks);
            let of_plan = |inferred: bool| -> Vec<&ProvincialTask> {
                let own = not_derived.get(id).filter(|_| base.reporting.has_plan).into_iter().flatten();
                own.filter(|(_, other)| *other == inferred).map(|(task, _)| *task).collect()
            };
            let is_closed = base.is_submitted() && now.as_of > view.as_of;
            let (deadlines, day) = if is_closed { (&at_cut_off, view.as_of) } else { (&by_now, now.as_of) };
            let was_late = |task: &&TaskState<'_>| at_cut_off.is_overdue(id, &task.in_force.task.id.value);
            let overdue: Vec<TaskState<'a>> = deadlines.overdue(id).filter(was_late).cloned().collect();
            let due_soon = if is_closed { Vec::new() } else { deadlines.due_soon(id) };
            Readiness {
                not_derived: of_plan(false),
                inferred_not_derived: of_plan(true),
                day,
                unexplained: deadlines
                    .unexplained(id)
                    .filter(|task| overdue.iter().any(|late| late.in_force.task.id.value == *task))
                    .collect(),
                overdue,
                due_soon,
                ..base
            }
        })
        .collect()
}

/// What is late and what falls due soon on a day, by agency.
struct Deadlines<'s, 'a> {
    overdue: HashMap<&'a str, Vec<&'s TaskState<'a>>>,
    unexplained: HashMap<&'a str, Vec<&'s TaskState<'a>>>,
    due_soon: HashMap<&'a str, Vec<&'s TaskState<'a>>>,
}

impl<'s, 'a> Deadlines<'s, 'a> {
    fn of(view: &View<'a>, states: &'s States<'a>) -> Self {
        Self {
            overdue: by_agency(attention::overdue(view, states)),
            unexplained: by_agency(attention::unexplained(view, states)),
            due_soon: by_agency(attention::due_soon(view, states)),
        }
    }

    fn overdue(&self, agency: &str) -> impl Iterator<Item = &'s TaskState<'a>> {
        self.overdue.get(agency).into_iter().flatten().copied()
    }

    fn is_overdue(&self, agency: &str, task: &str) -> bool {
        self.overdue(agency).any(|late| late.in_force.task.id.value == task)
    }

    fn unexplained(&self, agency: &str) -> impl Iterator<Item = &'a str> {
        self.unexplained.get(agency).into_iter().flatten().map(|task| task.in_force.task.id.value.as_str())
    }

    fn due_soon(&self, agency: &str) -> Vec<TaskState<'a>> {
        self.due_soon.get(agency).into_iter().flatten().map(|task| (*task).clone()).collect()
    }
}

/// What an agency's report says and lacks, with nothing yet of its plan and of deadlines.
fn of_report<'a>(view: &View<'a>, agency: &'a Agency, tasks: &[&TaskState<'a>]) -> Readiness<'a> {
    let (id, quarter, year) = (agency.id.value.as_str(), view.period.last, view.period.year);
    let report = view.checked.report(id, year, Slot::Quarter(quarter));
    // An entry or a figure that is there and cannot be read is a finding, not a lack.
    let is_unread = |task: &InForce<'_>| report.is_some_and(|report| report.left_out.iter().any(|entry| entry.entry == task.task.id.value));
    let (mut spoken_of, mut silent) = (0, Vec::new());
    for task in to_report(view.checked, id, year, quarter, view.as_of) {
        match task.standing {
            _ if task.said.is_some() || is_unread(&task.in_force) => {
                spoken_of += usize::from(matches!(task.standing, Owing::Owed | Owing::Done(_)));
            }
            Owing::Owed => silent.push(task),
            Owing::Done(_) | Owing::NotItsQuarter | Owing::Withdrawn => {}
        }
    }
    let says_nothing = |task: &TaskState<'_>| {
        task.state == State::Undated(Undated::NotReported) && task.entries[quarter as usize].is_some() && !is_unread(&task.in_force)
    };
    let undecided = tasks.iter().filter(|task| says_nothing(task)).map(|task| (*task).clone()).collect();
    let owed: Vec<&Indicator> = stated::owed(view.bundle, id).collect();
    let states = |indicator: &Indicator| {
        report.is_some_and(|report| {
            report.figure(indicator.key()).is_some() || report.unread_figures.iter().any(|unread| unread == indicator.key())
        })
    };
    let is_behind = |earlier: &Quarter| *earlier < quarter && !is_received(view.checked, id, year, *earlier);
    Readiness {
        reporting: reporting(view, agency, Slot::Quarter(quarter)),
        report,
        owed_tasks: spoken_of + silent.len(),
        silent,
        undecided,
        owed_figures: owed.len(),
        lacking: owed.into_iter().filter(|indicator| !states(indicator)).collect(),
        not_derived: Vec::new(),
        inferred_not_derived: Vec::new(),
        behind: Quarter::ALL.into_iter().filter(is_behind).collect(),
        day: view.as_of,
        overdue: Vec::new(),
        unexplained: Vec::new(),
        due_soon: Vec::new(),
    }
}

/// The obligations of single agencies that no plan takes up, by agency, each with whether it is inferred.
fn not_derived<'a>(view: &View<'a>, states: &States<'a>) -> HashMap<&'a str, Vec<(&'a ProvincialTask, bool)>> {
    let mut missing: HashMap<&str, Vec<(&ProvincialTask, bool)>> = HashMap::new();
    for one in assess(view, states).into_iter().filter(|one| one.standing == Standing::NotDerived) {
        if let [agency] = one.obligation.agencies.as_slice() {
            missing.entry(&agency.id.value).or_default().push((one.obligation.task, one.obligation.assignment.inferred));
        }
    }
    missing
}

fn by_agency<'s, 'a>(tasks: Vec<&'s TaskState<'a>>) -> HashMap<&'a str, Vec<&'s TaskState<'a>>> {
    let mut groups: HashMap<&str, Vec<&TaskState<'a>>> = HashMap::new();
    for task in tasks {
        groups.entry(task.agency).or_default().push(task);
    }
    groups
}

/// The quarter an agency's next report is of: the first draft after what it submitted last; or else the quarter closed last, until its
/// report is in or the next cut-off is nearer; or else the quarter `today` falls in.
pub fn next_quarter(checked: &Checked, agency: &str, year: i32, today: NaiveDate) -> Quarter {
    let of = |quarter: Quarter| checked.report(agency, year, Slot::Quarter(quarter));
    let last_submitted = Quarter::ALL.into_iter().rev().find(|quarter| of(*quarter).is_some_and(QuarterReport::is_submitted));
    let is_ahead = |quarter: &Quarter| last_submitted.is_none_or(|last| *quarter > last);
    let draft = Quarter::ALL.into_iter().find(|quarter| is_ahead(quarter) && of(*quarter).is_some());
    draft.or_else(|| fresh(year, today).filter(is_ahead)).unwrap_or_else(|| Quarter::of_day(today, year))
}

/// The quarter whose reports a province collects: the one closed last, until all that are owed are in or the next cut-off is nearer; or
/// else the one `today` falls in.
pub fn collected_quarter(checked: &Checked, bundle: &Bundle, today: NaiveDate) -> Quarter {
    let year = bundle.plan.year;
    let is_in = |quarter: Quarter| bundle.reporting().iter().all(|agency| is_received(checked, &agency.id.value, year, quarter));
    fresh(year, today).filter(|quarter| !is_in(*quarter)).unwrap_or_else(|| Quarter::of_day(today, year))
}

/// Whether a report was received, usable or not.
fn is_received(checked: &Checked, agency: &str, year: i32, quarter: Quarter) -> bool {
    let slot = Slot::Quarter(quarter);
    let unusable = || checked.workspace().unusable_document(agency, year, Expected::Report(slot));
    checked.submitted(agency, year, slot).is_some() || unusable().is_some_and(|file| file.received)
}

/// The quarter of a year that had closed last on a day, as long as no later cut-off is nearer.
fn fresh(year: i32, today: NaiveDate) -> Option<Quarter> {
    let closed = Quarter::ALL.into_iter().rev().find(|quarter| quarter.closes(year) < today)?;
    let next = Quarter::ALL.into_iter().find(|quarter| *quarter > closed);
    next.is_none_or(|next| today - closed.closes(year) <= next.closes(year) - today).then_some(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_quarter_gives_way_to_the_next_half_way() {
        let on = |text: &str| fresh(2021, text.parse().expect("a date"));
        // Quarter I closes on 14/3 and II on 14/6, 92 days later: 46 days after the first is the middle, 29/4.
        assert_eq!(on("2021-03-14"), None);
        assert_eq!(on("2021-03-15"), Some(Quarter::Q1));
        assert_eq!(on("2021-04-29"), Some(Quarter::Q1));
        assert_eq!(on("2021-04-30"), None);
        assert_eq!(on("2021-06-14"), None);
        assert_eq!(on("2021-06-15"), Some(Quarter::Q2));
        assert_eq!(on("2026-01-01"), Some(Quarter::Q4), "nothing of that year closes later");
    }
}
