//! Difficulties and proposals of a quarter, each with the tasks it holds up and the area they are in.

use std::collections::BTreeSet;

use super::status::{States, TaskState};
use super::view::View;
use crate::model::period::Quarter;
use crate::model::quarter_report::Difficulty;

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
    /// How many agencies raise one.
    pub agencies: i64,
    /// All of them.
    pub raised: i64,
    /// Those that hold up some task that is not done.
    pub open: i64,
    /// Those that come with a proposal.
    pub proposals: i64,
}

impl Counts {
    /// Counts one; `first`: nobody of its agency was counted before.
    fn add(&mut self, one: &Raised<'_, '_>, first: bool) {
        self.agencies += i64::from(first);
        self.raised += 1;
        self.open += i64::from(one.holds_up_open());
        self.proposals += i64::from(one.difficulty.proposal.is_some());
    }
}

/// Counts by what `key` says of each, in the order the keys are met.
pub fn by<'r, 's: 'r, 'a: 'r, K: PartialEq>(raised: &'r [Raised<'s, 'a>], key: impl Fn(&'r Raised<'s, 'a>) -> K) -> Vec<(K, Counts)> {
    let mut groups: Vec<(K, Vec<Raised<'s, 'a>>)> = Vec::new();
    for one in raised {
        let key = key(one);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, own)) => own.push(one.clone()),
            None => groups.push((key, vec![one.clone()])),
        }
    }
    groups.into_iter().map(|(key, own)| (key, total(&own))).collect()
}

/// All of them, counted.
pub fn total(raised: &[Raised<'_, '_>]) -> Counts {
    let mut counts = Counts::default();
    for (index, one) in raised.iter().enumerate() {
        counts.add(one, raised[..index].iter().all(|before| before.agency != one.agency));
    }
    counts
}

/// The difficulties of one quarter's submitted reports, by agency in protocol order; in a view of one area, those that hold up a task of
/// it.
pub fn of_quarter<'s, 'a>(view: &View<'a>, states: &'s States<'a>, quarter: Quarter) -> Vec<Raised<'s, 'a>> {
    let mut found = Vec::new();
    for agency in view.expected() {
        let id = agency.id.value.as_str();
        let Some(report) = view.report(id, quarter) else { continue };
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

/// Difficulties of the window's earlier quarters that hold up a task still open, of which the agency's report of the last quarter says
/// nothing: it no longer names the task, or is not there. Of one raised quarter after quarter the latest; the earliest first.
pub fn unresolved<'s, 'a>(view: &View<'a>, states: &'s States<'a>) -> Vec<Raised<'s, 'a>> {
    let last = view.period.last;
    let named_still = |agency: &str, task: &str| view.report(agency, last).is_some_and(|report| report.is_held_up(task));
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for quarter in view.period.quarters().rev().filter(|quarter| *quarter < last) {
        let raised = of_quarter(view, states, quarter).into_iter();
        let silent = raised.filter_map(|one| {
            let open = one.held_up.iter().filter(|task| !task.is_done()).map(|task| task.in_force.task.id.value.as_str());
            let open: Vec<&str> = open.filter(|task| !named_still(one.agency, task) && !told.contains(&(one.agency, *task))).collect();
            (!open.is_empty()).then_some((one, open))
        });
        let silent: Vec<(Raised<'s, 'a>, Vec<&str>)> = silent.collect();
        told.extend(silent.iter().flat_map(|(one, open)| open.iter().map(|task| (one.agency, *task))));
        found.splice(0..0, silent.into_iter().map(|(one, _)| one));
    }
    found
}
