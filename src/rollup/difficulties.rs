//! Difficulties and proposals of a quarter, each with the tasks it holds up and the area they are in.

use super::status::{States, TaskState};
use super::view::View;
use crate::model::period::Quarter;
use crate::model::quarter_report::{Difficulty, Slot};

/// A difficulty, and what it holds up.
#[derive(Clone, Debug)]
pub struct Raised<'s, 'a> {
    /// Who raises it.
    pub agency: &'a str,
    /// In the report of which quarter.
    pub quarter: Quarter,
    /// The difficulty.
    pub difficulty: &'a Difficulty,
    /// The planned tasks in force it names.
    pub held_up: Vec<&'s TaskState<'a>>,
}

impl Raised<'_, '_> {
    /// The area of the first task it holds up; none where it names no task in force, or one whose area nobody knows.
    pub fn area(&self) -> Option<i64> {
        self.held_up.first().and_then(|task| task.area)
    }

    /// Whether it names some task that is not done.
    pub fn holds_up_open(&self) -> bool {
        self.held_up.iter().any(|task| !task.is_done())
    }
}

/// The difficulties of one quarter's submitted reports, by agency in protocol order; in a view of one area, those that hold up a task of
/// it.
pub fn of_quarter<'s, 'a>(view: &View<'a>, states: &'s States<'a>, quarter: Quarter) -> Vec<Raised<'s, 'a>> {
    let mut found = Vec::new();
    for agency in view.expected() {
        let id = agency.id.value.as_str();
        let Some(report) = view.checked.submitted(id, view.period.year, Slot::Quarter(quarter)) else { continue };
        for difficulty in &report.difficulties {
            let names = |task: &&TaskState<'_>| {
                task.agency == id && difficulty.tasks.iter().any(|held| held.value == task.in_force.task.id.value)
            };
            let held_up: Vec<&TaskState<'a>> = states.tasks.iter().filter(names).collect();
            if view.area.is_none() || !held_up.is_empty() {
                found.push(Raised { agency: id, quarter, difficulty, held_up });
            }
        }
    }
    found
}

/// Difficulties of the window's earlier quarters that hold up a task still open, where the agency's report of the last quarter no longer
/// names that task: the earliest first.
pub fn unresolved<'s, 'a>(view: &View<'a>, states: &'s States<'a>) -> Vec<Raised<'s, 'a>> {
    let last = view.period.last;
    let named_still = |agency: &str, task: &TaskState<'_>| {
        let report = view.checked.submitted(agency, view.period.year, Slot::Quarter(last));
        report.is_some_and(|report| report.is_held_up(&task.in_force.task.id.value))
    };
    let earlier = view.period.quarters().filter(|quarter| *quarter < last);
    let raised = earlier.flat_map(|quarter| of_quarter(view, states, quarter));
    raised.filter(|one| one.held_up.iter().any(|task| !task.is_done() && !named_still(one.agency, task))).collect()
}
