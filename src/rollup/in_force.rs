//! The plan in force on a day: an agency's plan with the amendments issued up to it.

use chrono::NaiveDate;

use crate::model::agency_plan::{AgencyPlan, PlannedTask};
use crate::model::amendment::{Alteration, Amendment};
use crate::model::checked::Checked;
use crate::model::due::Due;
use crate::source::Place;

/// A planned task as it stands on a day.
#[derive(Clone, Debug)]
pub struct InForce<'a> {
    /// The task as the plan or an amendment wrote it.
    pub task: &'a PlannedTask,
    /// Its row in the plan; none for one that an amendment added.
    pub row: Option<usize>,
    /// Its name on that day.
    pub name: &'a str,
    /// Its product on that day.
    pub product: Option<&'a str>,
    /// Its lead on that day.
    pub lead: Option<&'a str>,
    /// Its deadline on that day.
    pub due: Due,
    /// Where that deadline is written: in the plan, or in the amendment that moved it.
    pub due_place: Place,
    /// The deadline it had first, where an amendment moved it.
    pub original_due: Option<Due>,
    /// The amendment that added it.
    pub added_by: Option<&'a Amendment>,
    /// The amendment that withdrew it: it is in no total.
    pub withdrawn_by: Option<&'a Amendment>,
}

impl<'a> InForce<'a> {
    fn of(task: &'a PlannedTask, row: Option<usize>, added_by: Option<&'a Amendment>) -> Self {
        Self {
            task,
            row,
            name: &task.name,
            product: task.product.as_deref(),
            lead: task.lead.as_deref(),
            due: task.due.value,
            due_place: task.due.place,
            original_due: None,
            added_by,
            withdrawn_by: None,
        }
    }
}

/// The tasks of `plan` on `date`, in the plan's order, added ones last; withdrawn ones are marked.
pub fn tasks<'a>(checked: &'a Checked, plan: &'a AgencyPlan, date: NaiveDate) -> Vec<InForce<'a>> {
    let mut tasks: Vec<InForce<'a>> = plan.tasks.iter().enumerate().map(|(row, task)| InForce::of(task, Some(row), None)).collect();
    for (amendment, change) in checked.changes_of(plan).filter(|(amendment, _)| amendment.issued.value <= date) {
        let known = tasks.iter_mut().find(|known| known.task.id.value == change.task.value);
        match (&change.what, known) {
            (Alteration::Add(task), None) => tasks.push(InForce::of(task, None, Some(amendment))),
            (Alteration::Withdraw, Some(known)) => {
                known.withdrawn_by.get_or_insert(amendment);
            }
            (Alteration::Replace { due, name, product, lead }, Some(known)) => {
                if let Some(due) = due {
                    known.original_due.get_or_insert(known.due);
                    known.due = due.value;
                    known.due_place = due.place;
                }
                known.name = name.as_deref().unwrap_or(known.name);
                known.product = product.as_deref().or(known.product);
                known.lead = lead.as_deref().or(known.lead);
            }
            // Adding what is there or changing what is not is a finding of its own; the plan stands as it was.
            (Alteration::Add(_), Some(_)) | (Alteration::Withdraw | Alteration::Replace { .. }, None) => {}
        }
    }
    tasks
}
