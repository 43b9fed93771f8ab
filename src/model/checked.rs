//! The model after checking: which of several documents counts, found by agency, year and quarter.
//!
//! Only `check` makes one ([`Checked::seal`]), so no report runs on data that was not checked; a test holds that.

use std::collections::HashMap;

use super::agency_plan::AgencyPlan;
use super::amendment::Amendment;
use super::bundle::Bundle;
use super::quarter_report::{QuarterReport, Slot};
use super::workspace::Workspace;

/// A workspace whose documents were told apart.
#[derive(Debug)]
pub struct Checked {
    workspace: Workspace,
    plans: HashMap<String, HashMap<i32, usize>>,
    reports: HashMap<String, HashMap<(i32, Slot), usize>>,
    amendments: Vec<usize>,
}

impl Checked {
    /// Seals a workspace: `plans` and `reports` are the numbers of the documents that count.
    pub(crate) fn seal(workspace: Workspace, plans: &[usize], reports: &[usize]) -> Self {
        let mut by_plan: HashMap<String, HashMap<i32, usize>> = HashMap::new();
        for &index in plans {
            let plan = &workspace.plans[index];
            by_plan.entry(plan.agency.value.clone()).or_default().insert(plan.year, index);
        }
        let mut by_report: HashMap<String, HashMap<(i32, Slot), usize>> = HashMap::new();
        for &index in reports {
            let report = &workspace.reports[index];
            by_report.entry(report.agency.value.clone()).or_default().insert((report.year, report.slot), index);
        }
        let mut amendments: Vec<usize> = (0..workspace.amendments.len()).collect();
        amendments.sort_by_key(|&index| (workspace.amendments[index].issued, workspace.amendments[index].number.value.clone()));
        Self { workspace, plans: by_plan, reports: by_report, amendments }
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

    /// The report that counts of an agency, year and quarter, drafts included.
    pub fn report(&self, agency: &str, year: i32, slot: Slot) -> Option<&QuarterReport> {
        self.reports.get(agency)?.get(&(year, slot)).map(|&index| &self.workspace.reports[index])
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
