//! Which planned tasks an agency is to speak of in a quarter's report, and what its reports last said of each: drafts too, since what is
//! asked is what its writer must still say.

use chrono::NaiveDate;

use super::in_force::{self, InForce};
use crate::language::is_placeholder;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::Quarter;
use crate::model::quarter_report::{Progress, Slot};

/// A planned task beside a quarter.
#[derive(Clone, Debug)]
pub struct ToReport<'a> {
    /// The task as it is in force on the day asked about.
    pub in_force: InForce<'a>,
    /// Whether the quarter's report is to speak of it.
    pub standing: Standing,
    /// What the quarter's report says of it.
    pub said: Option<&'a Progress>,
    /// The quarter before in which it was last spoken of, and what was said.
    pub before: Option<(Quarter, &'a Progress)>,
}

impl<'a> ToReport<'a> {
    /// The task's name; that of the province's task it implements, where the plan has none yet.
    pub fn name(&self, bundle: &'a Bundle) -> &'a str {
        let own = self.in_force.name;
        if !is_placeholder(own) {
            return own;
        }
        let of_province = self.in_force.task.implements.first().and_then(|first| bundle.plan.task(&first.value));
        of_province.map_or(own, |task| task.name.as_str())
    }
}

/// Whether a report is to speak of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Owed,
    /// It is not: an earlier report of this quarter says that it is done.
    Done(Quarter),
    /// It is not: the task is half-yearly, and this is not its quarter.
    NotItsQuarter,
    /// It is not: an amendment withdrew the task.
    Withdrawn,
}

/// Every planned task of an agency beside a quarter, in the plan's order, as the plan is in force on a day; nothing where the agency has no
/// plan that counts.
pub fn to_report<'a>(checked: &'a Checked, agency: &str, year: i32, quarter: Quarter, on: NaiveDate) -> Vec<ToReport<'a>> {
    let Some(own) = checked.agency_year(agency, year) else { return Vec::new() };
    let tasks = in_force::tasks(checked, own.plan, on);
    let beside = |in_force: InForce<'a>| {
        let said = |quarter: Quarter| own.entry(own.report(Slot::Quarter(quarter))?, in_force.row, &in_force.task.id.value);
        let earlier = Quarter::ALL.into_iter().rev().filter(|earlier| *earlier < quarter);
        let before = earlier.into_iter().find_map(|earlier| Some((earlier, said(earlier)?)));
        let standing = match (in_force.due.schedule(), before) {
            _ if in_force.withdrawn_by.is_some() => Standing::Withdrawn,
            (Some(schedule), _) if !schedule.is_owed_in(quarter) => Standing::NotItsQuarter,
            (None, Some((earlier, entry))) if entry.completed_by(on).is_some() => Standing::Done(earlier),
            _ => Standing::Owed,
        };
        ToReport { said: said(quarter), standing, before, in_force }
    };
    tasks.into_iter().map(beside).collect()
}
