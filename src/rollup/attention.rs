//! What needs somebody's attention: tasks past their deadline, tasks about to be, and difficulties.

use chrono::{Days, NaiveDate};

use super::status::{Dated, State, States, TaskState};
use super::view::View;
use crate::model::period::Quarter;

/// The tasks past their deadline and not known to be done, the longest overdue first.
pub fn overdue<'s, 'a>(view: &View<'_>, states: &'s States<'a>) -> Vec<&'s TaskState<'a>> {
    let mut tasks: Vec<_> = states.tasks.iter().filter(|task| task.is_past_due(view.as_of)).collect();
    tasks.sort_by_key(|task| task.due);
    tasks
}

/// The overdue tasks for which no cause is stated, the longest overdue first.
pub fn unexplained<'s, 'a>(view: &View<'a>, states: &'s States<'a>) -> Vec<&'s TaskState<'a>> {
    overdue(view, states).into_iter().filter(|task| cause(view, task).is_none()).collect()
}

/// The agencies that have overdue tasks, with how many and the most days one is late: the most tasks first, then protocol order.
pub fn overdue_by_agency<'a>(view: &View<'_>, states: &States<'a>) -> Vec<(&'a str, i64, i64)> {
    let mut agencies: Vec<(&str, i64, i64)> = Vec::new();
    // Tasks stand by agency in protocol order, and the sort keeps it among equals.
    for task in states.tasks.iter().filter(|task| task.is_past_due(view.as_of)) {
        let days = days_late(task, view.as_of);
        match agencies.iter_mut().find(|(agency, ..)| *agency == task.agency) {
            Some((_, count, most)) => (*count, *most) = (*count + 1, days.max(*most)),
            None => agencies.push((task.agency, 1, days)),
        }
    }
    agencies.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    agencies
}

/// The open tasks whose deadline falls on the as-of day or within `days` after it, the nearest first.
pub fn due_soon<'s, 'a>(view: &View<'_>, states: &'s States<'a>) -> Vec<&'s TaskState<'a>> {
    let days = u64::from(view.checked.workspace().manifest.calendar.due_soon_days);
    let until = view.as_of.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
    let open = |task: &TaskState<'_>| matches!(task.state, State::Dated(Dated::OpenInTerm | Dated::NotReported));
    let soon = |task: &TaskState<'_>| task.due.is_some_and(|due| due >= view.as_of && due <= until);
    let mut tasks: Vec<_> = states.tasks.iter().filter(|task| open(task) && soon(task)).collect();
    tasks.sort_by_key(|task| task.due);
    tasks
}

/// How many days a task is late on the as-of day.
pub fn days_late(task: &TaskState<'_>, as_of: NaiveDate) -> i64 {
    task.due.map_or(0, |due| (as_of - due).num_days().max(0))
}

/// Why a task is late: its own words, or the difficulties of its agency's report that name it.
pub fn cause<'a>(view: &View<'a>, task: &TaskState<'a>) -> Option<&'a str> {
    if let Some(cause) = task.latest.and_then(|entry| entry.delay_cause.as_deref()) {
        return Some(cause);
    }
    let id = &task.in_force.task.id.value;
    let quarters = Quarter::ALL.into_iter().rev().filter(|quarter| *quarter <= view.period.last);
    quarters
        .filter_map(|quarter| view.report(task.agency, quarter))
        .find_map(|report| report.difficulty_of(id))
        .and_then(|difficulty| difficulty.problem.as_deref())
}
