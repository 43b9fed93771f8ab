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

/// Counts of difficulties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub raised: i64,
    /// Those that hold up some task that is not done.
    pub open: i64,
    /// Those that come with a proposal.
    pub proposals: i64,
}

impl Counts {
    /// Counts one.
    pub fn add(&mut self, one: &Raised<'_, '_>) {
        self.raised += 1;
        self.open += i64::from(one.holds_up_open());
        self.proposals += i64::from(one.difficulty.proposal.is_some());
    }
}

/// Counts by what `key` says of each, in the order the keys are met.
pub fn by<'r, 's: 'r, 'a: 'r, K: PartialEq>(raised: &'r [Raised<'s, 'a>], key: impl Fn(&'r Raised<'s, 'a>) -> K) -> Vec<(K, Counts)> {
    let mut groups: Vec<(K, Counts)> = Vec::new();
    for one in raised {
        let key = key(one);
        let row = groups.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            groups.push((key, Counts::default()));
            groups.len() - 1
        });
        groups[row].1.add(one);
    }
    groups
}

/// All of them, counted.
pub fn total(raised: &[Raised<'_, '_>]) -> Counts {
    let mut counts = Counts::default();
    for one in raised {
        counts.add(one);
    }
    counts
}

/// The difficulties of one quarter's submitted reports, by agency in protocol order; in a view of one area, those that hold up a task of
/// it.
pub fn of_quarter<'s, 'a>(view: &View<'a>, states: &'s States<'a>, quarter: Quarter) -> Vec<Raised<'s, 'a>> {
    let mut found = Vec::new();
    for agency in view.expected() {
        let id = agency.id.value.as_str();
        let Some(report) = view.checked.submitted(id, view.period.year, Slot::Quarter(quarter)) else { continue };
        for difficulty in &report.difficulties {
            let names =
                |task: &&TaskState<'_>| task.agency == id && difficulty.tasks.iter().any(|held| held.value == task.in_force.task.id.value);
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
