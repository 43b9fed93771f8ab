//! The model after checking: which of several documents counts, found by agency, year and quarter.
//!
//! Only `check` makes one ([`Checked::seal`]), so no report runs on data that was not checked; a test holds that.

use std::collections::HashMap;

use rayon::prelude::*;

use super::agency_plan::AgencyPlan;
use super::amendment::Amendment;
use super::bundle::Bundle;
use super::quarter_report::{Progress, QuarterReport, Slot};
use super::workspace::Workspace;

/// A workspace whose documents were told apart.
#[derive(Debug)]
pub struct Checked {
    workspace: Workspace,
    plans: HashMap<String, HashMap<i32, usize>>,
    reports: HashMap<String, Vec<(i32, Slot, usize)>>,
    amendments: Vec<usize>,
    joined: Vec<Joined>,
}

/// Where each task of a plan stands in the agency's reports, told once for everybody who asks.
#[derive(Debug, Default)]
struct Joined {
    reports: [Option<usize>; SLOTS],
    rows: Vec<[Option<u32>; SLOTS]>,
}

/// Four quarters and the closing state.
const SLOTS: usize = 5;

impl Checked {
    /// Seals a workspace: `plans` and `reports` are the numbers of the documents that count.
    pub(crate) fn seal(mut workspace: Workspace, plans: &[usize], reports: &[usize]) -> Self {
        let mut by_plan: HashMap<String, HashMap<i32, usize>> = HashMap::new();
        for &index in plans {
            let plan = &workspace.plans[index];
            by_plan.entry(plan.agency.value.clone()).or_default().insert(plan.year, index);
        }
        let mut by_report: HashMap<String, Vec<(i32, Slot, usize)>> = HashMap::new();
        for &index in reports {
            let report = &workspace.reports[index];
            by_report.entry(report.agency.value.clone()).or_default().push((report.year, report.slot, index));
        }
        let bundles = &workspace.bundles;
        workspace.reports.par_iter_mut().for_each(|report| {
            if let Some(bundle) = bundles.iter().find(|bundle| bundle.plan.year == report.year) {
                bundle.join(&mut report.in_period);
                bundle.join(&mut report.at_cut_off);
            }
        });
        let mut amendments: Vec<usize> = (0..workspace.amendments.len()).collect();
        amendments.sort_by_key(|&index| (workspace.amendments[index].issued.value, workspace.amendments[index].number.value.clone()));
        let joined = workspace
            .plans
            .par_iter()
            .map(|plan| by_report.get(&plan.agency.value).map_or_else(Joined::default, |reports| join(&workspace, plan, reports)))
            .collect();
        Self { workspace, plans: by_plan, reports: by_report, amendments, joined }
    }

    /// Everything that was read.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The bundle of a year.
    pub fn bundle(&self, year: i32) -> Option<&Bundle> {
        self.workspace.bundle(year)
    }

    /// The plan that counts of an agency and year.
    pub fn plan(&self, agency: &str, year: i32) -> Option<&AgencyPlan> {
        self.plans.get(agency)?.get(&year).map(|&index| &self.workspace.plans[index])
    }

    /// The plans that count of a year, in no order.
    pub fn plans_of(&self, year: i32) -> impl Iterator<Item = &AgencyPlan> {
        self.plans.values().filter_map(move |years| years.get(&year)).map(|&index| &self.workspace.plans[index])
    }

    /// The plan that counts of an agency and year, with its reports.
    pub fn agency_year(&self, agency: &str, year: i32) -> Option<AgencyYear<'_>> {
        let &index = self.plans.get(agency)?.get(&year)?;
        Some(AgencyYear { plan: &self.workspace.plans[index], reports: &self.workspace.reports, joined: &self.joined[index] })
    }

    /// The report that counts of an agency, year and quarter, drafts included.
    pub fn report(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        find(self.reports.get(agency)?, year, slot).map(|index| &self.workspace.reports[index])
    }

    /// The report that counts, once submitted.
    pub fn submitted(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        self.report(agency, year, slot).filter(|report| report.is_submitted())
    }

    /// The amendments in the order they came into force.
    pub fn amendments(&self) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().map(|&index| &self.workspace.amendments[index])
    }
}

/// A plan with the reports of its year that count.
#[derive(Clone, Copy, Debug)]
pub struct AgencyYear<'a> {
    /// The plan.
    pub plan: &'a AgencyPlan,
    reports: &'a [QuarterReport],
    joined: &'a Joined,
}

impl<'a> AgencyYear<'a> {
    /// One of its reports, drafts included.
    pub fn report(&self, slot: Slot) -> Option<&'a QuarterReport> {
        self.joined.reports[slot.index()].map(|index| &self.reports[index])
    }

    /// One of its reports, once submitted.
    pub fn submitted(&self, slot: Slot) -> Option<&'a QuarterReport> {
        self.report(slot).filter(|report| report.is_submitted())
    }

    /// Whether every entry of a report is of a task its plan has: told from the join, for the many reports where it is so.
    pub fn has_all_of(&self, report: &QuarterReport) -> bool {
        let joined = self.report(report.slot).is_some_and(|own| std::ptr::eq(own, report));
        let found = self.joined.rows.iter().filter(|row| row[report.slot.index()].is_some()).count();
        joined && found == report.progress.len()
    }

    /// What a report says of a task: the one in `row` of the plan, or one that an amendment added, by its id.
    pub fn entry(&self, report: &'a QuarterReport, row: Option<usize>, task: &str) -> Option<&'a Progress> {
        // Of two reports of one quarter only the one that counts was joined; the other is searched.
        let joined = self.report(report.slot).is_some_and(|own| std::ptr::eq(own, report));
        match row.filter(|_| joined) {
            None => report.progress_of(task),
            Some(row) => self.joined.rows.get(row)?[report.slot.index()].map(|entry| &report.progress[entry as usize]),
        }
    }
}

/// The report of a year and quarter among an agency's few.
fn find(reports: &[(i32, Slot, usize)], year: i32, slot: Slot) -> Option<usize> {
    reports.iter().find(|(of, own, _)| (*of, *own) == (year, slot)).map(|(_, _, index)| *index)
}

/// Finds each task of `plan` in each report; reports mostly keep the plan's order, so the next entry is tried first.
fn join(workspace: &Workspace, plan: &AgencyPlan, reports: &[(i32, Slot, usize)]) -> Joined {
    let mut joined = Joined { reports: [None; SLOTS], rows: vec![[None; SLOTS]; plan.tasks.len()] };
    for slot in Slot::ALL {
        let Some(index) = find(reports, plan.year, slot) else { continue };
        joined.reports[slot.index()] = Some(index);
        let report = &workspace.reports[index];
        let mut next = 0;
        for (task, row) in plan.tasks.iter().zip(&mut joined.rows) {
            let id = task.id.value.as_str();
            let at = match report.progress.get(next) {
                Some(entry) if entry.task.value == id => Some(next),
                _ => report.by_task.position(&report.progress, Progress::key, id),
            };
            if let Some(at) = at {
                next = at + 1;
                row[slot.index()] = u32::try_from(at).ok();
            }
        }
    }
    joined
}
