//! What a meeting has to decide, as far as the figures tell: who has not reported or planned, what nobody took on, what is late without a
//! word, what is proposed.

use super::attention;
use super::completeness::{Completeness, Receipt};
use super::difficulties::{self, Raised};
use super::obligations::{Assessed, Standing};
use super::status::{States, TaskState};
use super::view::View;
use crate::model::agency::Agency;

/// From how many days on a task late without a stated cause is told apart: our convention, the length of a month.
pub const LONG_LATE: i64 = 30;

/// What there is to decide.
#[derive(Clone, Debug)]
pub struct Decisions<'s, 'a> {
    /// The agencies whose report of the period is not counted: missing, a draft, or not usable.
    pub without_report: Vec<&'a Agency>,
    /// The agencies without a usable plan.
    pub without_plan: Vec<&'a Agency>,
    /// The joint obligations that nobody implements.
    pub untaken: Vec<&'s Assessed<'a>>,
    /// How many obligations of single agencies are not in their plans.
    pub not_derived: i64,
    /// The tasks late for [`LONG_LATE`] days or longer without a stated cause, the longest first.
    pub unexplained: Vec<&'s TaskState<'a>>,
    /// The difficulties that come with a proposal.
    pub proposals: Vec<Raised<'s, 'a>>,
}

/// What the view's figures leave to decide.
pub fn decisions<'s, 'a>(
    view: &View<'a>,
    complete: &Completeness<'a>,
    states: &'s States<'a>,
    assessed: &'s [Assessed<'a>],
) -> Decisions<'s, 'a> {
    let open: Vec<&Assessed<'a>> = assessed.iter().filter(|one| one.standing == Standing::NotDerived).collect();
    let (untaken, single): (Vec<_>, Vec<_>) = open.into_iter().partition(|one| one.obligation.is_joint());
    let agencies = || complete.agencies.iter();
    Decisions {
        without_report: agencies().filter(|row| !matches!(row.receipt, Receipt::Counted(_))).map(|row| row.agency).collect(),
        without_plan: agencies().filter(|row| !row.has_plan).map(|row| row.agency).collect(),
        untaken,
        not_derived: i64::try_from(single.len()).unwrap_or(i64::MAX),
        unexplained: attention::unexplained(view, states)
            .into_iter()
            .filter(|task| attention::days_late(task, view.as_of) >= LONG_LATE)
            .collect(),
        proposals: difficulties::of_quarter(view, states, view.period.last)
            .into_iter()
            .filter(|raised| raised.difficulty.proposal.is_some())
            .collect(),
    }
}
