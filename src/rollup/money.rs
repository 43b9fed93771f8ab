//! Money planned and spent, in đồng, over planned tasks; what is not stated is counted as unstated, never as 0.

use std::collections::BTreeMap;

use super::cells::Rate;
use super::in_force::InForce;
use super::status::{State, States, TaskState};
use super::view::View;
use crate::model::agency_plan::AgencyPlan;
use crate::model::checked::{AgencyYear, Checked};
use crate::model::period::{Quarter, year_end};
use crate::model::quarter_report::Slot;
use crate::source::Located;

/// Sums of money, each with how many tasks it stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Planned from the budget.
    pub estimate: i64,
    /// Planned from agencies' own money.
    pub autonomous: i64,
    /// Tasks whose plan states money.
    pub budgeted: i64,
    /// Spent since the year began, over the budgeted tasks whose latest entry up to the period states it.
    pub spent: i64,
    /// How many of the budgeted tasks state it.
    pub spent_stated: i64,
    /// Spent in the last quarter alone, over the budgeted tasks for which both ends are stated.
    pub quarter: i64,
    /// How many those are.
    pub quarter_stated: i64,
    /// Spent on tasks whose plan states no money.
    pub unplanned: i64,
    /// Spent of planned, in đồng: over the tasks that state both, estimate and agencies' own money together.
    pub share: Rate,
    /// How many tasks that share stands on.
    pub share_stated: i64,
    /// Of those: how many spent more than was planned.
    pub over: i64,
}

/// Where a planned task's money comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The budget alone.
    Estimate,
    /// The agency's own money alone.
    Autonomous,
    /// Both.
    Both,
}

impl Source {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Estimate, Self::Autonomous, Self::Both];

    /// Where a task's money comes from; none for a task whose plan states no money. A sum of 0 is no source beside another.
    pub fn of(task: &TaskState<'_>) -> Option<Self> {
        let planned = task.in_force.task;
        let sum = |money: &Option<Located<i64>>| money.as_ref().map(|money| money.value);
        match (sum(&planned.estimate), sum(&planned.autonomous)) {
            (None, None) => None,
            (Some(_), None | Some(0)) => Some(Self::Estimate),
            (None | Some(0), Some(_)) => Some(Self::Autonomous),
            (Some(_), Some(_)) => Some(Self::Both),
        }
    }
}

impl Money {
    /// Adds one task.
    pub fn add(&mut self, task: &TaskState<'_>, quarter: Quarter) {
        let spent = task.spent().map(|money| money.value);
        let Some(_) = task.in_force.task.budget() else {
            self.unplanned = self.unplanned.saturating_add(spent.unwrap_or(0));
            return;
        };
        let planned = &task.in_force.task;
        self.budgeted += 1;
        self.estimate = self.estimate.saturating_add(planned.estimate.as_ref().map_or(0, |money| money.value));
        self.autonomous = self.autonomous.saturating_add(planned.autonomous.as_ref().map_or(0, |money| money.value));
        if let Some(spent) = spent {
            self.spent = self.spent.saturating_add(spent);
            self.spent_stated += 1;
            if let Some(budget) = whole_budget(task) {
                self.share.numerator = self.share.numerator.saturating_add(spent);
                self.share.denominator = self.share.denominator.saturating_add(budget);
                self.share_stated += 1;
                self.over += i64::from(spent > budget);
            }
        }
        if let Some(alone) = in_quarter(task, quarter) {
            self.quarter = self.quarter.saturating_add(alone);
            self.quarter_stated += 1;
        }
    }
}

/// The money of the view's tasks, together.
pub fn total(view: &View<'_>, states: &States<'_>) -> Money {
    let mut money = Money::default();
    for task in &states.tasks {
        money.add(task, view.period.last);
    }
    money
}

/// The money of the view's tasks by the area they count in; none is the area nobody knows.
pub fn by_area(view: &View<'_>, states: &States<'_>) -> BTreeMap<Option<i64>, Money> {
    by(view, states, |task| task.area)
}

/// The money of the view's tasks by what `key` says of each.
pub fn by<'s, 'a, K: Ord>(view: &View<'_>, states: &'s States<'a>, key: impl Fn(&'s TaskState<'a>) -> K) -> BTreeMap<K, Money> {
    let mut groups: BTreeMap<K, Money> = BTreeMap::new();
    for task in &states.tasks {
        groups.entry(key(task)).or_default().add(task, view.period.last);
    }
    groups
}

/// A task that spent more than its plan states.
#[derive(Clone, Copy, Debug)]
pub struct Overspent<'s, 'a> {
    /// The task.
    pub task: &'s TaskState<'a>,
    /// Planned: estimate and own money together.
    pub planned: i64,
    /// Spent to date.
    pub spent: i64,
}

impl Overspent<'_, '_> {
    /// How much more.
    pub fn excess(&self) -> i64 {
        self.spent.saturating_sub(self.planned)
    }
}

/// The tasks that spent more than their plan states, the most in excess first.
pub fn overspent<'s, 'a>(states: &'s States<'a>) -> Vec<Overspent<'s, 'a>> {
    let of = |task: &'s TaskState<'a>| {
        let (planned, spent) = (whole_budget(task)?, task.spent()?.value);
        (spent > planned).then_some(Overspent { task, planned, spent })
    };
    let mut found: Vec<Overspent<'s, 'a>> = states.tasks.iter().filter_map(of).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.excess()));
    found
}

/// The money planned for a task; none where some of it could not be read, since the rest is not what was planned.
fn whole_budget(task: &TaskState<'_>) -> Option<i64> {
    task.in_force.task.budget().filter(|_| !task.in_force.task.budget_unread)
}

/// Of the agencies whose plans state money, how many state the spending of every such task.
pub fn agencies_stating(view: &View<'_>, states: &States<'_>) -> Rate {
    let by_agency = by(view, states, |task| task.agency);
    let budgeted = by_agency.values().filter(|money| money.budgeted > 0);
    budgeted.fold(Rate::default(), |rate, money| Rate {
        numerator: rate.numerator + i64::from(money.spent_stated == money.budgeted),
        denominator: rate.denominator + 1,
    })
}

/// Spent in one quarter: what was spent by its end less what was by the end of the quarter before; not known unless both are.
fn in_quarter(task: &TaskState<'_>, quarter: Quarter) -> Option<i64> {
    let now = spent_by(task, quarter)?;
    match quarter.previous() {
        None => Some(now),
        Some(before) => Some(now - spent_by(task, before)?),
    }
}

/// Spent by the end of a quarter: as that quarter's entry states, or an earlier one's if the task was done by then.
fn spent_by(task: &TaskState<'_>, quarter: Quarter) -> Option<i64> {
    let entry = match task.entries[quarter as usize] {
        Some(entry) => entry,
        None => {
            let last = task.entries[..quarter as usize].iter().rev().find_map(|entry| *entry)?;
            let finished = matches!(task.state, State::Dated(_)) && last.completed.is_some();
            if !finished {
                return None;
            }
            last
        }
    };
    entry.spent_to_date.as_ref().map(|money| money.value)
}

/// What each report of the year, drafts too, states as spent on a task since the year began, in the order of the year; nothing from the
/// cut-off on at which it was withdrawn.
pub fn stated<'a>(year: &AgencyYear<'a>, task: &InForce<'_>) -> impl Iterator<Item = (Slot, &'a Located<i64>)> {
    let closes = |slot: Slot| match slot {
        Slot::Quarter(quarter) => quarter.closes(year.plan.year),
        Slot::Closing => year_end(year.plan.year),
    };
    let in_force = move |slot: &Slot| task.withdrawn_by.is_none_or(|by| closes(*slot) < by.issued.value);
    let said = |slot: Slot| year.entry(year.report(slot)?, task.row, &task.task.id.value)?.spent_to_date.as_ref();
    Slot::ALL.into_iter().filter(in_force).filter_map(move |slot| Some((slot, said(slot)?)))
}

/// Every sum a plan's tasks state, those that amendments add included, estimates and agencies' own money each for itself, from the
/// smallest; zeros are no sums.
pub fn sums(checked: &Checked, plan: &AgencyPlan) -> Vec<i64> {
    let tasks = checked.planned_in(plan).map(|planned| planned.task);
    let stated = tasks.flat_map(|task| [&task.estimate, &task.autonomous]).flatten().map(|money| money.value);
    let mut sums: Vec<i64> = stated.filter(|money| *money > 0).collect();
    sums.sort_unstable();
    sums
}

/// The median of `sums` without one that is `own`, times two so that it stays whole; none unless three others are there.
pub fn twice_median_of_others(sums: &[i64], own: i64) -> Option<i64> {
    let at = sums.binary_search(&own).ok()?;
    let others = sums.len() - 1;
    let other = |index: usize| sums[if index < at { index } else { index + 1 }];
    (others >= 3).then(|| other((others - 1) / 2) + other(others / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_leaves_its_own_sum_out() {
        // Without 12: 4, 6, 20 → 6. Without 6: 4, 12, 20 → 12. With five, without 12: 4, 6, 20, 30 → (6 + 20) / 2 = 13.
        assert_eq!(twice_median_of_others(&[4, 6, 12, 20], 12), Some(12));
        assert_eq!(twice_median_of_others(&[4, 6, 12, 20], 6), Some(24));
        assert_eq!(twice_median_of_others(&[4, 6, 12, 20, 30], 12), Some(26));
        // Two others say nothing, and one of two equals leaves the other.
        assert_eq!(twice_median_of_others(&[4, 6, 12], 12), None);
        assert_eq!(twice_median_of_others(&[4, 4, 4, 9], 4), Some(8));
    }
}
