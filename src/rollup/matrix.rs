//! Provincial tasks × agencies: where each obligation stands, every one in exactly one cell.
//!
//! An obligation of one agency is a cell of its row. A joint one belongs to nobody's row and has a cell of its own under them; the
//! agencies that take part in it are only marked.

use super::obligations::{Assessed, Standing, Standings};
use super::view::View;
use crate::model::agency::Agency;
use crate::model::provincial_plan::ProvincialTask;

/// The matrix.
#[derive(Clone, Debug)]
pub struct Matrix<'a> {
    /// The columns: the provincial tasks of the view, in the plan's order.
    pub tasks: Vec<&'a ProvincialTask>,
    /// The rows, in protocol order: agencies that owe something, take part in something, or owe a report.
    pub agencies: Vec<Line<'a>>,
    /// The joint obligations, one a cell: more than one line where a task has several.
    pub joint: Vec<Vec<Option<Standing>>>,
}

/// An agency's row.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// A cell a task.
    pub cells: Vec<Share>,
}

/// What a provincial task is to an agency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Where its own obligation stands; none where it has none.
    pub own: Option<Standing>,
    /// Whether it implements a joint obligation.
    pub takes_part: bool,
}

impl Line<'_> {
    /// Its own obligations, counted.
    pub fn standings(&self) -> Standings {
        counted(self.cells.iter().filter_map(|share| share.own))
    }

    /// How many provincial tasks given jointly it takes part in.
    pub fn taken_part(&self) -> i64 {
        self.cells.iter().map(|share| i64::from(share.takes_part)).sum()
    }
}

impl<'a> Matrix<'a> {
    /// Lays obligations out; `assessed` are those of the same view.
    pub fn of(view: &View<'a>, assessed: &[Assessed<'a>]) -> Self {
        let bundle = view.bundle;
        let tasks: Vec<&ProvincialTask> = bundle.plan.tasks.iter().filter(|task| view.area.is_none() || task.area() == view.area).collect();
        let mut rows = vec![vec![Share::default(); tasks.len()]; bundle.agencies.len()];
        let mut joint: Vec<Vec<Option<Standing>>> = Vec::new();
        let place = |task: &str| tasks.iter().position(|known| known.id.value == task);
        for one in assessed {
            let Some(column) = place(&one.obligation.task.id.value) else { continue };
            let row = |agency: &Agency| bundle.agency_position(&agency.id.value);
            if one.obligation.is_joint() {
                let free = joint.iter().position(|line| line[column].is_none()).unwrap_or(joint.len());
                if free == joint.len() {
                    joint.push(vec![None; tasks.len()]);
                }
                joint[free][column] = Some(one.standing);
                for row in one.taken_by.iter().filter_map(|agency| row(agency)) {
                    rows[row][column].takes_part = true;
                }
            } else if let Some(row) = one.obligation.agencies.first().and_then(|agency| row(agency)) {
                rows[row][column].own = Some(one.standing);
            }
        }
        let expected = view.expected();
        let owes_report = |agency: &Agency| expected.iter().any(|own| own.id.value == agency.id.value);
        let shown = |(agency, cells): &(&Agency, Vec<Share>)| {
            let concerned = cells.iter().any(|share| *share != Share::default());
            view.includes(&agency.id.value) && (concerned || owes_report(agency))
        };
        let agencies = bundle.agencies.iter().zip(rows).filter(shown).map(|(agency, cells)| Line { agency, cells }).collect();
        Self { tasks, agencies, joint }
    }

    /// The joint obligations, counted.
    pub fn joint_standings(&self) -> Standings {
        counted(self.joint.iter().flatten().copied().flatten())
    }

    /// Every obligation, counted.
    pub fn total(&self) -> Standings {
        let own = self.agencies.iter().flat_map(|line| line.cells.iter().filter_map(|share| share.own));
        counted(own.chain(self.joint.iter().flatten().copied().flatten()))
    }
}

fn counted(all: impl Iterator<Item = Standing>) -> Standings {
    let mut standings = Standings::default();
    all.for_each(|standing| standings.add(standing));
    standings
}
