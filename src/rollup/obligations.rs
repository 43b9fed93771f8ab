//! Obligations (lượt giao nhiệm vụ) by provincial task: every one is in exactly one state.

use std::collections::{HashMap, HashSet};

use super::cells::Rate;
use super::coverage::{self, Derivation, Derivations, Obligation};
use super::status::{States, TaskState};
use super::view::View;
use crate::model::agency::Agency;

/// The state of an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No planned task implements it.
    NotDerived,
    /// Declared outside the agency's functions, or withdrawn by an amendment.
    NotApplicable,
    /// Being implemented.
    Open,
    /// Some planned task that implements it is past its deadline and not known to be done.
    Overdue,
    /// Every planned task that implements it is done.
    Done,
}

/// An obligation with its state.
#[derive(Clone, Debug)]
pub struct Assessed<'a> {
    /// The obligation.
    pub obligation: Obligation<'a>,
    /// Its state.
    pub standing: Standing,
    /// Those of its agencies whose plans implement it, in protocol order.
    pub taken_by: Vec<&'a Agency>,
}

/// Counts of obligations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// Not derived.
    pub not_derived: i64,
    /// Not applicable.
    pub not_applicable: i64,
    /// Open.
    pub open: i64,
    /// Overdue.
    pub overdue: i64,
    /// Done.
    pub done: i64,
}

impl Standings {
    /// Counts one.
    pub fn add(&mut self, standing: Standing) {
        *match standing {
            Standing::NotDerived => &mut self.not_derived,
            Standing::NotApplicable => &mut self.not_applicable,
            Standing::Open => &mut self.open,
            Standing::Overdue => &mut self.overdue,
            Standing::Done => &mut self.done,
        } += 1;
    }

    /// All of them.
    pub fn total(&self) -> i64 {
        self.derived() + self.not_derived + self.not_applicable
    }

    /// Those that some planned task implements.
    pub fn derived(&self) -> i64 {
        self.open + self.overdue + self.done
    }

    /// Tỷ lệ đã đưa vào kế hoạch: derived / all but those not applicable.
    pub fn derived_share(&self) -> Rate {
        Rate { numerator: self.derived(), denominator: self.derived() + self.not_derived }
    }
}

/// Every obligation of the view with its state, by provincial task; `states` are those of the whole view ([`View::whole`]), since others
/// may meet a joint one.
pub fn assess<'a>(view: &View<'a>, states: &States<'a>) -> Vec<Assessed<'a>> {
    let bundle = view.bundle;
    let (width, height) = (bundle.plan.tasks.len(), bundle.agencies.len());
    let cell = |agency: &str, task: &str| Some(bundle.agency_position(agency)? * width + bundle.plan.task_position(task)?);
    let mut implementing: Vec<Vec<&TaskState<'a>>> = vec![Vec::new(); width * height];
    for task in &states.tasks {
        for implemented in &task.in_force.task.implements {
            if let Some(cell) = cell(task.agency, &implemented.value)
                && !implementing[cell].last().is_some_and(|last| std::ptr::eq(*last, task))
            {
                implementing[cell].push(task);
            }
        }
    }
    let mut withdrawn: HashSet<usize> = HashSet::new();
    for (agency, task) in &states.withdrawn {
        withdrawn.extend(task.task.implements.iter().filter_map(|implemented| cell(agency, &implemented.value)));
    }
    let mut derivations: HashMap<&str, Option<Derivations<'_>>> = HashMap::new();

    coverage::obligations(view)
        .into_iter()
        .map(|obligation| {
            let task = obligation.task.id.value.as_str();
            let mut tasks: Vec<&TaskState<'_>> = Vec::new();
            let mut standings = Vec::new();
            let mut taken_by = Vec::new();
            for &agency in &obligation.agencies {
                let id = agency.id.value.as_str();
                let Some(cell) = cell(id, task) else { continue };
                if !implementing[cell].is_empty() {
                    tasks.extend(&implementing[cell]);
                    taken_by.push(agency);
                    continue;
                }
                let said = derivations
                    .entry(id)
                    .or_insert_with(|| view.checked.plan(id, view.period.year).map(|plan| Derivations::of(plan, std::iter::empty())));
                let standing = match said.as_ref().map(|said| said.about(task)) {
                    _ if withdrawn.contains(&cell) => Standing::NotApplicable,
                    Some(Derivation::NotApplicable(_)) => Standing::NotApplicable,
                    // Derived by an entry that could not be understood, or not looked at in this view: not known to be done.
                    Some(Derivation::Derived) => Standing::Open,
                    Some(Derivation::NotDerived) | None => Standing::NotDerived,
                };
                if standing == Standing::Open {
                    taken_by.push(agency);
                }
                standings.push(standing);
            }
            let standing = if tasks.is_empty() {
                of_none(&standings)
            } else if tasks.iter().any(|task| task.is_past_due(view.as_of)) {
                Standing::Overdue
            } else if tasks.iter().all(|task| task.is_done()) {
                Standing::Done
            } else {
                Standing::Open
            };
            Assessed { obligation, standing, taken_by }
        })
        .collect()
}

/// The state of an obligation that no counted task implements: not applicable only when that is so for all who may meet it.
fn of_none(standings: &[Standing]) -> Standing {
    if standings.contains(&Standing::Open) {
        Standing::Open
    } else if !standings.is_empty() && standings.iter().all(|standing| *standing == Standing::NotApplicable) {
        Standing::NotApplicable
    } else {
        Standing::NotDerived
    }
}
