//! Who is obliged to implement which provincial task, and whether their plan does.

use std::collections::HashMap;

use super::view::View;
use crate::model::agency::Agency;
use crate::model::agency_plan::{AgencyPlan, NotApplicable};
use crate::model::bundle::names;
use crate::model::provincial_plan::{Assignment, Coverage, ProvincialTask};

/// A provincial task and those one assignment gives it to.
#[derive(Clone, Debug)]
pub struct Obligation<'a> {
    /// The provincial task.
    pub task: &'a ProvincialTask,
    /// The assignment it rests on.
    pub assignment: &'a Assignment,
    /// One agency, or for a joint obligation all that may meet it.
    pub agencies: Vec<&'a Agency>,
}

impl Obligation<'_> {
    /// Whether one of several may meet it.
    pub fn is_joint(&self) -> bool {
        self.assignment.coverage == Coverage::Any
    }
}

/// Every obligation of the view, by provincial task. A task and agency named by two assignments owe one obligation, resting on the
/// assignment that the text itself makes.
pub fn obligations<'a>(view: &View<'a>) -> Vec<Obligation<'a>> {
    let bundle = view.bundle;
    let mut obligations = Vec::new();
    for task in bundle.plan.tasks.iter().filter(|task| view.area.is_none() || task.area() == view.area) {
        let (each, any): (Vec<&Assignment>, Vec<&Assignment>) =
            task.assignments.iter().partition(|assignment| assignment.coverage == Coverage::Each);
        for assignment in any {
            let agencies: Vec<&Agency> = bundle.expand(&assignment.to).collect();
            if agencies.iter().any(|agency| view.includes(&agency.id.value)) {
                obligations.push(Obligation { task, assignment, agencies });
            }
        }
        let existing = bundle.agencies.iter().filter(|agency| agency.exists_in(bundle.plan.year) && view.includes(&agency.id.value));
        for agency in existing {
            let given = each.iter().filter(|assignment| assignment.to.iter().any(|to| names(&to.value, agency)));
            if let Some(assignment) = given.min_by_key(|assignment| assignment.inferred) {
                obligations.push(Obligation { task, assignment, agencies: vec![agency] });
            }
        }
    }
    obligations
}

/// What a plan says of a provincial task.
#[derive(Clone, Copy, Debug)]
pub enum Derivation<'a> {
    /// Some planned task implements it.
    Derived,
    /// It is declared not applicable.
    NotApplicable(&'a NotApplicable),
    /// Neither.
    NotDerived,
}

/// What a plan, as it is written, says of every provincial task.
#[derive(Clone, Debug)]
pub struct Derivations<'a>(HashMap<&'a str, Derivation<'a>>);

impl<'a> Derivations<'a> {
    /// Reads a plan; an entry left out for another fault still implements what it names. `added` are tasks that amendments add.
    pub fn of(plan: &'a AgencyPlan, added: impl Iterator<Item = &'a str>) -> Self {
        let mut derivations: HashMap<&str, Derivation<'_>> = HashMap::new();
        for entry in &plan.not_applicable {
            derivations.insert(&entry.task.value, Derivation::NotApplicable(entry));
        }
        let written = plan.tasks.iter().flat_map(|task| &task.implements).map(|task| task.value.as_str());
        let left_out = plan.left_out.iter().flat_map(|entry| &entry.implements).map(String::as_str);
        for task in written.chain(left_out).chain(added) {
            derivations.insert(task, Derivation::Derived);
        }
        Self(derivations)
    }

    /// What it says of a task.
    pub fn about(&self, task: &str) -> Derivation<'a> {
        self.0.get(task).copied().unwrap_or(Derivation::NotDerived)
    }
}
